//! How long a deal has in the stage it is about to enter, and by which rule.

use leptos::prelude::*;
use meridian_domain::{locale, pipeline::Stage};

use crate::{
    pipeline::desk::Desk,
    ui::{Glyph, Icon},
    words::gate as words,
};

/// The clock of a stage, counted from today, with its legal basis; nothing where it has none.
pub fn clock(desk: Desk, stage: &Stage) -> Option<AnyView> {
    let clock = stage.clock.clone()?;
    let source = clock.source.clone();
    let linked = source.starts_with("https://") || source.starts_with("http://");
    let text = move || {
        let lang = desk.lang.get();
        let day = locale::date_full(lang, clock.due(desk.today.get()));
        let basis = clock.basis.get(lang);
        let since = words::in_force(lang, &locale::date_full(lang, clock.effective_on));
        let told = match clock.working_days {
            true => words::due_working(lang, clock.days, &day, basis),
            false => words::due(lang, clock.days, &day, basis),
        };
        let check = if clock.verified { String::new() } else { format!(" · {}", words::verify(lang)) };
        format!("{told} · {since}{check}")
    };
    let link = linked.then(|| {
        view! {
            <a class="link" href=source target="_blank" rel="noopener noreferrer">
                {move || words::read_source(desk.lang.get())}
            </a>
        }
    });
    Some(
        view! {
            <div class="clockbox">
                <Icon glyph=Glyph::Gavel />
                <span>{text} " " {link}</span>
            </div>
        }
        .into_any(),
    )
}

//! The right panel: the person, the people or the line that is selected, every field a command.

mod about;
mod bulk;
mod fields;
mod fold;
mod knowledge;
mod line;
mod note;
mod person;
mod relations;
mod stance;

use leptos::prelude::*;
use meridian_domain::{stakeholder::Arrangement, time::Date};

use self::{bulk::BulkPanel, fold::provide_folds, line::LinePanel, person::PersonPanel};
pub use self::{fields::Choice, relations::reached};
use super::{
    colleagues::Colleagues,
    quadrants::Quadrants,
    stage::Stage,
    talk::{Everything, MapTalk},
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size},
    words::{common, map},
};

/// What the panel must know beside the map.
#[derive(Clone, Copy)]
pub struct Beside {
    pub colleagues: Colleagues,
    pub today: Date,
    /// Whether sensitive notes are among the records, and not blanked.
    pub may_read_notes: bool,
}

#[component]
pub fn Side(stage: Stage, beside: Beside) -> impl IntoView {
    provide_folds();
    let talk = expect_context::<MapTalk>();
    let one = Memo::new(move |_| {
        stage.selected.with(|selected| (selected.len() == 1).then(|| selected.first().copied()).flatten())
    });
    let many = Memo::new(move |_| stage.selected.with(|selected| selected.len() > 1));
    // Whoever is only taken somewhere else is not asked about: a drag leaves the map its room.
    let away = move || match (one.get(), many.get()) {
        (Some(_), _) => !stage.open.get(),
        (None, true) => false,
        (None, false) => {
            stage.line.get().is_none() && !talk.is_listed() && stage.arrangement.get() != Arrangement::Grid
        }
    };
    view! {
        <aside class="side" aria-label=tr!(map::person) data-open=move || stage.open.get().then_some("")
            data-away=move || away().then_some("")>
            {move || match (one.get(), stage.line.get(), many.get()) {
                (Some(seat), _, _) => view! { <PersonPanel stage beside id=seat/> }.into_any(),
                (None, Some(line), _) => view! { <LinePanel stage id=line/> }.into_any(),
                (None, None, _) if talk.is_listed() => view! { <Everything/> }.into_any(),
                (None, None, true) => view! { <BulkPanel stage/> }.into_any(),
                (None, None, false) if stage.arrangement.get() == Arrangement::Grid => view! { <Quadrants stage/> }.into_any(),
                (None, None, false) => ().into_any(),
            }}
        </aside>
    }
}

#[component]
fn Close(stage: Stage) -> impl IntoView {
    view! {
        <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=tr!(common::close)
            on_press=move |_| { stage.open.set(false); stage.line.set(None); stage.select([]); }/>
    }
}

//! A day of the calendar and what is due on it. Each opens its deal.

use leptos::prelude::*;
use meridian_domain::{
    id::DealId,
    locale,
    pipeline::{
        Deal,
        query::{DeadlineKind, Month},
    },
    time::Date,
};

use super::{super::desk::Desk, Due};
use crate::{
    ui::{Glyph, Icon},
    words::{common, views as words},
};

/// What a day shows before it is unfolded.
const FEW: usize = 3;

const fn glyph(kind: DeadlineKind) -> Glyph {
    match kind {
        DeadlineKind::Expected => Glyph::Flag,
        DeadlineKind::NextStep => Glyph::Arrow,
        DeadlineKind::Committee => Glyph::Users,
        DeadlineKind::TenderNotice | DeadlineKind::TenderBids | DeadlineKind::TenderOpening => Glyph::Gavel,
    }
}

#[component]
pub(super) fn Day(
    desk: Desk,
    on: Date,
    month: Memo<Month>,
    due: Memo<Due>,
    at: RwSignal<Date>,
    unfolded: RwSignal<Option<Date>>,
) -> impl IntoView {
    let mine = Memo::new(move |_| due.with(|due| due.get(&on).cloned()).unwrap_or_default());
    let all = move || unfolded.get() == Some(on);
    let shown = move || {
        let mut list = mine.get();
        // One more line than the button that would hide it takes no more room.
        if !all() && list.len() > FEW + 1 {
            list.truncate(FEW);
        }
        list
    };
    let left = move || mine.with(Vec::len) - shown().len();
    let today = move || desk.today.get() == on;
    let label = move || {
        let lang = desk.lang.get();
        let day = locale::date_full(lang, on);
        let day = if today() { format!("{day}, {}", common::today(lang)) } else { day };
        match mine.with(Vec::len) {
            0 => day,
            n => format!("{day}, {}", words::due(lang, n)),
        }
    };
    view! {
        <td
            role="gridcell"
            data-day=on.to_string()
            data-other=move || (Month::of(on) != month.get()).then_some("")
            data-empty=move || mine.with(Vec::is_empty).then_some("")
            aria-current=move || today().then_some("date")
            tabindex=move || if at.get() == on { "0" } else { "-1" }
            on:focus=move |_| at.set(on)
        >
            <span class="vh">{label}</span>
            <span class="on" aria-hidden="true">{on.day()}</span>
            <span class="full" aria-hidden="true">{move || locale::date_full(desk.lang.get(), on)}</span>
            <ul>
                <For each=shown key=|one| *one let:one>
                    <Deadline desk kind=one.0 id=one.1 on/>
                </For>
            </ul>
            {move || {
                (left() > 0)
                    .then(|| {
                        view! {
                            <button type="button" class="more" tabindex="-1" on:click=move |_| unfolded.set(Some(on))>
                                {move || words::and_others(desk.lang.get(), left())}
                            </button>
                        }
                    })
            }}
        </td>
    }
}

#[component]
fn Deadline(desk: Desk, kind: DeadlineKind, id: DealId, on: Date) -> impl IntoView {
    let deal = desk.rooms.record::<Deal>(id);
    let title = move || {
        deal.with(|deal| deal.as_ref().map(|deal| deal.title.get(desk.lang.get()).to_owned())).unwrap_or_default()
    };
    let account = move || {
        let account = deal.with(|deal| deal.as_ref().and_then(|deal| deal.account))?;
        desk.directory.with(|names| names.accounts.get(&account).map(|name| name.get(desk.lang.get()).to_owned()))
    };
    let told = move || {
        let step = deal.with(|deal| deal.as_ref().map(|deal| deal.next_step.clone())).unwrap_or_default();
        let word = match kind {
            DeadlineKind::NextStep if !step.is_empty() => step,
            kind => words::deadline(desk.lang.get(), kind).to_owned(),
        };
        [Some(word), Some(title()), account()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let late = move || (desk.today.get() > on).then_some("alarm");
    view! {
        <li>
            <button
                type="button"
                class=late
                tabindex="-1"
                data-deal=id.to_string()
                data-kind=kind.field()
                title=told
                aria-label=told
                on:click=move |_| desk.open_deal(id)
            >
                <Icon glyph=glyph(kind) small=true/>
                <span class="clip">{title}</span>
            </button>
        </li>
    }
}

//! What to look at first: the accounts that stand badly or where something has turned, each with why.

use leptos::prelude::*;
use meridian_domain::{
    health::portfolio::{Portfolio, PortfolioRow},
    id::AccountId,
    locale,
};

use super::{
    drill::Drill,
    rows::{Picks, warned},
};
use crate::{
    live::Rooms,
    tr,
    ui::{BandMark, Button, Kind},
    words::{use_lang, watch as words},
};

/// Warnings in the list before somebody asks for more.
const FIRST: usize = 8;

#[component]
pub(super) fn Warnings(list: StoredValue<Portfolio>, picks: Picks, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let places = Memo::new(move |_| picks.choice.with(|choice| list.with_value(|list| warned(list, choice))));
    let most = RwSignal::new(FIRST);
    let count = move || places.with(Vec::len);
    let others = move || {
        let chosen = picks.chosen.get();
        let shown = places.get().into_iter().filter_map(|at| {
            list.with_value(|list| list.rows.get(at).filter(|row| Some(row.account) != chosen).map(Warning::of))
        });
        shown.take(most.get()).map(|warning| view! { <Line_ warning picks/> }).collect_view()
    };
    let drilled = move || {
        let chosen = picks.chosen.get()?;
        let row = list.with_value(|list| list.rows.iter().find(|row| row.account == chosen).cloned())?;
        let today = list.with_value(|list| list.today);
        Some(view! { <Drill row today rooms/> })
    };
    view! {
        <section class="warn" aria-labelledby="warnings">
            <div class="head">
                <h2 id="warnings">{tr!(words::warnings)} " " <span class="count">{count}</span></h2>
            </div>
            {drilled}
            {move || (count() == 0).then(|| view! {
                <p class="none"><b>{tr!(words::no_warnings)}</b> <br/> <span class="meta">{tr!(words::no_warnings_hint)}</span></p>
            })}
            <ul class="wlist">{others}</ul>
            {move || {
                let left = count().saturating_sub(most.get() + 1);
                (left > 0).then(|| view! {
                    <Button kind=Kind::Quiet on_press=move |_| most.update(|most| *most += FIRST)>
                        {move || words::more_rows(lang.get(), left.min(FIRST))}
                    </Button>
                })
            }}
        </section>
    }
}

/// An account in the list.
struct Warning {
    account: AccountId,
    row: PortfolioRow,
}

impl Warning {
    fn of(row: &PortfolioRow) -> Self {
        Self { account: row.account, row: row.clone() }
    }
}

#[component]
fn Line_(warning: Warning, picks: Picks) -> impl IntoView {
    let lang = use_lang();
    let Warning { account, row } = warning;
    let Some(standing) = row.standing.clone() else { return ().into_any() };
    let (name, band) = (row.name.clone(), standing.band);
    let score = standing.score.map_or_else(|| locale::ABSENT.to_owned(), |score| locale::decimal(score, 0));
    let change = row.change(false).map(|change| locale::signed(change, 0));
    let (alert, reason) = (standing.alerts.first().cloned(), standing.reasons.first().cloned());
    let told = move || {
        let lang = lang.get();
        let alert = alert.as_ref().map(|alert| words::sign(lang, &alert.sign));
        let reason = reason.as_ref().map(|reason| words::reason(lang, reason));
        // Both often say the same: once is enough.
        let mut lines: Vec<String> = alert.into_iter().chain(reason).collect();
        lines.dedup();
        lines.into_iter().map(|line| view! { <span class="why">{line}</span> }).collect_view()
    };
    view! {
        <li>
            <button type="button" on:click=move |_| picks.chosen.set(Some(account))>
                <BandMark band/>
                <b class="clip">{move || name.get(lang.get()).to_owned()}</b>
                <span class="meta nowrap">
                    {score} {change.map(|change| view! { " · " {move || words::change_6(lang.get(), &change)} })}
                </span>
                {told}
            </button>
        </li>
    }
    .into_any()
}

//! What all accounts come to.

use leptos::prelude::*;
use meridian_domain::{
    health::{
        Band,
        portfolio::{Portfolio, PortfolioRow, RollUp},
    },
    locale,
};

use super::rows::Picks;
use crate::{
    tr,
    ui::BandMark,
    words::{use_lang, watch as words},
};

#[component]
pub(super) fn Sums(list: StoredValue<Portfolio>, picks: Picks) -> impl IntoView {
    let lang = use_lang();
    // The sum of those that are shown: who filters asks about them.
    let sum = Memo::new(move |_| {
        picks.choice.with(|choice| {
            list.with_value(|list| {
                let past = list.week.is_some();
                let rows: Vec<&PortfolioRow> = list.rows.iter().filter(|row| choice.takes(row, past)).collect();
                (RollUp::of(rows.iter().copied(), past), rows.len())
            })
        })
    });
    let figure =
        move |value: Option<f64>| value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 0));
    let count = move |band: Band| {
        sum.with(|(sum, _)| match band {
            Band::Red => sum.bad,
            Band::Amber => sum.watch,
            Band::Green => sum.good,
        })
    };
    view! {
        <div class="vitals">
            <div class="vital">
                <span class="k">
                    {move || if sum.with(|(sum, _)| sum.by_sales) { words::mean_by_sales(lang.get()) } else { words::mean_plain(lang.get()) }}
                </span>
                <span class="v">
                    {move || figure(sum.with(|(sum, _)| sum.mean))}
                    <span class="d">{move || words::index(lang.get(), &figure(sum.with(|(sum, _)| sum.index)))}</span>
                </span>
            </div>
            <div class="vital">
                <span class="k">{tr!(words::bands)}</span>
                <span class="v counts">
                    {[Band::Red, Band::Amber, Band::Green]
                        .map(|band| view! { <BandMark band=Some(band)/> <span>{move || count(band)}</span> })
                        .collect_view()}
                </span>
            </div>
            <div class="vital">
                <span class="k">{tr!(words::overdue)}</span>
                <span class="v">
                    {move || sum.with(|(sum, _)| sum.overdue)}
                    <span class="d">{move || words::overdue_people(lang.get(), sum.with(|(sum, _)| sum.overdue_people))}</span>
                </span>
            </div>
            <div class="vital">
                <span class="k">{tr!(crate::words::shell::accounts)}</span>
                <span class="v">{move || sum.with(|(_, count)| *count)}</span>
            </div>
        </div>
    }
}

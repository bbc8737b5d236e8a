//! The strip over the board: what all open columns of the filter come to.

use leptos::prelude::*;
use meridian_domain::{locale, money::Money, pipeline::StageKind};

use super::desk::Desk;
use crate::{
    tr,
    ui::{Glyph, Icon},
    words::board as words,
};

/// Count, sum and weighted sum of the open stages.
#[component]
pub fn Totals(desk: Desk) -> impl IntoView {
    let totals = Memo::new(move |_| {
        desk.lanes().into_iter().fold((0, 0, 0, 0), |(count, sum, weighted, left), lane| {
            lane.head.with(|head| match head.stage.kind {
                StageKind::Open => {
                    (count + head.count, sum + head.sum, weighted + head.weighted, left + head.unconverted)
                }
                _ => (count, sum, weighted, left),
            })
        })
    });
    let money = move |minor| locale::money(desk.lang.get(), Money::new(minor, desk.reporting));
    view! {
        <div class="totals">
            <span>
                <span class="k">{tr!(words::open_in_filter)}</span>
                <span class="v">{move || words::deals(desk.lang.get(), usize::try_from(totals.get().0).unwrap_or(0))}</span>
            </span>
            <span>
                <span class="k">{tr!(words::sum)}</span>
                <span class="v">{move || money(totals.get().1)}</span>
            </span>
            <span>
                <span class="k">{tr!(words::weighted)}</span>
                <span class="v">{move || money(totals.get().2)}</span>
            </span>
            <span class="rate">
                <Icon glyph=Glyph::Coins small=true />
                {move || match totals.get().3 {
                    0 => words::in_currency(desk.lang.get(), desk.reporting.code()),
                    left => words::without_rate(desk.lang.get(), left),
                }}
            </span>
        </div>
    }
}

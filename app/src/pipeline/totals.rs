//! The strip over the board: what all open columns of the filter come to.

use leptos::prelude::*;
use meridian_domain::{locale, money::Money, pipeline::StageKind};

use super::desk::Desk;
use crate::{
    tr,
    ui::{Glyph, Icon, Tag},
    words::board as words,
};

/// Count, sum and weighted sum of the open stages; of a pipeline that is archived, that it is.
#[component]
pub fn Totals(desk: Desk, archived: bool) -> impl IntoView {
    let totals = Memo::new(move |_| {
        desk.heads.with(|heads| {
            heads.iter().filter(|head| head.stage.kind == StageKind::Open).fold((0, 0, 0, 0), |all, head| {
                (all.0 + head.count, all.1 + head.sum, all.2 + head.weighted, all.3 + head.unconverted)
            })
        })
    });
    let money = move |minor| locale::money(desk.lang.get(), Money::new(minor, desk.reporting));
    view! {
        <div class="totals">
            {archived.then(|| view! { <span role="note" title=tr!(words::archived_about)><Tag>{tr!(words::archived)}</Tag></span> })}
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

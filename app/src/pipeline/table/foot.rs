//! What the whole filter comes to, from the database, whatever of it has been read.

use leptos::prelude::*;
use meridian_domain::{locale, money::Money, pipeline::view::Sum};

use super::super::desk::Desk;
use crate::{
    tr,
    words::{board, views as words},
};

#[component]
pub(super) fn Foot(desk: Desk) -> impl IntoView {
    let total = Memo::new(move |_| {
        desk.heads.with(|heads| {
            heads.iter().fold(Sum::default(), |all, head| Sum {
                count: all.count + head.count,
                sum: all.sum.saturating_add(head.sum),
                weighted: all.weighted.saturating_add(head.weighted),
                unconverted: all.unconverted + head.unconverted,
            })
        })
    });
    let money = move |minor| locale::money(desk.lang.get(), Money::new(minor, desk.reporting));
    view! {
        <p class="foot" role="status">
            <span class="k">{tr!(words::total)}</span>
            <span class="v" data-total="count">{move || board::deals(desk.lang.get(), usize::try_from(total.get().count).unwrap_or(0))}</span>
            <span class="k">{tr!(board::sum)}</span>
            <span class="v" data-total="sum">{move || money(total.get().sum)}</span>
            <span class="k">{tr!(board::weighted)}</span>
            <span class="v" data-total="weighted">{move || money(total.get().weighted)}</span>
            {move || {
                let left = total.get().unconverted;
                (left > 0).then(|| view! { <span class="meta">{board::without_rate(desk.lang.get(), left)}</span> })
            }}
        </p>
    }
}

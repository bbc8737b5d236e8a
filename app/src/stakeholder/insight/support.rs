//! How the weight of the room leans.

use leptos::prelude::*;

use super::{Reading, reasons};
use crate::{
    tr,
    ui::{Asks, support::signed},
    words::map,
};
use meridian_domain::locale;

use super::super::stage::Stage;

/// The weighted support index, and how many stand where.
#[component]
pub fn Support(stage: Stage, reading: Reading) -> impl IntoView {
    let support = Memo::new(move |_| reading.now.with(|insight| insight.support.clone()));
    let figure = move || {
        support.with(|support| support.value.map_or(locale::ABSENT.to_owned(), |value| locale::decimal(value, 1)))
    };
    let mark = move || support.with(|support| 100.0 + support.value.unwrap_or_default());
    let spread = move || {
        let count = |value| {
            reading
                .facts
                .with(|facts| facts.nodes.iter().filter(|node| !node.monitor && node.support == Some(value)).count())
        };
        let one = |value: i8| {
            view! { <span><span class="sup" data-v=value.to_string()>{signed(Some(value))}</span>{count(value)}</span> }
        };
        [2, 1, 0, -1, -2].into_iter().map(one).collect_view()
    };
    view! {
        <div>
            <span class="k">{tr!(map::support_index)}</span>
            <span class="v">
                <Asks id="map-wsi" about=tr!(map::support_index) explain=move || reasons(stage, support.get(), tr!(map::support_index))>
                    {figure}
                </Asks>
            </span>
            <svg class="wsig" width="100%" height="14" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
                <rect class="f-s3" x="0" y="5" width="200" height="3"/>
                <path class="k-ink3" d="M100 1v11"/>
                <circle class="f-ink" cx=mark cy="6.5" r="3.5"/>
            </svg>
            <div class="distb">{spread}</div>
        </div>
    }
}

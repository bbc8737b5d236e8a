//! Where a score is heading, as an arrow with its figure.

use leptos::prelude::*;
use meridian_domain::health::{Direction, Trend};

use crate::words::{common, use_lang};

/// `↓ 1.4/周`: points a week; nothing while too few snapshots are there.
#[component]
pub fn TrendMark(#[prop(into)] trend: Signal<Option<Trend>>) -> impl IntoView {
    let lang = use_lang();
    move || {
        trend.get().map(|trend| {
            let points = format!("{:.1}", trend.slope.abs());
            let (arrow, name) = match trend.direction {
                Direction::Up => ("↑", common::trend_up(lang.get(), points.clone())),
                Direction::Down => ("↓", common::trend_down(lang.get(), points.clone())),
                Direction::Level => ("→", common::trend_flat(lang.get()).to_owned()),
            };
            view! {
                <span class="trend" role="img" aria-label=name>
                    {arrow}
                    " "
                    {common::per_week(lang.get(), points)}
                </span>
            }
        })
    }
}

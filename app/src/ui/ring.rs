//! Coverage as a ring of four quarters.

use leptos::prelude::*;

use crate::words::{map, use_lang};

/// Coverage from 0 (unknown) to 4 (in-depth).
#[component]
pub fn CoverageRing(#[prop(into)] coverage: Signal<u8>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <svg class="ring" viewBox="0 0 16 16" role="img" aria-label=move || map::coverage_name(lang.get(), coverage.get())>
            {(0..4_u8)
                .map(|quarter| {
                    view! { <path class=move || if quarter < coverage.get() { "cov" } else { "cov0" } d=arc(quarter, 8.0, 8.0, 6.5, 8.0)/> }
                })
                .collect_view()}
        </svg>
    }
}

/// A quarter of a circle, clockwise from the top, with a gap of `gap` degrees on either side.
#[must_use]
pub fn arc(quarter: u8, cx: f64, cy: f64, radius: f64, gap: f64) -> String {
    let point = |degrees: f64| {
        let angle = (degrees - 90.0).to_radians();
        (cx + radius * angle.cos(), cy + radius * angle.sin())
    };
    let start = f64::from(quarter) * 90.0;
    let (x0, y0) = point(start + gap);
    let (x1, y1) = point(start + 90.0 - gap);
    format!("M{x0:.1} {y0:.1}A{radius} {radius} 0 0 1 {x1:.1} {y1:.1}")
}

#[cfg(test)]
mod tests {
    use super::arc;

    #[test]
    fn the_first_quarter_runs_from_the_top_to_the_right() {
        // The ring of a person's card in the drawings.
        assert_eq!(arc(0, 26.0, 25.0, 16.0, 7.5), "M28.1 9.1A16 16 0 0 1 41.9 22.9");
    }
}

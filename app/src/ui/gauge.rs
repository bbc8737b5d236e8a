//! A gauge: a score on its three bands, half a circle.

use leptos::{prelude::*, text_prop::TextProp};

const CX: f64 = 60.0;
const CY: f64 = 60.0;

/// A score from 0 to 100; `None` shows a dash and no needle.
#[component]
pub fn Gauge(#[prop(into)] label: TextProp, #[prop(into)] score: Signal<Option<f64>>) -> impl IntoView {
    view! {
        <svg class="gauge" viewBox="0 0 120 72" role="img" aria-label=move || label.get()>
            <path class="no-fill g-bad" stroke-width=6 d=arc(0.0, 33.0)/>
            <path class="no-fill g-watch" stroke-width=6 d=arc(34.5, 65.5)/>
            <path class="no-fill g-good" stroke-width=6 d=arc(67.0, 100.0)/>
            {move || score.get().map(|score| view! { <path class="k-ink" stroke-width=2.5 d=needle(score)/> })}
            <text class="t-mid t-ink t-b big" x=60 y=62>
                {move || score.get().map_or_else(|| "—".to_owned(), |score| format!("{score:.0}"))}
            </text>
        </svg>
    }
}

fn point(score: f64, radius: f64) -> (f64, f64) {
    let angle = (180.0 + 1.8 * score.clamp(0.0, 100.0)).to_radians();
    (CX + radius * angle.cos(), CY + radius * angle.sin())
}

fn arc(from: f64, to: f64) -> String {
    let ((x0, y0), (x1, y1)) = (point(from, 46.0), point(to, 46.0));
    format!("M{x0:.1} {y0:.1}A46 46 0 0 1 {x1:.1} {y1:.1}")
}

fn needle(score: f64) -> String {
    let ((x0, y0), (x1, y1)) = (point(score, 34.0), point(score, 52.0));
    format!("M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_points_straight_up() {
        assert_eq!(needle(50.0), "M60.0 26.0L60.0 8.0");
    }

    #[test]
    fn the_scale_runs_from_left_to_right() {
        assert_eq!(arc(0.0, 100.0), "M14.0 60.0A46 46 0 0 1 106.0 60.0");
    }
}

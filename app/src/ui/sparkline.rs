//! A sparkline: where a figure came from, on 72 × 20 px.

use leptos::prelude::*;

const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 20.0;

/// The last values of a figure, oldest first; `base` is a level to compare with. Silent for screen
/// readers: the figure and its change stand beside it. Fewer than two values draw nothing.
#[component]
pub fn Sparkline(#[prop(into)] values: Signal<Vec<f64>>, #[prop(optional, into)] base: Option<f64>) -> impl IntoView {
    move || {
        let line = points(&values.get(), base)?;
        let &(x, y) = line.points.last()?;
        let path = line.points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
        Some(view! {
            <svg class="spark" viewBox="0 0 72 20" width=72 height=20 aria-hidden="true">
                {line.base.map(|y| view! { <line class="base" x1=0 x2=72 y1=rounded(y) y2=rounded(y)/> })}
                <polyline class="l" points=path/>
                <circle class="e" cx=rounded(x) cy=rounded(y) r=2/>
            </svg>
        })
    }
}

struct Line {
    points: Vec<(f64, f64)>,
    base: Option<f64>,
}

fn points(values: &[f64], base: Option<f64>) -> Option<Line> {
    let known: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    if known.len() < 2 {
        return None;
    }
    let (low, high) = known.iter().chain(&base).fold((f64::MAX, f64::MIN), |(low, high), &v| (low.min(v), high.max(v)));
    let span = high - low;
    // 3 px of air above and below, room for the last dot; a level line runs through the middle.
    let y = |v: f64| if span > 0.0 { HEIGHT - 3.0 - (v - low) / span * (HEIGHT - 6.0) } else { HEIGHT / 2.0 };
    let step = (WIDTH - 6.0) / (known.len() - 1) as f64;
    let points = known.iter().enumerate().map(|(i, &v)| (2.0 + step * i as f64, y(v))).collect();
    Some(Line { points, base: base.map(y) })
}

fn rounded(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_value_is_at_the_top_and_the_last_at_the_right() {
        let line = points(&[1.0, 3.0, 2.0], None).unwrap();
        assert_eq!(line.points, [(2.0, 17.0), (35.0, 3.0), (68.0, 10.0)]);
    }

    #[test]
    fn a_level_figure_is_a_level_line() {
        let line = points(&[5.0, 5.0], Some(5.0)).unwrap();
        assert_eq!(line.base, Some(10.0));
        assert!(line.points.iter().all(|&(_, y)| y == 10.0));
    }

    #[test]
    fn one_value_is_no_line() {
        assert!(points(&[5.0, f64::NAN], None).is_none());
    }
}

//! What was said against what came, as a picture.

use leptos::prelude::*;
use meridian_domain::pipeline::history::Decile;

use crate::{tr, words::forecast as words};

const SIZE: f64 = 220.0;
const EDGE: f64 = 28.0;
const SIDE: f64 = SIZE - 2.0 * EDGE;

/// A point of the picture, with the reach of its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Dot {
    x: f64,
    y: f64,
    /// Top and bottom of the interval.
    reach: (f64, f64),
}

fn x(share: f64) -> f64 {
    ((EDGE + share * SIDE) * 10.0).round() / 10.0
}

fn y(share: f64) -> f64 {
    ((SIZE - EDGE - share * SIDE) * 10.0).round() / 10.0
}

fn dots(deciles: &[Decile]) -> Vec<Dot> {
    let dot = |decile: &Decile| {
        let (said, came, interval) = (decile.predicted?, decile.won?, decile.interval?);
        Some(Dot { x: x(said), y: y(came), reach: (y(interval.high), y(interval.low)) })
    };
    deciles.iter().filter_map(dot).collect()
}

/// The dots and the diagonal; the table beside says the same.
#[component]
pub fn Reliability(deciles: Vec<Decile>) -> impl IntoView {
    let dots = dots(&deciles);
    let label = |share: f64| format!("{}%", (share * 100.0) as i64);
    view! {
        <svg
            class="reliability"
            width=SIZE
            height=SIZE
            viewBox=format!("0 0 {SIZE} {SIZE}")
            role="img"
            aria-label=tr!(words::reliability)
        >
            <path class="k-line3" fill="none" d=format!("M{0} {0}V{1}H{1}", EDGE, SIZE - EDGE)/>
            <path class="diagonal" d=format!("M{} {}L{} {}", x(0.0), y(0.0), x(1.0), y(1.0))/>
            {[0.0, 0.5, 1.0]
                .map(|share| view! {
                    <text class="t-mid" x=x(share) y=SIZE - EDGE + 16.0>{label(share)}</text>
                    <text class="t-end" x=EDGE - 4.0 y=y(share) + 4.0>{label(share)}</text>
                })
                .collect_view()}
            {dots
                .into_iter()
                .map(|dot| view! {
                    <path class="k-ink3" d=format!("M{} {}V{}", dot.x, dot.reach.0, dot.reach.1)/>
                    <circle class="f-ink" cx=dot.x cy=dot.y r="3.5"/>
                })
                .collect_view()}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::history::Interval;

    use super::*;

    #[test]
    fn only_tenths_with_predictions_are_drawn() {
        let none = Decile { from_percent: 0, predictions: 0, deals: 0, predicted: None, won: None, interval: None };
        let interval = Some(Interval { low: 0.25, high: 0.75 });
        let some = Decile { predicted: Some(0.5), won: Some(0.5), interval, predictions: 4, deals: 4, ..none };
        let dots = dots(&[none, some]);
        assert_eq!(dots, [Dot { x: SIZE / 2.0, y: SIZE / 2.0, reach: (y(0.75), y(0.25)) }]);
        assert_eq!((x(0.0), y(0.0)), (EDGE, SIZE - EDGE));
    }
}

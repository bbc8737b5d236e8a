//! A waterfall: from where one starts, through what each part adds, to the figure.

use leptos::{prelude::*, text_prop::TextProp};

/// One step of a waterfall.
#[derive(Clone, Debug, PartialEq)]
pub struct Fall {
    /// What stands under the bar.
    pub label: String,
    /// What it adds, in the unit of the figure.
    pub by: f64,
}

const BAR: f64 = 32.0;
/// Wide enough for “Relationship”.
const PITCH: f64 = 76.0;
const TOP: f64 = 14.0;
const GROUND: f64 = 78.0;

/// `start`, then the falls, then where they end. The figures stand above the bars, so the drawing
/// says nothing a reader of `label` and the table beside it would miss.
#[component]
pub fn Waterfall(
    /// What the drawing says in words.
    #[prop(into)]
    label: TextProp,
    /// Names of the first and the last bar.
    #[prop(into)]
    ends: Signal<(String, String)>,
    start: f64,
    #[prop(into)] falls: Signal<Vec<Fall>>,
) -> impl IntoView {
    let width = move || PITCH * (falls.with(Vec::len) + 2) as f64;
    view! {
        <svg
            class="waterfall"
            width=width
            viewBox=move || format!("0 0 {} 100", width())
            role="img"
            aria-label=move || label.get()
        >
            {move || {
                let (first, last) = ends.get();
                let falls = falls.get();
                bars(start, &falls)
                    .into_iter()
                    .enumerate()
                    .map(|(i, bar)| {
                        let x = (PITCH - BAR) / 2.0 + PITCH * i as f64;
                        let word = match i {
                            0 => first.clone(),
                            i if i > falls.len() => last.clone(),
                            i => falls[i - 1].label.clone(),
                        };
                        view! {
                            <rect class=bar.class x=x y=bar.top width=BAR height=bar.height/>
                            <text class="t-mid t-ink2" x=x + BAR / 2.0 y=(bar.top - 3.0).max(10.0)>{bar.figure}</text>
                            <text class="t-mid" x=x + BAR / 2.0 y=94>{word}</text>
                        }
                    })
                    .collect_view()
            }}
        </svg>
    }
}

struct Bar {
    class: &'static str,
    top: f64,
    height: f64,
    figure: String,
}

fn bars(start: f64, falls: &[Fall]) -> Vec<Bar> {
    let mut levels = vec![start];
    for fall in falls {
        levels.push(levels.last().copied().unwrap_or(start) + fall.by);
    }
    let (low, high) = levels.iter().fold((0.0_f64, 0.0_f64), |(low, high), &v| (low.min(v), high.max(v)));
    let span = if high > low { high - low } else { 1.0 };
    let y = |v: f64| GROUND - (v - low) / span * (GROUND - TOP);
    let bar = |class, from: f64, to: f64, figure| {
        let (upper, lower) = (y(from).min(y(to)), y(from).max(y(to)));
        Bar { class, top: tenth(upper), height: tenth((lower - upper).max(1.0)), figure }
    };
    let mut bars = vec![bar("f-ink3", 0.0, start, format!("{start:.1}"))];
    for (fall, pair) in falls.iter().zip(levels.windows(2)) {
        let class = if fall.by < 0.0 { "f-alarm" } else { "f-accent" };
        bars.push(bar(class, pair[0], pair[1], by(fall.by)));
    }
    let end = levels.last().copied().unwrap_or(start);
    bars.push(bar("f-ink", 0.0, end, format!("{end:.1}")));
    bars
}

/// `+3.5`, `−0.8`.
fn by(value: f64) -> String {
    if value < 0.0 { format!("−{:.1}", -value) } else { format!("+{value:.1}") }
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fall(by: f64) -> Fall {
        Fall { label: String::new(), by }
    }

    #[test]
    fn it_ends_where_the_parts_add_up() {
        let bars = bars(50.0, &[fall(3.5), fall(6.2), fall(1.2), fall(-0.8)]);
        assert_eq!(bars.len(), 6);
        assert_eq!(bars[5].figure, "60.1");
        assert_eq!(bars[4].figure, "−0.8");
        assert_eq!(bars[4].class, "f-alarm");
    }

    #[test]
    fn each_bar_starts_where_the_last_one_stopped() {
        let bars = bars(50.0, &[fall(10.0), fall(20.0)]);
        assert!((bars[0].top - (bars[1].top + bars[1].height)).abs() < 0.2);
        assert!((bars[1].top - (bars[2].top + bars[2].height)).abs() < 0.2);
    }
}

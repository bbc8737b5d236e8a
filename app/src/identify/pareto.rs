//! The largest buyers as bars under the line of what they come to together.

use leptos::prelude::*;
use meridian_domain::classify::{
    Abc,
    view::{Bar, IdentifyView, Only},
};

use super::address::{Address, href};
use crate::{
    tr,
    words::{identify as words, use_lang},
};

const HEIGHT: f64 = 220.0;
const TOP: f64 = 12.0;
const GROUND: f64 = 200.0;
const PITCH: f64 = 22.0;
const BAR: f64 = 14.0;

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

/// Height of each bar, and the points of the line, in pixels.
fn drawn(bars: &[Bar]) -> (Vec<f64>, Vec<(f64, f64)>) {
    let highest = bars.iter().map(|bar| bar.amount).max().filter(|most| *most > 0).unwrap_or(1) as f64;
    let tall = |share: f64| tenth(share.clamp(0.0, 1.0) * (GROUND - TOP));
    let heights = bars.iter().map(|bar| tall(bar.amount as f64 / highest)).collect();
    let middle = |at: usize| tenth(PITCH * (at as f64 + 0.5));
    let line = bars.iter().enumerate().map(|(at, bar)| (middle(at), tenth(GROUND - tall(bar.cumulative)))).collect();
    (heights, line)
}

/// The chart; each bar leads to the buyer's lines, each class to its buyers. The list below says the same.
#[component]
pub(super) fn Pareto(view: StoredValue<IdentifyView>, address: Address) -> impl IntoView {
    let lang = use_lang();
    let (bars, classes) = view.with_value(|view| (view.bars.clone(), view.whole.classes));
    let (heights, line) = drawn(&bars);
    let width = (PITCH * bars.len() as f64).max(PITCH);
    let path: String = line.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let query = address.query.get_untracked();
    let borders = [0.8, 0.95].map(|share| tenth(GROUND - share * (GROUND - TOP)));
    view! {
        <ul class="key">
            {[(Abc::A, 0), (Abc::B, 1), (Abc::C, 2)]
                .map(|(class, at)| {
                    let mut of = query.clone();
                    of.only = Some(Only::Class(class));
                    of.offset = 0;
                    let count = classes[at].0;
                    view! {
                        <li>
                            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                                <rect class="bar" data-class=words::class_name(class) x="0.5" y="0.5" width="11" height="11"/>
                            </svg>
                            <a class="link" href=href(&of, None)>{words::class_name(class)} " " {count}</a>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::pareto)>
            <svg class="pareto" width=width height=HEIGHT viewBox=format!("0 0 {width} {HEIGHT}")>
                <path class="k-line3" d=format!("M0 {GROUND}H{width}")/>
                {borders.map(|y| view! { <path class="border" d=format!("M0 {y}H{width}")/> }).collect_view()}
                {bars
                    .into_iter()
                    .zip(heights)
                    .enumerate()
                    .map(|(at, (bar, tall))| {
                        let (x, y) = (tenth(PITCH * at as f64 + (PITCH - BAR) / 2.0), tenth(GROUND - tall));
                        let name = bar.name.clone();
                        let told = StoredValue::new(name);
                        let label = move || told.with_value(|name| format!("{} · {}", name.get(lang.get()), words::class_name(bar.class)));
                        view! {
                            <a href=href(&query, Some(&bar.buyer)) aria-label=label>
                                <title>{label}</title>
                                <rect class="bar" data-class=words::class_name(bar.class) x=x y=y width=BAR height=tall/>
                            </a>
                        }
                    })
                    .collect_view()}
                <polyline class="cumulative" points=path/>
            </svg>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{names::Names, sales::Buyer};

    use super::*;

    #[test]
    fn the_largest_bar_fills_the_height_and_the_line_rises_to_the_top() {
        let bar = |amount, cumulative| Bar {
            buyer: Buyer::Customer(String::new()),
            name: Names::default(),
            amount,
            cumulative,
            class: Abc::A,
        };
        let (heights, line) = drawn(&[bar(100, 0.5), bar(50, 0.75), bar(50, 1.0)]);
        assert_eq!(heights, [188.0, 94.0, 94.0]);
        assert_eq!(line.iter().map(|(_, y)| *y).collect::<Vec<_>>(), [106.0, 59.0, 12.0]);
    }
}

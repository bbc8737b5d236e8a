//! The largest buyers as bars under the line of what they come to together.

use leptos::prelude::*;
use meridian_domain::{
    classify::{
        Abc,
        view::{Bar, IdentifyView, Only},
    },
    locale,
    money::Money,
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
/// Width of an axis with its words.
const AXIS: f64 = 64.0;
/// Where one class ends and the next begins, in shares of all sales.
const BORDERS: [f64; 2] = [0.8, 0.95];

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

/// How far above the ground a share of the whole height is.
fn tall(share: f64) -> f64 {
    tenth(share.clamp(0.0, 1.0) * (GROUND - TOP))
}

/// What the highest bar stands for.
fn highest(bars: &[Bar]) -> i64 {
    bars.iter().map(|bar| bar.amount).max().filter(|most| *most > 0).unwrap_or(1)
}

/// Height of each bar, and the points of the line, in pixels.
fn drawn(bars: &[Bar]) -> (Vec<f64>, Vec<(f64, f64)>) {
    let highest = highest(bars) as f64;
    let heights = bars.iter().map(|bar| tall(bar.amount as f64 / highest)).collect();
    let middle = |at: usize| tenth(PITCH * (at as f64 + 0.5));
    let line = bars.iter().enumerate().map(|(at, bar)| (middle(at), tenth(GROUND - tall(bar.cumulative)))).collect();
    (heights, line)
}

/// The chart; each bar leads to the buyer's lines, each class to its buyers. The list below says the same.
#[component]
pub(super) fn Pareto(view: StoredValue<IdentifyView>, address: Address) -> impl IntoView {
    let lang = use_lang();
    let (bars, classes, reporting) = view.with_value(|view| (view.bars.clone(), view.whole.classes, view.reporting));
    let (heights, line) = drawn(&bars);
    let most = highest(&bars);
    let amounts = [most, most / 2, 0]
        .map(|amount| (tenth(GROUND - tall(amount as f64 / most as f64)), Money::new(amount, reporting)));
    let shares = [1.0, BORDERS[0], 0.5, 0.0].map(|share| (tenth(GROUND - tall(share)), share));
    let width = (PITCH * bars.len() as f64).max(PITCH);
    let path: String = line.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let query = address.query.get_untracked();
    let borders = BORDERS.map(|share| tenth(GROUND - tall(share)));
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
        <div class="drawing">
            <svg class="axis" width=AXIS height=HEIGHT aria-hidden="true">
                {amounts
                    .map(|(y, amount)| view! {
                        <text x=AXIS - 6.0 y=y text-anchor="end" dominant-baseline="middle">{move || locale::money_short(lang.get(), amount)}</text>
                    })
                    .collect_view()}
            </svg>
            <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::pareto)>
                <div class="wide">
                    // As wide as the bars need at least; where there is more room, they spread.
                    <svg class="least" width=width height="0" aria-hidden="true"></svg>
                    <svg class="pareto" height=HEIGHT viewBox=format!("0 0 {width} {HEIGHT}") preserveAspectRatio="none">
                        <path class="k-line3" d=format!("M0 {GROUND}H{width}")/>
                        {borders.map(|y| view! { <path class="border" d=format!("M0 {y}H{width}")/> }).collect_view()}
                        {bars
                            .into_iter()
                            .zip(heights)
                            .enumerate()
                            .map(|(at, (bar, tall))| {
                                let to = href(&query, Some(&bar.buyer));
                                view! { <Bar_ bar at tall to/> }
                            })
                            .collect_view()}
                        <polyline class="cumulative" points=path/>
                    </svg>
                </div>
            </div>
            <svg class="axis" width=AXIS height=HEIGHT aria-hidden="true">
                {shares
                    .map(|(y, share)| view! {
                        <text x=6.0 y=y dominant-baseline="middle">{locale::percent(share, 0)}</text>
                    })
                    .collect_view()}
            </svg>
        </div>
    }
}

#[component]
fn Bar_(bar: Bar, at: usize, tall: f64, to: String) -> impl IntoView {
    let lang = use_lang();
    let (x, y) = (tenth(PITCH * at as f64 + (PITCH - BAR) / 2.0), tenth(GROUND - tall));
    let class = words::class_name(bar.class);
    let name = StoredValue::new(bar.name);
    let label = move || name.with_value(|name| format!("{} · {class}", name.get(lang.get())));
    view! {
        <a href=to aria-label=label>
            <title>{label}</title>
            <rect class="bar" data-class=class x=x y=y width=BAR height=tall/>
        </a>
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

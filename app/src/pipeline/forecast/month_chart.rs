//! The months of the period as bars: what is won and what is weighted, against the target.

use leptos::prelude::*;
use meridian_domain::{
    money::Currency,
    pipeline::forecast::{Month, MonthOutlook, Outlook},
};

use super::money::short;
use crate::{
    tr,
    words::{forecast as words, use_lang},
};

const HEIGHT: f64 = 200.0;
const TOP: f64 = 20.0;
const GROUND: f64 = 172.0;
const BAR: f64 = 36.0;
/// The narrowest a month is drawn, so that its figures do not touch.
const PITCH: f64 = 60.0;
/// What the whole picture is at least wide.
const WIDTH: f64 = 560.0;

/// The classes of what lies on a bar, from the ground up: won, commit, best case, pipeline. Each is told
/// apart by tone and frame, and named beside the picture.
const LAYERS: [&str; 4] = ["won", "commit", "best", "open"];

/// One month as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Bar {
    month: Month,
    x: f64,
    /// Top and height of each layer that is not empty.
    layers: Vec<(&'static str, f64, f64)>,
    /// Where the highest layer ends.
    top: f64,
    /// What won and weighted come to, minor units.
    sum: i64,
    target: Option<f64>,
}

/// The drawing: its width, the width of a month and the bars.
fn bars(months: &[MonthOutlook]) -> (f64, f64, Vec<Bar>) {
    let dated: Vec<(Month, &MonthOutlook)> = months.iter().filter_map(|one| Some((one.month?, one))).collect();
    let count = dated.len().max(1) as f64;
    let pitch = (WIDTH / count).max(PITCH);
    let parts = |one: &MonthOutlook| {
        let standing = &one.standing;
        [standing.won, standing.commit.weighted, standing.best_case.weighted, standing.pipeline.weighted]
    };
    let highest = dated
        .iter()
        .map(|(_, one)| parts(one).iter().sum::<i64>().max(one.standing.target.unwrap_or(0)))
        .max()
        .filter(|most| *most > 0)
        .unwrap_or(1) as f64;
    let height = |minor: i64| tenth(minor.max(0) as f64 / highest * (GROUND - TOP));
    let bars = dated.into_iter().enumerate().map(|(at, (month, one))| {
        let mut top = GROUND;
        let mut layers = Vec::new();
        for (class, minor) in LAYERS.into_iter().zip(parts(one)) {
            let tall = height(minor);
            if tall > 0.0 {
                top = tenth(top - tall);
                layers.push((class, top, tall));
            }
        }
        let target = one.standing.target.map(|target| tenth(GROUND - height(target)));
        Bar { month, x: pitch * at as f64, layers, top, sum: parts(one).iter().sum(), target }
    });
    let bars = bars.collect();
    (pitch * count, pitch, bars)
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

/// The bars. The table below says the same.
#[component]
pub fn MonthChart(outlook: Memo<Outlook>, currency: Currency) -> impl IntoView {
    let lang = use_lang();
    let drawn = Memo::new(move |_| outlook.with(|outlook| bars(&outlook.months)));
    let size = move || drawn.with(|(width, ..)| *width);
    view! {
        <figure class="months">
            <figcaption>
                <ul class="key">
                    {[
                        ("won", words::won as fn(_) -> _),
                        ("commit", words::commit),
                        ("best", words::best_case),
                        ("open", words::in_pipeline),
                    ]
                        .map(|(class, word)| view! {
                            <li>
                                <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                                    <rect class=format!("layer {class}") x="0.5" y="0.5" width="11" height="11"/>
                                </svg>
                                {move || word(lang.get())}
                            </li>
                        })
                        .collect_view()}
                    <li>
                        <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true"><path class="goal" d="M0 6H16"/></svg>
                        {tr!(words::target)}
                    </li>
                </ul>
            </figcaption>
            <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::by_month)>
                <svg
                    class="bars"
                    width=size
                    height=HEIGHT
                    viewBox=move || format!("0 0 {} {HEIGHT}", size())
                    role="img"
                    aria-label=tr!(words::chart_by_month)
                >
                    <path class="k-line3" d=move || format!("M0 {GROUND}H{}", size())/>
                    {move || {
                        let lang = lang.get();
                        drawn.with(|(_, pitch, bars)| {
                            let half = pitch / 2.0;
                            bars.iter()
                                .map(|bar| {
                                    let middle = bar.x + half;
                                    let goal = bar.target.map(|y| view! {
                                        <path class="goal" d=format!("M{} {y}H{}", bar.x + 4.0, bar.x + pitch - 4.0)/>
                                    });
                                    let layers = bar.layers.iter().map(|(class, top, tall)| view! {
                                        <rect class=format!("layer {class}") x=middle - BAR / 2.0 y=*top width=BAR height=*tall/>
                                    });
                                    let label = (bar.sum > 0).then(|| view! {
                                        <text class="t-mid t-ink2" x=middle y=(bar.top - 5.0).max(12.0)>
                                            {short(lang, Some(bar.sum), currency)}
                                        </text>
                                    });
                                    view! {
                                        {layers.collect_view()}
                                        {goal}
                                        {label}
                                        <text class="t-mid" x=middle y=GROUND + 18.0>{words::month_short(lang, bar.month)}</text>
                                    }
                                })
                                .collect_view()
                        })
                    }}
                </svg>
            </div>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use meridian_domain::pipeline::forecast::{ForecastModel, outlook};

    use super::*;

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    #[test]
    fn bars_stand_on_the_ground_and_the_highest_fills_the_picture() {
        let won = BTreeMap::from([(month("2026-10"), 100), (month("2026-11"), 0), (month("2026-12"), 0)]);
        let targets = BTreeMap::from([(month("2026-10"), 50), (month("2026-11"), 200)]);
        let told = outlook(&[], &won, &targets, &ForecastModel::default());
        let (width, pitch, bars) = bars(&told.months);
        assert_eq!((width, bars.len()), (pitch * 3.0, 3));
        assert_eq!(bars[0].layers, [("won", 96.0, 76.0)]);
        assert_eq!((bars[1].target, bars[1].layers.len()), (Some(TOP), 0));
        assert_eq!((bars[2].target, bars[2].top), (None, GROUND));
    }

    #[test]
    fn a_year_is_wider_than_a_quarter() {
        let won: BTreeMap<Month, i64> = (1..=12).map(|number| (Month { year: 2026, month: number }, 1)).collect();
        let told = outlook(&[], &won, &BTreeMap::new(), &ForecastModel::default());
        assert_eq!(bars(&told.months).0, 12.0 * PITCH);
    }
}

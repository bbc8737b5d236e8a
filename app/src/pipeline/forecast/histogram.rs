//! The distribution of the results as bars, with P10, P50, P90 and the target.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    money::Currency,
    pipeline::forecast::{Bin, Report},
};

use super::money::short;
use crate::{
    tr,
    ui::Table,
    words::{common, forecast as words, use_lang},
};

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 180.0;
const TOP: f64 = 34.0;
const GROUND: f64 = 152.0;
const EDGE: f64 = 28.0;

/// Where sums stand in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    low: f64,
    span: f64,
}

impl Scale {
    /// Holds all bins and everything of `also`.
    fn of(bins: &[Bin], also: &[i64]) -> Self {
        let ends = bins.iter().flat_map(|bin| [bin.from, bin.to]).chain(also.iter().copied());
        let (low, high) = ends.fold((i64::MAX, i64::MIN), |(low, high), sum| (low.min(sum), high.max(sum)));
        if low > high {
            Self { low: 0.0, span: 1.0 }
        } else {
            Self { low: low as f64, span: ((high - low) as f64).max(1.0) }
        }
    }

    fn x(self, sum: i64) -> f64 {
        ((EDGE + (sum as f64 - self.low) / self.span * (WIDTH - 2.0 * EDGE)) * 10.0).round() / 10.0
    }
}

/// The picture and, folded under it, the same as a table.
#[component]
pub fn Histogram(report: Report, currency: Currency) -> impl IntoView {
    let lang = use_lang();
    let target = report.target.map(|target| target.target);
    let marks = [(report.p10, "P10"), (report.p50, "P50"), (report.p90, "P90")];
    let also: Vec<i64> = marks.iter().map(|(sum, _)| *sum).chain(target).collect();
    let scale = Scale::of(&report.bins, &also);
    let highest = report.bins.iter().map(|bin| bin.share).fold(f64::MIN_POSITIVE, f64::max);
    let bar = move |bin: &Bin| {
        let (left, right) = (scale.x(bin.from), scale.x(bin.to));
        let tall = ((bin.share / highest * (GROUND - TOP)) * 10.0).round() / 10.0;
        let reached = target.is_some_and(|target| bin.from >= target);
        let class = if reached { "bin reached" } else { "bin" };
        view! { <rect class=class x=left y=GROUND - tall width=(right - left - 1.0).max(1.0) height=tall/> }
    };
    let bars = report.bins.iter().map(bar).collect_view();
    let said = move || {
        let lang = lang.get();
        let told = |sum| short(lang, Some(sum), currency);
        words::histogram(lang, &told(marks[0].0), &told(marks[1].0), &told(marks[2].0))
    };
    let lines = marks.into_iter().enumerate().map(|(at, (sum, word))| {
        // Marks that lie close together stand on lines of their own.
        let y = 10.0 + 11.0 * (at % 2) as f64;
        view! {
            <path class="mark" d=format!("M{0} {TOP}V{GROUND}", scale.x(sum))/>
            <text class="t-mid t-ink2" x=scale.x(sum) y=y>{word}</text>
        }
    });
    let goal = target.map(|target| {
        view! {
            <path class="goal" d=format!("M{0} {1}V{2}", scale.x(target), TOP - 8.0, GROUND)/>
            <text class="t-mid t-accent" x=scale.x(target) y=TOP - 12.0 + 10.0>{tr!(words::target)}</text>
        }
    });
    let ends = report.bins.first().zip(report.bins.last()).map(|(first, last)| (first.from, last.to));
    let rows = report.bins.clone();
    view! {
        <figure class="histogram">
            <div class="scroll" tabindex="0" role="group" aria-label=said>
                <svg width=WIDTH height=HEIGHT viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=said>
                    {bars}
                    <path class="k-line3" d=format!("M{EDGE} {GROUND}H{}", WIDTH - EDGE)/>
                    {lines.collect_view()}
                    {goal}
                    {ends.map(|(low, high)| view! {
                        <text x=EDGE y=GROUND + 16.0>{move || short(lang.get(), Some(low), currency)}</text>
                        <text class="t-end" x=WIDTH - EDGE y=GROUND + 16.0>{move || short(lang.get(), Some(high), currency)}</text>
                    })}
                </svg>
            </div>
            <details>
                <summary>{tr!(common::chart_as_table)}</summary>
                <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::odds)>
                    <Table caption=tr!(words::odds)>
                        <thead>
                            <tr>
                                <th scope="col" class="num">{tr!(words::bin)}</th>
                                <th scope="col" class="num">{tr!(words::share)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows
                                .into_iter()
                                .map(|bin| view! {
                                    <tr>
                                        <td class="num">
                                            {move || {
                                                let lang = lang.get();
                                                format!("{} – {}", short(lang, Some(bin.from), currency), short(lang, Some(bin.to), currency))
                                            }}
                                        </td>
                                        <td class="num">{locale::percent(bin.share, 1)}</td>
                                    </tr>
                                })
                                .collect_view()}
                        </tbody>
                    </Table>
                </div>
            </details>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_inside_the_picture() {
        let bins = [Bin { from: 100, to: 200, share: 0.5 }, Bin { from: 200, to: 300, share: 0.5 }];
        let scale = Scale::of(&bins, &[500]);
        assert_eq!((scale.x(100), scale.x(500)), (EDGE, WIDTH - EDGE));
        assert_eq!(scale.x(300), WIDTH / 2.0);
    }

    #[test]
    fn without_results_there_is_still_a_scale() {
        assert_eq!(Scale::of(&[], &[]).x(0), EDGE);
    }
}

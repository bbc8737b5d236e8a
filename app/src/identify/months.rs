//! What somebody bought, month by month: bars, and the same as a table.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    money::{Currency, Money},
    pipeline::query::Month,
};

use crate::{
    tr,
    ui::Table,
    words::{identify as words, use_lang},
};

const HEIGHT: f64 = 96.0;
const BAR: f64 = 10.0;
const PITCH: f64 = 14.0;

/// Top and height of each bar in pixels; what is below nought hangs below the line. The last is where
/// nought lies.
fn drawn(amounts: &[i64]) -> (Vec<(f64, f64)>, f64) {
    let most = amounts.iter().copied().max().unwrap_or(0).max(0) as f64;
    let least = amounts.iter().copied().min().unwrap_or(0).min(0) as f64;
    let span = if most > least { most - least } else { 1.0 };
    let tenth = |x: f64| (x * 10.0).round() / 10.0;
    let ground = most / span * HEIGHT;
    let bar = |amount: &i64| {
        let tall = (*amount as f64).abs() / span * HEIGHT;
        (tenth(if *amount >= 0 { ground - tall } else { ground }), tenth(tall))
    };
    (amounts.iter().map(bar).collect(), tenth(ground))
}

/// Sales by month and by product line.
#[component]
pub fn Months(months: Vec<(Month, i64)>, families: Vec<(String, i64)>, reporting: Currency) -> impl IntoView {
    let lang = use_lang();
    let money = move |minor: i64| locale::money_short(lang.get(), Money::new(minor, reporting));
    let amounts: Vec<i64> = months.iter().map(|(_, amount)| *amount).collect();
    let (bars, ground) = drawn(&amounts);
    let width = PITCH * bars.len().max(1) as f64;
    let ends = months.first().zip(months.last()).map(|((first, _), (last, _))| (first.to_string(), last.to_string()));
    let whole: i64 = families.iter().map(|(_, amount)| *amount).sum();
    let table = months.clone();
    view! {
        <div class="bought">
            <figure>
                <figcaption>{tr!(words::by_month)}</figcaption>
                <svg width="100%" height=HEIGHT viewBox=format!("0 0 {width} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
                    {months
                        .into_iter()
                        .zip(bars)
                        .enumerate()
                        .map(|(at, ((month, amount), (y, tall)))| view! {
                            <rect class="bar" data-below=(amount < 0).then_some("") x=PITCH * at as f64 + 2.0 y=y width=BAR height=tall>
                                <title>{move || format!("{month} {}", money(amount))}</title>
                            </rect>
                        })
                        .collect_view()}
                    <path class="k-line3" d=format!("M0 {ground}H{width}")/>
                </svg>
                {ends.map(|(first, last)| view! { <p class="ends meta"><span>{first}</span><span>{last}</span></p> })}
                <details>
                    <summary>{tr!(words::as_table)}</summary>
                    <Table caption=tr!(words::by_month)>
                        <thead><tr><th scope="col">{tr!(words::month)}</th><th scope="col" class="num">{tr!(words::sales)}</th></tr></thead>
                        <tbody>
                            {table
                                .into_iter()
                                .map(|(month, amount)| view! {
                                    <tr><th scope="row">{month.to_string()}</th><td class="num">{move || money(amount)}</td></tr>
                                })
                                .collect_view()}
                        </tbody>
                    </Table>
                </details>
            </figure>
            <Table caption=tr!(words::by_family)>
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::family)}</th>
                        <th scope="col" class="num">{tr!(words::sales)}</th>
                        <th scope="col" class="num">{tr!(words::share)}</th>
                    </tr>
                </thead>
                <tbody>
                    {families
                        .into_iter()
                        .map(|(name, amount)| {
                            let share = if whole > 0 { locale::percent(amount as f64 / whole as f64, 0) } else { locale::ABSENT.to_owned() };
                            view! {
                                <tr>
                                    <th scope="row">{if name.is_empty() { locale::ABSENT.to_owned() } else { name }}</th>
                                    <td class="num">{move || money(amount)}</td>
                                    <td class="num">{share}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </Table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn returns_hang_below_the_line() {
        let (bars, ground) = drawn(&[300, -100, 0]);
        assert_eq!(ground, 72.0);
        assert_eq!(bars, [(0.0, 72.0), (72.0, 24.0), (72.0, 0.0)]);
        assert_eq!(drawn(&[]), (Vec::new(), 0.0));
    }
}

//! How fast and how surely: velocity, cycle, win rate, slippage, from the history of stages.

use leptos::prelude::*;
use meridian_domain::{locale, pipeline::history::view::PastView};

use super::{
    money::{in_units, money},
    why::Why,
};
use crate::{
    health::Explanation,
    tr,
    ui::Asks,
    words::{forecast as words, use_lang},
};

/// The section.
#[component]
pub fn Pace(view: StoredValue<PastView>) -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="pace">
            <h2 id="pace">{tr!(words::pace)}</h2>
            <div class="vitals">
                <Velocity view/>
                <Cycle view/>
                <WinRate view/>
                <Slips view/>
            </div>
        </section>
    }
}

#[component]
fn Velocity(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let (currency, velocity) = view.with_value(|view| (view.reporting, view.velocity.clone()));
    let mut explained = in_units(&velocity.explained, currency, true);
    // The average value is an input in money, too.
    let scale = 10_f64.powi(i32::try_from(currency.exponent()).unwrap_or(2));
    for part in &mut explained.parts {
        if part.input == meridian_domain::explained::InputKey::AverageValue {
            part.value = part.value.map(|value| value / scale);
        }
    }
    let minor = velocity.minor;
    let shown = move || minor.map_or_else(|| locale::ABSENT.to_owned(), |minor| money(lang.get(), minor, currency));
    view! {
        <div class="vital">
            <span class="k">{tr!(words::velocity)}</span>
            <div class="v">
                <Asks
                    id="why-velocity"
                    about=tr!(words::velocity)
                    explain=move || view! { <Explanation explained=explained.clone() title=tr!(words::velocity)/> }
                >
                    {shown}
                </Asks>
                <span class="d">{tr!(words::per_day)}</span>
            </div>
        </div>
    }
}

#[component]
fn Cycle(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let cycle = view.with_value(|view| view.cycle);
    let days = |days: f64| locale::decimal(days, 0);
    let shown = Signal::derive(move || match cycle.days {
        Some(usual) => words::cycle_days(lang.get(), &days(usual.p50), &days(usual.p80)),
        None => locale::ABSENT.to_owned(),
    });
    let inputs = Signal::derive(move || {
        let lang = lang.get();
        let mut inputs = vec![(words::won(lang).to_owned(), words::deals_n(lang, cycle.n))];
        inputs.extend(cycle.mean.map(|mean| (words::mean(lang).to_owned(), days(mean))));
        inputs
    });
    let note = move || if cycle.unusable > 0 { words::unusable(lang.get(), cycle.unusable) } else { String::new() };
    view! {
        <div class="vital">
            <span class="k">{tr!(words::cycle)}</span>
            <div class="v">
                <Why id="why-cycle" about=tr!(words::cycle) shown formula=tr!(words::formula_cycle) inputs note/>
            </div>
        </div>
    }
}

#[component]
fn WinRate(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let won = view.with_value(|view| view.results.first().map(|(_, told)| told.all.won)).unwrap_or_default();
    let shown =
        Signal::derive(move || won.share().map_or_else(|| locale::ABSENT.to_owned(), |it| locale::percent(it, 0)));
    let inputs = Signal::derive(move || {
        let lang = lang.get();
        let mut inputs = vec![(words::cases(lang).to_owned(), format!("{}/{}", won.count, won.n))];
        inputs.extend(won.interval().map(|it| {
            let told = format!("{} – {}", locale::percent(it.low, 0), locale::percent(it.high, 0));
            (words::interval(lang).to_owned(), told)
        }));
        inputs
    });
    view! {
        <div class="vital">
            <span class="k">{tr!(words::win_rate)}</span>
            <div class="v">
                <Why id="why-win-rate" about=tr!(words::win_rate) shown formula=tr!(words::formula_win_rate) inputs/>
            </div>
        </div>
    }
}

#[component]
fn Slips(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let slippage = view.with_value(|view| view.slippage.clone());
    let slipped = slippage.slipped;
    let shown =
        Signal::derive(move || slipped.share().map_or_else(|| locale::ABSENT.to_owned(), |it| locale::percent(it, 0)));
    let inputs = Signal::derive(move || {
        let lang = lang.get();
        let mut inputs = vec![
            (words::slipped(lang).to_owned(), format!("{}/{}", slipped.count, slipped.n)),
            (words::put_off(lang).to_owned(), format!("{}/{}", slippage.put_off.count, slippage.put_off.n)),
        ];
        inputs.extend(slippage.mean_months.map(|it| (words::mean_months(lang).to_owned(), locale::signed(it, 1))));
        inputs.extend(
            slippage
                .by_months
                .iter()
                .map(|(months, deals)| (locale::signed(f64::from(*months), 0), words::deals_n(lang, *deals))),
        );
        inputs
    });
    view! {
        <div class="vital">
            <span class="k">{tr!(words::slipped)}</span>
            <div class="v">
                <Why id="why-slipped" about=tr!(words::slipped) shown formula=tr!(words::formula_slipped) inputs/>
            </div>
        </div>
    }
}

//! The period in figures: target, won, weighted, gap, coverage, each with its reasons.

use leptos::prelude::*;
use meridian_domain::{
    explained::Explained,
    locale,
    pipeline::forecast::{Outlook, Standing, Weighted, view::ForecastView},
};

use super::{
    money::{in_units, money, short},
    why::{Inputs, Why},
};
use crate::{
    health::{Explanation, Source},
    shell::Route,
    tr,
    ui::Asks,
    words::{common, forecast as words, use_lang},
};

/// Deals a weighted sum lists at most; a table of a thousand explains nothing.
const LISTED: usize = 20;

/// The strip.
#[component]
pub fn Figures(view: StoredValue<ForecastView>, outlook: Memo<Outlook>) -> impl IntoView {
    let lang = use_lang();
    let currency = view.with_value(|view| view.reporting);
    let version = view.with_value(|view| view.model.version);
    let total = Signal::derive(move || outlook.with(|outlook| outlook.total));
    let amount = move |minor: Option<i64>| {
        let lang = lang.get();
        minor.map_or_else(|| locale::ABSENT.to_owned(), |minor| money(lang, minor, currency))
    };
    let target = Signal::derive(move || amount(total.get().target));
    let won = Signal::derive(move || amount(Some(total.get().won)));
    let gap = Signal::derive(move || amount(total.get().gap));
    let coverage = Signal::derive(move || match total.get() {
        Standing { coverage: Some(x), .. } => words::times(lang.get(), &locale::decimal(x, 1)),
        Standing { target: None, .. } => locale::ABSENT.to_owned(),
        _ => words::reached(lang.get()).to_owned(),
    });
    let by_month = Signal::derive(move || {
        let lang = lang.get();
        let line = |one: &meridian_domain::pipeline::forecast::MonthOutlook| {
            Some((words::month_short(lang, one.month?), short(lang, one.standing.target, currency)))
        };
        outlook.with(|outlook| outlook.months.iter().filter_map(line).collect::<Inputs>())
    });
    let won_inputs = Signal::derive(move || {
        let lang = lang.get();
        let line = |one: &meridian_domain::pipeline::forecast::MonthOutlook| {
            Some((words::month_short(lang, one.month?), short(lang, Some(one.standing.won), currency)))
        };
        let mut inputs: Inputs = outlook.with(|outlook| outlook.months.iter().filter_map(line).collect());
        let deals = view.with_value(|view| view.sorted.won_deals);
        inputs.push((words::won(lang).to_owned(), words::deals_n(lang, deals)));
        inputs
    });
    let gap_inputs = Signal::derive(move || {
        let (lang, total) = (lang.get(), total.get());
        let row = |name: &str, minor| (name.to_owned(), short(lang, minor, currency));
        vec![
            row(words::target(lang), total.target),
            row(words::won(lang), Some(total.won)),
            row(words::commit(lang), Some(total.commit.open)),
        ]
    });
    let coverage_inputs = Signal::derive(move || {
        let (lang, total) = (lang.get(), total.get());
        let row = |name: &str, open: Weighted| {
            (format!("{} · {}", name, words::deals_n(lang, open.deals)), short(lang, Some(open.open), currency))
        };
        vec![
            row(words::commit(lang), total.commit),
            row(words::best_case(lang), total.best_case),
            row(words::in_pipeline(lang), total.pipeline),
            (words::remaining(lang).to_owned(), short(lang, total.remaining, currency)),
        ]
    });
    view! {
        <div class="vitals">
            <div class="vital">
                <span class="k">{tr!(words::target)}</span>
                <div class="v">
                    <Why id="why-target" about=tr!(words::target) shown=target formula=tr!(words::formula_target) inputs=by_month/>
                </div>
            </div>
            <div class="vital">
                <span class="k">{tr!(words::won)}</span>
                <div class="v">
                    <Why id="why-won" about=tr!(words::won) shown=won formula=tr!(words::formula_won) inputs=won_inputs/>
                </div>
            </div>
            <WeightedVital view/>
            <div class="vital">
                <span class="k">{tr!(words::gap)}</span>
                <div class="v">
                    <Why id="why-gap" about=tr!(words::gap) shown=gap formula=tr!(words::formula_gap) inputs=gap_inputs
                        note=move || words::version(lang.get(), version)/>
                </div>
            </div>
            <div class="vital">
                <span class="k">{tr!(words::coverage)}</span>
                <div class="v">
                    <Why id="why-coverage" about=tr!(words::coverage) shown=coverage formula=tr!(words::formula_coverage)
                        inputs=coverage_inputs note=tr!(words::coverage_usual)/>
                </div>
            </div>
        </div>
    }
}

#[component]
fn WeightedVital(view: StoredValue<ForecastView>) -> impl IntoView {
    let lang = use_lang();
    let (currency, weighted, sources) = view.with_value(|view| {
        let weighted = view.sorted.weighted(view.model.version);
        let source = |deal: &meridian_domain::pipeline::forecast::view::ForecastDeal| Source {
            id: deal.id.0,
            names: deal.title.clone(),
            href: Some(Route::Deal(deal.id).path()),
        };
        (view.reporting, weighted, view.sorted.deals.iter().map(source).collect::<Vec<_>>())
    });
    let (minor, all) = (weighted.minor, weighted.explained.parts.len());
    let explained = largest(in_units(&weighted.explained, currency, true), LISTED);
    let listed = explained.parts.len();
    let shown = move || {
        let lang = lang.get();
        minor.map_or_else(|| locale::ABSENT.to_owned(), |minor| money(lang, minor, currency))
    };
    view! {
        <div class="vital">
            <span class="k">{tr!(words::weighted)} " · " {move || words::deals_n(lang.get(), u32::try_from(all).unwrap_or(u32::MAX))}</span>
            <div class="v">
                <Asks
                    id="why-weighted"
                    about=tr!(words::weighted)
                    explain=move || view! {
                        <Explanation explained=explained.clone() title=tr!(words::weighted) sources=sources.clone()>
                            {(listed < all).then(|| view! { <span>{move || words::only_largest(lang.get(), listed, all)}</span> })}
                        </Explanation>
                    }
                >
                    {shown}
                </Asks>
            </div>
        </div>
    }
}

/// The largest parts only, the others left out of the list and not of the value.
fn largest(mut explained: Explained, count: usize) -> Explained {
    explained.parts.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    explained.parts.truncate(count);
    explained
}

/// What the reader must know before believing the sums: whose deals these are, at which rates.
#[component]
pub fn Footing(view: StoredValue<ForecastView>) -> impl IntoView {
    let lang = use_lang();
    let (all_seen, owner, has_target) =
        view.with_value(|view| (view.sees_all, view.query.owner, !view.targets.is_empty()));
    let rule = move || {
        let model = view.with_value(|view| view.model);
        let percent = |share| locale::percent(share, 0);
        words::category_rule(lang.get(), &percent(model.commit), &percent(model.best_case), &percent(model.pipeline))
    };
    view! {
        <p class="meta">{rule}</p>
        {(!all_seen && owner.is_none() && has_target).then(|| view! { <p class="caution">{tr!(words::part_only)}</p> })}
        <Rates view/>
    }
}

#[component]
fn Rates(view: StoredValue<ForecastView>) -> impl IntoView {
    let lang = use_lang();
    let (rates, code) = view.with_value(|view| (view.rates.clone(), view.reporting));
    if rates.is_empty() {
        return view! { <p class="meta">{move || words::all_in(lang.get(), code.code())}</p> }.into_any();
    }
    let line = move |rate: meridian_domain::workspace::Rate| {
        let figure = locale::decimal(rate.micro as f64 / 1e6, 4);
        let text = move || {
            let lang = lang.get();
            let source = if rate.source.is_empty() { words::no_source(lang) } else { &rate.source };
            let day = locale::date_full(lang, rate.on);
            words::rate_line(lang, rate.currency.code(), &figure, code.code(), &day, source)
        };
        view! { <li>{text}</li> }
    };
    view! {
        <details class="rates">
            <summary>{tr!(words::rates)} " · " {move || words::in_money(lang.get(), code.code())}</summary>
            <ul>{rates.into_iter().map(line).collect_view()}</ul>
            <a class="link" href=format!("{}#rates", Route::Settings.path())>{tr!(common::open)}</a>
        </details>
    }
    .into_any()
}

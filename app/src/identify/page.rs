//! `/identify`

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::{
    classify::view::IdentifyView,
    locale,
    money::Money,
    sales::{Buyer, Filter, view::LinesQuery},
};

use super::{
    address::{Address, use_address},
    figures::{Course, Grid, Segments},
    lines::Lines,
    list::List,
    pareto::Pareto,
    query::{identify, sales_lines},
};
use crate::{
    account::Failed,
    answer,
    shell::{Crumb, Route, set_crumbs},
    tr,
    ui::{Empty, SelectField, Skeleton, TextField},
    words::{identify as words, use_lang},
};

/// `/identify`, with the period, the product line, the region and the kind of buyers in the query; with
/// `account` or `customer` the lines of that buyer.
#[component]
pub fn IdentifyPage() -> impl IntoView {
    let lang = use_lang();
    set_crumbs(vec![Crumb::here(move || words::title(lang.get()).to_owned())]);
    let address = use_address();
    let reading = answer::reading_first(move || address.query.get(), identify);
    let lines = answer::reading_first(
        move || (address.query.get().filter, address.buyer.get(), address.line.get()),
        |(filter, buyer, offset): (Filter, Option<Buyer>, usize)| async move {
            match buyer {
                Some(buyer) => Some(sales_lines(LinesQuery { buyer, filter, offset }).await),
                None => None,
            }
        },
    );
    let again = Callback::new(move |()| {
        reading.refetch();
        lines.refetch();
    });
    // No lines are shown then: read with them, the list would be drawn twice, and what is open would close.
    let decided = Callback::new(move |()| reading.refetch());
    view! {
        <Title text=tr!(words::title)/>
        <div class="page identify">
            <div class="head"><h1>{tr!(words::title)}</h1></div>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    let shown = lines.await;
                    match (reading.await, shown) {
                        (Err(failure), _) | (Ok(_), Some(Err(failure))) => {
                            view! { <Failed failure retry=again/> }.into_any()
                        }
                        (Ok(_), Some(Ok(lines))) => view! { <Lines view=lines address again/> }.into_any(),
                        (Ok(view), None) if view.known.is_none() => view! { <Nothing may=view.may_import/> }.into_any(),
                        (Ok(view), None) => view! { <Whole view address again=decided/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Nothing(may: bool) -> impl IntoView {
    if may {
        view! {
            <Empty title=tr!(words::none) text=tr!(words::none_hint)>
                <a class="btn" data-kind="primary" href=Route::Sales.path()>{tr!(words::import)}</a>
            </Empty>
        }
        .into_any()
    } else {
        view! { <Empty title=tr!(words::none) text=tr!(words::none_seen)><span></span></Empty> }.into_any()
    }
}

#[component]
fn Whole(view: IdentifyView, address: Address, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let may = view.may_import;
    let whale = view.whole.whale.clone();
    let view = StoredValue::new(view);
    view! {
        <Choices view address/>
        <Vitals view/>
        <section class="part" aria-labelledby="identify-pareto">
            <h2 id="identify-pareto">{tr!(words::pareto)}</h2>
            <p class="meta">{tr!(words::pareto_hint)}</p>
            <Pareto view address/>
        </section>
        <div class="beside">
            <section class="part" aria-labelledby="identify-grid">
                <h2 id="identify-grid">{tr!(words::steadiness)}</h2>
                <p class="meta">{tr!(words::steadiness_hint)}</p>
                <Grid view address/>
            </section>
            <section class="part" aria-labelledby="identify-rfm">
                <h2 id="identify-rfm">{tr!(words::segments)}</h2>
                <p class="meta">{tr!(words::segments_hint)}</p>
                <Segments view address/>
            </section>
        </div>
        <section class="part" aria-labelledby="identify-course">
            <h2 id="identify-course">{tr!(words::course)}</h2>
            <Course view/>
            {whale
                .map(|(whale, buyers)| {
                    let (at, peak) = (locale::percent(whale.at, 0), locale::percent(whale.peak, 0));
                    view! {
                        <h3>{tr!(words::whale)}</h3>
                        <p>{move || words::whale_of(lang.get(), &at, &peak, whale.losing)}</p>
                        <p class="meta">{move || words::whale_part(lang.get(), buyers)}</p>
                    }
                })}
        </section>
        <List view address again/>
        {may.then(|| view! { <p><a class="btn" href=Route::Sales.path()>{tr!(words::import)}</a></p> })}
    }
}

/// What is looked at. Without script the form is sent as it stands.
#[component]
fn Choices(view: StoredValue<IdentifyView>, address: Address) -> impl IntoView {
    let lang = use_lang();
    let (filter, period, families, regions) =
        view.with_value(|view| (view.query.filter.clone(), view.period, view.families.clone(), view.regions.clone()));
    let month = |month: Option<meridian_domain::pipeline::query::Month>| {
        month.map(|month| month.to_string()).unwrap_or_default()
    };
    let from = RwSignal::new(month(period.map(|(from, _)| from)));
    let until = RwSignal::new(month(period.map(|(_, until)| until)));
    let family = RwSignal::new(filter.family.unwrap_or_default());
    let region = RwSignal::new(filter.region.unwrap_or_default());
    let options = move |names: Vec<String>| {
        Signal::derive(move || {
            let all = (String::new(), words::all(lang.get()).to_owned());
            std::iter::once(all).chain(names.iter().map(|name| (name.clone(), name.clone()))).collect::<Vec<_>>()
        })
    };
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    Effect::watch(
        move || from.get(),
        move |text, _, _| address.choose(|query| query.filter.from = text.parse().ok()),
        false,
    );
    Effect::watch(
        move || until.get(),
        move |text, _, _| address.choose(|query| query.filter.until = text.parse().ok()),
        false,
    );
    Effect::watch(
        move || family.get(),
        move |text, _, _| address.choose(|query| query.filter.family = given(text.clone())),
        false,
    );
    Effect::watch(
        move || region.get(),
        move |text, _, _| address.choose(|query| query.filter.region = given(text.clone())),
        false,
    );
    view! {
        <form class="choices" method="get" action=Route::Identify.path() aria-label=tr!(words::choice) on:submit=|event| event.prevent_default()>
            <TextField id="from" label=tr!(words::from) value=from kind="month"/>
            <TextField id="until" label=tr!(words::until) value=until kind="month"/>
            <SelectField id="family" label=tr!(words::family) value=family options=options(families)/>
            <SelectField id="region" label=tr!(words::region) value=region options=options(regions)/>
        </form>
    }
}

#[component]
fn Vitals(view: StoredValue<IdentifyView>) -> impl IntoView {
    let lang = use_lang();
    let (whole, reporting, unrated, may) =
        view.with_value(|view| (view.whole.clone(), view.reporting, view.unrated.clone(), view.may_import));
    let money = move |minor: i64| locale::money_short(lang.get(), Money::new(minor, reporting));
    let figure = |value: Option<f64>, places| {
        value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, places))
    };
    let (lines, buyers) = (whole.lines as i64, whole.buyers as i64);
    let (strangers, strange) = whole.unmatched;
    let (nameless, nameless_amount) = whole.nameless;
    view! {
        <div class="vitals">
            <div class="vital">
                <span class="k">{tr!(words::sales)}</span>
                <div class="v">{move || money(whole.amount)}</div>
                <span class="meta">{move || words::lines_of(lang.get(), &locale::integer(lines))}</span>
            </div>
            <div class="vital">
                <span class="k">{tr!(words::buyers)}</span>
                <div class="v">{locale::integer(buyers)}</div>
                {(strangers > 0).then(|| view! {
                    <span class="meta">{move || words::unmatched_of(lang.get(), &locale::integer(strangers as i64), &money(strange))}</span>
                })}
            </div>
            <div class="vital">
                <span class="k">{tr!(words::returns)}</span>
                <div class="v">{move || money(whole.returned)}</div>
            </div>
            <div class="vital" title=tr!(words::hhi_hint)>
                <span class="k">{tr!(words::hhi)}</span>
                <div class="v">{figure(whole.herfindahl, 1)}</div>
            </div>
            <div class="vital">
                <span class="k">{tr!(words::gini)}</span>
                <div class="v">{figure(whole.gini, 4)}</div>
            </div>
        </div>
        {(nameless > 0).then(|| view! {
            <p class="meta">{move || words::nameless(lang.get(), &locale::integer(nameless as i64), &money(nameless_amount))}</p>
        })}
        {unrated
            .into_iter()
            .map(|(currency, lines)| view! {
                <p class="meta">{move || words::unrated(lang.get(), currency.code(), &locale::integer(lines))}</p>
            })
            .collect_view()}
        {(!may).then(|| view! { <p class="meta">{tr!(words::own_share)}</p> })}
    }
}

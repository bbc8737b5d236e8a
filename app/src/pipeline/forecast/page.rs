//! `/forecast`

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::pipeline::forecast::view::ForecastView;

use super::{
    address::{Address, use_address},
    apart::ApartList,
    choices::Choices,
    figures::{Figures, Footing},
    month_chart::MonthChart,
    months::MonthTable,
    odds::Odds,
    past::PastParts,
    query::{forecast, forecast_past},
    targets::Targets,
};
use crate::{
    account::Failed,
    answer,
    shell::{Crumb, Route, set_crumbs},
    tr,
    ui::{Empty, Skeleton},
    words::{forecast as words, use_lang},
};

/// `/forecast`
#[component]
pub fn ForecastPage() -> impl IntoView {
    let lang = use_lang();
    set_crumbs(vec![Crumb::here(move || words::title(lang.get()).to_owned())]);
    let address = use_address();
    let reading = answer::reading_first(move || address.query.get(), forecast);
    let past = answer::reading_first(
        move || (address.query.get(), address.since.get()),
        |(query, since)| forecast_past(query, since),
    );
    view! {
        <Title text=tr!(words::title)/>
        <div class="page forecast">
            <div class="head"><h1>{tr!(words::title)}</h1></div>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match reading.await {
                        Ok(view) => view! { <Whole view address/> }.into_any(),
                        Err(failure) => view! {
                            <Failed failure retry=Callback::new(move |()| reading.refetch())/>
                        }
                        .into_any(),
                    }
                })}
            </Transition>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match past.await {
                        Ok(view) => view! { <PastParts view address/> }.into_any(),
                        Err(failure) => view! {
                            <Failed failure retry=Callback::new(move |()| past.refetch())/>
                        }
                        .into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Whole(view: ForecastView, address: Address) -> impl IntoView {
    let targets = Targets::open(&view);
    let (months, model, currency) = (view.months, view.model, view.reporting);
    let (empty, board) = (view.sorted.deals.is_empty(), view.query.pipeline.map_or(Route::Pipelines, Route::Board));
    let view = StoredValue::new(view);
    let outlook = Memo::new(move |_| {
        let targets = targets.reported();
        view.with_value(|view| view.sorted.outlook(months, &targets, &model))
    });
    view! {
        <Choices view address/>
        <Figures view outlook/>
        <section class="part" aria-labelledby="by-month">
            <h2 id="by-month">{tr!(words::by_month)}</h2>
            <MonthChart outlook currency/>
            <MonthTable view outlook targets/>
            <Footing view/>
            <ApartList view/>
        </section>
        {if empty {
            view! {
                <Empty title=tr!(words::no_deals) text=tr!(words::no_deals_hint)>
                    <a class="btn" href=board.path()>{tr!(words::to_board)}</a>
                </Empty>
            }
            .into_any()
        } else {
            view! { <Odds view outlook/> }.into_any()
        }}
    }
}

//! The strip of figures over the overview. What is not known has no figure.

use leptos::prelude::*;
use meridian_domain::{
    account::view::AccountView,
    explained::Explained,
    locale,
    money::Money,
    plan::Action,
    stakeholder::metrics::{Node, weighted_support},
};

use crate::{
    health::{Explanation, Source},
    live::Rooms,
    shell::Route,
    tr,
    ui::{Asks, BandMark, Sparkline, TrendMark},
    words::{account as words, health, use_lang},
};

#[component]
pub(super) fn Vitals(view: StoredValue<AccountView>, rooms: Rooms) -> impl IntoView {
    view! {
        <div class="vitals">
            <HealthVital view/>
            <SupportVital view/>
            <DealsVital view/>
            <ActionsVital view rooms/>
        </div>
    }
}

#[component]
fn HealthVital(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let (account, assessed, line) = view.with_value(|view| {
        let line =
            view.history.iter().filter_map(|one| one.value).map(|value| value as f64 / 100.0).collect::<Vec<_>>();
        (view.account.id, view.health.clone(), line)
    });
    let coverage = locale::percent(assessed.total.coverage, 0);
    let band = assessed.band;
    let trend = assessed.trend;
    let label = move || match band {
        Some(_) => words::health_coverage(lang.get(), &coverage),
        None => words::health_none(lang.get()).to_owned(),
    };
    let shown = assessed.total.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 0));
    view! {
        <div class="vital">
            <span class="k">
                <BandMark band/>
                {label}
            </span>
            <div class="v">
                <Asks
                    id="why-health"
                    about=tr!(health::title)
                    explain=move || {
                        let assessed = assessed.clone();
                        view! {
                            <Explanation explained=assessed.total title=tr!(health::title) band=assessed.band>
                                <a class="btn" data-kind="quiet" data-size="s" href=Route::AccountHealth(account).path()>
                                    {tr!(health::what_if)}
                                </a>
                            </Explanation>
                        }
                    }
                >
                    {shown}
                </Asks>
                <TrendMark trend/>
                <Sparkline values=line/>
            </div>
        </div>
    }
}

#[component]
fn SupportVital(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let (account, explained, sources) = view.with_value(|view| {
        let sources = view.seats.iter().map(|(_, person)| Source::person(view.account.id, person)).collect::<Vec<_>>();
        (view.account.id, support(view), sources)
    });
    let coverage = locale::percent(explained.coverage, 0);
    let shown = explained.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 1));
    view! {
        <div class="vital">
            <span class="k">{move || words::support_coverage(lang.get(), &coverage)}</span>
            <div class="v">
                <Asks
                    id="why-support"
                    about=tr!(words::support)
                    explain=move || {
                        view! {
                            <Explanation explained=explained.clone() title=tr!(words::support) sources=sources.clone()>
                                <a class="btn" data-kind="quiet" data-size="s" href=Route::AccountMap(account).path()>
                                    {tr!(words::to_map)}
                                </a>
                            </Explanation>
                        }
                    }
                >
                    {shown}
                </Asks>
            </div>
        </div>
    }
}

/// The weighted support index of the account's first map.
fn support(view: &AccountView) -> Explained {
    let nodes: Vec<Node> =
        view.seats.iter().map(|(seat, _)| Node { id: seat.person.0, ..Node::of(seat, 0.0) }).collect();
    weighted_support(&nodes, view.rules.version())
}

#[component]
fn DealsVital(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let (count, sum, weighted, currency) =
        view.with_value(|view| (view.deals.len(), view.open_sum, view.weighted_sum, view.reporting));
    view! {
        <div class="vital">
            <span class="k">{move || words::open_deals_in(lang.get(), currency.code())}</span>
            <div class="v">
                {move || if count == 0 { locale::ABSENT.to_owned() } else { locale::money(lang.get(), Money::new(sum, currency)) }}
                {move || (count > 0).then(|| {
                    view! { <span class="d">{words::weighted(lang.get(), &locale::money_short(lang.get(), Money::new(weighted, currency)))}</span> }
                })}
            </div>
        </div>
    }
}

#[component]
fn ActionsVital(view: StoredValue<AccountView>, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let today = view.with_value(|view| view.today);
    let counts = Memo::new(move |_| {
        rooms.with(|world| {
            let open = || world.all::<Action>().filter(|action| action.done_at.is_none());
            (open().filter(|action| action.due_on.is_some_and(|due| due < today)).count(), open().count())
        })
    });
    view! {
        <div class="vital">
            <span class="k">{tr!(words::overdue)}</span>
            <div class="v">
                <span class:alarm=move || counts.get().0 != 0>{move || counts.get().0}</span>
                <span class="d">{move || words::of_open(lang.get(), counts.get().1)}</span>
            </div>
        </div>
    }
}

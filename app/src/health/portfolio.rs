//! All accounts by health, the worst first, each with why.

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::{
    account::view::{AccountFilter, AccountPage, AccountRow, AccountView},
    explained::{InputKey, Part},
    health::{Band, BandModel},
    id::AccountId,
    locale,
    money::{Currency, Money},
};

use super::{Explanation, later::later};
use crate::{
    account::{Failed, account, accounts},
    answer,
    shell::{Route, set_crumbs},
    tr,
    ui::{BandMark, Empty, Skeleton, Sparkline, Table},
    words::{account as account_words, health as words, use_lang},
};

/// `/health`
#[component]
pub fn PortfolioPage() -> impl IntoView {
    set_crumbs(Vec::new());
    let page = answer::reading_first(|| (), |()| accounts(AccountFilter { limit: 200, ..AccountFilter::default() }));
    view! {
        <Title text=tr!(words::portfolio)/>
        <div class="page portfolio">
            <div class="head"><h1>{tr!(words::portfolio)}</h1><span class="meta">{tr!(words::worst_first)}</span></div>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(list) if list.rows.is_empty() => view! {
                            <Empty title=tr!(account_words::none) text=tr!(account_words::none_hint)>
                                <a class="btn" data-kind="primary" href=Route::Import.path()>{tr!(crate::words::shell::import)}</a>
                            </Empty>
                        }
                        .into_any(),
                        Ok(list) => view! { <List list/> }.into_any(),
                        Err(failure) => view! { <Failed failure retry=Callback::new(move |()| page.refetch())/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// An account as the list shows it.
struct Line {
    row: AccountRow,
    value: Option<f64>,
    band: Option<Band>,
    coverage: i64,
    change: Option<f64>,
    line: Vec<f64>,
}

impl Line {
    fn of(row: AccountRow) -> Self {
        let line: Vec<f64> = row.health.iter().filter_map(|one| one.value).map(|value| value as f64 / 100.0).collect();
        let latest = row.health.last();
        let value = latest.and_then(|latest| latest.value).map(|value| value as f64 / 100.0);
        let six = line.len().saturating_sub(7);
        let change = value.and_then(|value| line.get(six).filter(|_| line.len() > 1).map(|then| value - then));
        Self {
            value,
            band: value.map(|value| BandModel::default().band(value, None)),
            coverage: latest.map_or(0, |latest| latest.coverage),
            change,
            line,
            row,
        }
    }
}

#[component]
fn List(list: AccountPage) -> impl IntoView {
    let lang = use_lang();
    let AccountPage { rows, reporting, .. } = list;
    let mut lines: Vec<Line> = rows.into_iter().map(Line::of).collect();
    // The worst first; what nobody knows comes last, not best.
    lines.sort_by(|a, b| {
        let key = |line: &Line| (line.value.is_none(), line.value.unwrap_or(f64::MAX));
        key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let count = |band: Option<Band>| lines.iter().filter(|line| line.band == band).count();
    let worst = lines.iter().find(|line| line.value.is_some()).map(|line| line.row.account.id);
    let chosen = RwSignal::new(worst);
    let bands = [Some(Band::Red), Some(Band::Amber), Some(Band::Green), None].map(|band| (band, count(band)));
    view! {
        <div class="vitals">
            {bands
                .map(|(band, count)| {
                    view! {
                        <div class="vital">
                            <span class="k">
                                <BandMark band/>
                                {move || match band {
                                    None => words::unassessed(lang.get()),
                                    band => words::band(lang.get(), band),
                                }}
                            </span>
                            <div class="v">{count}</div>
                        </div>
                    }
                })
                .collect_view()}
        </div>
        <div class="with-why">
        <div class="scroll">
            <Table caption=tr!(words::portfolio) class="list">
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::account)}</th>
                        <th scope="col">{tr!(words::title)}</th>
                        <th scope="col">{tr!(words::six_weeks)}</th>
                        <th scope="col" class="num">{tr!(words::coverage)}</th>
                        <th scope="col" class="num wide">{move || account_words::open_deals_in(lang.get(), reporting.code())}</th>
                        <th scope="col">{tr!(words::why)}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(|line| row(line, reporting, chosen)).collect_view()}</tbody>
            </Table>
        </div>
        <Why chosen/>
        </div>
    }
}

fn row(line: Line, reporting: Currency, chosen: RwSignal<Option<AccountId>>) -> impl IntoView {
    let lang = use_lang();
    let Line { row, value, band, coverage, change, line } = line;
    let (name, owner) = (row.account.name.clone(), row.owner.clone());
    let (open, sum) = (row.open_deals, row.open_sum);
    let account = row.account.id;
    let known = value.is_some();
    view! {
        <tr aria-selected=move || (chosen.get() == Some(account)).then_some("true")>
            <th scope="row">
                <a class="who" href=Route::AccountHealth(account).path()>
                    <span class="clip">{move || name.get(lang.get()).to_owned()}</span>
                    <span class="meta clip">
                        {move || owner.as_ref().map_or_else(
                            || account_words::no_owner(lang.get()).to_owned(),
                            |owner| owner.get(lang.get()).to_owned(),
                        )}
                    </span>
                </a>
            </th>
            <td>
                <span class="verdict">
                    <BandMark band/>
                    <b class="num">{value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 0))}</b>
                    <span class="meta">{move || words::band(lang.get(), band)}</span>
                </span>
            </td>
            <td>
                <span class="verdict">
                    <Sparkline values=line/>
                    <span class="num meta">{change.map(|change| locale::signed(change, 1))}</span>
                </span>
            </td>
            <td class="num">{format!("{coverage}%")}</td>
            <td class="num wide">
                {move || if open == 0 { locale::ABSENT.to_owned() } else { locale::money_short(lang.get(), Money::new(sum, reporting)) }}
            </td>
            <td>
                <button
                    class="btn"
                    data-kind="quiet"
                    data-size="s"
                    type="button"
                    aria-pressed=move || if chosen.get() == Some(account) { "true" } else { "false" }
                    on:click=move |_| chosen.set(Some(account))
                >
                    {move || if known { words::why(lang.get()) } else { words::missing(lang.get()) }}
                </button>
            </td>
        </tr>
    }
}

/// Why the chosen account stands where it stands: the strongest pushes first, then the whole table.
#[component]
fn Why(chosen: RwSignal<Option<AccountId>>) -> impl IntoView {
    // Asked for in the browser only; without script the list leads to the account's own page.
    let read = later(move || {
        let chosen = chosen.get();
        async move {
            match chosen {
                Some(chosen) => account(chosen).await.ok(),
                None => None,
            }
        }
    });
    view! {
        <aside class="explain because" aria-live="polite" aria-label=tr!(words::why)>
            {move || match read.get() {
                Some(Some(view)) => view! { <Drivers view/> }.into_any(),
                Some(None) => ().into_any(),
                None => view! { <Skeleton lines=6/> }.into_any(),
            }}
        </aside>
    }
}

#[component]
fn Drivers(view: AccountView) -> impl IntoView {
    let lang = use_lang();
    let id = view.account.id;
    let name = view.account.name.clone();
    let (total, band) = (view.health.total.clone(), view.health.band);
    let drivers: Vec<Part> = total.drivers(3).into_iter().cloned().collect();
    view! {
        <h2><a class="link" href=Route::AccountHealth(id).path()>{move || name.get(lang.get()).to_owned()}</a></h2>
        <ol class="drivers">
            {drivers
                .into_iter()
                .map(|part| {
                    let word = move || match &part.input {
                        InputKey::Dimension(dimension) => words::dimension_name(lang.get(), *dimension),
                        _ => words::override_part(lang.get()),
                    };
                    let class = if part.contribution < 0.0 { "alarm" } else { "accent" };
                    view! {
                        <li>
                            {word} " " <span class=class>{locale::signed(part.contribution, 1)}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
        <Explanation explained=total title=tr!(words::title) band/>
    }
}

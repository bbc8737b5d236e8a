//! The filter in full, in a popover: each change takes effect at once and stands in the address.

use std::collections::BTreeSet;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    import,
    locale::Lang,
    money::Money,
    names::Names,
    pipeline::{
        StageKind,
        query::{DealFilter, Period},
        view::Choices,
    },
    time::Date,
};

use super::{address::Address, choices::board_choices, desk::Desk};
use crate::{
    tr,
    ui::{Checkbox, Glyph, Icon, Popover},
    words::{board, common, views as words},
};

/// A list longer than this can be searched.
const LONG: usize = 8;
/// Entries of a list that are shown at once.
const SHOWN: usize = 60;

/// Reads once what can be chosen.
pub fn learn_choices(desk: Desk) {
    if desk.choices.with_untracked(Option::is_some) {
        return;
    }
    spawn_local(async move {
        // Without an answer there is nothing to choose; opening it again asks again.
        if let Ok(choices) = board_choices(desk.pipeline).await {
            desk.choices.try_set(Some(choices));
        }
    });
}

/// The button that opens the filter.
#[component]
pub fn FilterPanel(desk: Desk, address: Address) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            learn_choices(desk);
        }
    });
    view! {
        <button
            type="button"
            class="chip"
            popovertarget="deal-filter"
            aria-haspopup="dialog"
            aria-expanded=move || if open.get() { "true" } else { "false" }
        >
            <Icon glyph=Glyph::Plus />
            {tr!(words::add_filter)}
        </button>
        <Popover id="deal-filter" open label=tr!(words::filters) class="deal-filter">
            <Conditions desk address/>
        </Popover>
    }
}

#[component]
fn Conditions(desk: Desk, address: Address) -> impl IntoView {
    view! {
        <Care desk address/>
        <Amounts desk address/>
        <Expected desk address/>
        <Kinds desk address/>
        <Among desk address word=common::owner list=|all| named(&all.owners) of=|filter| &mut filter.owners/>
        <Among desk address word=words::team list=|all| named(&all.teams) of=|filter| &mut filter.teams/>
        <Among desk address word=board::account list=|all| named(&all.accounts) of=|filter| &mut filter.accounts/>
        <Among desk address word=words::product list=|all| named(&all.products) of=|filter| &mut filter.products/>
        <Among desk address word=words::family list=families of=|filter| &mut filter.families/>
    }
}

fn named<K: Copy>(all: &[(K, Names)]) -> Vec<(K, Names)> {
    all.to_vec()
}

fn families(all: &Choices) -> Vec<(String, Names)> {
    let names: BTreeSet<&String> = all.family_of.iter().map(|(_, family)| family).collect();
    names.into_iter().map(|name| (name.clone(), Names::same(name))).collect()
}

/// One of several, as boxes to tick.
#[component]
fn Among<K: Ord + Clone + Send + Sync + std::hash::Hash + 'static>(
    desk: Desk,
    address: Address,
    word: fn(Lang) -> &'static str,
    list: fn(&Choices) -> Vec<(K, Names)>,
    of: fn(&mut DealFilter) -> &mut BTreeSet<K>,
) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let all = Memo::new(move |_| desk.choices.with(|choices| choices.as_ref().map(list).unwrap_or_default()));
    let chosen = Memo::new(move |_| of(&mut desk.query.get().filter).clone());
    let shown = move || {
        let (text, chosen) = (sought.get().trim().to_lowercase(), chosen.get());
        let fits = |name: &Names| [&name.zh, &name.en].iter().any(|name| name.to_lowercase().contains(&text));
        let mut list = all.get();
        list.retain(|(id, name)| chosen.contains(id) || fits(name));
        // What is chosen stays in sight.
        list.sort_by_key(|(id, _)| !chosen.contains(id));
        list.truncate(SHOWN);
        list
    };
    let count = move || chosen.with(BTreeSet::len);
    view! {
        <details>
            <summary>
                {move || word(desk.lang.get())}
                {move || (count() > 0).then(|| view! { <span class="count">{count()}</span> })}
            </summary>
            <Show when=move || all.with(|all| all.len() > LONG)>
                <input
                    type="search"
                    class="input"
                    autocomplete="off"
                    aria-label=move || format!("{}: {}", word(desk.lang.get()), words::narrow(desk.lang.get()))
                    placeholder=tr!(words::narrow)
                    prop:value=move || sought.get()
                    on:input:target=move |event| sought.set(event.target().value())
                />
            </Show>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="meta">{tr!(words::no_choice)}</p> }
            >
                <div class="ticks" role="group" aria-label=move || word(desk.lang.get())>
                    <For each=shown key=|(id, _)| id.clone() let:one>
                        {
                            let (id, name) = one;
                            let mine = id.clone();
                            let checked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&mine)));
                            let change = move |on: bool| {
                                address.filter(|filter| {
                                    let set = of(filter);
                                    if on { set.insert(id.clone()) } else { set.remove(&id) };
                                });
                            };
                            view! {
                                <Checkbox
                                    label=move || name.get(desk.lang.get()).to_owned()
                                    checked
                                    on_change=Callback::new(change)
                                />
                            }
                        }
                    </For>
                </div>
            </Show>
        </details>
    }
}

/// What asks for care.
#[component]
fn Care(desk: Desk, address: Address) -> impl IntoView {
    let flags: [(fn(Lang) -> &'static str, fn(&mut DealFilter) -> &mut bool); 4] = [
        (board::no_next_step, |filter| &mut filter.no_next_step),
        (words::next_overdue, |filter| &mut filter.next_step_overdue),
        (words::over_p80, |filter| &mut filter.over_p80),
        (board::no_account, |filter| &mut filter.without_account),
    ];
    view! {
        <fieldset>
            <legend>{tr!(words::needs_care)}</legend>
            {flags
                .map(|(word, of)| {
                    let checked = Signal::derive(move || *of(&mut desk.query.get().filter));
                    let change = Callback::new(move |on| address.filter(|filter| *of(filter) = on));
                    view! { <Checkbox label=move || word(desk.lang.get()) checked on_change=change/> }
                })
                .collect_view()}
        </fieldset>
    }
}

/// Kinds of stages.
#[component]
fn Kinds(desk: Desk, address: Address) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{tr!(words::kind)}</legend>
            {[StageKind::Open, StageKind::Won, StageKind::Lost]
                .map(|kind| {
                    let checked = Signal::derive(move || desk.query.with(|query| query.filter.kinds.contains(&kind)));
                    let change = Callback::new(move |on: bool| {
                        address.filter(|filter| {
                            filter.kinds.retain(|other| *other != kind);
                            if on {
                                filter.kinds.push(kind);
                            }
                        });
                    });
                    view! { <Checkbox label=move || words::stage_kind(desk.lang.get(), kind) checked on_change=change/> }
                })
                .collect_view()}
        </fieldset>
    }
}

/// From one amount to another, in the reporting currency. What cannot be read is left as it was and
/// marked.
#[component]
fn Amounts(desk: Desk, address: Address) -> impl IntoView {
    type End = fn(&mut DealFilter) -> &mut Option<i64>;
    let ends: [(fn(Lang, &str) -> String, End); 2] =
        [(words::least, |filter| &mut filter.amount.least), (words::most, |filter| &mut filter.amount.most)];
    view! {
        <fieldset>
            <legend>{tr!(common::amount)}</legend>
            <div class="two">
                {ends
                    .map(|(word, of)| {
                        let wrong = RwSignal::new(false);
                        let now = move || {
                            let minor = *of(&mut desk.query.get().filter);
                            minor.map(|minor| plain(Money::new(minor, desk.reporting))).unwrap_or_default()
                        };
                        let change = move |text: String| {
                            let text = text.trim().to_owned();
                            let amount = import::amount(&text, desk.reporting, 1).filter(Money::is_sane);
                            wrong.set(!text.is_empty() && amount.is_none());
                            if text.is_empty() || amount.is_some() {
                                address.filter(|filter| *of(filter) = amount.map(|amount| amount.minor));
                            }
                        };
                        view! {
                            <label class="field">
                                <span>{move || word(desk.lang.get(), desk.reporting.code())}</span>
                                <input
                                    class="input"
                                    inputmode="decimal"
                                    autocomplete="off"
                                    aria-invalid=move || wrong.get().then_some("true")
                                    value=untrack(now)
                                    prop:value=now
                                    on:change:target=move |event| change(event.target().value())
                                />
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

/// An amount as one types it.
fn plain(amount: Money) -> String {
    let scale = 10_i64.pow(amount.currency.exponent());
    if amount.minor % scale == 0 {
        (amount.minor / scale).to_string()
    } else {
        let places = amount.currency.exponent() as usize;
        format!("{}.{:0places$}", amount.minor / scale, (amount.minor % scale).abs())
    }
}

/// When the order is expected.
#[component]
fn Expected(desk: Desk, address: Address) -> impl IntoView {
    let now = Memo::new(move |_| desk.query.with(|query| query.filter.expected));
    // Two days to choose are shown before either is chosen.
    let between = RwSignal::new(matches!(now.get_untracked(), Some(Period::Between { .. })));
    let named: [(&'static str, Period, fn(Lang) -> &'static str); 4] = [
        ("this_month", Period::ThisMonth, words::this_month),
        ("this_quarter", Period::ThisQuarter, words::this_quarter),
        ("overdue", Period::Overdue, words::overdue),
        ("none", Period::NoDate, words::no_date),
    ];
    let key = move || match now.get() {
        Some(Period::Between { .. }) => "between",
        None if between.get() => "between",
        None => "",
        Some(period) => named.iter().find(|(_, other, _)| *other == period).map_or("", |(key, ..)| key),
    };
    let choose = move |value: String| {
        between.set(value == "between");
        let period = named.iter().find(|(key, ..)| *key == value).map(|(_, period, _)| *period);
        address.filter(|filter| filter.expected = period);
    };
    let ends = move || match now.get() {
        Some(Period::Between { from, until }) => (from, until),
        _ => (None, None),
    };
    let day = move |is_from: bool, text: String| {
        let on: Option<Date> = text.parse().ok().filter(|date: &Date| date.is_sane());
        let (mut from, mut until) = untrack(ends);
        if is_from {
            from = on
        } else {
            until = on
        }
        let period = (from.is_some() || until.is_some()).then_some(Period::Between { from, until });
        address.filter(|filter| filter.expected = period);
    };
    let text = move |is_from: bool| {
        let (from, until) = ends();
        (if is_from { from } else { until }).map(|date| date.to_string()).unwrap_or_default()
    };
    view! {
        <fieldset>
            <legend>{tr!(board::close_date)}</legend>
            <select
                class="input"
                aria-label=tr!(board::close_date)
                prop:value=key
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="" selected=move || key().is_empty()>{tr!(words::any_time)}</option>
                {named
                    .map(|(name, _, word)| {
                        view! { <option value=name selected=move || key() == name>{move || word(desk.lang.get())}</option> }
                    })
                    .collect_view()}
                <option value="between" selected=move || key() == "between">{tr!(words::between)}</option>
            </select>
            <Show when=move || key() == "between">
                <div class="two">
                    {ends_of_days()
                        .map(|(is_from, word)| {
                            view! {
                                <label class="field">
                                    <span>{move || word(desk.lang.get())}</span>
                                    <input
                                        class="input"
                                        type="date"
                                        prop:value=move || text(is_from)
                                        on:change:target=move |event| day(is_from, event.target().value())
                                    />
                                </label>
                            }
                        })
                        .collect_view()}
                </div>
            </Show>
        </fieldset>
    }
}

const fn ends_of_days() -> [(bool, fn(Lang) -> &'static str); 2] {
    [(true, words::from), (false, words::until)]
}

//! `/identify/sales`: a file of sales lines is chosen, tried out and imported.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use meridian_domain::{
    id::AccountId,
    import::view::Run,
    locale,
    money::{Currency, Money},
    sales::{
        DateOrder, Decimal, Duplicates, Field, SalesMapping,
        view::{SalesRehearsal, SalesSheet},
    },
};
use wasm_bindgen::JsCast as _;

use super::query::{import_sales, rehearse_sales, sales_progress};
use crate::{
    Failure,
    shell::{Crumb, Route, set_crumbs},
    tr,
    ui::{Button, Kind, SelectField, Table},
    upload,
    words::{failures, identify as words, import as import_words, use_lang},
};

/// The server takes no larger file; asking it would only take long.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// How far one has come.
#[derive(Clone)]
enum Stage {
    Waiting,
    Reading,
    Read(SalesSheet),
    Done(Box<Run>),
    Failed(Failure),
}

/// `/identify/sales`
#[component]
pub fn SalesPage() -> impl IntoView {
    let lang = use_lang();
    set_crumbs(vec![Crumb::here(move || words::import(lang.get()).to_owned())]);
    let stage = RwSignal::new(Stage::Waiting);
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        stage.set(Stage::Reading);
        spawn_local(async move {
            let read = upload::send::<SalesSheet>(&file, "/import/sales", MOST_BYTES)
                .await
                .map_or_else(Stage::Failed, Stage::Read);
            drop(stage.try_set(read));
        });
    };
    view! {
        <Title text=tr!(words::import)/>
        <div class="page identify">
            <div class="head"><h1>{tr!(words::import)}</h1></div>
            <p class="row">
                <input class="vh" id="sales-file" type="file" accept=".csv,.tsv,.txt,.xlsx" on:change=chosen/>
                <label class="btn" data-kind="primary" for="sales-file">{tr!(words::choose_file)}</label>
                <span class="meta">{tr!(words::file_hint)}</span>
            </p>
            <div aria-live="polite">
                {move || match stage.get() {
                    Stage::Waiting => ().into_any(),
                    Stage::Reading => view! { <p>{tr!(words::reading)}</p> }.into_any(),
                    Stage::Read(sheet) => view! { <Sheet sheet stage/> }.into_any(),
                    Stage::Done(run) => view! { <Done run=*run/> }.into_any(),
                    Stage::Failed(failure) => view! { <Fault failure/> }.into_any(),
                }}
            </div>
        </div>
    }
}

#[component]
fn Fault(failure: Failure) -> impl IntoView {
    let lang = use_lang();
    view! {
        <p class="alarm" role="alert">
            {move || {
                let told = failures::tell(lang.get(), &failure);
                format!("{} · {} · {}", told.happened, told.kept, told.to_do)
            }}
        </p>
    }
}

#[component]
fn Done(run: Run) -> impl IntoView {
    let lang = use_lang();
    let lines = locale::integer(run.report.counts.new as i64);
    view! {
        <p><b>{move || words::imported(lang.get(), &lines)}</b></p>
        <p class="row">
            <a class="btn" data-kind="primary" href=Route::Identify.path()>{tr!(words::title)}</a>
            <a class="link" href=Route::Import.path()>{tr!(words::to_import)}</a>
            <span class="meta">{tr!(words::undo_there)}</span>
        </p>
    }
}

/// How the file is read, and what would come of it.
#[component]
fn Sheet(sheet: SalesSheet, stage: RwSignal<Stage>) -> impl IntoView {
    let lang = use_lang();
    let id = sheet.id;
    let mapping = RwSignal::new(sheet.mapping.clone());
    let plan: RwSignal<Option<Result<SalesRehearsal, Failure>>> = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let rows = RwSignal::new(None::<u32>);
    let confirmed: RwSignal<Vec<(String, AccountId)>> = RwSignal::new(Vec::new());
    let watch_rows = move || {
        spawn_local(async move {
            while busy.try_get_untracked() == Some(true) {
                gloo::timers::future::TimeoutFuture::new(400).await;
                if let Ok(read) = sales_progress(id, false).await {
                    _ = rows.try_set(read);
                }
            }
        });
    };
    let try_out = move || {
        busy.set(true);
        let mapping = mapping.get_untracked();
        watch_rows();
        spawn_local(async move {
            let result = rehearse_sales(id, mapping).await;
            drop(plan.try_set(Some(result)));
            _ = busy.try_set(false);
        });
    };
    // Tried out at once: nothing is written by it.
    Effect::new(move |_| {
        mapping.track();
        try_out();
    });
    let import = move |_| {
        busy.set(true);
        let (mapping, confirmed) = (mapping.get_untracked(), confirmed.get_untracked());
        watch_rows();
        spawn_local(async move {
            let done = import_sales(id, mapping, confirmed).await;
            _ = busy.try_set(false);
            drop(stage.try_set(done.map_or_else(Stage::Failed, |run| Stage::Done(Box::new(run)))));
        });
    };
    let stop = move |_| {
        spawn_local(async move {
            drop(sales_progress(id, true).await);
        });
    };
    let currency = sheet.mapping.currency;
    view! {
        <p class="meta">{format!("{} · {}", sheet.file, sheet.encoding)}</p>
        {sheet.remembered.then(|| view! { <p class="meta">{tr!(words::remembered)}</p> })}
        <Columns sheet=sheet.clone() mapping/>
        <Reading mapping/>
        {move || busy.get().then(|| view! {
            <p class="row">
                {move || rows.get().map_or_else(
                    || words::reading(lang.get()).to_owned(),
                    |rows| words::read_rows(lang.get(), &locale::integer(i64::from(rows))),
                )}
                <Button on_press=stop>{tr!(words::stop)}</Button>
            </p>
        })}
        {move || plan.get().map(|plan| match plan {
            Err(failure) => view! { <Fault failure/> }.into_any(),
            Ok(plan) if !plan.missing.is_empty() => {
                let missing = plan.missing.clone();
                view! {
                    <p class="alarm">
                        {move || {
                            let lang = lang.get();
                            let names: Vec<&str> = missing.iter().map(|field| words::field_name(lang, *field)).collect();
                            words::lacking(lang, &names.join(", "))
                        }}
                    </p>
                }
                .into_any()
            }
            Ok(plan) => {
                let nothing = plan.tally.lines == 0;
                view! {
                    <Plan plan currency confirmed/>
                    {(!nothing).then(|| view! {
                        <Button kind=Kind::Primary
                            why=Signal::derive(move || busy.get().then(|| words::reading(lang.get()).to_owned()))
                            on_press=import>{tr!(words::do_import)}</Button>
                    })}
                }
                .into_any()
            }
        })}
    }
}

/// Which column says what.
#[component]
fn Columns(sheet: SalesSheet, mapping: RwSignal<SalesMapping>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <section class="part" aria-labelledby="sales-columns">
            <h2 id="sales-columns">{tr!(words::columns)}</h2>
            <div class="columns">
                {sheet
                    .head
                    .iter()
                    .enumerate()
                    .map(|(at, name)| {
                        let value = RwSignal::new(
                            sheet.mapping.columns.get(at).copied().flatten().map_or("", Field::key).to_owned(),
                        );
                        Effect::watch(
                            move || value.get(),
                            move |key, _, _| mapping.update(|mapping| {
                                if let Some(column) = mapping.columns.get_mut(at) {
                                    *column = Field::from_key(key);
                                }
                            }),
                            false,
                        );
                        let options = Signal::derive(move || {
                            let lang = lang.get();
                            let none = (String::new(), words::passed_over(lang).to_owned());
                            let fields = Field::ALL.map(|field| (field.key().to_owned(), words::field_name(lang, field).to_owned()));
                            std::iter::once(none).chain(fields).collect::<Vec<_>>()
                        });
                        let samples: Vec<String> =
                            sheet.rows.iter().filter_map(|row| row.get(at)).take(3).map(|cell| cell.chars().take(30).collect()).collect();
                        let label = name.clone();
                        view! {
                            <div class="column">
                                <SelectField id=format!("column-{at}") label=label value options/>
                                <span class="meta">{samples.join(" · ")}</span>
                            </div>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}

/// How numbers, days and repeated rows are read.
#[component]
fn Reading(mapping: RwSignal<SalesMapping>) -> impl IntoView {
    let lang = use_lang();
    let now = mapping.get_untracked();
    let decimal = RwSignal::new(if now.decimal == Decimal::Comma { "comma" } else { "point" }.to_owned());
    let dates = RwSignal::new(
        match now.dates {
            None => "",
            Some(DateOrder::Day) => "day",
            Some(DateOrder::Month) => "month",
        }
        .to_owned(),
    );
    let repeats = RwSignal::new(if now.duplicates == Duplicates::Skip { "skip" } else { "keep" }.to_owned());
    Effect::watch(
        move || (decimal.get(), dates.get(), repeats.get()),
        move |(decimal, dates, repeats), _, _| {
            mapping.update(|mapping| {
                mapping.decimal = if decimal == "comma" { Decimal::Comma } else { Decimal::Point };
                mapping.dates = match dates.as_str() {
                    "day" => Some(DateOrder::Day),
                    "month" => Some(DateOrder::Month),
                    _ => None,
                };
                mapping.duplicates = if repeats == "skip" { Duplicates::Skip } else { Duplicates::Keep };
            })
        },
        false,
    );
    type Words = fn(locale::Lang) -> &'static str;
    let options = move |all: &'static [(&'static str, Words)]| {
        Signal::derive(move || {
            all.iter().map(|(key, word)| ((*key).to_owned(), word(lang.get()).to_owned())).collect::<Vec<_>>()
        })
    };
    const DECIMALS: &[(&str, Words)] = &[("point", words::point), ("comma", words::comma)];
    const DATES: &[(&str, Words)] =
        &[("", words::dates_sure), ("day", words::day_first), ("month", words::month_first)];
    const REPEATS: &[(&str, Words)] = &[("keep", words::keep), ("skip", words::skip)];
    view! {
        <div class="choices">
            <SelectField id="decimals" label=tr!(words::decimals) value=decimal options=options(DECIMALS)/>
            <SelectField id="dates" label=tr!(words::dates) value=dates options=options(DATES)/>
            <SelectField id="repeats" label=tr!(words::repeats) value=repeats options=options(REPEATS)/>
        </div>
    }
}

/// What would happen.
#[component]
fn Plan(plan: SalesRehearsal, currency: Currency, confirmed: RwSignal<Vec<(String, AccountId)>>) -> impl IntoView {
    let lang = use_lang();
    let tally = plan.tally.clone();
    let money = move |lang, minor: i64| locale::money(lang, Money::new(minor, currency));
    let count = |n: u64| locale::integer(i64::try_from(n).unwrap_or(i64::MAX));
    let told = move || {
        let lang = lang.get();
        let number = |n: usize| locale::integer(n as i64);
        let mut told = vec![words::would_lines(lang, &count(tally.lines), &money(lang, tally.amount))];
        told.extend(
            (tally.returns > 0)
                .then(|| words::would_returns(lang, &count(tally.returns), &money(lang, tally.returned))),
        );
        told.push(words::would_match(lang, &number(plan.customers), &number(plan.matched), &number(plan.found)));
        told.extend((plan.strange > 0).then(|| words::would_strange(lang, &number(plan.strange))));
        told.extend((tally.nameless > 0).then(|| words::would_nameless(lang, &count(tally.nameless))));
        told.extend((tally.duplicates > 0).then(|| words::would_repeat(lang, &count(tally.duplicates))));
        told.extend((tally.tidied > 0).then(|| words::would_tidy(lang, &count(tally.tidied))));
        told.extend((tally.refused > 0).then(|| words::would_refuse(lang, &count(tally.refused))));
        told.extend(plan.again.map(|day| words::again(lang, &locale::date_full(lang, day))));
        told.into_iter().map(|told| view! { <li>{told}</li> }).collect_view()
    };
    let (refused, alike) = (plan.refused.clone(), plan.alike.clone());
    view! {
        <section class="part" aria-labelledby="sales-plan">
            <h2 id="sales-plan">{tr!(words::would)}</h2>
            <ul class="told">{told}</ul>
            {(!refused.is_empty()).then(|| view! {
                <ul class="told">
                    {refused
                        .into_iter()
                        .take(20)
                        .map(|(row, notes)| view! {
                            <li>
                                {move || {
                                    let lang = lang.get();
                                    let kind = meridian_domain::import::Import::Sales;
                                    let notes: Vec<String> = notes.iter().map(|note| import_words::explain(lang, kind, note)).collect();
                                    format!("{} {row}: {}", import_words::row(lang), notes.join("; "))
                                }}
                            </li>
                        })
                        .collect_view()}
                </ul>
            })}
            {(!alike.is_empty()).then(|| view! {
                <h3>{tr!(words::alike)}</h3>
                <Table caption=tr!(words::alike) class="list">
                    <tbody>
                        {alike
                            .into_iter()
                            .enumerate()
                            .map(|(at, one)| {
                                let pair = (one.customer.clone(), one.proposal.account);
                                let percent = match one.proposal.how {
                                    meridian_domain::sales::How::Alike(percent) => percent,
                                    _ => 100,
                                };
                                let tick = move |event: web_sys::Event| {
                                    let ticked = event_target_checked(&event);
                                    confirmed.update(|all| {
                                        all.retain(|other| *other != pair);
                                        if ticked {
                                            all.push(pair.clone());
                                        }
                                    });
                                };
                                let names = one.name.clone();
                                view! {
                                    <tr>
                                        <td>
                                            <input type="checkbox" id=format!("alike-{at}") on:change=tick/>
                                            <label for=format!("alike-{at}")>{one.customer.clone()}</label>
                                        </td>
                                        <td>{move || words::is_alike(lang.get(), names.get(lang.get()), percent)}</td>
                                        <td class="num">{move || money(lang.get(), one.amount)}</td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </Table>
            })}
        </section>
    }
}

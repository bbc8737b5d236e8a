//! The second step: which column is which.

use leptos::prelude::*;
use meridian_domain::{
    import::{Field, Import, view::Window},
    money::Currency,
    stakeholder::LineKind,
};

use super::{
    account::AccountChoice,
    desk::{Desk, Read, Stage, State, edit},
};
use crate::{
    tr,
    ui::{Button, Glyph, Icon, Kind, SelectField, Size, Table, Why},
    words::{import as words, use_lang},
};

/// Units that amounts come in.
const UNITS: [i64; 5] = [1, 1_000, 10_000, 1_000_000, 100_000_000];
/// Currencies that are offered beside the one that is set.
const CURRENCIES: [&str; 6] = ["CNY", "USD", "EUR", "GBP", "JPY", "HKD"];

/// Every file with its columns.
#[component]
pub(super) fn MappingStep(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let why = Signal::derive(move || {
        let lang = lang.get();
        let lacking = desk.read().into_iter().find_map(|(_, read)| {
            let kind = read.kind?;
            let field = *read.mapping.missing(kind).first()?;
            let field = words::field(lang, kind, field);
            Some(format!("{} · {}", read.sheet.file, words::missing_field(lang, &field)))
        });
        let homeless = desk.needs_account() && desk.account.with(Option::is_none);
        lacking.or_else(|| homeless.then(|| words::no_account_yet(lang).to_owned()))
    });
    let try_out = move |_| {
        desk.window.set(Window { sheet: None, outcome: None, offset: 0 });
        desk.stage.set(Stage::DryRun);
    };
    // Which files there are does not change here; what is wished of them does.
    let files = desk.items.get_untracked();
    let sections = files
        .into_iter()
        .filter(|item| item.state.with_untracked(|state| matches!(state, State::Read(_))))
        .map(|item| view! { <FileColumns state=item.state/> })
        .collect_view();
    view! {
        <Show when=move || desk.needs_account()>
            <AccountChoice desk/>
        </Show>
        {sections}
        <div class="acts">
            <Button size=Size::Large on_press=Callback::new(move |_| desk.stage.set(Stage::Files))>{tr!(words::back)}</Button>
            <Button kind=Kind::Primary size=Size::Large why on_press=Callback::new(try_out)>
                {tr!(words::to_dry_run)}
            </Button>
            <Why reason=why/>
        </div>
    }
}

fn read(state: RwSignal<State>) -> Option<Read> {
    match state.get() {
        State::Read(read) => Some(read),
        _ => None,
    }
}

/// The columns of one file.
#[component]
fn FileColumns(state: RwSignal<State>) -> impl IntoView {
    let lang = use_lang();
    let Some(first) = untrack(|| read(state)) else { return ().into_any() };
    let sheet = first.sheet;
    let kind = move || read(state).and_then(|read| read.kind);
    let id = sheet.id.to_string();
    let (file, lines) = (sheet.file.clone(), sheet.rows);
    let (caption, title) = (file.clone(), file.clone());
    let lines_id = format!("lines-{id}");
    let columns = sheet
        .head
        .iter()
        .cloned()
        .enumerate()
        .map(|(column, heading)| {
            let samples = sheet.samples.get(column).map(|samples| samples.join(" · ")).unwrap_or_default();
            view! {
                <tr>
                    <th scope="row">{heading.clone()}</th>
                    <td class="sub">
                        {if samples.is_empty() { view! { {tr!(words::no_values)} }.into_any() } else { samples.into_any() }}
                    </td>
                    <td><FieldOf state column heading/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="file" aria-label=file>
            <div class="head">
                <h2>{title}</h2>
                <span class="meta push">
                    {move || kind().map(|kind| words::kind(lang.get(), kind))} " · " {move || words::rows(lang.get(), lines)}
                </span>
            </div>
            <Show when=move || kind() == Some(Import::Lines)><LinesSay state id=lines_id.clone()/></Show>
            <Show when=move || has_money(state)><Money state id=id.clone()/></Show>
            <div class="scroll">
                <Table caption=caption>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::column)}</th>
                            <th scope="col">{tr!(words::samples)}</th>
                            <th scope="col">{tr!(words::field_label)}</th>
                        </tr>
                    </thead>
                    <tbody>{columns}</tbody>
                </Table>
            </div>
            <p class="meta">{move || kind().map(|kind| words::kind_hint(lang.get(), kind))}</p>
        </section>
    }
    .into_any()
}

/// The field a column holds.
#[component]
fn FieldOf(state: RwSignal<State>, column: usize, heading: String) -> impl IntoView {
    let lang = use_lang();
    let chosen = Memo::new(move |_| read(state).and_then(|read| read.mapping.columns.get(column).cloned().flatten()));
    // What the file holds is said by now.
    let kind = untrack(|| read(state)).and_then(|read| read.kind);
    let option = move |kind: Import, field: &'static Field| {
        let word = move || {
            let word = words::field(lang.get(), kind, field.key);
            if field.required { format!("{word} *") } else { word }
        };
        view! { <option value=field.key selected=move || chosen.get().as_deref() == Some(field.key)>{word}</option> }
    };
    let options = kind.map(|kind| kind.fields().iter().map(|field| option(kind, field)).collect_view());
    view! {
        <span class="pick">
            <select
                class="input"
                aria-label=move || words::field_of(lang.get(), &heading)
                prop:value=move || chosen.get().unwrap_or_default()
                on:change:target=move |event| {
                    let field = Some(event.target().value()).filter(|field| !field.is_empty());
                    edit(state, |read| read.map(column, field));
                }
            >
                <option value="" selected=move || chosen.with(Option::is_none)>{tr!(words::not_imported)}</option>
                {options}
            </select>
            <Icon glyph=Glyph::Down/>
        </span>
    }
}

/// Whether a column of amounts is imported.
fn has_money(state: RwSignal<State>) -> bool {
    read(state)
        .is_some_and(|read| ["price", "revenue", "amount"].iter().any(|field| read.mapping.column(field).is_some()))
}

/// What amounts are in.
#[component]
fn Money(state: RwSignal<State>, id: String) -> impl IntoView {
    let lang = use_lang();
    let now = untrack(|| read(state));
    let (currency, unit) = now.map_or((Currency::CNY, 1), |read| (read.mapping.currency, read.mapping.unit));
    let (code, factor) = (RwSignal::new(currency.code().to_owned()), RwSignal::new(unit.to_string()));
    Effect::new(move |before: Option<()>| {
        let (currency, unit) = (code.get().parse::<Currency>(), factor.get().parse::<i64>());
        if before.is_some()
            && let (Ok(currency), Ok(unit)) = (currency, unit)
        {
            edit(state, |read| (read.mapping.currency, read.mapping.unit) = (currency, unit));
        }
    });
    let own = currency.code().to_owned();
    let codes = Signal::derive(move || {
        let others = CURRENCIES.into_iter().filter(|code| *code != own).map(ToOwned::to_owned);
        std::iter::once(own.clone()).chain(others).map(|code| (code.clone(), code)).collect()
    });
    let units =
        Signal::derive(move || UNITS.map(|unit| (unit.to_string(), words::unit(lang.get(), unit).to_owned())).to_vec());
    view! {
        <div class="two">
            <SelectField id=format!("currency-{id}") label=tr!(words::money_currency) value=code options=codes/>
            <SelectField id=format!("unit-{id}") label=tr!(words::money_unit) value=factor options=units/>
        </div>
    }
}

/// What lines say of people.
#[component]
fn LinesSay(state: RwSignal<State>, id: String) -> impl IntoView {
    let lang = use_lang();
    const SAID: [(&str, LineKind); 4] = [
        ("reports", LineKind::Reports),
        ("advice", LineKind::Influence),
        ("friend", LineKind::Friend),
        ("conflict", LineKind::Conflict),
    ];
    let now = untrack(|| read(state)).map(|read| read.lines);
    let key = SAID.iter().find(|(_, lines)| Some(*lines) == now).map_or("reports", |(key, _)| key);
    let value = RwSignal::new(key.to_owned());
    Effect::new(move |before: Option<()>| {
        let said = SAID.iter().find(|(key, _)| value.with(|value| value == key));
        if before.is_some()
            && let Some((_, lines)) = said
        {
            edit(state, |read| read.lines = *lines);
        }
    });
    let options = Signal::derive(move || {
        SAID.map(|(key, lines)| (key.to_owned(), words::lines(lang.get(), lines).to_owned())).to_vec()
    });
    view! { <SelectField id label=tr!(words::lines_label) value options/> }
}

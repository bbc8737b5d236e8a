//! The months of the period as a table, in which the targets are set.

use leptos::{ev::KeyboardEvent, prelude::*};
use meridian_domain::{
    locale,
    pipeline::forecast::{
        Month, Outlook, Standing,
        view::{ForecastView, months_of},
    },
};

use super::{money::short, targets::Targets};
use crate::{
    tr,
    ui::Table,
    words::{forecast as words, use_lang, views},
};

/// The table.
#[component]
pub fn MonthTable(view: StoredValue<ForecastView>, outlook: Memo<Outlook>, targets: Targets) -> impl IntoView {
    let lang = use_lang();
    let (months, currency) = view.with_value(|view| (view.months, view.reporting));
    let heads: [fn(_) -> _; 8] = [
        words::target,
        words::won,
        words::commit,
        words::best_case,
        words::in_pipeline,
        words::weighted,
        words::gap,
        words::coverage,
    ];
    let row = move |month: Month| {
        let standing = Memo::new(move |_| standing(&outlook.get(), Some(month)));
        view! {
            <tr>
                <th scope="row">{move || words::month_short(lang.get(), month)}</th>
                <td class="num"><TargetField month targets/></td>
                <Cells standing=Signal::derive(move || standing.get()) currency/>
            </tr>
        }
    };
    let total = Signal::derive(move || Some(outlook.with(|outlook| outlook.total)));
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::by_month)>
            <Table caption=tr!(words::by_month) class="month-table">
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::month)}</th>
                        {heads.map(|head| view! { <th scope="col" class="num">{move || head(lang.get())}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{months_of(months).map(row).collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{tr!(words::total)}</th>
                        <td class="num">{move || short(lang.get(), total.get().and_then(|total| total.target), currency)}</td>
                        <Cells standing=total currency/>
                    </tr>
                </tfoot>
            </Table>
        </div>
        <p class="meta">
            {move || words::in_money(lang.get(), currency.code())} " · "
            {move || if targets.may { words::target_hint(lang.get()) } else { words::may_not_target(lang.get()) }}
        </p>
    }
}

fn standing(outlook: &Outlook, month: Option<Month>) -> Option<Standing> {
    outlook.months.iter().find(|one| one.month == month).map(|one| one.standing)
}

/// The cells of a row behind the target.
#[component]
fn Cells(standing: Signal<Option<Standing>>, currency: meridian_domain::money::Currency) -> impl IntoView {
    let lang = use_lang();
    let cell = move |read: fn(&Standing) -> Option<i64>| {
        view! { <td class="num">{move || short(lang.get(), standing.get().as_ref().and_then(read), currency)}</td> }
    };
    view! {
        {cell(|it| Some(it.won))}
        {cell(|it| Some(it.commit.weighted))}
        {cell(|it| Some(it.best_case.weighted))}
        {cell(|it| Some(it.pipeline.weighted))}
        {cell(|it| Some(it.commit.weighted + it.best_case.weighted + it.pipeline.weighted))}
        {cell(|it| it.gap)}
        <td class="num">
            {move || standing.get().and_then(|it| it.coverage).map_or_else(
                || locale::ABSENT.to_owned(),
                |x| words::times(lang.get(), &locale::decimal(x, 1)),
            )}
        </td>
    }
}

/// The target of a month: sent when the field is left, put back by Escape. What cannot be read stays as
/// it was typed, with the reason beside it.
#[component]
fn TargetField(month: Month, targets: Targets) -> impl IntoView {
    let lang = use_lang();
    let id = format!("target-{month}");
    let err = format!("{id}-err");
    let (typed, wrong) = (RwSignal::new(None::<String>), RwSignal::new(None));
    let text = move || typed.get().unwrap_or_else(|| targets.text(month));
    let leave = move || {
        let Some(now) = typed.try_get_untracked().flatten() else { return };
        match targets.set(month, &now) {
            Ok(()) => {
                typed.set(None);
                wrong.set(None);
            }
            Err(fault) => wrong.set(Some(fault)),
        }
    };
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => leave(),
        "Escape" => {
            typed.set(None);
            wrong.set(None);
        }
        _ => {}
    };
    let (described, key) = (err.clone(), id.clone());
    view! {
        <input
            class="input"
            data-num=""
            type="text"
            id=key
            inputmode="decimal"
            autocomplete="off"
            aria-label=move || {
                let lang = lang.get();
                words::target_of(lang, &views::month(lang, month.year, month.month))
            }
            readonly=!targets.may
            title=move || (!targets.may).then(|| words::may_not_target(lang.get()))
            value=untrack(text)
            prop:value=text
            on:input:target=move |event| typed.set(Some(event.target().value()))
            on:blur=move |_| leave()
            on:keydown=press
            aria-invalid=move || wrong.with(Option::is_some).then_some("true")
            aria-describedby=move || wrong.with(Option::is_some).then(|| described.clone())
        />
        <span class="err" id=err role="alert">{move || wrong.get().map(|fault: crate::entry::typed::Wrong| fault.tell(lang.get()))}</span>
    }
}

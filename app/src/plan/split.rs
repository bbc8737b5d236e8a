//! The split of visit days that earns most, reckoned in the browser while sliders move.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    locale::{self, Lang},
    money::{Currency, Money},
    names::Names,
    plan::{
        Response, ResponsePatch, Unfit,
        visits::{self, Left, Place, Shift},
    },
    record::Patch,
};
use uuid::Uuid;

use super::{response::called, sheets::Sheets};
use crate::{
    health::{Explanation, Source},
    pipeline::forecast::money::in_units,
    tr,
    ui::{Asks, Button, Glyph, Icon, Kind, Slider, Switch, Table, Tag, Tone},
    words::{common, health, plan as words},
};

/// A place in the split.
#[derive(Clone, PartialEq)]
struct Row {
    name: Names,
    /// Of this account, so that what is agreed can be noted here.
    ours: bool,
    planned: Option<i64>,
    place: Place,
}

/// A split, as it is shown.
#[derive(Clone, PartialEq)]
struct Answer {
    rows: Vec<Row>,
    now: Vec<u32>,
    days: Vec<u32>,
    next: Vec<Option<f64>>,
    exact: bool,
}

impl Answer {
    fn places(&self) -> Vec<Place> {
        self.rows.iter().map(|row| row.place).collect()
    }

    fn name(&self, id: Option<Uuid>, lang: Lang) -> String {
        let row = self.rows.iter().find(|row| Some(row.place.id) == id);
        row.map(|row| row.name.get(lang).to_owned()).unwrap_or_default()
    }
}

fn row(name: Names, ours: bool, response: &Response, currency: Currency) -> Result<Row, Left> {
    Ok(Row { name, ours, planned: response.planned, place: Place::of(response, currency)? })
}

#[component]
pub fn Split(sheets: Sheets, own: Memo<Vec<Response>>) -> impl IntoView {
    let lang = sheets.lang;
    let across = RwSignal::new(false);
    let others = sheets.view.with_value(|view| view.others.clone());
    let alone = others.is_empty();
    let others = StoredValue::new(others);
    let currency = Memo::new(move |_| {
        own.with(|own| own.iter().find_map(|one| Some(one.sales?.currency))).unwrap_or(sheets.reporting)
    });
    let rows = Memo::new(move |_| {
        let currency = currency.get();
        let mut rows: Vec<Row> =
            own.with(|own| own.iter().filter_map(|one| row(called(one), true, one, currency).ok()).collect());
        if across.get() {
            others.with_value(|others| {
                for (account, one) in others {
                    let name = if one.part.is_empty() { account.clone() } else { joined(account, &one.part) };
                    rows.extend(row(name, false, one, currency).ok());
                }
            });
        }
        rows
    });
    // What cannot be reckoned with is told, and why.
    let left = Memo::new(move |_| {
        let currency = currency.get();
        own.with(|own| {
            let why = |one: &Response| Some((called(one), row(called(one), true, one, currency).err()?));
            own.iter().filter_map(why).collect::<Vec<_>>()
        })
    });
    let sum = Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.place.now).fold(0, u32::saturating_add)));
    let now = f64::from(sum.get_untracked());
    let (capacity, least, cost) = (RwSignal::new(now), RwSignal::new(0.0), RwSignal::new(0.0));
    // As many days as now, until somebody moves the slider; with other places there are other days.
    Effect::new(move |before: Option<u32>| {
        let sum = sum.get();
        if before.is_some_and(|before| before != sum) {
            capacity.set(f64::from(sum));
        }
        sum
    });
    let wanted = move || capacity.get() as u32;
    let answer = Memo::new(move |_| {
        let rows = rows.get();
        let scale = 10_f64.powi(i32::try_from(currency.get().exponent()).unwrap_or(2));
        let floor = least.get() as u32;
        let places: Vec<Place> = rows
            .iter()
            .map(|row| {
                let least = row.place.least.max(floor.min(row.place.most));
                Place { least, ..row.place }
            })
            .collect();
        let (days, exact) = visits::split(&places, wanted(), cost.get() * scale)?;
        let next = visits::next_day(&places, &days);
        let now = rows.iter().map(|row| row.place.now).collect();
        Ok::<_, visits::TooFew>(Answer { rows, now, days, next, exact })
    });
    let money = move |minor: f64| locale::money(lang.get(), Money::new(minor.round() as i64, currency.get()));
    let most = move || (2 * sum.get()).max(10);
    view! {
        <section class="split" aria-labelledby="plan-split">
            <header class="row">
                <h3 id="plan-split">{tr!(words::allocation)}</h3>
                <Tag tone=Tone::Accent>{tr!(common::not_saved)}</Tag>
            </header>
            {move || rows.with(Vec::is_empty).then(|| view! { <p class="meta">{tr!(words::nothing_to_split)}</p> })}
            <div class="knobs">
                <span class="k">{tr!(words::capacity)}</span>
                {move || {
                    let most = f64::from(most());
                    view! { <Slider label=tr!(words::capacity) value=capacity max=most/> }
                }}
                <span class="k">{tr!(words::minimum)}</span>
                <Slider label=tr!(words::minimum) value=least max=20.0/>
                <span class="k">{move || format!("{} · {}", words::cost(lang.get()), currency.get())}</span>
                <Slider label=tr!(words::cost) value=cost max=50_000.0 step=500.0/>
            </div>
            <ul class="notes">
                {move || {
                    let lang = lang.get();
                    let told = |(name, why): (Names, Left)| format!("{} · {}", name.get(lang), left_out(lang, why));
                    left.get().into_iter().map(told).map(|told| view! { <li class="caution">{told}</li> }).collect_view()
                }}
            </ul>
            {(!alone).then(|| view! { <Switch label=tr!(words::across) checked=across on_change=Callback::new(move |on| across.set(on))/> })}
            {move || match answer.get() {
                Err(short) => view! {
                    <p class="alarm" role="status"><Icon glyph=Glyph::Alert small=true/> {move || words::too_few(lang.get(), short.needed)}</p>
                }
                .into_any(),
                Ok(answer) if answer.rows.is_empty() => ().into_any(),
                Ok(answer) => view! { <Shown sheets answer money=Callback::new(money) currency=currency.get()/> }.into_any(),
            }}
        </section>
    }
}

/// Why a place is not in the split.
const fn left_out(lang: Lang, why: Left) -> &'static str {
    match why {
        Left::Unknown => words::left_unknown(lang),
        Left::Unfit(Unfit::Missing) => words::left_missing(lang),
        Left::Unfit(Unfit::NotRising) => words::left_falling(lang),
        Left::Currency => words::left_currency(lang),
    }
}

/// An account and its part, in both languages.
fn joined(account: &Names, part: &Names) -> Names {
    let both = |lang| format!("{} · {}", account.get(lang), part.get(lang));
    Names::new(both(Lang::Zh), both(Lang::En))
}

#[component]
fn Shown(sheets: Sheets, answer: Answer, money: Callback<f64, String>, currency: Currency) -> impl IntoView {
    let lang = sheets.lang;
    let places = answer.places();
    let (before, after) = (visits::earned(&places, &answer.now, 0.0), visits::earned(&places, &answer.days, 0.0));
    let shadow = answer
        .next
        .iter()
        .flatten()
        .copied()
        .fold(None, |most: Option<f64>, one| Some(most.map_or(one, |most| most.max(one))));
    let explained = in_units(&visits::contribution(&places, &answer.days, &sheets.rules), currency, true);
    let sources: Vec<Source> =
        answer.rows.iter().map(|row| Source { id: row.place.id, names: row.name.clone(), href: None }).collect();
    let explain = move || view! { <Explanation explained=explained.clone() title=tr!(words::contribution) sources=sources.clone()/> };
    let shifts = visits::shifts(&places, &answer.now, &answer.days);
    let answer = StoredValue::new(answer);
    let tell = move |shift: &Shift| {
        let (lang, gain) = (lang.get(), signed(money, shift.gain));
        answer.with_value(|answer| {
            let (from, to) = (answer.name(shift.from, lang), answer.name(shift.to, lang));
            match (shift.from, shift.to) {
                (Some(_), Some(_)) => words::shift(lang, shift.days, &from, &to, &gain),
                (None, _) => words::shift_add(lang, shift.days, &to, &gain),
                (Some(_), None) => words::shift_drop(lang, shift.days, &from, &gain),
            }
        })
    };
    let agreed = answer.with_value(|answer| {
        let ours = answer.rows.iter().zip(&answer.days).filter(|(row, _)| row.ours);
        ours.map(|(row, days)| (row.place.id, row.planned, i64::from(*days))).collect::<Vec<_>>()
    });
    let same = agreed.iter().all(|(_, planned, days)| *planned == Some(*days));
    let why = Signal::derive(move || {
        sheets.why.get().or_else(|| same.then(|| words::adopted_already(lang.get()).to_owned()))
    });
    let adopt = move |_| {
        let note = |(id, planned, days): &(Uuid, Option<i64>, i64)| {
            let set = ResponsePatch { planned: Some(Some(*days)), ..ResponsePatch::default() };
            (*planned != Some(*days)).then(|| Change::Edit(Patch::Response { id: (*id).into(), set }))
        };
        sheets.doing.act(Change::All(agreed.iter().filter_map(note).collect()));
    };
    let exact = answer.with_value(|answer| answer.exact);
    view! {
        <div class="big2" aria-live="polite">
            <span class="from">{move || money.run(before)} " →"</span>
            <Asks id="split-worth" about=tr!(words::contribution) explain><b data-testid="split-worth">{move || money.run(after)}</b></Asks>
            <span class="sub">{move || words::gain(lang.get(), &signed(money, after - before))}</span>
        </div>
        {shadow.map(|shadow| view! { <p class="meta">{move || words::shadow(lang.get(), &money.run(shadow))}</p> })}
        {(!exact).then(|| view! { <p class="meta">{tr!(words::greedy)}</p> })}
        <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::allocation)>
            <Table caption=tr!(words::allocation)>
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::place)}</th>
                        <th scope="col" class="num">{tr!(words::now_days)}</th>
                        <th scope="col" class="num">{tr!(words::best_days)}</th>
                        <th scope="col" class="num">{tr!(words::change)}</th>
                        <th scope="col" class="num">{tr!(words::planned)}</th>
                        <th scope="col" class="num">{tr!(words::next_day)}</th>
                    </tr>
                </thead>
                <tbody>
                    {answer.with_value(|answer| {
                        answer.rows.iter().enumerate().map(|(at, row)| {
                            let (now, best, next) = (answer.now[at], answer.days[at], answer.next[at]);
                            let name = row.name.clone();
                            let by = i64::from(best) - i64::from(now);
                            view! {
                                <tr>
                                    <th scope="row">{move || name.get(lang.get()).to_owned()}</th>
                                    <td class="num">{now}</td>
                                    <td class="num"><b>{best}</b></td>
                                    <td class="num" class:accent=move || { by > 0 }>{locale::signed(by as f64, 0)}</td>
                                    <td class="num">{row.planned.map_or_else(|| locale::ABSENT.to_owned(), |days| days.to_string())}</td>
                                    <td class="num">{move || next.map_or_else(|| locale::ABSENT.to_owned(), |next| money.run(next))}</td>
                                </tr>
                            }
                        })
                        .collect_view()
                    })}
                </tbody>
            </Table>
        </div>
        <ul class="notes">
            {if shifts.is_empty() {
                view! { <li>{tr!(words::no_shift)}</li> }.into_any()
            } else {
                shifts.into_iter().map(|shift| view! { <li>{move || tell(&shift)}</li> }).collect_view().into_any()
            }}
        </ul>
        <Button kind=Kind::Primary why on_press=adopt>{tr!(words::adopt)}</Button>
        <p class="meta">{tr!(words::adopt_hint)} " " {tr!(health::what_if_note)}</p>
    }
}

/// With its sign.
fn signed(money: Callback<f64, String>, minor: f64) -> String {
    let text = money.run(minor);
    if minor > 0.0 { format!("+{text}") } else { text }
}

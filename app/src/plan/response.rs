//! Visit days: how sales answer to them, judged place by place, with the curve of one.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::ResponseId,
    locale,
    names::Names,
    plan::{Curve, Response, ResponsePatch, Unfit, place},
    record::Patch,
    stakeholder::Evidence,
};

use super::{
    query::response_chart,
    row::{AddLine, Cell, EvidenceCells, Reads, Removal, Steps, shown as number_text, whole},
    sheets::Sheets,
    split::Split,
};
use crate::{
    entry::typed::{self, Wrong},
    health::{Chart, later},
    live::fresh,
    tr,
    ui::{Button, Glyph, Kind, Size, Table},
    words::{common, plan as words},
};

fn edit(id: ResponseId, set: ResponsePatch) -> Change {
    Change::Edit(Patch::Response { id, set })
}

/// What a place is called: its part of the account, or the whole of it.
pub fn called(response: &Response) -> Names {
    if response.part.is_empty() {
        let word = words::whole_account;
        Names::new(word(locale::Lang::Zh), word(locale::Lang::En))
    } else {
        response.part.clone()
    }
}

#[component]
pub fn Visits(sheets: Sheets) -> impl IntoView {
    let lang = sheets.lang;
    let own = sheets.ordered::<Response>(move |one| one.account == sheets.account);
    let chosen = RwSignal::new(None::<ResponseId>);
    let shown = Memo::new(move |_| {
        let chosen = chosen.get();
        own.with(|own| own.iter().find(|one| Some(one.id) == chosen).or(own.first()).cloned())
    });
    let add = Callback::new(move |text: String| {
        let rank = own.with_untracked(|own| sheets.behind(own))?;
        Some(Change::Add(Response::new(fresh(), sheets.account, Names::same(&text), rank).into()))
    });
    view! {
        <p class="meta hint">{tr!(words::visits_hint)}</p>
        <div class="work">
            <section class="places" aria-labelledby="plan-places">
                <h3 id="plan-places">{tr!(words::place)}</h3>
                <Show when=move || own.with(Vec::is_empty)><p class="meta">{tr!(words::no_responses)}</p></Show>
                <ol class="rows">
                    <For each=move || own.get() key=|one| one.id children=move |one| view! { <Line sheets id=one.id own chosen shown/> }/>
                </ol>
                <AddLine sheets id="response-add" to=move || words::visits(lang.get()) add/>
            </section>
            <div class="answers">
                <CurveChart sheets shown/>
                <Split sheets own/>
            </div>
        </div>
    }
}

#[component]
fn Line(
    sheets: Sheets,
    id: ResponseId,
    own: Memo<Vec<Response>>,
    chosen: RwSignal<Option<ResponseId>>,
    shown: Memo<Option<Response>>,
) -> impl IntoView {
    let lang = sheets.lang;
    let response = sheets.rooms.record::<Response>(id);
    let name = Signal::derive(move || {
        response.with(|one| one.as_ref().map(|one| called(one).get(lang.get()).to_owned()).unwrap_or_default())
    });
    let part = Signal::derive(move || {
        response.with(|one| one.as_ref().map(|one| one.part.get(lang.get()).to_owned()).unwrap_or_default())
    });
    let word: Reads = Callback::new(move |text: String| {
        let names = response.with_untracked(|one| one.as_ref().map(|one| one.part.clone()).unwrap_or_default());
        let part = Some(names.reworded(lang.get_untracked(), &text));
        Ok(edit(id, ResponsePatch { part, ..ResponsePatch::default() }))
    });
    let reporting = sheets.reporting;
    let sales = Signal::derive(move || {
        response.with(|one| {
            one.as_ref().and_then(|one| one.sales).map(|sales| typed::plain(sales, reporting)).unwrap_or_default()
        })
    });
    let sell: Reads = Callback::new(move |text: String| {
        let sales = Some(typed::optional(&text, |text| typed::money(text, reporting))?);
        Ok(edit(id, ResponsePatch { sales, ..ResponsePatch::default() }))
    });
    let evidence =
        Signal::derive(move || response.with(|one| one.as_ref().map(|one| one.evidence.clone()).unwrap_or_default()));
    let prove = Callback::new(move |evidence: Evidence| {
        edit(id, ResponsePatch { evidence: Some(evidence), ..ResponsePatch::default() })
    });
    let at = Signal::derive(move || own.with(|own| (own.iter().position(|one| one.id == id).unwrap_or(0), own.len())));
    let put = Callback::new(move |to: usize| {
        let others: Vec<Response> = own.with_untracked(|own| own.iter().filter(|one| one.id != id).cloned().collect());
        if let Ok(rank) = place(&others, to) {
            sheets.doing.act(edit(id, ResponsePatch { rank: Some(rank), ..ResponsePatch::default() }));
        }
    });
    let fit = Memo::new(move |_| response.with(|one| one.as_ref().map(Response::curve)));
    let told = move || {
        let lang = lang.get();
        fit.get().map(|fit| match fit {
            Ok(curve) => words::fitted(lang, &locale::decimal(curve.c, 3), &locale::decimal(curve.d, 3)),
            Err(Unfit::Missing) => words::left_missing(lang).to_owned(),
            Err(Unfit::NotRising) => words::left_falling(lang).to_owned(),
        })
    };
    let here = Signal::derive(move || shown.with(|shown| shown.as_ref().is_some_and(|one| one.id == id)));
    let removal = Callback::new(move |()| Change::Remove(id.into()));
    let number = move |caption: fn(locale::Lang) -> &'static str,
                       key: &'static str,
                       read: fn(&Response) -> Option<i64>,
                       write: fn(Option<i64>) -> ResponsePatch| {
        let now = Signal::derive(move || number_text(response.with(|one| one.as_ref().and_then(read))));
        let change: Reads =
            Callback::new(move |text: String| -> Result<Change, Wrong> { Ok(edit(id, write(whole(&text)?))) });
        view! { <Cell sheets id=format!("response-{id}-{key}") caption=move || caption(lang.get()) name now change number=true/> }
    };
    view! {
        <li class="entry" data-here=move || here.get().then_some("")>
            <div class="main">
                <span class="code">{move || format!("D{}", at.get().0 + 1)}</span>
                <Cell sheets id=format!("response-{id}") caption=tr!(words::place) name now=part change=word wide=true/>
                <span class="tools">
                    <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Eye pressed=here label=move || words::show_curve(lang.get(), &name.get())
                        on_press=move |_| chosen.set(Some(id))/>
                    <Steps sheets name at put/>
                    <Removal sheets name change=removal/>
                </span>
            </div>
            <div class="cells">
                <Cell sheets id=format!("response-{id}-sales") caption=tr!(words::sales) name now=sales change=sell number=true/>
                {number(words::margin, "margin", |one| one.margin, |value| ResponsePatch { margin: Some(value), ..Default::default() })}
                {number(words::days_now, "days", |one| one.days, |value| ResponsePatch { days: Some(value), ..Default::default() })}
                {number(words::least, "least", |one| one.least, |value| ResponsePatch { least: Some(value), ..Default::default() })}
                {number(words::most, "most", |one| one.most, |value| ResponsePatch { most: Some(value), ..Default::default() })}
                {number(words::none, "none", |one| one.none, |value| ResponsePatch { none: Some(value), ..Default::default() })}
                {number(words::half, "half", |one| one.half, |value| ResponsePatch { half: Some(value), ..Default::default() })}
                {number(words::more, "more", |one| one.more, |value| ResponsePatch { more: Some(value), ..Default::default() })}
                {number(words::full, "full", |one| one.full, |value| ResponsePatch { full: Some(value), ..Default::default() })}
                <EvidenceCells sheets id=format!("response-{id}") name now=evidence change=prove/>
            </div>
            <p class="meta" class:caution=move || fit.with(|fit| matches!(fit, Some(Err(Unfit::NotRising))))>{told}</p>
        </li>
    }
}

/// The curve of the place that is shown, and the table that says the same.
#[component]
fn CurveChart(sheets: Sheets, shown: Memo<Option<Response>>) -> impl IntoView {
    let lang = sheets.lang;
    let curve = Memo::new(move |_| {
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            let days = u32::try_from(shown.days?).ok()?.max(1);
            Some((shown.curve().ok()?, days))
        })
    });
    let there = Memo::new(move |_| curve.with(Option::is_some));
    let title = move || {
        shown.with(|shown| {
            let name = shown.as_ref().map(|one| called(one).get(lang.get()).to_owned()).unwrap_or_default();
            words::curve_of(lang.get(), &name)
        })
    };
    // Options are asked for in the browser, when the chart is there: they are no part of the page.
    let options = later(move || {
        let (asked, lang) = (curve.get(), lang.get());
        async move {
            match asked {
                Some((curve, days)) => response_chart(curve, days, lang).await.ok(),
                None => None,
            }
        }
    });
    let options = Signal::derive(move || options.get().flatten());
    view! {
        <Show when=move || there.get()>
            <Chart title options>
                <details>
                    <summary>{tr!(common::chart_as_table)}</summary>
                    <Table caption=tr!(words::curve)>
                        <thead>
                            <tr>
                                <th scope="col" class="num">{tr!(words::days_head)}</th>
                                <th scope="col" class="num">{tr!(words::index_head)}</th>
                            </tr>
                        </thead>
                        <tbody>{move || curve.get().map(|(curve, days)| rows(curve, days))}</tbody>
                    </Table>
                </details>
            </Chart>
        </Show>
    }
}

fn rows(curve: Curve, days: u32) -> Vec<AnyView> {
    let at = |quarter: u32| {
        let x = f64::from(quarter) / 4.0;
        let (days, index) = (locale::decimal(x * f64::from(days), 1), locale::decimal(100.0 * curve.at(x), 1));
        view! { <tr><td class="num">{days}</td><td class="num">{index}</td></tr> }.into_any()
    };
    (0..=8).map(at).collect()
}

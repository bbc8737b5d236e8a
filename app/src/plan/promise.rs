//! The value ledger: what was promised to the customer, what was delivered, and who confirmed it.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::PromiseId,
    locale::{self, Lang},
    money::{Currency, Money},
    names::Names,
    plan::{Kpi, Promise, PromisePatch, Worth, delivered, ledger, place, promised, realised},
    record::Patch,
    stakeholder::Evidence,
};

use super::{
    row::{
        AddLine, Captioned, Cell, EvidenceCells, Pick, Reads, Removal, Steps, key, read, reworded, shown, thousandths,
        whole,
    },
    sheets::Sheets,
};
use crate::{
    entry::typed::{self, Wrong},
    health::{Explanation, Source},
    live::fresh,
    tr,
    ui::Asks,
    words::plan as words,
};

fn edit(id: PromiseId, set: PromisePatch) -> Change {
    Change::Edit(Patch::Promise { id, set })
}

#[component]
pub fn Ledger(sheets: Sheets) -> impl IntoView {
    let lang = sheets.lang;
    let own = sheets.ordered::<Promise>(move |promise| promise.account == sheets.account);
    let add = Callback::new(move |text: String| {
        let rank = own.with_untracked(|own| sheets.behind(own))?;
        Some(Change::Add(Promise::new(fresh(), sheets.account, Kpi::Other, Names::same(&text), rank).into()))
    });
    // One line for each currency: amounts of two are never added.
    let currencies = Memo::new(move |_| {
        own.with(|own| {
            let mut all: Vec<Currency> = own.iter().filter_map(|one| Some(one.worth?.currency)).collect();
            all.sort_unstable();
            all.dedup();
            all
        })
    });
    view! {
        <p class="meta hint">{tr!(words::value_hint)}</p>
        <div class="vitals">
            <For each=move || currencies.get() key=|currency| *currency children=move |currency| view! { <Sum sheets own currency/> }/>
        </div>
        <Show when=move || own.with(Vec::is_empty)><p class="meta">{tr!(words::no_promises)}</p></Show>
        <ol class="rows promises">
            <For each=move || own.get() key=|promise| promise.id children=move |promise| view! { <Line sheets id=promise.id own/> }/>
        </ol>
        <AddLine sheets id="promise-add" to=move || words::value(lang.get()) add/>
    }
}

#[component]
fn Sum(sheets: Sheets, own: Memo<Vec<Promise>>, currency: Currency) -> impl IntoView {
    let lang = sheets.lang;
    let sum = Memo::new(move |_| own.with(|own| ledger(own, currency, &sheets.rules)));
    let money = move |minor: i64| locale::money(lang.get(), Money::new(minor, currency));
    let told = move || {
        sum.with(|(.., share)| {
            share.value.map_or_else(|| locale::ABSENT.to_owned(), |value| format!("{}%", locale::decimal(value, 1)))
        })
    };
    let explain = move || {
        let sources = own.with(|own| {
            own.iter().map(|one| Source { id: one.id.0, names: one.text.clone(), href: None }).collect::<Vec<_>>()
        });
        view! { <Explanation explained=sum.with(|(.., share)| share.clone()) title=tr!(words::realised) sources/> }
    };
    view! {
        <div class="vital"><span class="k">{tr!(words::promised)}</span><span class="v">{move || sum.with(|(promised, ..)| money(*promised))}</span></div>
        <div class="vital"><span class="k">{tr!(words::delivered)}</span><span class="v">{move || sum.with(|(_, came, _)| money(*came))}</span></div>
        <div class="vital">
            <span class="k">{tr!(words::realised)}</span>
            <span class="v"><Asks id=format!("ledger-{currency}") about=tr!(words::realised) explain>{told}</Asks></span>
        </div>
    }
}

#[component]
fn Line(sheets: Sheets, id: PromiseId, own: Memo<Vec<Promise>>) -> impl IntoView {
    let lang = sheets.lang;
    let promise = sheets.rooms.record::<Promise>(id);
    let text = move |read: fn(&Promise) -> String| {
        Signal::derive(move || promise.with(|one| one.as_ref().map(read).unwrap_or_default()))
    };
    let set = move |write: fn(&str) -> Result<PromisePatch, Wrong>| -> Reads {
        Callback::new(move |text: String| write(text.trim()).map(|set| edit(id, set)))
    };
    let name = Signal::derive(move || {
        promise.with(|one| one.as_ref().map(|one| one.text.get(lang.get()).to_owned()).unwrap_or_default())
    });
    let word: Reads = Callback::new(move |text: String| {
        let names = promise.with_untracked(|one| one.as_ref().map(|one| one.text.clone()).unwrap_or_default());
        let text = Some(reworded(&names, lang.get_untracked(), &text)?);
        Ok(edit(id, PromisePatch { text, ..PromisePatch::default() }))
    });
    let kpi = Callback::new(move |text: String| {
        if let Some(kpi) = read(Kpi::ALL, &text) {
            sheets.doing.act(edit(id, PromisePatch { kpi: Some(kpi), ..PromisePatch::default() }));
        }
    });
    let kpis = Signal::derive(move || {
        let lang = lang.get();
        Kpi::ALL.iter().map(|one| (key(*one), words::kpi_name(lang, *one).to_owned())).collect::<Vec<_>>()
    });
    let reporting = sheets.reporting;
    let worth = Signal::derive(move || {
        promise.with(|one| {
            one.as_ref().and_then(|one| one.worth).map(|worth| typed::plain(worth, reporting)).unwrap_or_default()
        })
    });
    let value: Reads = Callback::new(move |text: String| {
        let worth = Some(typed::optional(&text, |text| typed::money(text, reporting))?);
        Ok(edit(id, PromisePatch { worth, ..PromisePatch::default() }))
    });
    let person = move |read: fn(&Promise) -> Option<meridian_domain::id::PersonId>| {
        Signal::derive(move || {
            promise.with(|one| one.as_ref().and_then(read).map(|id| id.to_string()).unwrap_or_default())
        })
    };
    let owner = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, PromisePatch { owner: Some(text.parse().ok()), ..PromisePatch::default() }));
    });
    let verified = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, PromisePatch { verified_by: Some(text.parse().ok()), ..PromisePatch::default() }));
    });
    let evidence =
        Signal::derive(move || promise.with(|one| one.as_ref().map(|one| one.evidence.clone()).unwrap_or_default()));
    let prove = Callback::new(move |evidence: Evidence| {
        edit(id, PromisePatch { evidence: Some(evidence), ..PromisePatch::default() })
    });
    let at = Signal::derive(move || own.with(|own| (own.iter().position(|one| one.id == id).unwrap_or(0), own.len())));
    let put = Callback::new(move |to: usize| {
        let others: Vec<Promise> = own.with_untracked(|own| own.iter().filter(|one| one.id != id).cloned().collect());
        if let Ok(rank) = place(&others, to) {
            sheets.doing.act(edit(id, PromisePatch { rank: Some(rank), ..PromisePatch::default() }));
        }
    });
    let removal = Callback::new(move |()| Change::Remove(id.into()));
    view! {
        <li class="entry">
            <div class="main">
                <span class="code">{move || format!("V{}", at.get().0 + 1)}</span>
                <Cell sheets id=format!("promise-{id}") caption=tr!(words::promise) name now=name change=word wide=true/>
                <span class="tools">
                    <Steps sheets name at put/>
                    <Removal sheets name change=removal/>
                </span>
            </div>
            <div class="cells">
                <Pick sheets id=format!("promise-{id}-kpi") caption=tr!(words::kpi) name options=kpis chosen=text(|one| key(one.kpi)) on_choose=kpi/>
                <Cell sheets id=format!("promise-{id}-unit") caption=tr!(words::unit) name now=text(|one| one.unit.clone())
                    change=set(|text| Ok(PromisePatch { unit: Some(text.to_owned()), ..PromisePatch::default() }))/>
                <Cell sheets id=format!("promise-{id}-baseline") caption=tr!(words::baseline) name number=true now=text(|one| figure(one.baseline))
                    change=set(|text| Ok(PromisePatch { baseline: Some(thousandths(text)?), ..PromisePatch::default() }))/>
                <Cell sheets id=format!("promise-{id}-target") caption=tr!(words::target) name number=true now=text(|one| figure(one.target))
                    change=set(|text| Ok(PromisePatch { target: Some(thousandths(text)?), ..PromisePatch::default() }))/>
                <Cell sheets id=format!("promise-{id}-worth") caption=tr!(words::unit_worth) name number=true now=worth change=value/>
                <Cell sheets id=format!("promise-{id}-times") caption=tr!(words::times) name number=true now=text(|one| shown(one.times))
                    change=set(|text| Ok(PromisePatch { times: Some(whole(text)?), ..PromisePatch::default() }))/>
                <Pick sheets id=format!("promise-{id}-owner") caption=tr!(words::customer_owner) name options=sheets.people() chosen=person(|one| one.owner) on_choose=owner/>
                <Cell sheets id=format!("promise-{id}-due") caption=tr!(words::due) name kind="date"
                    now=text(|one| one.due_on.map(|on| on.to_string()).unwrap_or_default())
                    change=set(|text| Ok(PromisePatch { due_on: Some(typed::optional(text, typed::day)?), ..PromisePatch::default() }))/>
                <EvidenceCells sheets id=format!("promise-{id}") name now=evidence change=prove/>
                <Cell sheets id=format!("promise-{id}-measured") caption=tr!(words::measured) name number=true now=text(|one| figure(one.measured))
                    change=set(|text| Ok(PromisePatch { measured: Some(thousandths(text)?), ..PromisePatch::default() }))/>
                <Cell sheets id=format!("promise-{id}-measured-on") caption=tr!(words::measured_on) name kind="date"
                    now=text(|one| one.measured_on.map(|on| on.to_string()).unwrap_or_default())
                    change=set(|text| Ok(PromisePatch { measured_on: Some(typed::optional(text, typed::day)?), ..PromisePatch::default() }))/>
                <Pick sheets id=format!("promise-{id}-verified") caption=tr!(words::verified_by) name options=sheets.people() chosen=person(|one| one.verified_by) on_choose=verified/>
                <Came sheets id promise/>
            </div>
        </li>
    }
}

fn figure(value: Option<i64>) -> String {
    value.map(typed::plain_thousandths).unwrap_or_default()
}

fn amount(lang: Lang, worth: Option<Worth>) -> String {
    worth.map_or_else(|| locale::ABSENT.to_owned(), |worth| locale::money(lang, worth.money))
}

/// What a promise is worth, and how much of it came.
#[component]
fn Came(sheets: Sheets, id: PromiseId, promise: Memo<Option<Promise>>) -> impl IntoView {
    let lang = sheets.lang;
    let share = Memo::new(move |_| promise.with(|one| one.as_ref().map(|one| realised(one, &sheets.rules))));
    let told = move || {
        let value = share.with(|share| share.as_ref().and_then(|share| share.value));
        value.map_or_else(|| locale::ABSENT.to_owned(), |value| format!("{}%", locale::decimal(value, 0)))
    };
    let explain = move || share.get().map(|explained| view! { <Explanation explained title=tr!(words::realised)/> });
    let unconfirmed =
        move || promise.with(|one| one.as_ref().is_some_and(|one| one.measured.is_some() && one.verified_by.is_none()));
    view! {
        <Captioned caption=tr!(words::promised)>
            <span class="num">{move || promise.with(|one| amount(lang.get(), one.as_ref().and_then(promised)))}</span>
        </Captioned>
        <Captioned caption=tr!(words::delivered)>
            <span class="num">{move || promise.with(|one| amount(lang.get(), one.as_ref().and_then(delivered)))}</span>
        </Captioned>
        <Captioned caption=tr!(words::realised)>
            <span class="figure"><Asks id=format!("promise-{id}-share") about=tr!(words::realised) explain>{told}</Asks></span>
        </Captioned>
        {move || unconfirmed().then(|| view! { <span class="caution">{tr!(words::not_confirmed)}</span> })}
    }
}

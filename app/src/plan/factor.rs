//! The PEST: factors by area, each judged by impact and likelihood.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::FactorId,
    locale,
    names::Names,
    plan::{Factor, FactorPatch, Level, PestFactor, Span, SwotItem, SwotItemPatch, Tendency, in_order, place},
    record::Patch,
    stakeholder::Evidence,
};

use super::{
    row::{AddLine, Cell, EvidenceCells, Pick, Reads, Removal, Steps, key, numbers, read, reworded, shown, vocabulary},
    sheets::Sheets,
};
use crate::{
    health::Explanation,
    live::fresh,
    tr,
    ui::{Asks, Button, Glyph, Kind, Size, Tag, Tone},
    words::plan as words,
};

fn edit(id: FactorId, set: FactorPatch) -> Change {
    Change::Edit(Patch::Factor { id, set })
}

#[component]
pub fn Pest(sheets: Sheets) -> impl IntoView {
    view! {
        <p class="meta hint">{tr!(words::pest_hint)}</p>
        <div class="areas">
            {PestFactor::ALL.iter().map(|area| view! { <Area sheets area=*area/> }).collect_view()}
        </div>
    }
}

#[component]
fn Area(sheets: Sheets, area: PestFactor) -> impl IntoView {
    let lang = sheets.lang;
    let own = sheets.ordered::<Factor>(move |factor| factor.account == sheets.account && factor.area == area);
    let add = Callback::new(move |text: String| {
        let rank = own.with_untracked(|own| sheets.behind(own))?;
        Some(Change::Add(Factor::new(fresh(), sheets.account, area, Names::same(&text), rank).into()))
    });
    let heading = format!("pest-{}", key(area));
    view! {
        <section class="area" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>
                {move || words::area(lang.get(), area)} " " <span class="count">{move || own.with(|own| (!own.is_empty()).then_some(own.len()))}</span>
            </h3>
            <ul class="rows">
                <For each=move || own.get() key=|factor| factor.id children=move |factor| view! { <Line sheets id=factor.id own/> }/>
            </ul>
            <AddLine sheets id=format!("{heading}-add") to=move || words::area(lang.get(), area) add/>
        </section>
    }
}

/// How strong a score is, as the tone of its mark.
const fn tone(level: Level) -> Tone {
    match level {
        Level::Strong => Tone::Alarm,
        Level::Watched => Tone::Caution,
        Level::Slight => Tone::Line,
    }
}

#[component]
fn Line(sheets: Sheets, id: FactorId, own: Memo<Vec<Factor>>) -> impl IntoView {
    let lang = sheets.lang;
    let factor = sheets.rooms.record::<Factor>(id);
    let with = move |read: fn(&Factor) -> Option<i64>| factor.with(|one| one.as_ref().and_then(read));
    let name = Signal::derive(move || {
        factor.with(|one| one.as_ref().map(|one| one.text.get(lang.get()).to_owned()).unwrap_or_default())
    });
    let word: Reads = Callback::new(move |text: String| {
        let names = factor.with_untracked(|one| one.as_ref().map(|one| one.text.clone()).unwrap_or_default());
        let text = Some(reworded(&names, lang.get_untracked(), &text)?);
        Ok(edit(id, FactorPatch { text, ..FactorPatch::default() }))
    });
    let impact = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, FactorPatch { impact: Some(text.parse().ok()), ..FactorPatch::default() }));
    });
    let likelihood = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, FactorPatch { likelihood: Some(text.parse().ok()), ..FactorPatch::default() }));
    });
    let span = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, FactorPatch { span: Some(read(Span::ALL, &text)), ..FactorPatch::default() }));
    });
    let tendency = Callback::new(move |text: String| {
        let tendency = Some(read(Tendency::ALL, &text));
        sheets.doing.act(edit(id, FactorPatch { tendency, ..FactorPatch::default() }));
    });
    let chosen_span =
        Signal::derive(move || factor.with(|one| one.as_ref().and_then(|one| one.span).map(key).unwrap_or_default()));
    let chosen_tendency = Signal::derive(move || {
        factor.with(|one| one.as_ref().and_then(|one| one.tendency).map(key).unwrap_or_default())
    });
    let evidence =
        Signal::derive(move || factor.with(|one| one.as_ref().map(|one| one.evidence.clone()).unwrap_or_default()));
    let prove = Callback::new(move |evidence: Evidence| {
        edit(id, FactorPatch { evidence: Some(evidence), ..FactorPatch::default() })
    });
    let at = Signal::derive(move || own.with(|own| (own.iter().position(|one| one.id == id).unwrap_or(0), own.len())));
    let put = Callback::new(move |to: usize| {
        let others: Vec<Factor> = own.with_untracked(|own| own.iter().filter(|one| one.id != id).cloned().collect());
        if let Ok(rank) = place(&others, to) {
            sheets.doing.act(edit(id, FactorPatch { rank: Some(rank), ..FactorPatch::default() }));
        }
    });
    // What came of it stands by itself; it is untied first.
    let removal = Callback::new(move |()| {
        let items = sheets.rooms.with_untracked(|world| {
            world.all::<SwotItem>().filter(|item| item.factor == Some(id)).map(|item| item.id).collect::<Vec<_>>()
        });
        let untie = |id| {
            let set = SwotItemPatch { factor: Some(None), ..SwotItemPatch::default() };
            Change::Edit(Patch::SwotItem { id, set })
        };
        Change::All(items.into_iter().map(untie).chain([Change::Remove(id.into())]).collect())
    });
    view! {
        <li class="entry" data-level=move || factor.with(|one| one.as_ref().and_then(|one| one.level(&sheets.rules)).map(key))>
            <div class="main">
                <Cell sheets id=format!("factor-{id}") caption=tr!(words::what) name now=name change=word wide=true/>
                <Score sheets id factor/>
                <span class="tools">
                    <Steps sheets name at put/>
                    <Removal sheets name change=removal/>
                </span>
            </div>
            <div class="cells">
                <Pick sheets id=format!("factor-{id}-impact") caption=tr!(words::impact) name
                    options=Signal::derive(numbers(-5..=5, Some(0))) chosen=Signal::derive(move || shown(with(|one| one.impact))) on_choose=impact/>
                <Pick sheets id=format!("factor-{id}-likelihood") caption=tr!(words::likelihood) name
                    options=Signal::derive(numbers(1..=5, None)) chosen=Signal::derive(move || shown(with(|one| one.likelihood))) on_choose=likelihood/>
                <Pick sheets id=format!("factor-{id}-span") caption=tr!(words::span) name
                    options=vocabulary(Span::ALL, words::span_name, lang) chosen=chosen_span on_choose=span/>
                <Pick sheets id=format!("factor-{id}-tendency") caption=tr!(words::tendency) name
                    options=vocabulary(Tendency::ALL, words::tendency_name, lang) chosen=chosen_tendency on_choose=tendency/>
                <EvidenceCells sheets id=format!("factor-{id}") name now=evidence change=prove/>
                <IntoSwot sheets id factor/>
            </div>
        </li>
    }
}

#[component]
fn Score(sheets: Sheets, id: FactorId, factor: Memo<Option<Factor>>) -> impl IntoView {
    let lang = sheets.lang;
    let level = Memo::new(move |_| factor.with(|one| one.as_ref().and_then(|one| one.level(&sheets.rules))));
    let told = move || {
        let score = factor.with(|one| one.as_ref().and_then(Factor::score));
        score.map_or_else(|| locale::ABSENT.to_owned(), |score| locale::signed(score as f64, 0))
    };
    let explain = move || {
        factor.get().map(|one| view! { <Explanation explained=one.explained(&sheets.rules) title=tr!(words::score)/> })
    };
    view! {
        <span class="figure">
            <Asks id=format!("factor-{id}-why") about=tr!(words::score) explain>{told}</Asks>
            {move || match level.get() {
                Some(level) => view! { <Tag tone=tone(level)>{move || words::level(lang.get(), level)}</Tag> }.into_any(),
                None => view! { <span class="meta">{tr!(words::not_judged)}</span> }.into_any(),
            }}
        </span>
    }
}

/// One click into the SWOT: what is for us is an opportunity, what is against us a threat.
#[component]
fn IntoSwot(sheets: Sheets, id: FactorId, factor: Memo<Option<Factor>>) -> impl IntoView {
    let lang = sheets.lang;
    let there = Memo::new(move |_| {
        let item =
            sheets.rooms.with(|world| world.all::<SwotItem>().find(|item| item.factor == Some(id)).map(|item| item.id));
        item.and_then(|item| sheets.item_code(item))
    });
    let side = Memo::new(move |_| factor.with(|one| one.as_ref().and_then(Factor::side)));
    let why = Signal::derive(move || {
        sheets.why.get().or_else(|| side.get().is_none().then(|| words::judge_first(lang.get()).to_owned()))
    });
    let go = move |_| {
        let (Some(factor), Some(side)) = (factor.get_untracked(), side.get_untracked()) else { return };
        let rank = sheets.rooms.with_untracked(|world| {
            let items = world.all::<SwotItem>().filter(|item| item.account == sheets.account && item.side == side);
            sheets.behind(&in_order(items))
        });
        if let Some(item) = rank.and_then(|rank| SwotItem::from_factor(fresh(), &factor, rank)) {
            sheets.doing.act(Change::Add(item.into()));
        }
    };
    move || match there.get() {
        Some(code) => {
            view! { <span class="meta in-swot">{move || words::in_swot(lang.get(), &code)}</span> }.into_any()
        }
        None => {
            let word = move || match side.get() {
                Some(side) => words::to_swot(lang.get(), words::side(lang.get(), side)),
                None => words::to_swot(lang.get(), words::swot(lang.get())),
            };
            view! { <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Arrow why on_press=go>{word}</Button> }
                .into_any()
        }
    }
}

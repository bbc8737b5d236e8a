//! One item of the SWOT.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::SwotItemId,
    plan::{SwotItem, SwotItemPatch, SwotSide},
    record::Patch,
    stakeholder::Evidence,
};

use super::{
    hand::{Grip, Hand},
    row::{Cell, EvidenceCells, Pick, Reads, Removal, numbers, reworded, shown, whole},
    sheets::Sheets,
};
use crate::{
    tr,
    ui::{Entry, Glyph, Icon, Item, Menu, Size},
    words::plan as words,
};

fn edit(id: SwotItemId, set: SwotItemPatch) -> Change {
    Change::Edit(Patch::SwotItem { id, set })
}

#[component]
pub fn Line(
    sheets: Sheets,
    hand: Hand,
    id: SwotItemId,
    own: Memo<Vec<SwotItem>>,
    before: Signal<bool>,
) -> impl IntoView {
    let lang = sheets.lang;
    let item = sheets.rooms.record::<SwotItem>(id);
    let name = Signal::derive(move || {
        item.with(|one| one.as_ref().map(|one| one.text.get(lang.get()).to_owned()).unwrap_or_default())
    });
    let word: Reads = Callback::new(move |text: String| {
        let names = item.with_untracked(|one| one.as_ref().map(|one| one.text.clone()).unwrap_or_default());
        let text = Some(reworded(&names, lang.get_untracked(), &text)?);
        Ok(edit(id, SwotItemPatch { text, ..SwotItemPatch::default() }))
    });
    let weight = Signal::derive(move || shown(item.with(|one| one.as_ref().and_then(|one| one.weight))));
    let weigh: Reads = Callback::new(move |text: String| {
        Ok(edit(id, SwotItemPatch { weight: Some(whole(&text)?), ..SwotItemPatch::default() }))
    });
    let rating = Signal::derive(move || shown(item.with(|one| one.as_ref().and_then(|one| one.rating))));
    let side = Memo::new(move |_| item.with(|one| one.as_ref().map(|one| one.side)));
    let ratings = Signal::derive(move || numbers(side.get().map_or(1..=4, SwotSide::ratings), None)());
    let rate = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, SwotItemPatch { rating: Some(text.parse().ok()), ..SwotItemPatch::default() }));
    });
    let evidence =
        Signal::derive(move || item.with(|one| one.as_ref().map(|one| one.evidence.clone()).unwrap_or_default()));
    let prove = Callback::new(move |evidence: Evidence| {
        edit(id, SwotItemPatch { evidence: Some(evidence), ..SwotItemPatch::default() })
    });
    let called = move || {
        let at = own.with(|own| own.iter().position(|one| one.id == id));
        side.get().zip(at).map(|(side, at)| format!("{}{}", side.letter(), at + 1))
    };
    let from_pest = Memo::new(move |_| item.with(|one| one.as_ref().is_some_and(|one| one.factor.is_some())));
    let entries = move || {
        let here = side.get_untracked();
        let why = sheets.why.get_untracked();
        let others = SwotSide::ALL.iter().copied().filter(|to| Some(*to) != here);
        let go = others.map(|to| {
            let word = move || words::side(lang.get(), to).to_owned();
            Entry::from(Item::new(word, move || hand.put(id, to, usize::MAX)).why(why.clone()))
        });
        let at = own.with_untracked(|own| own.iter().position(|one| one.id == id).unwrap_or(0));
        let last = own.with_untracked(Vec::len).saturating_sub(1);
        let step = |to: usize,
                    end: bool,
                    word: fn(meridian_domain::locale::Lang, &str) -> String,
                    stop: fn(meridian_domain::locale::Lang) -> &'static str| {
            let why = why.clone().or_else(|| end.then(|| stop(lang.get_untracked()).to_owned()));
            let label = move || word(lang.get(), &name.get());
            Entry::from(
                Item::new(label, move || {
                    if let Some(side) = here {
                        hand.put(id, side, to)
                    }
                })
                .why(why),
            )
        };
        let steps = [
            step(at.saturating_sub(1), at == 0, words::up, words::first),
            step(at + 1, at >= last, words::down, words::last),
        ];
        go.chain([Entry::Rule]).chain(steps).collect::<Vec<_>>()
    };
    let removal = Callback::new(move |()| Change::Remove(id.into()));
    view! {
        <li class="entry" data-item=id.to_string() data-before=move || before.get().then_some("")
            data-lifted=move || hand.carried.with(|carried| carried.is_some_and(|carried| carried.id == id)).then_some("")>
            <div class="main">
                <Grip hand id name/>
                <span class="code">{called}</span>
                <Cell sheets id=format!("swot-{id}") caption=tr!(words::what) name now=name change=word wide=true/>
                <span class="tools">
                    {move || from_pest.get().then(|| view! { <span class="src" title=tr!(words::from_pest)>"P"<span class="vh">{tr!(words::from_pest)}</span></span> })}
                    <Menu id=format!("swot-{id}-move") label=move || words::move_item(lang.get(), &name.get()) kind="quiet" square=true size=Size::Small entries>
                        <Icon glyph=Glyph::More/>
                    </Menu>
                    <Removal sheets name change=removal/>
                </span>
            </div>
            <div class="cells">
                <Cell sheets id=format!("swot-{id}-weight") caption=tr!(words::weight) name now=weight change=weigh number=true/>
                <Pick sheets id=format!("swot-{id}-rating") caption=tr!(words::rating) name options=ratings chosen=rating on_choose=rate/>
                <EvidenceCells sheets id=format!("swot-{id}") name now=evidence change=prove/>
            </div>
        </li>
    }
}

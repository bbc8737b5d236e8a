//! The pairs of a strategy: chips that say how strongly two items bear on each other, and the form that
//! ties another pair.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{PairingId, SwotItemId},
    plan::{Pairing, PairingPatch, Strategy, SwotItem, SwotSide, pairs},
    record::Patch,
};

use super::sheets::Sheets;
use crate::{
    live::fresh,
    tr,
    ui::{Button, Entry, Glyph, Item, Kind, Menu, Size, choices},
    words::plan as words,
};

/// What the menu of a pair is made of.
type Tied = (PairingId, SwotItemId, SwotItemId, i64);

#[component]
pub fn Pairs(sheets: Sheets, strategy: Memo<Option<Strategy>>, items: Memo<Vec<SwotItem>>) -> impl IntoView {
    let tied = Memo::new(move |_| {
        let Some(strategy) = strategy.get() else { return Vec::new() };
        let own = |items: &Vec<SwotItem>| {
            sheets.rooms.with(|world| {
                let tied = |pair: &Pairing| (pair.id, pair.within, pair.around, pair.strength);
                let place = |id| items.iter().position(|item| item.id == id);
                let mut own = pairs(&strategy, world.all::<Pairing>(), items);
                own.sort_by_key(|pair| (place(pair.within), place(pair.around)));
                own.into_iter().map(tied).collect::<Vec<Tied>>()
            })
        };
        items.with(own)
    });
    view! {
        <For each=move || tied.get() key=|tied| *tied children=move |tied| view! { <Chip sheets tied/> }/>
        {move || tied.with(Vec::is_empty).then(|| view! { <span class="caution nowrap">{tr!(words::no_pair)}</span> })}
    }
}

#[component]
fn Chip(sheets: Sheets, tied: Tied) -> impl IntoView {
    let lang = sheets.lang;
    let (id, within, around, strength) = tied;
    let code = move |item| sheets.item_code(item).unwrap_or_default();
    let pair = Signal::derive(move || format!("{}×{}", code(within), code(around)));
    let entries = move || {
        let why = sheets.why.get_untracked();
        let choose = (0..=3).rev().map(|value: i64| {
            let set = PairingPatch { strength: Some(value), ..PairingPatch::default() };
            let change = Change::Edit(Patch::Pairing { id, set });
            let act = move || sheets.doing.act(change.clone());
            let word = move || format!("{} {value}", words::strength(lang.get()));
            Entry::from(Item::new(word, act).checked(Signal::stored(value == strength)).why(why.clone()))
        });
        let untie =
            Item::new(tr!(words::untie), move || sheets.doing.act(Change::Remove(id.into()))).danger().why(why.clone());
        choose.chain([Entry::Rule, untie.into()]).collect::<Vec<_>>()
    };
    view! {
        <Menu id=format!("pair-{id}") label=move || words::strength_of(lang.get(), &pair.get()) class="lnk" entries>
            {move || pair.get()}
            <svg width="17" height="5" viewBox="0 0 17 5" aria-hidden="true">
                {[2.5, 8.5, 14.5]
                    .into_iter()
                    .zip(1_i64..)
                    .map(|(x, at)| view! { <circle class=if at <= strength { "f-ink2" } else { "f-line2" } cx=x cy="2.5" r="2"/> })
                    .collect_view()}
            </svg>
            <span class="vh">{strength}</span>
        </Menu>
    }
}

/// Ties an item within to one around.
#[component]
pub fn TieForm(
    sheets: Sheets,
    strategy: Memo<Option<Strategy>>,
    items: Memo<Vec<SwotItem>>,
    code: Memo<String>,
) -> impl IntoView {
    let lang = sheets.lang;
    let open = RwSignal::new(false);
    let (within, around, strength) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new("2".to_owned()));
    let fault = RwSignal::new(false);
    let sides = Memo::new(move |_| strategy.with(|one| one.as_ref().map(|one| one.quadrant.sides())));
    let options = move |side: fn((SwotSide, SwotSide)) -> SwotSide| {
        Signal::derive(move || {
            let (lang, side) = (lang.get(), sides.get().map(side));
            items.with(|items| {
                let own = items.iter().filter(|item| Some(item.side) == side).enumerate();
                own.map(|(at, item)| {
                    (item.id.to_string(), format!("{}{} {}", item.side.letter(), at + 1, item.text.get(lang)))
                })
                .collect::<Vec<_>>()
            })
        })
    };
    let (inner, outer) = (options(|sides| sides.0), options(|sides| sides.1));
    let why = Signal::derive(move || {
        let nothing = inner.with(Vec::is_empty) || outer.with(Vec::is_empty);
        sheets.why.get().or_else(|| nothing.then(|| words::nothing_to_tie(lang.get()).to_owned()))
    });
    let begin = move |_| {
        let first = |options: Signal<Vec<(String, String)>>| {
            options.with_untracked(|all| all.first().map(|one| one.0.clone()).unwrap_or_default())
        };
        within.set(first(inner));
        around.set(first(outer));
        fault.set(false);
        open.update(|open| *open = !*open);
    };
    let tie = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(strategy) = strategy.get_untracked() else { return };
        let ids =
            within.get_untracked().parse::<SwotItemId>().ok().zip(around.get_untracked().parse::<SwotItemId>().ok());
        let Some((within, around)) = ids else { return };
        let tied = sheets.rooms.with_untracked(|world| {
            world
                .all::<Pairing>()
                .any(|pair| pair.strategy == strategy.id && pair.within == within && pair.around == around)
        });
        fault.set(tied);
        if tied {
            return;
        }
        let strength = strength.get_untracked().parse().unwrap_or(2);
        let pairing = Pairing { id: fresh(), account: sheets.account, strategy: strategy.id, within, around, strength };
        sheets.doing.act(Change::Add(pairing.into()));
        open.set(false);
    };
    let strengths = Signal::derive(move || (0..=3).rev().map(|n| (n.to_string(), n.to_string())).collect::<Vec<_>>());
    let field = move |label: fn(meridian_domain::locale::Lang) -> &'static str,
                      value: RwSignal<String>,
                      options: Signal<Vec<(String, String)>>| {
        view! {
            <label class="cap">
                <span class="k">{move || label(lang.get())}</span>
                <span class="pick">
                    <select class="input" prop:value=move || { options.track(); value.get() } on:change:target=move |event| value.set(event.target().value())>
                        {choices(options, value.into())}
                    </select>
                </span>
            </label>
        }
    };
    view! {
        <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Link why pressed=open
            label=move || words::tie_items(lang.get(), &code.get()) on_press=begin>{tr!(words::tie)}</Button>
        <Show when=move || open.get()>
            <form class="tie" on:submit=tie>
                {field(words::within, within, inner)}
                {field(words::around, around, outer)}
                {field(words::strength, strength, strengths)}
                <Button submit=true kind=Kind::Primary size=Size::Small>{tr!(words::tie)}</Button>
                {move || fault.get().then(|| view! { <span class="err" role="alert">{tr!(words::tied_already)}</span> })}
            </form>
        </Show>
    }
}

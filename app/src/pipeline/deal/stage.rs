//! Moving a deal to another stage from a list or its own sheet.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{DealId, StageId},
    pipeline::{Deal, Stage},
};

use crate::{
    doing::use_doing,
    live::Rooms,
    ui::{Entry, Glyph, Icon, Item, Menu, use_toasts},
    words::{board as words, use_lang},
};

/// The stage of a deal; pressing it offers the others of its pipeline.
#[component]
pub fn StageMenu(
    id: DealId,
    rooms: Rooms,
    may_edit: bool,
    /// Unique on the page, the same on server and browser.
    #[prop(into)]
    menu: String,
    /// What choosing a stage does where the page can ask for what the stage wants; without it, the deal
    /// is moved, or told to lack something.
    #[prop(optional)]
    moves: Option<Callback<StageId>>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let doing = use_doing(rooms);
    let deal = rooms.record::<Deal>(id);
    let name = move |stage: StageId| {
        rooms.with(|world| world.the::<Stage>(stage).map(|stage| stage.name.get(lang.get()).to_owned()))
    };
    let here = move || deal.with(|deal| deal.as_ref().map(|deal| deal.stage));
    let title = move || deal.with(|deal| deal.as_ref().map(|deal| deal.title.get(lang.get()).to_owned()));
    let go = move |to: StageId| {
        if let Some(moves) = moves {
            moves.run(to);
            return;
        }
        let (title, stage) = untrack(move || (title().unwrap_or_default(), name(to).unwrap_or_default()));
        let change = Change::MoveDeals { deals: vec![id], to, after: None };
        doing.act_saying(change, move || words::moved(lang.get(), &title, &stage));
    };
    let entries = move || {
        let (pipeline, here) = match deal.get_untracked() {
            Some(deal) => (deal.pipeline, deal.stage),
            None => return Vec::new(),
        };
        let mut stages: Vec<Stage> = rooms
            .with_untracked(|world| world.all::<Stage>().filter(|stage| stage.pipeline == pipeline).cloned().collect());
        stages.sort_by_key(|stage| (stage.position, stage.id));
        stages
            .into_iter()
            .map(|stage| {
                let to = stage.id;
                let label = move || stage.name.get(lang.get()).to_owned();
                let choose = move || {
                    if !may_edit {
                        toasts.show(words::may_not_move(lang.get_untracked()));
                    } else if to != here {
                        go(to);
                    }
                };
                Entry::from(Item::new(label, choose).checked(Signal::stored(to == here)))
            })
            .collect()
    };
    view! {
        <Menu id=menu class="chip" label=move || words::move_deal(lang.get(), &title().unwrap_or_default()) entries>
            <span class="clip">{move || here().and_then(name)}</span>
            <Icon glyph=Glyph::Down small=true/>
        </Menu>
    }
}

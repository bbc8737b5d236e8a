//! The board of one page: its columns, the names on its cards, what is lifted.

use std::collections::{BTreeMap, BTreeSet};

use leptos::{html, prelude::*};
use meridian_domain::{
    gate::Room,
    id::*,
    locale::Lang,
    money::Currency,
    names::Names,
    pipeline::{
        Deal, Stage,
        view::{Board, DealFilter},
    },
    record::Record,
    time::{Date, Moment},
};

use super::{
    deal::use_opener,
    directory::{self, Directory},
    drag::{Drag, Point},
    filter,
    geometry::Spot,
    lane::{Lane, PITCH},
};
use crate::{
    clock::{Zone, use_zone},
    live::{Live, Rooms, use_live, use_rooms},
    ui::{Toasts, use_toasts},
    words::use_lang,
};

/// A card that is lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifted {
    pub deal: DealId,
    /// Where it stands; `index` counts it too.
    pub home: Spot,
    /// By the keyboard: it stays where it is and only the line moves.
    pub carried: bool,
}

/// Somebody else who moves a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Mover {
    pub name: Names,
    pub colour: u8,
    pub to: StageId,
}

/// The board of one page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub pipeline: PipelineId,
    pub reporting: Currency,
    pub may_edit: bool,
    pub rooms: Rooms,
    pub live: Live,
    pub lanes: StoredValue<Vec<Lane>>,
    pub directory: RwSignal<Directory>,
    pub filter: RwSignal<DealFilter>,
    pub now: RwSignal<Moment>,
    pub today: RwSignal<Date>,
    pub zone: Zone,
    pub pitch: RwSignal<f64>,
    pub lang: RwSignal<Lang>,
    pub toasts: Toasts,
    /// What pointer and keyboard are doing.
    pub drag: StoredValue<Drag>,
    /// Where in the card it was taken, so that it does not jump.
    pub grip: StoredValue<Point>,
    pub lifted: RwSignal<Option<Lifted>>,
    pub over: RwSignal<Option<Spot>>,
    /// The card under the pointer: it does not move away from there.
    pub hovered: StoredValue<Option<DealId>>,
    /// Deals that changed while a card was lifted; they settle afterwards.
    pub held: StoredValue<BTreeSet<DealId>>,
    /// Deals that were only read: no head changes with them.
    pub read: StoredValue<BTreeSet<DealId>>,
    /// Grows with each filter, so that an answer to the last one is not taken for this one.
    pub generation: StoredValue<u64>,
    pub refreshing: StoredValue<bool>,
    /// What is told to a screen reader.
    pub said: RwSignal<String>,
    /// The card whose menu is open.
    pub menu: RwSignal<Option<DealId>>,
    pub board: NodeRef<html::Div>,
    pub ghost: NodeRef<html::Div>,
    pub line: NodeRef<html::Div>,
    /// Reads the whole board anew.
    pub again: Callback<()>,
    /// Opens a deal beside the board.
    pub opener: Callback<Option<DealId>>,
}

/// The records of a board: its stages, and the deals that came with it.
pub fn records(board: &Board) -> Vec<Record> {
    let stages = board.heads.iter().map(|head| Record::Stage(head.stage.clone()));
    stages.chain(board.windows.iter().flat_map(|window| directory::deals(&window.cards))).collect()
}

impl Desk {
    /// Lays a board out, for as long as the calling component lives.
    pub fn open(board: &Board, now: Moment, filter: DealFilter, again: Callback<()>) -> Self {
        let mut names = Directory::default();
        names.learn(board.windows.iter().flat_map(|window| &window.cards));
        let lanes = board.heads.iter().map(|head| {
            let window = board.windows.iter().find(|window| window.stage == head.stage.id && window.offset == 0);
            let deals: Vec<_> = window.iter().flat_map(|window| &window.cards).map(|card| card.deal.id).collect();
            Lane::new(head.clone(), &deals)
        });
        Self {
            pipeline: board.id,
            reporting: board.reporting,
            may_edit: board.may_edit,
            rooms: use_rooms(vec![(Room::Pipeline(board.id), board.seq)], records(board)),
            live: use_live(),
            lanes: StoredValue::new(lanes.collect()),
            directory: RwSignal::new(names),
            filter: RwSignal::new(filter),
            now: RwSignal::new(now),
            today: RwSignal::new(use_zone().day(now)),
            zone: use_zone(),
            pitch: RwSignal::new(PITCH),
            lang: use_lang(),
            toasts: use_toasts(),
            drag: StoredValue::new(Drag::Idle),
            grip: StoredValue::new(Point::default()),
            lifted: RwSignal::new(None),
            over: RwSignal::new(None),
            hovered: StoredValue::new(None),
            held: StoredValue::new(BTreeSet::new()),
            read: StoredValue::new(BTreeSet::new()),
            generation: StoredValue::new(0),
            refreshing: StoredValue::new(false),
            said: RwSignal::new(String::new()),
            menu: RwSignal::new(None),
            board: NodeRef::new(),
            ghost: NodeRef::new(),
            line: NodeRef::new(),
            again,
            opener: use_opener(),
        }
    }

    /// The columns, in order; none when the page is gone.
    pub fn lanes(self) -> Vec<Lane> {
        self.lanes.try_get_value().unwrap_or_default()
    }

    /// The column of a number.
    pub fn lane(self, number: usize) -> Option<Lane> {
        self.lanes().get(number).copied()
    }

    /// A deal, as it is now.
    pub fn deal(self, id: DealId) -> Option<Deal> {
        self.rooms.with_untracked(|world| world.the::<Deal>(id).cloned())
    }

    /// A stage, as it is now.
    pub fn stage(self, id: StageId) -> Option<Stage> {
        self.rooms.with_untracked(|world| world.the::<Stage>(id).cloned())
    }

    /// The name of a stage in the reader's language.
    pub fn stage_name(self, id: StageId) -> String {
        self.stage(id).map(|stage| stage.name.get(self.lang.get_untracked()).to_owned()).unwrap_or_default()
    }

    /// The title of a deal in the reader's language.
    pub fn title(self, id: DealId) -> String {
        self.deal(id).map(|deal| deal.title.get(self.lang.get_untracked()).to_owned()).unwrap_or_default()
    }

    /// Where a card stands.
    pub fn find(self, deal: DealId) -> Option<Spot> {
        self.lanes().iter().enumerate().find_map(|(lane, column)| {
            column.slots.with_untracked(|slots| slots.find(deal)).map(|index| Spot { lane, index })
        })
    }

    /// Whether a deal belongs to what is shown.
    pub fn admits(self, deal: &Deal) -> bool {
        self.filter.with_untracked(|filter| {
            self.directory.with_untracked(|names| {
                let account = deal.account.and_then(|id| names.accounts.get(&id));
                let words = [Some(&deal.title), account].into_iter().flatten();
                let words: Vec<&str> = words.flat_map(|names| [names.zh.as_str(), names.en.as_str()]).collect();
                filter::admits(filter, deal, &words)
            })
        })
    }

    /// Who else moves which card.
    pub fn movers(self) -> Memo<BTreeMap<DealId, Mover>> {
        let here = self.rooms.here();
        Memo::new(move |_| {
            let moving = here.get().into_iter().filter_map(|(_, here)| {
                let (deal, to) = here.presence.deal?;
                Some((deal, Mover { name: here.name, colour: here.colour, to }))
            });
            moving.collect()
        })
    }

    /// Tells a screen reader.
    pub fn say(self, words: String) {
        self.said.try_set(words);
    }
}

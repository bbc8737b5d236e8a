//! The board of one page: its columns, the names on its cards, what is lifted.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use leptos::{html, prelude::*};
use meridian_domain::{
    gate::Room,
    id::*,
    locale::Lang,
    money::Currency,
    names::Names,
    pipeline::{
        CardSigns, Deal, Rates, Stage,
        history::LearnedChances,
        query::{DealQuery, Facts, Group, Grouping, Month, Present},
        view::{Board, Card, Choices, ColumnHead, RowHead, Show},
    },
    record::Record,
    time::{Date, Moment},
};

use super::{
    deal::use_opener,
    directory::{self, Directory},
    drag::{Drag, Point},
    gate::{Typed, Waiting},
    geometry::Spot,
    lane::{self, Lane, PITCH},
    layout::Layout,
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
    /// What the page shows the deals as; the month of a calendar changes without another page.
    pub show: Show,
    /// The columns; on a board with rows, the parts of all rows, one row after the other.
    pub lanes: StoredValue<Vec<Lane>>,
    /// The heads of the columns, for the whole filter.
    pub heads: RwSignal<Vec<ColumnHead>>,
    /// The heads of the rows.
    pub rows: RwSignal<Vec<RowHead>>,
    pub rates: StoredValue<Rates>,
    pub directory: RwSignal<Directory>,
    /// Which deals, in which order.
    pub query: RwSignal<DealQuery>,
    /// What a filter can be chosen from, once somebody has asked.
    pub choices: RwSignal<Option<Choices>>,
    /// What the table or the calendar was last read with.
    pub cards: RwSignal<Vec<Card>>,
    /// Grows when deals changed of which it is not known here whether and where they belong.
    pub unsure: RwSignal<u32>,
    /// The month of the calendar.
    pub month: RwSignal<Option<Month>>,
    /// Cards of two lines.
    pub compact: RwSignal<bool>,
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
    /// Grows with each query, so that an answer to the last one is not taken for this one.
    pub generation: StoredValue<u64>,
    pub refreshing: StoredValue<bool>,
    /// What is told to a screen reader.
    pub said: RwSignal<String>,
    /// The cards that the open menu would move.
    pub menu: RwSignal<Vec<DealId>>,
    /// The cards that are picked.
    pub picked: RwSignal<BTreeSet<DealId>>,
    /// The card picked last, from which a range begins.
    pub pick_from: StoredValue<Option<DealId>>,
    /// What waits before a stage that asks for something.
    pub waiting: RwSignal<Option<Waiting>>,
    /// What was typed for deals on their way to a stage and is not saved.
    pub drafts: StoredValue<BTreeMap<(DealId, StageId), Typed>>,
    /// What the reader wants to see of a card.
    pub layout: RwSignal<Layout>,
    /// Letters and coverage of the deals that have come into sight, while the reader wants them.
    pub signs: RwSignal<BTreeMap<DealId, CardSigns>>,
    /// What closed deals say of the open ones, once the reader has asked.
    pub learned: RwSignal<Option<LearnedChances>>,
    pub board: NodeRef<html::Div>,
    pub ghost: NodeRef<html::Div>,
    pub line: NodeRef<html::Div>,
    /// Reads the whole board anew.
    pub again: Callback<()>,
    /// Opens a deal beside the board.
    pub opener: Callback<Option<DealId>>,
}

/// The records of a board: its stages, the deals that came with it, and the views the reader may see.
pub fn records(board: &Board) -> Vec<Record> {
    let stages = board.heads.iter().map(|head| Record::Stage(head.stage.clone()));
    let cards = board.windows.iter().flat_map(|window| directory::deals(&window.cards));
    let views = board.views.iter().cloned().map(Record::from);
    stages.chain(cards).chain(directory::deals(&board.cards)).chain(views).collect()
}

impl Desk {
    /// Lays a board out, for as long as the calling component lives.
    pub fn open(board: &Board, now: Moment, query: DealQuery, show: Show, again: Callback<()>) -> Self {
        let mut names = Directory::default();
        names.learn(board.windows.iter().flat_map(|window| &window.cards).chain(&board.cards));
        let columns = board.heads.iter().map(|head| {
            let window = board.windows.iter().find(|window| window.stage == head.stage.id && window.offset == 0);
            let deals: Vec<_> = window.iter().flat_map(|window| &window.cards).map(|card| card.deal.id).collect();
            Lane::new(head.clone(), None, &deals)
        });
        let lanes: Vec<Lane> = match show {
            Show::Board(Grouping::None) => columns.collect(),
            Show::Board(_) => lane::cells(&board.heads, &board.rows),
            Show::Table | Show::Calendar(_) => Vec::new(),
        };
        Self {
            pipeline: board.id,
            reporting: board.reporting,
            may_edit: board.may_edit,
            rooms: use_rooms(vec![(Room::Pipeline(board.id), board.seq)], records(board)),
            live: use_live(),
            show,
            lanes: StoredValue::new(lanes),
            heads: RwSignal::new(board.heads.clone()),
            rows: RwSignal::new(board.rows.clone()),
            rates: StoredValue::new(board.rates.clone()),
            directory: RwSignal::new(names),
            query: RwSignal::new(query),
            choices: RwSignal::new(None),
            cards: RwSignal::new(board.cards.clone()),
            unsure: RwSignal::new(0),
            month: RwSignal::new(board.month),
            compact: RwSignal::new(false),
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
            menu: RwSignal::new(Vec::new()),
            picked: RwSignal::new(BTreeSet::new()),
            pick_from: StoredValue::new(None),
            waiting: RwSignal::new(None),
            drafts: StoredValue::new(BTreeMap::new()),
            layout: RwSignal::new(Layout::default()),
            signs: RwSignal::new(BTreeMap::new()),
            learned: RwSignal::new(None),
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

    /// How many columns a row has; all, when there are no rows.
    pub fn columns(self) -> usize {
        self.heads.with_untracked(Vec::len).max(1)
    }

    /// By what the board is divided into rows.
    pub const fn grouping(self) -> Grouping {
        if let Show::Board(grouping) = self.show { grouping } else { Grouping::None }
    }

    /// The row of a part of the board.
    pub fn group(self, lane: Lane) -> Option<Group> {
        self.rows.with_untracked(|rows| rows.get(lane.row?).map(|row| row.group.clone()))
    }

    /// The present, as this page knows it.
    pub fn present(self) -> Present {
        Present { now: self.now.get_untracked(), today: self.today.get_untracked() }
    }

    /// Reads what is known here of a deal.
    pub fn with_facts<T>(self, deal: &Deal, read: impl FnOnce(&Facts<'_>) -> T) -> T {
        self.rooms.with_untracked(|world| {
            self.directory.with_untracked(|names| {
                self.choices.with_untracked(|choices| {
                    self.rates.with_value(|rates| {
                        let choices = choices.as_ref();
                        let team = match deal.owner {
                            None => Some(None),
                            Some(owner) => choices
                                .filter(|known| known.owners.iter().any(|(id, _)| *id == owner))
                                .map(|known| known.team_of.iter().find(|(id, _)| *id == owner).map(|(_, team)| *team)),
                        };
                        let family = match deal.product {
                            None => Some(None),
                            Some(product) => choices
                                .filter(|known| known.products.iter().any(|(id, _)| *id == product))
                                .map(|known| {
                                    let mut families = known.family_of.iter();
                                    families.find(|(id, _)| *id == product).map(|(_, family)| family.as_str())
                                }),
                        };
                        read(&Facts {
                            deal,
                            stage: world.the::<Stage>(deal.stage),
                            account: deal.account.and_then(|id| names.accounts.get(&id)),
                            product: deal.product.and_then(|id| names.products.get(&id)),
                            owner: deal.owner.and_then(|id| names.owners.get(&id)),
                            team,
                            family,
                            rates,
                        })
                    })
                })
            })
        })
    }

    /// Whether a deal belongs to what is shown; `None` when only the server knows.
    pub fn admits(self, deal: &Deal) -> Option<bool> {
        let present = self.present();
        self.with_facts(deal, |facts| self.query.with_untracked(|query| query.filter.admits(facts, present)))
    }

    /// Whether one deal stands before another.
    pub fn is_before(self, one: &Deal, other: &Deal) -> bool {
        let order = self.query.with_untracked(|query| query.order);
        self.with_facts(one, |one| self.with_facts(other, |other| order.compare(one, other) == Ordering::Less))
    }

    /// Whether a deal belongs to a part of the board; `None` when only the server knows.
    pub fn belongs(self, deal: &Deal, lane: Lane) -> Option<bool> {
        if deal.stage != lane.stage {
            return Some(false);
        }
        match self.group(lane) {
            None => Some(true),
            Some(group) => self.with_facts(deal, |facts| self.grouping().of(facts)).map(|own| own == group),
        }
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

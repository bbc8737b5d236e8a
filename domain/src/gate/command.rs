//! Commands: what somebody wants changed.

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    id::{CommandId, DealId, ImportId, StageId},
    pipeline::Place,
    record::{Key, Patch, Record},
    wire::{self, Tree},
};

/// A wish for a change, with an id made by its sender. Sending it twice changes nothing twice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Command {
    pub id: CommandId,
    pub change: Change,
    /// The import the command belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportId>,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "do", content = "with", rename_all = "snake_case")]
pub enum Change {
    /// Adds a record.
    Add(Record),
    /// Changes some fields of a record; the last writer of a field wins.
    Edit(Patch),
    /// Removes a record and what depends on it.
    Remove(Key),
    /// Moves deals to a stage, in the order given, behind `after` or to the top.
    MoveDeals { deals: Vec<DealId>, to: StageId, after: Option<DealId> },
    /// Puts a deal back to an exact place: the inverse of a move.
    PlaceDeal { deal: DealId, place: Place },
    /// Takes back what another command did, unless somebody has changed it since. Undoing an undo is redo.
    Undo(CommandId),
    /// Takes back what another command did as far as it still stands; what somebody has changed or
    /// uses since stays.
    TakeBack(CommandId),
    /// All of these or none.
    All(Vec<Change>),
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Do {
            Add,
            Edit,
            Remove,
            MoveDeals,
            PlaceDeal,
            Undo,
            TakeBack,
            All,
        }
        #[derive(Deserialize)]
        struct Tagged<'a> {
            r#do: Do,
            #[serde(borrow)]
            with: Tree<'a>,
        }
        #[derive(Deserialize)]
        struct Move {
            deals: Vec<DealId>,
            to: StageId,
            after: Option<DealId>,
        }
        #[derive(Deserialize)]
        struct Put {
            deal: DealId,
            place: Place,
        }
        let Tagged { r#do, with } = Tagged::deserialize(deserializer)?;
        match r#do {
            Do::Add => wire::under_tag(with).map(Self::Add),
            Do::Edit => wire::under_tag(with).map(Self::Edit),
            Do::Remove => wire::under_tag(with).map(Self::Remove),
            Do::MoveDeals => {
                wire::under_tag(with).map(|Move { deals, to, after }| Self::MoveDeals { deals, to, after })
            }
            Do::PlaceDeal => wire::under_tag(with).map(|Put { deal, place }| Self::PlaceDeal { deal, place }),
            Do::Undo => wire::under_tag(with).map(Self::Undo),
            Do::TakeBack => wire::under_tag(with).map(Self::TakeBack),
            Do::All => wire::under_tag(with).map(Self::All),
        }
    }
}

impl Command {
    /// A command of its own, belonging to no import.
    pub fn new(id: CommandId, change: Change) -> Self {
        Self { id, change, import: None }
    }
}

impl Change {
    /// The records that must be known to decide, as far as the change itself names them.
    pub fn keys(&self) -> Vec<Key> {
        match self {
            Self::Add(record) => {
                let mut keys = record.refers_to();
                keys.push(record.key());
                keys
            }
            Self::Edit(patch) => vec![patch.key()],
            Self::Remove(key) => vec![*key],
            Self::MoveDeals { deals, to, after } => {
                let mut keys: Vec<Key> = deals.iter().copied().map(Key::from).collect();
                keys.push((*to).into());
                keys.extend(after.map(Key::from));
                keys
            }
            Self::PlaceDeal { deal, place } => vec![(*deal).into(), place.stage.into()],
            Self::Undo(_) | Self::TakeBack(_) => Vec::new(),
            Self::All(changes) => changes.iter().flat_map(Self::keys).collect(),
        }
    }

    /// The edits among the parts.
    pub fn edits(&self) -> Vec<&Patch> {
        match self {
            Self::Edit(patch) => vec![patch],
            Self::All(changes) => changes.iter().flat_map(Self::edits).collect(),
            _ => Vec::new(),
        }
    }

    /// The logins users are given: whoever has one of them must be known to decide.
    pub fn logins(&self) -> Vec<&str> {
        match self {
            Self::Add(Record::User(user)) => user.login.as_deref().into_iter().collect(),
            Self::Edit(Patch::User { set, .. }) => set.login.iter().flatten().map(String::as_str).collect(),
            Self::All(changes) => changes.iter().flat_map(Self::logins).collect(),
            _ => Vec::new(),
        }
    }

    /// The records that are removed, whose dependants must be known too.
    pub fn removals(&self) -> Vec<Key> {
        match self {
            Self::Remove(key) => vec![*key],
            Self::All(changes) => changes.iter().flat_map(Self::removals).collect(),
            _ => Vec::new(),
        }
    }

    /// The stage and neighbour of each move: the database is asked which deal stands behind `after`.
    pub fn landings(&self) -> Vec<(StageId, Option<DealId>)> {
        match self {
            Self::MoveDeals { to, after, .. } => vec![(*to, *after)],
            Self::All(changes) => changes.iter().flat_map(Self::landings).collect(),
            _ => Vec::new(),
        }
    }
}

//! What the page knows: the files, what they hold, and how far one has come.

use std::sync::Arc;

use leptos::prelude::*;
use meridian_domain::{
    id::{AccountId, ImportId, MapId},
    import::{
        Import, Mapping, suggest,
        view::{Run, Sheet, Window, Wish},
    },
    names::Names,
    stakeholder::LineKind,
};
use uuid::Uuid;

use super::runs;
use crate::Failure;

/// The steps of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Files,
    Mapping,
    DryRun,
    Report,
}

/// A file that was chosen.
#[derive(Clone)]
pub(super) struct Item {
    pub key: Uuid,
    pub name: String,
    pub state: RwSignal<State>,
}

/// How a file stands.
#[derive(Clone)]
pub(super) enum State {
    Reading,
    Failed(Failure),
    Read(Read),
}

/// A file that was read, and what is wished of it.
#[derive(Clone)]
pub(super) struct Read {
    pub sheet: Arc<Sheet>,
    pub kind: Option<Import>,
    pub mapping: Mapping,
    pub lines: LineKind,
}

impl Read {
    pub fn new(sheet: Sheet) -> Self {
        let lines = match sheet.file.to_lowercase() {
            name if name.contains("advice") || name.contains("请教") => LineKind::Influence,
            name if name.contains("friend") || name.contains("朋友") => LineKind::Friend,
            _ => LineKind::Reports,
        };
        Self { kind: sheet.kind, mapping: sheet.mapping.clone(), sheet: Arc::new(sheet), lines }
    }

    /// Says what the file holds; which column is which follows from it.
    pub fn hold(&mut self, kind: Import) {
        self.mapping = suggest(kind, &self.sheet.head, self.mapping.currency);
        self.kind = Some(kind);
    }

    /// Gives a column a field; no field is held by two columns.
    pub fn map(&mut self, column: usize, field: Option<String>) {
        for other in &mut self.mapping.columns {
            if field.is_some() && *other == field {
                *other = None;
            }
        }
        if let Some(place) = self.mapping.columns.get_mut(column) {
            *place = field;
        }
    }
}

/// The state of the page.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub stage: RwSignal<Stage>,
    pub items: RwSignal<Vec<Item>>,
    /// Whose the people and lines are.
    pub account: RwSignal<Option<(AccountId, Names)>>,
    /// On which of the account's maps; the first when nothing is said.
    pub map: RwSignal<Option<MapId>>,
    pub window: RwSignal<Window>,
    /// Earlier imports.
    pub runs: RwSignal<Vec<Run>>,
    /// Runs the report speaks of.
    pub reported: RwSignal<Vec<ImportId>>,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::Files),
            items: RwSignal::new(Vec::new()),
            account: RwSignal::new(None),
            map: RwSignal::new(None),
            window: RwSignal::new(Window { sheet: None, outcome: None, offset: 0 }),
            runs: RwSignal::new(Vec::new()),
            reported: RwSignal::new(Vec::new()),
        }
    }

    /// The files that were read.
    pub fn read(self) -> Vec<(RwSignal<State>, Read)> {
        let read = |item: Item| match item.state.get() {
            State::Read(read) => Some((item.state, read)),
            _ => None,
        };
        self.items.get().into_iter().filter_map(read).collect()
    }

    /// What is wished of the files that say what they hold.
    pub fn wishes(self) -> Vec<Wish> {
        let (account, map) = (self.account.get().map(|(id, _)| id), self.map.get());
        let wish = |(_, read): (_, Read)| {
            let kind = read.kind?;
            Some(Wish { sheet: read.sheet.id, kind, mapping: read.mapping, account, map, lines: read.lines })
        };
        self.read().into_iter().filter_map(wish).collect()
    }

    /// Whether a file belongs to an account.
    pub fn needs_account(self) -> bool {
        self.read().iter().any(|(_, read)| read.kind.is_some_and(Import::of_an_account))
    }

    /// Reads the earlier imports anew; what cannot be read stays as it was.
    pub async fn refresh(self) {
        if let Ok(runs) = runs().await {
            self.runs.try_set(runs);
        }
    }

    /// Forgets everything and begins anew.
    pub fn clear(self) {
        self.items.set(Vec::new());
        self.window.set(Window { sheet: None, outcome: None, offset: 0 });
        self.reported.set(Vec::new());
        self.stage.set(Stage::Files);
    }
}

/// Changes what is wished of a file.
pub(super) fn edit(state: RwSignal<State>, change: impl FnOnce(&mut Read)) {
    state.update(|state| {
        if let State::Read(read) = state {
            change(read);
        }
    });
}

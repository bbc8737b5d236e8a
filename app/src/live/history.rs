//! What was done in this tab and can be taken back. It is kept over reloads, for who is signed in;
//! whether it still can be taken back is decided by the gate.

use std::sync::Arc;

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Command, Label, Receipt, Rejection},
    id::{CommandId, UserId},
    wire,
};
use serde::{Deserialize, Serialize};

use super::{Live, fresh, keep::Shelf};
use crate::Failure;

/// Older commands are forgotten.
const MOST: usize = 100;
/// Where the browser keeps it, for the tab.
const KEY: &str = "meridian.history";

/// A command and what it did.
type Entry = (CommandId, Label);

/// Our own commands that can be taken back, and taken back again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct History {
    user: Option<UserId>,
    done: Vec<Entry>,
    undone: Vec<Entry>,
}

impl History {
    /// What a reload of the page left, if it is of this user.
    pub(super) fn of(user: UserId) -> Self {
        let kept = Shelf::Tab.get(KEY).and_then(|text| wire::read::<Self>(&text).ok());
        kept.filter(|kept| kept.user == Some(user)).unwrap_or(Self { user: Some(user), ..Self::default() })
    }

    /// Something new was done: what was taken back before is not done again any more.
    fn did(&mut self, entry: Entry) {
        self.undone.clear();
        self.done.push(entry);
        let surplus = self.done.len().saturating_sub(MOST);
        self.done.drain(..surplus);
    }

    fn keep(&self) {
        if let Ok(text) = serde_json::to_string(self) {
            Shelf::Tab.put(KEY, &text);
        }
    }
}

impl Live {
    /// Takes back the last command of this tab, as soon as it has been answered. `answered` hears what
    /// was undone.
    pub fn undo(self, answered: impl Fn(Result<Label, Failure>) + Send + std::marker::Sync + 'static) {
        self.when_answered(move || {
            let last = self.change_history(|history| history.done.pop());
            self.take_back(last, answered, |history, entry| history.undone.push(entry));
        });
    }

    /// Does again what was taken back last.
    pub fn redo(self, answered: impl Fn(Result<Label, Failure>) + Send + std::marker::Sync + 'static) {
        self.when_answered(move || {
            let last = self.change_history(|history| history.undone.pop());
            self.take_back(last, answered, |history, entry| history.done.push(entry));
        });
    }

    fn take_back(
        self,
        last: Option<Entry>,
        answered: impl Fn(Result<Label, Failure>) + Send + std::marker::Sync + 'static,
        keep: fn(&mut History, Entry),
    ) {
        let Some((target, label)) = last else {
            answered(Err(Rejection::NothingToUndo.into()));
            return;
        };
        let command = Command::new(fresh(), Change::Undo(target));
        let id = command.id;
        let told = Arc::new(move |result: Result<Receipt, Failure>| {
            answered(result.map(|receipt| {
                self.take_in(&receipt.events);
                self.change_history(|history| keep(history, (id, label)));
                label
            }));
        });
        self.send(command, told);
    }

    /// A command that was not to take something back has been answered.
    pub(super) fn settle(self, id: CommandId, result: Result<Receipt, Failure>) -> Result<Label, Failure> {
        let receipt = result?;
        self.take_in(&receipt.events);
        let events: Vec<_> = receipt.events.into_iter().map(|logged| logged.event).collect();
        let label = Label::of(&events).ok_or(Failure::Rejected(Rejection::Empty))?;
        self.change_history(|history| history.did((id, label)));
        Ok(label)
    }

    /// Something was done for us by a server function that goes through the gate: it can be taken back
    /// like our own commands. `None` where it changed nothing.
    pub fn was_done(self, receipt: Receipt) -> Option<Label> {
        self.settle(receipt.command, Ok(receipt)).ok()
    }

    /// Changes the history and keeps it.
    fn change_history<T: Default>(self, change: impl FnOnce(&mut History) -> T) -> T {
        let changed = self.history.try_update_value(|history| {
            let result = change(history);
            history.keep();
            result
        });
        changed.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{gate::Deed, record::Kind};
    use uuid::Uuid;

    use super::*;

    fn entry(n: u128) -> Entry {
        (CommandId(Uuid::from_u128(n)), Label { deed: Deed::Moved, kind: Kind::Deal, count: 1 })
    }

    #[test]
    fn what_was_taken_back_is_forgotten_when_something_new_is_done() {
        let mut history = History { undone: vec![entry(1)], ..History::default() };
        history.did(entry(2));
        assert_eq!((history.done, history.undone), (vec![entry(2)], vec![]));
    }

    #[test]
    fn only_the_latest_commands_are_kept() {
        let mut history = History::default();
        for n in 0..=MOST as u128 {
            history.did(entry(n));
        }
        assert_eq!((history.done.len(), history.done[0]), (MOST, entry(1)));
    }
}

//! Commands on their way: one after the other, in order, again and again while the server cannot
//! be reached. Each is kept in the browser until it has been answered, so that a page that goes in
//! between loses nothing: the next page sends it again, with the same id.

use std::{collections::VecDeque, sync::Arc};

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::{Command, Receipt},
    id::{CommandId, UserId},
    wire,
};

use super::{Live, Sync, history::History, keep::Shelf};
use crate::Failure;

/// What is told when a command has been answered.
/// Shared, not a `Callback`: the answer may come when what asked is not on the screen any more.
pub(super) type Answered = Arc<dyn Fn(Result<Receipt, Failure>) + Send + std::marker::Sync>;

/// The longest pause between two attempts, in milliseconds.
const LONGEST_PAUSE: i32 = 10_000;

/// What waits until everything before it has been answered.
type Then = Box<dyn FnOnce() + Send + std::marker::Sync>;

/// The queue of commands of this tab.
#[derive(Default)]
pub(super) struct Outbox {
    waiting: VecDeque<(Command, Answered)>,
    /// Done one after the other, once nothing waits any more.
    then: VecDeque<Then>,
    sending: bool,
}

/// Where the commands of a user are kept. Ids are in the order of time, and so are the keys.
fn shelf(user: UserId) -> String {
    format!("meridian.outbox.{user}.")
}

impl Live {
    /// Somebody is signed in: takes up what the last page could not send, and what it had done.
    /// `refused` hears of a command that came too late.
    pub fn signed_in(self, user: UserId, refused: Callback<Failure>) {
        self.user.set(Some(user));
        self.history.set_value(History::of(user));
        for key in Shelf::Browser.keys(&shelf(user)) {
            let command = Shelf::Browser.get(&key).and_then(|text| wire::read::<Command>(&text).ok());
            let Some(command) = command else {
                // Written by another version of the program: nobody can read it any more.
                Shelf::Browser.remove(&key);
                continue;
            };
            let id = command.id;
            if self.outbox.with_value(|outbox| outbox.waiting.iter().any(|(other, _)| other.id == id)) {
                continue;
            }
            let answered: Answered = Arc::new(move |result| {
                if let Err(failure) = self.settle(id, result) {
                    refused.try_run(failure);
                }
            });
            self.send(command, answered);
        }
    }

    /// Queues a command; `answered` is called when the server has committed or refused it.
    pub(super) fn send(self, command: Command, answered: Answered) {
        if let (Some(user), Ok(text)) = (self.user.get_untracked(), serde_json::to_string(&command)) {
            Shelf::Browser.put(&format!("{}{}", shelf(user), command.id), &text);
        }
        let idle = self
            .outbox
            .try_update_value(|outbox| {
                outbox.waiting.push_back((command, answered));
                !std::mem::replace(&mut outbox.sending, true)
            })
            .unwrap_or(false);
        self.waiting.try_update(|waiting| *waiting += 1);
        if idle {
            spawn_local(self.drain());
        }
    }

    /// Does something when every command of this tab has been answered, at once if all have been.
    pub(super) fn when_answered(self, then: impl FnOnce() + Send + std::marker::Sync + 'static) {
        if self.outbox.try_with_value(|outbox| outbox.sending) == Some(true) {
            self.outbox.try_update_value(|outbox| outbox.then.push_back(Box::new(then)));
        } else {
            then();
        }
    }

    async fn drain(self) {
        self.send_all().await;
        while let Some(then) = self.outbox.try_update_value(|outbox| outbox.then.pop_front()).flatten() {
            then();
            self.send_all().await;
        }
        self.outbox.try_update_value(|outbox| outbox.sending = false);
        self.sync.set(Sync::Saved);
    }

    async fn send_all(self) {
        let mut pause = 250;
        while let Some(next) = self.outbox.try_with_value(|outbox| outbox.waiting.front().cloned()).flatten() {
            if self.sync.get_untracked() == Sync::Saved {
                self.sync.set(Sync::Saving);
            }
            let id = next.0.id;
            let result = super::submit(next.0).await;
            if matches!(result, Err(Failure::Offline)) {
                self.sync.set(Sync::Offline);
                rest(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
                continue;
            }
            pause = 250;
            self.outbox.try_update_value(|outbox| outbox.waiting.pop_front());
            self.waiting.try_update(|waiting| *waiting = waiting.saturating_sub(1));
            // Whoever was signed out sends it when they are back.
            if !matches!(result, Err(Failure::SignedOut)) {
                self.forget(id);
            }
            (next.1)(result);
        }
    }

    /// The command has been answered and need not be kept.
    fn forget(self, id: CommandId) {
        if let Some(user) = self.user.try_get_untracked().flatten() {
            Shelf::Browser.remove(&format!("{}{id}", shelf(user)));
        }
    }
}

/// Rests between attempts, until the browser says that it is online again at the longest.
#[cfg(feature = "hydrate")]
async fn rest(milliseconds: i32) {
    let mut wake = None;
    let rested = js_sys::Promise::new(&mut |resolve, _| {
        // Neither can fail: a known event, a short time.
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
        drop(window().add_event_listener_with_callback("online", &resolve));
        wake = Some(resolve);
    });
    drop(wasm_bindgen_futures::JsFuture::from(rested).await);
    if let Some(wake) = wake {
        drop(window().remove_event_listener_with_callback("online", &wake));
    }
}

/// The server sends nothing.
#[cfg(not(feature = "hydrate"))]
async fn rest(_: i32) {}

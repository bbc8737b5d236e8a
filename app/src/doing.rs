//! Doing something and telling of it: a toast says what was done and offers to take it back.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{gate::Change, locale::Lang};

use crate::{
    Failure,
    live::{Live, Rooms, use_live},
    ui::{Toasts, use_toasts},
    words::{deeds, failures, use_lang},
};

/// What a page needs to do something. Taken in a component's body, used in its callbacks.
#[derive(Clone, Copy)]
pub struct Doing {
    rooms: Rooms,
    live: Live,
    toasts: Toasts,
    lang: RwSignal<Lang>,
}

/// For changes in `rooms`.
#[must_use]
pub fn use_doing(rooms: Rooms) -> Doing {
    Doing { rooms, live: use_live(), toasts: use_toasts(), lang: use_lang() }
}

impl Doing {
    /// Does it, and says in the words of its label what was done.
    pub fn act(self, change: Change) {
        self.rooms.submit_with(change, move |result| match result {
            Ok(label) => self.offer_undo(move || deeds::label(self.lang.get(), label)),
            Err(failure) => self.complain(&failure),
        });
    }

    /// Does it, says what was done, and goes on with `then` when it was.
    pub fn act_then(self, change: Change, then: impl Fn() + Send + Sync + 'static) {
        self.rooms.submit_with(change, move |result| match result {
            Ok(label) => {
                self.offer_undo(move || deeds::label(self.lang.get(), label));
                then();
            }
            Err(failure) => self.complain(&failure),
        });
    }

    /// Does it, and says `words` when it was done.
    pub fn act_saying(self, change: Change, words: impl Into<TextProp>) {
        let words = words.into();
        self.rooms.submit_with(change, move |result| match result {
            Ok(_) => {
                let words = words.clone();
                self.offer_undo(move || words.get().to_string());
            }
            Err(failure) => self.complain(&failure),
        });
    }

    /// Does it, and offers to take it back. `done` hears that it was done; `refused` why it was not, and
    /// tells of it where it belongs: beside the field.
    pub fn attempt(
        self,
        change: Change,
        done: impl Fn() + Send + Sync + 'static,
        refused: impl Fn(Failure) + Send + Sync + 'static,
    ) {
        self.rooms.submit_with(change, move |result| match result {
            Ok(label) => {
                self.offer_undo(move || deeds::label(self.lang.get(), label));
                done();
            }
            Err(failure) => refused(failure),
        });
    }

    /// The same, and says `words` when it was done.
    pub fn attempt_saying(
        self,
        change: Change,
        words: impl Into<TextProp>,
        done: impl Fn() + Send + Sync + 'static,
        refused: impl Fn(Failure) + Send + Sync + 'static,
    ) {
        let words = words.into();
        self.rooms.submit_with(change, move |result| match result {
            Ok(_) => {
                let words = words.clone();
                self.offer_undo(move || words.get().to_string());
                done();
            }
            Err(failure) => refused(failure),
        });
    }

    fn offer_undo(self, words: impl Fn() -> String + Send + Sync + 'static) {
        self.toasts.show_undo(words, move || {
            self.live.undo(move |result| match result {
                Ok(label) => {
                    let lang = self.lang.get_untracked();
                    self.toasts.show(deeds::undone(lang, &deeds::label(lang, label)));
                }
                Err(failure) => self.complain(&failure),
            });
        });
    }

    /// Says what went wrong.
    pub fn complain(self, failure: &Failure) {
        let told = failures::tell(self.lang.get_untracked(), failure);
        self.toasts.alarm(format!("{} · {}", told.happened, told.to_do));
    }
}

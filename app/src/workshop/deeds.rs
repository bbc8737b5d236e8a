//! Doing something in a run, and telling of it: a toast says what was done and offers to take it back.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::Receipt,
    id::RunId,
    locale::Lang,
    workshop::run::{Act, Steer},
};

use super::query::{act, steer};
use crate::{
    Failure,
    live::{Live, use_live},
    ui::{Toasts, use_toasts},
    words::{deeds as told, failures, run as words, use_lang},
};

/// Tells what became of a deed. Taken in a component's body.
#[derive(Clone, Copy)]
pub struct Teller {
    live: Live,
    toasts: Toasts,
    lang: RwSignal<Lang>,
}

/// How deeds are told of here.
#[must_use]
pub fn use_teller() -> Teller {
    Teller { live: use_live(), toasts: use_toasts(), lang: use_lang() }
}

impl Teller {
    /// It was done: `said` in a toast with its undo; said by nothing where everybody sees it anyway.
    fn done(self, receipt: Receipt, said: Option<fn(Lang) -> &'static str>) {
        let label = self.live.was_done(receipt);
        if let (Some(said), Some(_)) = (said, label) {
            self.toasts.show_undo(
                move || said(self.lang.get()).to_owned(),
                move || {
                    self.live.undo(move |result| match result {
                        Ok(label) => {
                            let lang = self.lang.get_untracked();
                            self.toasts.show(told::undone(lang, &told::label(lang, label)));
                        }
                        Err(failure) => self.complain(&failure),
                    });
                },
            );
        }
    }

    /// Says what went wrong.
    pub fn complain(self, failure: &Failure) {
        let told = failures::tell(self.lang.get_untracked(), failure);
        self.toasts.alarm(format!("{} · {}", told.happened, told.to_do));
    }
}

/// What the trainer's pages need to do something.
#[derive(Clone, Copy)]
pub struct Helm {
    run: RunId,
    teller: Teller,
    again: Callback<()>,
}

impl Helm {
    /// Of a run; `again` reads the page anew.
    #[must_use]
    pub const fn new(run: RunId, teller: Teller, again: Callback<()>) -> Self {
        Self { run, teller, again }
    }

    /// Does it.
    pub fn steer(self, deed: Steer) {
        self.steer_then(deed, || ());
    }

    /// Does it, and goes on with `then` when it was done.
    pub fn steer_then(self, deed: Steer, then: impl Fn() + 'static) {
        let said = words::done(&deed);
        spawn_local(async move {
            match steer(self.run, deed).await {
                Ok(receipt) => {
                    self.teller.done(receipt, said);
                    then();
                }
                Err(failure) => self.teller.complain(&failure),
            }
            self.again.try_run(());
        });
    }
}

/// What a team's pages need to do something.
#[derive(Clone, Copy)]
pub struct Hand {
    teller: Teller,
    again: Callback<()>,
}

impl Hand {
    /// `again` reads the page anew.
    #[must_use]
    pub const fn new(teller: Teller, again: Callback<()>) -> Self {
        Self { teller, again }
    }

    /// Does it, and goes on with `then` when it was done.
    pub fn act_then(self, deed: Act, then: impl Fn() + 'static) {
        spawn_local(async move {
            match act(deed).await {
                Ok(receipt) => {
                    self.teller.done(receipt, None);
                    then();
                }
                Err(failure) => self.teller.complain(&failure),
            }
            self.again.try_run(());
        });
    }

    /// Does it.
    pub fn act(self, deed: Act) {
        self.act_then(deed, || ());
    }
}

//! Commands on their way: one after the other, in order, again and again while the server cannot
//! be reached.

use std::collections::VecDeque;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::gate::{Command, Receipt};

use super::{Live, Sync};
use crate::Failure;

/// What is told when a command has been answered.
pub(super) type Answered = Callback<Result<Receipt, Failure>>;

/// The queue of commands of this tab.
#[derive(Default)]
pub(super) struct Outbox {
    waiting: VecDeque<(Command, Answered)>,
    sending: bool,
}

impl Live {
    /// Queues a command; `answered` is called when the server has committed or refused it.
    pub(super) fn send(self, command: Command, answered: Answered) {
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

    async fn drain(self) {
        let mut pause = 250;
        while let Some(next) = self.outbox.try_with_value(|outbox| outbox.waiting.front().cloned()).flatten() {
            if self.sync.get_untracked() == Sync::Saved {
                self.sync.set(Sync::Saving);
            }
            let result = super::submit(next.0).await;
            if matches!(result, Err(Failure::Offline)) {
                self.sync.set(Sync::Offline);
                wait(pause).await;
                pause = (pause * 2).min(10_000);
                continue;
            }
            pause = 250;
            self.outbox.try_update_value(|outbox| outbox.waiting.pop_front());
            self.waiting.try_update(|waiting| *waiting = waiting.saturating_sub(1));
            next.1.try_run(result);
        }
        self.outbox.try_update_value(|outbox| outbox.sending = false);
        self.sync.set(Sync::Saved);
    }
}

/// Waits between attempts; on the server nothing is ever sent.
async fn wait(milliseconds: u32) {
    #[cfg(feature = "hydrate")]
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
    #[cfg(not(feature = "hydrate"))]
    let _ = milliseconds;
}

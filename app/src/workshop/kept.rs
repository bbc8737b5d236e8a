//! A reading that is kept up with what happens in the room of a run.

use std::{future::Future, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{gate::Room, id::RunId, time::Moment};

use super::time::ServerTime;
use crate::{Failure, live::use_rooms};

/// Several things that happen at once are read as one.
const TOGETHER: Duration = Duration::from_millis(150);

/// What a kept reading has to say of itself.
pub trait Stamped {
    /// Its run.
    fn run(&self) -> RunId;
    /// Where the room of the run stood.
    fn seq(&self) -> i64;
    /// What time it was at the server.
    fn at(&self) -> Moment;
}

macro_rules! stamped {
    ($($view:ident: $run:expr;)*) => {$(
        impl Stamped for meridian_domain::workshop::run::view::$view {
            fn run(&self) -> RunId {
                let of: fn(&Self) -> RunId = $run;
                of(self)
            }

            fn seq(&self) -> i64 {
                self.seq
            }

            fn at(&self) -> Moment {
                self.now
            }
        }
    )*};
}

stamped! {
    PlayView: |view| view.run.id;
    ConsoleView: |view| view.run.id;
    ProjectorView: |view| view.id;
}

/// Asks again whenever something happens in the room of `first`, when the answer calls for it, and every
/// `often` besides, for what happens in the sandboxes. Answers go to `take`. The answer is how a page asks
/// again by itself.
pub fn use_kept<T, F>(
    first: &T,
    time: ServerTime,
    often: Option<Duration>,
    ask: impl Fn() -> F + Copy + Send + Sync + 'static,
    take: impl Fn(T) + Copy + Send + Sync + 'static,
) -> Callback<()>
where
    T: Stamped + Send + Sync + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let room = Room::Run(first.run());
    let rooms = use_rooms(vec![(room, first.seq())], Vec::new());
    // Nothing, asked, or asked and to be asked once more.
    let asking = StoredValue::new(0_u8);
    let again = Callback::new(move |()| {
        let idle = asking.try_update_value(|asking| {
            let idle = *asking == 0;
            *asking = if idle { 1 } else { 2 };
            idle
        });
        if idle != Some(true) {
            return;
        }
        spawn_local(async move {
            loop {
                pause(TOGETHER).await;
                let answer = ask().await;
                // The page may be gone by now.
                let Some(more) = asking.try_update_value(|asking| {
                    *asking -= 1;
                    *asking > 0
                }) else {
                    return;
                };
                if let Ok(view) = answer {
                    time.heard(view.at());
                    take(view);
                }
                if !more {
                    return;
                }
            }
        });
    });
    rooms.watch(move |_| again.run(()));
    let stale = rooms.stale();
    Effect::new(move |before: Option<u64>| {
        let now = stale.get();
        if before.is_some_and(|before| before != now) {
            spawn_local(async move {
                if let Ok(view) = ask().await {
                    rooms.reset(vec![(room, view.seq())], Vec::new());
                    time.heard(view.at());
                    take(view);
                }
            });
        }
        now
    });
    Effect::new(move |_| {
        let Some(often) = often else { return };
        let timer = set_interval_with_handle(move || again.run(()), often);
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
    });
    again
}

async fn pause(span: Duration) {
    #[cfg(feature = "hydrate")]
    gloo::timers::future::sleep(span).await;
    #[cfg(not(feature = "hydrate"))]
    let _ = span;
}

//! What time it is at the server. A tablet's own clock may be minutes off, and all teams must see the
//! same one.

use std::time::Duration;

use leptos::prelude::*;
use meridian_domain::{time::Moment, workshop::run::Run};

use crate::{
    live::now,
    words::{run as words, use_lang},
};

/// The server's time, followed.
#[derive(Clone, Copy)]
pub struct ServerTime {
    moment: RwSignal<Moment>,
    /// The server's clock less this machine's, in milliseconds, as far as is known.
    ahead: StoredValue<Option<i64>>,
}

impl ServerTime {
    /// The moment it is; drawn anew every second.
    #[must_use]
    pub fn now(self) -> Moment {
        self.moment.get()
    }

    /// The server has just said what time it is. What it said is older by the way it took, so the later
    /// of two answers is the better one.
    pub fn heard(self, server: Moment) {
        let ahead = server.0 - now().0;
        self.ahead.update_value(|known| *known = Some(known.map_or(ahead, |known| known.max(ahead))));
        self.tick();
    }

    /// The same, for a moment of this machine.
    #[must_use]
    pub fn here(self) -> Moment {
        Moment(now().0 + self.ahead.try_get_value().flatten().unwrap_or(0))
    }

    fn tick(self) {
        let next = self.here();
        if self.moment.try_with_untracked(|shown| shown.0 / 1_000 != next.0 / 1_000) == Some(true) {
            self.moment.try_set(next);
        }
    }
}

/// The server's time for as long as the component is there; `first` is what the page came with.
#[must_use]
pub fn use_server_time(first: Moment) -> ServerTime {
    let time = ServerTime { moment: RwSignal::new(first), ahead: StoredValue::new(None) };
    Effect::new(move |_| {
        time.heard(first);
        let timer = set_interval_with_handle(move || time.tick(), Duration::from_millis(200));
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
    });
    time
}

/// What a clock shows that has so many milliseconds left; over time it counts on with a plus.
#[must_use]
pub fn face(left: i64) -> String {
    let (sign, seconds) = if left < 0 { ("+", -left / 1_000) } else { ("", (left + 999) / 1_000) };
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

/// How a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Running,
    /// The last two minutes.
    Soon,
    /// Over time.
    Late,
}

const SOON: i64 = 120_000;

fn stand(left: i64) -> Stand {
    match left {
        ..0 => Stand::Late,
        0..SOON => Stand::Soon,
        _ => Stand::Running,
    }
}

/// The clock of a run. It is silent for screen readers, which would read out every second; what matters
/// of it (paused, time is up) is told in words beside it.
#[component]
pub fn RunningClock(#[prop(into)] run: Signal<Option<Run>>, time: ServerTime) -> impl IntoView {
    let left = Memo::new(move |_| run.with(|run| run.as_ref().and_then(|run| run.left(time.now()))));
    let stand = Memo::new(move |_| left.get().map_or(Stand::Running, stand));
    view! {
        <span
            class="running-clock"
            role="timer"
            aria-live="off"
            data-late=move || (stand.get() == Stand::Late).then_some("")
            data-soon=move || (stand.get() == Stand::Soon).then_some("")
        >
            {move || left.get().map_or_else(|| "–:––".to_owned(), face)}
        </span>
    }
}

/// What the clock means, in a word; nothing while it simply runs.
#[component]
pub fn ClockWord(#[prop(into)] run: Signal<Option<Run>>, time: ServerTime) -> impl IntoView {
    let lang = use_lang();
    let word = Memo::new(move |_| {
        run.with(|run| {
            let run = run.as_ref()?;
            let lang = lang.get();
            match run.left(time.now()) {
                _ if run.ended.is_some() => Some(words::over(lang)),
                None => Some(words::not_begun(lang)),
                Some(left) if left < 0 => Some(words::time_is_up(lang)),
                Some(_) if run.clock.paused.is_some() => Some(words::paused(lang)),
                Some(_) if run.clock.started.is_none() => Some(words::not_begun(lang)),
                Some(_) => None,
            }
        })
    });
    view! { <span role="status">{word}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_never_shows_nought_before_it_is() {
        assert_eq!(face(15 * 60_000), "15:00");
        assert_eq!(face(61_000), "1:01");
        assert_eq!(face(1), "0:01");
        assert_eq!(face(0), "0:00");
        assert_eq!(face(-35_400), "+0:35");
        assert_eq!(face(75 * 60_000), "75:00");
    }

    #[test]
    fn the_last_two_minutes_are_told_apart_from_over_time() {
        assert_eq!(
            [stand(200_000), stand(119_999), stand(0), stand(-1)],
            [Stand::Running, Stand::Soon, Stand::Soon, Stand::Late]
        );
    }
}

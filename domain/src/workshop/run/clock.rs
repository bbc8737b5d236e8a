//! The clock of a round, as instants: whoever knows them and what time it is knows what it shows, also
//! after the server was cut off.

use serde::{Deserialize, Serialize};

use crate::time::Moment;

/// When the clock of a round was started, stopped and put forward. All of it is instants and spans, so
/// nothing has to be counted while it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// When it was first started; `None` until then.
    pub started: Option<Moment>,
    /// Since when it stands still.
    pub paused: Option<Moment>,
    /// Milliseconds it stood still before.
    pub stood: i64,
    /// Minutes added to the round; below nought when some were taken away.
    pub added: i64,
}

const MINUTE_MS: i64 = 60_000;

impl Clock {
    /// Minutes that can be added or taken away in all.
    pub const MOST_ADDED: i64 = 600;

    /// Whether such a clock can be: what stands still was started before.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.stood >= 0
            && self.added.abs() <= Self::MOST_ADDED
            && self.paused.is_none_or(|paused| self.started.is_some_and(|started| started <= paused))
    }

    #[must_use]
    pub fn is_running(&self) -> bool {
        self.started.is_some() && self.paused.is_none()
    }

    /// The clock once it is started, or goes on.
    #[must_use]
    pub fn start(self, now: Moment) -> Self {
        match (self.started, self.paused) {
            (None, _) => Self { started: Some(now), paused: None, ..self },
            (Some(_), Some(since)) => Self { paused: None, stood: self.stood + (now.0 - since.0).max(0), ..self },
            (Some(_), None) => self,
        }
    }

    /// The clock once it stands still.
    #[must_use]
    pub fn pause(self, now: Moment) -> Self {
        if self.is_running() { Self { paused: Some(now.max(self.started.unwrap_or(now))), ..self } } else { self }
    }

    /// The clock with `minutes` more; some less when below nought.
    #[must_use]
    pub fn add(self, minutes: i64) -> Self {
        let added = self.added.saturating_add(minutes).clamp(-Self::MOST_ADDED, Self::MOST_ADDED);
        Self { added, ..self }
    }

    /// Milliseconds the round has run: without what the clock stood still, with what was added only where
    /// the end is asked for ([`Self::left`]).
    #[must_use]
    pub fn elapsed(&self, now: Moment) -> i64 {
        let Some(started) = self.started else { return 0 };
        let until = self.paused.unwrap_or(now);
        (until.0 - started.0 - self.stood).max(0)
    }

    /// Milliseconds left of a round of so many minutes; below nought when it is over time.
    #[must_use]
    pub fn left(&self, minutes: u32, now: Moment) -> i64 {
        (i64::from(minutes) + self.added) * MINUTE_MS - self.elapsed(now)
    }

    /// When the round ends if nobody touches the clock; `None` while it stands still.
    #[must_use]
    pub fn ends(&self, minutes: u32, now: Moment) -> Option<Moment> {
        self.is_running().then(|| Moment(now.0 + self.left(minutes, now)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn at(minute: i64) -> Moment {
        Moment(minute * MINUTE_MS)
    }

    #[test]
    fn a_clock_that_stood_still_ends_later_by_as_much() {
        let clock = Clock::default();
        assert_eq!(clock.left(15, at(99)), 15 * MINUTE_MS, "nothing runs before it is started");
        let clock = clock.start(at(10));
        assert_eq!(clock.left(15, at(14)), 11 * MINUTE_MS);
        let clock = clock.pause(at(14));
        assert_eq!(clock.left(15, at(50)), 11 * MINUTE_MS);
        assert_eq!(clock.ends(15, at(50)), None);
        let clock = clock.start(at(50)).add(1);
        assert_eq!(clock.left(15, at(50)), 12 * MINUTE_MS);
        assert_eq!(clock.ends(15, at(52)), Some(at(62)));
        assert_eq!(clock.left(15, at(70)), -8 * MINUTE_MS, "over time");
    }

    #[test]
    fn what_is_done_twice_counts_once() {
        let clock = Clock::default().start(at(1));
        assert_eq!(clock.start(at(5)), clock);
        let paused = clock.pause(at(2));
        assert_eq!(paused.pause(at(9)), paused);
        assert_eq!(Clock::default().pause(at(3)), Clock::default(), "what never ran does not stop");
    }

    proptest! {
        #[test]
        fn whatever_the_trainer_presses_the_clock_is_sound_and_only_time_that_ran_counts(
            steps in prop::collection::vec((0_u8..3, 0_i64..100_000), 0..40)
        ) {
            let (mut clock, mut now, mut ran) = (Clock::default(), 0, 0);
            for (press, later) in steps {
                if clock.is_running() {
                    ran += later;
                }
                now += later;
                clock = match press {
                    0 => clock.start(Moment(now)),
                    1 => clock.pause(Moment(now)),
                    _ => clock.add(1),
                };
                prop_assert!(clock.is_sound());
                prop_assert_eq!(clock.elapsed(Moment(now)), ran);
            }
        }
    }
}

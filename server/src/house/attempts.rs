//! How often somebody may try a password.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use meridian_domain::time::Moment;

/// Attempts in the last minute, by login or by address.
#[derive(Debug)]
pub struct Attempts {
    most: usize,
    made: Mutex<HashMap<String, VecDeque<Moment>>>,
}

const WINDOW_MS: i64 = 60_000;
/// Keys beyond which those that are no longer counted are swept out.
const MANY: usize = 10_000;

impl Attempts {
    /// At most `most` attempts a minute.
    pub fn new(most: usize) -> Self {
        Self { most, made: Mutex::default() }
    }

    /// Counts an attempt, before its outcome is known. When there were too many, the seconds to wait.
    pub fn count(&self, key: &str, now: Moment) -> Result<(), u64> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() > MANY {
            made.retain(|_, times| times.back().is_some_and(|last| now.0 - last.0 < WINDOW_MS));
        }
        let times = made.entry(key.to_owned()).or_default();
        while times.front().is_some_and(|first| now.0 - first.0 >= WINDOW_MS) {
            times.pop_front();
        }
        if times.len() >= self.most {
            let wait = times.front().map_or(WINDOW_MS, |first| WINDOW_MS - (now.0 - first.0));
            return Err(u64::try_from(wait.div_euclid(1000) + 1).unwrap_or(60));
        }
        times.push_back(now);
        Ok(())
    }

    /// Forgets the attempts: the password did fit.
    pub fn forgive(&self, key: &str) {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_attempt_in_a_minute_must_wait_and_the_next_minute_starts_anew() {
        let attempts = Attempts::new(5);
        for second in 0..5 {
            assert_eq!(attempts.count("rep", Moment(second * 1000)), Ok(()));
        }
        assert_eq!(attempts.count("rep", Moment(10_000)), Err(51));
        assert_eq!(attempts.count("other", Moment(10_000)), Ok(()));
        assert_eq!(attempts.count("rep", Moment(60_000)), Ok(()));
    }

    #[test]
    fn a_password_that_fits_wipes_the_slate() {
        let attempts = Attempts::new(1);
        assert_eq!(attempts.count("rep", Moment(0)), Ok(()));
        attempts.forgive("rep");
        assert_eq!(attempts.count("rep", Moment(1)), Ok(()));
    }
}

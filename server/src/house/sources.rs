//! Where time, ids and randomness come from: given to the house, so that tests can give their own.

use std::time::{SystemTime, UNIX_EPOCH};

use meridian_domain::time::Moment;
use rand::{TryRngCore as _, rngs::OsRng};
use uuid::Uuid;

/// Time, ids and randomness.
#[derive(Clone, Copy, Debug)]
pub struct Sources {
    /// The clock.
    pub now: fn() -> Moment,
    /// Fresh ids in the order of time.
    pub id: fn() -> Uuid,
    /// Fills a buffer with bytes nobody can guess.
    pub random: fn(&mut [u8]),
}

impl Sources {
    /// Those of the machine we are on.
    #[expect(clippy::disallowed_methods, reason = "the one place on the server where ids come from")]
    pub const fn real() -> Self {
        Self { now, id: Uuid::now_v7, random }
    }

    /// A fresh id of any type.
    pub fn fresh<T: From<Uuid>>(&self) -> T {
        (self.id)().into()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one clock of the server")]
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

fn random(bytes: &mut [u8]) {
    OsRng.try_fill_bytes(bytes).expect("without the system's randomness no secret is safe: better not to run");
}

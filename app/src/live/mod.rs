//! The live side of the browser: rooms, commands of our own, who else is here.
//!
//! A page that shows records calls [`use_rooms`] with what the server sent and gets a [`Rooms`]
//! handle: [`Rooms::with`] reads the world (and follows it), [`Rooms::submit`] changes it at once
//! and sends the command, [`Rooms::undo`] takes the last of this tab's commands back, whatever
//! page it was given on.

mod connection;
mod handle;
#[cfg(feature = "hydrate")]
mod hearing;
mod history;
pub(crate) mod keep;
mod outbox;
mod submit;

pub use connection::{Live, Sync, provide_live, use_live};
pub use handle::{Rooms, use_rooms};
pub use submit::submit;

/// A fresh identifier, ordered by time (UUIDv7). Browser only: the server's come from its gate.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place in the browser where ids come from")]
pub fn fresh<I: From<uuid::Uuid>>() -> I {
    I::from(uuid::Uuid::now_v7())
}

/// What time it is, as milliseconds since 1970. Browser only.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one clock of the browser")]
pub fn now() -> meridian_domain::time::Moment {
    meridian_domain::time::Moment(js_sys::Date::now() as i64)
}

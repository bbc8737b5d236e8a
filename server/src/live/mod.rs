//! Live rooms: who is in a room hears what happens there, in order, without a gap, and only what
//! they may see.

mod audience;
mod frame;
mod hub;
mod relay;
mod socket;
mod talk;

pub use audience::{Seen, hide};
pub use hub::{Ear, Hub, Told};
pub use relay::relay;
pub use socket::upgrade;

/// Events beyond which a browser had better load the room anew.
pub const MOST_MISSED: i64 = 2_000;

//! The gate: commands in, events out. Pure; the server's gate adds authentication, the transaction
//! and publishing, the browser's replica adds optimism.

mod author;
mod check;
mod command;
mod decide;
mod entering;
mod event;
mod label;
mod rejection;
mod replica;
mod room;
mod shape;
mod together;
mod world;

pub use check::{Check, Invalid, Why};
pub use command::{Change, Command};
pub use decide::{Context, bring_in, decide};
pub use event::{Event, Logged, Receipt};
pub use label::{Deed, Label};
pub use rejection::Rejection;
pub use replica::Replica;
pub use room::Room;
pub use world::World;

//! Imports: files lie on the desk, are rehearsed, done in chunks through the gate, and taken back.

mod desk;
pub mod file;
mod refused;
mod rehearse;
mod run;
mod runs;
pub mod sales;
mod undo;
mod workbook;
mod world;

pub use desk::Desk;
pub use rehearse::Ready;

//! Case exercises: their packs as folders and files.

mod folder;
mod pack;

pub use folder::{Unopened, open};
pub use pack::{NotAPack, pack, unpack};

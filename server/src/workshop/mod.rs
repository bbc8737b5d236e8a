//! Case exercises: their packs as folders and files.

mod folder;
mod pack;
mod shipped;

pub use folder::{Unopened, open};
pub use pack::{NotAPack, pack, unpack};
pub use shipped::{Kept, Packs};

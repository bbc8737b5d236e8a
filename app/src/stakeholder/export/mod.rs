//! Maps as files: the drawing that stands by itself, the page it is printed on, and the dialog that
//! asks for them. Tables and cards are written by [`meridian_domain::exchange`].
//!
//! [`picture`](fn@picture), [`paper`] and [`pdf`] are pure and run on the server too; what needs a
//! canvas is in `raster`.

mod card;
mod dialog;
mod format;
mod key;
pub mod paper;
pub mod pdf;
mod picture;
pub(crate) mod raster;
mod style;
mod text;

pub use dialog::Files;
pub(crate) use dialog::why_not;
pub use picture::{Picture, marked, picture};

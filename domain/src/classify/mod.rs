//! Identification and classification of key accounts (`methods.md` 3.4).

mod abc;
mod concentration;

pub use abc::{Abc, AbcLine, AbcModel, abc};
pub use concentration::{gini, herfindahl};

//! Import of files.

mod query;

pub use query::*;

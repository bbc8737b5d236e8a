//! Which capability each entry point needs, written down once more, apart from the code: a test
//! walks every entry point with every role and compares.

pub mod table;

pub use table::{Entry, Needs, TABLE};

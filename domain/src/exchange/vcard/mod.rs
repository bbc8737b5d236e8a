//! Business cards (vCard): written as 3.0 (RFC 2426), which telephones and mail programs all read;
//! read as 2.1, 3.0 and 4.0.

mod read;
mod write;

pub use read::{is_vcard, read};
pub use write::write;

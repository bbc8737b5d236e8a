//! The reader's language, and how it writes figures, money and dates.
//!
//! Words are the app's; what is here is the same on both sides of the wire and in exports: minus is
//! U+2212, thousands are set apart by commas, per cent follows without a space, large amounts are in
//! 万 and 亿 or in M, never both (shared/design, "Two languages").

mod date;
mod lang;
mod money;
mod number;

pub use date::{date_full, day, day_near, relative_days};
pub use lang::Lang;
pub use money::{money, money_full, money_short};
pub use number::{ABSENT, decimal, integer, percent, signed};

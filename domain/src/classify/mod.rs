//! Identification and classification of key accounts (`methods.md` 3.4).

mod abc;
mod concentration;
mod identify;
mod key_account;
mod purchases;
mod rfm;
pub mod view;
mod whale;
mod xyz;

pub use abc::{Abc, AbcLine, AbcModel, abc};
pub use concentration::{gini, herfindahl};
pub use identify::{Known, identify};
pub use key_account::{
    Evidence, Firmness, Growth, KeyAccountModel, Selection, SelectionPatch, Trait, firmness, growth, is_proposed,
    key_account,
};
pub use purchases::{Bought, Purchases, purchases};
pub use rfm::{Habit, Rfm, Segment, quintiles, rfm};
pub use whale::{Whale, whale};
pub use xyz::{Xyz, XyzModel, variation, xyz};

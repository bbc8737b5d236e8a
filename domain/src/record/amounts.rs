//! Amounts of records that are added up.

use super::{Patch, Record};
use crate::money::Money;

impl Record {
    /// The amounts that are added to those of other records, in whatever currency: so there has to be
    /// a rate for each.
    pub fn amounts(&self) -> Vec<Money> {
        match self {
            Self::Deal(deal) => [deal.amount, deal.low, deal.high].into_iter().flatten().collect(),
            Self::DealItem(item) => vec![item.price],
            Self::Target(target) => vec![target.amount],
            _ => Vec::new(),
        }
    }
}

impl Patch {
    /// Whether it gives the record another one of its [amounts](Record::amounts).
    pub fn sets_amounts(&self) -> bool {
        match self {
            Self::Deal { set, .. } => set.amount.is_some() || set.low.is_some() || set.high.is_some(),
            Self::DealItem { set, .. } => set.price.is_some(),
            Self::Target { set, .. } => set.amount.is_some(),
            _ => false,
        }
    }
}

//! Names that cards show: a deal knows ids only, and the same few names stand on thousands of deals.

use std::collections::BTreeMap;

use meridian_domain::{id::*, names::Names, pipeline::view::Card, record::Record};

/// Names of accounts and owners of the cards that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory {
    pub accounts: BTreeMap<AccountId, Names>,
    pub owners: BTreeMap<UserId, Names>,
}

impl Directory {
    /// Takes in the names of cards; returns whether one was new.
    pub fn learn<'a>(&mut self, cards: impl IntoIterator<Item = &'a Card>) -> bool {
        let mut new = false;
        for card in cards {
            if let (Some(id), Some(name)) = (card.deal.account, &card.account) {
                new |= self.accounts.insert(id, name.clone()).as_ref() != Some(name);
            }
            if let (Some(id), Some(name)) = (card.deal.owner, &card.owner) {
                new |= self.owners.insert(id, name.clone()).as_ref() != Some(name);
            }
        }
        new
    }
}

/// The deals of cards, as records.
pub fn deals(cards: &[Card]) -> Vec<Record> {
    cards.iter().map(|card| Record::Deal(card.deal.clone())).collect()
}

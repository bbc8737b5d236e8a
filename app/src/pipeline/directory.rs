//! Names that cards show: a deal knows ids only, and the same few names stand on thousands of deals.

use std::collections::BTreeMap;

use meridian_domain::{id::*, names::Names, pipeline::view::Card, record::Record};

/// Names of accounts, products and owners of the cards that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory {
    pub accounts: BTreeMap<AccountId, Names>,
    pub products: BTreeMap<ProductId, Names>,
    pub owners: BTreeMap<UserId, Names>,
}

fn enter<K: Ord + Copy>(map: &mut BTreeMap<K, Names>, id: Option<K>, name: Option<&Names>) -> bool {
    let (Some(id), Some(name)) = (id, name) else { return false };
    if map.get(&id) == Some(name) {
        return false;
    }
    map.insert(id, name.clone());
    true
}

impl Directory {
    /// Takes in the names of cards; returns whether one was new.
    pub fn learn<'a>(&mut self, cards: impl IntoIterator<Item = &'a Card>) -> bool {
        cards.into_iter().fold(false, |new, card| {
            let account = enter(&mut self.accounts, card.deal.account, card.account.as_ref());
            let product = enter(&mut self.products, card.deal.product, card.product.as_ref());
            let owner = enter(&mut self.owners, card.deal.owner, card.owner.as_ref());
            new | account | product | owner
        })
    }
}

/// The deals of cards, as records.
pub fn deals(cards: &[Card]) -> Vec<Record> {
    cards.iter().map(|card| Record::Deal(card.deal.clone())).collect()
}

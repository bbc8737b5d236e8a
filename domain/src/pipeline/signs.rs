//! What a card can say of a deal beside the deal's own fields: how far its letters of MEDDPICC are known,
//! and whom we reach on the people map.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, DealId, MapId},
    stakeholder::{
        Map, Seat,
        metrics::{Node, key_coverage},
    },
};

/// What a card can say of one deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSigns {
    pub deal: DealId,
    pub letters: Letters,
    /// Coverage of the key players in whole percent, 0..=100 (`methods.md` 3.3), of the map that is about
    /// the deal, else of the map of its account with most people. Nothing without a map the reader may
    /// see, and where no key player has a power.
    pub coverage: Option<u8>,
}

/// How many of the eight letters are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letters {
    /// Recorded in any way, 0..=8.
    pub recorded: u8,
    /// Of those, the proved ones, 0..=8.
    pub proved: u8,
}

/// The signs of some deals, in the order given. `maps` are those the reader may see.
#[must_use]
pub fn card_signs(
    deals: &[(DealId, Option<AccountId>)],
    letters: &BTreeMap<DealId, Letters>,
    maps: &[Map],
    seats: &[Seat],
    model_version: u32,
) -> Vec<CardSigns> {
    let mut on: BTreeMap<MapId, Vec<Node>> = BTreeMap::new();
    for seat in seats {
        // Strengths play no part in the coverage.
        on.entry(seat.map).or_default().push(Node::of(seat, 0.0));
    }
    let people = |map: &Map| on.get(&map.id).map_or(0, Vec::len);
    let coverage = |map: &Map| {
        let value = key_coverage(on.get(&map.id)?, model_version).value?;
        Some((value * 100.0).round().clamp(0.0, 100.0) as u8)
    };
    let sign = |&(deal, account): &(DealId, Option<AccountId>)| {
        let about = maps.iter().find(|map| map.deal == Some(deal));
        let of_account = || {
            let own = maps.iter().filter(|map| Some(map.account) == account);
            own.max_by_key(|map| (people(map), std::cmp::Reverse(map.id)))
        };
        let map = about.or_else(of_account);
        let letters = letters.get(&deal).copied().unwrap_or_default();
        CardSigns { deal, letters, coverage: map.and_then(coverage) }
    };
    deals.iter().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::names::Names;

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn map(number: u128, deal: Option<u128>) -> Map {
        Map { deal: deal.map(n), ..Map::named(n(number), n(1), Names::same("Map")) }
    }

    fn seat(number: u128, map: u128, power: Option<i64>, coverage: i64) -> Seat {
        Seat { power, coverage: Some(coverage), ..Seat::at(n(number), n(map), n(number), (0, 0)) }
    }

    #[test]
    fn the_map_about_the_deal_comes_first_and_then_the_one_with_most_people() {
        let maps = [map(10, None), map(11, None), map(12, Some(5))];
        let seats =
            [seat(20, 10, Some(5), 0), seat(21, 11, Some(5), 4), seat(22, 11, Some(5), 2), seat(23, 12, Some(4), 1)];
        let letters = [(n(5), Letters { recorded: 6, proved: 2 })].into();
        let deals = [(n(5), Some(n(1))), (n(6), Some(n(1))), (n(7), Some(n(2))), (n(8), None)];
        let signs = card_signs(&deals, &letters, &maps, &seats, 1);
        assert_eq!(signs.iter().map(|sign| sign.coverage).collect::<Vec<_>>(), [Some(25), Some(75), None, None]);
        assert_eq!(signs[0].letters, Letters { recorded: 6, proved: 2 });
        assert_eq!(signs[1].letters, Letters::default());
    }

    #[test]
    fn without_a_key_player_there_is_no_coverage_rather_than_nought() {
        let seats = [seat(20, 10, Some(2), 4), seat(21, 10, None, 4)];
        let signs = card_signs(&[(n(6), Some(n(1)))], &BTreeMap::new(), &[map(10, None)], &seats, 1);
        assert_eq!(signs[0].coverage, None);
    }
}

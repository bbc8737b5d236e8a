//! What a people map shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Map, metrics::MapRules};
use crate::{
    gate::Room,
    id::*,
    names::Names,
    record::Record,
    time::{Date, Moment},
};

/// A map with everything on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    pub map: Map,
    pub account: Names,
    /// All maps of the account, to choose from.
    pub maps: Vec<(MapId, Names)>,
    /// Seats and lines of the map; people, relations, members, maps of the account and its open actions
    /// about people; the account itself; its deals with their stages and what is recorded of them.
    pub records: Vec<Record>,
    /// Colleagues by id, for names beside relations.
    pub colleagues: Vec<(UserId, Names)>,
    /// When each person was last in contact with each colleague.
    pub contacts: Vec<Contact>,
    /// The rules its figures are reckoned with: the version in force when it was read. Where there is
    /// one beside the built-in, it is among `records` too.
    pub rules: MapRules,
    /// The day it was read, from which ages count.
    pub today: Date,
    /// Where the map's and the account's room stood when this was read.
    pub map_seq: i64,
    pub account_seq: i64,
    /// Where the workspace's room stood: another version of the rules is told there.
    pub workspace_seq: i64,
    /// Where the rooms of its deals' pipelines stood: deals, and what is recorded of them, are told there.
    #[serde(default)]
    pub pipelines: Vec<(Room, i64)>,
    pub may_edit: bool,
    /// Whether the reader may change the account's deals.
    #[serde(default)]
    pub may_edit_deals: bool,
    /// Whether sensitive notes are among the records, and not blanked.
    #[serde(default)]
    pub may_read_notes: bool,
    /// How each Chinese name sounds, for finding it by ear; see [`super::find`].
    #[serde(default)]
    pub sounds: Vec<(PersonId, String)>,
    /// The account's deals, which a map may be about.
    #[serde(default)]
    pub deals: Vec<(DealId, Names)>,
}

/// Contacts between a person and a colleague.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    pub person: PersonId,
    pub user: UserId,
    pub last: Date,
    /// Contacts within the last 90 days.
    pub recent: i64,
}

/// That a colleague met a person, or wrote to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    pub person: PersonId,
    pub user: UserId,
    pub on: Date,
}

impl Contact {
    /// How many days back a contact is recent.
    pub const RECENT: i64 = 90;

    /// What was known of contacts on a day, by person and colleague.
    pub fn as_of(day: Date, met: impl IntoIterator<Item = Met>) -> Vec<Self> {
        let mut contacts: BTreeMap<(PersonId, UserId), Self> = BTreeMap::new();
        for Met { person, user, on } in met.into_iter().filter(|met| met.on <= day) {
            let contact = contacts.entry((person, user)).or_insert(Self { person, user, last: on, recent: 0 });
            contact.last = contact.last.max(on);
            contact.recent += i64::from(day.days_since(on) <= Self::RECENT);
        }
        contacts.into_values().collect()
    }
}

/// The open comments that call somebody, over all maps and deals they may see.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mentions {
    /// How many there are.
    pub open: i64,
    /// The latest, latest first.
    pub latest: Vec<Mention>,
}

/// An open comment that calls somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    pub comment: CommentId,
    /// The account of the map or of the deal; a deal may have none.
    pub account: Option<AccountId>,
    pub account_name: Option<Names>,
    /// The map it is about; nothing where it is about a deal.
    pub map: Option<MapId>,
    /// The deal it is about, with its title; nothing where it is about a map.
    #[serde(default)]
    pub deal: Option<(DealId, Names)>,
    /// Where on the map it is pinned; neither a person nor a line means the map.
    pub seat: Option<SeatId>,
    pub line: Option<LineId>,
    /// Who sits there, when it is pinned to a person.
    pub person: Option<Names>,
    pub by: UserId,
    pub by_name: Names,
    pub at: Moment,
    pub text: String,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn contacts_are_those_of_the_day_and_before() {
        let (person, user) = (PersonId(Uuid::from_u128(1)), UserId(Uuid::from_u128(2)));
        let met =
            ["2026-03-01", "2026-05-20", "2026-06-01"].map(|on| Met { person, user, on: on.parse().expect("a day") });
        let on = |day: &str| Contact::as_of(day.parse().expect("a day"), met);
        assert_eq!(on("2026-02-28"), []);
        assert_eq!(on("2026-05-31"), [Contact { person, user, last: met[1].on, recent: 1 }]);
        assert_eq!(on("2026-05-30"), [Contact { person, user, last: met[1].on, recent: 2 }]);
        assert_eq!(on("2026-12-31"), [Contact { person, user, last: met[2].on, recent: 0 }]);
    }
}

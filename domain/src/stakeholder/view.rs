//! What a people map shows.

use serde::{Deserialize, Serialize};

use super::Map;
use crate::{id::*, names::Names, record::Record, time::Date};

/// A map with everything on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    pub map: Map,
    pub account: Names,
    /// All maps of the account, to choose from.
    pub maps: Vec<(MapId, Names)>,
    /// Seats and lines of the map; people, relations, members of the account; the account itself.
    pub records: Vec<Record>,
    /// Colleagues by id, for names beside relations.
    pub colleagues: Vec<(UserId, Names)>,
    /// When each person was last in contact with each colleague.
    pub contacts: Vec<Contact>,
    /// Where the map's and the account's room stood when this was read.
    pub map_seq: i64,
    pub account_seq: i64,
    pub may_edit: bool,
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

//! Filters of a map. They fade whoever does not fit; nobody is hidden, for who is out of sight is
//! soon out of mind.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, de::DeserializeOwned};

use super::{BuyingInfluence, CommitteeFunction, Grade, Person, Relation, Seat};
use crate::{
    gate::World,
    id::{MapId, PersonId, SeatId, UserId},
    locale::Lang,
};

/// Which way somebody leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaning {
    Against,
    Neutral,
    For,
    Unknown,
}

impl Leaning {
    /// Every leaning, those against us first.
    pub const ALL: [Self; 4] = [Self::Against, Self::Neutral, Self::For, Self::Unknown];

    /// The leaning of a support from −2 to +2.
    #[must_use]
    pub const fn of(support: Option<i64>) -> Self {
        match support {
            Some(..=-1) => Self::Against,
            Some(0) => Self::Neutral,
            Some(1..) => Self::For,
            None => Self::Unknown,
        }
    }
}

/// What somebody must be to stand out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Influence(BuyingInfluence),
    Function(CommitteeFunction),
    Leaning(Leaning),
    /// A key player.
    Key,
    Evidence(Grade),
    /// In a department of this name, as a Chinese reader sees it.
    Department(String),
    /// In contact with this colleague.
    Contact(UserId),
}

/// What is asked for: of each kind of facet one must hold, where any is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter(BTreeSet<Facet>);

/// The department by which a person is filtered; `None` when it is not known.
#[must_use]
pub fn department(person: &Person) -> Option<&str> {
    Some(person.department.get(Lang::Zh)).filter(|name| !name.is_empty())
}

impl Filter {
    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is asked for, kind by kind.
    pub fn facets(&self) -> impl Iterator<Item = &Facet> {
        self.0.iter()
    }

    /// Whether this is asked for.
    #[must_use]
    pub fn asks(&self, facet: &Facet) -> bool {
        self.0.contains(facet)
    }

    /// Asks for a facet, or for it no more.
    pub fn toggle(&mut self, facet: Facet) {
        if !self.0.remove(&facet) {
            self.0.insert(facet);
        }
    }

    /// Everybody on the map who does not fit.
    #[must_use]
    pub fn faded(&self, world: &World, map: MapId) -> BTreeSet<SeatId> {
        if self.is_empty() {
            return BTreeSet::new();
        }
        let mut contacts: BTreeMap<PersonId, BTreeSet<UserId>> = BTreeMap::new();
        for relation in world.all::<Relation>() {
            contacts.entry(relation.person).or_default().insert(relation.user);
        }
        let nobody = BTreeSet::new();
        let fits = |seat: &Seat| {
            let known = contacts.get(&seat.person).unwrap_or(&nobody);
            self.fits(seat, world.the::<Person>(seat.person), known)
        };
        world.all::<Seat>().filter(|seat| seat.map == map && !fits(seat)).map(|seat| seat.id).collect()
    }

    fn fits(&self, seat: &Seat, person: Option<&Person>, contacts: &BTreeSet<UserId>) -> bool {
        let holds = |facet: &Facet| match facet {
            Facet::Influence(influence) => seat.influence == Some(*influence),
            Facet::Function(function) => seat.function == Some(*function),
            // What is not asked of monitors is not known of them.
            Facet::Leaning(leaning) => Leaning::of(seat.support.filter(|_| !seat.is_monitor())) == *leaning,
            Facet::Key => seat.is_key(),
            Facet::Evidence(grade) => seat.evidence.grade == *grade,
            Facet::Department(name) => person.and_then(department) == Some(name),
            Facet::Contact(user) => contacts.contains(user),
        };
        let mut kinds = BTreeMap::new();
        for facet in &self.0 {
            // Role is one kind, whether it is said by influence or by function.
            let kind = match facet {
                Facet::Influence(_) | Facet::Function(_) => 0,
                Facet::Leaning(_) => 1,
                Facet::Key => 2,
                Facet::Evidence(_) => 3,
                Facet::Department(_) => 4,
                Facet::Contact(_) => 5,
            };
            *kinds.entry(kind).or_insert(false) |= holds(facet);
        }
        kinds.into_values().all(|held| held)
    }

    /// The filter as a text for the address of the page.
    #[must_use]
    pub fn write(&self) -> String {
        self.0.iter().map(Facet::write).collect::<Vec<_>>().join(",")
    }

    /// The filter of such a text; what it does not understand is left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self(text.split(',').filter_map(Facet::read).collect())
    }
}

/// Characters that mean something in a list or an address, and what stands for them.
const MARKS: [(&str, &str); 5] = [("~", "~0"), (",", "~1"), ("%", "~2"), ("+", "~3"), ("&", "~4")];

impl Facet {
    fn write(&self) -> String {
        match self {
            Self::Influence(influence) => format!("influence.{}", key(influence)),
            Self::Function(function) => format!("function.{}", key(function)),
            Self::Leaning(leaning) => format!("support.{}", key(leaning)),
            Self::Key => "key".to_owned(),
            Self::Evidence(grade) => format!("evidence.{}", key(grade)),
            Self::Department(name) => {
                let plain = MARKS.iter().fold(name.clone(), |name, (mark, code)| name.replace(mark, code));
                format!("in.{plain}")
            }
            Self::Contact(user) => format!("with.{user}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (kind, value) = text.split_once('.').unwrap_or((text, ""));
        match kind {
            "influence" => Some(Self::Influence(value_of(value)?)),
            "function" => Some(Self::Function(value_of(value)?)),
            "support" => Some(Self::Leaning(value_of(value)?)),
            "key" => Some(Self::Key),
            "evidence" => Some(Self::Evidence(value_of(value)?)),
            "in" if !value.is_empty() => {
                let name = MARKS.iter().rev().fold(value.to_owned(), |name, (mark, code)| name.replace(code, mark));
                Some(Self::Department(name))
            }
            "with" => value.parse().ok().map(Self::Contact),
            _ => None,
        }
    }
}

fn key(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

fn value_of<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_value(key.into()).ok()
}

#[cfg(test)]
#[path = "filter_tests.rs"]
mod tests;

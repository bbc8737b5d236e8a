//! Whom a cell means on a map: by import key, by id, by name.

use std::collections::BTreeMap;

use super::{draft::Draft, note::Reason};
use crate::{
    gate::World,
    id::{MapId, SeatId},
    stakeholder::{Person, Seat},
};

/// The people of a map by what files call them.
pub(super) struct Ends {
    ids: BTreeMap<String, SeatId>,
    /// Nobody where several have the name.
    names: BTreeMap<String, Option<SeatId>>,
    labels: BTreeMap<SeatId, String>,
}

impl Ends {
    pub fn of(world: &World, map: MapId) -> Self {
        let mut ends = Self { ids: BTreeMap::new(), names: BTreeMap::new(), labels: BTreeMap::new() };
        for seat in world.all::<Seat>().filter(|seat| seat.map == map) {
            if let Some(person) = world.the::<Person>(seat.person) {
                ends.add(seat.id, person);
            }
        }
        ends
    }

    /// Takes somebody in.
    pub fn add(&mut self, seat: SeatId, person: &Person) {
        self.ids.entry(person.id.to_string()).or_insert(seat);
        if let Some(key) = person.key.clone().filter(|key| !key.is_empty()) {
            self.ids.insert(key, seat);
        }
        let own = if person.name.is_empty() { &person.title } else { &person.name };
        for name in [&own.zh, &own.en].into_iter().filter(|name| !name.is_empty()) {
            let known = self.names.entry(name.clone()).or_insert(Some(seat));
            if *known != Some(seat) {
                *known = None;
            }
            self.labels.entry(seat).or_insert_with(|| name.clone());
        }
    }

    /// Whom a cell means; a name that is very like one is read as that.
    pub fn find(&self, draft: &mut Draft<'_>, row: usize, field: &str) -> Result<SeatId, Reason> {
        let text = draft.cell(row, field);
        if let Some(seat) = self.ids.get(&text) {
            return Ok(*seat);
        }
        match self.names.get(&text) {
            Some(Some(seat)) => return Ok(*seat),
            Some(None) => return Err(Reason::Several),
            None => {}
        }
        // An id that is like another one is another one.
        if text.chars().any(|c| c.is_ascii_digit()) {
            return Err(Reason::Unknown);
        }
        let alike = draft.instead(row, field, &text, self.names.keys());
        alike.and_then(|name| self.names.get(&name).copied().flatten()).ok_or(Reason::Unknown)
    }

    /// People by name, each reporting to the next.
    pub fn way(&self, way: &[SeatId]) -> String {
        /// More names than this say no more.
        const NAMED: usize = 12;
        let name = |seat: &SeatId| self.labels.get(seat).cloned().unwrap_or_default();
        let mut names: Vec<String> = way.iter().take(NAMED).map(name).collect();
        if way.len() > NAMED {
            names.push("…".to_owned());
        }
        names.join(" → ")
    }
}

//! What is taken from a map to be written to a file.

use std::collections::BTreeMap;

use super::Said as _;
use crate::{
    gate::World,
    id::{PersonId, SeatId},
    locale::Lang,
    names::Names,
    stakeholder::{BuyingInfluence, Evidence, Line, LineKind, Map, Person, Relation, Seat},
    time::Date,
};

/// A map as it goes out: whole, whatever the screen shows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Extract {
    pub account: Names,
    pub map: Names,
    /// The day it was taken.
    pub on: Date,
    /// In reading order: from top to bottom, from left to right.
    pub people: Vec<Seated>,
    pub lines: Vec<Drawn>,
    /// What is nobody's business outside was left out.
    pub redacted: bool,
}

/// Somebody on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Seated {
    /// Under which the person is known again when the file is imported.
    pub id: String,
    pub person: Person,
    pub seat: Seat,
    /// The best relationship with one of our colleagues: now and wanted.
    pub relation: Option<(i64, i64)>,
    /// The id of the one superior; nothing where there is none or more than one.
    pub boss: String,
    /// The account, for a business card.
    pub account: Names,
}

/// A line, with its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub id: String,
    pub line: Line,
    pub from: (String, Names),
    pub to: (String, Names),
}

impl Extract {
    /// Everything of a map that `world` holds.
    #[must_use]
    pub fn of(world: &World, map: &Map, account: &Names, on: Date) -> Self {
        let best = relations(world);
        let mut seats: Vec<&Seat> = world.all::<Seat>().filter(|seat| seat.map == map.id).collect();
        seats.sort_by_key(|seat| (seat.y, seat.x, seat.id));
        let mut people = Vec::new();
        for seat in seats {
            let Some(person) = world.the::<Person>(seat.person) else { continue };
            let id = person.key.clone().filter(|key| !key.trim().is_empty()).unwrap_or_else(|| person.id.to_string());
            people.push(Seated {
                id,
                person: person.clone(),
                seat: seat.clone(),
                relation: best.get(&person.id).copied(),
                boss: String::new(),
                account: account.clone(),
            });
        }
        let ends: BTreeMap<SeatId, (String, Names)> =
            people.iter().map(|seated| (seated.seat.id, (seated.id.clone(), seated.called()))).collect();
        let drawn = |line: &Line| {
            let (from, to) = (ends.get(&line.from)?.clone(), ends.get(&line.to)?.clone());
            Some(Drawn { id: line.id.to_string(), line: line.clone(), from, to })
        };
        let lines: Vec<Drawn> = world.all::<Line>().filter(|line| line.map == map.id).filter_map(drawn).collect();
        let mut extract = Self { account: account.clone(), map: map.name.clone(), on, people, lines, redacted: false };
        extract.find_bosses();
        extract
    }

    fn find_bosses(&mut self) {
        let mut bosses: BTreeMap<SeatId, Vec<String>> = BTreeMap::new();
        for drawn in self.lines.iter().filter(|drawn| drawn.line.kind == LineKind::Reports) {
            bosses.entry(drawn.line.from).or_default().push(drawn.to.0.clone());
        }
        for seated in &mut self.people {
            seated.boss = match bosses.get(&seated.seat.id).map(Vec::as_slice) {
                Some([only]) => only.clone(),
                _ => String::new(),
            };
        }
    }

    /// The map as it may leave the house: who holds which position and what part it has in the
    /// purchase. Names give way to titles, ids to numbers; what we think of people, what they want,
    /// how to reach them, how they stand to us and to each other, and every free text is left out. A
    /// coach is not given away.
    #[must_use]
    pub fn redact(mut self) -> Self {
        let mut ids: BTreeMap<SeatId, (String, Names)> = BTreeMap::new();
        for (at, seated) in self.people.iter_mut().enumerate() {
            seated.redact(at + 1);
            ids.insert(seated.seat.id, (seated.id.clone(), seated.called()));
        }
        self.lines.retain(|drawn| matches!(drawn.line.kind, LineKind::Reports | LineKind::Influence));
        for (at, drawn) in self.lines.iter_mut().enumerate() {
            drawn.id = (at + 1).to_string();
            drawn.line.label = String::new();
            drawn.from = ids.get(&drawn.line.from).cloned().unwrap_or_default();
            drawn.to = ids.get(&drawn.line.to).cloned().unwrap_or_default();
        }
        self.find_bosses();
        self.redacted = true;
        self
    }
}

impl Seated {
    /// What the person is called: the name, else the title.
    #[must_use]
    pub fn called(&self) -> Names {
        if self.person.name.is_empty() { self.person.title.clone() } else { self.person.name.clone() }
    }

    fn redact(&mut self, number: usize) {
        let Self { person, seat, .. } = self;
        let title = match seat.function {
            _ if !person.title.is_empty() => person.title.clone(),
            Some(function) => Names::new(function.word(Lang::Zh), function.word(Lang::En)),
            None => Names::new(format!("人物 {number}"), format!("Person {number}")),
        };
        *person = Person {
            title,
            department: person.department.clone(),
            external: person.external,
            ..Person::named(person.id, person.account, Names::default())
        };
        *seat = Seat {
            placed: seat.placed,
            influence: seat.influence.filter(|influence| *influence != BuyingInfluence::Coach),
            function: seat.function,
            power: seat.power,
            interest: seat.interest,
            evidence: Evidence { grade: seat.evidence.grade, ..Evidence::default() },
            ..Seat::at(seat.id, seat.map, seat.person, (seat.x, seat.y))
        };
        self.id = number.to_string();
        self.relation = None;
    }
}

/// The best relationship of each person, now and wanted.
fn relations(world: &World) -> BTreeMap<PersonId, (i64, i64)> {
    let mut best: BTreeMap<PersonId, (i64, i64)> = BTreeMap::new();
    for relation in world.all::<Relation>() {
        let held = best.entry(relation.person).or_default();
        *held = (*held).max((relation.current, relation.desired));
    }
    best
}

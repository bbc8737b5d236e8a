//! People of one account, and what they are on one of its maps.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    circle::Circles,
    draft::Draft,
    ends::Ends,
    known::{Known, Twins},
    note::Reason,
    person::{self, Read},
    place::places,
    plan::Setting,
};
use crate::{
    gate::Change,
    id::{LineId, MapId, PersonId, SeatId},
    record::Patch,
    stakeholder::{Grade, Line, LineKind, LinePatch, Person, Seat},
};

pub(super) fn plan(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let Some((account, map)) = setting.map else { return };
    let known = Known::of(setting.existing, account);
    let mut ends = Ends::of(setting.existing, map);
    let standing: Vec<&Seat> = setting.existing.all::<Seat>().filter(|seat| seat.map == map).collect();
    let seats: BTreeMap<PersonId, &Seat> = standing.iter().map(|seat| (seat.person, *seat)).collect();
    let namesakes = namesakes(draft);
    let mut claimed: BTreeMap<PersonId, usize> = BTreeMap::new();
    let mut read: Vec<Read> = Vec::new();
    for row in draft.rows() {
        let Ok((key, same)) = identify(draft, &known, &namesakes, &mut claimed, row) else { continue };
        let person = match same {
            Some(person) => person.clone(),
            None => Person {
                key: Some(key.clone()),
                ..Person::named(PersonId((setting.fresh)()), account, Default::default())
            },
        };
        let seat = match seats.get(&person.id) {
            Some(seat) => (*seat).clone(),
            None => Seat::at(SeatId((setting.fresh)()), map, person.id, (0, 0)),
        };
        if let Ok(found) = person::read(draft, row, &key, person, seat) {
            ends.add(found.seat.id, &found.person);
            read.push(found);
        }
    }
    let bosses = bosses(draft, setting, &ends, map, &read);
    let fresh: Vec<SeatId> =
        read.iter().map(|read| read.seat.id).filter(|id| !setting.existing.contains(*id)).collect();
    let there: BTreeSet<SeatId> = fresh.iter().copied().collect();
    let reports: Vec<(SeatId, SeatId)> = bosses
        .iter()
        .map(|(_, line, _)| (line.from, line.to))
        .filter(|(from, to)| there.contains(from) && there.contains(to))
        .collect();
    let places = places(&standing, &fresh, &reports);
    for Read { row, person, set, mut seat, sits } in read {
        if let Some((x, y)) = places.get(&seat.id).copied() {
            (seat.x, seat.y) = (x, y);
        }
        let (id, at) = (person.id, seat.id);
        draft.put(Some(row), person.into(), setting.existing.get(id), Patch::Person { id, set });
        draft.put(Some(row), seat.into(), setting.existing.get(at), Patch::Seat { id: at, set: sits });
    }
    for (row, line, edit) in bosses {
        match edit {
            None => draft.push(Some(row), Change::Add(line.into())),
            Some(id) => {
                let set = LinePatch { to: Some(line.to), ..LinePatch::default() };
                draft.place(row, "boss", Change::Edit(Patch::Line { id, set }));
            }
        }
        draft.touch(row);
    }
}

/// Names that stand in the file without an id and with different titles.
fn namesakes(draft: &Draft<'_>) -> BTreeSet<String> {
    let mut titles: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in draft.rows().into_iter().filter(|row| draft.cell(*row, "key").is_empty()) {
        let (name, title) = person::called(draft, row);
        titles.entry(name).or_default().insert(title);
    }
    titles.into_iter().filter(|(_, titles)| titles.len() > 1).map(|(name, _)| name).collect()
}

/// The import key of a row, and the person it speaks of where there is one already.
fn identify<'w>(
    draft: &mut Draft<'_>,
    known: &Known<'w>,
    namesakes: &BTreeSet<String>,
    claimed: &mut BTreeMap<PersonId, usize>,
    row: usize,
) -> Result<(String, Option<&'w Person>), ()> {
    let id = draft.cell(row, "key");
    let (name, title) = person::called(draft, row);
    let field =
        if id.is_empty() { person::NAMED_BY.into_iter().find(|field| draft.says(row, field)) } else { Some("key") };
    let Some(field) = field else {
        draft.refuse(row, "name", "", Reason::Missing);
        return Err(());
    };
    let key = match () {
        () if !id.is_empty() => id.clone(),
        () if namesakes.contains(&name) && !title.is_empty() => format!("{name} · {title}"),
        () => name.clone(),
    };
    if !draft.is_first(row, field, key.clone()) {
        return Err(());
    }
    let mut same = known.by_id(&key);
    if same.is_none() && !name.is_empty() {
        same = match known.like(&name, &title) {
            Twins::None => None,
            // Two ids are two people; a row without one repeats the earlier.
            Twins::One(person) if claimed.contains_key(&person.id) => id.is_empty().then_some(person),
            Twins::One(person) => {
                draft.offer(row, field_of_name(draft, row), &name, &known.label(person)).then_some(person)
            }
            Twins::Several if id.is_empty() => {
                draft.refuse(row, field, &name, Reason::Several);
                return Err(());
            }
            Twins::Several => None,
        };
    }
    if let Some(person) = same {
        let earlier = *claimed.entry(person.id).or_insert(row);
        if earlier != row {
            draft.refuse(row, field, &key, Reason::Repeated { row: earlier + 1 });
            return Err(());
        }
    }
    Ok((key, same))
}

fn field_of_name(draft: &Draft<'_>, row: usize) -> &'static str {
    person::NAMED_BY.into_iter().find(|field| draft.says(row, field)).unwrap_or("name")
}

/// The reporting lines that the column of superiors asks for: new ones, and those that go to somebody
/// else from now on. What cannot be is said of the row; the person comes all the same.
fn bosses(
    draft: &mut Draft<'_>,
    setting: &mut Setting<'_>,
    ends: &Ends,
    map: MapId,
    read: &[Read],
) -> Vec<(usize, Line, Option<LineId>)> {
    let mut held: BTreeMap<SeatId, Vec<&Line>> = BTreeMap::new();
    for line in setting.existing.all::<Line>().filter(|line| line.map == map && line.kind == LineKind::Reports) {
        held.entry(line.from).or_default().push(line);
    }
    let mut wanted = Vec::new();
    for Read { row, seat, .. } in read {
        let text = draft.cell(*row, "boss");
        if text.is_empty() {
            continue;
        }
        match ends.find(draft, *row, "boss") {
            Ok(boss) if boss == seat.id => draft.note(*row, "boss", &text, Reason::Itself),
            Ok(boss) => wanted.push((*row, seat.id, boss)),
            Err(reason) => draft.note(*row, "boss", &text, reason),
        }
    }
    let moving: BTreeSet<SeatId> = wanted.iter().map(|(_, seat, _)| *seat).collect();
    // Who gets another superior no longer reports to the one they have.
    let staying = held.iter().filter(|(seat, lines)| lines.len() > 1 || !moving.contains(*seat));
    let staying = staying.flat_map(|(_, lines)| lines.iter().map(|line| (line.from, line.to)));
    let circles = Circles::of(staying.chain(wanted.iter().map(|(_, seat, boss)| (*seat, *boss))));
    let mut lines = Vec::new();
    for (row, from, to) in wanted {
        let has = held.get(&from).map(Vec::as_slice).unwrap_or_default();
        if has.iter().any(|line| line.to == to) {
            continue;
        }
        if let Some(way) = circles.through((from, to)) {
            let text = draft.cell(row, "boss");
            draft.note(row, "boss", &text, Reason::Circle { names: ends.way(&way) });
            continue;
        }
        let (id, kind) = (LineId((setting.fresh)()), LineKind::Reports);
        let line = Line { id, map, from, to, kind, weight: 50, label: String::new(), grade: Grade::Confirmed };
        let edit = if let [only] = has { Some(only.id) } else { None };
        lines.push((row, line, edit));
    }
    lines
}

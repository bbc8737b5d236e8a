//! People and lines of one account's map.

use std::collections::BTreeMap;

use super::{
    plan::{Draft, Reason, Setting, by_key},
    value,
};
use crate::{
    gate::Change,
    id::{LineId, MapId, PersonId, SeatId},
    names::Names,
    record::{Patch, Record},
    stakeholder::{
        Evidence, Grade, Line, LineKind, Person, PersonPatch, Seat, SeatPatch,
        layout::{Spacing, tidy},
    },
};

/// How far apart cards stand when nobody has laid them out.
const GRID: (i64, i64) = (Seat::WIDTH + 24, Seat::HEIGHT + 32);
const IN_A_ROW: i64 = 6;

pub(super) fn people(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let Some((account, map)) = setting.map else { return };
    let known: BTreeMap<String, PersonId> = by_key(setting.existing, |record| match record {
        Record::Person(person) if person.account == account => vec![person.key.clone().unwrap_or_default()],
        _ => Vec::new(),
    })
    .into_iter()
    .map(|(name, key)| (name, PersonId(key.uuid())))
    .collect();
    // Behind those who still stand as an import put them, below those whom somebody has arranged.
    let seats: Vec<&Seat> = setting.existing.all::<Seat>().filter(|seat| seat.map == map).collect();
    let (mut place, top) = match in_grid(&seats) {
        true => (seats.len() as i64, 0),
        false => (0, seats.iter().map(|seat| seat.y + GRID.1).max().unwrap_or_default()),
    };
    for row in draft.rows() {
        let field = if draft.cell(row, "key").is_empty() { "name" } else { "key" };
        let Some(key) = draft.identity(row, field) else { continue };
        let id = known.get(&key).copied().unwrap_or_else(|| PersonId((setting.fresh)()));
        let name = match draft.cell(row, "name") {
            name if name.is_empty() => key.clone(),
            name => name,
        };
        let title = match (draft.cell(row, "title"), draft.cell(row, "level").as_str()) {
            (title, _) if !title.is_empty() => Names::same(&title),
            (_, "") => Names::default(),
            (_, level) => Names::new(format!("{level} 级"), format!("Level {level}")),
        };
        let department = match draft.cell(row, "department") {
            text if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() => {
                Names::new(format!("部门 {text}"), format!("Department {text}"))
            }
            text => Names::same(&text),
        };
        let says = |field: &str| draft.says(row, field);
        let set = PersonPatch {
            name: says("name").then(|| Names::same(&name)),
            title: (says("title") || says("level")).then(|| title.clone()),
            department: says("department").then(|| department.clone()),
            ..PersonPatch::default()
        };
        let person = Person {
            id,
            account,
            name: Names::same(&name),
            title,
            department,
            external: false,
            sensitive: false,
            note: String::new(),
            key: Some(key),
        };
        let existing = setting.existing.get(id);
        draft.put(Some(row), person.into(), existing, Patch::Person { id, set });
        if existing.is_none() {
            let (x, y) = ((place % IN_A_ROW) * GRID.0, top + (place / IN_A_ROW) * GRID.1);
            place += 1;
            let seat = seat(SeatId((setting.fresh)()), map, id, (x, y));
            draft.push(Some(row), Change::Add(seat.into()));
        }
    }
}

/// Whether everybody still stands where an import puts people of whom no line is known.
fn in_grid(seats: &[&Seat]) -> bool {
    seats.iter().all(|seat| seat.x % GRID.0 == 0 && seat.y % GRID.1 == 0 && seat.x / GRID.0 < IN_A_ROW)
}

/// A seat of which nothing is known yet.
fn seat(id: SeatId, map: MapId, person: PersonId, (x, y): (i64, i64)) -> Seat {
    Seat {
        id,
        map,
        person,
        x,
        y,
        influence: None,
        function: None,
        power: None,
        interest: None,
        support: None,
        coverage: None,
        status: None,
        orientation: None,
        adaptability: None,
        evidence: Evidence::default(),
        wants: String::new(),
        win: String::new(),
    }
}

pub(super) fn lines(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let Some((account, map)) = setting.map else { return };
    let mut seats: BTreeMap<String, SeatId> = BTreeMap::new();
    for seat in setting.existing.all::<Seat>().filter(|seat| seat.map == map) {
        if let Some(person) = setting.existing.the::<Person>(seat.person)
            && person.account == account
        {
            for name in [person.key.clone().unwrap_or_default(), person.name.zh.clone(), person.name.en.clone()] {
                if !name.is_empty() {
                    seats.insert(name, seat.id);
                }
            }
        }
    }
    let mut reports: Vec<(SeatId, SeatId)> = Vec::new();
    let mut drawn: BTreeMap<(SeatId, SeatId), LineId> = setting
        .existing
        .all::<Line>()
        .filter(|line| line.map == map && line.kind == setting.lines)
        .map(|line| ((line.from, line.to), line.id))
        .collect();
    for row in draft.rows() {
        if draft.cell(row, "from").is_empty() || draft.cell(row, "to").is_empty() {
            draft.refuse(row, "from", "", Reason::Missing);
            continue;
        }
        let (Ok(Some(from)), Ok(Some(to))) = (draft.refer(row, "from", &seats), draft.refer(row, "to", &seats)) else {
            continue;
        };
        if from == to {
            let value = draft.cell(row, "to");
            draft.refuse(row, "to", &value, Reason::Itself);
            continue;
        }
        let Ok(weight) = draft.read(row, "weight", Reason::NotANumber, weight) else { continue };
        // "a asks b for advice" means that b influences a.
        let (from, to) = if setting.lines == LineKind::Influence { (to, from) } else { (from, to) };
        let known = drawn.get(&(from, to)).copied();
        let id = known.unwrap_or_else(|| LineId((setting.fresh)()));
        let line = Line {
            id,
            map,
            from,
            to,
            kind: setting.lines,
            weight: weight.unwrap_or(50),
            label: String::new(),
            grade: Grade::Confirmed,
        };
        drawn.insert((from, to), id);
        reports.push((from, to));
        let existing = setting.existing.get(id);
        if known.is_some() && existing.is_none() {
            continue;
        }
        draft.put(Some(row), line.into(), existing, Patch::Line { id, set: Default::default() });
    }
    if setting.lines == LineKind::Reports {
        arrange(draft, setting, map, &reports);
    }
}

/// Lays people out as the hierarchy that was imported, unless somebody has arranged them by hand.
fn arrange(draft: &mut Draft<'_>, setting: &Setting<'_>, map: MapId, reports: &[(SeatId, SeatId)]) {
    let seats: Vec<&Seat> = setting.existing.all::<Seat>().filter(|seat| seat.map == map).collect();
    if reports.is_empty() || !in_grid(&seats) {
        return;
    }
    let ids: Vec<SeatId> = seats.iter().map(|seat| seat.id).collect();
    let places = tidy(&ids, reports, Spacing::default());
    for seat in seats {
        let Some((x, y)) = places.get(&seat.id).copied() else { continue };
        let set = SeatPatch { x: Some(x), y: Some(y), ..SeatPatch::default() };
        draft.put(None, seat.clone().into(), Some(&seat.clone().into()), Patch::Seat { id: seat.id, set });
    }
}

/// A weight written as a share (`0.8`) or in hundredths (`80`).
fn weight(text: &str) -> Option<i64> {
    let micro = value::number(text)?;
    let hundredths = if micro <= 1_000_000 { micro / 10_000 } else { micro / 1_000_000 };
    i64::try_from(hundredths).ok().filter(|weight| (1..=100).contains(weight))
}

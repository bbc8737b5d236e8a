//! Lines of one account's map.

use std::collections::BTreeMap;

use super::{circle::Circles, draft::Draft, ends::Ends, note::Reason, place::in_grid, plan::Setting, value};
use crate::{
    exchange::Said as _,
    gate::{Invalid, Why},
    id::{LineId, MapId, SeatId},
    record::Patch,
    stakeholder::{
        Grade, Line, LineKind, LinePatch, Seat, SeatPatch,
        layout::{Spacing, tidy},
    },
};

/// A line as a row says it.
struct Read {
    row: usize,
    known: Option<LineId>,
    line: Line,
    set: LinePatch,
}

pub(super) fn plan(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let Some((_, map)) = setting.map else { return };
    let ends = Ends::of(setting.existing, map);
    let existing: Vec<&Line> = setting.existing.all::<Line>().filter(|line| line.map == map).collect();
    let by_id: BTreeMap<String, LineId> = existing.iter().map(|line| (line.id.to_string(), line.id)).collect();
    let mut drawn: BTreeMap<(LineKind, SeatId, SeatId), LineId> =
        existing.iter().map(|line| ((line.kind, line.from, line.to), line.id)).collect();
    let mut read = Vec::new();
    for row in draft.rows() {
        let Ok(mut found) = read_row(draft, setting, map, &ends, row) else { continue };
        let ends = (found.line.kind, found.line.from, found.line.to);
        let known = by_id.get(&draft.cell(row, "key")).copied();
        match known.or_else(|| drawn.get(&ends).copied()) {
            Some(id) => {
                found.line.id = id;
                found.known = Some(id);
            }
            None => {
                drawn.insert(ends, found.line.id);
            }
        }
        read.push(found);
    }
    refuse_circles(draft, &existing, &ends, &mut read);
    let mut reports = Vec::new();
    for Read { row, known, line, set } in read {
        if line.kind == LineKind::Reports {
            reports.push((line.from, line.to));
        }
        let (id, now) = (line.id, setting.existing.get(line.id));
        // The same line further up in the file is not drawn twice.
        if known.is_none() || now.is_some() {
            draft.put(Some(row), line.into(), now, Patch::Line { id, set });
        }
    }
    arrange(draft, setting, map, &reports);
}

fn read_row(draft: &mut Draft<'_>, setting: &mut Setting<'_>, map: MapId, ends: &Ends, row: usize) -> Result<Read, ()> {
    for field in ["from", "to"] {
        if draft.cell(row, field).is_empty() {
            draft.refuse(row, field, "", Reason::Missing);
            return Err(());
        }
    }
    let from = end(draft, ends, row, "from")?;
    let to = end(draft, ends, row, "to")?;
    if from == to {
        let value = draft.cell(row, "to");
        draft.refuse(row, "to", &value, Reason::Itself);
        return Err(());
    }
    let kind = draft.read(row, "kind", Reason::NoValue, LineKind::read)?;
    let weight = draft.value(row, "weight", weight)?;
    let grade = draft.read(row, "grade", Reason::NoValue, Grade::read)?;
    // "a asks b for advice" means that b influences a; a line that says itself that it is an
    // influence says it forwards.
    let (from, to) = if kind.is_none() && setting.lines == LineKind::Influence { (to, from) } else { (from, to) };
    let label = draft.cell(row, "label");
    let kind = kind.unwrap_or(setting.lines);
    let set = LinePatch {
        from: Some(from),
        to: Some(to),
        kind: Some(kind),
        weight,
        grade,
        label: draft.says(row, "label").then(|| label.clone()),
        ..LinePatch::default()
    };
    let line = Line {
        id: LineId((setting.fresh)()),
        map,
        from,
        to,
        kind,
        weight: weight.unwrap_or(50),
        label,
        grade: grade.unwrap_or(Grade::Confirmed),
    };
    Ok(Read { row, known: None, line, set })
}

/// The person at one end, or the row is refused.
fn end(draft: &mut Draft<'_>, ends: &Ends, row: usize, field: &str) -> Result<SeatId, ()> {
    ends.find(draft, row, field).map_err(|reason| {
        let value = draft.cell(row, field);
        draft.refuse(row, field, &value, reason);
    })
}

/// Reporting lines that lead in a circle are refused, all of them that the file brings.
fn refuse_circles(draft: &mut Draft<'_>, existing: &[&Line], ends: &Ends, read: &mut Vec<Read>) {
    let reports = |line: &Line| (line.kind == LineKind::Reports).then_some((line.from, line.to));
    let there = existing.iter().filter_map(|line| reports(line));
    let circles = Circles::of(there.chain(read.iter().filter_map(|read| reports(&read.line))));
    read.retain(|read| {
        let Some(way) = reports(&read.line).and_then(|edge| circles.through(edge)) else { return true };
        // What stands on the map already is not refused for being there.
        if read
            .known
            .is_some_and(|id| existing.iter().any(|line| line.id == id && reports(line) == reports(&read.line)))
        {
            return true;
        }
        let value = draft.cell(read.row, "to");
        draft.refuse(read.row, "to", &value, Reason::Circle { names: ends.way(&way) });
        false
    });
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

/// A weight written as a share (`0.8`), in hundredths (`80`) or in per cent (`80 %`).
fn weight(text: &str) -> Result<i64, Reason> {
    let bare = text.trim_end_matches(['%', '％']);
    let micro = value::number(bare).ok_or(Reason::NotANumber)?;
    let hundredths = if micro <= 1_000_000 && bare.len() == text.len() { micro / 10_000 } else { micro / 1_000_000 };
    let fits = |weight: &i64| (1..=100).contains(weight);
    let outside = Invalid { field: "weight".to_owned(), why: Why::OutOfRange { least: 1, most: 100 } };
    i64::try_from(hundredths).ok().filter(fits).ok_or(Reason::Invalid { invalid: outside })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_in_the_forms_people_write() {
        for text in ["0.6", ".6", "60", "60%", "60 %", "60％"] {
            assert_eq!(weight(text), Ok(60), "{text}");
        }
        assert_eq!(weight("1"), Ok(100));
        assert_eq!(weight("1%"), Ok(1));
        assert_eq!(weight("0.01"), Ok(1));
        assert_eq!(weight("heavy"), Err(Reason::NotANumber));
        assert!(matches!(weight("900"), Err(Reason::Invalid { .. })));
    }
}

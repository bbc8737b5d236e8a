use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{pipeline::ForecastCategory, time::Moment};

fn month(month: u8) -> Option<Month> {
    Some(Month { year: 2026, month })
}

/// The third quarter.
fn quarter() -> Option<Months> {
    month(7).zip(month(9)).map(|(from, to)| Months { from, to })
}

fn line(deal: u128, kind: StageKind, amount: i64, probability: i64, month: Option<Month>) -> Line {
    let category = Some(ForecastCategory::Pipeline);
    Line { deal: Uuid::from_u128(deal).into(), kind, amount: Some(amount), probability, month, category }
}

fn open(deal: u128, amount: i64, probability: i64, in_month: u8) -> Line {
    line(deal, StageKind::Open, amount, probability, month(in_month))
}

fn snapshot(lines: &[Line]) -> Snapshot {
    Snapshot { at: Moment(0), lines: lines.to_vec() }
}

/// The causes of the change from one line to another, with what each moved.
fn told(was: &[Line], is: &[Line]) -> Vec<(Cause, i64, i64)> {
    let bridge = bridge(&snapshot(was), &snapshot(is), quarter());
    bridge.parts.iter().map(|part| (part.cause, part.worth.open, part.worth.weighted)).collect()
}

#[test]
fn each_change_has_its_cause() {
    let was = open(1, 200, 50, 8);
    let (won, lost) = (line(1, StageKind::Won, 260, 100, month(8)), line(1, StageKind::Lost, 200, 0, month(8)));
    let never = line(1, StageKind::Open, 200, 50, None);
    let cases: [(&[Line], &[Line], &[(Cause, i64, i64)]); 16] = [
        (&[], &[was], &[(Cause::New, 200, 10_000)]),
        (&[], &[won], &[(Cause::New, 260, 26_000), (Cause::Won, -260, -26_000)]),
        (&[], &[open(1, 9, 9, 12)], &[]),
        (&[was], &[], &[(Cause::Removed, -200, -10_000)]),
        (&[was], &[won], &[(Cause::Won, -200, -10_000)]),
        (&[was], &[lost], &[(Cause::Lost, -200, -10_000)]),
        (&[lost], &[was], &[(Cause::Reopened, 200, 10_000)]),
        (&[lost], &[won], &[]),
        (&[was], &[open(1, 300, 50, 10)], &[(Cause::SlippedOut, -200, -10_000)]),
        (&[was], &[never], &[(Cause::SlippedOut, -200, -10_000)]),
        (&[was], &[open(1, 200, 50, 6)], &[(Cause::PulledOut, -200, -10_000)]),
        (&[open(1, 300, 50, 12)], &[was], &[(Cause::PulledIn, 200, 10_000)]),
        (&[never], &[was], &[(Cause::PulledIn, 200, 10_000)]),
        (&[open(1, 300, 50, 6)], &[was], &[(Cause::SlippedIn, 200, 10_000)]),
        (&[was], &[open(1, 300, 40, 8)], &[(Cause::AmountUp, 100, 5_000), (Cause::ProbabilityDown, 0, -3_000)]),
        (&[was], &[open(1, 150, 60, 9)], &[(Cause::ProbabilityUp, 0, 1_500), (Cause::AmountDown, -50, -2_500)]),
    ];
    for (was, is, expected) in cases {
        assert_eq!(told(was, is), expected, "{was:?} to {is:?}");
    }
}

#[test]
fn a_date_that_moves_within_the_period_is_told_and_changes_nothing() {
    let bridge = bridge(&snapshot(&[open(1, 200, 50, 7)]), &snapshot(&[open(1, 200, 50, 9)]), quarter());
    assert_eq!((bridge.opening, &bridge.parts[..]), (bridge.closing, &[][..]));
    let worth = Worth { open: 200, weighted: 10_000 };
    assert_eq!(bridge.redated, [Redated { deal: Uuid::from_u128(1).into(), from: month(7), to: month(9), worth }]);
}

#[test]
fn a_part_lists_its_deals_the_largest_first() {
    let new = [open(1, 5, 50, 8), open(2, 70, 50, 8), open(3, 5, 90, 8), line(4, StageKind::Open, 0, 10, month(8))];
    let bridge = bridge(&snapshot(&[]), &snapshot(&new), None);
    let order: Vec<u128> = bridge.parts[0].deals.iter().map(|shift| shift.deal.0.as_u128()).collect();
    assert_eq!(order, [2, 3, 1, 4]);
    assert_eq!(bridge.closing.weighted_minor(), 42, "3 500 + 450 + 250 hundredths");
}

fn any_line() -> impl Strategy<Value = Line> {
    let kind = prop::sample::select(vec![StageKind::Open, StageKind::Open, StageKind::Won, StageKind::Lost]);
    let amount = prop::option::weighted(0.8, 0_i64..1_000_000_000_000);
    let month = prop::option::weighted(0.8, (2025_i32..2028, 1_u8..=12));
    (1_u128..12, kind, amount, 0_i64..=100, month).prop_map(|(deal, kind, amount, probability, month)| {
        let month = month.map(|(year, month)| Month { year, month });
        Line { amount, month, ..line(deal, kind, 0, probability, None) }
    })
}

fn any_snapshot() -> impl Strategy<Value = Snapshot> {
    prop::collection::vec(any_line(), 0..12).prop_map(|mut lines| {
        lines.sort_by_key(|line| line.deal);
        lines.dedup_by_key(|line| line.deal);
        snapshot(&lines)
    })
}

fn any_period() -> impl Strategy<Value = Option<Months>> {
    let months = (2025_i32..2028, 1_u8..=12, 0_u8..12).prop_map(|(year, month, more)| {
        let last = month + more;
        let to = if last > 12 { Month { year: year + 1, month: last - 12 } } else { Month { year, month: last } };
        Months { from: Month { year, month }, to }
    });
    prop::option::weighted(0.8, months)
}

/// What the snapshot is worth, counted line by line in wide numbers.
fn by_hand(snapshot: &Snapshot, period: Option<Months>) -> (i128, i128) {
    let number = |month: Month| month.year * 12 + i32::from(month.month);
    let (mut all, mut weighted) = (0, 0);
    for line in &snapshot.lines {
        let inside = match (period, line.month) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(p), Some(m)) => number(p.from) <= number(m) && number(m) <= number(p.to),
        };
        if line.kind == StageKind::Open && inside {
            let amount = i128::from(line.amount.unwrap_or(0));
            all += amount;
            weighted += amount * i128::from(line.probability);
        }
    }
    (all, weighted)
}

fn wide(worth: Worth) -> (i128, i128) {
    (worth.open.into(), worth.weighted.into())
}

proptest! {
    #[test]
    fn the_parts_lead_exactly_from_one_snapshot_to_the_other(
        was in any_snapshot(), is in any_snapshot(), period in any_period()
    ) {
        let bridge = bridge(&was, &is, period);
        prop_assert_eq!(wide(bridge.opening), by_hand(&was, period));
        prop_assert_eq!(wide(bridge.closing), by_hand(&is, period));
        let (mut open, mut weighted) = wide(bridge.opening);
        for part in &bridge.parts {
            let of_deals = part.deals.iter().map(|shift| wide(shift.worth)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            prop_assert_eq!(wide(part.worth), of_deals);
            prop_assert!(!part.deals.is_empty());
            open += of_deals.0;
            weighted += of_deals.1;
        }
        prop_assert_eq!((open, weighted), wide(bridge.closing));
        prop_assert!(bridge.parts.is_sorted_by(|a, b| a.cause < b.cause));
    }

    #[test]
    fn each_deal_leads_by_itself_from_what_it_was_to_what_it_is(
        was in any_snapshot(), is in any_snapshot(), period in any_period()
    ) {
        let bridge = bridge(&was, &is, period);
        for number in 1..12 {
            let id = Uuid::from_u128(number).into();
            let alone = |all: &Snapshot| {
                snapshot(&all.lines.iter().filter(|line| line.deal == id).copied().collect::<Vec<_>>())
            };
            let shifts = bridge.parts.iter().flat_map(|part| &part.deals).filter(|shift| shift.deal == id);
            let moved = shifts.map(|shift| wide(shift.worth)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            let (before, after) = (by_hand(&alone(&was), period), by_hand(&alone(&is), period));
            prop_assert_eq!(moved, (after.0 - before.0, after.1 - before.1));
        }
    }

    #[test]
    fn nothing_changes_where_nothing_changed(all in any_snapshot(), period in any_period()) {
        let bridge = bridge(&all, &all, period);
        prop_assert!(bridge.parts.is_empty() && bridge.redated.is_empty());
    }
}

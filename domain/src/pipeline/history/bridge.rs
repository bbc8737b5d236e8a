//! What changed between two snapshots: from what the pipeline was worth to what it is worth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Line, Snapshot};
use crate::{
    id::DealId,
    pipeline::{StageKind, forecast::Month},
};

/// Months from one to another, both included: the period the pipeline is looked at for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Months {
    pub from: Month,
    pub to: Month,
}

/// What open deals are worth, or what a change moved: whole numbers, so that parts add up exactly.
///
/// Held to `i64`, which is far above what a workspace of sane amounts comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// Σ amount, minor units.
    pub open: i64,
    /// Σ amount × percent: hundredths of a minor unit.
    pub weighted: i64,
}

/// Why the worth of the pipeline changed, in the order of a waterfall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Was not there before.
    New,
    /// Was closed before and is open again.
    Reopened,
    /// Was expected after the period, or at no time, and is now expected in it.
    PulledIn,
    /// Was expected before the period and is now expected in it.
    SlippedIn,
    AmountUp,
    ProbabilityUp,
    ProbabilityDown,
    AmountDown,
    /// Was expected in the period and is now expected before it.
    PulledOut,
    /// Was expected in the period and is now expected after it, or at no time.
    SlippedOut,
    /// Is won: it left the open pipeline at what it stood at.
    Won,
    Lost,
    /// Is not there any more.
    Removed,
}

/// The change that one deal brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    pub deal: DealId,
    pub worth: Worth,
}

/// All changes of one cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub cause: Cause,
    /// Negative where the pipeline lost worth.
    pub worth: Worth,
    /// The largest first.
    pub deals: Vec<Shift>,
}

/// An open deal that is expected in another month of the period than before, which changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redated {
    pub deal: DealId,
    pub from: Option<Month>,
    pub to: Option<Month>,
    /// What it is worth now.
    pub worth: Worth,
}

/// The bridge: `opening + Σ parts = closing`, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bridge {
    pub opening: Worth,
    /// In the order of [`Cause`], those with deals.
    pub parts: Vec<Part>,
    pub closing: Worth,
    /// In the order of the deals.
    pub redated: Vec<Redated>,
}

impl Months {
    #[must_use]
    pub fn holds(self, month: Month) -> bool {
        (self.from..=self.to).contains(&month)
    }
}

impl Worth {
    /// The weighted worth in minor units, rounded once, as [`crate::pipeline::totals()`] does. Rounded
    /// parts may miss the rounded total by a minor unit each; the exact ones do not.
    #[must_use]
    pub fn weighted_minor(self) -> i64 {
        self.weighted.saturating_add(50).div_euclid(100)
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let open = self.open.saturating_add(other.open);
        Self { open, weighted: self.weighted.saturating_add(other.weighted) }
    }

    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let open = self.open.saturating_sub(other.open);
        Self { open, weighted: self.weighted.saturating_sub(other.weighted) }
    }

    fn of(amount: i64, percent: i64) -> Self {
        Self { open: amount, weighted: amount.saturating_mul(percent) }
    }
}

/// The bridge from one snapshot to a later one (`methods.md` 3.7), over the open deals expected in a
/// period; without a period, over all open deals, with a date or without.
///
/// Each deal is attributed in this order, the first that fits:
///
/// 1. not there before: new at what it is worth now. One that was won or lost within the same time
///    counts as new and as won or lost, at what it was closed at;
/// 2. closed before: reopened, at what it is worth now, if it is open now;
/// 3. open and in the period before: removed, won or lost, at what it stood at before; else slipped
///    or pulled out, at what it stood at before, if it left the period;
/// 4. open before and now, and only now in the period: pulled or slipped in, at what it is worth now;
/// 5. open and in the period before and now: its amount at the old probability, then its probability
///    at the new amount.
#[must_use]
pub fn bridge(before: &Snapshot, after: &Snapshot, period: Option<Months>) -> Bridge {
    let lines = |snapshot: &Snapshot| -> BTreeMap<DealId, Line> {
        snapshot.lines.iter().map(|line| (line.deal, *line)).collect()
    };
    let (old, new) = (lines(before), lines(after));
    let total = |lines: &BTreeMap<DealId, Line>| {
        lines.values().filter(|line| counts(line, period)).fold(Worth::default(), |sum, line| sum.plus(worth(line)))
    };

    let mut parts: BTreeMap<Cause, Vec<Shift>> = BTreeMap::new();
    let mut redated = Vec::new();
    let gone = old.values().filter(|line| !new.contains_key(&line.deal)).map(|line| (Some(line), None));
    for (was, is) in gone.chain(new.values().map(|line| (old.get(&line.deal), Some(line)))) {
        for (cause, shift) in causes(was, is, period) {
            parts.entry(cause).or_default().push(shift);
        }
        redated.extend(was.zip(is).and_then(|(was, is)| moved_within(was, is, period)));
    }
    Bridge { opening: total(&old), parts: parts.into_iter().map(part).collect(), closing: total(&new), redated }
}

fn part((cause, mut deals): (Cause, Vec<Shift>)) -> Part {
    let size = |shift: &Shift| (shift.worth.open.unsigned_abs(), shift.worth.weighted.unsigned_abs());
    deals.sort_by(|a, b| size(b).cmp(&size(a)).then(a.deal.cmp(&b.deal)));
    let worth = deals.iter().fold(Worth::default(), |sum, shift| sum.plus(shift.worth));
    Part { cause, worth, deals }
}

fn worth(line: &Line) -> Worth {
    Worth::of(line.amount.unwrap_or(0), line.probability)
}

fn in_period(line: &Line, period: Option<Months>) -> bool {
    period.is_none_or(|period| line.month.is_some_and(|month| period.holds(month)))
}

fn counts(line: &Line, period: Option<Months>) -> bool {
    line.kind == StageKind::Open && in_period(line, period)
}

/// Whether the month lies before the period; without a month, it lies at no time, which is after.
fn is_before(line: &Line, period: Option<Months>) -> bool {
    period.zip(line.month).is_some_and(|(period, month)| month < period.from)
}

/// What one deal changed; see [`bridge`].
fn causes(was: Option<&Line>, is: Option<&Line>, period: Option<Months>) -> Vec<(Cause, Shift)> {
    let counted = |line: &Option<&Line>| line.is_some_and(|line| counts(line, period));
    let came = |cause, line: &Line| (cause, Shift { deal: line.deal, worth: worth(line) });
    let left = |cause, line: &Line| {
        let worth = Worth::default().minus(worth(line));
        (cause, Shift { deal: line.deal, worth })
    };
    match (was, is) {
        (None, None) => Vec::new(),
        (None, Some(is)) if !in_period(is, period) => Vec::new(),
        (None, Some(is)) => match is.kind {
            StageKind::Open => vec![came(Cause::New, is)],
            StageKind::Won => vec![came(Cause::New, is), left(Cause::Won, is)],
            StageKind::Lost => vec![came(Cause::New, is), left(Cause::Lost, is)],
        },
        (Some(was), None) if counted(&Some(was)) => vec![left(Cause::Removed, was)],
        (Some(_), None) => Vec::new(),
        (Some(was), Some(is)) => match (counted(&Some(was)), counted(&Some(is))) {
            (false, false) => Vec::new(),
            (false, true) if was.kind != StageKind::Open => vec![came(Cause::Reopened, is)],
            (false, true) if is_before(was, period) => vec![came(Cause::SlippedIn, is)],
            (false, true) => vec![came(Cause::PulledIn, is)],
            (true, false) => vec![match is.kind {
                StageKind::Won => left(Cause::Won, was),
                StageKind::Lost => left(Cause::Lost, was),
                StageKind::Open if is_before(is, period) => left(Cause::PulledOut, was),
                StageKind::Open => left(Cause::SlippedOut, was),
            }],
            (true, true) => revalued(was, is),
        },
    }
}

/// The amount at the old probability, then the probability at the new amount.
fn revalued(was: &Line, is: &Line) -> Vec<(Cause, Shift)> {
    let (old, new) = (was.amount.unwrap_or(0), is.amount.unwrap_or(0));
    let between = Worth::of(new, was.probability);
    let mut shifts = Vec::new();
    if old != new {
        let cause = if new > old { Cause::AmountUp } else { Cause::AmountDown };
        shifts.push((cause, Shift { deal: is.deal, worth: between.minus(worth(was)) }));
    }
    if was.probability != is.probability {
        let up = is.probability > was.probability;
        let cause = if up { Cause::ProbabilityUp } else { Cause::ProbabilityDown };
        shifts.push((cause, Shift { deal: is.deal, worth: worth(is).minus(between) }));
    }
    shifts
}

fn moved_within(was: &Line, is: &Line, period: Option<Months>) -> Option<Redated> {
    let both = counts(was, period) && counts(is, period) && was.month != is.month;
    both.then(|| Redated { deal: is.deal, from: was.month, to: is.month, worth: worth(is) })
}

#[cfg(test)]
#[path = "bridge_tests.rs"]
mod tests;

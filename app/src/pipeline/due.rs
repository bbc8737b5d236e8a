//! The day a card counts down to: the end of the stage's time by law, or the day the customer's
//! committee decides, whichever comes first.

use meridian_domain::{
    pipeline::{Deal, Stage, StageKind},
    time::Date,
};

use super::age::Verdict;
use crate::clock::Zone;

/// A day by which something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub on: Date,
    /// By law or rule; otherwise the committee's day.
    pub by_law: bool,
}

/// Days before the end from which a card warns.
const SOON: i64 = 3;

/// The next day that matters for a deal in `stage`; none once it is won or lost.
pub fn due(deal: &Deal, stage: &Stage, zone: Zone) -> Option<Due> {
    if stage.kind != StageKind::Open {
        return None;
    }
    let clock = stage.clock.as_ref().map(|clock| clock.due(zone.day(deal.entered_at)));
    let law = clock.map(|on| Due { on, by_law: true });
    let committee = deal.committee_on.map(|on| Due { on, by_law: false });
    [law, committee].into_iter().flatten().min_by_key(|due| due.on)
}

impl Due {
    /// Days from `today`, below nought when it is past.
    pub fn left(self, today: Date) -> i64 {
        self.on.days_since(today)
    }

    /// Whether it is late, or soon.
    pub fn verdict(self, today: Date) -> Verdict {
        match self.left(today) {
            ..0 => Verdict::Late,
            0..=SOON => Verdict::Slow,
            _ => Verdict::Fine,
        }
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        names::Names,
        pipeline::{Clock, Rank},
        time::Moment,
    };
    use uuid::Uuid;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn stage(days: Option<i64>, kind: StageKind) -> Stage {
        let (basis, effective_on) = (Names::same("Law"), date("2015-03-01"));
        let clock = |days| Clock {
            days,
            working_days: false,
            basis: basis.clone(),
            effective_on,
            source: String::new(),
            verified: true,
        };
        let n = Uuid::from_u128;
        Stage { clock: days.map(clock), ..Stage::named(n(1).into(), n(2).into(), Names::default(), 0, kind) }
    }

    fn deal(committee_on: Option<&str>) -> Deal {
        let n = Uuid::from_u128;
        let rank = Rank::sequence(1).remove(0);
        let entered = Moment(date("2026-11-01").start().0);
        let named = Deal::named(n(3).into(), (n(2).into(), n(1).into()), rank, entered, Names::same("MRI"));
        Deal { committee_on: committee_on.map(date), ..named }
    }

    #[test]
    fn the_earlier_of_the_law_and_the_committee_counts() {
        let zone = Zone { east: 0 };
        let open = |days| stage(days, StageKind::Open);
        let law = Due { on: date("2026-11-21"), by_law: true };
        assert_eq!(due(&deal(None), &open(Some(20)), zone), Some(law));
        assert_eq!(due(&deal(Some("2026-12-01")), &open(Some(20)), zone), Some(law));
        let committee = Due { on: date("2026-11-05"), by_law: false };
        assert_eq!(due(&deal(Some("2026-11-05")), &open(Some(20)), zone), Some(committee));
        assert_eq!(due(&deal(None), &open(None), zone), None);
    }

    #[test]
    fn a_deal_that_has_ended_is_due_no_more() {
        let zone = Zone { east: 0 };
        for kind in [StageKind::Won, StageKind::Lost] {
            assert_eq!(due(&deal(Some("2026-11-05")), &stage(Some(20), kind), zone), None);
        }
    }

    #[test]
    fn the_last_day_itself_is_not_late() {
        let due = Due { on: date("2026-11-21"), by_law: true };
        assert_eq!(due.verdict(date("2026-11-22")), Verdict::Late);
        assert_eq!((due.verdict(date("2026-11-21")), due.left(date("2026-11-21"))), (Verdict::Slow, 0));
        assert_eq!(due.verdict(date("2026-11-10")), Verdict::Fine);
    }
}

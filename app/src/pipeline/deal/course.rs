//! The way of a deal through its stages: where it has stood and for how long, and where it may go.

use meridian_domain::{
    pipeline::{Deal, Stage, StageKind, view::Visit},
    time::Moment,
};

use crate::pipeline::age;

/// Where a stage lies as seen from the deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Passed,
    /// Passed over on the way, or left out so far.
    Skipped,
    Here,
    Ahead,
}

impl Standing {
    /// The value of `data-standing`.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Skipped => "skipped",
            Self::Here => "here",
            Self::Ahead => "ahead",
        }
    }
}

/// One stage on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Station {
    pub stage: Stage,
    pub standing: Standing,
    /// Whole days of each visit, the first first.
    pub days: Vec<i64>,
    /// When the deal came here last.
    pub entered: Option<Moment>,
}

/// The visits as they are by now: a move made here is known before the server has recorded it.
fn up_to_date(visits: &[Visit], deal: &Deal) -> Vec<Visit> {
    let mut visits: Vec<Visit> = visits.iter().filter(|visit| visit.entered_at <= deal.entered_at).copied().collect();
    let last = visits.last().is_some_and(|visit| (visit.stage, visit.entered_at) == (deal.stage, deal.entered_at));
    if last {
        if let Some(visit) = visits.last_mut() {
            visit.left_at = None;
        }
    } else {
        for visit in &mut visits {
            visit.left_at.get_or_insert(deal.entered_at);
        }
        let (stage, entered_at) = (deal.stage, deal.entered_at);
        visits.push(Visit { deal: deal.id, stage, entered_at, left_at: None, by: None });
    }
    visits
}

/// The stages of the pipeline in their order. Ways to end that the deal has not taken are left out once
/// it has taken another, and lost ones always, unless it was there.
pub fn course(stages: &[Stage], visits: &[Visit], deal: &Deal, now: Moment) -> Vec<Station> {
    let visits = up_to_date(visits, deal);
    let here = stages.iter().find(|stage| stage.id == deal.stage);
    let reached = here.map_or(0, |stage| stage.position);
    let ended = here.is_some_and(|stage| stage.kind != StageKind::Open);
    let mut stages: Vec<&Stage> = stages.iter().collect();
    stages.sort_by_key(|stage| (stage.position, stage.id));
    let station = |stage: &Stage| {
        let own = || visits.iter().filter(|visit| visit.stage == stage.id);
        let days: Vec<i64> = own().map(|visit| age::days(visit.entered_at, visit.left_at.unwrap_or(now))).collect();
        let standing = match (stage.id == deal.stage, days.is_empty()) {
            (true, _) => Standing::Here,
            (false, false) => Standing::Passed,
            (false, true) if ended || stage.position < reached => Standing::Skipped,
            (false, true) => Standing::Ahead,
        };
        Station { stage: stage.clone(), standing, days, entered: own().next_back().map(|visit| visit.entered_at) }
    };
    let shown = |station: &Station| match station.stage.kind {
        StageKind::Open => true,
        StageKind::Won => !ended || !station.days.is_empty(),
        StageKind::Lost => !station.days.is_empty(),
    };
    stages.into_iter().map(station).filter(shown).collect()
}

#[cfg(test)]
mod tests {
    use meridian_domain::{id::StageId, names::Names, pipeline::Rank, time::DAY_MS};
    use uuid::Uuid;

    use super::*;

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn stages() -> Vec<Stage> {
        let kinds = [StageKind::Open, StageKind::Open, StageKind::Open, StageKind::Won, StageKind::Lost];
        let stage = |(at, kind): (usize, &StageKind)| {
            Stage::named(n(at as u128 + 1), n(9), Names::same("Stage"), at as i64, *kind)
        };
        kinds.iter().enumerate().map(stage).collect()
    }

    fn deal(stage: u128, day: i64) -> Deal {
        let rank = Rank::sequence(1).remove(0);
        Deal::named(n(7), (n(9), n(stage)), rank, Moment(day * DAY_MS), Names::same("MRI"))
    }

    fn visit(stage: u128, from: i64, to: Option<i64>) -> Visit {
        let day = |day: i64| Moment(day * DAY_MS);
        Visit { deal: n(7), stage: n(stage), entered_at: day(from), left_at: to.map(day), by: None }
    }

    fn told(visits: &[Visit], deal: &Deal, now: i64) -> Vec<(StageId, Standing, Vec<i64>)> {
        let way = course(&stages(), visits, deal, Moment(now * DAY_MS));
        way.into_iter().map(|station| (station.stage.id, station.standing, station.days)).collect()
    }

    #[test]
    fn each_visit_counts_for_itself_and_the_last_goes_on() {
        let visits = [visit(1, 0, Some(10)), visit(2, 10, Some(12)), visit(1, 12, Some(15)), visit(2, 15, None)];
        let way = told(&visits, &deal(2, 15), 20);
        assert_eq!(way[0], (n(1), Standing::Passed, vec![10, 3]));
        assert_eq!(way[1], (n(2), Standing::Here, vec![2, 5]));
        assert_eq!((way[2].1, way[3].1), (Standing::Ahead, Standing::Ahead));
        assert_eq!(way.len(), 4, "nobody thinks of losing it");
    }

    #[test]
    fn a_move_counts_before_the_server_has_recorded_it() {
        let way = told(&[visit(1, 0, None)], &deal(3, 4), 6);
        assert_eq!(way[0], (n(1), Standing::Passed, vec![4]));
        assert_eq!(way[1].1, Standing::Skipped);
        assert_eq!(way[2], (n(3), Standing::Here, vec![2]));
        let taken_back = told(&[visit(1, 0, Some(4)), visit(3, 4, None)], &deal(1, 0), 6);
        assert_eq!(taken_back[0], (n(1), Standing::Here, vec![6]));
        assert_eq!(taken_back[2].1, Standing::Ahead);
    }

    #[test]
    fn a_lost_deal_ends_where_it_was_lost() {
        let way = told(&[visit(1, 0, Some(3)), visit(5, 3, None)], &deal(5, 3), 9);
        let shown: Vec<StageId> = way.iter().map(|(stage, ..)| *stage).collect();
        assert_eq!(shown, [n(1), n(2), n(3), n(5)]);
        assert_eq!(way[1].1, Standing::Skipped);
    }
}

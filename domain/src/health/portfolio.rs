//! All accounts by their health: what a manager looks at, and what sums it up.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Band, Dimension, Standing};
use crate::{
    account::{Tier, view::Snapshot},
    id::*,
    money::Currency,
    names::Names,
    time::{Date, Moment},
};

/// An account in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PortfolioRow {
    pub account: AccountId,
    pub name: Names,
    /// A short name where there is little room; empty when the name is short enough.
    pub short: Names,
    pub tier: Option<Tier>,
    pub owner: Option<UserId>,
    /// The team of the owner.
    pub team: Option<TeamId>,
    /// Won in the last twelve months, in minor units of the reporting currency.
    pub won: i64,
    /// How it stands now; `None` while it has not been looked at.
    pub standing: Option<Standing>,
    /// As it was noted in the week looked at; `None` for now, and where nothing was noted.
    pub then: Option<Snapshot>,
    /// What was noted four weeks before what is shown.
    pub before: Option<Snapshot>,
    /// The scores of the last weeks up to what is shown, oldest first, without the present.
    pub line: Vec<f64>,
}

/// All accounts somebody may see, now or as they were in a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portfolio {
    pub rows: Vec<PortfolioRow>,
    /// Names of the owners and of their teams.
    pub people: Vec<(UserId, Names)>,
    pub teams: Vec<(TeamId, Names)>,
    /// The last days of the weeks of which something was noted, oldest first.
    pub weeks: Vec<Date>,
    /// The week looked at, by its last day; `None` for now.
    pub week: Option<Date>,
    pub reporting: Currency,
    /// When it was read.
    pub now: Moment,
    pub today: Date,
}

/// What is shown of an account: of now, or of a week.
impl PortfolioRow {
    /// The score, 0..=100.
    #[must_use]
    pub fn score(&self, past: bool) -> Option<f64> {
        match past {
            true => self.then.as_ref()?.value.map(points),
            false => self.standing.as_ref()?.score,
        }
    }

    /// The score of a side, 0..=100.
    #[must_use]
    pub fn side(&self, dimension: Dimension, past: bool) -> Option<f64> {
        match past {
            true => self.then.as_ref()?.side(dimension),
            false => self.standing.as_ref()?.sides.iter().find(|side| side.dimension == dimension)?.score,
        }
    }

    /// How a side has moved in four weeks, in points.
    #[must_use]
    pub fn moved(&self, dimension: Dimension, past: bool) -> Option<f64> {
        Some(self.side(dimension, past)? - self.before.as_ref()?.side(dimension)?)
    }

    /// The verdict: with hysteresis for now, by the bare borders for a week.
    #[must_use]
    pub fn band(&self, past: bool) -> Option<Band> {
        match past {
            true => {
                let bands = self.standing.as_ref().map(|standing| standing.bands).unwrap_or_default();
                self.score(true).map(|score| bands.band(score, None))
            }
            false => self.standing.as_ref()?.band,
        }
    }

    /// The verdict on one side.
    #[must_use]
    pub fn side_band(&self, dimension: Dimension, past: bool) -> Option<Band> {
        let bands = self.standing.as_ref().map(|standing| standing.bands).unwrap_or_default();
        self.side(dimension, past).map(|score| bands.band(score, None))
    }

    /// How much has moved since the oldest week of the line.
    #[must_use]
    pub fn change(&self, past: bool) -> Option<f64> {
        Some(self.score(past)? - self.line.first()?)
    }

    /// Sales at risk: what the account was worth in twelve months × what its score lacks to 100.
    #[must_use]
    pub fn risk(&self, past: bool) -> Option<f64> {
        self.score(past).map(|score| self.won as f64 * (100.0 - score))
    }
}

/// Hundredths as points.
fn points(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// What all accounts come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RollUp {
    /// Mean of the scores, weighted by what was won in twelve months; each account counts the same
    /// where nothing was won. 0..=100.
    pub mean: Option<f64>,
    /// Whether sales weighted it.
    pub by_sales: bool,
    /// The index of Totango: 100 for good, 60 for watch, 40 for bad, mean over those with a verdict.
    pub index: Option<f64>,
    pub bad: usize,
    pub watch: usize,
    pub good: usize,
    pub unknown: usize,
    /// Actions past their date, and how many people have them.
    pub overdue: u32,
    pub overdue_people: usize,
}

impl RollUp {
    /// Sums up accounts (`methods.md` 3.6).
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a PortfolioRow> + Clone, past: bool) -> Self {
        let mut sum = Self {
            by_sales: rows.clone().into_iter().any(|row| row.won > 0 && row.score(past).is_some()),
            ..Self::default()
        };
        let (mut weights, mut weighted, mut points) = (0.0, 0.0, 0.0);
        let mut people = std::collections::BTreeSet::new();
        for row in rows {
            if let Some(score) = row.score(past) {
                let weight = if sum.by_sales { row.won.max(0) as f64 } else { 1.0 };
                weights += weight;
                weighted += weight * score;
            }
            match row.band(past) {
                Some(Band::Green) => (sum.good, points) = (sum.good + 1, points + 100.0),
                Some(Band::Amber) => (sum.watch, points) = (sum.watch + 1, points + 60.0),
                Some(Band::Red) => (sum.bad, points) = (sum.bad + 1, points + 40.0),
                None => sum.unknown += 1,
            }
            if let Some(standing) = &row.standing {
                sum.overdue += standing.overdue;
                people.extend(standing.overdue_by.iter().copied());
            }
        }
        let known = sum.good + sum.watch + sum.bad;
        sum.mean = (weights > 0.0).then(|| weighted / weights);
        sum.index = (known > 0).then(|| points / known as f64);
        sum.overdue_people = people.len();
        sum
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Sales at risk, the most first.
    Risk,
    /// The worst score first.
    #[default]
    Score,
    /// The steepest fall first.
    Change,
    Name,
    /// The worst on one side first.
    Side(Dimension),
}

/// Which accounts, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    pub order: Order,
    /// `None` for all; `Some(None)` for those without a verdict.
    pub band: Option<Option<Band>>,
    pub owner: Option<UserId>,
    pub tier: Option<Tier>,
    /// A part of a name, in either language.
    pub text: String,
}

impl Choice {
    /// Whether an account is among the chosen.
    #[must_use]
    pub fn takes(&self, row: &PortfolioRow, past: bool) -> bool {
        let text = self.text.trim().to_lowercase();
        self.band.is_none_or(|band| row.band(past) == band)
            && self.owner.is_none_or(|owner| row.owner == Some(owner))
            && self.tier.is_none_or(|tier| row.tier == Some(tier))
            && (text.is_empty()
                || row.name.zh.to_lowercase().contains(&text)
                || row.name.en.to_lowercase().contains(&text))
    }

    /// Which of two accounts comes first. What nobody knows comes last, whatever is asked.
    #[must_use]
    pub fn compare(&self, a: &PortfolioRow, b: &PortfolioRow, past: bool) -> Ordering {
        let least = |value: fn(&PortfolioRow, bool) -> Option<f64>| worse(value(a, past), value(b, past));
        let first = match self.order {
            Order::Risk => worse(a.risk(past).map(|risk| -risk), b.risk(past).map(|risk| -risk))
                .then_with(|| least(PortfolioRow::score)),
            Order::Score => least(PortfolioRow::score),
            Order::Change => least(PortfolioRow::change),
            Order::Side(dimension) => worse(a.side(dimension, past), b.side(dimension, past)),
            Order::Name => Ordering::Equal,
        };
        first.then_with(|| (&a.name, a.account).cmp(&(&b.name, b.account)))
    }

    /// Places of the chosen rows, in order.
    #[must_use]
    pub fn places(&self, rows: &[PortfolioRow], past: bool) -> Vec<usize> {
        let mut places: Vec<usize> = (0..rows.len()).filter(|at| self.takes(&rows[*at], past)).collect();
        places.sort_by(|a, b| self.compare(&rows[*a], &rows[*b], past));
        places
    }
}

/// The least first, the unknown last.
fn worse(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::health::{BandModel, Segment};

    fn row(number: u128, won: i64, score: Option<f64>) -> PortfolioRow {
        let bands = BandModel::default();
        PortfolioRow {
            account: AccountId(Uuid::from_u128(number)),
            name: Names::new(format!("医院 {number}"), format!("Hospital {number}")),
            short: Names::default(),
            tier: None,
            owner: None,
            team: None,
            won,
            standing: Some(Standing {
                at: Moment(1),
                segment: Segment::Everybody,
                version: 1,
                bands,
                score,
                uncapped: None,
                coverage: 1.0,
                band: score.map(|score| bands.band(score, None)),
                trend: None,
                sides: Vec::new(),
                reasons: Vec::new(),
                alerts: Vec::new(),
                overdue: 2,
                overdue_by: vec![UserId(Uuid::from_u128(1))],
            }),
            then: None,
            before: None,
            line: Vec::new(),
        }
    }

    #[test]
    fn sales_weigh_the_mean_and_bands_make_the_index() {
        let rows = [row(1, 300, Some(80.0)), row(2, 100, Some(40.0)), row(3, 0, Some(20.0)), row(4, 50, None)];
        let sum = RollUp::of(&rows, false);
        assert_eq!(sum.mean, Some(70.0));
        assert!(sum.by_sales);
        assert_eq!(sum.index.map(|index| format!("{index:.2}")), Some("66.67".to_owned()));
        assert_eq!((sum.bad, sum.watch, sum.good, sum.unknown), (1, 1, 1, 1));
        assert_eq!((sum.overdue, sum.overdue_people), (8, 1));
    }

    #[test]
    fn without_sales_each_account_counts_the_same_and_nobody_is_no_mean() {
        let rows = [row(1, 0, Some(80.0)), row(2, 0, Some(40.0))];
        assert_eq!(RollUp::of(&rows, false).mean, Some(60.0));
        assert_eq!(RollUp::of(&[], false), RollUp::default());
    }

    #[test]
    fn the_most_sales_at_risk_come_first_and_the_unknown_last() {
        let rows = [row(1, 100, Some(90.0)), row(2, 100, Some(30.0)), row(3, 900, None), row(4, 500, Some(60.0))];
        let order = |order| Choice { order, ..Choice::default() }.places(&rows, false);
        assert_eq!(order(Order::Risk), [3, 1, 0, 2]);
        assert_eq!(order(Order::Score), [1, 3, 0, 2]);
        assert_eq!(order(Order::Name), [0, 1, 2, 3]);
    }

    #[test]
    fn a_name_is_found_in_either_language_and_bands_filter() {
        let rows = [row(1, 0, Some(90.0)), row(12, 0, Some(30.0)), row(3, 0, None)];
        let of = |choice: Choice| choice.places(&rows, false);
        assert_eq!(of(Choice { text: "hospital 1".to_owned(), ..Choice::default() }), [1, 0]);
        assert_eq!(of(Choice { text: "医院 3".to_owned(), ..Choice::default() }), [2]);
        assert_eq!(of(Choice { band: Some(Some(Band::Red)), ..Choice::default() }), [1]);
        assert_eq!(of(Choice { band: Some(None), ..Choice::default() }), [2]);
    }
}

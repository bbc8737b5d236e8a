//! What was won and lost: by reason, competitor, product, owner and whatever else is known.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Closing, Fact, FactKind, Journey, Period, Proportion, cycle::closed_in};
use crate::time::Moment;

/// In which respect results are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Reason of the closing.
    Reason,
    /// Whom it was lost to or won against.
    Competitor,
    /// Account, product, product line, owner, team or tag, as known on the eve of the closing.
    Fact(FactKind),
}

/// What the deals of a row have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Reason(String),
    Competitor(Uuid),
    Fact(Fact),
}

/// What was won and lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// Deals won, of those closed.
    pub won: Proportion,
    /// Σ amount of the won deals, minor units of the reporting currency.
    pub won_value: i64,
    /// Σ amount of the lost deals.
    pub lost_value: i64,
    /// Closed deals without an amount; they count as nothing in the values.
    pub without_amount: u32,
}

/// Results told apart in one respect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WinLoss {
    /// All closed deals, each once.
    pub all: Results,
    /// By group, those with most closed deals first; `None` holds the deals of which nothing is known.
    /// A deal with several tags counts in each of them.
    pub rows: Vec<(Option<Group>, Results)>,
}

impl Results {
    /// Share of the value that was won, 0..=1; `None` where nothing had a value.
    #[must_use]
    pub fn value_rate(&self) -> Option<f64> {
        let all = self.won_value.saturating_add(self.lost_value);
        (all > 0).then(|| self.won_value as f64 / all as f64)
    }

    fn count(&mut self, won: bool, amount: Option<i64>) {
        self.won.add(won);
        let value = if won { &mut self.won_value } else { &mut self.lost_value };
        *value = value.saturating_add(amount.unwrap_or(0));
        self.without_amount += u32::from(amount.is_none());
    }
}

/// What was won and lost in a period, as of a moment (`methods.md` 3.7 and 3.8: by count and by
/// value). The period goes by the day of the closing, the amount is the latest known at the moment.
/// The share of each row has its interval ([`Proportion::interval`]): with few deals it is wide.
#[must_use]
pub fn win_loss(journeys: &[Journey], dimension: Dimension, period: Option<Period>, at: Moment) -> WinLoss {
    let mut all = Results::default();
    let mut rows: BTreeMap<Option<Group>, Results> = BTreeMap::new();
    for (journey, closing) in closed_in(journeys, period, at) {
        let amount = journey.forecast_at(at).and_then(|forecast| forecast.amount);
        all.count(closing.won, amount);
        for group in groups(journey, closing, dimension) {
            rows.entry(group).or_default().count(closing.won, amount);
        }
    }
    let mut rows: Vec<_> = rows.into_iter().collect();
    // Stable, so that equals stay in the order of the groups.
    rows.sort_by_key(|(group, results)| (group.is_none(), std::cmp::Reverse(results.won.n)));
    WinLoss { all, rows }
}

/// The groups a closed deal belongs to, at least one.
fn groups(journey: &Journey, closing: &Closing, dimension: Dimension) -> BTreeSet<Option<Group>> {
    let mut groups: BTreeSet<Option<Group>> = match dimension {
        Dimension::Reason => closing.reason.iter().cloned().map(|reason| Some(Group::Reason(reason))).collect(),
        Dimension::Competitor => closing.competitor.iter().map(|id| Some(Group::Competitor(*id))).collect(),
        Dimension::Fact(kind) => {
            let facts = journey.facts_at(journey.eve(closing));
            facts.into_iter().filter(|fact| fact.kind() == kind).map(|fact| Some(Group::Fact(fact.clone()))).collect()
        }
    };
    if groups.is_empty() {
        groups.insert(None);
    }
    groups
}

#[cfg(test)]
#[path = "win_loss_tests.rs"]
mod tests;

//! What several evaluators say.

use serde::{Deserialize, Serialize};

use super::{Mark, Of, Part};
use crate::workshop::{Case, Criterion, Key};

/// From this range of levels on evaluators disagree and should talk.
pub const DISAGREEMENT: u8 = 2;

/// What one evaluator says of one criterion. Of several by the same evaluator the last counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    pub evaluator: String,
    pub criterion: Key,
    /// 0..=4; more counts as 4.
    pub level: u8,
}

/// What all evaluators say of one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// 0..=4; `None` when nobody has said anything.
    pub mean: Option<f64>,
    /// Highest less lowest.
    pub range: u8,
    pub evaluators: usize,
}

impl Judged {
    #[must_use]
    pub fn disagree(&self) -> bool {
        self.range >= DISAGREEMENT
    }
}

/// What all evaluators say of one criterion.
#[must_use]
pub fn judged(criterion: &Key, ratings: &[Rating]) -> Judged {
    let mut last: Vec<(&str, u8)> = Vec::new();
    for rating in ratings.iter().filter(|rating| rating.criterion == *criterion) {
        last.retain(|(evaluator, _)| *evaluator != rating.evaluator);
        last.push((&rating.evaluator, rating.level.min(Criterion::TOP)));
    }
    let levels = || last.iter().map(|(_, level)| *level);
    let sum: f64 = levels().map(f64::from).sum();
    Judged {
        mean: (!last.is_empty()).then(|| sum / last.len() as f64),
        range: levels().max().unwrap_or(0) - levels().min().unwrap_or(0),
        evaluators: last.len(),
    }
}

/// What evaluators give, 0..=100. After a prohibited act compliance is nought, whatever they say.
#[must_use]
pub fn rubric(case: &Case, ratings: &[Rating], prohibited: bool) -> Mark {
    let parts = case.rubric.iter().map(|criterion| {
        let said = judged(&criterion.id, ratings).mean.map(|mean| mean / f64::from(Criterion::TOP));
        let value = if criterion.compliance && prohibited { Some(0.0) } else { said };
        Part::new(Of::Criterion(criterion.id.clone()), value, criterion.weight)
    });
    Mark::mean(parts.collect())
}

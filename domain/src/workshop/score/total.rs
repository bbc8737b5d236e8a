//! One figure for a team: the automatic parts and the evaluators, in the trainer's mix.

use serde::{Deserialize, Serialize};

use super::{Mark, Of, Part};
use crate::workshop::{Case, Scoring};

/// The automatic marks of a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Auto {
    pub map: Mark,
    pub swot: Mark,
    pub pest: Mark,
    pub tows: Mark,
    pub plan: Mark,
    pub numbers: Mark,
    pub injects: Mark,
}

/// What a team has in the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// The score, 0..=100, with how much of everything was evaluated.
    pub mark: Mark,
    pub auto: Mark,
    pub human: Mark,
    /// A prohibited act has capped the score.
    pub capped: bool,
}

/// The automatic parts together, 0..=100.
#[must_use]
pub fn auto(case: &Case, marks: &Auto) -> Mark {
    let weights = &case.scoring.parts;
    join(vec![
        (Of::Map, weights.map, &marks.map),
        (Of::SwotPart, weights.swot, &marks.swot),
        (Of::PestPart, weights.pest, &marks.pest),
        (Of::TowsPart, weights.tows, &marks.tows),
        (Of::PlanPart, weights.plan, &marks.plan),
        (Of::NumbersPart, weights.numbers, &marks.numbers),
        (Of::InjectsPart, weights.injects, &marks.injects),
    ])
}

/// The total in the trainer's mix: `share` percent automatic, taken into 40..=60. A prohibited act,
/// confirmed by a person, caps it.
#[must_use]
pub fn total(case: &Case, auto: Mark, human: Mark, share: f64, prohibited: bool) -> Total {
    let (least, most) = Scoring::AUTO;
    let share = if share.is_finite() { share.clamp(least, most) } else { case.scoring.auto };
    let mut mark = join(vec![(Of::Auto, share, &auto), (Of::Human, 100.0 - share, &human)]);
    let over = mark.value.map_or(0.0, |value| value - case.scoring.cap);
    let capped = prohibited && over > 0.0;
    if capped {
        mark.value = Some(case.scoring.cap);
        mark.parts.push(Part { points: -over, ..Part::new(Of::Cap, None, 0.0) });
    }
    Total { mark, auto, human, capped }
}

/// Marks joined by weight; the coverage of each counts by its weight as well.
fn join(marks: Vec<(Of, f64, &Mark)>) -> Mark {
    let all: f64 = marks.iter().map(|(_, weight, _)| weight).sum();
    let covered: f64 = marks.iter().map(|(_, weight, mark)| weight * mark.coverage).sum();
    let part = |(of, weight, mark): (Of, f64, &Mark)| Part::new(of, mark.value.map(|value| value / 100.0), weight);
    let mut joined = Mark::mean(marks.into_iter().map(part).collect());
    joined.coverage = if all > 0.0 { covered / all } else { 0.0 };
    joined
}

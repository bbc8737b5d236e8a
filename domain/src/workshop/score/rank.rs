//! Which team comes where.

use serde::{Deserialize, Serialize};

use crate::time::Moment;

/// What decides a team's place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    pub team: String,
    /// 0..=100; a team without a score comes last.
    pub score: Option<f64>,
    /// What evaluators gave for compliance, 0..=1.
    pub compliance: Option<f64>,
    /// When its last work was handed in; whoever has not comes last.
    pub submitted: Option<Moment>,
}

/// A team with its place, from 1; teams that cannot be told apart share one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placing {
    pub place: usize,
    pub team: String,
}

/// Teams by score; of equals the more compliant, then the one that handed in earlier (`workshop.md`
/// 4.2). Scores are compared as they are shown, with one decimal.
#[must_use]
pub fn standings(teams: &[Standing]) -> Vec<Placing> {
    let tenths =
        |value: Option<f64>| value.filter(|value| value.is_finite()).map(|value| (value * 10.0).round() as i64);
    let key = |team: &Standing| {
        let late = (team.submitted.is_none(), team.submitted);
        (std::cmp::Reverse((tenths(team.score), tenths(team.compliance.map(|share| share * 100.0)))), late)
    };
    let mut order: Vec<&Standing> = teams.iter().collect();
    order.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.team.cmp(&b.team)));
    let mut placings: Vec<Placing> = Vec::new();
    for (at, team) in order.iter().enumerate() {
        let place = match at.checked_sub(1).map(|before| order[before]) {
            Some(before) if key(before) == key(team) => placings[at - 1].place,
            _ => at + 1,
        };
        placings.push(Placing { place, team: team.team.clone() });
    }
    placings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(team: &str, score: Option<f64>, compliance: f64, submitted: Option<i64>) -> Standing {
        Standing { team: team.to_owned(), score, compliance: Some(compliance), submitted: submitted.map(Moment) }
    }

    #[test]
    fn of_equals_the_more_compliant_comes_first_and_then_the_earlier() {
        let teams = [
            team("late", Some(80.0), 1.0, Some(20)),
            team("early", Some(80.04), 1.0, Some(10)),
            team("careless", Some(80.0), 0.5, Some(1)),
            team("best", Some(81.0), 0.0, None),
            team("none", None, 1.0, Some(1)),
            team("as late", Some(80.0), 1.0, Some(20)),
        ];
        let places: Vec<(usize, String)> = standings(&teams).into_iter().map(|at| (at.place, at.team)).collect();
        let names = ["best", "early", "as late", "late", "careless", "none"];
        assert_eq!(places.iter().map(|(_, team)| team.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(places.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [1, 2, 3, 3, 5, 6]);
    }
}

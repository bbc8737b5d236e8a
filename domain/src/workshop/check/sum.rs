//! What has to add up.

use super::super::{Case, Noun, Place, Sum, Trouble, read::Log};

/// How far sums of weights may be off: authors write decimals.
const NEAR: f64 = 0.01;

pub(super) fn check(case: &Case, log: &mut Log) {
    let minutes: u32 = case.rounds.iter().map(|round| round.minutes).sum();
    add_up(log, "case.toml", Sum::Minutes, f64::from(minutes), f64::from(case.minutes));
    let rubric = case.rubric.iter().map(|criterion| criterion.weight).sum();
    add_up(log, "rubric.toml", Sum::Rubric, rubric, 100.0);
    add_up(log, "scoring.toml", Sum::Parts, case.scoring.parts.sum(), 100.0);
    if !case.rubric.iter().any(|criterion| criterion.compliance) {
        log.error(Place::file("rubric.toml"), Trouble::NoCompliance);
    }
    parts(case, log);
    for inject in &case.injects {
        let Some(round) = case.round(&inject.round).map(|at| &case.rounds[at]) else { continue };
        if inject.at.is_some_and(|at| at >= round.minutes) {
            let what = Trouble::AfterRound { inject: inject.id.to_string(), minutes: round.minutes };
            log.error(log.place(Noun::Inject, &inject.id, "injects.toml"), what);
        }
    }
}

fn add_up(log: &mut Log, file: &str, of: Sum, sum: f64, should: f64) {
    if (sum - should).abs() > NEAR {
        log.error(Place::file(file), Trouble::SumOff { of, sum, should });
    }
}

/// A part that weighs something needs something to be compared with.
fn parts(case: &Case, log: &mut Log) {
    let (parts, reference) = (&case.scoring.parts, &case.reference);
    let expected = case.injects.iter().any(|inject| !inject.expectations.is_empty());
    for (part, weight, there) in [
        ("map", parts.map, !reference.map.key.is_empty()),
        ("swot", parts.swot, !reference.swot.is_empty()),
        ("pest", parts.pest, !reference.pest.is_empty()),
        ("tows", parts.tows, !reference.tows.is_empty()),
        ("plan", parts.plan, !reference.plan.items.is_empty()),
        ("numbers", parts.numbers, !reference.numbers.is_empty()),
        ("injects", parts.injects, expected),
    ] {
        if weight > 0.0 && !there {
            log.error(Place::file("scoring.toml"), Trouble::PartEmpty { part: part.to_owned() });
        }
    }
}

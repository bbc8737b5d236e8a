//! What a team's work is worth, from what was handed in and what people said of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Handed, Release, Ruling, Run, Topic, Verdict};
use crate::workshop::{
    Case, Key, Target,
    score::{self, Auto, Confirmed, Judged, Rating, Total, Work},
};

/// From which level on a thought counts as there, in percent.
const THERE: i64 = 50;

/// The automatic marks of a team, with what they rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Marked {
    pub auto: Auto,
    /// A person has confirmed a prohibited act.
    pub prohibited: bool,
    /// What evaluators gave for compliance, 0..=1.
    pub compliance: Option<f64>,
}

fn confirmed(verdicts: &[Verdict], of: impl Fn(&Ruling) -> Option<&Key>) -> Confirmed {
    let mut all = Confirmed::default();
    for verdict in verdicts {
        if let Some(key) = of(&verdict.of) {
            let side = if verdict.level >= THERE { &mut all.there } else { &mut all.absent };
            side.insert(key.clone());
        }
    }
    all
}

fn prohibited(verdicts: &[Verdict]) -> BTreeSet<Key> {
    confirmed(verdicts, |of| if let Ruling::Trap(key) = of { Some(key) } else { None }).there
}

/// Levels by criterion and evaluator.
#[must_use]
pub fn ratings(verdicts: &[Verdict]) -> Vec<Rating> {
    let rating = |verdict: &Verdict| match &verdict.of {
        Ruling::Criterion(criterion) => Some(Rating {
            evaluator: verdict.by.to_string(),
            criterion: criterion.clone(),
            level: u8::try_from(verdict.level).unwrap_or_default(),
        }),
        _ => None,
    };
    verdicts.iter().filter_map(rating).collect()
}

/// What evaluators gave a team, by criterion, in the order of the rubric.
#[must_use]
pub fn judged(case: &Case, verdicts: &[Verdict]) -> Vec<(Key, Judged)> {
    let ratings = ratings(verdicts);
    case.rubric.iter().map(|one| (one.id.clone(), score::judged(&one.id, &ratings))).collect()
}

/// The automatic marks of a team's work. `verdicts` and `releases` are the team's own.
#[must_use]
pub fn marked(case: &Case, run: &Run, work: &Handed, verdicts: &[Verdict], releases: &[Release]) -> Marked {
    let swot = confirmed(verdicts, |of| if let Ruling::Swot(key) = of { Some(key) } else { None });
    let pest = confirmed(verdicts, |of| if let Ruling::Pest(key) = of { Some(key) } else { None });
    let tows = confirmed(verdicts, |of| if let Ruling::Tows(key) = of { Some(key) } else { None });
    let plan = confirmed(verdicts, |of| if let Ruling::Plan(key) = of { Some(key) } else { None });
    let mut all = Work { map: work.map.clone(), prohibited: prohibited(verdicts), ..Work::default() };
    let sides: [(&Confirmed, fn(Key) -> Target); 4] =
        [(&swot, Target::Swot), (&pest, Target::Pest), (&tows, Target::Tows), (&plan, Target::Plan)];
    for (said, target) in sides {
        all.there.extend(said.there.iter().cloned().map(target));
        all.absent.extend(said.absent.iter().cloned().map(target));
    }
    for (topic, _, value) in &work.answers {
        if let (Topic::Number(number), Some(value)) = (topic, value) {
            all.numbers.insert(number.clone(), *value);
        }
    }
    for verdict in verdicts {
        if let Ruling::Expectation(expectation) = &verdict.of {
            all.judged.insert(expectation.clone(), verdict.level as f64 / 100.0);
        }
    }
    let reached = case
        .injects
        .iter()
        .filter(|inject| releases.iter().any(|release| release.inject == inject.id && !release.withdrawn));
    let round = run.leg().and_then(|leg| case.round(&leg.round)).unwrap_or_default();
    let auto = Auto {
        map: score::map(case, &work.map),
        swot: score::swot(case, &swot),
        pest: score::pest(case, &pest),
        tows: score::tows(case, &tows),
        plan: score::checklist(case, &work.plan, &plan),
        numbers: score::numbers(case, &all.numbers, round),
        injects: score::expected(case, reached, &all),
    };
    let guilty = !all.prohibited.is_empty();
    let ratings = ratings(verdicts);
    let mut compliance = None;
    for criterion in case.rubric.iter().filter(|criterion| criterion.compliance) {
        compliance =
            score::judged(&criterion.id, &ratings).mean.map(|mean| mean / f64::from(crate::workshop::Criterion::TOP));
    }
    Marked { auto, prohibited: guilty, compliance: if guilty { Some(0.0) } else { compliance } }
}

/// One figure for a team, in the trainer's mix.
#[must_use]
pub fn total(case: &Case, run: &Run, marked: &Marked, verdicts: &[Verdict]) -> Total {
    let human = score::rubric(case, &ratings(verdicts), marked.prohibited);
    score::total(case, score::auto(case, &marked.auto), human, run.share as f64, marked.prohibited)
}

/// Thoughts of the reference that seem to be in what a team wrote: a person confirms them.
#[must_use]
pub fn suggested(case: &Case, work: &Handed) -> Vec<(Ruling, Vec<String>)> {
    let mut text = String::new();
    for (_, own, _) in &work.answers {
        text.push_str(own);
        text.push('\n');
    }
    for action in &work.plan.actions {
        text.push_str(&action.name);
        text.push('\n');
    }
    let of = |found: Vec<score::Suggestion>, make: fn(Key) -> Ruling| {
        found.into_iter().map(move |one| (make(one.item), one.matched)).collect::<Vec<_>>()
    };
    let mut all = of(score::suggest_swot(case, &text), Ruling::Swot);
    all.extend(of(score::suggest_pest(case, &text), Ruling::Pest));
    all.extend(of(score::suggest_tows(case, &text), Ruling::Tows));
    all.extend(of(score::suggest_traps(case, &text), Ruling::Trap));
    all
}

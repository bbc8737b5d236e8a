//! What the gate asks of records of a run, beside what is asked of all.

use serde::{Deserialize, Serialize};

use super::{Answer, Crew, Inquiry, Release, Ruling, Run, Submission, Topic, Verdict, is_gone, progress};
use crate::{
    gate::{Context, Event, Rejection, World},
    id::{CrewId, RunId},
    record::{Key as RecordKey, Kind, Patch, Record},
    workshop::{Case, Key},
};

/// Why a team can change nothing now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// No round has begun.
    NotBegun,
    /// The trainer has locked it.
    Locked,
    /// The work of this round is handed in.
    HandedIn,
    /// The run has ended.
    Ended,
}

/// Whether a team may bring `event` about. Who has handed in may still write back to what reaches them.
///
/// # Errors
/// Why not.
pub fn open_for(run: &Run, crew: &Crew, handed: bool, event: &Event) -> Result<(), Closed> {
    if run.ended.is_some() {
        return Err(Closed::Ended);
    }
    if run.at().is_none() {
        return Err(Closed::NotBegun);
    }
    if run.locked || crew.locked {
        return Err(Closed::Locked);
    }
    if handed && !is_correspondence(event) { Err(Closed::HandedIn) } else { Ok(()) }
}

fn is_correspondence(event: &Event) -> bool {
    match event {
        Event::Added(Record::Answer(answer)) | Event::Removed(Record::Answer(answer)) => {
            matches!(answer.topic, Topic::Inject(_))
        }
        Event::Edited { set: Patch::Answer { set, .. }, .. } => matches!(set.topic, None | Some(Topic::Inject(_))),
        _ => false,
    }
}

/// Fields of a run's records that are not edited.
pub(crate) fn fixed_fields(patch: &Patch) -> &'static [&'static str] {
    match patch {
        Patch::Run { .. } => &["case", "version", "by", "made", "code"],
        Patch::Crew { .. } => &["run", "account", "map", "pipeline", "deal"],
        Patch::Release { .. } => &["run", "crew", "account", "inject", "at", "by"],
        Patch::Inquiry { .. } => &["run", "crew", "account", "fact", "round", "cost", "by", "at"],
        Patch::Claim { .. } => &["run", "crew", "account", "by"],
        Patch::Answer { .. } => &["run", "crew", "account", "topic"],
        // What was handed in stays as it was.
        Patch::Submission { .. } => &["run", "crew", "account", "round", "by", "at", "work"],
        Patch::Notice { .. } => &["run", "crew", "account", "saying", "text", "place", "by", "at"],
        Patch::Remark { .. } => &["run", "crew", "by", "at"],
        Patch::Verdict { .. } => &["run", "crew", "of"],
        Patch::Outcome { .. } => &["run", "crew", "by", "at", "score", "coverage", "total"],
        _ => &[],
    }
}

/// The account of a record that belongs to a team.
fn account_of(record: &Record) -> Option<(CrewId, RunId, Option<crate::id::AccountId>)> {
    Some(match record {
        Record::Release(it) => (it.crew, it.run, Some(it.account)),
        Record::Inquiry(it) => (it.crew, it.run, Some(it.account)),
        Record::Claim(it) => (it.crew, it.run, Some(it.account)),
        Record::Answer(it) => (it.crew, it.run, Some(it.account)),
        Record::Submission(it) => (it.crew, it.run, Some(it.account)),
        Record::Notice(it) => (it.crew?, it.run, it.account),
        Record::Remark(it) => (it.crew?, it.run, None),
        Record::Verdict(it) => (it.crew, it.run, None),
        Record::Outcome(it) => (it.crew, it.run, None),
        _ => return None,
    })
}

/// Whether a record of a run may be, among the others: of one team throughout, and one of its kind.
fn single(world: &World, record: &Record) -> Result<(), Rejection> {
    let key = record.key();
    if let Some((crew, run, account)) = account_of(record)
        && let Some(team) = world.the::<Crew>(crew)
    {
        if team.run != run {
            return Err(Rejection::Mismatch { key, other: run.into() });
        }
        if let Some(account) = account.filter(|account| *account != team.account) {
            return Err(Rejection::Mismatch { key, other: account.into() });
        }
    }
    let taken: Option<RecordKey> = match record {
        Record::Release(own) => world
            .all::<Release>()
            .find(|other| other.id != own.id && (other.crew, &other.inject) == (own.crew, &own.inject))
            .map(|other| other.id.into()),
        Record::Inquiry(own) => world
            .all::<Inquiry>()
            .find(|other| other.id != own.id && (other.crew, &other.fact) == (own.crew, &own.fact))
            .map(|other| other.id.into()),
        Record::Answer(own) => world
            .all::<Answer>()
            .find(|other| other.id != own.id && (other.crew, &other.topic) == (own.crew, &own.topic))
            .map(|other| other.id.into()),
        Record::Submission(own) if own.reopened.is_none() => world
            .all::<Submission>()
            .find(|other| {
                other.id != own.id && other.reopened.is_none() && (other.crew, other.round) == (own.crew, own.round)
            })
            .map(|other| other.id.into()),
        Record::Verdict(own) => world
            .all::<Verdict>()
            .find(|other| {
                let same = other.id != own.id && (other.crew, &other.of) == (own.crew, &own.of);
                same && (!own.of.is_personal() || other.by == own.by)
            })
            .map(|other| other.id.into()),
        _ => None,
    };
    taken.map_or(Ok(()), |by| Err(Rejection::Taken { key, by }))
}

/// Whether a record of a run may be added or become as it is. `fresh` when it is added now, and not
/// brought back by undoing.
pub(crate) fn allowed(world: &World, context: &Context, record: &Record, fresh: bool) -> Result<(), Rejection> {
    single(world, record)?;
    if !fresh {
        return Ok(());
    }
    match record {
        Record::Release(release) => known(world, release.run, release.id.into(), |case| {
            case.injects.iter().any(|inject| inject.id == release.inject)
        }),
        Record::Verdict(verdict) => known(world, verdict.run, verdict.id.into(), |case| is_of_case(case, &verdict.of)),
        Record::Answer(answer) => known(world, answer.run, answer.id.into(), |case| match &answer.topic {
            Topic::Number(number) => case.reference.numbers.iter().any(|one| one.id == *number),
            Topic::Inject(inject) => {
                let mut reached = world.all::<Release>().filter(|one| one.crew == answer.crew && !one.withdrawn);
                reached.any(|release| release.inject == *inject)
            }
            Topic::Tool(_) => true,
        }),
        Record::Inquiry(inquiry) => affordable(world, context, inquiry),
        Record::Submission(submission) => {
            let run = world.the::<Run>(submission.run);
            let now = run.is_none_or(|run| run.round == Some(submission.round));
            if now { Ok(()) } else { Err(Rejection::Superseded { key: submission.id.into(), newest: 0 }) }
        }
        _ => Ok(()),
    }
}

/// What the case does not have is not found. A browser has no case, and does not refuse for that.
fn known(world: &World, run: RunId, key: RecordKey, has: impl Fn(&Case) -> bool) -> Result<(), Rejection> {
    if world.case(run).is_none_or(has) { Ok(()) } else { Err(Rejection::NotFound { key }) }
}

fn is_of_case(case: &Case, ruling: &Ruling) -> bool {
    let reference = &case.reference;
    match ruling {
        Ruling::Criterion(key) => case.rubric.iter().any(|one| one.id == *key),
        Ruling::Expectation(key) => {
            case.injects.iter().flat_map(|inject| &inject.expectations).any(|one| one.id == *key)
        }
        Ruling::Swot(key) => reference.swot.iter().any(|one| one.id == *key),
        Ruling::Pest(key) => reference.pest.iter().any(|one| one.id == *key),
        Ruling::Tows(key) => reference.tows.iter().any(|one| one.id == *key),
        Ruling::Plan(key) => reference.plan.items.iter().any(|one| one.id == *key),
        Ruling::Trap(key) => reference.plan.traps.iter().any(|one| one.id == *key),
    }
}

/// Whether a team can ask this now, and has the points for it. What it cannot ask is not found, so that
/// the answer does not say whether there is such a card.
fn affordable(world: &World, context: &Context, inquiry: &Inquiry) -> Result<(), Rejection> {
    let (Some(run), Some(case)) = (world.the::<Run>(inquiry.run), world.case(inquiry.run)) else { return Ok(()) };
    let not_found = Err(Rejection::NotFound { key: inquiry.id.into() });
    let Some(leg) = run.leg().filter(|_| run.round == Some(inquiry.round) && inquiry.by == context.actor) else {
        return not_found;
    };
    let gone: Vec<Key> = is_gone(case, inquiry.crew, world.all::<Release>());
    let team = progress(case, run, inquiry.crew, world.all::<Inquiry>());
    let Some(question) = case.questions(&team, &gone).into_iter().find(|open| open.fact == inquiry.fact) else {
        return not_found;
    };
    if i64::from(question.cost) != inquiry.cost {
        return not_found;
    }
    let here = world.all::<Inquiry>().filter(|one| (one.crew, one.round) == (inquiry.crew, inquiry.round));
    let left = i64::from(leg.points) - here.map(|one| one.cost).sum::<i64>();
    if inquiry.cost > left { Err(Rejection::NoPoints { cost: inquiry.cost, left }) } else { Ok(()) }
}

/// Whether records of this kind are asked about by [`allowed`] with all of their team.
#[must_use]
pub const fn needs_siblings(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::Release => &[Kind::Release],
        Kind::Inquiry => &[Kind::Inquiry, Kind::Release],
        Kind::Answer => &[Kind::Answer, Kind::Release],
        Kind::Submission => &[Kind::Submission],
        Kind::Verdict => &[Kind::Verdict],
        _ => &[],
    }
}

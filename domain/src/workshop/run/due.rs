//! Which injects reach which teams by themselves.

use std::collections::BTreeSet;

use super::{Crew, Inquiry, Release, Run, view::Coming};
use crate::{
    id::CrewId,
    time::Moment,
    workshop::{Audience, Case, Inject, Key, Progress, Trigger},
};

/// An inject that should reach a team now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    pub crew: CrewId,
    pub inject: Key,
}

const MINUTE_MS: i64 = 60_000;

/// How far a team has come.
#[must_use]
pub fn progress<'r>(
    case: &Case,
    run: &Run,
    crew: CrewId,
    inquiries: impl IntoIterator<Item = &'r Inquiry>,
) -> Progress {
    let own = inquiries.into_iter().filter(|inquiry| inquiry.crew == crew);
    let knows: BTreeSet<Key> = own.map(|inquiry| inquiry.fact.clone()).collect();
    let asked = knows.iter().filter_map(|fact| case.fact(fact)).map(|fact| fact.holder.clone()).collect();
    // Rounds of the run may be fewer than those of the case.
    let round = run.leg().and_then(|leg| case.round(&leg.round)).unwrap_or_default();
    Progress { round, asked, knows }
}

/// The people who have left, as a team knows.
#[must_use]
pub fn is_gone<'r>(case: &Case, crew: CrewId, releases: impl IntoIterator<Item = &'r Release>) -> Vec<Key> {
    let own = releases.into_iter().filter(|release| release.crew == crew && !release.withdrawn);
    let injects = own.filter_map(|release| case.injects.iter().find(|inject| inject.id == release.inject));
    injects.flat_map(|inject| inject.removes.iter().cloned()).collect()
}

/// Whether the time of an inject has come: in its round only, so that a round that is skipped takes its
/// injects with it. `None` for those that never come by themselves.
pub(super) fn wait(case: &Case, run: &Run, inject: &Inject, now: Moment) -> Option<Option<i64>> {
    if inject.trigger == Trigger::Manual || inject.audience == Audience::Chosen {
        return None;
    }
    // Rounds of the run may be fewer than those of the case.
    let leg = run.agenda.iter().position(|leg| leg.round == inject.round)?;
    case.round(&inject.round)?;
    let begun = run.ended.is_none() && run.at() == Some(leg) && run.clock.started.is_some();
    let at = i64::from(inject.at.unwrap_or_default()) * MINUTE_MS;
    Some(begun.then(|| (at - run.clock.elapsed(now)).max(0)))
}

/// Whether an inject is meant for a team as far as it has come.
pub(super) fn fits(case: &Case, inject: &Inject, team: &Progress) -> bool {
    let asks = inject.audience == Audience::Matching || inject.trigger == Trigger::Condition;
    !asks || inject.when.holds(team, |round| case.round(round))
}

/// The injects that should have reached teams by `now` and have not. Asked as often as one likes, after a
/// standstill too: what has come once, withdrawn or not, does not come again.
#[must_use]
pub fn due(
    case: &Case,
    run: &Run,
    crews: &[Crew],
    releases: &[Release],
    inquiries: &[Inquiry],
    now: Moment,
) -> Vec<Due> {
    let mut due = Vec::new();
    for inject in &case.injects {
        if wait(case, run, inject, now) != Some(Some(0)) {
            continue;
        }
        for crew in crews.iter().filter(|crew| crew.run == run.id) {
            let came = releases.iter().any(|release| release.crew == crew.id && release.inject == inject.id);
            if !came && fits(case, inject, &progress(case, run, crew.id, inquiries)) {
                due.push(Due { crew: crew.id, inject: inject.id.clone() });
            }
        }
    }
    due
}

/// What is still to come by itself, the soonest first; what no team waits for is left out.
#[must_use]
pub fn coming(
    case: &Case,
    run: &Run,
    crews: &[Crew],
    releases: &[Release],
    inquiries: &[Inquiry],
    now: Moment,
) -> Vec<Coming> {
    let mut all: Vec<Coming> = Vec::new();
    for inject in &case.injects {
        let Some(wait) = wait(case, run, inject, now) else { continue };
        let came = |crew: CrewId| releases.iter().any(|one| one.crew == crew && one.inject == inject.id);
        let waiting: Vec<CrewId> = crews.iter().map(|crew| crew.id).filter(|crew| !came(*crew)).collect();
        if waiting.is_empty() {
            continue;
        }
        let not_yet = |crew: &CrewId| !fits(case, inject, &progress(case, run, *crew, inquiries));
        let unmet = waiting.iter().copied().filter(not_yet).collect();
        all.push(Coming { inject: inject.id.clone(), wait, waiting, unmet });
    }
    all.sort_by_key(|one| (one.wait.is_none(), one.wait));
    all
}

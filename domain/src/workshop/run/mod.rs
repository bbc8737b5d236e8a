//! A case being run: teams, the clock, what reaches them, what they hand in, and what it is worth.
//!
//! Records of a run are told in its own room ([`crate::gate::Room::Run`]). The case itself is no record:
//! it lies beside the run, on the server only, and the gate is handed it to decide
//! ([`crate::gate::World::note_case`]). What teams see is made of [`super::PublicCase`], [`super::Card`]
//! and [`super::Released`] ([`view::PlayView`]).

mod clock;
mod code;
mod crew;
mod due;
mod judge;
mod play;
mod rule;
mod sandbox;
mod score;
mod steer;
mod topic;
pub mod view;
mod work;

pub use clock::Clock;
pub use code::{CODE, REJOIN, code_of, spoken};
pub use crew::{Crew, CrewPatch};
pub use due::{Due, coming, due, is_gone, progress};
pub use judge::{
    Note, Notice, NoticePatch, Outcome, OutcomePatch, Remark, RemarkPatch, Ruling, Saying, Verdict, VerdictPatch,
};
pub use play::{
    Answer, AnswerPatch, Claim, ClaimPatch, Handed, Inquiry, InquiryPatch, Release, ReleasePatch, Submission,
    SubmissionPatch,
};
pub use rule::{Closed, needs_siblings, open_for};
pub(crate) use rule::{allowed, fixed_fields};
pub use sandbox::{Sandbox, SandboxIds};
pub use score::{Marked, judged, marked, suggested, total};
pub use steer::{Act, LegWish, RunWish, Steer, TeamWish, renamed};
pub use topic::Topic;
pub use work::{Difference, difference, handed};

use serde::{Deserialize, Serialize};

use super::{Key, Mode, Round, Tool};
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    names::Names,
    record::{Describe, Key as RecordKey, record},
    time::Moment,
};

record! {
    /// A case being run with some teams.
    pub struct Run (RunPatch) {
        pub id: RunId,
        pub name: Names,
        /// Which case, and which version of it.
        pub case: Key,
        pub version: i64,
        /// Who the learners work for and whom they sell to, as chosen for this run.
        pub company: Names,
        pub hospital: Names,
        /// What participants type to come in. It lets nobody in any more once the run has ended.
        pub code: String,
        /// The rounds in their order.
        pub agenda: Vec<Leg>,
        /// When teams see scores.
        pub mode: Mode,
        /// Percent of the total that is compared automatically, 40 to 60.
        pub share: i64,
        /// The trainer.
        pub by: UserId,
        /// Who judges beside the trainer.
        pub evaluators: Vec<UserId>,
        pub made: Moment,
        /// The place of the round in the agenda; `None` before the first begins.
        pub round: Option<i64>,
        /// The clock of the round.
        pub clock: Clock,
        /// Nobody in a team can change anything.
        pub locked: bool,
        /// Teams do not see of each other who is there and how far they are.
        pub private: bool,
        /// Teams see their work against the reference.
        pub revealed: bool,
        pub ended: Option<Moment>,
    }
}

/// A round as this run takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    /// The round of the case.
    pub round: Key,
    pub title: Names,
    pub task: Names,
    /// 1..=240.
    pub minutes: u32,
    /// Interview points a team gets for it.
    pub points: u32,
    pub tools: Vec<Tool>,
}

impl From<&Round> for Leg {
    fn from(round: &Round) -> Self {
        Self {
            round: round.id.clone(),
            title: round.title.clone(),
            task: round.task.clone(),
            minutes: round.minutes,
            points: round.points,
            tools: round.tools.clone(),
        }
    }
}

impl Run {
    /// Rounds of a run at most.
    const MOST_ROUNDS: usize = 24;
    /// People who judge beside the trainer, at most.
    const MOST_EVALUATORS: usize = 20;

    /// The place of the round in the agenda.
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        self.round.and_then(|round| usize::try_from(round).ok())
    }

    /// The round that runs.
    #[must_use]
    pub fn leg(&self) -> Option<&Leg> {
        self.agenda.get(self.at()?)
    }

    /// Milliseconds left of the round; below nought when it is over time, all of it before it begins.
    #[must_use]
    pub fn left(&self, now: Moment) -> Option<i64> {
        self.leg().map(|leg| self.clock.left(leg.minutes, now))
    }

    /// Whether somebody trains or judges here.
    #[must_use]
    pub fn is_staff(&self, user: UserId) -> bool {
        self.by == user || self.evaluators.contains(&user)
    }

    /// The trainer and who judges.
    pub fn staff(&self) -> impl Iterator<Item = UserId> + '_ {
        std::iter::once(self.by).chain(self.evaluators.iter().copied().filter(|user| *user != self.by))
    }
}

impl Describe for Run {
    fn room(&self) -> Room {
        Room::Run(self.id)
    }

    fn refers_to(&self) -> Vec<RecordKey> {
        self.staff().map(RecordKey::from).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        let rounds = i64::try_from(self.agenda.len()).unwrap_or(i64::MAX);
        let minutes = self.agenda.iter().all(|leg| (1..=240).contains(&leg.minutes) && leg.points <= 99);
        Check::new()
            .names("name", &self.name)
            .optional_names("company", &self.company)
            .optional_names("hospital", &self.hospital)
            .holds("code", code_of(&self.code).as_deref() == Some(self.code.as_str()))
            .holds("agenda", (1..=Self::MOST_ROUNDS).contains(&self.agenda.len()) && minutes)
            .between("share", Some(self.share), 40, 60)
            .between("round", self.round, 0, rounds - 1)
            .holds("clock", self.clock.is_sound())
            .holds("evaluators", self.evaluators.len() <= Self::MOST_EVALUATORS)
            .done()
    }
}

#[cfg(test)]
mod tests;

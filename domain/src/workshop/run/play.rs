//! What reaches a team and what a team does.

use serde::{Deserialize, Serialize};

use super::Topic;
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key as RecordKey, record},
    stakeholder::Grade,
    time::Moment,
    workshop::{
        Key,
        score::{Plan, TeamMap},
    },
};

record! {
    /// An inject that has reached a team. It is withdrawn, never removed, so that it does not come again by
    /// itself.
    pub struct Release (ReleasePatch) {
        pub id: ReleaseId,
        pub run: RunId,
        pub crew: CrewId,
        pub account: AccountId,
        pub inject: Key,
        pub at: Moment,
        /// The trainer; `None` when it came by the clock or by its condition.
        pub by: Option<UserId>,
        pub withdrawn: bool,
    }
}

record! {
    /// A card a team has paid for.
    pub struct Inquiry (InquiryPatch) {
        pub id: InquiryId,
        pub run: RunId,
        pub crew: CrewId,
        pub account: AccountId,
        pub fact: Key,
        /// The place of the round in the agenda.
        pub round: i64,
        /// Interview points.
        pub cost: i64,
        pub by: UserId,
        pub at: Moment,
    }
}

record! {
    /// Something a team says it knows, and what it rests on.
    pub struct Claim (ClaimPatch) {
        pub id: ClaimId,
        pub run: RunId,
        pub crew: CrewId,
        pub account: AccountId,
        pub text: String,
        pub grade: Grade,
        /// The cards it rests on.
        pub facts: Vec<Key>,
        /// The person of the case it is about.
        pub about: Option<Key>,
        pub by: UserId,
        pub at: Moment,
    }
}

record! {
    /// What a team writes: to an inject, for a figure, in a tool. One of each topic.
    pub struct Answer (AnswerPatch) {
        pub id: AnswerId,
        pub run: RunId,
        pub crew: CrewId,
        pub account: AccountId,
        pub topic: Topic,
        pub text: String,
        /// The figure, in the unit of the case.
        pub value: Option<f64>,
        pub by: UserId,
        pub at: Moment,
    }
}

record! {
    /// What a team has handed in for a round, as it was then. Only the trainer opens it again.
    pub struct Submission (SubmissionPatch) {
        pub id: SubmissionId,
        pub run: RunId,
        pub crew: CrewId,
        pub account: AccountId,
        /// The place of the round in the agenda.
        pub round: i64,
        pub by: UserId,
        pub at: Moment,
        pub work: Handed,
        pub reopened: Option<Moment>,
    }
}

/// The work of a team at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Handed {
    pub map: TeamMap,
    pub plan: Plan,
    /// Topics with text and figure.
    pub answers: Vec<(Topic, String, Option<f64>)>,
    /// What the team says it knows.
    pub claims: Vec<(String, Grade)>,
    /// Names of people on the map who are not of the case.
    pub strangers: Vec<String>,
}

macro_rules! of_crew {
    ($($name:ident: $check:expr;)*) => {$(
        impl Describe for $name {
            fn room(&self) -> Room {
                Room::Run(self.run)
            }

            fn refers_to(&self) -> Vec<RecordKey> {
                vec![self.run.into(), self.crew.into(), self.account.into()]
            }

            fn check(&self) -> Result<(), Invalid> {
                let check: fn(&$name) -> Check = $check;
                check(self).done()
            }
        }
    )*};
}

of_crew! {
    Release: |it| Check::new().holds("inject", Key::is_sound(&it.inject.0));
    Inquiry: |it| Check::new().holds("fact", Key::is_sound(&it.fact.0)).between("cost", Some(it.cost), 0, 99);
    Claim: |it| Check::new().written("text", &it.text).text("text", &it.text).holds("facts", it.facts.len() <= 40);
    Answer: |it| Check::new().long_text("text", &it.text).holds("value", it.value.is_none_or(f64::is_finite));
    Submission: |it| Check::new().between("round", Some(it.round), 0, 99);
}

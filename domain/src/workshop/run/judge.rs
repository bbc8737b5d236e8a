//! What trainers and evaluators say: to the teams, and about them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key as RecordKey, record},
    stakeholder::vocabulary,
    time::Moment,
    workshop::{Criterion, Key, score::Total},
};

vocabulary! {
    /// What a notice asks of teams.
    Saying {
        /// Read this.
        Broadcast,
        /// Look at this place.
        Summon,
    }

    /// What a remark is for.
    Note {
        /// A moment to come back to in the debrief.
        Bookmark,
        /// What was seen of a team or a person.
        Observation,
    }
}

record! {
    /// What the trainer tells all teams or one.
    pub struct Notice (NoticePatch) {
        pub id: NoticeId,
        pub run: RunId,
        /// `None` for all.
        pub crew: Option<CrewId>,
        /// The account of that team.
        pub account: Option<AccountId>,
        pub saying: Saying,
        pub text: String,
        /// Where to look: a path inside the app, such as `/play`; empty for nowhere.
        pub place: String,
        pub by: UserId,
        pub at: Moment,
        /// It is over.
        pub withdrawn: bool,
    }
}

record! {
    /// What trainers note for themselves.
    pub struct Remark (RemarkPatch) {
        pub id: RemarkId,
        pub run: RunId,
        pub crew: Option<CrewId>,
        pub note: Note,
        pub text: String,
        pub by: UserId,
        pub at: Moment,
    }
}

record! {
    /// What a person says of a team's work: a level of a criterion, each evaluator one, or whether a
    /// thought of the reference is there, one for all.
    pub struct Verdict (VerdictPatch) {
        pub id: VerdictId,
        pub run: RunId,
        pub crew: CrewId,
        pub of: Ruling,
        /// Of a criterion 0 to 4; of all else in percent, 100 for "it is there".
        pub level: i64,
        pub note: String,
        pub by: UserId,
        pub at: Moment,
    }
}

record! {
    /// A team's score, as it was when the trainer closed it.
    pub struct Outcome (OutcomePatch) {
        pub id: OutcomeId,
        pub run: RunId,
        pub crew: CrewId,
        /// In tenths, 0 to 1,000; `None` when nothing was evaluated.
        pub score: Option<i64>,
        /// How much of everything was evaluated, in percent.
        pub coverage: i64,
        pub total: Total,
        pub by: UserId,
        pub at: Moment,
    }
}

/// What a verdict is about. As text: `criterion:map`, `swot:o1`, `trap:t1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Ruling {
    /// A criterion of the rubric.
    Criterion(Key),
    /// What should be done about an inject.
    Expectation(Key),
    Swot(Key),
    Pest(Key),
    Tows(Key),
    /// An item of the plan's checklist.
    Plan(Key),
    /// Something prohibited: it was done.
    Trap(Key),
}

/// The text names no ruling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no ruling")]
pub struct NoRuling;

impl Ruling {
    /// Whether each evaluator gives an own one.
    #[must_use]
    pub const fn is_personal(&self) -> bool {
        matches!(self, Self::Criterion(_))
    }

    /// The highest level.
    #[must_use]
    pub const fn top(&self) -> i64 {
        match self {
            Self::Criterion(_) => Criterion::TOP as i64,
            _ => 100,
        }
    }

    const fn parts(&self) -> (&'static str, &Key) {
        match self {
            Self::Criterion(key) => ("criterion", key),
            Self::Expectation(key) => ("expectation", key),
            Self::Swot(key) => ("swot", key),
            Self::Pest(key) => ("pest", key),
            Self::Tows(key) => ("tows", key),
            Self::Plan(key) => ("plan", key),
            Self::Trap(key) => ("trap", key),
        }
    }
}

impl FromStr for Ruling {
    type Err = NoRuling;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (noun, key) = text.split_once(':').filter(|(_, key)| Key::is_sound(key)).ok_or(NoRuling)?;
        let make: fn(Key) -> Self = match noun {
            "criterion" => Self::Criterion,
            "expectation" => Self::Expectation,
            "swot" => Self::Swot,
            "pest" => Self::Pest,
            "tows" => Self::Tows,
            "plan" => Self::Plan,
            "trap" => Self::Trap,
            _ => return Err(NoRuling),
        };
        Ok(make(key.into()))
    }
}

impl fmt::Display for Ruling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (noun, key) = self.parts();
        write!(f, "{noun}:{key}")
    }
}

impl TryFrom<String> for Ruling {
    type Error = NoRuling;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Ruling> for String {
    fn from(ruling: Ruling) -> Self {
        ruling.to_string()
    }
}

/// Whether a place to look at is inside the app.
fn is_inside(place: &str) -> bool {
    place.is_empty() || (place.starts_with('/') && !place.starts_with("//") && !place.contains(['\\', '\n', '\r']))
}

impl Describe for Notice {
    fn room(&self) -> Room {
        Room::Run(self.run)
    }

    fn refers_to(&self) -> Vec<RecordKey> {
        let of_crew = self.crew.map(RecordKey::from).into_iter().chain(self.account.map(RecordKey::from));
        std::iter::once(self.run.into()).chain(of_crew).chain([self.by.into()]).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .holds("text", !(self.text.trim().is_empty() && self.place.is_empty()))
            .text("text", &self.text)
            .text("place", &self.place)
            .holds("place", is_inside(&self.place))
            .holds("account", self.crew.is_some() == self.account.is_some())
            .done()
    }
}

impl Describe for Remark {
    fn room(&self) -> Room {
        Room::Run(self.run)
    }

    fn refers_to(&self) -> Vec<RecordKey> {
        std::iter::once(self.run.into()).chain(self.crew.map(RecordKey::from)).chain([self.by.into()]).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        let bare = self.note == Note::Bookmark;
        Check::new().holds("text", bare || !self.text.trim().is_empty()).text("text", &self.text).done()
    }
}

impl Describe for Verdict {
    fn room(&self) -> Room {
        Room::Run(self.run)
    }

    fn refers_to(&self) -> Vec<RecordKey> {
        vec![self.run.into(), self.crew.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().between("level", Some(self.level), 0, self.of.top()).text("note", &self.note).done()
    }
}

impl Describe for Outcome {
    fn room(&self) -> Room {
        Room::Run(self.run)
    }

    fn refers_to(&self) -> Vec<RecordKey> {
        vec![self.run.into(), self.crew.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().between("score", self.score, 0, 1_000).between("coverage", Some(self.coverage), 0, 100).done()
    }
}

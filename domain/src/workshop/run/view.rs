//! What the pages of a run show. [`PlayView`], [`ProjectorView`] and [`JoinView`] go to participants and
//! hold nothing a team must not see; [`ConsoleView`] and [`DebriefView`] are for trainers and evaluators.

use serde::{Deserialize, Serialize};

use super::{
    Answer, Claim, Clock, Closed, Crew, Difference, Handed, Inquiry, Leg, Marked, Notice, Outcome, Release, Remark,
    Ruling, Run, Submission, Verdict,
};
use crate::{
    id::*,
    names::Names,
    time::Moment,
    workshop::{
        Card, Case, Key, Level, Mode, PublicCase, Question, Released, Teams,
        score::{Judged, Total},
    },
};

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// No round has begun.
    Planned,
    Running,
    Ended,
}

impl Run {
    #[must_use]
    pub fn state(&self) -> State {
        match (self.ended, self.round) {
            (Some(_), _) => State::Ended,
            (None, Some(_)) => State::Running,
            (None, None) => State::Planned,
        }
    }
}

/// The list of runs, and what a new one can be made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkshopView {
    /// Runs the reader trains or judges in, the newest first.
    pub runs: Vec<RunHead>,
    /// Cases that can be run.
    pub packs: Vec<Pack>,
    /// Who can judge.
    pub colleagues: Vec<(UserId, Names)>,
    /// Whether the reader may make a run.
    pub may_make: bool,
    pub now: Moment,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunHead {
    pub run: Run,
    pub trainer: Names,
    pub teams: usize,
    pub people: usize,
}

/// A case that can be run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    pub case: Key,
    pub version: u32,
    pub title: Names,
    pub summary: Names,
    pub disclaimer: Names,
    pub level: Level,
    pub minutes: u32,
    pub teams: Teams,
    pub company: Names,
    pub hospital: Names,
    pub product: Names,
    pub agenda: Vec<Leg>,
    pub mode: Mode,
    /// Percent that is compared automatically.
    pub share: i64,
}

/// What is asked and told before somebody joins. For everybody who has the code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinView {
    pub code: String,
    pub name: Names,
    pub title: Names,
    pub disclaimer: Names,
    pub teams: Vec<JoinTeam>,
    /// People a team has at most.
    pub largest: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinTeam {
    pub crew: CrewId,
    pub name: Names,
    pub colour: i64,
    pub people: usize,
    pub full: bool,
}

/// Somebody has joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    pub run: RunId,
    pub crew: CrewId,
    /// Brings them back on another device, together with their nickname.
    pub rejoin: String,
}

/// Somebody in a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Player {
    pub user: UserId,
    pub name: Names,
    /// Whether a browser of theirs is connected.
    pub online: bool,
    /// With what they come back; for trainers only.
    pub rejoin: Option<String>,
}

/// A place in the leaderboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub place: usize,
    pub crew: CrewId,
    pub name: Names,
    pub colour: i64,
    /// In percent with one decimal; `None` where nothing was evaluated.
    pub score: Option<f64>,
    /// Share of everything that was evaluated, 0..=1.
    pub coverage: f64,
}

/// What a team sees of the scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shows", content = "what", rename_all = "snake_case")]
pub enum Board {
    /// Nothing now: the mode says so, or the round is not over.
    Nothing,
    /// Everybody's places and scores.
    All(Vec<Place>),
    /// One's own place among so many.
    Own { place: usize, of: usize },
}

/// The page of a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlayView {
    pub run: Run,
    /// As it is in this round.
    pub case: PublicCase,
    pub crew: Crew,
    pub me: UserId,
    /// With what the reader comes back on another device, together with the nickname.
    pub rejoin: String,
    pub players: Vec<Player>,
    /// The other teams with their people; no people in private mode.
    pub others: Vec<(CrewId, Names, i64, usize)>,
    /// Interview points given in this round and spent in it.
    pub points: (i64, i64),
    /// What can be asked now.
    pub questions: Vec<Question>,
    /// Cards paid for, the latest first, with who asked.
    pub cards: Vec<(Card, Inquiry, Names)>,
    /// What has reached the team, the latest first.
    pub released: Vec<Arrived>,
    /// People of the case who have left.
    pub gone: Vec<Key>,
    /// Notices for all and for this team that are not over, the latest first.
    pub notices: Vec<Notice>,
    pub claims: Vec<Claim>,
    pub answers: Vec<Answer>,
    /// What was handed in for this round.
    pub submission: Option<Submission>,
    /// Rounds for which work was handed in.
    pub handed: Vec<usize>,
    /// Why nothing can be changed now.
    pub closed: Option<Closed>,
    pub board: Board,
    /// The team's own work against the reference, once the trainer reveals it.
    pub revealed: Option<Difference>,
    /// Where the room of the run stood.
    pub seq: i64,
    pub now: Moment,
}

/// An inject as it has reached a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrived {
    pub id: ReleaseId,
    pub at: Moment,
    pub released: Released,
    /// Whether the team has written back.
    pub answered: bool,
}

/// The console of a trainer or an evaluator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConsoleView {
    pub run: Run,
    /// All of it, hidden parts too.
    pub case: Case,
    pub crews: Vec<CrewDesk>,
    pub releases: Vec<Release>,
    /// What is still to come by itself, with when; the soonest first.
    pub coming: Vec<Coming>,
    pub inquiries: Vec<Inquiry>,
    pub answers: Vec<Answer>,
    pub claims: Vec<Claim>,
    pub submissions: Vec<Submission>,
    pub notices: Vec<Notice>,
    pub remarks: Vec<Remark>,
    pub verdicts: Vec<Verdict>,
    pub outcomes: Vec<Outcome>,
    pub places: Vec<Place>,
    /// The trainer and the evaluators.
    pub staff: Vec<(UserId, Names)>,
    pub me: UserId,
    /// Whether the reader steers the run, not only judges.
    pub may_steer: bool,
    pub seq: i64,
    pub now: Moment,
}

/// An inject that will come by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coming {
    pub inject: Key,
    /// Milliseconds until its time on the clock of its round; `None` when the round has not begun. Nought
    /// where the time has come and its condition does not hold yet.
    pub wait: Option<i64>,
    /// Teams it has not reached.
    pub waiting: Vec<CrewId>,
    /// Those of them whose condition does not hold now.
    pub unmet: Vec<CrewId>,
}

/// A team as its trainer sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CrewDesk {
    pub crew: Crew,
    pub players: Vec<Player>,
    /// When somebody in the team last changed something.
    pub last: Option<Moment>,
    /// People, lines, goals and actions recorded in the sandbox.
    pub people: usize,
    pub lines: usize,
    pub goals: usize,
    pub actions: usize,
    /// Interview points given in this round and spent in it.
    pub points: (i64, i64),
    pub unanswered: usize,
    /// Whether this round's work is handed in.
    pub submitted: Option<Moment>,
    /// What it has now, with what it is made of.
    pub total: Total,
    pub marked: Marked,
    /// What evaluators gave, by criterion.
    pub judged: Vec<(Key, Judged)>,
    /// Thoughts of the reference that seem to be in what the team wrote: ruling and the words found.
    pub suggested: Vec<(Ruling, Vec<String>)>,
}

/// What a projector shows; nothing of it is hidden from anybody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectorView {
    pub id: RunId,
    pub name: Names,
    pub title: Names,
    pub disclaimer: Names,
    pub state: State,
    /// Empty once the run has ended.
    pub code: String,
    pub round: Option<usize>,
    pub agenda: Vec<Leg>,
    pub clock: Clock,
    pub teams: Vec<(CrewId, Names, i64, Vec<Names>)>,
    pub notices: Vec<Notice>,
    pub board: Board,
    pub seq: i64,
    pub now: Moment,
}

/// The debrief: every team's work against the reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DebriefView {
    pub run: Run,
    pub case: Case,
    pub crews: Vec<CrewDebrief>,
    pub places: Vec<Place>,
    /// What was noted, in the order of the run.
    pub remarks: Vec<Remark>,
    pub releases: Vec<Release>,
    pub now: Moment,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CrewDebrief {
    pub crew: Crew,
    pub players: Vec<Player>,
    /// What was handed in last, or the sandbox as it is now.
    pub work: Handed,
    pub handed_at: Option<Moment>,
    pub difference: Difference,
    pub marked: Marked,
    pub total: Total,
    pub judged: Vec<(Key, Judged)>,
    /// Cards the team had paid for: what it could know.
    pub knew: Vec<Key>,
}

//! What the pages ask to be done: a trainer steers a run, a team acts in it. The server makes changes of
//! it, with its own clock and ids, and sends them through the gate.

use serde::{Deserialize, Serialize};

use super::{Ruling, Saying, Topic};
use crate::{
    id::*,
    names::Names,
    stakeholder::Grade,
    workshop::{Case, Files, Key, Mode, Tool},
};

/// A run somebody wants to have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunWish {
    /// Which case.
    pub case: Key,
    /// Empty for the title of the case.
    pub name: Names,
    /// Empty to leave them as the case has them.
    pub company: Names,
    pub hospital: Names,
    pub product: Names,
    /// 1 to 12.
    pub teams: Vec<TeamWish>,
    /// The rounds with their minutes, points and tools; empty for those of the case. Rounds that are left
    /// out do not take place.
    pub agenda: Vec<LegWish>,
    pub mode: Option<Mode>,
    /// Percent of the total that is compared automatically, 40 to 60.
    pub share: Option<i64>,
    pub evaluators: Vec<UserId>,
    pub private: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TeamWish {
    pub name: Names,
    /// 1 to 12.
    pub colour: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LegWish {
    pub round: Key,
    pub minutes: u32,
    pub points: u32,
    pub tools: Vec<Tool>,
}

/// What a trainer does; an evaluator may [`Judge`](Self::Judge) and [`Remark`](Self::Remark).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", content = "with", rename_all = "snake_case")]
pub enum Steer {
    /// Starts the clock, or lets it go on; begins the first round where none has begun.
    Start,
    Pause,
    /// Puts the clock forward, or back when below nought.
    AddMinutes(i64),
    /// Goes to a round, forwards or back, with a fresh clock that runs at once where `start` says so.
    Round {
        to: usize,
        start: bool,
    },
    /// Ends the run: the code lets nobody in any more, nothing can be changed.
    End,
    /// Takes the end back.
    Reopen,
    /// Lets an inject reach teams; all of them when none is named. Withdrawn ones come back.
    Release {
        inject: Key,
        crews: Vec<CrewId>,
    },
    /// Takes it back from teams; from all when none is named.
    Withdraw {
        inject: Key,
        crews: Vec<CrewId>,
    },
    /// Tells all teams or one.
    Say {
        saying: Saying,
        crew: Option<CrewId>,
        text: String,
        place: String,
    },
    /// What was said is over.
    Unsay(NoticeId),
    /// Locks or unlocks all teams, or one.
    Lock {
        crew: Option<CrewId>,
        locked: bool,
    },
    Private(bool),
    /// Shows teams the reference.
    Reveal(bool),
    /// When teams see scores.
    Mode(Mode),
    /// Percent of the total that is compared automatically, 40 to 60.
    Share(i64),
    Bookmark {
        crew: Option<CrewId>,
        text: String,
    },
    Observe {
        crew: Option<CrewId>,
        text: String,
    },
    /// Takes a remark away.
    Forget(RemarkId),
    /// Opens what was handed in again.
    OpenAgain(SubmissionId),
    /// Gives a level, or takes it back with `None`.
    Judge {
        crew: CrewId,
        of: Ruling,
        level: Option<i64>,
        note: String,
    },
    /// Keeps the scores as they are now.
    Close,
    /// Puts somebody into another team.
    Move {
        user: UserId,
        to: CrewId,
    },
    /// Sends somebody away: they are signed out and cannot come back.
    SendAway(UserId),
    /// Gives a team another name and colour.
    Rename {
        crew: CrewId,
        team: TeamWish,
    },
}

/// What a team does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", content = "with", rename_all = "snake_case")]
pub enum Act {
    /// Pays for a card.
    Ask(Key),
    /// Writes an answer, or writes it anew.
    Answer {
        topic: Topic,
        text: String,
        value: Option<f64>,
    },
    /// Says that it knows something, and what that rests on.
    Claim {
        text: String,
        grade: Grade,
        facts: Vec<Key>,
        about: Option<Key>,
    },
    /// Says so otherwise.
    Reclaim {
        id: ClaimId,
        text: String,
        grade: Grade,
        facts: Vec<Key>,
    },
    Unclaim(ClaimId),
    /// Hands in the work of the round.
    HandIn,
}

/// The texts of a case with other names in them. Where a name stands in a text as the case writes it, in
/// full or without what is in brackets, the other stands there afterwards.
#[must_use]
pub fn renamed(files: &Files, case: &Case, wish: &RunWish) -> Files {
    let mut swaps: Vec<(String, String)> = Vec::new();
    for (was, is) in [(&case.company, &wish.company), (&case.hospital, &wish.hospital), (&case.product, &wish.product)]
    {
        for (was, is) in [(&was.zh, &is.zh), (&was.en, &is.en)] {
            let is: String = is.trim().chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
            if is.is_empty() || *was == is {
                continue;
            }
            let bare = was.split(['（', '(']).next().unwrap_or_default().trim();
            swaps.push((was.clone(), is.clone()));
            if !bare.is_empty() && bare != was {
                swaps.push((bare.to_owned(), is));
            }
        }
    }
    // Longer names first: one may be part of another.
    swaps.sort_by_key(|(was, _)| std::cmp::Reverse(was.len()));
    let mut files = files.clone();
    for text in files.values_mut() {
        for (at, (was, _)) in swaps.iter().enumerate() {
            *text = text.replace(was.as_str(), &mark(at));
        }
        for (at, (_, is)) in swaps.iter().enumerate() {
            *text = text.replace(&mark(at), is);
        }
    }
    files
}

/// Stands for a name between the two passes, so that a new name is not renamed once more.
fn mark(at: usize) -> String {
    format!("\u{e000}{at}\u{e001}")
}

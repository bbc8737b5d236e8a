//! What happens to teams while they work, and what is expected of them then.

use serde::{Deserialize, Serialize};

use super::{Condition, Key, Tool};
use crate::{names::Names, stakeholder::vocabulary};

vocabulary! {
    /// What sets an inject off.
    Trigger { Time, Manual, Condition }

    /// What an inject is about.
    Category { Information, People, Policy, Competitor, Customer, Finance, Compliance }

    /// How it reaches a team.
    Channel { Mail, Call, Letter, News, Message, Meeting }

    /// Whom it reaches.
    Audience {
        /// Every team.
        All,
        /// The teams for which its condition holds.
        Matching,
        /// The teams the trainer names.
        Chosen,
    }

    /// How an expectation is measured.
    Comparison {
        /// It is there.
        Present,
        /// It is not there.
        Absent,
        /// The figure is this or more.
        AtLeast,
        /// The figure is this or less.
        AtMost,
        /// A person says.
        Judged,
    }
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inject {
    pub id: Key,
    pub round: Key,
    pub trigger: Trigger,
    /// Minutes after the start of the round; of those set off by time.
    pub at: Option<u32>,
    pub when: Condition,
    pub category: Category,
    pub audience: Audience,
    pub channel: Channel,
    /// Who says so, as printed on it.
    pub sender: Names,
    pub title: Names,
    pub text: Names,
    /// Who is not at the hospital any more afterwards.
    pub removes: Vec<Key>,
    /// Hidden: what the trainer should know.
    pub note: Names,
    pub expectations: Vec<Expectation>,
}

/// What a team should do about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expectation {
    pub id: Key,
    pub title: Names,
    pub tool: Tool,
    /// What is looked at.
    pub of: Target,
    pub comparison: Comparison,
    /// The figure it is compared with.
    pub value: Option<f64>,
    /// Points, 1..=100; comparable inside a case.
    pub score: u32,
    /// Minutes after the inject until it counts as not done.
    pub minutes: u32,
    /// The goal it serves.
    pub goal: Key,
}

/// A place in a team's work.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A person on the map; compared by support.
    Person(Key),
    /// A line on the map.
    Line(Key, Key),
    Swot(Key),
    Pest(Key),
    Tows(Key),
    /// An item of the plan's checklist.
    Plan(Key),
    Number(Key),
    /// Something prohibited.
    Trap(Key),
    /// What the team writes back.
    Answer,
}

impl Target {
    /// What authors may write.
    pub const FORMS: [&'static str; 9] = [
        "person:KEY",
        "line:KEY>KEY",
        "swot:KEY",
        "pest:KEY",
        "tows:KEY",
        "plan:KEY",
        "number:KEY",
        "trap:KEY",
        "answer",
    ];

    /// The place of a word such as `person:a7`, `line:a7>a2` or `answer`.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if word == "answer" {
            return Some(Self::Answer);
        }
        let (noun, key) = word.split_once(':')?;
        if noun == "line" {
            let (from, to) = key.split_once('>')?;
            return (Key::is_sound(from) && Key::is_sound(to)).then(|| Self::Line(from.into(), to.into()));
        }
        let make: fn(Key) -> Self = match noun {
            "person" => Self::Person,
            "swot" => Self::Swot,
            "pest" => Self::Pest,
            "tows" => Self::Tows,
            "plan" => Self::Plan,
            "number" => Self::Number,
            "trap" => Self::Trap,
            _ => return None,
        };
        Key::is_sound(key).then(|| make(key.into()))
    }
}

//! What a team writes about.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::workshop::{Key, Tool};

/// What an answer is about. As text: `inject:i1`, `number:n1`, `tool:swot`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Topic {
    /// What reached the team.
    Inject(Key),
    /// A figure of the case.
    Number(Key),
    /// A tool the team writes in freely; for the plan the value is the person-days planned.
    Tool(Tool),
}

/// The text names no topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no topic")]
pub struct NoTopic;

impl FromStr for Topic {
    type Err = NoTopic;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (noun, rest) = text.split_once(':').ok_or(NoTopic)?;
        match noun {
            "inject" if Key::is_sound(rest) => Ok(Self::Inject(rest.into())),
            "number" if Key::is_sound(rest) => Ok(Self::Number(rest.into())),
            "tool" => {
                Tool::ALL.iter().find(|tool| tool_name(**tool) == rest).map(|tool| Self::Tool(*tool)).ok_or(NoTopic)
            }
            _ => Err(NoTopic),
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inject(key) => write!(f, "inject:{key}"),
            Self::Number(key) => write!(f, "number:{key}"),
            Self::Tool(tool) => write!(f, "tool:{}", tool_name(*tool)),
        }
    }
}

impl TryFrom<String> for Topic {
    type Error = NoTopic;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Topic> for String {
    fn from(topic: Topic) -> Self {
        topic.to_string()
    }
}

const fn tool_name(tool: Tool) -> &'static str {
    match tool {
        Tool::Documents => "documents",
        Tool::Profile => "profile",
        Tool::Map => "map",
        Tool::Insight => "insight",
        Tool::Pest => "pest",
        Tool::Swot => "swot",
        Tool::Tows => "tows",
        Tool::Value => "value",
        Tool::Plan => "plan",
        Tool::Pipeline => "pipeline",
        Tool::Forecast => "forecast",
        Tool::Allocation => "allocation",
        Tool::Pitch => "pitch",
        Tool::Debrief => "debrief",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_comes_back_as_it_was_written() {
        let tools = Tool::ALL.iter().map(|tool| Topic::Tool(*tool));
        for topic in [Topic::Inject("i1".into()), Topic::Number("n-2".into())].into_iter().chain(tools) {
            assert_eq!(topic.to_string().parse(), Ok(topic));
        }
        for wrong in ["", "inject", "inject:", "inject:A b", "tool:gifts", "person:a1"] {
            assert_eq!(wrong.parse::<Topic>(), Err(NoTopic), "{wrong}");
        }
    }
}

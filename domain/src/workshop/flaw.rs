//! What is wrong with a pack, where, in a form that every language can put into words.

use serde::{Deserialize, Serialize};

use crate::locale::Lang;

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Path inside the pack, with `/`.
    pub file: String,
    /// From 1; 0 for the file as a whole.
    pub line: usize,
    /// In characters from 1; 0 for the file as a whole.
    pub column: usize,
}

impl Place {
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The case cannot be run.
    Error,
    /// It can, but something is probably not as meant.
    Warning,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flaw {
    pub severity: Severity,
    pub place: Place,
    pub what: Trouble,
}

/// What things in a case are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    Goal,
    Round,
    Document,
    Person,
    Edge,
    Fact,
    Inject,
    Expectation,
    Swot,
    Pest,
    Strategy,
    PlanItem,
    Trap,
    Number,
    Criterion,
}

/// What a value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Word,
    /// `{ zh = "…", en = "…" }`
    Both,
    Integer,
    Number,
    Flag,
    /// A list of words.
    Words,
    Table,
    /// `[[…]]`
    Tables,
}

/// What has to add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sum {
    /// The minutes of the rounds, to the minutes of the case.
    Minutes,
    /// The weights of the rubric, to 100.
    Rubric,
    /// The automatic parts, to 100.
    Parts,
}

/// A stated figure that can be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    Power,
    SupportStart,
    SupportEnd,
    Path,
    Number,
}

/// Why something can never happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Never {
    /// It waits for a card nobody can get, itself perhaps.
    NeedsUnreachable,
    /// Somebody is to be asked who has nothing to tell.
    NothingToAsk,
    /// The same person is to be asked and not to be asked.
    Contradiction,
    /// It waits for a round after its own, or for one in which its holder has left.
    TooLate,
    /// The cards it needs cost more than a team gets until then.
    TooDear,
    /// A monitor is not interviewed.
    MonitorHolds,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// No TOML; the parser's own words.
    Syntax(String),
    NoFile,
    /// Nothing reads this file.
    StrayFile,
    EmptyFile,
    UnknownKey {
        key: String,
        near: Option<String>,
    },
    NoKey {
        key: String,
    },
    WrongForm {
        key: String,
        form: Form,
    },
    Empty {
        key: String,
    },
    NoLanguage {
        key: String,
        lang: Lang,
    },
    /// The text of one language seems to be in the other.
    OtherLanguage {
        key: String,
        lang: Lang,
    },
    NotAllowed {
        key: String,
        value: String,
        allowed: Vec<String>,
    },
    OutOfRange {
        key: String,
        value: f64,
        least: f64,
        most: f64,
    },
    /// Least above most.
    Crossed {
        least: String,
        most: String,
    },
    BadKey {
        value: String,
    },
    Doubled {
        noun: Noun,
        key: String,
        first: Place,
    },
    Dangling {
        noun: Noun,
        key: String,
        near: Option<String>,
    },
    SumOff {
        of: Sum,
        sum: f64,
        should: f64,
    },
    /// The list needs so many entries.
    Count {
        key: String,
        is: usize,
        least: usize,
        most: usize,
    },
    FactNever {
        fact: String,
        why: Never,
    },
    InjectNever {
        inject: String,
        why: Never,
    },
    /// The time of an inject lies beyond its round.
    AfterRound {
        inject: String,
        minutes: u32,
    },
    /// A text everybody may read gives this away.
    GivesAway {
        hidden: String,
    },
    /// A sentence everybody may read names both ends of a line that has to be found out.
    NamesHiddenLine {
        from: String,
        to: String,
    },
    /// The buyer that decides: one is needed.
    Buyers {
        count: usize,
    },
    LineToSelf {
        person: String,
    },
    LineOfMonitor {
        person: String,
    },
    NoLine {
        from: String,
        to: String,
    },
    /// A path that does not end at the economic buyer.
    PathElsewhere {
        person: String,
    },
    FigureOff {
        figure: Figure,
        stated: f64,
        computed: Option<f64>,
    },
    BadFormula {
        formula: String,
    },
    /// A key player nobody can tell anything about.
    NobodyTells {
        person: String,
    },
    /// A strategy that joins no item inside and one outside.
    HalfLinked {
        strategy: String,
    },
    /// The sides a strategy joins are not those of its quadrant.
    OtherSide {
        strategy: String,
        item: String,
    },
    /// A comparison that cannot be made with what is looked at.
    NotComparable {
        target: String,
    },
    NoCompliance,
    NoTraps,
    /// A round does not offer the tool an expectation is measured in.
    ToolClosed {
        tool: String,
        round: String,
    },
    /// A part that weighs something has nothing to be compared with.
    PartEmpty {
        part: String,
    },
}

impl Flaw {
    #[must_use]
    pub fn error(place: Place, what: Trouble) -> Self {
        Self { severity: Severity::Error, place, what }
    }

    #[must_use]
    pub fn warning(place: Place, what: Trouble) -> Self {
        Self { severity: Severity::Warning, place, what }
    }
}

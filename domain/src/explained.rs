//! Numbers that explain themselves.
//!
//! Every score of the method is an [`Explained`]: the figure, the formula it came from, what each
//! input added, what was missing and how much of the evidence was there. The words for formulas
//! and inputs are looked up in the reader's language by the app, so the keys are closed enums:
//! a formula without words does not compile.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    classify::Trait,
    health::{Dimension, Measure},
    pipeline::meddpicc::Letter,
    plan::Rule,
    stakeholder::{BuyingInfluence, CommitteeFunction},
};

/// A figure together with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explained {
    /// The figure, in the unit of its formula; `None` when nothing supports one. Never a guess.
    pub value: Option<f64>,
    pub formula: FormulaId,
    /// What each input added, in the order of the inputs.
    pub parts: Vec<Part>,
    /// Inputs the formula asks for and did not get.
    pub missing: Vec<InputKey>,
    /// Share of the evidence that is there and fresh, 0..=1; the app calls it data coverage.
    pub coverage: f64,
    /// Version of the model whose weights and thresholds were used.
    pub model_version: u32,
}

/// One input of a figure.
///
/// The contributions of all parts add up to `value − formula.baseline()`, which is what makes a
/// waterfall drawn from them end at the figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub input: InputKey,
    /// The input as it entered the formula; `None` when it was missing.
    pub value: Option<f64>,
    /// Weight in the model, in the model's own unit; parts are comparable with each other only.
    pub weight: f64,
    /// What this input adds to the figure, in the unit of the figure; 0 when missing.
    pub contribution: f64,
}

/// The formula behind a figure; `methods.md` has each under the section named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormulaId {
    /// Trust equation, 0.3..=30 (3.1).
    Trust,
    /// Relationship strength, 0..=100 (3.2).
    RelationshipStrength,
    /// Weighted support index, −100..=100 (3.3).
    WeightedSupport,
    /// Coverage of key players, 0..=1 (3.3).
    KeyCoverage,
    /// Share of the required functions filled, 0..=1 (3.3).
    RoleCompleteness,
    /// Power including what it moves in others, ≥ 1 (3.3).
    EffectiveInfluence,
    /// Power including what it moves in others, and they in others, without end, ≥ 1 (3.3).
    KatzInfluence,
    /// Sphere-of-influence audit: from −50 up (3.1).
    SphereOfInfluence,
    /// MEDDPICC, eight letters of 0..=2: 0..=16 (3.1).
    Meddpicc,
    /// MEDDPICC, eight weighted letters of 0..=3: 0..=100 (3.1).
    WeightedMeddpicc,
    /// Product of the weights along a route to the economic buyer, 0..=1 (3.3).
    PathToPower,
    /// Health of one dimension, 0..=100 (3.6).
    HealthDimension,
    /// Health of an account, 0..=100 (3.6).
    Health,
    /// Σ amount × probability, minor units (3.7).
    WeightedPipeline,
    /// Expected sales a day, minor units (3.7).
    Velocity,
    /// Win rate of a stage, shrunk towards a prior, 0..=1 (3.7).
    StageProbability,
    /// Naive-Bayes win probability of one deal, 0..=1 (3.7).
    DealProbability,
    /// What a tender's panel may give for price, technology and commercial part, 0..=100 (`workshop.md`).
    TenderScore,
    /// The test on the four traits of a key account, 0..=5 (3.4).
    KeyAccount,
    /// Impact × likelihood of a factor, −25..=25 (3.5).
    FactorScore,
    /// IFE: strengths and weaknesses, 1..=4 (3.5).
    InternalFactors,
    /// EFE: opportunities and threats, 1..=4 (3.5).
    ExternalFactors,
    /// What a strategy is worth beside others, ≥ 0 (3.5).
    StrategyValue,
    /// Progress of a plan, 0..=100 (3.5).
    PlanProgress,
    /// Share of what can be checked in a plan and is in order, 0..=100.
    PlanCompleteness,
    /// Share of one promise that was delivered, in percent (3.5).
    ValueRealised,
    /// Share of all promises that was delivered, in percent (3.5).
    LedgerRealised,
    /// What a split of visit days contributes a year, minor units (3.9).
    VisitContribution,
}

impl FormulaId {
    /// The figure a reader starts from when no input has spoken yet.
    #[must_use]
    pub fn baseline(self) -> f64 {
        match self {
            Self::Health | Self::HealthDimension => 50.0,
            Self::PathToPower => 1.0,
            _ => 0.0,
        }
    }
}

/// What an input is, so that the app can name it and link to its record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKey {
    /// A person on the map.
    Person(Uuid),
    /// An influence line between two people.
    Influence {
        from: Uuid,
        to: Uuid,
    },
    Deal(Uuid),
    Dimension(Dimension),
    Measure(Measure),
    /// A named override that holds the health score down.
    Override,
    /// A tag, stage or field value that speaks for or against a deal; the code is the model's.
    Evidence(String),

    /// A function of the decision that somebody has to fill.
    Function(CommitteeFunction),
    /// A buying influence somebody has to have.
    Buyer(BuyingInfluence),
    /// A letter of MEDDPICC.
    Letter(Letter),
    /// A trait of a key account.
    Trait(Trait),

    /// An item of the SWOT.
    Swot(Uuid),
    /// Two items that a strategy joins.
    Pair {
        within: Uuid,
        around: Uuid,
    },
    Goal(Uuid),
    Promise(Uuid),
    /// An account, or a part of it, that days can go to.
    Response(Uuid),
    /// A rule a plan keeps or breaks.
    Rule(Rule),

    // Plan
    Impact,
    Likelihood,
    Baseline,
    Target,
    UnitWorth,
    Measured,

    // Trust equation
    Credibility,
    Reliability,
    Intimacy,
    SelfOrientation,

    // Relationship strength
    Level,
    Frequency,
    Recency,

    // Pipeline
    DealCount,
    AverageValue,
    WinRate,
    CycleDays,
    /// What was believed before the evidence.
    Prior,
    /// The team's own closed deals.
    OwnRecord,

    // Tender
    TenderPrice,
    TenderTechnical,
    TenderCommercial,
}

impl Explained {
    /// A figure nothing supports: no value, only the list of what would be needed.
    #[must_use]
    pub fn unknown(formula: FormulaId, missing: Vec<InputKey>, model_version: u32) -> Self {
        Self { value: None, formula, parts: Vec::new(), missing, coverage: 0.0, model_version }
    }

    /// Where a waterfall of the parts ends: the value again, but for rounding.
    #[must_use]
    pub fn waterfall_end(&self) -> f64 {
        self.formula.baseline() + self.parts.iter().map(|p| p.contribution).sum::<f64>()
    }

    /// The parts that move the figure most, largest first, whichever way they push it.
    #[must_use]
    pub fn drivers(&self, count: usize) -> Vec<&Part> {
        let mut parts: Vec<&Part> = self.parts.iter().filter(|p| p.contribution != 0.0).collect();
        parts.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
        parts.truncate(count);
        parts
    }
}

/// A number that can enter a formula: infinities and NaN count as missing.
pub(crate) fn usable(value: Option<f64>) -> Option<f64> {
    value.filter(|v| v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(input: InputKey, contribution: f64) -> Part {
        Part { input, value: Some(1.0), weight: 1.0, contribution }
    }

    #[test]
    fn drivers_are_the_strongest_pushes_in_either_direction() {
        let explained = Explained {
            value: Some(1.5),
            formula: FormulaId::RelationshipStrength,
            parts: vec![
                part(InputKey::Level, 0.5),
                part(InputKey::Frequency, 0.0),
                part(InputKey::Recency, -3.0),
                part(InputKey::Prior, 4.0),
            ],
            missing: vec![],
            coverage: 1.0,
            model_version: 1,
        };
        let names: Vec<_> = explained.drivers(2).iter().map(|p| p.input.clone()).collect();
        assert_eq!(names, [InputKey::Prior, InputKey::Recency]);
        assert_eq!(explained.drivers(9).len(), 3);
        assert!((explained.waterfall_end() - 1.5).abs() < 1e-12);
    }

    #[test]
    fn an_explanation_survives_the_wire() {
        let explained = Explained {
            value: None,
            formula: FormulaId::WeightedSupport,
            parts: vec![part(InputKey::Dimension(Dimension::Value), 0.0)],
            missing: vec![InputKey::Person(Uuid::from_u128(7)), InputKey::Measure(Measure::Csat)],
            coverage: 0.25,
            model_version: 3,
        };
        let json = serde_json::to_string(&explained).expect("plain data");
        assert!(json.contains(r#""formula":"weighted_support""#), "{json}");
        assert_eq!(serde_json::from_str::<Explained>(&json).expect("what was written"), explained);
    }
}

//! MEDDPICC: eight questions that tell a deal worth pursuing from a hope (`methods.md` 3.1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::explained::{Explained, FormulaId, InputKey, Part};

/// The eight letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letter {
    /// What the customer gains, in figures.
    Metrics,
    EconomicBuyer,
    DecisionCriteria,
    DecisionProcess,
    /// The way through approval and contract.
    PaperProcess,
    IdentifiedPain,
    Champion,
    Competition,
}

impl Letter {
    /// M, E, D, D, P, I, C, C.
    pub const ALL: [Self; 8] = [
        Self::Metrics,
        Self::EconomicBuyer,
        Self::DecisionCriteria,
        Self::DecisionProcess,
        Self::PaperProcess,
        Self::IdentifiedPain,
        Self::Champion,
        Self::Competition,
    ];
}

/// How far a letter is known; 0, 1 and 2 points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    Unknown,
    Partial,
    Validated,
}

/// What a sum of 0..=16 says. The source names 14–16, 8–11 and 0–3; what lies between is named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 0–3.
    Drop,
    /// 4–7.
    Weak,
    /// 8–11.
    NeedsWork,
    /// 12–13.
    Sound,
    /// 14–16.
    Strong,
}

/// A letter on the scale 0..=3, and whether anything speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// 0 unknown to 3 certain; more counts as 3.
    pub score: u8,
    pub evidence: bool,
}

/// Weights and limits, as versioned data; the defaults are those of `methods.md` 3.1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeddpiccModel {
    pub version: u32,
    /// Weights of the letters in the order of [`Letter::ALL`]; comparable with each other only.
    pub weights: [f64; 8],
    /// A score without evidence counts no more than this, 0..=3.
    pub unproven_at_most: u8,
    /// Phase of the pipeline from which on a proposal lies on the table, 1..=5.
    pub proposal_phase: i64,
}

impl Default for MeddpiccModel {
    fn default() -> Self {
        Self {
            version: 1,
            weights: [15.0, 15.0, 10.0, 10.0, 10.0, 15.0, 15.0, 10.0],
            unproven_at_most: 1,
            proposal_phase: 3,
        }
    }
}

/// The best score of a letter.
const CERTAIN: u8 = 3;

impl Verdict {
    /// The verdict on a sum of points.
    #[must_use]
    pub const fn of(points: u8) -> Self {
        match points {
            0..=3 => Self::Drop,
            4..=7 => Self::Weak,
            8..=11 => Self::NeedsWork,
            12..=13 => Self::Sound,
            _ => Self::Strong,
        }
    }
}

/// The sum of eight letters, 0 unknown, 1 partial, 2 validated: 0..=16. Letters nobody has judged,
/// and those judged unknown, add nothing and are listed as missing.
#[must_use]
pub fn meddpicc(proofs: &BTreeMap<Letter, Proof>, model: &MeddpiccModel) -> Explained {
    let parts: Vec<Part> = Letter::ALL
        .into_iter()
        .map(|letter| {
            let points = proofs.get(&letter).copied().unwrap_or(Proof::Unknown) as u8;
            let value = (points > 0).then_some(f64::from(points));
            Part { input: InputKey::Letter(letter), value, weight: 1.0, contribution: value.unwrap_or(0.0) }
        })
        .collect();
    let missing: Vec<_> = parts.iter().filter(|part| part.value.is_none()).map(|part| part.input.clone()).collect();
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::Meddpicc,
        coverage: 1.0 - missing.len() as f64 / Letter::ALL.len() as f64,
        parts,
        missing,
        model_version: model.version,
    }
}

/// The weighted variant `Σ wᵢ·sᵢ/3`, 0..=100. A score without evidence counts 1 at most, and its
/// letter is listed as missing, as are those nobody has judged. The value of a part is the score as
/// it counted; the coverage is the share of the weight that has evidence.
#[must_use]
pub fn weighted_meddpicc(judgements: &BTreeMap<Letter, Judgement>, model: &MeddpiccModel) -> Explained {
    let all: f64 = model.weights.iter().sum();
    let proven = |letter: &Letter| judgements.get(letter).is_some_and(|judgement| judgement.evidence);
    let (evident, unproven) = Letter::ALL.into_iter().zip(model.weights).partition::<Vec<_>, _>(|(l, _)| proven(l));
    let missing: Vec<InputKey> = unproven.iter().map(|(letter, _)| InputKey::Letter(*letter)).collect();
    if all.is_nan() || all <= 0.0 {
        return Explained::unknown(FormulaId::WeightedMeddpicc, missing, model.version);
    }
    let parts: Vec<Part> = Letter::ALL
        .into_iter()
        .zip(model.weights)
        .map(|(letter, weight)| {
            let value = judgements.get(&letter).map(|judgement| {
                let most = if judgement.evidence { CERTAIN } else { model.unproven_at_most };
                f64::from(judgement.score.min(most))
            });
            let contribution = 100.0 * weight / all * value.unwrap_or(0.0) / f64::from(CERTAIN);
            Part { input: InputKey::Letter(letter), value, weight, contribution }
        })
        .collect();
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::WeightedMeddpicc,
        parts,
        missing,
        coverage: evident.iter().map(|(_, weight)| weight).sum::<f64>() / all,
        model_version: model.version,
    }
}

/// Whether a deal runs a high risk: its metrics are still red, unknown or scored 0, when a proposal
/// lies on the table or later. `metrics` is the score of either scale, `phase` that of the deal's stage.
#[must_use]
pub fn metrics_at_risk(metrics: Option<u8>, phase: i64, model: &MeddpiccModel) -> bool {
    phase >= model.proposal_phase && metrics.unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(score: u8, evidence: bool) -> BTreeMap<Letter, Judgement> {
        Letter::ALL.into_iter().map(|letter| (letter, Judgement { score, evidence })).collect()
    }

    fn weighted(judgements: &BTreeMap<Letter, Judgement>) -> Explained {
        weighted_meddpicc(judgements, &MeddpiccModel::default())
    }

    fn printed(explained: &Explained) -> String {
        format!("{:.2}", explained.value.expect("weights are given"))
    }

    #[test]
    fn eight_letters_make_sixteen_points() {
        let mut proofs: BTreeMap<_, _> = Letter::ALL.into_iter().map(|letter| (letter, Proof::Validated)).collect();
        let sum = |proofs: &BTreeMap<_, _>| meddpicc(proofs, &MeddpiccModel::default()).value;
        assert_eq!(sum(&proofs), Some(16.0));
        proofs.insert(Letter::Champion, Proof::Partial);
        proofs.insert(Letter::Metrics, Proof::Unknown);
        assert_eq!(sum(&proofs), Some(13.0));
        assert_eq!(sum(&BTreeMap::new()), Some(0.0));
    }

    #[test]
    fn unknown_letters_are_missing_however_they_came_to_be_unknown() {
        let proofs = BTreeMap::from([(Letter::Metrics, Proof::Unknown), (Letter::Champion, Proof::Partial)]);
        let explained = meddpicc(&proofs, &MeddpiccModel::default());
        assert_eq!(explained.missing.len(), 7);
        assert_eq!(explained.coverage, 0.125);
    }

    #[test]
    fn the_verdicts_begin_where_the_source_says() {
        let verdicts = [0, 3, 4, 8, 11, 12, 14, 16].map(Verdict::of);
        use Verdict::{Drop, NeedsWork, Sound, Strong, Weak};
        assert_eq!(verdicts, [Drop, Drop, Weak, NeedsWork, NeedsWork, Sound, Strong, Strong]);
    }

    #[test]
    fn the_weights_of_the_letters_add_up_to_a_hundred() {
        assert_eq!(MeddpiccModel::default().weights.iter().sum::<f64>(), 100.0);
        assert_eq!(printed(&weighted(&judged(3, true))), "100.00");
        let metrics = BTreeMap::from([(Letter::Metrics, Judgement { score: 2, evidence: true })]);
        assert_eq!(printed(&weighted(&metrics)), "10.00");
    }

    #[test]
    fn a_score_without_evidence_counts_one_at_most_and_is_named() {
        let explained = weighted(&judged(3, false));
        assert_eq!(printed(&explained), "33.33");
        assert_eq!(explained.missing.len(), 8);
        assert_eq!(explained.coverage, 0.0);
        let mut mixed = judged(3, true);
        mixed.insert(Letter::Champion, Judgement { score: 3, evidence: false });
        mixed.insert(Letter::Competition, Judgement { score: 0, evidence: false });
        let explained = weighted(&mixed);
        // 100 − 15 × 2/3 − 10
        assert_eq!(printed(&explained), "80.00");
        assert_eq!(explained.missing, [InputKey::Letter(Letter::Champion), InputKey::Letter(Letter::Competition)]);
        assert_eq!(explained.coverage, 0.75);
    }

    #[test]
    fn without_weights_there_is_no_figure() {
        let model = MeddpiccModel { weights: [0.0; 8], ..MeddpiccModel::default() };
        assert_eq!(weighted_meddpicc(&judged(3, true), &model).value, None);
    }

    #[test]
    fn metrics_still_red_at_the_proposal_or_later_are_a_high_risk() {
        let risk = |metrics, phase| metrics_at_risk(metrics, phase, &MeddpiccModel::default());
        assert!(!risk(None, 2));
        assert!(risk(None, 3));
        assert!(risk(Some(0), 4));
        assert!(!risk(Some(1), 4));
    }
}

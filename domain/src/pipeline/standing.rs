//! How the eight letters of a deal stand: as somebody has recorded them, and where nobody has, as a
//! people map proves them (`methods.md` 3.1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Qualification,
    meddpicc::{Judgement, Letter, MeddpiccModel, Proof, Verdict, meddpicc, metrics_at_risk, weighted_meddpicc},
};
use crate::explained::Explained;

/// What a letter rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Somebody has recorded it; whatever a map says.
    Recorded,
    /// Nobody has recorded it, and a map says how far it is known.
    Map,
    /// Nobody has recorded it, and no map has a word in it.
    Nothing,
}

/// A letter of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub letter: Letter,
    /// How far it is known; `None` when it rests on nothing.
    pub proof: Option<Proof>,
    pub ground: Ground,
    /// Whether something shows it: written evidence, or people on a map.
    pub evidence: bool,
}

/// The letters of one deal, in the order of [`Letter::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standings(pub [Standing; 8]);

/// The points of a proof on the scale 0..=3 of the weighted variant. The method gives none; a partial
/// proof counts 2, because a claim without evidence counts 1 already.
const fn score(proof: Proof) -> u8 {
    match proof {
        Proof::Unknown => 0,
        Proof::Partial => 2,
        Proof::Validated => 3,
    }
}

impl Standings {
    /// The letters of a deal of which `recorded` is recorded and a map proves `mapped`.
    pub fn of<'a>(recorded: impl IntoIterator<Item = &'a Qualification>, mapped: &BTreeMap<Letter, Proof>) -> Self {
        let recorded: BTreeMap<Letter, &Qualification> = recorded.into_iter().map(|own| (own.letter, own)).collect();
        Self(Letter::ALL.map(|letter| match (recorded.get(&letter), mapped.get(&letter)) {
            (Some(own), _) => {
                let evidence = !own.evidence.trim().is_empty();
                Standing { letter, proof: Some(own.proof), ground: Ground::Recorded, evidence }
            }
            (None, Some(proof)) => {
                Standing { letter, proof: Some(*proof), ground: Ground::Map, evidence: *proof > Proof::Unknown }
            }
            (None, None) => Standing { letter, proof: None, ground: Ground::Nothing, evidence: false },
        }))
    }

    /// How a letter stands.
    #[must_use]
    pub const fn get(&self, letter: Letter) -> Standing {
        self.0[letter as usize]
    }

    /// How many letters somebody has recorded, 0..=8.
    #[must_use]
    pub fn recorded(&self) -> usize {
        self.0.iter().filter(|one| one.ground == Ground::Recorded).count()
    }

    /// The sum of points, 0..=16.
    #[must_use]
    pub fn points(&self, model: &MeddpiccModel) -> Explained {
        let proofs = self.0.iter().filter_map(|one| Some((one.letter, one.proof?))).collect();
        meddpicc(&proofs, model)
    }

    /// The weighted variant, 0..=100.
    #[must_use]
    pub fn weighted(&self, model: &MeddpiccModel) -> Explained {
        let judged = |one: &Standing| {
            let judgement = Judgement { score: score(one.proof?), evidence: one.evidence };
            Some((one.letter, judgement))
        };
        weighted_meddpicc(&self.0.iter().filter_map(judged).collect(), model)
    }

    /// What the sum says; nothing while nobody has recorded anything, because a map alone is no
    /// judgement of a deal.
    #[must_use]
    pub fn verdict(&self, model: &MeddpiccModel) -> Option<Verdict> {
        let points = self.points(model).value.filter(|_| self.recorded() > 0)?;
        Some(Verdict::of(points as u8))
    }

    /// Whether a deal in this phase, 1..=5, runs a high risk because its metrics are still unknown.
    #[must_use]
    pub fn metrics_at_risk(&self, phase: i64, model: &MeddpiccModel) -> bool {
        metrics_at_risk(self.get(Letter::Metrics).proof.map(|proof| proof as u8), phase, model)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn recorded(letter: Letter, proof: Proof, evidence: &str) -> Qualification {
        let id = Uuid::from_u128(letter as u128);
        let evidence = evidence.to_owned();
        Qualification { id: id.into(), pipeline: id.into(), deal: id.into(), letter, proof, evidence, on: None }
    }

    fn model() -> MeddpiccModel {
        MeddpiccModel::default()
    }

    #[test]
    fn what_is_recorded_wins_over_the_map_and_the_map_over_nothing() {
        let mapped = BTreeMap::from([(Letter::EconomicBuyer, Proof::Validated), (Letter::Champion, Proof::Partial)]);
        let own = [recorded(Letter::EconomicBuyer, Proof::Unknown, ""), recorded(Letter::Metrics, Proof::Partial, "")];
        let standings = Standings::of(&own, &mapped);
        let of = |letter| (standings.get(letter).proof, standings.get(letter).ground);
        assert_eq!(of(Letter::EconomicBuyer), (Some(Proof::Unknown), Ground::Recorded));
        assert_eq!(of(Letter::Metrics), (Some(Proof::Partial), Ground::Recorded));
        assert_eq!(of(Letter::Champion), (Some(Proof::Partial), Ground::Map));
        assert_eq!(of(Letter::Competition), (None, Ground::Nothing));
        assert_eq!(standings.recorded(), 2);
        assert_eq!(standings.points(&model()).value, Some(2.0));
        assert_eq!(standings.points(&model()).missing.len(), 6);
    }

    #[test]
    fn letters_stand_in_their_order() {
        let standings = Standings::of([], &BTreeMap::new());
        assert_eq!(standings.0.map(|one| one.letter), Letter::ALL);
        assert!(Letter::ALL.iter().all(|letter| standings.get(*letter).letter == *letter));
    }

    #[test]
    fn the_sum_has_a_verdict_once_somebody_has_recorded_something() {
        let mapped = Letter::ALL.into_iter().map(|letter| (letter, Proof::Partial)).collect();
        let verdict = |own: &[Qualification]| Standings::of(own, &mapped).verdict(&model());
        assert_eq!(verdict(&[]), None);
        // 7 of the map, 2 recorded.
        assert_eq!(verdict(&[recorded(Letter::Metrics, Proof::Validated, "")]), Some(Verdict::NeedsWork));
        let all = |proof| Letter::ALL.map(|letter| recorded(letter, proof, ""));
        assert_eq!(verdict(&all(Proof::Unknown)), Some(Verdict::Drop));
        assert_eq!(verdict(&all(Proof::Validated)), Some(Verdict::Strong));
    }

    #[test]
    fn without_evidence_a_proof_weighs_one_of_three_at_most() {
        let weighed = |proof, evidence| {
            let all = Letter::ALL.map(|letter| recorded(letter, proof, evidence));
            let value = Standings::of(&all, &BTreeMap::new()).weighted(&model()).value.expect("weights are given");
            format!("{value:.2}")
        };
        assert_eq!(weighed(Proof::Validated, "Signed"), "100.00");
        assert_eq!(weighed(Proof::Partial, "Said so"), "66.67");
        assert_eq!(weighed(Proof::Validated, " "), "33.33");
        assert_eq!(weighed(Proof::Unknown, "Asked"), "0.00");
    }

    #[test]
    fn people_on_a_map_are_evidence() {
        let mapped = BTreeMap::from([(Letter::EconomicBuyer, Proof::Validated), (Letter::Champion, Proof::Unknown)]);
        let weighted = Standings::of([], &mapped).weighted(&model());
        assert_eq!(weighted.value, Some(15.0));
        assert_eq!(weighted.coverage, 0.15);
    }

    #[test]
    fn recorded_metrics_end_the_risk_of_a_proposal() {
        let risk = |own: &[Qualification], phase| Standings::of(own, &BTreeMap::new()).metrics_at_risk(phase, &model());
        assert!(!risk(&[], 2));
        assert!(risk(&[], 3));
        assert!(risk(&[recorded(Letter::Metrics, Proof::Unknown, "")], 4));
        assert!(!risk(&[recorded(Letter::Metrics, Proof::Partial, "")], 4));
    }
}

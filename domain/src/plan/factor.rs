//! Factors: what acts on the account from outside (PEST, with environment and law).

use super::*;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    pipeline::Rank,
    stakeholder::Evidence,
};

vocabulary! {
    PestFactor { Political, Economic, Social, Technological, Environmental, Legal }

    /// How soon it acts.
    Span {
        /// Within six months.
        Near,
        /// In 6 to 18 months.
        Middle,
        /// Later.
        Far,
    }

    /// Where it is going.
    Tendency { Rising, Steady, Falling }

    /// How much a factor asks for attention.
    Level {
        /// |score| ≥ 15.
        Strong,
        /// |score| 8..=14.
        Watched,
        /// |score| < 8.
        Slight,
    }
}

record! {
    /// Something outside that acts on the account.
    pub struct Factor (FactorPatch) {
        pub id: FactorId,
        pub account: AccountId,
        pub area: PestFactor,
        pub text: Names,
        /// −5..=5, not 0: against us below, for us above.
        pub impact: Option<i64>,
        /// 1..=5.
        pub likelihood: Option<i64>,
        pub span: Option<Span>,
        pub tendency: Option<Tendency>,
        pub evidence: Evidence,
        pub rank: Rank,
    }
}

impl Factor {
    /// A factor nobody has judged yet.
    pub fn new(id: FactorId, account: AccountId, area: PestFactor, text: Names, rank: Rank) -> Self {
        Self {
            id,
            account,
            area,
            text,
            impact: None,
            likelihood: None,
            span: None,
            tendency: None,
            evidence: Evidence::default(),
            rank,
        }
    }

    /// Impact × likelihood, −25..=25 (`methods.md` 3.5); `None` while one of them is not judged.
    #[must_use]
    pub fn score(&self) -> Option<i64> {
        Some(self.impact? * self.likelihood?)
    }

    /// How much it asks for attention.
    #[must_use]
    pub fn level(&self, rules: &PlanRules) -> Option<Level> {
        Some(match self.score()?.abs() {
            score if score >= rules.strong => Level::Strong,
            score if score >= rules.watched => Level::Watched,
            _ => Level::Slight,
        })
    }

    /// The side of the SWOT it goes to: what is for us is an opportunity, what is against us a threat.
    #[must_use]
    pub fn side(&self) -> Option<SwotSide> {
        self.impact.map(|impact| if impact > 0 { SwotSide::Opportunity } else { SwotSide::Threat })
    }

    /// The score with its reasons.
    #[must_use]
    pub fn explained(&self, rules: &PlanRules) -> Explained {
        let missing: Vec<InputKey> = [(self.impact, InputKey::Impact), (self.likelihood, InputKey::Likelihood)]
            .into_iter()
            .filter_map(|(value, key)| value.is_none().then_some(key))
            .collect();
        let (Some(impact), Some(likelihood)) = (self.impact, self.likelihood) else {
            return Explained::unknown(FormulaId::FactorScore, missing, rules.version);
        };
        let (impact, likelihood) = (impact as f64, likelihood as f64);
        Explained {
            value: Some(impact * likelihood),
            formula: FormulaId::FactorScore,
            parts: vec![Part {
                input: InputKey::Impact,
                value: Some(impact),
                weight: likelihood,
                contribution: impact * likelihood,
            }],
            missing,
            coverage: 1.0,
            model_version: rules.version,
        }
    }
}

impl Describe for Factor {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("text", &self.text)
            .between("impact", self.impact, -5, 5)
            .holds("impact", self.impact != Some(0))
            .between("likelihood", self.likelihood, 1, 5)
            .text("source", &self.evidence.source)
            .date("on", self.evidence.on)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn factor(impact: Option<i64>, likelihood: Option<i64>) -> Factor {
        let rank = Rank::sequence(1).remove(0);
        let new = Factor::new(
            FactorId(Uuid::from_u128(1)),
            AccountId(Uuid::from_u128(2)),
            PestFactor::Economic,
            Names::same("Budgets are cut"),
            rank,
        );
        Factor { impact, likelihood, ..new }
    }

    #[test]
    fn strong_from_15_and_watched_from_8_whichever_way_it_acts() {
        let rules = PlanRules::default();
        for (impact, likelihood, score, level) in [
            (-5, 3, -15, Level::Strong),
            (3, 5, 15, Level::Strong),
            (2, 4, 8, Level::Watched),
            (-4, 2, -8, Level::Watched),
            (1, 5, 5, Level::Slight),
        ] {
            let factor = factor(Some(impact), Some(likelihood));
            assert_eq!((factor.score(), factor.level(&rules)), (Some(score), Some(level)));
            assert_eq!(factor.explained(&rules).value, Some(score as f64));
            assert_eq!(factor.check(), Ok(()));
        }
    }

    #[test]
    fn what_nobody_judged_has_no_score_and_says_what_is_missing() {
        let rules = PlanRules::default();
        let half = factor(Some(-3), None);
        assert_eq!((half.score(), half.level(&rules)), (None, None));
        assert_eq!(half.explained(&rules).missing, [InputKey::Likelihood]);
        assert_eq!(half.side(), Some(SwotSide::Threat), "which way it acts is known");
        assert!(factor(Some(0), Some(1)).check().is_err(), "what has no impact is no factor");
    }
}

//! The trust equation of Maister, Green and Galford.

use serde::{Deserialize, Serialize};

use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    stakeholder::Seat,
};

/// Four judgements, each 1..=10.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustInputs {
    /// 可信度: what we say can be believed.
    pub credibility: Option<u8>,
    /// 可靠度: what we promise is kept.
    pub reliability: Option<u8>,
    /// 亲近度: they can confide in us.
    pub intimacy: Option<u8>,
    /// 自我取向: how much we are in it for ourselves; high is bad.
    pub self_orientation: Option<u8>,
}

impl From<&Seat> for TrustInputs {
    /// What is recorded of the person in this decision.
    fn from(seat: &Seat) -> Self {
        let judgement = |value: Option<i64>| value.and_then(|value| u8::try_from(value).ok());
        Self {
            credibility: judgement(seat.credibility),
            reliability: judgement(seat.reliability),
            intimacy: judgement(seat.intimacy),
            self_orientation: judgement(seat.self_orientation),
        }
    }
}

const LEAST: f64 = 0.3;
const MOST: f64 = 30.0;

/// `T = (C + R + I) / S`, 0.3..=30 (`methods.md` 3.1; the book adds, one source multiplies). No
/// figure unless all four judgements are there. The weight of a part is `1/S`; the self-orientation
/// divides the others and adds nothing itself.
#[must_use]
pub fn trust(inputs: &TrustInputs, model_version: u32) -> Explained {
    let judgements = [
        (InputKey::Credibility, inputs.credibility),
        (InputKey::Reliability, inputs.reliability),
        (InputKey::Intimacy, inputs.intimacy),
        (InputKey::SelfOrientation, inputs.self_orientation),
    ]
    .map(|(input, value)| (input, value.filter(|value| (1..=10).contains(value)).map(f64::from)));
    let missing: Vec<InputKey> =
        judgements.iter().filter(|(_, value)| value.is_none()).map(|(input, _)| input.clone()).collect();
    let coverage = 1.0 - missing.len() as f64 / judgements.len() as f64;
    let [(_, credibility), (_, reliability), (_, intimacy), (_, selfish)] = &judgements;
    let value = credibility.zip(*reliability).zip(*intimacy).zip(*selfish).map(|(((c, r), i), s)| (c + r + i) / s);
    let share = if value.is_some() { selfish.map_or(0.0, f64::recip) } else { 0.0 };
    let parts = judgements
        .into_iter()
        .map(|(input, value)| {
            let weight = if input == InputKey::SelfOrientation { 0.0 } else { share };
            Part { input, value, weight, contribution: weight * value.unwrap_or(0.0) }
        })
        .collect();
    Explained { value, formula: FormulaId::Trust, parts, missing, coverage, model_version }
}

/// Trust on a scale of 0..=100 for display; logarithmic, because doubling the self-orientation
/// costs as much as halving all the rest: `T100 = 100·(ln T − ln 0.3)/(ln 30 − ln 0.3)` (`methods.md`
/// 3.1).
#[must_use]
pub fn trust_hundred(trust: f64) -> f64 {
    (100.0 * (trust / LEAST).ln() / (MOST / LEAST).ln()).clamp(0.0, 100.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn inputs(credibility: u8, reliability: u8, intimacy: u8, self_orientation: u8) -> TrustInputs {
        TrustInputs {
            credibility: Some(credibility),
            reliability: Some(reliability),
            intimacy: Some(intimacy),
            self_orientation: Some(self_orientation),
        }
    }

    fn printed(inputs: TrustInputs) -> (String, String) {
        let value = trust(&inputs, 1).value.expect("all four are known");
        (format!("{value:.2}"), format!("{:.1}", trust_hundred(value)))
    }

    #[test]
    fn trust_is_what_the_book_says() {
        assert_eq!(printed(inputs(8, 7, 5, 2)), ("10.00".to_owned(), "76.1".to_owned()));
        assert_eq!(printed(inputs(6, 6, 3, 7)), ("2.14".to_owned(), "42.7".to_owned()));
    }

    #[test]
    fn what_a_seat_records_is_what_is_reckoned_with() {
        let id = uuid::Uuid::nil();
        let blank = Seat::at(id.into(), id.into(), id.into(), (0, 0));
        assert_eq!(TrustInputs::from(&blank), TrustInputs::default());
        let (credibility, reliability, intimacy, self_orientation) = (Some(8), Some(7), Some(5), Some(2));
        let seat = Seat { credibility, reliability, intimacy, self_orientation, ..blank };
        assert_eq!(TrustInputs::from(&seat), inputs(8, 7, 5, 2));
    }

    #[test]
    fn the_ends_of_the_scale_are_0_and_100() {
        assert_eq!(printed(inputs(1, 1, 1, 10)), ("0.30".to_owned(), "0.0".to_owned()));
        assert_eq!(printed(inputs(10, 10, 10, 1)), ("30.00".to_owned(), "100.0".to_owned()));
    }

    #[test]
    fn three_judgements_are_no_trust_yet() {
        let explained = trust(&TrustInputs { intimacy: None, ..inputs(8, 7, 5, 2) }, 1);
        assert_eq!(explained.value, None);
        assert_eq!(explained.missing, [InputKey::Intimacy]);
        assert_eq!(explained.coverage, 0.75);
        assert_eq!(trust(&inputs(8, 7, 5, 0), 1).value, None, "0 is not on the scale");
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_trust(c in 1_u8..=10, r in 1_u8..=10, i in 1_u8..=10, s in 1_u8..=10) {
            let explained = trust(&inputs(c, r, i, s), 1);
            let value = explained.value.expect("all four are known");
            prop_assert!((explained.waterfall_end() - value).abs() < 1e-9);
            prop_assert!((0.0..=100.0).contains(&trust_hundred(value)));
        }
    }
}

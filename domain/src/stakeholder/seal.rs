//! The seal on a person's card: one letter for what the person does in this decision (methods 3.1).

use serde::{Deserialize, Serialize};

use super::{BuyingInfluence, CommitteeFunction};

/// 拍 决 技 用 教 影 监 / E D T U C I M.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seal {
    Economic,
    Decider,
    Technical,
    User,
    Coach,
    Influencer,
    Monitor,
}

impl Seal {
    /// Every seal, in the order in which they are tried, the monitor's last.
    pub const ALL: &'static [Self] =
        &[Self::Economic, Self::Decider, Self::Technical, Self::User, Self::Coach, Self::Influencer, Self::Monitor];

    /// The first that applies, in the order E, D, T, U, C, I; M before all.
    pub fn of(influence: Option<BuyingInfluence>, function: Option<CommitteeFunction>) -> Option<Self> {
        use CommitteeFunction as F;
        if function == Some(F::Monitor) {
            return Some(Self::Monitor);
        }
        if influence == Some(BuyingInfluence::Economic) {
            return Some(Self::Economic);
        }
        if matches!(function, Some(F::Decider | F::Ratifier)) {
            return Some(Self::Decider);
        }
        if influence == Some(BuyingInfluence::Technical)
            || matches!(function, Some(F::Evaluator | F::Gatekeeper | F::Budget | F::Executor))
        {
            return Some(Self::Technical);
        }
        if influence == Some(BuyingInfluence::User) || matches!(function, Some(F::User | F::Proposer)) {
            return Some(Self::User);
        }
        if influence == Some(BuyingInfluence::Coach) {
            return Some(Self::Coach);
        }
        (function == Some(F::Influencer)).then_some(Self::Influencer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_monitor_is_a_monitor_whatever_else_is_said() {
        assert_eq!(Seal::of(Some(BuyingInfluence::Economic), Some(CommitteeFunction::Monitor)), Some(Seal::Monitor));
    }

    #[test]
    fn the_economic_buyer_comes_before_the_decider() {
        assert_eq!(Seal::of(Some(BuyingInfluence::Economic), Some(CommitteeFunction::Decider)), Some(Seal::Economic));
        assert_eq!(Seal::of(Some(BuyingInfluence::User), Some(CommitteeFunction::Ratifier)), Some(Seal::Decider));
    }

    #[test]
    fn nothing_known_means_no_seal() {
        assert_eq!(Seal::of(None, None), None);
    }
}

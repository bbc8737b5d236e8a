//! The vocabulary of the field (methods 3.1). Keys are stable; words are in the app's catalogue.

use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $value),* }

        impl $name {
            /// Every value, in the order of the field.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];
        }
    )*};
}
pub(crate) use vocabulary;

vocabulary! {
    /// Buying influence (Miller Heiman).
    BuyingInfluence {
        /// 拍板人: final yes or veto; exactly one in a sale.
        Economic,
        /// 使用者.
        User,
        /// 技术把关者: can say no, not the final yes.
        Technical,
        /// 教练.
        Coach,
    }

    /// Function in a hospital's decision (committees).
    CommitteeFunction {
        /// 提出申请.
        Proposer,
        /// 论证.
        Evaluator,
        /// 准入把关.
        Gatekeeper,
        /// 经费.
        Budget,
        /// 决策.
        Decider,
        /// 审议、批准.
        Ratifier,
        /// 采购执行.
        Executor,
        /// 使用.
        User,
        /// 影响.
        Influencer,
        /// 监督: never the target of an action.
        Monitor,
    }

    /// How a map arranges the people on it.
    Arrangement {
        /// Where a hand or a layout has put them.
        Free,
        /// By who reports to whom.
        Tree,
        /// By power and interest.
        Grid,
        /// By who influences whom.
        Network,
        /// By how near they are to the inner circle.
        Circles,
    }

    /// What a hospital buys, which decides who takes part and how (`hospital-market.md`).
    Procurement {
        /// 设备.
        Device,
        /// 耗材、体外诊断.
        Consumable,
        /// 药品.
        Drug,
    }

    /// Political status.
    PoliticalStatus {
        Outside,
        Structure,
        /// With [`crate::stakeholder::Seat::is_key`], a key player.
        InnerCircle,
    }

    /// What a decision is judged by.
    Orientation { Financial, Technical, Relationship, Business }

    /// Adoption of the new (Rogers).
    Adaptability { Innovator, EarlyAdopter, EarlyMajority, LateMajority, Laggard }

    /// How certain a statement is.
    Grade {
        Confirmed,
        Assumed,
        Rumour,
    }

    /// What a line says.
    LineKind {
        /// `from` reports to `to`.
        Reports,
        /// `from` influences `to`.
        Influence,
        /// The two are at odds.
        Conflict,
        /// Alumni, friends: known to each other.
        Friend,
    }
}

impl Default for Grade {
    /// What nobody vouched for is assumed.
    fn default() -> Self {
        Self::Assumed
    }
}

//! The dimensions of health and the measures inside them.

use serde::{Deserialize, Serialize};

/// A side of the account, scored 0..=100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// 关系: whom we know, how well, and how they feel about us.
    Relationship,
    /// 商务: sales, share, payment.
    Commercial,
    /// 执行: whether the plan is carried out.
    Execution,
    /// 价值体验: whether the customer gets what was promised.
    Value,
    /// 商机: whether the open deals can fill the gap.
    Pipeline,
    /// 外部: policy, economy, technology around the account.
    External,
}

impl Dimension {
    pub const ALL: [Self; 6] =
        [Self::Relationship, Self::Commercial, Self::Execution, Self::Value, Self::Pipeline, Self::External];
}

/// Something measured; [`super::HealthInputs`] gives each its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Weighted support index.
    Support,
    /// Coverage of key players.
    KeyCoverage,
    /// Contacts with a living relationship.
    Threads,
    /// Median age of what we know about key players.
    Staleness,
    /// Sales against the same period last year.
    SalesGrowth,
    /// Share of wallet against its target.
    ShareOfWallet,
    /// Age of the oldest overdue receivable.
    OverdueReceivable,
    /// Progress of the plan against time elapsed.
    Progress,
    /// Actions past their date.
    OverdueActions,
    /// Customer satisfaction.
    Csat,
    /// Net promoter score.
    Nps,
    /// Delivered against promised value.
    ValueRealised,
    /// Weighted pipeline against the gap to target.
    PipelineCover,
    /// Share of open deals that have stood too long.
    Rotting,
    /// The worst open threat of the environment analysis.
    WorstThreat,
}

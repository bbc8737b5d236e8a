//! Events no average may hide.

use serde::{Deserialize, Serialize};

/// An event that caps the score until somebody has acknowledged it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverrideKind {
    /// Our champion has left or was moved.
    ChampionLeft,
    /// A tender was lost.
    LostTender,
    ComplianceIncident,
    /// Volume-based procurement (带量采购) cut the price.
    VbpPriceCut,
}

impl OverrideKind {
    pub const ALL: [Self; 4] = [Self::ChampionLeft, Self::LostTender, Self::ComplianceIncident, Self::VbpPriceCut];
}

/// One such event of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    pub kind: OverrideKind,
    /// Somebody has looked at it and decided what to do: it no longer caps.
    pub acknowledged: bool,
}

/// The kinds that still cap, each once, in a fixed order.
pub(super) fn open(overrides: &[Override]) -> Vec<OverrideKind> {
    let mut kinds: Vec<OverrideKind> = overrides.iter().filter(|o| !o.acknowledged).map(|o| o.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

//! How much attention somebody needs, by power and interest (Mendelow).

use serde::{Deserialize, Serialize};

use super::MapModel;

/// The quadrants of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attention {
    /// 重点管理: power and interest.
    ManageClosely,
    /// 令其满意: power without interest.
    KeepSatisfied,
    /// 随时告知: interest without power.
    KeepInformed,
    /// 最小关注: neither.
    Watch,
}

/// The quadrant of power and interest, each 1..=5 and a decimal where several people judged. Both
/// are cut at 3: 3.5 and more is high (`methods.md` 3.1).
#[must_use]
pub fn attention(power: f64, interest: f64, model: &MapModel) -> Attention {
    match (power >= model.high_from, interest >= model.high_from) {
        (true, true) => Attention::ManageClosely,
        (true, false) => Attention::KeepSatisfied,
        (false, true) => Attention::KeepInformed,
        (false, false) => Attention::Watch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_is_low_and_four_is_high_with_the_cut_half_way() {
        let of = |power, interest| attention(power, interest, &MapModel::default());
        assert_eq!(of(4.0, 4.0), Attention::ManageClosely);
        assert_eq!(of(5.0, 3.0), Attention::KeepSatisfied);
        assert_eq!(of(3.0, 5.0), Attention::KeepInformed);
        assert_eq!(of(1.0, 3.0), Attention::Watch);
        assert_eq!(of(3.5, 3.4), Attention::KeepSatisfied);
    }
}

//! The rules figures of a map are reckoned with.

use serde::{Deserialize, Serialize};

use super::{MapModel, StrengthModel, Threshold};

/// Thresholds of the map, and how the strength of a relationship is reckoned. One version of it is
/// in force at a time; [`MapRules::default`] is the built-in version 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapRules {
    pub map: MapModel,
    pub strength: StrengthModel,
}

/// What is wrong with rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Outside its range, or not whole where it has to be.
    Range(Threshold),
    /// The three weights of a relationship's strength do not add up to 1.
    Sum,
}

impl MapRules {
    /// The same rules as another version: figures say which they were reckoned with.
    #[must_use]
    pub fn numbered(mut self, version: u32) -> Self {
        self.map.version = version;
        self.strength.version = version;
        self
    }

    /// The version these rules are.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.map.version
    }

    /// What is wrong with the rules; nothing when they may be in force.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let outside = Threshold::ALL.into_iter().filter(|threshold| !threshold.allows(threshold.read(self)));
        let mut faults: Vec<Fault> = outside.map(Fault::Range).collect();
        let sum: f64 = Threshold::WEIGHTS.iter().map(|weight| weight.read(self)).sum();
        if (sum - 1.0).abs() >= 1e-6 {
            faults.push(Fault::Sum);
        }
        faults
    }

    /// The thresholds that differ from those of `other`, in their order.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Threshold> {
        let differs = |threshold: &Threshold| (threshold.read(self) - threshold.read(other)).abs() > 1e-12;
        Threshold::ALL.into_iter().filter(differs).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_rules_may_be_in_force() {
        assert_eq!(MapRules::default().faults(), []);
        assert_eq!(MapRules::default().version(), 1);
    }

    #[test]
    fn each_name_is_a_field_of_the_stored_model() {
        let json = serde_json::to_value(MapRules::default()).expect("plain data");
        for threshold in Threshold::ALL {
            let stored = ["map", "strength"].into_iter().find_map(|part| json[part][threshold.key()].as_f64());
            assert_eq!(stored, Some(threshold.read(&MapRules::default())), "{threshold:?}");
        }
        let fields: usize = ["map", "strength"].iter().filter_map(|part| json[part].as_object()).map(|m| m.len()).sum();
        assert_eq!(fields, Threshold::ALL.len() + 2, "all but the two version numbers are thresholds");
    }

    #[test]
    fn weights_have_to_add_up_to_one() {
        let mut rules = MapRules::default();
        Threshold::Level.write(&mut rules, 0.5);
        assert_eq!(rules.faults(), [Fault::Sum]);
        Threshold::Recency.write(&mut rules, 0.15);
        assert_eq!(rules.faults(), []);
    }

    #[test]
    fn half_a_day_and_what_is_no_number_is_refused() {
        assert!(!Threshold::StaleDays.allows(1.5));
        assert!(!Threshold::InfluenceShare.allows(f64::NAN));
        let rules =
            MapRules { map: MapModel { influence_share: f64::NAN, ..MapModel::default() }, ..MapRules::default() };
        assert_eq!(rules.faults(), [Fault::Range(Threshold::InfluenceShare)]);
    }
}

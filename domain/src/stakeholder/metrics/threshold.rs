//! Each number of the rules by its name, unit and range.

use super::MapRules;

/// One number of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Threshold {
    InfluenceShare,
    FriendlySupport,
    FriendlyStrength,
    ThreadAbove,
    SinglePointBelow,
    PlaceholderShare,
    ContactCoverage,
    UnsupportiveAbove,
    StaleDays,
    AssumedAbove,
    GapDays,
    HighFrom,
    UnknownBuyerCost,
    Level,
    Frequency,
    Recency,
    HalfLifeDays,
    TargetA,
    TargetB,
    TargetC,
}

/// What a threshold is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of one.
    Share,
    /// Relationship strength, 0 to 100.
    Strength,
    /// Support, −2 to +2.
    Support,
    /// Coverage, 0 to 4.
    Coverage,
    /// Power or interest, 1 to 5.
    Grade,
    Days,
    /// Contacts per 90 days.
    Contacts,
    /// Points of the sphere-of-influence audit.
    Points,
}

impl Threshold {
    /// All of them: those of the map, then those of a relationship's strength.
    pub const ALL: [Self; 20] = [
        Self::InfluenceShare,
        Self::FriendlySupport,
        Self::FriendlyStrength,
        Self::ThreadAbove,
        Self::SinglePointBelow,
        Self::PlaceholderShare,
        Self::ContactCoverage,
        Self::UnsupportiveAbove,
        Self::StaleDays,
        Self::AssumedAbove,
        Self::GapDays,
        Self::HighFrom,
        Self::UnknownBuyerCost,
        Self::Level,
        Self::Frequency,
        Self::Recency,
        Self::HalfLifeDays,
        Self::TargetA,
        Self::TargetB,
        Self::TargetC,
    ];

    /// Weights that add up to 1.
    pub const WEIGHTS: [Self; 3] = [Self::Level, Self::Frequency, Self::Recency];

    /// The name of its field in a stored model.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::InfluenceShare => "influence_share",
            Self::FriendlySupport => "friendly_support",
            Self::FriendlyStrength => "friendly_strength",
            Self::ThreadAbove => "thread_above",
            Self::SinglePointBelow => "single_point_below",
            Self::PlaceholderShare => "placeholder_share",
            Self::ContactCoverage => "contact_coverage",
            Self::UnsupportiveAbove => "unsupportive_above",
            Self::StaleDays => "stale_days",
            Self::AssumedAbove => "assumed_above",
            Self::GapDays => "gap_days",
            Self::HighFrom => "high_from",
            Self::UnknownBuyerCost => "unknown_buyer_cost",
            Self::Level => "level",
            Self::Frequency => "frequency",
            Self::Recency => "recency",
            Self::HalfLifeDays => "half_life_days",
            Self::TargetA => "target_a",
            Self::TargetB => "target_b",
            Self::TargetC => "target_c",
        }
    }

    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::InfluenceShare
            | Self::SinglePointBelow
            | Self::PlaceholderShare
            | Self::UnsupportiveAbove
            | Self::AssumedAbove
            | Self::Level
            | Self::Frequency
            | Self::Recency => Unit::Share,
            Self::FriendlyStrength | Self::ThreadAbove => Unit::Strength,
            Self::FriendlySupport => Unit::Support,
            Self::ContactCoverage => Unit::Coverage,
            Self::HighFrom => Unit::Grade,
            Self::StaleDays | Self::GapDays | Self::HalfLifeDays => Unit::Days,
            Self::TargetA | Self::TargetB | Self::TargetC => Unit::Contacts,
            Self::UnknownBuyerCost => Unit::Points,
        }
    }

    /// Least and most it may be.
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        match self.unit() {
            Unit::Share => (0.0, 1.0),
            Unit::Strength | Unit::Points => (0.0, 100.0),
            Unit::Support => (-2.0, 2.0),
            Unit::Coverage => (0.0, 4.0),
            Unit::Grade => (1.0, 5.0),
            Unit::Days => (1.0, 3_650.0),
            Unit::Contacts => (0.1, 1_000.0),
        }
    }

    /// Whether only whole numbers make sense.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::FriendlySupport | Self::ContactCoverage | Self::StaleDays | Self::GapDays)
    }

    /// Whether it may be this.
    #[must_use]
    pub fn allows(self, value: f64) -> bool {
        let (least, most) = self.range();
        (least..=most).contains(&value) && (!self.is_whole() || value.fract() == 0.0)
    }

    /// What the rules say.
    #[must_use]
    pub fn read(self, rules: &MapRules) -> f64 {
        let MapRules { map, strength } = rules;
        match self {
            Self::InfluenceShare => map.influence_share,
            Self::FriendlySupport => map.friendly_support.into(),
            Self::FriendlyStrength => map.friendly_strength,
            Self::ThreadAbove => map.thread_above,
            Self::SinglePointBelow => map.single_point_below,
            Self::PlaceholderShare => map.placeholder_share,
            Self::ContactCoverage => map.contact_coverage.into(),
            Self::UnsupportiveAbove => map.unsupportive_above,
            Self::StaleDays => map.stale_days.into(),
            Self::AssumedAbove => map.assumed_above,
            Self::GapDays => map.gap_days.into(),
            Self::HighFrom => map.high_from,
            Self::UnknownBuyerCost => map.unknown_buyer_cost,
            Self::Level => strength.level,
            Self::Frequency => strength.frequency,
            Self::Recency => strength.recency,
            Self::HalfLifeDays => strength.half_life_days,
            Self::TargetA => strength.target_a,
            Self::TargetB => strength.target_b,
            Self::TargetC => strength.target_c,
        }
    }

    /// Makes the rules say `value`; what is not allowed is brought within its range first.
    pub fn write(self, rules: &mut MapRules, value: f64) {
        let (least, most) = self.range();
        let value = if value.is_nan() { least } else { value.clamp(least, most) };
        let MapRules { map, strength } = rules;
        match self {
            Self::InfluenceShare => map.influence_share = value,
            Self::FriendlySupport => map.friendly_support = value.round() as i8,
            Self::FriendlyStrength => map.friendly_strength = value,
            Self::ThreadAbove => map.thread_above = value,
            Self::SinglePointBelow => map.single_point_below = value,
            Self::PlaceholderShare => map.placeholder_share = value,
            Self::ContactCoverage => map.contact_coverage = value.round() as u8,
            Self::UnsupportiveAbove => map.unsupportive_above = value,
            Self::StaleDays => map.stale_days = value.round() as u32,
            Self::AssumedAbove => map.assumed_above = value,
            Self::GapDays => map.gap_days = value.round() as u32,
            Self::HighFrom => map.high_from = value,
            Self::UnknownBuyerCost => map.unknown_buyer_cost = value,
            Self::Level => strength.level = value,
            Self::Frequency => strength.frequency = value,
            Self::Recency => strength.recency = value,
            Self::HalfLifeDays => strength.half_life_days = value,
            Self::TargetA => strength.target_a = value,
            Self::TargetB => strength.target_b = value,
            Self::TargetC => strength.target_c = value,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_and_nothing_else_changes(at in 0..Threshold::ALL.len(), share in 0.0_f64..=1.0) {
            let threshold = Threshold::ALL[at];
            let (least, most) = threshold.range();
            let value = least + share * (most - least);
            let value = if threshold.is_whole() { value.round() } else { value };
            let mut rules = MapRules::default();
            threshold.write(&mut rules, value);
            prop_assert_eq!(threshold.read(&rules), value);
            prop_assert!(threshold.allows(value));
            prop_assert!(rules.differences(&MapRules::default()).iter().all(|differs| *differs == threshold));
        }
    }
}

//! The rules figures are reckoned with, version after version.

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    health::{self, Segment},
    id::*,
    record::{Describe, Key, record},
    stakeholder::metrics::{Fault, MapModel, MapRules, StrengthModel, Threshold},
    time::Moment,
};

/// What a [`Model`] says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelContent {
    /// Thresholds of the people map, and how the strength of a relationship is reckoned.
    Map { map: MapModel, strength: StrengthModel },
    /// How the health of the accounts of a segment is scored.
    Health { segment: Segment, model: health::Model },
}

/// What the versions of a model are about: they are numbered within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    Map,
    Health(Segment),
}

impl ModelContent {
    /// What it is about.
    #[must_use]
    pub fn about(&self) -> About {
        match self {
            Self::Map { .. } => About::Map,
            Self::Health { segment, .. } => About::Health(*segment),
        }
    }
}

record! {
    /// One version of the rules and thresholds figures are reckoned with. Versions are added, never
    /// changed: the highest is in force, the others say what older figures meant.
    pub struct Model (ModelPatch) {
        pub id: ModelId,
        /// Counts from 1 within what the content is about; the built-in defaults are version 1.
        pub version: i64,
        pub content: ModelContent,
        pub by: UserId,
        pub at: Moment,
        /// Why it was changed.
        pub note: String,
    }
}

impl Model {
    /// The version of the built-in rules.
    pub const BUILT_IN: i64 = 1;

    /// The next version of what `about` says among `versions`, of which there may be none but the built-in.
    pub fn next<'a>(versions: impl IntoIterator<Item = &'a Self>, about: About) -> i64 {
        let ours = versions.into_iter().filter(|model| model.content.about() == about);
        ours.map(|model| model.version).max().unwrap_or(Self::BUILT_IN) + 1
    }

    /// What this version says of people maps; `None` when it is about something else.
    #[must_use]
    pub fn map_rules(&self) -> Option<MapRules> {
        let ModelContent::Map { map, strength } = &self.content else { return None };
        let version = u32::try_from(self.version).unwrap_or(u32::MAX);
        Some(MapRules { map: *map, strength: *strength }.numbered(version))
    }

    /// What this version says of health, with its number; `None` when it is about something else.
    #[must_use]
    pub fn health_model(&self) -> Option<(Segment, health::Model)> {
        let ModelContent::Health { segment, model } = &self.content else { return None };
        let version = u32::try_from(self.version).unwrap_or(u32::MAX);
        Some((*segment, health::Model { version, ..model.clone() }))
    }
}

impl MapRules {
    /// The rules in force: the highest of `versions`, or the built-in.
    pub fn in_force<'a>(versions: impl IntoIterator<Item = &'a Model>) -> Self {
        versions.into_iter().filter_map(Model::map_rules).max_by_key(MapRules::version).unwrap_or_default()
    }

    /// What a stored version says.
    #[must_use]
    pub fn content(self) -> ModelContent {
        ModelContent::Map { map: self.map, strength: self.strength }
    }
}

impl Describe for Model {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        let checked = Check::new().between("version", Some(self.version), Self::BUILT_IN + 1, 1_000_000);
        let wrong = |fault: Fault| match fault {
            Fault::Range(threshold) => threshold.key(),
            Fault::Sum => Threshold::WEIGHTS[0].key(),
        };
        let checked = checked.text("note", &self.note);
        if let ModelContent::Health { model, .. } = &self.content {
            return match model.check() {
                Ok(()) => checked.done(),
                Err(error) => checked.holds(error.field(), false).done(),
            };
        }
        let faults = self.map_rules().map(|rules| rules.faults()).unwrap_or_default();
        faults.into_iter().fold(checked, |check, fault| check.holds(wrong(fault), false)).done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn model(version: i64, share: f64) -> Model {
        let map = MapModel { influence_share: share, ..MapModel::default() };
        Model {
            id: ModelId(Uuid::from_u128(version.unsigned_abs().into())),
            version,
            content: MapRules { map, ..MapRules::default() }.content(),
            by: UserId(Uuid::from_u128(1)),
            at: Moment(1),
            note: String::new(),
        }
    }

    #[test]
    fn the_highest_version_is_in_force_and_figures_say_which() {
        let versions = [model(3, 0.3), model(2, 0.2)];
        let rules = MapRules::in_force(&versions);
        assert_eq!((rules.map.influence_share, rules.version(), rules.strength.version), (0.3, 3, 3));
        assert_eq!(Model::next(&versions, About::Map), 4);
        assert_eq!(Model::next(&versions, About::Health(Segment::Hospitals)), 2, "each counts by itself");
    }

    #[test]
    fn without_a_version_the_built_in_is_in_force() {
        assert_eq!(MapRules::in_force(&[]), MapRules::default());
        assert_eq!(Model::next(&[], About::Map), 2);
    }

    #[test]
    fn what_is_wrong_is_named_by_its_field() {
        assert_eq!(model(2, 1.5).check().map_err(|invalid| invalid.field), Err("influence_share".to_owned()));
        assert_eq!(model(1, 0.5).check().map_err(|invalid| invalid.field), Err("version".to_owned()));
        assert_eq!(model(2, 0.5).check(), Ok(()));
        let of_health = |cap: f64| {
            let model = health::Model { override_cap: cap, ..health::Model::default() };
            ModelContent::Health { segment: Segment::Everybody, model }
        };
        let checked = |content| Model { content, ..model(2, 0.5) }.check().map_err(|invalid| invalid.field);
        assert_eq!(checked(of_health(50.0)), Ok(()));
        assert_eq!(checked(of_health(150.0)), Err("bands".to_owned()));
    }
}

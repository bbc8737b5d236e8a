//! The model: weights, mappings and thresholds as versioned data that managers edit.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{AlertModel, BandModel, Dimension, Mapping, Measure, Point, TrendModel};

/// A health model. The default is the one for hospitals (`methods.md` 3.6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Rises by one with every published edit; old results keep the version they came from.
    pub version: u32,
    pub dimensions: Vec<DimensionModel>,
    pub bands: BandModel,
    pub trend: TrendModel,
    /// The score an open override caps the total at, 0..=100.
    pub override_cap: f64,
    /// When something is an alert.
    #[serde(default)]
    pub alerts: AlertModel,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DimensionModel {
    pub dimension: Dimension,
    /// ≥ 0; only the proportions count.
    pub weight: f64,
    pub measures: Vec<MeasureModel>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasureModel {
    pub measure: Measure,
    /// Weight inside the dimension, ≥ 0; only the proportions count.
    pub weight: f64,
    pub mapping: Mapping,
}

/// Why an edited model cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelError {
    #[error("a weight is negative or not a number")]
    Weight,
    #[error("all weights are zero")]
    NoWeight,
    #[error("a dimension or measure stands in the model twice")]
    Twice,
    #[error("a mapping has parameters that make no sense")]
    Mapping,
    #[error("bands, trend or cap lie outside their range")]
    Threshold,
}

impl ModelError {
    /// The name of the field that is wrong, for whoever sent it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Weight | Self::NoWeight => "weight",
            Self::Twice => "dimensions",
            Self::Mapping => "mapping",
            Self::Threshold => "bands",
        }
    }
}

impl Model {
    /// # Errors
    /// The first reason found why the model would give no sensible score.
    pub fn check(&self) -> Result<(), ModelError> {
        check_weights(self.dimensions.iter().map(|d| d.weight))?;
        let mut dimensions = BTreeSet::new();
        let mut measures = BTreeSet::new();
        for dimension in &self.dimensions {
            check_weights(dimension.measures.iter().map(|m| m.weight))?;
            if !dimensions.insert(dimension.dimension) {
                return Err(ModelError::Twice);
            }
            for measure in &dimension.measures {
                if !measures.insert(measure.measure) {
                    return Err(ModelError::Twice);
                }
                if !measure.mapping.is_sound() {
                    return Err(ModelError::Mapping);
                }
            }
        }
        let sound = self.bands.is_sound()
            && (0.0..=100.0).contains(&self.override_cap)
            && (0.0..=100.0).contains(&self.trend.points_per_week)
            && self.trend.snapshots <= 52
            && self.alerts.is_sound()
            && (2..=self.trend.snapshots).contains(&self.trend.least);
        if sound { Ok(()) } else { Err(ModelError::Threshold) }
    }
}

fn check_weights(weights: impl Iterator<Item = f64>) -> Result<(), ModelError> {
    let mut sum = 0.0;
    for weight in weights {
        if !weight.is_finite() || weight < 0.0 {
            return Err(ModelError::Weight);
        }
        sum += weight;
    }
    if sum > 0.0 { Ok(()) } else { Err(ModelError::NoWeight) }
}

impl Default for Model {
    fn default() -> Self {
        use Measure as M;
        Self {
            version: 1,
            dimensions: vec![
                dimension(
                    Dimension::Relationship,
                    25.0,
                    [
                        (M::Support, Mapping::Centred),
                        (M::KeyCoverage, Mapping::Ratio),
                        (M::Threads, threads()),
                        (M::Staleness, Mapping::HalfLife { days: 60.0 }),
                    ],
                ),
                dimension(
                    Dimension::Commercial,
                    25.0,
                    [
                        (M::SalesGrowth, Mapping::Growth { slope: 2.0 }),
                        (M::ShareOfWallet, Mapping::Ratio),
                        (M::OverdueReceivable, overdue_receivable()),
                    ],
                ),
                dimension(
                    Dimension::Execution,
                    20.0,
                    [(M::Progress, Mapping::Ratio), (M::OverdueActions, overdue_actions())],
                ),
                dimension(
                    Dimension::Value,
                    15.0,
                    [(M::Csat, Mapping::Direct), (M::Nps, Mapping::Centred), (M::ValueRealised, Mapping::Direct)],
                ),
                dimension(
                    Dimension::Pipeline,
                    10.0,
                    [(M::PipelineCover, Mapping::Ratio), (M::Rotting, Mapping::Complement)],
                ),
                dimension(Dimension::External, 5.0, [(M::WorstThreat, Mapping::Threat { slope: 4.0 })]),
            ],
            bands: BandModel::default(),
            trend: TrendModel::default(),
            override_cap: 50.0,
            alerts: AlertModel::default(),
        }
    }
}

fn dimension<const N: usize>(dimension: Dimension, weight: f64, measures: [(Measure, Mapping); N]) -> DimensionModel {
    DimensionModel {
        dimension,
        weight,
        // The source gives no weights inside a dimension, so the default is equal ones.
        measures: measures
            .into_iter()
            .map(|(measure, mapping)| MeasureModel { measure, weight: 1.0, mapping })
            .collect(),
    }
}

/// One thread is a risk, four are plenty.
fn threads() -> Mapping {
    Mapping::Steps { points: points(&[(0.0, 0.0), (1.0, 30.0), (2.0, 60.0), (3.0, 80.0), (4.0, 100.0)]) }
}

/// Falls by the day, and is nothing after a quarter.
fn overdue_receivable() -> Mapping {
    Mapping::Line { points: points(&[(0.0, 100.0), (30.0, 70.0), (60.0, 40.0), (90.0, 0.0)]) }
}

/// Revegy's step 100/33/0: none, one or two, three and more.
fn overdue_actions() -> Mapping {
    Mapping::Steps { points: points(&[(0.0, 100.0), (1.0, 33.0), (3.0, 0.0)]) }
}

fn points(corners: &[(f64, f64)]) -> Vec<Point> {
    corners.iter().map(|&(at, score)| Point { at, score }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_model_is_sound_and_its_weights_add_to_a_hundred() {
        let model = Model::default();
        assert_eq!(model.check(), Ok(()));
        let total: f64 = model.dimensions.iter().map(|d| d.weight).sum();
        assert_eq!(total, 100.0);
    }

    #[test]
    fn a_model_survives_storage() {
        let model = Model::default();
        let json = serde_json::to_string(&model).expect("plain data");
        assert_eq!(serde_json::from_str::<Model>(&json).expect("what was written"), model);
    }

    #[test]
    fn a_model_that_gives_no_score_is_refused_with_the_reason() {
        let broken = |edit: fn(&mut Model)| {
            let mut model = Model::default();
            edit(&mut model);
            model.check()
        };
        assert_eq!(broken(|m| m.dimensions[0].weight = -1.0), Err(ModelError::Weight));
        assert_eq!(broken(|m| m.dimensions.clear()), Err(ModelError::NoWeight));
        assert_eq!(broken(|m| m.dimensions[1].dimension = Dimension::Relationship), Err(ModelError::Twice));
        assert_eq!(
            broken(|m| m.dimensions[0].measures[3].mapping = Mapping::HalfLife { days: -1.0 }),
            Err(ModelError::Mapping)
        );
        assert_eq!(broken(|m| m.bands.amber_from = 80.0), Err(ModelError::Threshold));
    }
}

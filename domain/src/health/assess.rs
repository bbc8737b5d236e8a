//! Assessing one account.

use serde::{Deserialize, Serialize};

use super::{
    Band, Dimension, DimensionModel, HealthInputs, Model, OverrideKind, Reading, Trend, overrides, trend, weighted_mean,
};
use crate::explained::{Explained, FormulaId, InputKey, Part};

/// The health of an account, with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Health {
    /// The score, 0..=100, after any cap. Its parts are the dimensions and, when an override
    /// lowers it, the override.
    pub total: Explained,
    /// Each dimension of the model, in its order; the parts are its measures.
    pub dimensions: Vec<(Dimension, Explained)>,
    /// Overrides nobody has acknowledged yet, whether or not they lower the score today.
    pub open_overrides: Vec<OverrideKind>,
    /// The score an open override has lowered; `None` when none has.
    pub uncapped: Option<f64>,
    /// `None` when there is no score.
    pub band: Option<Band>,
    /// `None` when too few snapshots are there.
    pub trend: Option<Trend>,
}

/// Assess an account: the health score 0..=100 with its reasons, band and trend (`methods.md` 3.6).
/// The same inputs and model give the same health, on either side of the wire.
#[must_use]
pub fn assess(model: &Model, inputs: &HealthInputs) -> Health {
    let dimensions: Vec<(Dimension, Explained)> =
        model.dimensions.iter().map(|d| (d.dimension, assess_dimension(d, inputs, model.version))).collect();
    let readings: Vec<Reading> = model
        .dimensions
        .iter()
        .zip(&dimensions)
        .map(|(in_model, (dimension, explained))| Reading {
            input: InputKey::Dimension(*dimension),
            score: explained.value,
            weight: in_model.weight,
            coverage: explained.coverage,
        })
        .collect();
    let mut total = weighted_mean(FormulaId::Health, &readings, model.version);
    let open_overrides = overrides::open(&inputs.overrides);
    let uncapped = if open_overrides.is_empty() { None } else { cap(&mut total, model.override_cap) };
    Health {
        band: total.value.map(|score| model.bands.band(score, inputs.previous_band)),
        trend: trend(&inputs.weekly, &model.trend),
        total,
        dimensions,
        open_overrides,
        uncapped,
    }
}

fn assess_dimension(model: &DimensionModel, inputs: &HealthInputs, version: u32) -> Explained {
    let readings: Vec<Reading> = model
        .measures
        .iter()
        .map(|m| Reading {
            input: InputKey::Measure(m.measure),
            score: inputs.raw(m.measure).map(|raw| m.mapping.score(raw)),
            weight: m.weight,
            coverage: if inputs.is_fresh(m.measure) { 1.0 } else { 0.0 },
        })
        .collect();
    weighted_mean(FormulaId::HealthDimension, &readings, version)
}

/// Lower the score to the cap and say so in the waterfall. Returns the score before, if lowered.
fn cap(total: &mut Explained, cap: f64) -> Option<f64> {
    let uncapped = total.value.filter(|&score| score > cap)?;
    total.value = Some(cap);
    total.parts.push(Part { input: InputKey::Override, value: Some(cap), weight: 0.0, contribution: cap - uncapped });
    Some(uncapped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::{Measure, Override};

    /// Inputs that give the dimensions 62, 71, 55, –, 48, 40.
    fn chengjiang() -> HealthInputs {
        HealthInputs {
            wsi: Some(24.0),
            sales_growth_pct: Some(10.5),
            progress: Some(0.33),
            elapsed: Some(0.6),
            rotting_share: Some(0.52),
            worst_pest: Some(-15),
            ..Default::default()
        }
    }

    /// The default model with one measure in each dimension, so that each is known or missing.
    fn narrow() -> Model {
        let kept = [
            Measure::Support,
            Measure::SalesGrowth,
            Measure::Progress,
            Measure::Csat,
            Measure::Rotting,
            Measure::WorstThreat,
        ];
        let mut model = Model::default();
        for dimension in &mut model.dimensions {
            dimension.measures.retain(|m| kept.contains(&m.measure));
        }
        model
    }

    fn with(override_: Override) -> HealthInputs {
        HealthInputs { overrides: vec![override_], ..chengjiang() }
    }

    #[test]
    fn an_account_without_a_survey_scores_60_06_at_85_per_cent() {
        let health = assess(&narrow(), &chengjiang());
        assert_eq!(format!("{:.2}", health.total.value.expect("a figure")), "60.06");
        assert_eq!(format!("{:.2}", health.total.coverage), "0.85");
        assert_eq!(health.total.missing, [InputKey::Dimension(Dimension::Value)]);
        assert_eq!(health.band, Some(Band::Amber));
        assert_eq!(health.trend, None);
    }

    #[test]
    fn a_half_known_dimension_counts_fully_but_covers_half() {
        let inputs = HealthInputs { progress: Some(0.5), elapsed: Some(0.5), ..Default::default() };
        let health = assess(&Model::default(), &inputs);
        assert_eq!(health.total.value, Some(100.0));
        assert!((health.total.coverage - 0.10).abs() < 1e-12);
    }

    #[test]
    fn an_old_measure_counts_but_does_not_cover() {
        let inputs = HealthInputs { stale: vec![Measure::Support], ..chengjiang() };
        let health = assess(&narrow(), &inputs);
        assert_eq!(format!("{:.2}", health.total.value.expect("a figure")), "60.06");
        assert_eq!(format!("{:.2}", health.total.coverage), "0.60");
    }

    #[test]
    fn a_champion_who_left_caps_the_score_until_acknowledged() {
        let left = |acknowledged| Override { kind: OverrideKind::ChampionLeft, acknowledged };
        let health = assess(&narrow(), &with(left(false)));
        assert_eq!(health.total.value, Some(50.0));
        assert_eq!(format!("{:.2}", health.uncapped.expect("a score was lowered")), "60.06");
        assert_eq!(health.open_overrides, [OverrideKind::ChampionLeft]);
        assert!((health.total.waterfall_end() - 50.0).abs() < 1e-9);

        let health = assess(&narrow(), &with(left(true)));
        assert_eq!(format!("{:.2}", health.total.value.expect("a figure")), "60.06");
        assert_eq!(health.uncapped, None);
        assert!(health.open_overrides.is_empty());
    }

    #[test]
    fn an_override_never_lifts_a_low_score() {
        let inputs = HealthInputs {
            worst_pest: Some(20),
            overrides: vec![Override { kind: OverrideKind::LostTender, acknowledged: false }],
            ..Default::default()
        };
        let health = assess(&Model::default(), &inputs);
        assert_eq!(health.total.value, Some(20.0));
        assert_eq!(health.uncapped, None);
        assert_eq!(health.open_overrides, [OverrideKind::LostTender]);
    }

    #[test]
    fn an_account_nobody_knows_has_no_band() {
        let health = assess(&Model::default(), &HealthInputs::default());
        assert_eq!(health.total.value, None);
        assert_eq!(health.band, None);
        assert_eq!(health.dimensions.len(), 6);
    }

    #[test]
    fn a_what_if_is_the_same_call_with_other_weights() {
        let mut model = narrow();
        model.dimensions[1].weight = 0.0;
        let health = assess(&model, &chengjiang());
        let expected = (25.0 * 62.0 + 20.0 * 55.0 + 10.0 * 48.0 + 5.0 * 40.0) / 60.0;
        assert!((health.total.value.expect("a figure") - expected).abs() < 1e-9);
    }
}

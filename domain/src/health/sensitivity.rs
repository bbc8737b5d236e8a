//! Which weight the verdict hangs on.

use super::{Dimension, HealthInputs, Model, assess};

/// What one weight does to the score when it alone is changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    pub dimension: Dimension,
    /// The score with the weight lowered, then raised, 0..=100.
    pub low: f64,
    pub high: f64,
}

impl Swing {
    /// Width of the bar in a tornado chart, points.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.high - self.low).abs()
    }
}

/// Change one weight at a time by ±`share` (0.2 is ±20 %, `methods.md` 3.4.9); widest swing
/// first. Dimensions without a score swing nothing and are left out, as is a cap: the question
/// is which opinion matters, not which alarm.
#[must_use]
pub fn sensitivity(model: &Model, inputs: &HealthInputs, share: f64) -> Vec<Swing> {
    let inputs = HealthInputs { overrides: Vec::new(), ..inputs.clone() };
    let known = assess(model, &inputs).dimensions;
    let mut swings: Vec<Swing> = known
        .iter()
        .enumerate()
        .filter(|(_, (_, explained))| explained.value.is_some())
        .filter_map(|(at, (dimension, _))| {
            let score = |factor: f64| {
                let mut model = model.clone();
                model.dimensions[at].weight *= factor;
                assess(&model, &inputs).total.value
            };
            Some(Swing { dimension: *dimension, low: score(1.0 - share)?, high: score(1.0 + share)? })
        })
        .collect();
    swings.sort_by(|a, b| b.width().total_cmp(&a.width()));
    swings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weight_far_from_the_mean_and_heavy_swings_most() {
        let inputs = HealthInputs {
            wsi: Some(24.0),
            sales_growth_pct: Some(10.5),
            progress: Some(0.75),
            elapsed: Some(1.0),
            csat: Some(71.0),
            rotting_share: Some(0.52),
            worst_pest: Some(15),
            ..Default::default()
        };
        let swings = sensitivity(&Model::default(), &inputs, 0.2);
        assert_eq!(swings.len(), 6);
        assert_eq!(swings[0].dimension, Dimension::Execution);
        assert!(swings[0].high > swings[0].low);
    }

    #[test]
    fn what_is_not_known_swings_nothing() {
        let inputs = HealthInputs { csat: Some(80.0), ..Default::default() };
        let swings = sensitivity(&Model::default(), &inputs, 0.2);
        assert_eq!(swings.len(), 1);
        assert!(swings[0].width() < 1e-9);
    }
}

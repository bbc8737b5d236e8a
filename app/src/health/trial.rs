//! A trial: the score with other weights and other values, computed by the same function.

use meridian_domain::health::{
    Dimension, DimensionModel, Health, HealthInputs, Mapping, Measure, MeasureModel, Model, Point, assess,
};

/// What a reader has changed about one dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Knob {
    pub dimension: Dimension,
    /// The score to try; `None` leaves the measures to speak.
    pub score: Option<f64>,
    pub weight: f64,
}

/// The knobs as the model has them.
pub(super) fn knobs(model: &Model) -> Vec<Knob> {
    let knob = |d: &DimensionModel| Knob { dimension: d.dimension, score: None, weight: d.weight };
    model.dimensions.iter().map(knob).collect()
}

/// The health if the dimensions had the scores and weights of `knobs`. An event that caps the score
/// goes on capping it.
pub(super) fn trial(model: &Model, inputs: &HealthInputs, knobs: &[Knob]) -> Health {
    let (mut model, mut inputs) = (model.clone(), inputs.clone());
    for dimension in &mut model.dimensions {
        let Some(knob) = knobs.iter().find(|knob| knob.dimension == dimension.dimension) else { continue };
        dimension.weight = knob.weight.max(0.0);
        let Some((score, measure)) = knob.score.zip(dimension.measures.first().map(|first| first.measure)) else {
            continue;
        };
        // One measure that is known and maps whatever it is to the score wanted.
        let mapping = Mapping::Line { points: vec![Point { at: 0.0, score: score.clamp(0.0, 100.0) }] };
        dimension.measures = vec![MeasureModel { measure, weight: 1.0, mapping }];
        make_known(&mut inputs, measure);
    }
    // A trial is not the next snapshot: its band does not lean on the last one.
    inputs.previous_band = None;
    assess(&model, &inputs)
}

fn make_known(inputs: &mut HealthInputs, measure: Measure) {
    inputs.stale.retain(|stale| *stale != measure);
    match measure {
        Measure::Support => inputs.wsi = Some(0.0),
        Measure::KeyCoverage => inputs.coverage_key = Some(0.0),
        Measure::Threads => inputs.thread_count = Some(0),
        Measure::Staleness => inputs.staleness_days = Some(0.0),
        Measure::SalesGrowth => inputs.sales_growth_pct = Some(0.0),
        Measure::ShareOfWallet => (inputs.sow, inputs.sow_target) = (Some(0.0), Some(1.0)),
        Measure::OverdueReceivable => inputs.overdue_receivable_days = Some(0),
        Measure::Progress => (inputs.progress, inputs.elapsed) = (Some(0.0), Some(1.0)),
        Measure::OverdueActions => inputs.overdue_actions = Some(0),
        Measure::Csat => inputs.csat = Some(0.0),
        Measure::Nps => inputs.nps = Some(0.0),
        Measure::ValueRealised => inputs.value_realised = Some(0.0),
        Measure::PipelineCover => (inputs.weighted_pipeline, inputs.gap_to_target) = (Some(0), Some(1)),
        Measure::Rotting => inputs.rotting_share = Some(0.0),
        Measure::WorstThreat => inputs.worst_pest = Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of methods 3.6: 25, 25, 20, 15, 10, 5 with 62, 71, 55, –, 48, 40.
    fn with(scores: [Option<f64>; 6]) -> Health {
        let model = Model::default();
        let mut knobs = knobs(&model);
        for (knob, score) in knobs.iter_mut().zip(scores) {
            knob.score = score;
        }
        trial(&model, &HealthInputs::default(), &knobs)
    }

    #[test]
    fn a_trial_with_the_scores_of_the_method_gives_the_figure_of_the_method() {
        let health = with([Some(62.0), Some(71.0), Some(55.0), None, Some(48.0), Some(40.0)]);
        assert_eq!(format!("{:.2}", health.total.value.unwrap()), "60.06");
        assert_eq!(format!("{:.2}", health.total.coverage), "0.85");
    }

    #[test]
    fn the_survey_and_the_actions_would_lift_it_to_65_7() {
        let health = with([Some(62.0), Some(71.0), Some(75.0), Some(71.0), Some(48.0), Some(40.0)]);
        assert_eq!(format!("{:.1}", health.total.value.unwrap()), "65.7");
    }

    #[test]
    fn untouched_knobs_change_nothing() {
        let model = Model::default();
        let inputs = HealthInputs { wsi: Some(24.0), worst_pest: Some(-15), ..HealthInputs::default() };
        assert_eq!(trial(&model, &inputs, &knobs(&model)).total, assess(&model, &inputs).total);
    }
}

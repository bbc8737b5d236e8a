//! What the form of a health model says, read as a model. Pure.

use meridian_domain::{
    health::{Dimension, Measure, Model},
    locale::Lang,
};

use crate::words::{health, rules, watch as words};

/// A figure of a model that the form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Side(Dimension),
    Measure(Measure),
    Green,
    Amber,
    Hysteresis,
    Cap,
    TrendWeeks,
    TrendLeast,
    TrendPoints,
    DropPoints,
    DropWeeks,
    SilentDays,
}

const OTHERS: [Figure; 10] = [
    Figure::Green,
    Figure::Amber,
    Figure::Hysteresis,
    Figure::Cap,
    Figure::TrendWeeks,
    Figure::TrendLeast,
    Figure::TrendPoints,
    Figure::DropPoints,
    Figure::DropWeeks,
    Figure::SilentDays,
];

/// Every figure of a model: its sides, each followed by its measures, then the others.
pub(super) fn figures(model: &Model) -> Vec<Figure> {
    let mut all = Vec::new();
    for side in &model.dimensions {
        all.push(Figure::Side(side.dimension));
        all.extend(side.measures.iter().map(|measure| Figure::Measure(measure.measure)));
    }
    all.extend(OTHERS);
    all
}

impl Figure {
    /// Least and most.
    pub fn range(self) -> (f64, f64) {
        match self {
            Self::Hysteresis => (0.0, 20.0),
            Self::TrendWeeks => (2.0, 52.0),
            Self::TrendLeast => (2.0, 52.0),
            Self::DropPoints => (1.0, 100.0),
            Self::DropWeeks => (1.0, 26.0),
            Self::SilentDays => (1.0, 730.0),
            _ => (0.0, 100.0),
        }
    }

    /// Whether it counts weeks or days.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::TrendWeeks | Self::TrendLeast | Self::DropWeeks | Self::SilentDays)
    }

    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::Side(side) => words::weight_of(lang, health::dimension_name(lang, side)),
            Self::Measure(measure) => health::measure_name(lang, measure).to_owned(),
            Self::Green => words::green_from(lang).to_owned(),
            Self::Amber => words::amber_from(lang).to_owned(),
            Self::Hysteresis => words::hysteresis(lang).to_owned(),
            Self::Cap => words::cap(lang).to_owned(),
            Self::TrendWeeks => words::trend_weeks(lang).to_owned(),
            Self::TrendLeast => words::trend_least(lang).to_owned(),
            Self::TrendPoints => words::trend_points(lang).to_owned(),
            Self::DropPoints => words::drop_points(lang).to_owned(),
            Self::DropWeeks => words::drop_weeks(lang).to_owned(),
            Self::SilentDays => words::silent_days(lang).to_owned(),
        }
    }

    /// Its id in the form.
    pub fn id(self) -> String {
        let code = |value: serde_json::Result<serde_json::Value>| {
            value.ok().and_then(|value| value.as_str().map(|code| code.replace('_', "-"))).unwrap_or_default()
        };
        match self {
            Self::Side(side) => format!("side-{}", code(serde_json::to_value(side))),
            Self::Measure(measure) => format!("measure-{}", code(serde_json::to_value(measure))),
            Self::Green => "model-green".to_owned(),
            Self::Amber => "model-amber".to_owned(),
            Self::Hysteresis => "model-hysteresis".to_owned(),
            Self::Cap => "model-cap".to_owned(),
            Self::TrendWeeks => "model-trend-weeks".to_owned(),
            Self::TrendLeast => "model-trend-least".to_owned(),
            Self::TrendPoints => "model-trend-points".to_owned(),
            Self::DropPoints => "model-drop-points".to_owned(),
            Self::DropWeeks => "model-drop-weeks".to_owned(),
            Self::SilentDays => "model-silent-days".to_owned(),
        }
    }

    /// What a model says; nothing where the model has no such side or measure.
    pub fn read(self, model: &Model) -> f64 {
        match self {
            Self::Side(of) => model.dimensions.iter().find(|side| side.dimension == of).map_or(0.0, |side| side.weight),
            Self::Measure(of) => {
                let mut measures = model.dimensions.iter().flat_map(|side| &side.measures);
                measures.find(|measure| measure.measure == of).map_or(0.0, |measure| measure.weight)
            }
            Self::Green => model.bands.green_from,
            Self::Amber => model.bands.amber_from,
            Self::Hysteresis => model.bands.hysteresis,
            Self::Cap => model.override_cap,
            Self::TrendWeeks => model.trend.snapshots as f64,
            Self::TrendLeast => model.trend.least as f64,
            Self::TrendPoints => model.trend.points_per_week,
            Self::DropPoints => model.alerts.drop_points,
            Self::DropWeeks => f64::from(model.alerts.drop_weeks),
            Self::SilentDays => model.alerts.silent_days as f64,
        }
    }

    fn write(self, model: &mut Model, value: f64) {
        match self {
            Self::Side(of) => {
                for side in model.dimensions.iter_mut().filter(|side| side.dimension == of) {
                    side.weight = value;
                }
            }
            Self::Measure(of) => {
                let measures = model.dimensions.iter_mut().flat_map(|side| &mut side.measures);
                for measure in measures.filter(|measure| measure.measure == of) {
                    measure.weight = value;
                }
            }
            Self::Green => model.bands.green_from = value,
            Self::Amber => model.bands.amber_from = value,
            Self::Hysteresis => model.bands.hysteresis = value,
            Self::Cap => model.override_cap = value,
            Self::TrendWeeks => model.trend.snapshots = value as usize,
            Self::TrendLeast => model.trend.least = value as usize,
            Self::TrendPoints => model.trend.points_per_week = value,
            Self::DropPoints => model.alerts.drop_points = value,
            Self::DropWeeks => model.alerts.drop_weeks = value as i32,
            Self::SilentDays => model.alerts.silent_days = value as i64,
        }
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().replace('−', "-").parse::<f64>().ok().filter(|value| value.is_finite())
}

/// Why a field cannot be so, in words; nothing when it can.
pub(super) fn fault(lang: Lang, figure: Figure, text: &str) -> Option<String> {
    let Some(value) = number(text) else { return Some(rules::no_number(lang).to_owned()) };
    if figure.is_whole() && value.fract() != 0.0 {
        return Some(rules::whole_number(lang).to_owned());
    }
    let (least, most) = figure.range();
    let outside = !(least..=most).contains(&value);
    outside.then(|| rules::outside(lang, &written(least), &written(most)))
}

/// A number as the form shows it.
pub(super) fn written(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The model the fields say, on the measures and mappings of `base`; `None` when it may not be in force.
pub(super) fn model(base: &Model, fields: &[(Figure, String)]) -> Option<Model> {
    let mut model = base.clone();
    for (figure, text) in fields {
        if fault(Lang::En, *figure, text).is_some() {
            return None;
        }
        figure.write(&mut model, number(text)?);
    }
    model.check().is_ok().then_some(model)
}

/// What changed from one model to another, each with both numbers.
pub(super) fn changes(lang: Lang, before: &Model, after: &Model) -> Vec<String> {
    let differs = |figure: &Figure| (figure.read(before) - figure.read(after)).abs() > 1e-9;
    let told = |figure: Figure| {
        rules::change_of(lang, &figure.name(lang), &written(figure.read(before)), &written(figure.read(after)))
    };
    figures(after).into_iter().filter(differs).map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(model: &Model) -> Vec<(Figure, String)> {
        figures(model).into_iter().map(|figure| (figure, written(figure.read(model)))).collect()
    }

    #[test]
    fn what_is_shown_is_read_again() {
        let built_in = Model::default();
        assert_eq!(figures(&built_in).len(), 6 + 15 + 10);
        assert_eq!(model(&built_in, &fields(&built_in)), Some(built_in));
    }

    #[test]
    fn a_change_is_told_and_what_makes_no_sense_is_no_model() {
        let built_in = Model::default();
        let with = |figure: Figure, text: &str| {
            let mut fields = fields(&built_in);
            for field in fields.iter_mut().filter(|field| field.0 == figure) {
                field.1 = text.to_owned();
            }
            model(&built_in, &fields)
        };
        let heavier = with(Figure::Side(Dimension::External), "20").expect("sound");
        assert_eq!(changes(Lang::En, &built_in, &heavier), ["External, weight 5 → 20"]);
        assert_eq!(with(Figure::Amber, "80"), None, "Watch above Good");
        assert_eq!(with(Figure::SilentDays, "1.5"), None);
        assert_eq!(with(Figure::Cap, "soon"), None);
    }

    #[test]
    fn each_field_has_an_id_of_its_own() {
        let ids: std::collections::BTreeSet<String> = figures(&Model::default()).into_iter().map(Figure::id).collect();
        assert_eq!(ids.len(), 31);
        assert!(ids.contains("measure-key-coverage"));
    }
}

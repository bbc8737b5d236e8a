//! Charts, as options for ECharts: data only, no functions, so that the page's policy stays strict.

use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisType, Symbol, Tooltip, Trigger},
    series::Line,
};
use meridian_domain::{account::view::Snapshot, locale::Lang};

/// The line of an account's health over its snapshots.
pub(super) fn health(history: &[Snapshot], lang: Lang) -> Chart {
    let (name, unit) = match lang {
        Lang::Zh => ("健康度", "分"),
        Lang::En => ("Health", "points"),
    };
    let known = || history.iter().filter_map(|snapshot| Some((snapshot.on.to_string(), snapshot.value?)));
    let days: Vec<String> = known().map(|(on, _)| on).collect();
    let values: Vec<f64> = known().map(|(_, value)| (value as f64 / 10.0).round() / 10.0).collect();
    Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .grid(Grid::new().left(40).right(16).top(32).bottom(28))
        .x_axis(Axis::new().type_(AxisType::Category).boundary_gap(false).data(days))
        .y_axis(Axis::new().type_(AxisType::Value).name(unit).min(0).max(100))
        .series(Line::new().name(name).symbol(Symbol::Circle).data(values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chart_is_data_only_and_leaves_out_days_nothing_is_known_of() {
        let on = |text: &str| text.parse().expect("a date");
        let history = [
            Snapshot { on: on("2026-11-01"), value: Some(6006), coverage: 85 },
            Snapshot { on: on("2026-11-08"), value: None, coverage: 0 },
        ];
        let json = serde_json::to_value(health(&history, Lang::Zh)).expect("plain data");
        assert_eq!(json["series"][0]["data"], serde_json::json!([60.1]));
        assert_eq!(json["xAxis"]["data"], serde_json::json!(["2026-11-01"]));
        assert!(!json.to_string().contains("function"));
    }
}

//! Charts, as options for ECharts: data only, no functions, so that the page's policy stays strict.

use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisType, NameLocation, Symbol, Tooltip, Trigger},
    series::Line,
};
use meridian_domain::{account::view::Snapshot, locale::Lang, plan::Curve};

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

/// How sales answer to visit days: the curve from none to twice as many as now, and where it stands today.
pub(super) fn response(curve: Curve, now: u32, lang: Lang) -> Chart {
    let (name, today, days, index) = match lang {
        Lang::Zh => ("销售响应", "现在", "拜访日/年", "销售，现在 = 100"),
        Lang::En => ("Response of sales", "Now", "visit days a year", "sales, now = 100"),
    };
    let now = now.clamp(1, 1_000);
    let steps = (2 * now).min(40);
    let points: Vec<Vec<f64>> = (0..=steps)
        .map(|step| f64::from(step) * 2.0 / f64::from(steps))
        .map(|x| vec![tenth(x * f64::from(now)), tenth(100.0 * curve.at(x))])
        .filter(|point| point.iter().all(|value| value.is_finite()))
        .collect();
    Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .grid(Grid::new().left(48).right(24).top(32).bottom(40))
        .x_axis(Axis::new().type_(AxisType::Value).name(days).name_location(NameLocation::Middle).name_gap(26))
        .y_axis(Axis::new().type_(AxisType::Value).name(index).min(0))
        .series(Line::new().name(name).smooth(0.2).symbol(Symbol::None).data(points))
        .series(Line::new().name(today).symbol(Symbol::Diamond).symbol_size(12).data(vec![vec![f64::from(now), 100.0]]))
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_begins_at_its_least_and_passes_today() {
        let curve = Curve::fit(0.4, 0.7, 1.3, 1.6).expect("rising");
        let json = serde_json::to_value(response(curve, 10, Lang::En)).expect("plain data");
        assert_eq!(json["series"][0]["data"][0], serde_json::json!([0.0, 40.0]));
        assert_eq!(json["series"][0]["data"][10], serde_json::json!([10.0, 100.0]));
        assert_eq!(json["series"][1]["data"], serde_json::json!([[10.0, 100.0]]));
    }

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

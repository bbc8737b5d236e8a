//! Charts, as options for ECharts: data only, no functions, so that the page's policy stays strict.

use charming::{
    Chart,
    component::{Axis, Grid, Legend, RadarCoordinate},
    element::{AxisType, Label, MarkLine, MarkLineData, MarkLineVariant, NameLocation, Symbol, Tooltip, Trigger},
    series::{Line, Radar},
};
use meridian_app::words::health as words;
use meridian_domain::{
    account::view::{AccountView, Snapshot},
    health::Dimension,
    locale::Lang,
    plan::Curve,
    time::Date,
};

/// The line of an account's health over its snapshots, with what happened to it as lines across.
pub(super) fn history(view: &AccountView, lang: Lang) -> Chart {
    let known = || view.history.iter().filter_map(|snapshot| Some((snapshot.on, snapshot.value?)));
    let days: Vec<String> = known().map(|(on, _)| on.to_string()).collect();
    let values: Vec<f64> = known().map(|(_, value)| (value as f64 / 10.0).round() / 10.0).collect();
    let marks = view.alarms.iter().filter_map(|alarm| Some((at(&view.history, alarm.on)?, alarm.kind)));
    let marks: Vec<MarkLineVariant> = marks
        .map(|(on, kind)| {
            let label = Label::new().show(true).formatter("{b}");
            let mark = MarkLineData::new().name(words::override_name(lang, kind)).x_axis(on.to_string()).label(label);
            MarkLineVariant::Simple(mark)
        })
        .collect();
    let mut line = Line::new().name(words::title(lang)).symbol(Symbol::Circle).data(values);
    if !marks.is_empty() {
        line = line.mark_line(MarkLine::new().symbol(vec![Symbol::None, Symbol::None]).silent(true).data(marks));
    }
    Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .grid(Grid::new().left(40).right(16).top(40).bottom(28))
        .x_axis(Axis::new().type_(AxisType::Category).boundary_gap(false).data(days))
        .y_axis(Axis::new().type_(AxisType::Value).name(words::points(lang)).min(0).max(100))
        .series(line)
}

/// The day of the line at which something that happened on `on` is marked: the first that knew of it.
fn at(history: &[Snapshot], on: Date) -> Option<Date> {
    history.iter().filter(|snapshot| snapshot.value.is_some()).map(|snapshot| snapshot.on).find(|day| *day >= on)
}

/// Weeks between the two outlines of the radar.
const COMPARED: i64 = 28;

/// The sides of an account now and four weeks ago; a side of which nothing is known stands in the middle,
/// and the table beside the chart says so.
pub(super) fn radar(view: &AccountView, lang: Lang) -> Chart {
    let sides: Vec<Dimension> = view.model.dimensions.iter().map(|of| of.dimension).collect();
    let axes = sides.iter().map(|side| (words::dimension_name(lang, *side), 0_i64, 100_i64)).collect();
    let whole = |value: Option<f64>| value.map_or(0.0, f64::round);
    let now = |side: &Dimension| {
        let found = view.health.dimensions.iter().find(|(of, _)| of == side);
        whole(found.and_then(|(_, explained)| explained.value))
    };
    let mut outlines = vec![(sides.iter().map(now).collect::<Vec<f64>>(), words::now(lang))];
    let before =
        view.history.iter().rev().find(|one| view.today.days_since(one.on) >= COMPARED && !one.sides.is_empty());
    if let Some(before) = before {
        outlines.push((sides.iter().map(|side| whole(before.side(*side))).collect(), words::four_weeks_ago(lang)));
    }
    let names: Vec<&str> = outlines.iter().map(|(_, name)| *name).collect();
    Chart::new()
        .tooltip(Tooltip::new())
        .legend(Legend::new().data(names).bottom(0))
        .radar(RadarCoordinate::new().indicator(axes).radius("58%"))
        .series(Radar::new().name(words::title(lang)).data(outlines))
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
    fn an_event_is_marked_at_the_first_day_that_knew_of_it() {
        let on = |text: &str| text.parse::<Date>().expect("a date");
        let history = [
            Snapshot::whole(on("2026-11-01"), Some(6_006), 85),
            Snapshot::whole(on("2026-11-08"), None, 0),
            Snapshot::whole(on("2026-11-15"), Some(5_000), 85),
        ];
        assert_eq!(at(&history, on("2026-11-01")), Some(on("2026-11-01")));
        assert_eq!(at(&history, on("2026-11-02")), Some(on("2026-11-15")), "a week nothing is known of has no point");
        assert_eq!(at(&history, on("2026-11-16")), None);
    }
}

//! Charts, as options for ECharts: data only, no functions, so that the page's policy stays strict.

use charming::{
    Chart,
    component::{Axis, Grid, Legend, RadarCoordinate},
    element::{AxisType, Label, MarkLine, MarkLineData, MarkLineVariant, Symbol, Tooltip, Trigger},
    series::{Line, Radar},
};
use meridian_app::words::health as words;
use meridian_domain::{
    account::view::{AccountView, Snapshot},
    health::Dimension,
    locale::Lang,
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

#[cfg(test)]
mod tests {
    use super::*;

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

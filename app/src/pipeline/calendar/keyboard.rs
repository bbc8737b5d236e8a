//! The keyboard in the calendar: arrows walk over days, Enter goes into a day, Escape out of it.

use leptos::prelude::*;
use meridian_domain::{pipeline::query::Month, time::Date};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Days(i64),
    Months(i32),
    Monday,
    Sunday,
}

fn step(key: &str) -> Option<Step> {
    Some(match key {
        "ArrowLeft" => Step::Days(-1),
        "ArrowRight" => Step::Days(1),
        "ArrowUp" => Step::Days(-7),
        "ArrowDown" => Step::Days(7),
        "PageUp" => Step::Months(-1),
        "PageDown" => Step::Months(1),
        "Home" => Step::Monday,
        "End" => Step::Sunday,
        _ => return None,
    })
}

/// The day a step leads to; a month's last day, where the month has no such day.
pub(super) fn walk(at: Date, step: Step) -> Date {
    match step {
        Step::Days(days) => at.plus_days(days),
        Step::Months(months) => {
            let month = Month::of(at).plus(months);
            month.first().plus_days(i64::from(at.day()) - 1).min(month.last())
        }
        Step::Monday => at.plus_days(1 - i64::from(at.weekday())),
        Step::Sunday => at.plus_days(7 - i64::from(at.weekday())),
    }
}

fn focus(element: Option<Element>) -> bool {
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    // Cannot fail: days and buttons take focus.
    drop(element.focus());
    true
}

/// Gives the focus to a day.
pub(super) fn focus_day(day: Date) {
    focus(document().query_selector(&format!(".deal-calendar [data-day=\"{day}\"]")).ok().flatten());
}

/// A key on a day, or on what is due on it.
pub(super) fn press(event: &KeyboardEvent, steer: &dyn Fn(Step)) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let day = target.closest("[data-day]").ok().flatten();
    let inside = day.as_ref().is_some_and(|day| !day.is_same_node(Some(&target)));
    let done = match (key.as_str(), inside) {
        ("Enter", false) => focus(target.query_selector("button").ok().flatten()),
        ("Escape", true) => focus(day),
        ("ArrowDown" | "ArrowUp", true) => among(day.as_ref(), &target, key == "ArrowDown"),
        (_, true) => false,
        (key, false) => step(key).is_some_and(|step| {
            steer(step);
            true
        }),
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The next of what is due on a day, or the one before.
fn among(day: Option<&Element>, target: &Element, down: bool) -> bool {
    let Some(found) = day.and_then(|day| day.query_selector_all("button").ok()) else { return false };
    let buttons: Vec<Element> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let Some(at) = buttons.iter().position(|button| button.is_same_node(Some(target))) else { return false };
    let to = if down { (at + 1).min(buttons.len() - 1) } else { at.saturating_sub(1) };
    focus(buttons.get(to).cloned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_month_without_such_a_day_shows_its_last() {
        assert_eq!(walk(date("2026-01-31"), Step::Months(1)), date("2026-02-28"));
        assert_eq!(walk(date("2026-03-31"), Step::Months(-1)), date("2026-02-28"));
        assert_eq!(walk(date("2026-11-27"), Step::Months(1)), date("2026-12-27"));
    }

    #[test]
    fn home_and_end_are_monday_and_sunday() {
        // 2026-11-27 is a Friday.
        assert_eq!(walk(date("2026-11-27"), Step::Monday), date("2026-11-23"));
        assert_eq!(walk(date("2026-11-27"), Step::Sunday), date("2026-11-29"));
        assert_eq!(walk(date("2026-11-23"), Step::Monday), date("2026-11-23"));
    }

    #[test]
    fn a_week_further_is_the_same_day_of_the_week() {
        assert_eq!(walk(date("2026-12-29"), Step::Days(7)), date("2027-01-05"));
        assert_eq!(step("ArrowDown"), Some(Step::Days(7)));
        assert_eq!(step("x"), None);
    }
}

//! A bullet bar: value, goal and the zone behind them; and its smaller sister, progress.

use leptos::{prelude::*, text_prop::TextProp};

/// `value` against `goal` on a scale from 0 to `max`; the darker ground ends at `good`.
#[component]
pub fn Bullet(
    /// What the bar says in words, figures included.
    #[prop(into)]
    label: TextProp,
    #[prop(into)] value: Signal<f64>,
    #[prop(optional, into)] goal: Option<Signal<f64>>,
    #[prop(optional, into)] good: Option<Signal<f64>>,
    #[prop(default = 100.0)] max: f64,
) -> impl IntoView {
    let at = move |value: f64| percent(value, max);
    view! {
        <svg class="bullet" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label=move || label.get()>
            <rect class="bg2" width=100 height=12/>
            {good.map(|good| view! { <rect class="bg" width=move || at(good.get()) height=12/> })}
            <rect class="bar" y=4 width=move || at(value.get()) height=4/>
            {goal.map(|goal| view! { <rect class="goal" x=move || (at(goal.get()) - 1.0).max(0.0) width=2 height=12/> })}
        </svg>
    }
}

/// Progress from 0 to 1, with a tick where it was expected to be by now.
#[component]
pub fn Progress(
    #[prop(into)] label: TextProp,
    #[prop(into)] done: Signal<f64>,
    #[prop(optional, into)] expected: Option<Signal<f64>>,
) -> impl IntoView {
    view! {
        <svg class="prog" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=move || label.get()>
            <rect class="f-line" y=2.5 width=100 height=3/>
            <rect class="f-ink2" y=2.5 width=move || percent(done.get(), 1.0) height=3/>
            {expected.map(|expected| view! { <rect class="f-ink" x=move || percent(expected.get(), 1.0) width=0.9 height=8/> })}
        </svg>
    }
}

/// Percent of the scale to one decimal, inside the scale; a figure that is none is nought.
fn percent(value: f64, max: f64) -> f64 {
    let share = if max > 0.0 && value.is_finite() { (value / max).clamp(0.0, 1.0) } else { 0.0 };
    (share * 1000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_bar_never_leaves_its_scale() {
        assert_eq!(percent(55.0, 100.0), 55.0);
        assert_eq!(percent(-3.0, 100.0), 0.0);
        assert_eq!(percent(180.0, 100.0), 100.0);
        assert_eq!(percent(f64::NAN, 100.0), 0.0);
        assert_eq!(percent(1.0, 0.0), 0.0);
    }
}

//! The weeks of a month, from Monday to Sunday; on a narrow screen a list of the days on which
//! something is due.

use leptos::prelude::*;
use meridian_domain::{pipeline::query::Month, time::Date};

use super::{
    super::desk::Desk,
    Due,
    day::Day,
    keyboard::{Step, press, walk},
};
use crate::{tr, words::views as words};

/// The weeks of a month.
fn weeks(month: Month) -> Vec<Vec<Date>> {
    let (from, until) = month.sheet();
    let days: Vec<Date> = (0..=until.days_since(from)).map(|day| from.plus_days(day)).collect();
    days.chunks(7).map(<[Date]>::to_vec).collect()
}

/// The sheet of a month.
#[component]
pub(super) fn MonthSheet(desk: Desk, month: Memo<Month>, due: Memo<Due>, go: Callback<Month>) -> impl IntoView {
    // The day the keyboard is at: today where the month has it, else the first.
    let at = RwSignal::new(untrack(|| home(desk, month.get())));
    // The day that shows all that is due.
    let unfolded = RwSignal::new(None::<Date>);
    // A month to which a key has led: the day gets the focus once it is drawn.
    let led = StoredValue::new(false);
    let focus = move || {
        request_animation_frame(move || {
            request_animation_frame(move || {
                if let Some(day) = at.try_get_untracked() {
                    super::keyboard::focus_day(day);
                }
            });
        });
    };
    Effect::new(move |_| {
        let month = month.get();
        if Month::of(at.get_untracked()) != month {
            at.set(home(desk, month));
        }
        unfolded.set(None);
        if led.try_update_value(std::mem::take).unwrap_or_default() {
            focus();
        }
    });
    let steer = move |step: Step| {
        let to = walk(at.get_untracked(), step);
        at.set(to);
        if Month::of(to) != month.get_untracked() {
            led.set_value(true);
            go.run(Month::of(to));
            return;
        }
        focus();
    };
    let names = move || words::weekdays(desk.lang.get());
    view! {
        <div class="scroll">
            <table
                role="grid"
                aria-label=tr!(words::calendar)
                aria-describedby="calendar-keys"
                on:keydown=move |event| press(&event, &steer)
            >
                <thead>
                    <tr>{(0..7).map(|day| view! { <th scope="col">{move || names()[day]}</th> }).collect_view()}</tr>
                </thead>
                <tbody>
                    <For each=move || weeks(month.get()) key=|week| week.first().copied() let:week>
                        <tr>
                            {week.into_iter().map(|on| view! { <Day desk on month due at unfolded/> }).collect_view()}
                        </tr>
                    </For>
                </tbody>
            </table>
            <p class="vh" id="calendar-keys">{tr!(words::calendar_keys)}</p>
        </div>
    }
}

/// The day one begins at.
fn home(desk: Desk, month: Month) -> Date {
    let today = desk.today.get_untracked();
    if Month::of(today) == month { today } else { month.first() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_week_has_seven_days_and_begins_on_monday() {
        for number in 1..=12 {
            let month: Month = format!("2026-{number:02}").parse().expect("a month");
            let weeks = weeks(month);
            assert!((4..=6).contains(&weeks.len()));
            // 2026-06-01 is a Monday.
            let monday: Date = "2026-06-01".parse().expect("a date");
            assert!(weeks.iter().all(|week| week.len() == 7 && week[0].days_since(monday) % 7 == 0));
        }
    }
}

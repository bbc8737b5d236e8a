//! The figures a team works out.

use leptos::prelude::*;
use meridian_domain::workshop::{
    Key,
    run::{Act, Topic},
};

use super::Seat;
use crate::{
    tr,
    ui::{Empty, TextField},
    words::{play as words, use_lang},
};

#[component]
pub(super) fn Numbers(seat: Seat) -> impl IntoView {
    let asked = seat.memo(|view| {
        view.case.numbers.iter().map(|one| (one.id.clone(), one.question.clone(), one.unit.clone())).collect::<Vec<_>>()
    });
    let lang = use_lang();
    view! {
        <div class="messages" tabindex="0" role="group" aria-label=tr!(words::numbers)>
            <h1>{tr!(words::numbers)}</h1>
            <p class="meta">{tr!(words::numbers_hint)}</p>
            {move || asked.with(Vec::is_empty).then(|| view! { <Empty title=tr!(words::numbers_none) text=""/> })}
            <ul class="numbers">
                {move || asked.get().into_iter().map(|(id, question, unit)| view! {
                    <li>
                        <span>{move || question.get(lang.get()).to_owned()}</span>
                        <Figure seat id label=move || unit.get(lang.get()).to_owned()/>
                    </li>
                }).collect_view()}
            </ul>
        </div>
    }
}

/// A figure as somebody types it; a comma stands for a point, and what groups thousands is left out.
fn figure(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let value = bare.replace('，', ",");
    let value = match (value.contains('.'), value.matches(',').count()) {
        (false, 1) => value.replace(',', "."),
        _ => value.replace(',', ""),
    };
    value.trim_end_matches('%').parse::<f64>().ok().filter(|value| value.is_finite())
}

#[component]
fn Figure(seat: Seat, id: Key, #[prop(into)] label: leptos::text_prop::TextProp) -> impl IntoView {
    let lang = use_lang();
    let hand = seat.hand();
    let closed = seat.why(false);
    let field = format!("number-{id}");
    let topic = StoredValue::new(Topic::Number(id));
    let given = Memo::new(move |_| {
        seat.read(|view| {
            topic.with_value(|topic| view.answers.iter().find(|one| one.topic == *topic).and_then(|one| one.value))
        })
        .flatten()
    });
    let shown = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let text = RwSignal::new(shown(given.get_untracked()));
    let fault = RwSignal::new(None::<String>);
    // A colleague's figure appears, unless one is typing another.
    Effect::watch(
        move || given.get(),
        move |now, before, _| {
            if before.is_some_and(|before| text.get_untracked() == shown(*before)) {
                text.set(shown(*now));
            }
        },
        true,
    );
    let leave = move |_| {
        let written = text.get_untracked();
        let value = figure(&written);
        fault.set(
            (value.is_none() && !written.trim().is_empty())
                .then(|| words::not_a_number(lang.get_untracked()).to_owned()),
        );
        if let Some(value) = value.filter(|value| given.get_untracked() != Some(*value)) {
            match untrack(|| closed.get()) {
                Some(why) => fault.set(Some(why)),
                None => hand.act(Act::Answer { topic: topic.get_value(), text: String::new(), value: Some(value) }),
            }
        }
    };
    view! {
        <div on:change=leave>
            <TextField id=field label value=text inputmode="decimal" autocomplete="off" error=fault/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_figure_is_read_as_it_is_meant() {
        assert_eq!(figure("27.2"), Some(27.2));
        assert_eq!(figure(" 1,234.5 "), Some(1_234.5));
        assert_eq!(figure("0,942"), Some(0.942));
        assert_eq!(figure("17.98 %"), Some(17.98));
        assert_eq!(figure("about 3"), None);
        assert_eq!(figure("inf"), None);
    }
}

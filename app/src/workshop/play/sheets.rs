//! What a team writes freely: one sheet for each tool that is open in the round.

use leptos::prelude::*;
use meridian_domain::workshop::{
    Tool,
    run::{Act, Topic},
};

use super::Seat;
use crate::{
    tr,
    ui::{Draft, TextField},
    words::{play as words, run, use_lang},
};

/// Whether a tool is a sheet one writes on; the others have pages of their own.
pub(super) const fn is_sheet(tool: Tool) -> bool {
    matches!(
        tool,
        Tool::Insight
            | Tool::Pest
            | Tool::Swot
            | Tool::Tows
            | Tool::Value
            | Tool::Plan
            | Tool::Allocation
            | Tool::Pitch
    )
}

#[component]
pub(super) fn Sheets(seat: Seat) -> impl IntoView {
    let open = seat.memo(|view| {
        let tools = view.run.leg().map(|leg| leg.tools.clone()).unwrap_or_default();
        tools.into_iter().filter(|tool| is_sheet(*tool)).collect::<Vec<_>>()
    });
    view! {
        <div class="messages" tabindex="0" role="group" aria-label=tr!(words::sheets)>
            <h1>{tr!(words::sheets)}</h1>
            <p class="meta">{tr!(words::sheets_hint)}</p>
            <For each=move || open.get() key=|tool| *tool let(tool)>
                <Sheet seat tool/>
            </For>
        </div>
    }
}

#[component]
fn Sheet(seat: Seat, tool: Tool) -> impl IntoView {
    let lang = use_lang();
    let hand = seat.hand();
    let closed = seat.why(false);
    let topic = StoredValue::new(Topic::Tool(tool));
    let given = Memo::new(move |_| {
        seat.read(|view| {
            let answer = topic.with_value(|topic| view.answers.iter().find(|one| one.topic == *topic));
            answer.map_or_else(|| (String::new(), None), |one| (one.text.clone(), one.value))
        })
        .unwrap_or_default()
    });
    let write = move |text: Option<String>, value: Option<f64>| {
        if untrack(|| closed.get()).is_none() {
            let (was, had) = given.get_untracked();
            hand.act(Act::Answer { topic: topic.get_value(), text: text.unwrap_or(was), value: value.or(had) });
        }
    };
    let draft =
        Draft::new(Signal::derive(move || given.get().0), Callback::new(move |text: String| write(Some(text), None)));
    let id = format!("sheet-{}", topic.with_value(|topic| topic.to_string().replace(':', "-")));
    let days = RwSignal::new(given.get_untracked().1.map_or_else(String::new, |days| days.to_string()));
    let limit = seat.memo(|view| view.case.days);
    let plan = move |_| {
        if let Ok(days) = days.get_untracked().trim().parse::<f64>() {
            write(None, Some(days));
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{move || run::tool(lang.get(), tool)}</label>
            <textarea
                class="input"
                id=id
                rows="7"
                readonly=move || closed.get().is_some()
                title=move || closed.get()
                placeholder=move || words::sheet_hint(lang.get(), tool)
                prop:value=move || draft.text()
                on:input:target=move |event| draft.type_(event.target().value())
                on:change=move |_| draft.leave()
            >
                {given.get_untracked().0}
            </textarea>
        </div>
        {(tool == Tool::Plan).then(|| view! {
            <div on:change=plan>
                <TextField id="plan-days" label=tr!(words::plan_days) value=days inputmode="decimal" autocomplete="off"
                    hint=move || limit.get().map_or_else(String::new, |days| words::days_limit(lang.get(), days))/>
            </div>
        })}
    }
}

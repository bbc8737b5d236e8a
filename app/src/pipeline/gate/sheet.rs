//! The sheet of the gate, beside the board: it stays in sight, with the card that waits.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use meridian_domain::{id::DealId, pipeline::Deal};

use super::{Asks, Waiting, answers::Answers, deal_requirements, overtaken::Overtaken, several::Several};
use crate::{
    Failure, answer,
    pipeline::{deal::QUERY, desk::Desk},
    ui::{Button, Sheet, Skeleton},
    words::{board, common, failures, gate as words},
};

/// The sheet; once a board.
#[component]
pub fn GateSheet(desk: Desk) -> impl IntoView {
    // What is shown stays until the sheet is closed, so that it does not empty while it goes.
    let shown = RwSignal::new(None::<Waiting>);
    let open = RwSignal::new(false);
    let query = use_query_map();
    Effect::new(move |_| {
        let waiting = desk.waiting.get();
        if waiting.is_some() {
            // One sheet at a time.
            if query.with_untracked(|query| query.get(QUERY).is_some()) {
                desk.opener.run(None);
            }
            shown.set(waiting.clone());
        }
        if open.get_untracked() != waiting.is_some() {
            open.set(waiting.is_some());
        }
    });
    // Escape and the cross put the card back.
    Effect::watch(
        move || open.get(),
        move |open, _, _| {
            if !open {
                desk.send_back();
            }
        },
        false,
    );
    let title = move || {
        let lang = desk.lang.get();
        shown.with(|shown| {
            shown.as_ref().map(|waiting| {
                let stage = desk.stage_name(waiting.to);
                match waiting.deals.len() {
                    1 => board::enter(lang, &stage),
                    n => words::several(lang, n, &stage),
                }
            })
        })
    };
    view! {
        <Sheet open title=move || title().unwrap_or_default() class="gate">
            {move || {
                shown.get().map(|waiting| match waiting.one() {
                    Some(deal) => view! { <One desk waiting deal /> }.into_any(),
                    None => view! { <Several desk waiting /> }.into_any(),
                })
            }}
        </Sheet>
    }
}

/// One deal: what is asked of it, or what has become of it meanwhile.
#[component]
fn One(desk: Desk, waiting: Waiting, deal: DealId) -> impl IntoView {
    let to = waiting.to;
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let reading = answer::reading(|| (), move |()| deal_requirements(deal, to));
    let again = Callback::new(move |()| reading.refetch());
    let record = desk.rooms.record::<Deal>(deal);
    let overtaken = RwSignal::new(false);
    let mine = StoredValue::new(waiting);
    Effect::new(move |_| {
        let stage = record.with(|deal| deal.as_ref().map(|deal| deal.stage));
        let waits = mine.with_value(|mine| desk.waiting.with(|now| now.as_ref() == Some(mine)));
        if waits && !busy.get() && stage != Some(mine.with_value(|mine| mine.from)) {
            overtaken.set(true);
        }
    });
    let answers = move |asks: Asks| {
        let (Some(deal), Some(to)) = (desk.deal(deal), desk.stage(to)) else { return ().into_any() };
        view! { <Answers desk waiting=mine.get_value() deal to asks again busy trouble /> }.into_any()
    };
    // Without the server what the browser knows is asked; the gate decides when it is reached.
    let known = move || Asks { requirements: desk.requirements(deal, to), ..Asks::default() };
    move || {
        if overtaken.get() {
            return view! { <Overtaken desk deal to /> }.into_any();
        }
        view! {
            <Transition fallback=|| view! { <Skeleton lines=6 /> }>
                {move || Suspend::new(async move {
                    match reading.await {
                        Ok(asks) => answers(asks),
                        Err(Failure::Offline) => answers(known()),
                        Err(failure) => view! { <Unread desk failure again /> }.into_any(),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}

/// What is asked could not be read.
#[component]
pub fn Unread(desk: Desk, failure: Failure, again: Callback<()>) -> impl IntoView {
    let told = move || {
        let told = failures::tell(desk.lang.get(), &failure);
        format!("{} · {}", told.happened, told.to_do)
    };
    view! {
        <p class="err refused" role="alert">{told}</p>
        <Button on_press=move |_| again.run(())>{move || common::retry(desk.lang.get())}</Button>
    }
}

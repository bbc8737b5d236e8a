//! Whom to see next, and why.

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    stakeholder::metrics::{Conversation, Reason},
};

use super::{super::stage::Stage, Reading, name_of};
use crate::{
    tr,
    words::{insight as words, map, use_lang},
};

/// More than these nobody plans for at once.
const SHOWN: usize = 6;

#[component]
pub fn Conversations(stage: Stage, reading: Reading) -> impl IntoView {
    let next = Memo::new(move |_| {
        reading.now.with(|insight| insight.conversations.iter().take(SHOWN).cloned().collect::<Vec<_>>())
    });
    let rows = move || {
        let next = next.get();
        let most = next.iter().filter_map(gap).max().unwrap_or(1);
        next.into_iter().map(|conversation| view! { <Next stage conversation most/> }).collect_view()
    };
    view! {
        <div>
            <span class="k">{tr!(map::whom_next)}</span>
            <ul class="gaps">{rows}</ul>
        </div>
    }
}

/// Points of the gap to the relationship wanted, if there is one.
fn gap(conversation: &Conversation) -> Option<u32> {
    conversation.reasons.iter().find_map(|reason| match reason {
        Reason::Gap { points } => Some(*points),
        Reason::NoContact | Reason::Stale { .. } => None,
    })
}

#[component]
fn Next(stage: Stage, conversation: Conversation, most: u32) -> impl IntoView {
    let lang = use_lang();
    let person = SeatId(conversation.person);
    let gap = gap(&conversation);
    let why = move || {
        let words = conversation.reasons.iter().map(|reason| words::reason(lang.get(), *reason));
        words.collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li>
            <button type="button" class="clip" on:click=move |_| { stage.select([person]); stage.open.set(true); }>
                {move || name_of(stage, person, lang.get())}
            </button>
            <svg width="100%" height="6" viewBox="0 0 60 6" preserveAspectRatio="none" aria-hidden="true">
                <rect class="f-s2" width="60" height="6"/>
                <rect class="f-ink3" width=60 * gap.unwrap_or(0) / most height="6"/>
            </svg>
            <span class="num" aria-hidden="true">{gap}</span>
            <span class="meta">{why}</span>
        </li>
    }
}

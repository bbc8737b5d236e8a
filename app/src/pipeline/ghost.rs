//! What floats over the board while a card is lifted: the card, its readout, the line, the keys.

use leptos::prelude::*;

use super::{card::face, desk::Desk};
use crate::{
    tr,
    words::{board as words, card},
};

/// The floating parts.
#[component]
pub fn Ghost(desk: Desk) -> impl IntoView {
    let dragged = Memo::new(move |_| desk.lifted.get().filter(|lifted| !lifted.carried).map(|lifted| lifted.deal));
    let lifted = Memo::new(move |_| desk.lifted.with(Option::is_some));
    let carried = Memo::new(move |_| desk.lifted.with(|lifted| lifted.is_some_and(|lifted| lifted.carried)));
    let readout = move || {
        let over = desk.over.get()?;
        let lane = desk.lane(over.lane)?;
        let name = lane.head.with(|head| head.stage.name.get(desk.lang.get()).to_owned());
        let place = words::over(desk.lang.get(), &name, over.index + 1);
        let asks = desk.lifted.get().and_then(|lifted| desk.hint(lifted.deal, lane.stage));
        Some(match asks {
            Some(asks) => format!("{place} · {asks}"),
            None => place,
        })
    };
    let others = move |deal| match desk.company(deal).len() {
        1 => None,
        all => Some(move || card::with_others(desk.lang.get(), all - 1)),
    };
    view! {
        {move || {
            dragged
                .get()
                .map(|deal| {
                    view! {
                        <div class="ghost-card" node_ref=desk.ghost aria-hidden="true">
                            <div class="deal" data-lifted="">
                                {desk.deal(deal).map(|deal| face(desk, &deal, None))}
                            </div>
                            {others(deal).map(|others| view! { <span class="tag" data-tone="accent">{others}</span> })}
                            <span class="tooltip at">{readout}</span>
                        </div>
                    }
                })
        }}
        {move || {
            lifted.get().then(|| view! { <div class="land-line" node_ref=desk.line aria-hidden="true"><div class="drop-line"></div></div> })
        }}
        {move || carried.get().then(|| view! { <p class="tooltip kb" aria-hidden="true">{tr!(words::keys)}</p> })}
        <p class="vh" role="status" aria-live="assertive">
            {move || desk.said.get()}
        </p>
    }
}

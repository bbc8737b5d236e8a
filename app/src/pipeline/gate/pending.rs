//! A card that waits, in the column it is to enter: dashed, and counted where it stands.

use leptos::prelude::*;
use meridian_domain::{
    id::{DealId, StageId},
    pipeline::Deal,
};

use super::Waiting;
use crate::{
    pipeline::{card::face, desk::Desk, lane::Lane},
    tr,
    words::{card, gate as words},
};

/// What waits before a column; nothing as long as nothing does.
#[component]
pub fn Pending(desk: Desk, lane: Lane) -> impl IntoView {
    let waiting = Memo::new(move |_| desk.waits_before(lane));
    move || {
        waiting.get().and_then(|waiting| {
            let first = *waiting.deals.first()?;
            let deal = desk.rooms.with(|world| world.the::<Deal>(first).cloned())?;
            // It has come in and is about to be confirmed, or somebody else has moved it.
            if deal.stage != waiting.from {
                return None;
            }
            let more = (waiting.deals.len() > 1)
                .then_some(move || card::with_others(desk.lang.get(), waiting.deals.len() - 1));
            // The sheet says it in words.
            Some(view! {
                <div class="pending" aria-hidden="true">
                    <div class="deal" data-pending="">
                        {face(desk, &deal, None)}
                        <span class="tag" data-tone="accent">{tr!(words::pending)}</span>
                    </div>
                    {more.map(|more| view! { <span class="meta">{more}</span> })}
                </div>
            })
        })
    }
}

impl Desk {
    /// The stage before which a card of a column waits; followed.
    pub fn waits_elsewhere(self, deal: DealId, stands: StageId) -> Option<StageId> {
        self.waiting.with(|waiting| {
            let waiting = waiting.as_ref().filter(|waiting| waiting.deals.contains(&deal))?;
            // Moved by somebody else, it stands where it came to.
            let stays = waiting.one().is_none() || waiting.from == stands;
            (stays && waiting.to != stands).then_some(waiting.to)
        })
    }

    /// What waits before a column, or before a part of it in the row of the first that waits; followed.
    pub fn waits_before(self, lane: Lane) -> Option<Waiting> {
        let waiting = self.waiting.with(|waiting| waiting.clone().filter(|waiting| waiting.to == lane.stage))?;
        let row = self.group(lane).zip(waiting.deals.first().and_then(|deal| self.deal(*deal)));
        let own = row.is_none_or(|(row, deal)| self.with_facts(&deal, |facts| self.grouping().of(facts)) == Some(row));
        own.then_some(waiting)
    }
}

//! The stages of a pipeline: their order, and the form of one beside them.

use leptos::prelude::*;
use meridian_domain::{
    id::{PipelineId, StageId},
    pipeline::Stage,
};

use super::{arrange::Hand, one::Counts, row::StageRow, stage::StageForm};
use crate::{
    doing::use_doing,
    live::Rooms,
    tr,
    ui::{Button, Glyph, Icon, Sheet},
    words::{pipelines as words, use_lang},
};

#[component]
pub(super) fn Stages(rooms: Rooms, id: PipelineId, counts: Counts) -> impl IntoView {
    let lang = use_lang();
    let hand = Hand::<Stage>::new(rooms, use_doing(rooms), lang);
    let shown = Memo::new(move |_| hand.shown().iter().map(|stage| stage.id).collect::<Vec<StageId>>());
    let open = RwSignal::new(false);
    // Whose form is open; nothing for a new one.
    let asked = RwSignal::new(None::<StageId>);
    let ask = Callback::new(move |stage: Option<StageId>| {
        asked.set(stage);
        open.set(true);
    });
    let title = move || match asked.get() {
        None => words::new_stage(lang.get()).to_owned(),
        Some(id) => {
            let name = rooms.with(|world| world.the::<Stage>(id).map(|it| it.name.get(lang.get()).to_owned()));
            name.unwrap_or_default()
        }
    };
    view! {
        <h3 id="stages-of">{tr!(words::stages)}</h3>
        <p class="meta" id="stage-keys">{tr!(words::how_to_move)}</p>
        <ol class="stage-list" aria-labelledby="stages-of">
            <For each=move || shown.get() key=|id| *id let:id>
                <StageRow hand id counts ask/>
            </For>
        </ol>
        {move || hand.refused.get().map(|why| view! { <p class="err" role="alert"><Icon glyph=Glyph::Alert small=true/>{why}</p> })}
        <p class="vh" role="status">{move || hand.said.get()}</p>
        <div>
            <Button icon=Glyph::Plus on_press=Callback::new(move |_| ask.run(None))>{tr!(words::new_stage)}</Button>
        </div>
        <Sheet open title modal=true wide=true>
            {move || {
                let stage = asked.get().and_then(|id| rooms.with_untracked(|world| world.the::<Stage>(id).cloned()));
                view! { <StageForm rooms pipeline=id stage counts open/> }
            }}
        </Sheet>
    }
}

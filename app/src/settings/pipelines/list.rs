//! The pipelines in their order, and below them those that are put away.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::PipelineId,
    pipeline::{Pipeline, PipelinePatch},
    record::Patch,
};

use super::{
    arrange::{Hand, Movable as _},
    grip::{Grip, Step, dragged},
};
use crate::{
    doing::use_doing,
    live::Rooms,
    tr,
    ui::{Button, Glyph, Icon, Kind},
    words::{pipelines as words, use_lang},
};

/// The list; a press shows the stages of one.
#[component]
pub(super) fn PipelineList(rooms: Rooms, chosen: RwSignal<Option<PipelineId>>) -> impl IntoView {
    let hand = Hand::<Pipeline>::new(rooms, use_doing(rooms), use_lang());
    let shown = Memo::new(move |_| hand.shown().iter().map(|pipeline| pipeline.id).collect::<Vec<_>>());
    let away = Memo::new(move |_| rooms.with(|world| archived(world.all::<Pipeline>())));
    view! {
        <p class="vh" id="pipeline-keys">{tr!(words::how_to_move)}</p>
        <ol class="lines" data-testid="in-use">
            <For each=move || shown.get() key=|id| *id children=move |id| view! { <Row hand id chosen/> }/>
        </ol>
        {move || hand.refused.get().map(|why| view! { <p class="err" role="alert"><Icon glyph=Glyph::Alert small=true/>{why}</p> })}
        <p class="vh" role="status">{move || hand.said.get()}</p>
        <Show when=move || away.with(|away| !away.is_empty())>
            <h3 id="put-away">{tr!(words::archived)}</h3>
            <p class="meta">{tr!(words::archived_about)}</p>
            <ul class="lines" aria-labelledby="put-away">
                <For each=move || away.get() key=|id| *id children=move |id| view! { <Row hand id chosen away=true/> }/>
            </ul>
        </Show>
    }
}

/// Those that are put away, in the order in which they stood.
fn archived<'a>(all: impl Iterator<Item = &'a Pipeline>) -> Vec<PipelineId> {
    let mut all: Vec<&Pipeline> = all.filter(|pipeline| pipeline.archived).collect();
    all.sort_by_key(|pipeline| (pipeline.position, pipeline.id));
    all.into_iter().map(|pipeline| pipeline.id).collect()
}

#[component]
fn Row(
    hand: Hand<Pipeline>,
    id: PipelineId,
    chosen: RwSignal<Option<PipelineId>>,
    /// It is put away and has no place.
    #[prop(optional)]
    away: bool,
) -> impl IntoView {
    let lang = use_lang();
    let pipeline = hand.rooms.record::<Pipeline>(id);
    let name = move || pipeline.with(|it| it.as_ref().map(|it| it.name.get(lang.get()).to_owned())).unwrap_or_default();
    let named = Signal::derive(name);
    let choose = move |_| chosen.update(|chosen| *chosen = (*chosen != Some(id)).then_some(id));
    let put = move |_| {
        let mut set = PipelinePatch { archived: Some(!away), ..PipelinePatch::default() };
        if away {
            // It comes back behind those in use.
            let last = hand.rooms.with_untracked(|world| Pipeline::in_order(world).last().map(|one| one.position));
            set.position = Some(last.map_or(0, |last| last + 1));
        }
        let (was, lang) = (untrack(name), lang);
        let told = move || {
            let word = if away { words::brought_back } else { words::was_archived };
            word(lang.get(), &was)
        };
        hand.doing.act_saying(Change::Edit(Patch::Pipeline { id, set }), told);
    };
    let label = move || {
        let word = if away { words::bring_back_named } else { words::archive_named };
        word(lang.get(), &name())
    };
    view! {
        <li
            data-pipeline=id.to_string()
            data-carried=move || hand.carries(id).then_some("")
            draggable=(!away).then_some("true")
            on:dragstart=move |event| if !away { dragged(hand, id, &event) }
            on:dragover=move |event| if !away { hand.dragged_over(id, &event) }
            on:drop=move |event| {
                event.prevent_default();
                hand.drop();
            }
            on:dragend=move |_| hand.put_back()
        >
            {(!away).then(|| view! { <Grip hand id name=named keys="pipeline-keys"/> })}
            <span class="t">{name}</span>
            {(!away).then(|| view! {
                <Step hand id by={-1} name=named/>
                <Step hand id by=1 name=named/>
            })}
            <Button kind=Kind::Quiet label on_press=Callback::new(put)>
                {move || if away { words::bring_back(lang.get()) } else { words::archive(lang.get()) }}
            </Button>
            <Button
                label=move || words::edit_stages(lang.get(), &name())
                pressed=Signal::derive(move || chosen.get() == Some(id))
                on_press=Callback::new(choose)
            >
                {tr!(words::stages)}
            </Button>
        </li>
    }
}

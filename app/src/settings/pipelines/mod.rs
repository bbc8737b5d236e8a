//! Pipelines and their stages, for administrators: the list, a new one, and one in all its parts.

mod arrange;
mod clock;
mod draft;
mod guard;
mod name;
mod new;
mod one;
mod row;
mod save;
mod stage;
mod stages;

use leptos::prelude::*;
use meridian_domain::{id::PipelineId, pipeline::Pipeline};

use self::{new::NewPipeline, one::OnePipeline};
use super::Section;
use crate::{
    live::Rooms,
    tr,
    ui::{Button, Glyph, Sheet},
    words::{pipelines as words, use_lang},
};

/// The list; `rooms` hold the pipelines, not their stages.
#[component]
pub(super) fn Pipelines(rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let pipelines = Memo::new(move |_| rooms.with(|world| in_order(world.all::<Pipeline>())));
    let chosen = RwSignal::new(None::<PipelineId>);
    let making = RwSignal::new(false);
    let choose = move |id: PipelineId| chosen.update(|chosen| *chosen = (*chosen != Some(id)).then_some(id));
    let line = move |pipeline: Pipeline| {
        let id = pipeline.id;
        let pipeline = rooms.record::<Pipeline>(id);
        let name =
            move || pipeline.with(|it| it.as_ref().map(|it| it.name.get(lang.get()).to_owned())).unwrap_or_default();
        view! {
            <li data-pipeline=id.to_string()>
                <span class="t">{name}</span>
                <Button
                    label=move || words::edit_stages(lang.get(), &name())
                    pressed=Signal::derive(move || chosen.get() == Some(id))
                    on_press=Callback::new(move |_| choose(id))
                >
                    {tr!(words::stages)}
                </Button>
            </li>
        }
    };
    view! {
        <Section id="pipelines" title=words::title about=words::about>
            <Show
                when=move || pipelines.with(|all| !all.is_empty())
                fallback=move || view! { <p class="meta">{tr!(words::none)}</p> }
            >
                <ul class="lines">
                    <For each=move || pipelines.get() key=|pipeline| pipeline.id children=line/>
                </ul>
            </Show>
            <div>
                <Button icon=Glyph::Plus on_press=Callback::new(move |_| making.set(true))>{tr!(words::new_pipeline)}</Button>
            </div>
            <Sheet open=making title=tr!(words::new_pipeline) modal=true>
                <NewPipeline rooms open=making chosen/>
            </Sheet>
            {move || chosen.get().map(|id| view! { <OnePipeline id chosen/> })}
        </Section>
    }
}

/// Pipelines in the order in which a board offers them.
fn in_order<'a>(all: impl Iterator<Item = &'a Pipeline>) -> Vec<Pipeline> {
    let mut all: Vec<Pipeline> = all.cloned().collect();
    all.sort_by_key(|pipeline| (pipeline.position, pipeline.id));
    all
}

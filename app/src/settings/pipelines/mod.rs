//! Pipelines and their stages, for administrators: the list, a new one, and one in all its parts.

mod arrange;
mod clock;
mod draft;
mod grip;
mod guard;
mod list;
mod name;
mod new;
mod one;
mod row;
mod save;
mod stage;
mod stages;

use leptos::prelude::*;
use meridian_domain::{id::PipelineId, pipeline::Pipeline};

use self::{list::PipelineList, new::NewPipeline, one::OnePipeline};
use super::Section;
use crate::{
    live::Rooms,
    tr,
    ui::{Button, Glyph, Sheet},
    words::pipelines as words,
};

/// The list; `rooms` hold the pipelines, not their stages.
#[component]
pub(super) fn Pipelines(rooms: Rooms) -> impl IntoView {
    let any = Memo::new(move |_| rooms.with(|world| world.all::<Pipeline>().next().is_some()));
    let chosen = RwSignal::new(None::<PipelineId>);
    let making = RwSignal::new(false);
    view! {
        <Section id="pipelines" title=words::title about=words::about>
            <Show when=move || any.get() fallback=move || view! { <p class="meta">{tr!(words::none)}</p> }>
                <PipelineList rooms chosen/>
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

//! What a pipeline is called.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::{Change, Rejection},
    id::PipelineId,
    names::Names,
    pipeline::{Pipeline, PipelinePatch},
    record::Patch,
};

use super::draft;
use crate::{
    Failure,
    doing::use_doing,
    live::Rooms,
    tr,
    ui::{Button, Size, TextField, Why},
    words::{common, errors, failures, pipelines as words, use_lang},
};

#[component]
pub(super) fn NameForm(rooms: Rooms, id: PipelineId) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let pipeline = rooms.record::<Pipeline>(id);
    let now = Memo::new(move |_| pipeline.with(|it| it.as_ref().map(|it| it.name.clone())).unwrap_or_default());
    let began = RwSignal::new(now.get_untracked());
    let (zh, en) = (RwSignal::new(began.get_untracked().zh), RwSignal::new(began.get_untracked().en));
    let refused = RwSignal::new(None::<String>);
    let typed = move || Names::new(zh.get().trim(), en.get().trim());
    let touched = Memo::new(move |_| typed() != began.get());
    // Whoever has typed nothing follows; whoever has is told.
    Effect::new(move |_| {
        let name = now.get();
        if untrack(move || !touched.get() || typed() == name) {
            let name = now.get_untracked();
            zh.set(name.zh.clone());
            en.set(name.en.clone());
            began.set(name);
        }
    });
    let overtaken = Signal::derive(move || {
        let other = now.get();
        (touched.get() && other != began.get()).then(|| words::renamed_meanwhile(lang.get(), other.get(lang.get())))
    });
    let error = Signal::derive(move || {
        let fault = typed().is_empty().then(|| errors::field_required(lang.get()).to_owned());
        fault.or_else(|| draft::too_long(lang.get(), typed().longest())).or_else(|| refused.get())
    });
    let nothing = Signal::derive(move || (!touched.get()).then(|| words::nothing_changed(lang.get()).to_owned()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        let name = untrack(typed);
        if untrack(move || error.get().is_some() || !touched.get()) {
            return;
        }
        let set = PipelinePatch { name: Some(name.clone()), ..PipelinePatch::default() };
        let change = Change::Edit(Patch::Pipeline { id, set });
        let mine = name;
        let tell = move |failure: Failure| {
            // What was typed stays.
            began.try_set(now.get_untracked());
            zh.try_set(mine.zh.clone());
            en.try_set(mine.en.clone());
            refused.try_set(Some(match &failure {
                Failure::Rejected(Rejection::Invalid { invalid, .. }) => draft::beside(lang.get_untracked(), invalid),
                failure => failures::tell(lang.get_untracked(), failure).happened,
            }));
        };
        doing.attempt_saying(change, move || words::renamed(lang.get()), || (), tell);
    };
    view! {
        <form class="form" on:submit=save>
            <div class="two">
                <TextField id="pipeline-zh" label=tr!(common::name_zh) value=zh error=error autocomplete="off"/>
                <TextField id="pipeline-en" label=tr!(common::name_en) value=en autocomplete="off"/>
            </div>
            <Why reason=overtaken/>
            <div class="acts">
                <Button size=Size::Large submit=true why=nothing>{tr!(words::rename)}</Button>
            </div>
        </form>
    }
}

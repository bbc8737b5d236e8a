//! The form of a new pipeline: from a template, or with three stages that ask nothing. Pipeline and
//! stages are one command.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::PipelineId,
    locale::Lang,
    names::Names,
    pipeline::{
        Pipeline, Stage, StageKind,
        template::{TEMPLATES, Template},
    },
};
use uuid::Uuid;

use crate::{
    doing::use_doing,
    live::{Rooms, fresh},
    tr,
    ui::{Button, Kind, SelectField, Size, TextField},
    words::{common, failures, pipelines as words, use_lang},
};

#[component]
pub(super) fn NewPipeline(rooms: Rooms, open: RwSignal<bool>, chosen: RwSignal<Option<PipelineId>>) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let template = RwSignal::new(TEMPLATES[0].key.to_owned());
    let (zh, en) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let refused = RwSignal::new(None::<String>);
    let tried = RwSignal::new(false);
    let options = Signal::derive(move || {
        let named =
            TEMPLATES.iter().map(|template| (template.key.to_owned(), template.name.get(lang.get()).to_owned()));
        named.chain([(String::new(), words::empty(lang.get()).to_owned())]).collect()
    });
    let hint = move || match template.with(|key| Template::of(key)) {
        Some(template) => words::template_hint(lang.get(), template.stages.len()),
        None => words::empty_hint(lang.get()).to_owned(),
    };
    let typed = move || Names::new(zh.get().trim(), en.get().trim());
    let nameless = Signal::derive(move || {
        let missing = tried.get() && template.with(|key| Template::of(key)).is_none() && typed().is_empty();
        missing.then(|| crate::words::errors::field_required(lang.get()).to_owned())
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if untrack(move || nameless.get().is_some()) {
            return;
        }
        let (template, name) = untrack(move || (template.with(|key| Template::of(key)), typed()));
        let position = rooms.with_untracked(|world| {
            world.all::<Pipeline>().map(|pipeline| pipeline.position + 1).max().unwrap_or_default()
        });
        let (id, name, changes) = made(template, name, position, fresh::<Uuid>);
        let words = move || words::made(lang.get(), name.get(lang.get()));
        let done = move || {
            chosen.try_set(Some(id));
            open.try_set(false);
        };
        let tell = move |failure| {
            let told = failures::tell(lang.get_untracked(), &failure);
            refused.try_set(Some(format!("{} · {}", told.happened, told.to_do)));
        };
        doing.attempt_saying(Change::All(changes), words, done, tell);
    };
    view! {
        <form class="form" on:submit=save>
            <SelectField id="pipeline-template" label=tr!(words::template) value=template options=options hint=hint/>
            <TextField id="pipeline-new-zh" label=tr!(common::name_zh) value=zh error=nameless hint=tr!(words::own_name) autocomplete="off"/>
            <TextField id="pipeline-new-en" label=tr!(common::name_en) value=en autocomplete="off"/>
            {move || refused.get().map(|why| view! { <p class="err" role="alert">{why}</p> })}
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(words::make)}</Button>
            </div>
        </form>
    }
}

/// The pipeline, what it is called, and the changes that make it. Where only one name was typed, the
/// other stays empty: a template's name in the other language would say something else.
fn made(
    template: Option<&'static Template>,
    typed: Names,
    position: i64,
    mut ids: impl FnMut() -> Uuid,
) -> (PipelineId, Names, Vec<Change>) {
    let id = PipelineId(ids());
    let name = match template {
        Some(template) if typed.is_empty() => template.name.into(),
        _ => typed,
    };
    let stages = match template {
        Some(template) => template.stages(id, ids),
        None => begun(id, ids),
    };
    let pipeline = Pipeline::named(id, name.clone(), position);
    let stages = stages.into_iter().map(|stage| Change::Add(stage.into()));
    (id, name, [Change::Add(pipeline.into())].into_iter().chain(stages).collect())
}

/// A stage of each kind, which asks nothing.
fn begun(pipeline: PipelineId, mut ids: impl FnMut() -> Uuid) -> Vec<Stage> {
    let kinds: [(StageKind, fn(Lang) -> &'static str); 3] = [
        (StageKind::Open, words::default_open),
        (StageKind::Won, words::default_won),
        (StageKind::Lost, words::default_lost),
    ];
    let stage = |(position, (kind, word)): (i64, (StageKind, fn(Lang) -> &'static str))| {
        let phase = if kind == StageKind::Open { 1 } else { 5 };
        let name = Names::new(word(Lang::Zh), word(Lang::En));
        Stage { phase, ..Stage::named(ids().into(), pipeline, name, position, kind) }
    };
    (0..).zip(kinds).map(stage).collect()
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        gate::{Context, World, decide},
        pipeline::flaws,
        time::{Date, Moment},
    };

    use super::*;

    fn ids() -> impl FnMut() -> Uuid {
        let mut next = 0;
        move || {
            next += 1;
            Uuid::from_u128(next)
        }
    }

    #[test]
    fn every_new_pipeline_is_whole_and_goes_through_the_gate() {
        for template in TEMPLATES.iter().map(Some).chain([None]) {
            let (id, name, changes) = made(template, Names::new("我们的", ""), 3, ids());
            let mut world = World::default();
            let context = Context { actor: Uuid::nil().into(), now: Moment(0), today: Date::from_days(0) };
            decide(&mut world, &context, &Change::All(changes)).expect("made");
            assert_eq!(world.the::<Pipeline>(id).map(|pipeline| &pipeline.name), Some(&name));
            assert_eq!(name, Names::new("我们的", ""));
            assert!(flaws(world.all::<Stage>()).is_empty());
        }
    }

    #[test]
    fn a_pipeline_without_a_name_is_called_as_its_template() {
        let (_, name, _) = made(Template::of("drugs"), Names::default(), 0, ids());
        assert_eq!(name, Template::of("drugs").expect("there").name.into());
    }
}

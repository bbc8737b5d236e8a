//! One pipeline, read when it is chosen: its name, its stages, and its end.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::{Change, Rejection},
    id::{PipelineId, StageId},
    pipeline::{Pipeline, Stage, view::Blueprint},
    record::{Key, Record},
};
use std::{collections::BTreeMap, time::Duration};

use super::{super::query, name::NameForm, stages::Stages};
use crate::{
    Failure,
    account::Failed,
    doing::use_doing,
    live::{Rooms, use_rooms},
    shell::Route,
    tr,
    ui::{Button, Glyph, Icon, Kind, Skeleton, Why},
    words::{failures, pipelines as words, use_lang},
};

/// How long changes are gathered before the deals are counted again.
const GATHER: Duration = Duration::from_millis(300);

/// How many deals stand in each stage.
pub(super) type Counts = RwSignal<BTreeMap<StageId, i64>>;

/// Reads a pipeline and shows it. It is chosen by hand, so this is read in the browser only.
#[component]
pub(super) fn OnePipeline(id: PipelineId, chosen: RwSignal<Option<PipelineId>>) -> impl IntoView {
    let read = RwSignal::new(None::<Result<Blueprint, Failure>>);
    let ask = move || {
        read.set(None);
        spawn_local(async move {
            let answer = query::blueprint(id).await;
            read.try_set(Some(answer));
        });
    };
    Effect::new(move |_| ask());
    view! {
        <div class="pipeline" data-pipeline=id.to_string()>
            {move || match read.get() {
                None => view! { <Skeleton lines=4/> }.into_any(),
                Some(Err(failure)) => view! { <Failed failure retry=Callback::new(move |()| ask())/> }.into_any(),
                Some(Ok(blueprint)) => view! { <Whole blueprint chosen/> }.into_any(),
            }}
        </div>
    }
}

fn records(blueprint: &Blueprint) -> Vec<Record> {
    let stages = blueprint.stages.iter().map(|(stage, _)| Record::from(stage.clone()));
    [Record::from(blueprint.pipeline.clone())].into_iter().chain(stages).collect()
}

fn counted(blueprint: &Blueprint) -> BTreeMap<StageId, i64> {
    blueprint.stages.iter().map(|(stage, count)| (stage.id, *count)).collect()
}

#[component]
fn Whole(blueprint: Blueprint, chosen: RwSignal<Option<PipelineId>>) -> impl IntoView {
    let id = blueprint.pipeline.id;
    let counts: Counts = RwSignal::new(counted(&blueprint));
    let rooms = use_rooms(blueprint.rooms.clone(), records(&blueprint));
    let again = move |anew: bool| {
        spawn_local(async move {
            // Without an answer the old figures stay; the gate refuses what they would allow.
            let Ok(blueprint) = query::blueprint(id).await else { return };
            if anew {
                rooms.reset(blueprint.rooms.clone(), records(&blueprint));
            }
            counts.try_set(counted(&blueprint));
        });
    };
    // Too much was missed to catch up event by event: read it anew.
    let stale = rooms.stale();
    Effect::new(move |_| {
        if stale.get() > 0 {
            again(true);
        }
    });
    let waiting = StoredValue::new(false);
    rooms.watch(move |keys| {
        let moved = keys.iter().any(|key| matches!(key, Key::Deal(_)));
        if moved && waiting.try_update_value(|waiting| !std::mem::replace(waiting, true)).unwrap_or_default() {
            set_timeout(
                move || {
                    if waiting.try_set_value(false).is_none() {
                        again(false);
                    }
                },
                GATHER,
            );
        }
    });
    let pipeline = rooms.record::<Pipeline>(id);
    let there = Memo::new(move |_| pipeline.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=move || view! { <p class="meta" role="status">{tr!(words::gone)}</p> }>
            <NameForm rooms id/>
            <Stages rooms id counts/>
            <Removal rooms id counts chosen/>
        </Show>
    }
}

/// The end of a pipeline: only once no deal is in it.
#[component]
fn Removal(rooms: Rooms, id: PipelineId, counts: Counts, chosen: RwSignal<Option<PipelineId>>) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let refused = RwSignal::new(None::<Failure>);
    let pipeline = rooms.record::<Pipeline>(id);
    let name = move || pipeline.with(|it| it.as_ref().map(|it| it.name.clone())).unwrap_or_default();
    let count = move || counts.with(|counts| counts.values().sum::<i64>());
    let why = Signal::derive(move || {
        let count = count();
        if count > 0 {
            return Some(words::pipeline_has_deals(lang.get(), count));
        }
        refused.get().map(|failure| match failure {
            Failure::Rejected(Rejection::InUse { .. }) => words::pipeline_in_use(lang.get()).to_owned(),
            failure => {
                let told = failures::tell(lang.get(), &failure);
                format!("{} · {}", told.happened, told.to_do)
            }
        })
    });
    let held = Signal::derive(move || why.get().filter(|_| count() > 0));
    let remove = move |_| {
        let stages = rooms.with_untracked(|world| world.all::<Stage>().map(|stage| stage.id).collect::<Vec<_>>());
        let changes = stages.into_iter().map(|stage| Change::Remove(stage.into()));
        let change = Change::All(changes.chain([Change::Remove(id.into())]).collect());
        let gone = untrack(name);
        let words = move || words::removed_pipeline(lang.get(), gone.get(lang.get()));
        let done = move || {
            chosen.try_update(|chosen| {
                if *chosen == Some(id) {
                    *chosen = None;
                }
            });
        };
        doing.attempt_saying(change, words, done, move |failure| {
            refused.try_set(Some(failure));
        });
    };
    view! {
        <div class="acts">
            <Button
                kind=Kind::Danger
                icon=Glyph::Trash
                label=move || words::remove_pipeline_named(lang.get(), name().get(lang.get()))
                why=held
                on_press=Callback::new(remove)
            >
                {tr!(words::remove_pipeline)}
            </Button>
            <Why reason=why/>
            {move || {
                (count() > 0)
                    .then(|| {
                        view! {
                            <a class="link" href=Route::Board(id).path()>
                                <Icon glyph=Glyph::Board small=true/>
                                {tr!(words::see_deals)}
                            </a>
                        }
                    })
            }}
        </div>
    }
}

//! A stage in the list: what it asks, how many deals stand in it, and what can be done with it.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Rejection},
    id::StageId,
    locale::Lang,
    pipeline::{Stage, StageKind},
};

use super::{
    arrange::{Hand, why_last},
    grip::{Grip, Step, dragged},
    one::Counts,
};
use crate::{
    Failure, tr,
    ui::{Button, Glyph, Kind, Size, Tag},
    words::{board, common, failures, pipelines as words, use_lang, views},
};

#[component]
pub(super) fn StageRow(
    hand: Hand<Stage>,
    id: StageId,
    counts: Counts,
    ask: Callback<Option<StageId>>,
) -> impl IntoView {
    let lang = use_lang();
    let stage = hand.rooms.record::<Stage>(id);
    let name = move || stage.with(|it| it.as_ref().map(|it| it.name.get(lang.get()).to_owned())).unwrap_or_default();
    let kind = Memo::new(move |_| stage.with(|it| it.as_ref().map(|it| it.kind)).unwrap_or_default());
    let about = move || stage.with(|it| it.as_ref().map(|it| about(lang.get(), it))).unwrap_or_default();
    let count = move || counts.with(|counts| counts.get(&id).copied().unwrap_or_default());
    view! {
        <li
            class="stage"
            data-stage=id.to_string()
            data-phase=move || stage.with(|it| it.as_ref().map(|it| it.phase.to_string()))
            data-carried=move || hand.carries(id).then_some("")
            draggable="true"
            on:dragstart=move |event| dragged(hand, id, &event)
            on:dragover=move |event| hand.dragged_over(id, &event)
            on:drop=move |event| {
                event.prevent_default();
                hand.drop();
            }
            on:dragend=move |_| hand.put_back()
        >
            <Grip hand id name=Signal::derive(name) keys="stage-keys"/>
            <span class="t">
                <span class="name">{name}</span>
                <span class="meta">{about}</span>
            </span>
            <Tag>{move || views::stage_kind(lang.get(), kind.get())}</Tag>
            <span class="num">{move || words::deals(lang.get(), count())}</span>
            <span class="row">
                <Step hand id by={-1} name=Signal::derive(name)/>
                <Step hand id by=1 name=Signal::derive(name)/>
                <Button
                    kind=Kind::Quiet
                    size=Size::Small
                    label=move || words::edit_stage(lang.get(), &name())
                    on_press=Callback::new(move |_| ask.run(Some(id)))
                >
                    {tr!(common::edit)}
                </Button>
                <Removal hand id counts kind name=Signal::derive(name)/>
            </span>
        </li>
    }
}

/// What a stage says in one line.
fn about(lang: Lang, stage: &Stage) -> String {
    let mut parts = Vec::new();
    if stage.kind == StageKind::Open {
        parts.push(board::win_short(lang, stage.probability));
    }
    if let (Some(half), Some(most)) = (stage.p50_days, stage.p80_days) {
        parts.push(board::usual(lang, half, most));
    }
    let asks = stage.guard.asks().count();
    if asks > 0 {
        parts.push(words::asks(lang, asks));
    }
    if stage.guard.optional {
        parts.push(words::may_pass_over(lang).to_owned());
    }
    if let Some(clock) = &stage.clock {
        let word = if clock.working_days { words::working_days_by_law } else { words::days_by_law };
        parts.push(word(lang, clock.days));
    }
    parts.join(" · ")
}

#[component]
fn Removal(
    hand: Hand<Stage>,
    id: StageId,
    counts: Counts,
    kind: Memo<StageKind>,
    name: Signal<String>,
) -> impl IntoView {
    let lang = use_lang();
    let refused = RwSignal::new(None::<String>);
    let why = Signal::derive(move || {
        let count = counts.with(|counts| counts.get(&id).copied().unwrap_or_default());
        if count > 0 {
            return Some(words::stage_has_deals(lang.get(), count));
        }
        let kind = kind.get();
        let last = hand.rooms.with(|world| world.all::<Stage>().filter(|stage| stage.kind == kind).count() < 2);
        last.then(|| why_last(lang.get(), kind).to_owned())
    });
    let remove = move |_| {
        let gone = name.get_untracked();
        refused.set(None);
        let words = move || words::removed_stage(lang.get(), &gone);
        hand.doing.attempt_saying(
            Change::Remove(id.into()),
            words,
            || (),
            move |failure| {
                let lang = lang.get_untracked();
                refused.try_set(Some(match &failure {
                    Failure::Rejected(Rejection::InUse { .. }) => words::stage_in_use(lang).to_owned(),
                    failure => {
                        let told = failures::tell(lang, failure);
                        format!("{} · {}", told.happened, told.to_do)
                    }
                }));
            },
        );
    };
    view! {
        <Button
            kind=Kind::Quiet
            size=Size::Small
            icon=Glyph::Trash
            label=move || words::remove_stage(lang.get(), &name.get())
            why
            on_press=Callback::new(remove)
        />
        {move || refused.get().map(|why| view! { <span class="err" role="alert">{why}</span> })}
    }
}

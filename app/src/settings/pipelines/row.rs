//! A stage in the list: what it asks, how many deals stand in it, and what can be done with it.

use leptos::{html, prelude::*};
use meridian_domain::{
    gate::{Change, Rejection},
    id::StageId,
    locale::Lang,
    pipeline::{Stage, StageKind},
};

use super::{
    arrange::{Hand, why_last},
    one::Counts,
};
use crate::{
    Failure, tr,
    ui::{Button, Glyph, Icon, Kind, Size, Tag},
    words::{board, common, failures, pipelines as words, use_lang, views},
};

#[component]
pub(super) fn StageRow(hand: Hand, id: StageId, counts: Counts, ask: Callback<Option<StageId>>) -> impl IntoView {
    let lang = use_lang();
    let stage = hand.rooms.record::<Stage>(id);
    let name = move || stage.with(|it| it.as_ref().map(|it| it.name.get(lang.get()).to_owned())).unwrap_or_default();
    let kind = Memo::new(move |_| stage.with(|it| it.as_ref().map(|it| it.kind)).unwrap_or_default());
    let about = move || stage.with(|it| it.as_ref().map(|it| about(lang.get(), it))).unwrap_or_default();
    let count = move || counts.with(|counts| counts.get(&id).copied().unwrap_or_default());
    let carried = move || hand.carried.get().is_some_and(|carried| carried.stage == id);
    view! {
        <li
            class="stage"
            data-stage=id.to_string()
            data-phase=move || stage.with(|it| it.as_ref().map(|it| it.phase.to_string()))
            data-carried=move || carried().then_some("")
            draggable="true"
            on:dragstart=move |event| {
                if let Some(data) = event.data_transfer() {
                    // Without data some browsers do not begin at all; what is carried is kept here.
                    drop(data.set_data("text/plain", ""));
                    data.set_effect_allowed("move");
                }
                hand.lift(id);
            }
            on:dragover=move |event| {
                if hand.carried.get_untracked().is_some() {
                    event.prevent_default();
                    // What is carried is shown at its place already: over itself it is there.
                    let at = untrack(|| hand.shown()).iter().position(|stage| stage.id == id);
                    if let Some(at) = at.filter(|_| !untrack(carried)) {
                        hand.over(at);
                    }
                }
            }
            on:drop=move |event| {
                event.prevent_default();
                hand.drop();
            }
            on:dragend=move |_| hand.put_back()
        >
            <Grip hand id name=Signal::derive(name)/>
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

/// Takes a stage up with the keyboard: Space lifts and drops, arrows carry, Escape puts back.
#[component]
fn Grip(hand: Hand, id: StageId, name: Signal<String>) -> impl IntoView {
    let lang = use_lang();
    let button = NodeRef::<html::Button>::new();
    let carried = move || hand.carried.get().is_some_and(|carried| carried.stage == id);
    let press = move |event: web_sys::KeyboardEvent| {
        let here = untrack(carried);
        match (event.key().as_str(), here) {
            (" " | "Enter", false) => hand.lift(id),
            (" " | "Enter", true) => hand.drop(),
            ("ArrowUp", true) => hand.carry(-1),
            ("ArrowDown", true) => hand.carry(1),
            ("Escape", true) => hand.put_back(),
            ("Tab", true) => {
                hand.put_back();
                return;
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
        focus_again(button);
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="btn"
            data-kind="quiet"
            data-size="s"
            data-icon=""
            aria-label=move || words::move_stage(lang.get(), &name.get())
            title=tr!(words::how_to_move)
            aria-describedby="stage-keys"
            aria-pressed=move || if carried() { "true" } else { "false" }
            on:keydown=press
        >
            <Icon glyph=Glyph::Grip/>
        </button>
    }
}

/// A row that moves takes the focus from what stands in it: gives it back once the row is drawn.
fn focus_again(button: NodeRef<html::Button>) {
    request_animation_frame(move || {
        if let Some(button) = button.try_get_untracked().flatten() {
            // Cannot fail: a button takes focus.
            drop(button.focus());
        }
    });
}

/// One place up or down.
#[component]
fn Step(hand: Hand, id: StageId, by: isize, name: Signal<String>) -> impl IntoView {
    let lang = use_lang();
    let button = NodeRef::<html::Button>::new();
    let why = Signal::derive(move || {
        let order = hand.shown();
        let at = order.iter().position(|stage| stage.id == id)?;
        let beside = at.checked_add_signed(by).and_then(|at| order.get(at));
        let further = beside.is_some_and(|beside| beside.kind == order[at].kind);
        (!further).then(|| words::at_the_end(lang.get()).to_owned())
    });
    let label = move || if by < 0 { words::up(lang.get(), &name.get()) } else { words::down(lang.get(), &name.get()) };
    let step = move |_| {
        hand.step(id, by);
        focus_again(button);
    };
    view! {
        <Button
            kind=Kind::Quiet
            size=Size::Small
            icon=if by < 0 { Glyph::Up } else { Glyph::Down }
            label
            why
            node_ref=button
            on_press=Callback::new(step)
        />
    }
}

#[component]
fn Removal(hand: Hand, id: StageId, counts: Counts, kind: Memo<StageKind>, name: Signal<String>) -> impl IntoView {
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

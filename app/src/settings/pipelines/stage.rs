//! The form of one stage. It knows what it began with, so that two who change a stage at the same time
//! hear of each other; one command saves it, or nothing.

use std::collections::BTreeSet;

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    access::Role,
    id::{PipelineId, StageId},
    locale::Lang,
    names::Names,
    pipeline::{DealField, DocumentKind, Stage, StageKind},
    stakeholder::CommitteeFunction,
};

use super::{
    arrange::in_order,
    clock::ClockFields,
    draft::{Draft, Spot},
    guard::GuardFields,
    one::Counts,
    save::{Refused, changes, refusal},
};
use crate::{
    doing::use_doing,
    live::{Rooms, fresh},
    tr,
    ui::{Button, Glyph, Icon, Kind, SelectField, Size, TextField},
    words::{common, pipelines as words, rules, use_lang, views},
};

/// What the form says, field by field.
#[derive(Clone, Copy)]
pub(super) struct Form {
    zh: RwSignal<String>,
    en: RwSignal<String>,
    kind: RwSignal<String>,
    phase: RwSignal<String>,
    probability: RwSignal<String>,
    half: RwSignal<String>,
    most: RwSignal<String>,
    pub fields: RwSignal<BTreeSet<DealField>>,
    pub papers: RwSignal<BTreeSet<DocumentKind>>,
    pub functions: RwSignal<BTreeSet<CommitteeFunction>>,
    pub approval: RwSignal<String>,
    pub optional: RwSignal<bool>,
    pub has_clock: RwSignal<bool>,
    pub days: RwSignal<String>,
    pub working_days: RwSignal<bool>,
    pub basis_zh: RwSignal<String>,
    pub basis_en: RwSignal<String>,
    pub effective_on: RwSignal<String>,
    pub source: RwSignal<String>,
    pub verified: RwSignal<bool>,
    /// What it was filled with.
    began: RwSignal<Draft>,
    tried: RwSignal<bool>,
    /// What the gate has refused, and where it belongs.
    refused: RwSignal<Option<Refused>>,
    lang: RwSignal<Lang>,
}

/// The kinds by the values of the field.
const KINDS: [(StageKind, &str); 3] = [(StageKind::Open, "open"), (StageKind::Won, "won"), (StageKind::Lost, "lost")];

fn key(kind: StageKind) -> String {
    KINDS.into_iter().find(|(one, _)| *one == kind).map(|(_, key)| key.to_owned()).unwrap_or_default()
}

impl Form {
    fn new(draft: Draft, lang: RwSignal<Lang>) -> Self {
        let text = || RwSignal::new(String::new());
        let flag = || RwSignal::new(false);
        let form = Self {
            zh: text(),
            en: text(),
            kind: text(),
            phase: text(),
            probability: text(),
            half: text(),
            most: text(),
            fields: RwSignal::default(),
            papers: RwSignal::default(),
            functions: RwSignal::default(),
            approval: text(),
            optional: flag(),
            has_clock: flag(),
            days: text(),
            working_days: flag(),
            basis_zh: text(),
            basis_en: text(),
            effective_on: text(),
            source: text(),
            verified: flag(),
            began: RwSignal::new(draft.clone()),
            tried: flag(),
            refused: RwSignal::new(None),
            lang,
        };
        form.write(draft);
        form
    }

    fn write(self, draft: Draft) {
        self.zh.set(draft.zh);
        self.en.set(draft.en);
        self.kind.set(key(draft.kind));
        self.phase.set(draft.phase);
        self.probability.set(draft.probability);
        self.half.set(draft.half);
        self.most.set(draft.most);
        self.fields.set(draft.fields);
        self.papers.set(draft.papers);
        self.functions.set(draft.functions);
        self.approval.set(draft.approval.map(|role| role.key().to_owned()).unwrap_or_default());
        self.optional.set(draft.optional);
        self.has_clock.set(draft.has_clock);
        self.days.set(draft.days);
        self.working_days.set(draft.working_days);
        self.basis_zh.set(draft.basis_zh);
        self.basis_en.set(draft.basis_en);
        self.effective_on.set(draft.effective_on);
        self.source.set(draft.source);
        self.verified.set(draft.verified);
    }

    fn kind(self) -> StageKind {
        let key = self.kind.get();
        KINDS.into_iter().find(|(_, one)| *one == key).map(|(kind, _)| kind).unwrap_or_default()
    }

    /// What it says now, followed.
    fn read(self) -> Draft {
        Draft {
            zh: self.zh.get(),
            en: self.en.get(),
            kind: self.kind(),
            phase: self.phase.get(),
            probability: self.probability.get(),
            half: self.half.get(),
            most: self.most.get(),
            fields: self.fields.get(),
            papers: self.papers.get(),
            functions: self.functions.get(),
            approval: Role::from_key(&self.approval.get()),
            optional: self.optional.get(),
            has_clock: self.has_clock.get(),
            days: self.days.get(),
            working_days: self.working_days.get(),
            basis_zh: self.basis_zh.get(),
            basis_en: self.basis_en.get(),
            effective_on: self.effective_on.get(),
            source: self.source.get(),
            verified: self.verified.get(),
        }
    }

    /// What is wrong with a field: at once where something was typed, else once it was to be saved.
    pub fn wrong(self, spot: Spot) -> Signal<Option<String>> {
        Signal::derive(move || {
            let draft = self.read();
            let typed = self.tried.get() || draft != self.began.get();
            let fault = draft.fault(self.lang.get(), spot).filter(|_| typed);
            fault.or_else(|| self.refused.with(|refused| refused.as_ref().and_then(|refused| refused.at(spot))))
        })
    }
}

/// A stage that is not there yet, as the form of a new one begins.
fn blank(pipeline: PipelineId) -> Stage {
    Stage::named(StageId(uuid::Uuid::nil()), pipeline, Names::default(), 0, StageKind::Open)
}

#[component]
pub(super) fn StageForm(
    rooms: Rooms,
    pipeline: PipelineId,
    /// Nothing for a new one.
    stage: Option<Stage>,
    counts: Counts,
    open: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let known = stage.as_ref().map(|stage| stage.id);
    let form = Form::new(Draft::of(&stage.unwrap_or_else(|| blank(pipeline))), lang);
    let sending = RwSignal::new(false);
    let now = known.map(|id| rooms.record::<Stage>(id));
    let theirs = Memo::new(move |_| now.and_then(|now| now.with(|stage| stage.as_ref().map(Draft::of))));
    let gone = Memo::new(move |_| known.is_some() && theirs.with(Option::is_none));
    let overtaken = Memo::new(move |_| {
        let Some(theirs) = theirs.get().filter(|_| !sending.get()) else { return false };
        theirs != form.began.get() && theirs != form.read()
    });
    // Whoever has typed nothing follows what a colleague saves.
    Effect::new(move |_| {
        let Some(theirs) = theirs.get() else { return };
        if untrack(move || form.read() == form.began.get()) {
            form.began.set(theirs.clone());
            form.write(theirs);
        }
    });
    let why = Signal::derive(move || {
        let word: fn(Lang) -> &'static str = if gone.get() {
            words::stage_gone
        } else if overtaken.get() {
            words::decide_first
        } else if known.is_some() && form.read() == form.began.get() {
            words::nothing_changed
        } else {
            return None;
        };
        Some(word(lang.get()).to_owned())
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        form.refused.set(None);
        if untrack(move || why.get().is_some() || sending.get()) {
            return;
        }
        let base = rooms.with_untracked(|world| known.and_then(|id| world.the::<Stage>(id).cloned()));
        let base = base.unwrap_or_else(|| Stage { id: fresh(), ..blank(pipeline) });
        let Some(stage) = untrack(|| form.read()).stage(&base) else { return };
        let order = rooms.with_untracked(in_order);
        let name = stage.name.clone();
        let Some(change) = changes(&order, known.map(|_| &base), stage) else {
            open.set(false);
            return;
        };
        let words = move || {
            let (lang, name) = (lang.get(), name.get(lang.get()));
            if known.is_some() { words::saved_stage(lang, name) } else { words::added_stage(lang, name) }
        };
        sending.set(true);
        let refused = move |failure| {
            sending.try_set(false);
            form.refused.try_set(Some(refusal(lang.get_untracked(), &failure)));
        };
        doing.attempt_saying(
            change,
            words,
            move || {
                open.try_set(false);
            },
            refused,
        );
    };
    let general = move || form.refused.with(|refused| refused.as_ref().and_then(Refused::general));
    let wrong = move || {
        let lang = lang.get();
        form.tried.get() && Spot::ALL.into_iter().any(|spot| form.read().fault(lang, spot).is_some())
    };
    view! {
        <form class="form stage-form" on:submit=save>
            {move || gone.get().then(|| view! { <p class="banner" data-tone="caution" role="alert"><Icon glyph=Glyph::Alert/>{tr!(words::stage_gone)}</p> })}
            {move || overtaken.get().then(|| view! { <Overtaken form theirs/> })}
            <Basics rooms form known counts/>
            <Ageing form/>
            <GuardFields form/>
            <ClockFields form/>
            {move || general().map(|why| view! { <p class="err" role="alert"><Icon glyph=Glyph::Alert small=true/>{why}</p> })}
            {move || wrong().then(|| view! { <p class="err" role="alert"><Icon glyph=Glyph::Alert small=true/>{tr!(words::mend)}</p> })}
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true why>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Basics(rooms: Rooms, form: Form, known: Option<StageId>, counts: Counts) -> impl IntoView {
    let lang = use_lang();
    let kinds = Signal::derive(move || {
        KINDS.map(|(kind, key)| (key.to_owned(), views::stage_kind(lang.get(), kind).to_owned())).to_vec()
    });
    let phases = Signal::derive(move || {
        (1..=5).map(|phase| (phase.to_string(), words::phase_name(lang.get(), phase).to_owned())).collect()
    });
    // A stage with deals stays of its kind, and so does the last of a kind: said before it is tried.
    let fixed = Memo::new(move |_| {
        let id = known?;
        let count = counts.with(|counts| counts.get(&id).copied().unwrap_or_default());
        if count > 0 {
            return Some(words::kind_fixed(lang.get(), count));
        }
        let last = rooms.with(|world| {
            let kind = world.the::<Stage>(id).map(|stage| stage.kind);
            world.all::<Stage>().filter(|stage| Some(stage.kind) == kind).count() < 2
        });
        last.then(|| words::kind_last(lang.get()).to_owned())
    });
    let refused = Signal::derive(move || form.refused.with(|refused| refused.as_ref().and_then(Refused::kind)));
    view! {
        <fieldset>
            <legend>{tr!(words::basics)}</legend>
            <div class="two">
                <TextField id="stage-zh" label=tr!(common::name_zh) value=form.zh error=form.wrong(Spot::Name) autocomplete="off"/>
                <TextField id="stage-en" label=tr!(common::name_en) value=form.en error=form.wrong(Spot::NameEn) autocomplete="off"/>
            </div>
            <div class="two">
                {move || match fixed.get() {
                    Some(why) => {
                        view! {
                            <div class="field">
                                <span class="label">{tr!(words::kind)}</span>
                                <span>{move || views::stage_kind(lang.get(), form.kind())}</span>
                                <span class="hint">{why}</span>
                            </div>
                        }
                            .into_any()
                    }
                    None => {
                        view! { <SelectField id="stage-kind" label=tr!(words::kind) value=form.kind options=kinds error=refused/> }
                            .into_any()
                    }
                }}
                <SelectField id="stage-phase" label=tr!(words::phase) value=form.phase options=phases hint=tr!(words::phase_hint)/>
            </div>
        </fieldset>
    }
}

#[component]
fn Ageing(form: Form) -> impl IntoView {
    let chance = move || match form.kind() {
        StageKind::Open => view! {
            <TextField
                id="stage-probability"
                label=tr!(words::probability)
                value=form.probability
                hint=tr!(words::probability_hint)
                error=form.wrong(Spot::Probability)
                inputmode="numeric"
                autocomplete="off"
            />
        }
        .into_any(),
        StageKind::Won => view! { <p class="meta">{tr!(words::certain_won)}</p> }.into_any(),
        StageKind::Lost => view! { <p class="meta">{tr!(words::certain_lost)}</p> }.into_any(),
    };
    view! {
        <fieldset>
            <legend>{tr!(words::forecast_title)}</legend>
            {chance}
            <div class="two">
                <TextField id="stage-p50" label=tr!(words::half_days) value=form.half hint=tr!(words::half_hint) error=form.wrong(Spot::Half) inputmode="numeric" autocomplete="off"/>
                <TextField id="stage-p80" label=tr!(words::most_days) value=form.most hint=tr!(words::most_hint) error=form.wrong(Spot::Most) inputmode="numeric" autocomplete="off"/>
            </div>
        </fieldset>
    }
}

/// A colleague has changed the stage meanwhile: what, and two ways on.
#[component]
fn Overtaken(form: Form, theirs: Memo<Option<Draft>>) -> impl IntoView {
    let lang = use_lang();
    let what = move || {
        let lang = lang.get();
        let names = theirs.with(|theirs| theirs.as_ref().map(|it| it.differences(&form.began.get(), lang)));
        let names = names.unwrap_or_default().join(if lang == Lang::Zh { "、" } else { ", " });
        words::changed_meanwhile(lang, &names)
    };
    let go_on = move |keep: bool| {
        let Some(theirs) = theirs.get_untracked() else { return };
        let mine = untrack(|| form.read());
        let next = if keep { Draft::on_top(&form.began.get_untracked(), &theirs, &mine) } else { theirs.clone() };
        form.began.set(theirs);
        form.write(next);
    };
    view! {
        <div class="banner" data-tone="caution" role="alert">
            <Icon glyph=Glyph::Alert/>
            <div>
                <p>{what}</p>
                <div class="acts">
                    <Button on_press=Callback::new(move |_| go_on(true))>{tr!(rules::keep_mine)}</Button>
                    <Button kind=Kind::Quiet on_press=Callback::new(move |_| go_on(false))>{tr!(rules::take_theirs)}</Button>
                </div>
            </div>
        </div>
    }
}

//! Who has agreed that the deal enters a stage.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    access::Role,
    gate::Change,
    id::{ApprovalId, StageId, UserId},
    pipeline::{Approval, Stage, may_approve},
};

use super::dossier::Dossier;
use crate::{
    entry::typed::Fault,
    live::{fresh, now},
    session::use_signed,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, TextField, Why},
    words::{access, common, dossier as words},
};

/// The stages that ask for a signature, each with those who have signed.
#[component]
pub fn Approvals(dossier: Dossier, #[prop(into)] roles: Signal<Vec<(UserId, Role)>>) -> impl IntoView {
    let asking = Memo::new(move |_| {
        let mut stages: Vec<Stage> = dossier.rooms.with(|world| {
            let asks = |stage: &&Stage| stage.pipeline == dossier.pipeline && stage.guard.approval.is_some();
            world.all::<Stage>().filter(asks).cloned().collect()
        });
        stages.sort_by_key(|stage| (stage.position, stage.id));
        stages.into_iter().filter_map(|stage| Some((stage.id, stage.guard.approval?))).collect::<Vec<_>>()
    });
    view! {
        <section class="approvals" id="deal-approvals" aria-labelledby="deal-approvals-head">
            <h2 id="deal-approvals-head">{tr!(words::approvals)}</h2>
            <Show
                when=move || asking.with(|asking| !asking.is_empty())
                fallback=move || view! { <p class="meta">{tr!(words::no_approvals)}</p> }
            >
                <ul>
                    <For each=move || asking.get() key=|asking| *asking children=move |(stage, role)| view! { <Asked stage role roles dossier/> }/>
                </ul>
            </Show>
        </section>
    }
}

#[component]
fn Asked(stage: StageId, role: Role, roles: Signal<Vec<(UserId, Role)>>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let me = use_signed();
    let mine = move || me.with(|me| me.as_ref().map(|me| (me.id, me.role)));
    let given = dossier.all::<Approval>(move |one, deal| one.deal == deal && one.stage == stage);
    // A signature of somebody whose role is not known here was looked at when it was given.
    let counts = move |one: &Approval| {
        let own = mine().filter(|(id, _)| *id == one.by).map(|(_, role)| role);
        let known =
            own.or_else(|| roles.with(|roles| roles.iter().find(|(id, _)| *id == one.by).map(|(_, role)| *role)));
        known.is_none_or(|own| may_approve(own, role))
    };
    let there = Memo::new(move |_| given.with(|given| given.iter().any(counts)));
    let name = move || {
        dossier.rooms.with(|world| world.the::<Stage>(stage).map(|stage| stage.name.get(lang.get()).to_owned()))
    };
    let why = Signal::derive(move || {
        let lang = lang.get();
        let (id, own) = mine()?;
        if !may_approve(own, role) {
            return Some(words::only_role(lang, access::role_name(lang, role)));
        }
        given.with(|given| given.iter().any(|one| one.by == id)).then(|| words::signed_already(lang).to_owned())
    });
    let rows = Memo::new(move |_| {
        given.with(|given| {
            let mut rows: Vec<_> = given.iter().map(|one| (one.at, one.id, counts(one))).collect();
            rows.sort();
            rows.into_iter().map(|(_, id, counts)| (id, counts)).collect::<Vec<_>>()
        })
    });
    view! {
        <li class="asks-for" data-there=move || there.get().then_some("")>
            <span class="mark">
                {move || if there.get() {
                    view! { <Icon glyph=Glyph::Check small=true/><span class="vh">{tr!(words::present)}</span> }.into_any()
                } else {
                    view! { <Icon glyph=Glyph::Minus small=true/> }.into_any()
                }}
            </span>
            <span class="kind">
                {move || words::approval_for(lang.get(), &name().unwrap_or_default(), access::role_name(lang.get(), role))}
                {move || (!there.get()).then(|| view! { " " <span class="caution">{tr!(words::missing)}</span> })}
            </span>
            <div class="papers">
                <For each=move || rows.get() key=|row| *row children=move |(id, counts)| view! { <Given id counts dossier/> }/>
                <Sign stage why dossier/>
            </div>
        </li>
    }
}

/// One signature.
#[component]
fn Given(id: ApprovalId, counts: bool, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let me = use_signed();
    let approval = dossier.rooms.record::<Approval>(id);
    let told = move || {
        let lang = lang.get();
        approval.with(|approval| {
            let approval = approval.as_ref()?;
            let by = dossier.colleague(lang, approval.by).unwrap_or_else(|| "…".to_owned());
            Some(words::approved_by(lang, &by, &dossier.zone.near(lang, approval.at, dossier.today)))
        })
    };
    let note =
        move || approval.with(|approval| approval.as_ref().map(|one| one.note.clone()).filter(|note| !note.is_empty()));
    let why = Signal::derive(move || {
        let by = approval.with(|approval| approval.as_ref().map(|one| one.by));
        let own = me.with(|me| me.as_ref().map(|me| me.id));
        (by != own).then(|| words::only_own(lang.get()).to_owned())
    });
    let withdraw = move |_| dossier.doing.act(Change::Remove(id.into()));
    view! {
        <div class="paper">
            <span class="t">
                <span>{told}</span>
                {move || note().map(|note| view! { <span class="meta">{note}</span> })}
                {(!counts).then(|| view! { <span class="meta caution">{tr!(words::role_changed)}</span> })}
            </span>
            <Button size=Size::Small kind=Kind::Quiet why on_press=withdraw>{tr!(words::withdraw)}</Button>
        </div>
    }
}

#[component]
fn Sign(stage: StageId, why: Signal<Option<String>>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let me = use_signed();
    let note = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<Fault>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(by) = me.with_untracked(|me| me.as_ref().map(|me| me.id)) else { return };
        if why.with_untracked(Option::is_some) {
            return;
        }
        let (id, pipeline, deal) = (fresh(), dossier.pipeline, dossier.id);
        let approval =
            Approval { id, pipeline, deal, stage, by, at: now(), note: note.get_untracked().trim().to_owned() };
        fault.set(None);
        let done = move || _ = note.try_set(String::new());
        let refused = move |failure| _ = fault.try_set(Some(Fault::Refused(failure)));
        dossier.doing.attempt(Change::Add(approval.into()), done, refused);
    };
    let error = Signal::derive(move || fault.with(|fault| fault.as_ref().map(|fault| fault.tell(lang.get()))));
    view! {
        <form class="new-entry" on:submit=save>
            <Show when=move || why.with(Option::is_none)>
                <TextField id=format!("approval-{stage}-note") label=tr!(common::note) value=note autocomplete="off" error=error/>
            </Show>
            <Button submit=true icon=Glyph::DocCheck why>{tr!(words::approve)}</Button>
            <Why reason=why/>
        </form>
    }
}

//! What holds the score down: recording it, acknowledging it with a reason, and what there was.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    account::view::AccountView,
    gate::Change,
    health::{Acknowledgement, Alarm, Incident, IncidentPatch, OverrideKind},
    id::AccountId,
    locale,
    record::Patch,
    time::Date,
};

use crate::{
    doing::{Doing, use_doing},
    live::{fresh, now, use_live, use_rooms},
    shell::Route,
    tr,
    ui::{Button, Dialog, Glyph, Icon, Kind, SelectField, Size, TextArea, TextField, Why},
    words::{common, health, use_lang, watch as words},
};

#[component]
pub(super) fn Incidents(view: StoredValue<AccountView>, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let rooms = use_rooms(Vec::new(), Vec::new());
    let doing = use_doing(rooms);
    let (account, alarms, today) = view.with_value(|view| (view.account.id, view.alarms.clone(), view.today));
    let (may_record, may_acknowledge, cap) =
        view.with_value(|view| (view.may_edit, view.may_acknowledge, view.model.override_cap));
    let colleagues = StoredValue::new(view.with_value(|view| view.colleagues.clone()));
    let recording = RwSignal::new(false);
    let asked = RwSignal::new(None::<Alarm>);
    let acknowledging = RwSignal::new(false);
    let why_not = Signal::derive(move || (!may_record).then(|| words::only_team(lang.get()).to_owned()));
    let none = alarms.is_empty();
    view! {
        <section class="incidents" id="incidents" aria-labelledby="incidents-title" tabindex="-1">
            <div class="head">
                <h2 id="incidents-title">{tr!(words::incidents)}</h2>
                <span class="push"></span>
                <Button icon=Glyph::Plus why=why_not on_press=move |_| recording.set(true)>{tr!(words::record)}</Button>
            </div>
            <p class="meta">{move || words::incidents_about(lang.get(), &locale::decimal(cap, 0))}</p>
            {none.then(|| view! { <p class="meta">{tr!(words::no_incidents)}</p> })}
            <ul>
                {alarms
                    .into_iter()
                    .map(|alarm| {
                        let ask = Callback::new({
                            let alarm = alarm.clone();
                            move |()| {
                                asked.set(Some(alarm.clone()));
                                acknowledging.set(true);
                            }
                        });
                        let by = alarm.acknowledged.as_ref().map(|one| one.by);
                        let who = colleagues.with_value(|all| {
                            all.iter().find(|(id, _)| Some(*id) == by).map(|(_, name)| name.clone())
                        });
                        view! { <One alarm who today may=may_acknowledge ask/> }
                    })
                    .collect_view()}
            </ul>
            <Dialog open=recording title=tr!(words::record_title)>
                <Record account today open=recording doing again/>
            </Dialog>
            <Dialog open=acknowledging title=tr!(words::acknowledge_title)>
                {move || asked.get().map(|alarm| view! { <Acknowledge account alarm open=acknowledging doing again/> })}
            </Dialog>
        </section>
    }
}

#[component]
fn One(
    alarm: Alarm,
    who: Option<meridian_domain::names::Names>,
    today: Date,
    may: bool,
    ask: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let zone = crate::clock::use_zone();
    let Alarm { kind, on, note, deal, acknowledged, .. } = alarm;
    let open = acknowledged.is_none();
    let why = Signal::derive(move || (!may).then(|| words::only_owner(lang.get()).to_owned()));
    view! {
        <li data-open=open.then_some("")>
            <span class="what" class:alarm=open>
                <Icon glyph=if open { Glyph::Alert } else { Glyph::Check } small=true/>
                <b>{move || health::override_name(lang.get(), kind)}</b>
            </span>
            <span class="meta nowrap">{move || locale::day_near(lang.get(), on, today)}</span>
            {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
            {deal.map(|(id, title)| view! {
                <p><a class="link" href=Route::Deal(id).path()>{move || words::of_deal(lang.get(), title.get(lang.get()))}</a></p>
            })}
            {match acknowledged {
                Some(Acknowledgement { at, reason, .. }) => view! {
                    <p class="meta">
                        {move || {
                            let lang = lang.get();
                            let who = who.as_ref().map_or(words::somebody(lang), |who| who.get(lang));
                            words::acknowledged_by(lang, who, &locale::day_near(lang, zone.day(at), today))
                        }}
                        ": " {reason}
                    </p>
                }
                .into_any(),
                None => view! {
                    <div class="acts">
                        <Button kind=Kind::Primary why=why on_press=move |_| ask.run(())>{tr!(words::acknowledge)}</Button>
                        <Why reason=why/>
                    </div>
                }
                .into_any(),
            }}
        </li>
    }
}

#[component]
fn Record(account: AccountId, today: Date, open: RwSignal<bool>, doing: Doing, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let me = use_live().user;
    let (kind, on, note) =
        (RwSignal::new("0".to_owned()), RwSignal::new(today.to_string()), RwSignal::new(String::new()));
    let options = Signal::derive(move || {
        let named = OverrideKind::ALL.iter().enumerate();
        named.map(|(at, kind)| (at.to_string(), health::override_name(lang.get(), *kind).to_owned())).collect()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let kind = kind.get_untracked().parse::<usize>().ok().and_then(|at| OverrideKind::ALL.get(at)).copied();
        let (Some(kind), Ok(on), Some(by)) = (kind, on.get_untracked().parse::<Date>(), me.get_untracked()) else {
            return;
        };
        let note = note.get_untracked().trim().to_owned();
        let incident = Incident { id: fresh(), account, kind, on, note, deal: None, by, at: now(), acknowledged: None };
        doing.act_then(Change::Add(incident.into()), move || again.run(()));
        open.set(false);
    };
    view! {
        <form class="form" on:submit=save>
            <SelectField id="incident-kind" label=tr!(words::kind) value=kind options required=true/>
            <TextField id="incident-on" label=tr!(words::on) value=on kind="date" required=true/>
            <TextArea id="incident-note" label=tr!(words::details) value=note/>
            <div class="acts">
                <Button size=Size::Large on_press=move |_| open.set(false)>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}

#[component]
fn Acknowledge(
    account: AccountId,
    alarm: Alarm,
    open: RwSignal<bool>,
    doing: Doing,
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let me = use_live().user;
    let (reason, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let missing = Signal::derive(move || {
        let empty = tried.get() && reason.with(|reason| reason.trim().is_empty());
        empty.then(|| words::decision_missing(lang.get()).to_owned())
    });
    let kind = alarm.kind;
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let reason = reason.get_untracked().trim().to_owned();
        let Some(by) = me.get_untracked().filter(|_| !reason.is_empty()) else { return };
        let at = now();
        let acknowledged = Some(Acknowledgement { by, at, reason });
        let change = match alarm.incident {
            Some(id) => {
                let set = IncidentPatch { acknowledged: Some(acknowledged), ..IncidentPatch::default() };
                Change::Edit(Patch::Incident { id, set })
            }
            // What was read from a lost tender becomes a record with its acknowledgement.
            None => {
                let deal = alarm.deal.as_ref().map(|(id, _)| *id);
                let (on, note) = (alarm.on, String::new());
                Change::Add(Incident { id: fresh(), account, kind, on, note, deal, by, at, acknowledged }.into())
            }
        };
        doing.act_then(change, move || again.run(()));
        open.set(false);
    };
    view! {
        <form class="form" on:submit=save>
            <p><b>{move || health::override_name(lang.get(), kind)}</b></p>
            <TextArea id="incident-reason" label=tr!(words::decision) value=reason required=true hint=tr!(words::decision_hint) error=missing/>
            <div class="acts">
                <Button size=Size::Large on_press=move |_| open.set(false)>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(words::acknowledge)}</Button>
            </div>
        </form>
    }
}

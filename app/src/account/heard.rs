//! What was heard, said or done is recorded: a few taps and one sentence.

use std::collections::BTreeSet;

use leptos::{ev::SubmitEvent, html, prelude::*};
use meridian_domain::{
    account::{Interaction, InteractionKind, view::AccountView},
    gate::Change,
    id::PersonId,
    names::Names,
    stakeholder::{Evidence, Grade},
    time::Date,
};

use crate::{
    doing::use_doing,
    live::{Rooms, fresh, use_live},
    tr,
    ui::{Button, Chip, Dialog, Kind, SelectField, Size, TextArea, TextField},
    words::{account, common, errors, map, profile as words, use_lang},
};

/// The dialog in which it is written down.
#[component]
pub(super) fn NewInteraction(open: RwSignal<bool>, view: StoredValue<AccountView>, rooms: Rooms) -> impl IntoView {
    view! {
        <Dialog open title=tr!(words::record_title)>
            <Form open view rooms/>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, view: StoredValue<AccountView>, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let me = use_live().user;
    let (account, today) = view.with_value(|view| (view.account.id, view.today));
    let kind = RwSignal::new(InteractionKind::Visit);
    let on = RwSignal::new(today.to_string());
    let (summary, purpose) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let grade = RwSignal::new(crate::ui::evidence::key(Grade::Confirmed).to_owned());
    let people = RwSignal::new(BTreeSet::<PersonId>::new());
    let tried = RwSignal::new(false);
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            drop(field.focus());
        }
    });
    // Who decides most stands first.
    let mut known: Vec<(i64, PersonId, Names)> = view.with_value(|view| {
        let named = view.seats.iter().filter(|(seat, _)| !seat.is_monitor());
        named
            .map(|(seat, person)| {
                let name = if person.name.is_empty() { &person.title } else { &person.name };
                (-seat.power.unwrap_or(0), person.id, name.clone())
            })
            .collect()
    });
    known.sort_by_key(|(power, id, _)| (*power, *id));
    let empty = move |text: RwSignal<String>| {
        Signal::derive(move || {
            (tried.get() && text.with(|text| text.trim().is_empty()))
                .then(|| errors::field_required(lang.get()).to_owned())
        })
    };
    let asks_purpose = move || kind.get() == InteractionKind::Academic;
    let grades = Signal::derive(move || {
        let lang = lang.get();
        let word = |grade: &Grade| (crate::ui::evidence::key(*grade).to_owned(), map::grade(lang, *grade).to_owned());
        Grade::ALL.iter().map(word).collect::<Vec<_>>()
    });
    let save = move || {
        tried.set(true);
        let Some(by) = me.get_untracked() else { return };
        let said = summary.get_untracked().trim().to_owned();
        let why = purpose.get_untracked().trim().to_owned();
        if said.is_empty() || (untrack(asks_purpose) && why.is_empty()) {
            return;
        }
        let on: Date = on.get_untracked().parse().unwrap_or(today);
        let grade =
            Grade::ALL.iter().copied().find(|one| grade.with_untracked(|text| text == crate::ui::evidence::key(*one)));
        let interaction = Interaction {
            id: fresh(),
            account,
            kind: kind.get_untracked(),
            on,
            by,
            people: people.get_untracked().into_iter().collect(),
            colleagues: Vec::new(),
            purpose: why,
            summary: said,
            evidence: Evidence { grade: grade.unwrap_or_default(), source: String::new(), on: Some(on) },
        };
        doing.act_saying(Change::Add(interaction.into()), move || words::recorded(lang.get()).to_owned());
        open.set(false);
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save();
    };
    let quick = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    view! {
        <form class="form heard" on:submit=submit on:keydown=quick>
            <div class="chips" role="group" aria-label=tr!(words::how)>
                {InteractionKind::ALL
                    .map(|one| view! {
                        <Chip pressed=Signal::derive(move || kind.get() == one) on_press=move |()| kind.set(one)>
                            {move || account::heard(lang.get(), one)}
                        </Chip>
                    })
                    .collect_view()}
            </div>
            {(!known.is_empty()).then(|| view! {
                <div class="chips" role="group" aria-label=tr!(words::who_took_part)>
                    {known
                        .into_iter()
                        .map(|(_, id, name)| {
                            let press = move |()| people.update(|people| {
                                if !people.remove(&id) {
                                    people.insert(id);
                                }
                            });
                            view! {
                                <Chip pressed=Signal::derive(move || people.with(|people| people.contains(&id))) on_press=press>
                                    {move || name.get(lang.get()).to_owned()}
                                </Chip>
                            }
                        })
                        .collect_view()}
                </div>
            })}
            <TextArea id="heard-summary" label=tr!(words::heard) value=summary rows=3 required=true error=empty(summary) node_ref=field/>
            <Show when=asks_purpose>
                <TextField id="heard-purpose" label=tr!(words::purpose) value=purpose required=true hint=tr!(words::purpose_hint) error=empty(purpose) autocomplete="off"/>
            </Show>
            <div class="two">
                <TextField id="heard-on" label=tr!(words::when) value=on kind="date"/>
                <SelectField id="heard-grade" label=tr!(words::sure) value=grade options=grades/>
            </div>
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}

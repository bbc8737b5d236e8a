//! What an account has several of, topic by topic.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    account::{
        AccountKind,
        profile::{Column, Holding, HoldingPatch, Topic},
    },
    gate::Change,
    id::HoldingId,
    record::Patch,
    stakeholder::Evidence,
    time::Date,
};

use super::desk::{Desk, grade_of, grades, key};
use crate::{
    entry::{
        Choice, Entry, EntryField, Look,
        typed::{Fault, Wrong, day, money, optional, plain},
    },
    live::fresh,
    tr,
    ui::{Button, Glyph, Kind, Table, TextField},
    words::profile as words,
};

/// The topics that are asked of the account's kind.
#[component]
pub fn Holdings(desk: Desk) -> impl IntoView {
    let kind = Memo::new(move |_| {
        desk.account.with(|account| account.as_ref().map(|account| account.kind)).unwrap_or_default()
    });
    view! {
        <section class="holdings" aria-labelledby="profile-holdings">
            <h2 id="profile-holdings">{tr!(words::has_several)}</h2>
            {move || topics(kind.get()).map(|topic| view! { <OfTopic topic desk/> }).collect_view()}
        </section>
    }
}

fn topics(kind: AccountKind) -> impl Iterator<Item = Topic> {
    Topic::ALL.into_iter().filter(move |topic| topic.is_asked_of(kind))
}

/// A topic with its rows; closed while there is nothing in it.
#[component]
fn OfTopic(topic: Topic, desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let ids = Memo::new(move |_| {
        let mut own: Vec<(Option<Date>, HoldingId)> = desk.rooms.with(|world| {
            let own = world.all::<Holding>().filter(|one| one.account == desk.id && one.topic == topic);
            own.map(|one| (one.until.or(one.from), one.id)).collect()
        });
        own.sort();
        own.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    });
    let open = ids.with_untracked(|ids| !ids.is_empty());
    let title = move || words::topic(lang.get(), topic);
    let head = move |column: Column| {
        let num = matches!(column, Column::Count | Column::Amount).then_some("num");
        view! { <th scope="col" class=num>{move || words::column(lang.get(), topic, column)}</th> }
    };
    view! {
        <details open=open id=format!("topic-{}", slug(topic))>
            <summary>{title} " " <span class="count">{move || ids.with(Vec::len)}</span></summary>
            <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=move || view! { <p class="meta">{tr!(words::none_yet)}</p> }>
                <div class="scroll" tabindex="0" role="group" aria-label=title>
                    <Table caption=title class="entries">
                        <thead>
                            <tr>
                                <th scope="col">{tr!(words::name)}</th>
                                {topic.columns().iter().copied().map(head).collect_view()}
                                <th scope="col">{tr!(words::evidence)}</th>
                                <th scope="col"><span class="vh">{tr!(crate::words::common::remove)}</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || ids.get() key=|id| *id children=move |id| view! { <Row id topic desk/> }/>
                        </tbody>
                    </Table>
                </div>
            </Show>
            {desk.may_note().then(|| view! { <Add topic desk/> })}
        </details>
    }
}

const fn slug(topic: Topic) -> &'static str {
    match topic {
        Topic::Campus => "campus",
        Topic::Department => "department",
        Topic::Committee => "committee",
        Topic::Equipment => "equipment",
        Topic::Contract => "contract",
        Topic::Spending => "spending",
        Topic::Supplier => "supplier",
        Topic::Procurement => "procurement",
        Topic::System => "system",
        Topic::Change => "change",
    }
}

#[component]
fn Row(id: HoldingId, topic: Topic, desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let holding = desk.rooms.record::<Holding>(id);
    let read =
        move |read: fn(&Holding) -> String| move || holding.with(|one| one.as_ref().map(read).unwrap_or_default());
    let set = move |set: HoldingPatch| Change::Edit(Patch::Holding { id, set });
    let name = Entry::new(desk.noted(), read(|one| one.name.clone()), move |text| {
        let name = text.trim().to_owned();
        if name.is_empty() {
            Err(Wrong::Missing)
        } else {
            Ok(set(HoldingPatch { name: Some(name), ..HoldingPatch::default() }))
        }
    });
    let called = move || read(|one| one.name.clone())();
    let cell = move |column: Column| {
        let label = move || format!("{} · {}", called(), words::column(lang.get(), topic, column));
        let key = format!("holding-{id}-{column:?}").to_lowercase();
        let control = match column {
            Column::Maker => {
                let entry = Entry::new(desk.noted(), read(|one| one.maker.clone()), move |text| {
                    Ok(set(HoldingPatch { maker: Some(text.trim().to_owned()), ..HoldingPatch::default() }))
                });
                view! { <EntryField id=key label entry look=Look::Cell/> }.into_any()
            }
            Column::Note => {
                let entry = Entry::new(desk.noted(), read(|one| one.note.clone()), move |text| {
                    Ok(set(HoldingPatch { note: Some(text.trim().to_owned()), ..HoldingPatch::default() }))
                });
                view! { <EntryField id=key label entry look=Look::Cell/> }.into_any()
            }
            Column::Count => {
                let entry = Entry::new(
                    desk.noted(),
                    read(|one| one.count.map(|n| n.to_string()).unwrap_or_default()),
                    move |text| {
                        let count =
                            optional(text, |text| text.replace([',', ' '], "").parse().map_err(|_| Wrong::Count))?;
                        Ok(set(HoldingPatch { count: Some(count), ..HoldingPatch::default() }))
                    },
                );
                view! { <EntryField id=key label entry look=Look::Cell inputmode="numeric"/> }.into_any()
            }
            Column::Amount => {
                let now = move || {
                    holding.with(|one| {
                        one.as_ref()
                            .and_then(|one| one.amount)
                            .map(|amount| plain(amount, desk.reporting))
                            .unwrap_or_default()
                    })
                };
                let entry = Entry::new(desk.noted(), now, move |text| {
                    let amount = optional(text, |text| money(text, desk.reporting))?;
                    Ok(set(HoldingPatch { amount: Some(amount), ..HoldingPatch::default() }))
                });
                view! { <EntryField id=key label entry look=Look::Cell inputmode="decimal"/> }.into_any()
            }
            Column::From => {
                let entry = Entry::new(
                    desk.noted(),
                    read(|one| one.from.map(|on| on.to_string()).unwrap_or_default()),
                    move |text| Ok(set(HoldingPatch { from: Some(optional(text, day)?), ..HoldingPatch::default() })),
                );
                view! { <EntryField id=key label entry look=Look::Cell kind="date"/> }.into_any()
            }
            Column::Until => {
                let entry = Entry::new(
                    desk.noted(),
                    read(|one| one.until.map(|on| on.to_string()).unwrap_or_default()),
                    move |text| Ok(set(HoldingPatch { until: Some(optional(text, day)?), ..HoldingPatch::default() })),
                );
                view! {
                    <EntryField id=key label entry look=Look::Cell kind="date"/>
                    <Ends holding topic desk/>
                }
                .into_any()
            }
            Column::Ours => {
                let options = Signal::derive(move || {
                    let lang = lang.get();
                    vec![
                        ("".to_owned(), words::theirs(lang).to_owned()),
                        ("ours".to_owned(), words::ours(lang).to_owned()),
                    ]
                });
                let chosen = Signal::derive(move || {
                    holding.with(|one| if one.as_ref().is_some_and(|one| one.ours) { "ours" } else { "" }.to_owned())
                });
                let choose = Callback::new(move |chosen: String| {
                    desk.doing.act(set(HoldingPatch { ours: Some(!chosen.is_empty()), ..HoldingPatch::default() }));
                });
                view! { <Choice place=desk.noted() id=key label options chosen on_choose=choose look=Look::Cell/> }
                    .into_any()
            }
        };
        view! { <td>{control}</td> }
    };
    let grade =
        Signal::derive(move || key(holding.with(|one| one.as_ref().map(|one| one.evidence.grade).unwrap_or_default())));
    let weigh = Callback::new(move |chosen: String| {
        let Some(grade) = grade_of(&chosen) else { return };
        let Some(evidence) = holding.with_untracked(|one| one.as_ref().map(|one| one.evidence.clone())) else { return };
        let evidence = Evidence { grade, on: Some(desk.today), ..evidence };
        desk.doing.act(set(HoldingPatch { evidence: Some(evidence), ..HoldingPatch::default() }));
    });
    let remove = move |_| desk.doing.act(Change::Remove(id.into()));
    view! {
        <tr>
            <th scope="row"><EntryField id=format!("holding-{id}-name") label=tr!(words::name) entry=name look=Look::Cell/></th>
            {topic.columns().iter().copied().map(cell).collect_view()}
            <td><Choice place=desk.noted() id=format!("holding-{id}-grade") label=move || words::evidence_of(lang.get(), &called()) options=grades(lang) chosen=grade on_choose=weigh look=Look::Cell/></td>
            <td><Button kind=Kind::Quiet icon=Glyph::Trash label=move || words::remove_of(lang.get(), &called()) why=desk.noted().why on_press=remove/></td>
        </tr>
    }
}

/// Days around an end in which it is told.
const NEAR: i64 = 180;

/// That something ends soon, or has ended.
#[component]
fn Ends(holding: Memo<Option<Holding>>, topic: Topic, desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let left = move || {
        let until = holding.with(|one| one.as_ref().and_then(|one| one.until)).filter(|_| topic.ends())?;
        Some(until.days() - desk.today.days()).filter(|left| *left <= NEAR)
    };
    move || {
        left().map(|left| {
            let told = if left < 0 { words::ended(lang.get(), -left) } else { words::ends_in(lang.get(), left) };
            view! { <span class=if left < 90 { "meta alarm" } else { "meta caution" }>{told}</span> }
        })
    }
}

/// Something more of a topic, by its name.
#[component]
fn Add(topic: Topic, desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let name = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<Fault>);
    let error = Signal::derive(move || fault.with(|fault| fault.as_ref().map(|fault| fault.tell(lang.get()))));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = name.get_untracked();
        let text = text.trim();
        if text.is_empty() {
            fault.set(Some(Fault::Wrong(Wrong::Missing)));
            return;
        }
        let evidence = Evidence { on: Some(desk.today), ..Evidence::default() };
        let holding = Holding { evidence, ..Holding::named(fresh(), desk.id, topic, text) };
        let done = move || {
            name.try_set(String::new());
            fault.try_set(None);
        };
        desk.doing.attempt(Change::Add(holding.into()), done, move |failure| {
            _ = fault.try_set(Some(Fault::Refused(failure)))
        });
    };
    let title = move || words::add(lang.get(), words::topic(lang.get(), topic));
    view! {
        <form class="new-entry" on:submit=add aria-label=title>
            <TextField id=format!("add-{}", slug(topic)) label=tr!(words::name) value=name autocomplete="off" error/>
            <Button submit=true icon=Glyph::Plus>{title}</Button>
        </form>
    }
}

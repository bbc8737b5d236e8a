//! How each colleague stands with the person: the level now, the level wanted, since when.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{RelationId, UserId},
    stakeholder::{Relation, RelationPatch},
    time::Date,
};

use super::{
    super::{
        change,
        colleagues::{self, Colleagues},
        level::LevelSelect,
    },
    Beside,
    person::Sitter,
};
use crate::{
    live::fresh,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, Steps},
    words::{people as words, use_lang},
};

#[component]
pub fn Relations(sitter: Sitter, beside: Beside) -> impl IntoView {
    let stage = sitter.stage;
    let account = stage.map.with_value(|map| map.account);
    let own = Memo::new(move |_| {
        let person = sitter.seat.with(|seat| seat.as_ref().map(|seat| seat.person));
        stage.rooms.with(|world| {
            let order = colleagues::known(world, account);
            let mine = world.all::<Relation>().filter(|relation| Some(relation.person) == person);
            let mut mine: Vec<(RelationId, UserId)> = mine.map(|relation| (relation.id, relation.user)).collect();
            mine.sort_by_key(|(_, user)| order.iter().position(|other| other == user));
            mine
        })
    });
    view! {
        <ul class="relations">
            <For each=move || own.get() key=|(id, _)| *id children=move |(id, user)| view! { <One sitter beside id user/> }/>
        </ul>
        {move || own.with(Vec::is_empty).then(|| view! { <p class="meta">{tr!(words::nobody_knows)}</p> })}
        {stage.may_edit.then(|| view! { <AddColleague sitter beside own/> })}
    }
}

#[component]
fn One(sitter: Sitter, beside: Beside, id: RelationId, user: UserId) -> impl IntoView {
    let lang = use_lang();
    let stage = sitter.stage;
    let off = sitter.off();
    let relation = stage.rooms.record::<Relation>(id);
    let level = |read: fn(&Relation) -> i64| {
        Signal::derive(move || relation.with(|relation| relation.as_ref().map(read).unwrap_or_default()))
    };
    let (now, wanted) = (level(|relation| relation.current), level(|relation| relation.desired));
    let since = move || {
        relation.with(|relation| relation.as_ref().and_then(|relation| relation.since)).map(|since| since.to_string())
    };
    let edit = move |set: RelationPatch| stage.submit(change::edit_relation(id, set));
    let today = beside.today;
    let step = |level: Signal<i64>| Signal::derive(move || u8::try_from(level.get()).unwrap_or_default());
    let who = move || beside.colleagues.name(user, lang.get());
    view! {
        <li>
            <span class="who">
                <Steps now=step(now) wanted=step(wanted)/>
                <b>{who}</b>
                {stage.may_edit.then(|| view! {
                    <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=move || words::remove_relation(lang.get(), &who())
                        on_press=move |_| stage.submit(Change::Remove(id.into()))/>
                })}
            </span>
            <span class="k" aria-hidden="true">{tr!(words::level_now)}</span>
            <LevelSelect label=move || words::level_now_of(lang.get(), &who()) now disabled=off
                on_choose=Callback::new(move |level| edit(reached(level, today)))/>
            <span class="k" aria-hidden="true">{tr!(words::level_wanted)}</span>
            <LevelSelect label=move || words::level_wanted_of(lang.get(), &who()) now=wanted disabled=off
                on_choose=Callback::new(move |level| edit(RelationPatch { desired: Some(level), ..RelationPatch::default() }))/>
            <label class="since">
                <span class="k">{tr!(words::since)}</span>
                <input class="input" type="date" readonly=off value=untrack(since) prop:value=move || since().unwrap_or_default()
                    on:change:target=move |event| edit(RelationPatch { since: Some(event.target().value().parse().ok()), ..RelationPatch::default() })/>
            </label>
        </li>
    }
}

/// A level that was reached today.
pub fn reached(level: i64, today: Date) -> RelationPatch {
    RelationPatch { current: Some(level), since: Some(Some(today)), ..RelationPatch::default() }
}

/// Whoever is added begins as a vendor, from today.
#[component]
fn AddColleague(sitter: Sitter, beside: Beside, own: Memo<Vec<(RelationId, UserId)>>) -> impl IntoView {
    let lang = use_lang();
    let stage = sitter.stage;
    let account = stage.map.with_value(|map| map.account);
    let Beside { colleagues, today, .. } = beside;
    let options = move || {
        let team = stage.rooms.with(|world| colleagues::team(world, account));
        let has: Vec<UserId> = own.with(|own| own.iter().map(|(_, user)| *user).collect());
        let others = colleagues.others(&team);
        let free = |users: Vec<UserId>| users.into_iter().filter(|user| !has.contains(user)).collect::<Vec<_>>();
        (free(team), free(others))
    };
    let group = move |colleagues: Colleagues, users: Vec<UserId>| {
        users
            .into_iter()
            .map(|user| view! { <option value=user.to_string()>{colleagues.name(user, lang.get())}</option> })
            .collect_view()
    };
    let add = move |value: String| {
        let person = sitter.seat.with_untracked(|seat| seat.as_ref().map(|seat| seat.person));
        if let (Some(person), Ok(user)) = (person, value.parse::<UserId>()) {
            let since = Some(today);
            let relation = Relation { id: fresh(), account, person, user, current: 1, desired: 1, since };
            stage.submit(Change::Add(relation.into()));
        }
    };
    view! {
        <span class="pick add">
            <select class="input" id="m-add-colleague" aria-label=tr!(words::add_colleague) prop:value="" on:change:target=move |event| {
                let select = event.target();
                add(select.value());
                select.set_value("");
            }>
                <option value="">{tr!(words::add_colleague)}</option>
                {move || {
                    let (team, others) = options();
                    view! {
                        {(!team.is_empty()).then(|| view! { <optgroup label=words::account_team(lang.get())>{group(colleagues, team)}</optgroup> })}
                        {(!others.is_empty()).then(|| view! { <optgroup label=words::other_colleagues(lang.get())>{group(colleagues, others)}</optgroup> })}
                    }
                }}
            </select>
            <Icon glyph=Glyph::Plus/>
        </span>
    }
}

//! Our people, for administrators: who they are, what they may do, whether they may come in.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::Room,
    id::{TeamId, UserId},
    record::Record,
    workspace::{Team, User, view::Office},
};

use super::{
    Section, health_model::HealthModels, person::PersonForm, pipelines::Pipelines, query, rates::Rates, rules::Rules,
};
use crate::{
    live::{Rooms, use_rooms},
    tr,
    ui::{Button, Glyph, Kind, Sheet, Table, Tag, Tone},
    words::{access, common, settings as words, use_lang},
};

/// People, pipelines, rates and rules, followed from one reading on.
#[component]
pub(super) fn OfficePanel(office: Office) -> impl IntoView {
    let reporting = office.reporting;
    let rooms = use_rooms(vec![(Room::Workspace, office.seq)], records(office));
    let stale = rooms.stale();
    // Too much was missed to catch up event by event: read them anew.
    Effect::new(move |_| {
        if stale.get() > 0 {
            spawn_local(async move {
                if let Ok(office) = query::office().await {
                    rooms.reset(vec![(Room::Workspace, office.seq)], records(office));
                }
            });
        }
    });
    view! {
        <People rooms/>
        <Pipelines rooms/>
        <Rates rooms reporting/>
        <Rules rooms/>
        <HealthModels rooms/>
    }
}

fn records(office: Office) -> Vec<Record> {
    let teams = office.teams.into_iter().map(Record::from);
    let users = office.users.into_iter().map(Record::from);
    let models = office.models.into_iter().map(Record::from);
    let pipelines = office.pipelines.into_iter().map(Record::from);
    teams.chain(users).chain(office.rates.into_iter().map(Record::from)).chain(models).chain(pipelines).collect()
}

/// Whose form is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    New,
    User(UserId),
}

#[component]
fn People(rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let users = Memo::new(move |_| {
        let mut users: Vec<User> = rooms.with(|world| world.all::<User>().cloned().collect());
        users.sort_by_key(|user| (!user.active, user.name.get(lang.get()).to_owned(), user.id));
        users
    });
    let open = RwSignal::new(false);
    let asked = RwSignal::new(Asked::New);
    let ask = Callback::new(move |who: Asked| {
        asked.set(who);
        open.set(true);
    });
    let title = move || match asked.get() {
        Asked::New => words::new_person(lang.get()).to_owned(),
        Asked::User(id) => user_name(rooms, id, lang.get()).unwrap_or_default(),
    };
    view! {
        <Section id="people" title=words::people about=words::people_about>
            <div class="scroll">
                <Table caption=tr!(words::people)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(common::name)}</th>
                            <th scope="col">{tr!(words::login)}</th>
                            <th scope="col">{tr!(words::role)}</th>
                            <th scope="col">{tr!(words::team)}</th>
                            <th scope="col">{tr!(words::manager)}</th>
                            <th scope="col"><span class="vh">{tr!(common::edit)}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || users.get() key=|user| user.clone().id children=move |user| view! { <Line id=user.id rooms ask/> }/>
                    </tbody>
                </Table>
            </div>
            <div>
                <Button icon=Glyph::Plus on_press=Callback::new(move |_| ask.run(Asked::New))>{tr!(words::new_person)}</Button>
            </div>
            <Sheet open title modal=true>
                {move || {
                    let user = match asked.get() {
                        Asked::New => None,
                        Asked::User(id) => rooms.with_untracked(|world| world.the::<User>(id).cloned()),
                    };
                    view! { <PersonForm user rooms open/> }
                }}
            </Sheet>
        </Section>
    }
}

#[component]
fn Line(id: UserId, rooms: Rooms, ask: Callback<Asked>) -> impl IntoView {
    let lang = use_lang();
    let user = rooms.record::<User>(id);
    let name = move || user.with(|user| user.as_ref().map(|user| user.name.get(lang.get()).to_owned()));
    let login = move || user.with(|user| user.as_ref().and_then(|user| user.login.clone()));
    let role = move || user.with(|user| user.as_ref().map(|user| access::role_name(lang.get(), user.role)));
    let off = move || user.with(|user| user.as_ref().is_some_and(|user| !user.active));
    let team = move || {
        let team: TeamId = user.with(|user| user.as_ref().and_then(|user| user.team))?;
        rooms.with(|world| world.the::<Team>(team).map(|team| team.name.get(lang.get()).to_owned()))
    };
    let manager = move || {
        let manager = user.with(|user| user.as_ref().and_then(|user| user.manager))?;
        user_name(rooms, manager, lang.get())
    };
    view! {
        <tr>
            <th scope="row">
                {name} " " {move || off().then(|| view! { <Tag tone=Tone::Caution>{tr!(words::off)}</Tag> })}
            </th>
            <td>{move || login().unwrap_or_else(|| words::no_login(lang.get()).to_owned())}</td>
            <td>{role}</td>
            <td>{move || team().unwrap_or_default()}</td>
            <td>{move || manager().unwrap_or_default()}</td>
            <td class="num">
                <Button
                    kind=Kind::Quiet
                    label=move || words::edit_person(lang.get(), &name().unwrap_or_default())
                    on_press=Callback::new(move |_| ask.run(Asked::User(id)))
                >
                    {tr!(common::edit)}
                </Button>
            </td>
        </tr>
    }
}

/// The name of a user, followed.
pub(super) fn user_name(rooms: Rooms, id: UserId, lang: meridian_domain::locale::Lang) -> Option<String> {
    rooms.with(|world| world.the::<User>(id).map(|user| user.name.get(lang).to_owned()))
}

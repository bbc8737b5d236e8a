//! The form of one colleague, or of a new one with a first password.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use meridian_domain::{
    access::{Role, view::SHORTEST_PASSWORD},
    gate::Change,
    id::UserId,
    names::Names,
    record::Patch,
    workspace::{Team, User, UserPatch},
};

use super::query::set_password;
use crate::{
    doing::use_doing,
    live::{Rooms, fresh, use_live},
    tr,
    ui::{Button, Kind, SelectField, Size, Switch, TextField, use_toasts},
    words::{access, account, common, errors, failures, settings as words, use_lang},
};

#[component]
pub(super) fn PersonForm(user: Option<User>, rooms: Rooms, open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let doing = use_doing(rooms);
    let me = use_live().user.get_untracked();
    let known = StoredValue::new(user.clone());
    let is_new = user.is_none();
    let user = user.unwrap_or_else(|| blank(fresh()));
    let id = user.id;
    let oneself = me == Some(id);
    let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
    let (zh, en) = (RwSignal::new(user.name.zh.clone()), RwSignal::new(user.name.en.clone()));
    let login = text(user.login.clone());
    let role = RwSignal::new(user.role.key().to_owned());
    let team = text(user.team.map(|team| team.to_string()));
    let manager = text(user.manager.map(|manager| manager.to_string()));
    let (active, password) = (RwSignal::new(user.active), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let name = move || Names::new(zh.get().trim(), en.get().trim());
    let login_text = move || Some(login.get().trim().to_owned()).filter(|login| !login.is_empty());
    let taken = move || {
        login_text().is_some_and(|login| {
            rooms.with(|world| world.all::<User>().any(|other| other.id != id && other.login.as_ref() == Some(&login)))
        })
    };
    let short = move || {
        let length = password.with(|password| password.chars().count());
        (length > 0 || (is_new && login_text().is_some())) && length < SHORTEST_PASSWORD
    };
    let nameless = Signal::derive(move || {
        (tried.get() && name().is_empty()).then(|| errors::field_required(lang.get()).to_owned())
    });
    let login_taken = Signal::derive(move || taken().then(|| words::login_taken(lang.get()).to_owned()));
    let too_short =
        Signal::derive(move || (tried.get() && short()).then(|| words::too_short(lang.get(), SHORTEST_PASSWORD)));
    let roles = Signal::derive(move || {
        Role::OURS.map(|role| (role.key().to_owned(), access::role_name(lang.get(), role).to_owned())).to_vec()
    });
    let none = move || (String::new(), account::no_owner(lang.get()).to_owned());
    let teams = Signal::derive(move || {
        let named = |team: &Team| (team.id.to_string(), team.name.get(lang.get()).to_owned());
        let teams: Vec<_> = rooms.with(|world| world.all::<Team>().map(named).collect());
        std::iter::once(none()).chain(teams).collect()
    });
    let managers = Signal::derive(move || {
        let named = |user: &User| (user.id.to_string(), user.name.get(lang.get()).to_owned());
        let users: Vec<_> =
            rooms.with(|world| world.all::<User>().filter(|user| user.id != id && user.active).map(named).collect());
        std::iter::once(none()).chain(users).collect()
    });
    let own = Signal::derive(move || oneself.then(|| words::not_oneself(lang.get()).to_owned()));
    let typed = move || User {
        id,
        name: name(),
        login: login_text(),
        role: Role::from_key(&role.get()).unwrap_or(Role::Observer),
        manager: manager.get().parse().ok(),
        team: team.get().parse().ok(),
        active: active.get(),
        key: known.with_value(|known| known.as_ref().and_then(|user| user.key.clone())),
        run: None,
    };
    let give = move |secret: String| {
        if secret.is_empty() {
            return;
        }
        spawn_local(async move {
            match set_password(id, secret).await {
                Ok(()) => toasts.show(move || words::password_given(lang.get())),
                Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
            }
        });
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if untrack(move || name().is_empty() || taken() || short()) {
            return;
        }
        let user = untrack(typed);
        let change = match known.get_value() {
            None => Some(Change::Add(user.into())),
            Some(before) => {
                let set = all_of(&user).without_repeats(&before);
                (!set.is_empty()).then_some(Change::Edit(Patch::User { id, set }))
            }
        };
        // The form may be gone when the answer comes.
        let secret = password.get_untracked();
        match change {
            // The password goes to somebody who exists: after the change was committed.
            Some(change) => doing.act_then(change, move || give(secret.clone())),
            None => give(secret),
        }
        open.set(false);
    };
    view! {
        <form class="form" on:submit=save>
            <TextField id="person-zh" label=tr!(common::name_zh) value=zh error=nameless autocomplete="off"/>
            <TextField id="person-en" label=tr!(common::name_en) value=en autocomplete="off"/>
            <TextField id="person-login" label=tr!(words::login) value=login error=login_taken hint=tr!(words::login_hint) autocomplete="off"/>
            {if oneself {
                view! { <p class="meta">{tr!(words::not_oneself)}</p> }.into_any()
            } else {
                view! { <SelectField id="person-role" label=tr!(words::role) value=role options=roles/> }.into_any()
            }}
            <SelectField id="person-team" label=tr!(words::team) value=team options=teams/>
            <SelectField id="person-manager" label=tr!(words::manager) value=manager options=managers/>
            <Switch label=tr!(words::may_come_in) checked=active why=own on_change=Callback::new(move |on| active.set(on))/>
            <TextField
                id="person-password"
                label=move || if is_new { words::first_password(lang.get()) } else { words::another_password(lang.get()) }
                value=password
                kind="password"
                hint=move || if is_new { words::at_least(lang.get(), SHORTEST_PASSWORD) } else { words::ends_all(lang.get()).to_owned() }
                error=too_short
                autocomplete="new-password"
            />
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}

fn blank(id: UserId) -> User {
    let name = Names::default();
    User { id, name, login: None, role: Role::Rep, manager: None, team: None, active: true, key: None, run: None }
}

/// A patch that says everything the form says.
fn all_of(user: &User) -> UserPatch {
    UserPatch {
        name: Some(user.name.clone()),
        login: Some(user.login.clone()),
        role: Some(user.role),
        manager: Some(user.manager),
        team: Some(user.team),
        active: Some(user.active),
        ..UserPatch::default()
    }
}

//! Who one is to the others, and how one wants to see the program.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::{Change, Room},
    locale::Lang,
    names::Names,
    record::Patch,
    workspace::{User, UserPatch},
};

use super::Section;
use crate::{
    doing::use_doing,
    live::use_rooms,
    session::{Me, use_signed},
    theme::{Theme, set_theme, use_theme},
    tr,
    ui::{Button, Kind, Segment, Segmented, Size, TextField},
    words::{access, common, errors, set_lang, settings as words, shell, use_lang},
};

#[component]
pub(super) fn Profile(me: Me, seq: i64) -> impl IntoView {
    let (lang, theme) = (use_lang(), use_theme());
    let (login, role) = (me.login.clone(), me.role);
    let langs = vec![Segment::new(Lang::Zh, tr!(words::chinese)), Segment::new(Lang::En, tr!(words::english))];
    let themes = vec![
        Segment::new(Theme::Auto, tr!(shell::theme_auto)),
        Segment::new(Theme::Light, tr!(shell::theme_light)),
        Segment::new(Theme::Dark, tr!(shell::theme_dark)),
    ];
    view! {
        <Section id="profile" title=words::profile about=words::profile_about>
            <dl class="facts">
                <dt>{tr!(words::login)}</dt>
                <dd>{login}</dd>
                <dt>{tr!(words::role)}</dt>
                <dd>{move || access::role_name(lang.get(), role)}</dd>
            </dl>
            <NameForm me seq/>
            <div class="field">
                <span class="label">{tr!(words::language)}</span>
                <Segmented label=tr!(words::language) segments=langs chosen=lang on_choose=Callback::new(move |to| set_lang(lang, to))/>
            </div>
            <div class="field">
                <span class="label">{tr!(shell::theme)}</span>
                <Segmented label=tr!(shell::theme) segments=themes chosen=theme on_choose=Callback::new(move |to| set_theme(theme, to))/>
            </div>
        </Section>
    }
}

/// One's own name is one's own affair.
#[component]
fn NameForm(me: Me, seq: i64) -> impl IntoView {
    let lang = use_lang();
    let id = me.id;
    let user = User {
        id,
        name: me.name.clone(),
        login: Some(me.login),
        role: me.role,
        manager: None,
        team: None,
        active: true,
        key: None,
        run: None,
    };
    let rooms = use_rooms(vec![(Room::Workspace, seq)], vec![user.into()]);
    let doing = use_doing(rooms);
    let (zh, en) = (RwSignal::new(me.name.zh), RwSignal::new(me.name.en));
    let typed = move || Names::new(zh.get().trim(), en.get().trim());
    let now = rooms.record::<User>(id);
    let dirty = Signal::derive(move || now.with(|user| user.as_ref().is_some_and(|user| user.name != typed())));
    // The top bar shows it too.
    let signed = use_signed();
    Effect::new(move |_| {
        if let Some(name) = now.with(|user| user.as_ref().map(|user| user.name.clone())) {
            signed.update(|me| {
                if let Some(me) = me {
                    me.name = name;
                }
            });
        }
    });
    let nameless = Signal::derive(move || typed().is_empty().then(|| errors::field_required(lang.get()).to_owned()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let name = untrack(typed);
        if !name.is_empty() && dirty.get_untracked() {
            let set = UserPatch { name: Some(name), ..UserPatch::default() };
            doing.act_saying(Change::Edit(Patch::User { id, set }), move || words::name_saved(lang.get()));
        }
    };
    view! {
        <form class="form" on:submit=save>
            <div class="two">
                <TextField id="name-zh" label=tr!(common::name_zh) value=zh error=nameless autocomplete="off"/>
                <TextField id="name-en" label=tr!(common::name_en) value=en autocomplete="off"/>
            </div>
            <Show when=move || dirty.get()>
                <div class="acts"><Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button></div>
            </Show>
        </form>
    }
}

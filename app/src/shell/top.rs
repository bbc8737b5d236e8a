//! The top bar.

use leptos::prelude::*;
use meridian_domain::locale::Lang;

use super::{
    alerts::AlertSign,
    bell::Bell,
    crumbs::CrumbBar,
    route::Route,
    sync::{PresenceRow, Present, SyncMark, SyncState},
};
use crate::{
    session::Me,
    theme::{Theme, set_theme, toggle_theme, use_theme},
    tr,
    ui::{Avatar, Button, Entry, Glyph, Icon, Item, Kbd, Kind, Menu},
    words::{access, common, set_lang, shell, use_lang},
};

/// The sign of the program.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg
            viewBox="0 0 24 28"
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d="M4 23V7l8 10 8-10v16"/>
            <g fill="currentColor" stroke="none">
                <circle cx="4" cy="7" r="2.6"/>
                <circle cx="12" cy="17" r="2.6"/>
                <circle cx="20" cy="7" r="2.6"/>
            </g>
        </svg>
    }
}

/// A button that switches to the other language, in that language.
#[component]
pub fn LangSwitch() -> impl IntoView {
    let lang = use_lang();
    let other = move || lang.get().other();
    let name = move || match other() {
        Lang::Zh => shell::to_chinese(Lang::Zh),
        Lang::En => shell::to_english(Lang::En),
    };
    view! {
        <button
            type="button"
            class="btn"
            data-kind="quiet"
            lang=move || other().html_tag()
            title=name
            on:click=move |_| set_lang(lang, other())
        >
            <Icon glyph=Glyph::Globe/>
            {move || if other() == Lang::Zh { "中" } else { "EN" }}
            <span class="vh">{name}</span>
        </button>
    }
}

/// A button between light and dark.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = use_theme();
    view! {
        <Button kind=Kind::Quiet icon=Glyph::Moon label=tr!(shell::theme_toggle) on_press=move |_| toggle_theme(theme)/>
    }
}

#[component]
pub(super) fn TopBar(
    me: Signal<Option<Me>>,
    sync: Signal<SyncState>,
    presence: Signal<Vec<Present>>,
    on_ask: Callback<()>,
    on_sign_out: Callback<bool>,
) -> impl IntoView {
    view! {
        <header class="topbar">
            <a class="logo" href=Route::Home.path() aria-label=tr!(common::app_name)>
                <Logo/>
            </a>
            <CrumbBar/>
            <span class="push"></span>
            <button type="button" class="ask" aria-haspopup="dialog" on:click=move |_| on_ask.run(())>
                <Icon glyph=Glyph::Search small=true/>
                <span class="clip">{tr!(shell::ask)}</span>
                <Kbd keys="Mod+K"/>
            </button>
            <SyncMark state=sync/>
            <PresenceRow people=presence/>
            <AlertSign me/>
            <Bell me/>
            <div class="bar-group">
                <LangSwitch/>
                <ThemeSwitch/>
                <UserMenu me on_sign_out/>
            </div>
        </header>
    }
}

/// The reader's own menu; a blank while it is not known who is signed in.
#[component]
fn UserMenu(me: Signal<Option<Me>>, on_sign_out: Callback<bool>) -> impl IntoView {
    let lang = use_lang();
    let theme = use_theme();
    let shown = Memo::new(move |_| me.with(|me| me.as_ref().map(|me| me.name.get(lang.get()).to_owned())));
    let who = move || {
        let role = me.with(|me| me.as_ref().map(|me| access::role_name(lang.get(), me.role)));
        format!("{} · {}", shown.get().unwrap_or_default(), role.unwrap_or_default())
    };
    let go = leptos_router::hooks::use_navigate();
    let go = move |route: Route| {
        let go = go.clone();
        move || go(&route.path(), leptos_router::NavigateOptions::default())
    };
    let entries = move || {
        let look = |word: fn(Lang) -> &'static str, to: Theme| {
            Item::new(tr_in(lang, word), move || set_theme(theme, to))
                .checked(Signal::derive(move || theme.get() == to))
                .into()
        };
        vec![
            Entry::Group(who.into()),
            Entry::Rule,
            Entry::Group(tr_in(lang, shell::theme).into()),
            look(shell::theme_auto, Theme::Auto),
            look(shell::theme_light, Theme::Light),
            look(shell::theme_dark, Theme::Dark),
            Entry::Rule,
            Item::new(tr_in(lang, shell::import), go(Route::Import)).icon(Glyph::Upload).into(),
            Item::new(tr_in(lang, shell::settings), go(Route::Settings)).icon(Glyph::Settings).into(),
            Entry::Rule,
            Item::new(tr_in(lang, shell::sign_out), move || on_sign_out.run(false)).into(),
            Item::new(tr_in(lang, shell::sign_out_everywhere), move || on_sign_out.run(true)).danger().into(),
        ]
    };
    move || {
        let Some(name) = shown.get() else {
            return view! { <span class="avatar" aria-hidden="true"></span> }.into_any();
        };
        let spoken = name.clone();
        let entries = entries.clone();
        view! {
            <Menu id="me" class="me" label=move || shell::user_menu(lang.get(), &spoken) entries>
                <Avatar name/>
            </Menu>
        }
        .into_any()
    }
}

/// A word as a closure, outside a component's body, where the context is not there any more.
fn tr_in(
    lang: RwSignal<Lang>,
    word: fn(Lang) -> &'static str,
) -> impl Fn() -> &'static str + Clone + Send + Sync + 'static {
    move || word(lang.get())
}

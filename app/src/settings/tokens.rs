//! Tokens with which programs act in one's name.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use meridian_domain::access::{Scope, view::TokenView};

use super::{Section, query};
use crate::{
    clock::{here_and_now, use_zone},
    tr,
    ui::{Button, Glyph, Kind, SelectField, Size, Tag, TextField, Tone, hydrated, use_toasts},
    words::{common, errors, failures, settings as words, use_lang},
};

/// Days a token may be made to last; nothing is until it is revoked.
const DAYS: [&str; 4] = ["30", "90", "365", ""];

#[component]
pub(super) fn Tokens(tokens: Vec<TokenView>) -> impl IntoView {
    let shown = RwSignal::new(tokens);
    let again = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(tokens) = query::tokens().await {
                shown.try_set(tokens);
            }
        });
    });
    let made = RwSignal::new(None::<String>);
    view! {
        <Section id="tokens" title=words::tokens about=words::tokens_about>
            <Show
                when=move || shown.with(|tokens| !tokens.is_empty())
                fallback=move || view! { <p class="meta">{tr!(words::no_tokens)}</p> }
            >
                <ul class="lines">
                    <For each=move || shown.get() key=|token| token.id.clone() children=move |token| view! { <Line token again/> }/>
                </ul>
            </Show>
            <Show when=move || made.with(Option::is_some)>
                <Made token=made/>
            </Show>
            <NewToken made again/>
        </Section>
    }
}

#[component]
fn Line(token: TokenView, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let (ready, zone) = (hydrated(), use_zone());
    let TokenView { id, name, scope, seen, until, .. } = token;
    let spoken = name.clone();
    let over = move || ready.get() && here_and_now().zip(until).is_some_and(|(now, until)| until <= now);
    let facts = move || {
        let lang = lang.get();
        let until =
            until.map_or_else(|| words::for_ever(lang).to_owned(), |until| words::until(lang, &zone.date(lang, until)));
        let now = ready.get().then(here_and_now).flatten();
        let seen = seen.map_or_else(
            || words::never_used(lang).to_owned(),
            |seen| words::used(lang, &now.map_or_else(|| zone.date(lang, seen), |now| zone.ago(lang, seen, now))),
        );
        format!("{until} · {seen}")
    };
    let revoke = Callback::new(move |_| {
        let id = id.clone();
        spawn_local(async move {
            match query::revoke_token(id).await {
                Ok(()) => toasts.show(move || words::token_revoked(lang.get())),
                Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
            }
            again.try_run(());
        });
    });
    view! {
        <li>
            <div class="t">
                <span class="strong">{name}</span>
                <span class="meta">{facts}</span>
            </div>
            {move || over().then(|| view! { <Tag tone=Tone::Caution>{tr!(words::expired)}</Tag> })}
            <Tag>{move || scope_word(lang.get(), scope)}</Tag>
            <Button kind=Kind::Danger label=move || words::revoke_named(lang.get(), &spoken) on_press=revoke>{tr!(words::revoke)}</Button>
        </li>
    }
}

const fn scope_word(lang: meridian_domain::locale::Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::Read => words::reads(lang),
        Scope::Write => words::writes(lang),
    }
}

/// The token, for the only time.
#[component]
fn Made(token: RwSignal<Option<String>>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let copy = Callback::new(move |_| {
        let text = token.get_untracked().unwrap_or_default();
        spawn_local(async move {
            let copied = wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
            match copied {
                Ok(_) => toasts.show(move || common::copied(lang.get())),
                Err(_) => toasts.alarm(move || words::copy_by_hand(lang.get())),
            }
        });
    });
    view! {
        <div class="made" role="status">
            <p>{tr!(words::shown_once)}</p>
            <div class="secret">
                <input class="input" readonly id="made-token" aria-label=tr!(words::the_token) prop:value=move || token.get().unwrap_or_default()/>
                <Button size=Size::Large icon=Glyph::Copy on_press=copy>{tr!(common::copy)}</Button>
                <Button size=Size::Large kind=Kind::Quiet on_press=Callback::new(move |_| token.set(None))>{tr!(common::done)}</Button>
            </div>
        </div>
    }
}

#[component]
fn NewToken(made: RwSignal<Option<String>>, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let (name, scope, days) =
        (RwSignal::new(String::new()), RwSignal::new(Scope::Read.key().to_owned()), RwSignal::new(DAYS[1].to_owned()));
    let tried = RwSignal::new(false);
    let nameless = Signal::derive(move || {
        (tried.get() && name.with(|name| name.trim().is_empty())).then(|| errors::field_required(lang.get()).to_owned())
    });
    let scopes = Signal::derive(move || {
        Scope::ALL.map(|scope| (scope.key().to_owned(), scope_word(lang.get(), scope).to_owned())).to_vec()
    });
    let lasts = Signal::derive(move || {
        let word = |days: &str| match days.parse() {
            Ok(days) => words::lasts_days(lang.get(), days),
            Err(_) => words::for_ever(lang.get()).to_owned(),
        };
        DAYS.map(|days| (days.to_owned(), word(days))).to_vec()
    });
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let text = name.get_untracked().trim().to_owned();
        let Some(scope) = Scope::from_key(&scope.get_untracked()) else { return };
        if text.is_empty() {
            return;
        }
        let days = days.get_untracked().parse().ok();
        spawn_local(async move {
            match query::make_token(text, scope, days).await {
                Ok(token) => {
                    made.try_set(Some(token));
                    name.try_set(String::new());
                    tried.try_set(false);
                    again.try_run(());
                }
                Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
            }
        });
    };
    view! {
        <form class="form new-token" on:submit=make aria-label=tr!(words::new_token)>
            <TextField id="token-name" label=tr!(words::token_name) value=name required=true error=nameless autocomplete="off"/>
            <SelectField id="token-scope" label=tr!(words::scope) value=scope options=scopes/>
            <SelectField id="token-days" label=tr!(words::lasts) value=days options=lasts/>
            <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(words::new_token)}</Button>
        </form>
    }
}

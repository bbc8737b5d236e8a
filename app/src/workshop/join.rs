//! `/join` and `/join/:code`: into a team, without an account.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};
use meridian_domain::{
    id::CrewId,
    locale::Lang,
    workshop::run::view::{JoinTeam, JoinView, Joined},
};

use super::{
    mark::TeamMark,
    query::{join_look, join_run, rejoin},
    way_in::halves,
};
use crate::{
    Failure, answer,
    shell::{LangSwitch, Logo, Route, ThemeSwitch},
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, Skeleton, TextField},
    words::{failures, play as words, use_lang},
};

/// The page; the code may be in the address, as in a QR code.
#[component]
pub fn JoinPage() -> impl IntoView {
    let params = use_params_map();
    let code = Memo::new(move |_| params.with(|params| params.get("code")).filter(|code| !code.trim().is_empty()));
    let reading = answer::reading_first(
        move || code.get(),
        |code| async move {
            match code {
                Some(code) => Some(join_look(code).await),
                None => None,
            }
        },
    );
    view! {
        <Title text=tr!(words::join_title)/>
        <div class="join">
            <header>
                <span class="push"></span>
                <LangSwitch/>
                <ThemeSwitch/>
            </header>
            <main>
                <div class="mark">
                    <Logo/>
                    <span>{tr!(words::join_title)}</span>
                </div>
                <Transition fallback=|| view! { <Skeleton lines=4/> }>
                    {move || Suspend::new(async move {
                        match reading.await {
                            Some(Ok(view)) => view! { <Enter view/> }.into_any(),
                            Some(Err(failure)) => view! { <Code failure/> }.into_any(),
                            None => view! { <Code/> }.into_any(),
                        }
                    })}
                </Transition>
            </main>
            <footer>{tr!(words::fictional)}</footer>
        </div>
    }
}

/// Why it did not work, and what to do.
fn why(lang: Lang, failure: &Failure) -> String {
    if matches!(failure, Failure::NotFound) {
        return words::code_wrong(lang).to_owned();
    }
    let told = failures::tell(lang, failure);
    match lang {
        Lang::Zh => format!("{}。{}", told.happened, told.to_do),
        Lang::En => format!("{}. {}", told.happened, told.to_do),
    }
}

#[component]
fn Fault(#[prop(into)] failure: Signal<Option<Failure>>) -> impl IntoView {
    let lang = use_lang();
    move || {
        failure.get().map(|failure| {
            view! {
                <p class="fault" role="alert">
                    <Icon glyph=Glyph::Alert small=true/>
                    {why(lang.get(), &failure)}
                </p>
            }
        })
    }
}

/// The code, typed.
#[component]
fn Code(#[prop(optional, into)] failure: Option<Failure>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let go = use_navigate();
    let enter = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let code: String = typed.get_untracked().chars().filter(char::is_ascii_alphanumeric).collect();
        if !code.is_empty() {
            go(&format!("{}/{}", Route::Join.path(), code.to_uppercase()), NavigateOptions::default());
        }
    };
    view! {
        <h1>{tr!(words::join_title)}</h1>
        <form class="form" on:submit=enter>
            <div class="code-field">
                <TextField id="code" label=tr!(words::code) hint=tr!(words::code_hint) value=typed autocomplete="off" required=true/>
            </div>
            <Fault failure=Signal::stored(failure)/>
            <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(words::go_on)}</Button>
        </form>
    }
}

/// Nickname and team.
#[component]
fn Enter(view: JoinView) -> impl IntoView {
    let lang = use_lang();
    let JoinView { code, name, title, disclaimer, teams, .. } = view;
    let nickname = RwSignal::new(String::new());
    let team = RwSignal::new(None::<CrewId>);
    let (busy, tried) = (RwSignal::new(false), RwSignal::new(false));
    let failure = RwSignal::new(None::<Failure>);
    let joined = RwSignal::new(None::<Joined>);
    let missing = Signal::derive(move || {
        let empty = tried.get() && nickname.with(|name| name.trim().is_empty());
        empty.then(|| words::nickname_missing(lang.get()).to_owned())
    });
    let mine = code.clone();
    let join = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let who = nickname.get_untracked().trim().to_owned();
        if who.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let code = mine.clone();
        let crew = team.get_untracked();
        spawn_local(async move {
            match join_run(code, who, crew).await {
                Ok(done) => drop(joined.try_set(Some(done))),
                Err(why) => drop(failure.try_set(Some(why))),
            }
            busy.try_set(false);
        });
    };
    let back = code.clone();
    let teams = StoredValue::new(teams);
    view! {
        {move || match joined.get() {
            Some(joined) => view! { <Done joined/> }.into_any(),
            None => {
                let (name, title, disclaimer, join, back) = (name.clone(), title.clone(), disclaimer.clone(), join.clone(), back.clone());
                let (whose, shown) = (name, halves(&code));
                view! {
                    <div>
                        <h1>{move || title.get(lang.get()).to_owned()}</h1>
                        <p class="meta">{move || format!("{} · {shown}", whose.get(lang.get()))}</p>
                    </div>
                    <form class="form" on:submit=join>
                        <TextField id="nickname" label=tr!(words::nickname) hint=tr!(words::nickname_hint) value=nickname autocomplete="nickname" required=true error=missing/>
                        <fieldset class="pick-team">
                            <legend>{tr!(words::which_team)}</legend>
                            <label>
                                <input type="radio" name="team" value="" checked=true on:change=move |_| team.set(None)/>
                                <span><span class="strong">{tr!(words::any_team)}</span> " " <span class="meta">{tr!(words::any_team_hint)}</span></span>
                            </label>
                            {teams.get_value().into_iter().map(|one| view! { <Choice one team/> }).collect_view()}
                        </fieldset>
                        <Fault failure/>
                        <Button kind=Kind::Primary size=Size::Large submit=true>
                            {move || if busy.get() { words::joining(lang.get()) } else { words::join(lang.get()) }}
                        </Button>
                    </form>
                    <Back code=back/>
                    <p class="meta">{move || disclaimer.get(lang.get()).to_owned()}</p>
                    <a class="link" href=Route::Join.path()>{tr!(words::other_code)}</a>
                }.into_any()
            }
        }}
    }
}

#[component]
fn Choice(one: JoinTeam, team: RwSignal<Option<CrewId>>) -> impl IntoView {
    let lang = use_lang();
    let JoinTeam { crew, name, colour, people, full } = one;
    view! {
        <label>
            <input type="radio" name="team" value=crew.to_string() disabled=full on:change=move |_| team.set(Some(crew))/>
            <TeamMark at=usize::try_from(colour - 1).unwrap_or(0)/>
            <span class="strong">{move || name.get(lang.get()).to_owned()}</span>
            <span class="push meta">{move || if full { words::full(lang.get()).to_owned() } else { words::in_team(lang.get(), people) }}</span>
        </label>
    }
}

/// Goes to the exercise; a full load, so that everything knows who has come.
fn enter() {
    drop(window().location().set_href(&Route::Play.path()));
}

/// Somebody has joined: the code that brings them back is shown this once.
#[component]
fn Done(joined: Joined) -> impl IntoView {
    view! {
        <h1>{tr!(words::you_are_in)}</h1>
        <div class="return-code">
            <span class="meta">{tr!(words::back_code)}</span>
            <strong class="join-code">{halves(&joined.rejoin)}</strong>
            <span class="meta">{tr!(words::my_return_code_hint)}</span>
        </div>
        <div class="form">
            <Button kind=Kind::Primary size=Size::Large on_press=|_| enter()>{tr!(words::to_exercise)}</Button>
        </div>
    }
}

/// The way back on another device.
#[component]
fn Back(#[prop(into)] code: String) -> impl IntoView {
    let (nickname, given) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let failure = RwSignal::new(None::<Failure>);
    let come = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (code, who, back) = (code.clone(), nickname.get_untracked().trim().to_owned(), given.get_untracked());
        spawn_local(async move {
            match rejoin(code, who, back).await {
                Ok(()) => enter(),
                Err(why) => drop(failure.try_set(Some(why))),
            }
        });
    };
    view! {
        <details>
            <summary>{tr!(words::back_in)}</summary>
            <form class="form" on:submit=come>
                <TextField id="back-name" label=tr!(words::nickname) value=nickname autocomplete="off"/>
                <TextField id="back-code" label=tr!(words::back_code) hint=tr!(words::back_code_hint) value=given autocomplete="off"/>
                <Fault failure/>
                <Button size=Size::Large submit=true>{tr!(words::back_go)}</Button>
            </form>
        </details>
    }
}

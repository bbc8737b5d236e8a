//! The page on which one signs in. It works before and without the wasm: a plain form.

use leptos::{form::ActionForm, prelude::*};
use leptos_meta::Title;
use meridian_domain::locale::Lang;

use crate::{
    Failure,
    session::SignIn,
    shell::{LangSwitch, Logo, ThemeSwitch},
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, TextField},
    words::{common, failures, signin as words, use_lang},
};

/// `/signin`
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    let sign_in = ServerAction::<SignIn>::new();
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = move || match sign_in.value().get() {
        Some(Err(failure)) => Some(failed(lang.get(), &failure)),
        _ => None,
    };
    let busy = sign_in.pending();
    view! {
        <Title text=tr!(words::title)/>
        <div class="signin">
            <header>
                <span class="push"></span>
                <LangSwitch/>
                <ThemeSwitch/>
            </header>
            <main>
                <div class="mark">
                    <Logo/>
                    <span>{tr!(common::app_name)}</span>
                </div>
                <h1>{tr!(words::title)}</h1>
                <ActionForm action=sign_in>
                    <div class="form">
                        <TextField
                            id="login"
                            label=tr!(words::login)
                            value=login
                            required=true
                            autocomplete="username"
                        />
                        <TextField
                            id="password"
                            label=tr!(words::password)
                            value=password
                            kind="password"
                            required=true
                            autocomplete="current-password"
                        />
                        {move || {
                            fault().map(|fault| {
                                view! {
                                    <p class="fault" role="alert">
                                        <Icon glyph=Glyph::Alert small=true/>
                                        {fault}
                                    </p>
                                }
                            })
                        }}
                        <Button kind=Kind::Primary size=Size::Large submit=true>
                            {move || if busy.get() { words::going(lang.get()) } else { words::go(lang.get()) }}
                        </Button>
                        <p class="meta">{tr!(words::forgot)}</p>
                    </div>
                </ActionForm>
            </main>
            <footer>{tr!(words::tagline)}</footer>
        </div>
    }
}

/// Why nobody was signed in, and what to do.
fn failed(lang: Lang, failure: &Failure) -> String {
    let told = failures::tell(lang, failure);
    match lang {
        Lang::Zh => format!("{}。{}", told.happened, told.to_do),
        Lang::En => format!("{}. {}", told.happened, told.to_do),
    }
}

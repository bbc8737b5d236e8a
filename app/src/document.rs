//! The HTML document around the app, written by the server only.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use meridian_domain::locale::Lang;

use crate::{
    App, Failure,
    assets::{self, AssetNames},
    clock, theme,
    words::{self, failures},
};

/// The document: language and theme are those of the request, so that nothing flashes.
pub fn document(options: LeptosOptions) -> impl IntoView {
    let names = assets::names();
    let lang = words::initial_lang();
    let look = theme::initial_theme();
    let zone = clock::initial_zone().east.to_string();
    let (js, wasm) = (assets::path(&names.js), assets::path(&names.wasm));
    let start =
        format!("import init, {{ hydrate }} from {js:?}; await init({{ module_or_path: {wasm:?} }}); hydrate();");
    let nonce = use_nonce();
    let _ = options;
    view! {
        <!DOCTYPE html>
        <html lang=lang.html_tag() data-theme=look.attribute() data-zone=zone>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="data:," />
                <link rel="stylesheet" href=assets::path(&names.css) />
                <link rel="modulepreload" href=js />
                <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
                <link rel="x-charts" id=assets::CHARTS_ID href=assets::path(&names.charts) />
                <script type="module" nonce=nonce inner_html=start></script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The page shown when the app could not draw one: a failure in words, and nothing that could fail.
#[must_use]
pub fn failure_page(lang: Lang, failure: &Failure, names: &AssetNames) -> String {
    let failures::Told { happened, kept, to_do } = failures::tell(lang, failure);
    let css = assets::path(&names.css);
    view! {
        <!DOCTYPE html>
        <html lang=lang.html_tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{happened.clone()}</title>
                <link rel="icon" href="data:,"/>
                <link rel="stylesheet" href=css/>
            </head>
            <body>
                <main class="page">
                    <h1>{happened}</h1>
                    <p>{kept}</p>
                    <p>{to_do}</p>
                </main>
            </body>
        </html>
    }
    .to_html()
}

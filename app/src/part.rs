//! The program comes in parts: the shell with the first page, the pages of a room when the first of
//! them is opened. Each part is a file of its own that the build splits off; on the server all of
//! them are there.

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_meta::Title;
use leptos_router::LazyRoute;

#[cfg(feature = "ssr")]
use crate::assets;
use crate::{
    account, health, identify, import, pipeline, settings, shell, signin, stakeholder, tr,
    ui::{Button, Glyph, Kind},
    words::{common, errors},
    workshop,
};

/// Declares the pages of the router: `Name: view, in part, entered by, loaded by`.
macro_rules! pages {
    ($($page:ident: $view:path, in $part:ident, $enter:ident, $load:ident;)*) => {
        $(
            #[doc = concat!("The route of [`", stringify!($view), "`].")]
            #[derive(Debug)]
            pub struct $page;

            #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible, preload($load))]
            fn $enter() -> Result<AnyView, SplitLoaderError> {
                Ok(view! { <$view/> }.into_any())
            }

            impl LazyRoute for $page {
                fn data() -> Self {
                    Self
                }

                async fn view(_: Self) -> AnyView {
                    #[cfg(feature = "ssr")]
                    announce(stringify!($part));
                    $enter().await.unwrap_or_else(|_| view! { <NotLoaded/> }.into_any())
                }

                async fn preload() {
                    // A part that did not come is asked for once more when its page is shown. While the
                    // server's page is brought to life there is nothing else it could become: then it is
                    // asked for until it comes.
                    while $load().await.is_err() && is_waking() {
                        pause().await;
                    }
                }
            }
        )*
    };
}

pages! {
    SignIn: signin::SignInPage, in signin, enter_sign_in, load_sign_in;
    Home: shell::HomePage, in account, enter_home, load_home;
    Accounts: account::AccountsPage, in account, enter_accounts, load_accounts;
    Account: account::AccountPage, in account, enter_account, load_account;
    AccountDeals: account::AccountDealsPage, in account, enter_account_deals, load_account_deals;
    PeopleMap: stakeholder::MapPage, in people_map, enter_people_map, load_people_map;
    AccountHealth: health::HealthPage, in health, enter_account_health, load_account_health;
    Portfolio: health::PortfolioPage, in health, enter_portfolio, load_portfolio;
    Board: pipeline::BoardPage, in pipeline, enter_board, load_board;
    Identify: identify::IdentifyPage, in identify, enter_identify, load_identify;
    Sales: identify::SalesPage, in identify, enter_sales, load_sales;
    Forecast: pipeline::forecast::ForecastPage, in forecast, enter_forecast, load_forecast;
    Deal: pipeline::deal::DealPage, in pipeline, enter_deal, load_deal;
    Settings: settings::SettingsPage, in settings, enter_settings, load_settings;
    Import: import::ImportPage, in import, enter_import, load_import;
    Workshop: workshop::StartPage, in workshop, enter_workshop, load_workshop;
    Console: workshop::ConsolePage, in workshop, enter_console, load_console;
    Debrief: workshop::DebriefPage, in workshop, enter_debrief, load_debrief;
    Projector: workshop::ProjectorPage, in workshop, enter_projector, load_projector;
    Join: workshop::JoinPage, in play, enter_join, load_join;
    Play: workshop::PlayPage, in play, enter_play, load_play;
}

/// Lets the browser fetch a part while it still reads the page that opens with it.
#[cfg(feature = "ssr")]
fn announce(part: &str) {
    use leptos_meta::Link;

    let names = assets::names();
    if let Some(file) = names.parts.get(part) {
        // Writing the tag puts it into the head of the document; nothing of it stands here.
        let link = view! { <Link rel="preload" href=assets::path(file) as_="fetch" crossorigin="anonymous"/> };
        drop(link.to_html());
    }
}

/// Whether the server's page is being brought to life.
fn is_waking() -> bool {
    Owner::current_shared_context().is_some_and(|shared| shared.during_hydration())
}

async fn pause() {
    #[cfg(feature = "hydrate")]
    gloo::timers::future::TimeoutFuture::new(1_000).await;
}

/// The part of a page did not come: the connection was lost, or the server has a newer program.
#[component]
fn NotLoaded() -> impl IntoView {
    let title = tr!(errors::not_loaded);
    view! {
        <Title text=title/>
        <div class="empty" data-mid="">
            <h1>{title}</h1>
            <p>{tr!(errors::not_loaded_hint)}</p>
            <div class="row">
                <Button kind=Kind::Primary icon=Glyph::Refresh on_press=move |_| drop(window().location().reload())>
                    {tr!(common::retry)}
                </Button>
            </div>
        </div>
    }
}

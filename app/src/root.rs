//! The app's root: contexts that outlive pages, and the routes.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::Router;

use crate::{live, theme, ui, words};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    words::provide_lang(words::initial_lang());
    theme::provide_theme(theme::initial_theme());
    ui::provide_toasts();
    live::provide_live();
    view! {
        <Router>
            <main></main>
        </Router>
    }
}

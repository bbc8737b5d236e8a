//! The app's root: contexts that outlive pages, and the routes.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    account::{AccountDealsPage, AccountLayout, AccountPage, AccountsPage},
    health::{HealthPage, PortfolioPage},
    import::ImportPage,
    layout::Layout,
    live,
    pipeline::{BoardPage, deal::DealPage},
    settings::SettingsPage,
    shell,
    signin::SignInPage,
    stakeholder::MapPage,
    theme, tr,
    ui::{self, Sprite},
    words::{self, errors},
};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    words::provide_lang(words::initial_lang());
    theme::provide_theme(theme::initial_theme());
    ui::provide_toasts();
    shell::provide_crumbs();
    live::provide_live();
    view! {
        <Sprite />
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/signin") view=SignInPage ssr=SsrMode::Async />
                <ParentRoute path=path!("") view=Layout ssr=SsrMode::Async>
                    <Route path=path!("") view=shell::HomePage ssr=SsrMode::Async />
                    <Route path=path!("/accounts") view=AccountsPage ssr=SsrMode::Async />
                    <ParentRoute path=path!("/accounts/:account") view=AccountLayout ssr=SsrMode::Async>
                        <Route path=path!("") view=AccountPage ssr=SsrMode::Async />
                        <Route path=path!("/map") view=MapPage ssr=SsrMode::Async />
                        <Route path=path!("/map/:map") view=MapPage ssr=SsrMode::Async />
                        <Route path=path!("/deals") view=AccountDealsPage ssr=SsrMode::Async />
                        <Route path=path!("/health") view=HealthPage ssr=SsrMode::Async />
                    </ParentRoute>
                    <Route path=path!("/pipelines") view=BoardPage ssr=SsrMode::Async />
                    <Route path=path!("/pipelines/:pipeline") view=BoardPage ssr=SsrMode::Async />
                    <Route path=path!("/deals/:deal") view=DealPage ssr=SsrMode::Async />
                    <Route path=path!("/health") view=PortfolioPage ssr=SsrMode::Async />
                    <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async />
                    <Route path=path!("/import") view=ImportPage ssr=SsrMode::Async />
                    <Route path=path!("*any") view=NotFound ssr=SsrMode::Async />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// There is nothing at this address.
#[component]
fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <div class="empty">
            <h1>{tr!(errors::not_found)}</h1>
            <p>{tr!(errors::not_found_hint)}</p>
            <a class="btn" href="/">{tr!(words::shell::home)}</a>
        </div>
    }
}

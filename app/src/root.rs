//! The app's root: contexts that outlive pages, and the routes.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    account::AccountLayout,
    clock,
    layout::Layout,
    live, part, shell, theme, tr,
    ui::{self, Sprite},
    words::{self, errors},
};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    words::provide_lang(words::initial_lang());
    theme::provide_theme(theme::initial_theme());
    clock::provide_zone(clock::initial_zone());
    ui::provide_toasts();
    shell::provide_crumbs();
    live::provide_live();
    view! {
        <Sprite />
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/signin") view={Lazy::<part::SignIn>::new()} ssr=SsrMode::Async />
                <Route path=path!("/join") view={Lazy::<part::Join>::new()} ssr=SsrMode::Async />
                <Route path=path!("/join/:code") view={Lazy::<part::Join>::new()} ssr=SsrMode::Async />
                <ParentRoute path=path!("") view=Layout ssr=SsrMode::Async>
                    <Route path=path!("") view={Lazy::<part::Home>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/accounts") view={Lazy::<part::Accounts>::new()} ssr=SsrMode::Async />
                    <ParentRoute path=path!("/accounts/:account") view=AccountLayout ssr=SsrMode::Async>
                        <Route path=path!("") view={Lazy::<part::Account>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/profile") view={Lazy::<part::Profile>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/map") view={Lazy::<part::PeopleMap>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/map/:map") view={Lazy::<part::PeopleMap>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/deals") view={Lazy::<part::AccountDeals>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/plan") view={Lazy::<part::AccountPlan>::new()} ssr=SsrMode::Async />
                        <Route path=path!("/health") view={Lazy::<part::AccountHealth>::new()} ssr=SsrMode::Async />
                    </ParentRoute>
                    <Route path=path!("/pipelines") view={Lazy::<part::Board>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/pipelines/:pipeline") view={Lazy::<part::Board>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/deals/:deal") view={Lazy::<part::Deal>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/identify") view={Lazy::<part::Identify>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/identify/sales") view={Lazy::<part::Sales>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/forecast") view={Lazy::<part::Forecast>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/health") view={Lazy::<part::Portfolio>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/settings") view={Lazy::<part::Settings>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/import") view={Lazy::<part::Import>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/workshop") view={Lazy::<part::Workshop>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/workshop/:run") view={Lazy::<part::Console>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/workshop/:run/projector") view={Lazy::<part::Projector>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/workshop/:run/debrief") view={Lazy::<part::Debrief>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/play") view={Lazy::<part::Play>::new()} ssr=SsrMode::Async />
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

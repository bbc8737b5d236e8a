//! Where one is, in the top bar.

use leptos::{prelude::*, text_prop::TextProp};
use leptos_router::hooks::use_location;

use super::route::{Route, root};
use crate::{
    tr,
    ui::hydrated,
    words::{shell, use_lang},
};

/// One part of the way to the place one is at.
#[derive(Clone)]
pub struct Crumb {
    label: TextProp,
    to: Option<Route>,
}

impl Crumb {
    /// A place on the way, one press away.
    pub fn link(label: impl Into<TextProp>, to: Route) -> Self {
        Self { label: label.into(), to: Some(to) }
    }

    /// The place one is at.
    pub fn here(label: impl Into<TextProp>) -> Self {
        Self { label: label.into(), to: None }
    }
}

/// What pages add behind the first crumb, which the address itself gives.
#[derive(Clone, Copy)]
struct Crumbs(RwSignal<Vec<Crumb>>);

/// Puts the crumbs into the context; called once, at the app's root.
pub fn provide_crumbs() {
    provide_context(Crumbs(RwSignal::new(Vec::new())));
}

/// Says where the page is: called in a page's body or an effect, with everything behind the first
/// crumb. The crumbs go with the page.
pub fn set_crumbs(crumbs: Vec<Crumb>) {
    if let Some(Crumbs(list)) = use_context::<Crumbs>() {
        list.set(crumbs);
        on_cleanup(move || drop(list.try_set(Vec::new())));
    }
}

/// The way to the place one is at.
#[component]
pub(super) fn CrumbBar() -> impl IntoView {
    let lang = use_lang();
    let path = use_location().pathname;
    let Crumbs(rest) = expect_context();
    // Pages say where they are while they are drawn, on the server later than in the browser: what
    // they add appears after hydration, so both first renders are the same.
    let ready = hydrated();
    let first = move || {
        let (word, route) = root(&path.get(), lang.get())?;
        let alone = !ready.get() || rest.with(Vec::is_empty);
        Some(view! { <a href=route.path() aria-current=alone.then_some("page")>{word}</a> })
    };
    view! {
        <nav class="crumb" aria-label=tr!(shell::location)>
            {first}
            {move || {
                ready
                    .get()
                    .then(|| rest.get().into_iter().map(|crumb| view! { <Part crumb/> }).collect_view())
            }}
        </nav>
    }
}

#[component]
fn Part(crumb: Crumb) -> impl IntoView {
    let Crumb { label, to } = crumb;
    let text = move || label.get();
    view! {
        <span class="sep" aria-hidden="true">"/"</span>
        {match to {
            Some(route) => view! { <a class="clip" href=route.path()>{text}</a> }.into_any(),
            None => view! { <a class="clip" aria-current="page" href="#main">{text}</a> }.into_any(),
        }}
    }
}

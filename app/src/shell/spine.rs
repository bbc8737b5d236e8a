//! The spine: the five steps of the method on a line that loops, and training beside it. On a narrow
//! screen the same steps stand in a bar at the bottom.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use meridian_domain::id::AccountId;

use super::route::{Route, Step};
use crate::{
    session::Me,
    tr,
    ui::{Button, Glyph, Icon, Kind, use_toasts},
    words::{common, run, shell, use_lang},
    workshop,
};

/// Why a step leads nowhere: it is not built, or is for others.
fn why_not(step: Step, lang: meridian_domain::locale::Lang) -> &'static str {
    if step == Step::Train { run::for_trainers(lang) } else { common::not_yet(lang) }
}

/// One step: a link, or a disabled one that says why.
#[component]
fn Node(
    step: Step,
    last: Signal<Option<AccountId>>,
    /// Whether the reader may go there.
    #[prop(default = true)]
    open: bool,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let path = use_location().pathname;
    let current = move || path.with(|path| Step::of(path) == Some(step)).then_some("page");
    let word = move || step.word(lang.get());
    if !open || step.route(None).is_none() {
        let tell = move |_| toasts.show(why_not(step, lang.get_untracked()));
        view! {
            <button type="button" aria-disabled="true" title=move || why_not(step, lang.get()) on:click=tell>
                <span class="node"></span>
                {word}
            </button>
        }
        .into_any()
    } else {
        let href = move || step.route(last.get()).unwrap_or(Route::Accounts).path();
        view! {
            <a href=href aria-current=current>
                <span class="node"></span>
                {word}
            </a>
        }
        .into_any()
    }
}

/// The steps at the side.
#[component]
pub(super) fn Spine(me: Signal<Option<Me>>, last: Signal<Option<AccountId>>, on_help: Callback<()>) -> impl IntoView {
    let trains = Memo::new(move |_| me.with(|me| me.as_ref().is_some_and(|me| workshop::trains(me.role))));
    view! {
        <nav class="spine" aria-label=tr!(shell::steps)>
            <div class="spine-loop">
                <svg class="spine-line" viewBox="0 0 80 180" preserveAspectRatio="none" aria-hidden="true">
                    <path vector-effect="non-scaling-stroke" d="M19 18V162C19 180 8 180 8 164V16C8 0 19 0 19 18"/>
                </svg>
                {Step::LOOP.map(|step| view! { <Node step last/> }).collect_view()}
            </div>
            <hr/>
            {move || view! { <Node step=Step::Train last open=trains.get()/> }}
            <div class="foot">
                <a class="btn" data-kind="quiet" data-icon="" href=Route::Import.path() aria-label=tr!(shell::import) title=tr!(shell::import)>
                    <Icon glyph=Glyph::Upload/>
                </a>
                <a class="btn" data-kind="quiet" data-icon="" href=Route::Settings.path() aria-label=tr!(shell::settings) title=tr!(shell::settings)>
                    <Icon glyph=Glyph::Settings/>
                </a>
                <Button kind=Kind::Quiet icon=Glyph::Help label=tr!(shell::help) on_press=move |_| on_help.run(())/>
            </div>
        </nav>
    }
}

/// The steps at the bottom of a narrow screen: those that lead somewhere.
#[component]
pub(super) fn TabBar(me: Signal<Option<Me>>, last: Signal<Option<AccountId>>) -> impl IntoView {
    let trains = Memo::new(move |_| me.with(|me| me.as_ref().is_some_and(|me| workshop::trains(me.role))));
    view! {
        <nav class="tabbar" aria-label=tr!(shell::steps)>
            {Step::LOOP
                .into_iter()
                .filter(|step| step.route(None).is_some())
                .map(|step| view! { <Node step last/> })
                .collect_view()}
            {move || trains.get().then(|| view! { <Node step=Step::Train last/> })}
        </nav>
    }
}

//! The page of imports.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use meridian_domain::import::view::Run;

use super::{
    desk::{Desk, Stage},
    dry_run::DryRun,
    earlier::Earlier,
    files::Files,
    how_far,
    mapping::MappingStep,
    report::ReportStep,
    runs,
};
use crate::{
    account::Failed,
    answer,
    shell::set_crumbs,
    tr,
    ui::Skeleton,
    words::{import as words, use_lang},
};

/// `/import`, with `account` in the query when one comes from an account.
#[component]
pub fn ImportPage() -> impl IntoView {
    set_crumbs(Vec::new());
    let first = answer::reading_first(|| (), |()| runs());
    view! {
        <Title text=tr!(words::title)/>
        <div class="page imp">
            <div class="head"><h1>{tr!(words::title)}</h1></div>
            <Suspense fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match first.await {
                        Ok(runs) => view! { <Work runs/> }.into_any(),
                        Err(failure) => {
                            view! { <Failed failure retry=Callback::new(move |()| first.refetch())/> }.into_any()
                        }
                    }
                })}
            </Suspense>
        </div>
    }
}

/// The steps, and below them the earlier imports.
#[component]
fn Work(runs: Vec<Run>) -> impl IntoView {
    let desk = Desk::new();
    desk.runs.set(runs);
    // Somebody who comes back sees what is still under way.
    Effect::new(move |_| {
        spawn_local(async move {
            if let Ok(progress) = how_far().await
                && !progress.finished
            {
                desk.reported.try_set(progress.runs);
                desk.stage.try_set(Stage::Report);
            }
        });
    });
    view! {
        <Steps desk/>
        <Earlier desk/>
    }
}

/// The steps, and the one that one is at.
#[component]
fn Steps(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let step = move |stage: Stage, word: fn(meridian_domain::locale::Lang) -> &'static str| {
        view! {
            <li
                aria-current=move || (desk.stage.get() == stage).then_some("step")
                data-done=move || (desk.stage.get() > stage).then_some("")
            >
                {move || word(lang.get())}
            </li>
        }
    };
    view! {
        <ol class="stages" aria-label=tr!(words::steps)>
            {step(Stage::Files, words::step_files)}
            {step(Stage::Mapping, words::step_mapping)}
            {step(Stage::DryRun, words::step_dry_run)}
            {step(Stage::Report, words::step_report)}
        </ol>
        {move || match desk.stage.get() {
            Stage::Files => view! { <Files desk/> }.into_any(),
            Stage::Mapping => view! { <MappingStep desk/> }.into_any(),
            Stage::DryRun => view! { <DryRun desk/> }.into_any(),
            Stage::Report => view! { <ReportStep desk/> }.into_any(),
        }}
    }
}

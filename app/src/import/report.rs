//! The last step: how far it has come, and what came of it.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    id::ImportId,
    import::{
        Import,
        view::{Progress, Run, Status},
    },
};

use super::{
    came::Came,
    desk::{Desk, Stage},
    how_far, undo,
};
use crate::{
    shell::Route,
    tr,
    ui::{Banner, Button, Glyph, Icon, Kind, Size, Tone, use_toasts},
    words::{failures, import as words, use_lang},
};

/// How often it is asked how far the work has come.
const OFTEN: Duration = Duration::from_millis(300);

/// Progress while there is any, then the report.
#[component]
pub(super) fn ReportStep(desk: Desk) -> impl IntoView {
    let progress = RwSignal::new(None::<Progress>);
    follow(desk, progress);
    let finished = Memo::new(move |_| progress.with(|progress| progress.as_ref().is_some_and(|now| now.finished)));
    view! {
        {move || match finished.get() {
            false => view! { <Working progress/> }.into_any(),
            true => view! { <Done desk progress/> }.into_any(),
        }}
    }
}

/// Asks again and again how far it has come, until it is finished or the page is left.
fn follow(desk: Desk, progress: RwSignal<Option<Progress>>) {
    spawn_local(async move {
        let far = how_far().await;
        let ended = far.as_ref().is_ok_and(|far| far.finished);
        if ended {
            desk.refresh().await;
        }
        if let Ok(far) = far {
            if !far.runs.is_empty() {
                desk.reported.try_set(far.runs.clone());
            }
            if progress.try_set(Some(far)).is_some() {
                return;
            }
        }
        if !ended && progress.try_get_untracked().is_some() {
            set_timeout(move || follow(desk, progress), OFTEN);
        }
    });
}

#[component]
fn Working(progress: RwSignal<Option<Progress>>) -> impl IntoView {
    let lang = use_lang();
    let of = move |read: fn(&Progress) -> usize| progress.with(|progress| progress.as_ref().map_or(0, read));
    let words = move || {
        progress.with(|progress| {
            let far = progress.as_ref()?;
            Some(if far.undoing {
                (words::undoing(lang.get(), &far.file), words::progress_undo(lang.get(), far.done, far.of))
            } else {
                (words::importing(lang.get(), &far.file), words::progress(lang.get(), far.done, far.of))
            })
        })
    };
    view! {
        <section class="file work" aria-labelledby="working">
            <h2 id="working">{move || words().map(|(what, _)| what)}</h2>
            <progress aria-labelledby="working" max=move || of(|far| far.of.max(1)) value=move || of(|far| far.done)></progress>
            <p class="sub" role="status">{move || words().map(|(_, far)| far)}</p>
            <p class="meta">{tr!(words::goes_on)}</p>
        </section>
    }
}

#[component]
fn Done(desk: Desk, progress: RwSignal<Option<Progress>>) -> impl IntoView {
    let lang = use_lang();
    let broken = move || progress.with(|progress| progress.as_ref().and_then(|far| far.broken.clone()));
    view! {
        {move || broken().map(|code| view! {
            <Banner tone=Tone::Alarm icon=Glyph::Alert>
                <span><b>{tr!(words::stopped)}</b> " " {move || words::stopped_why(lang.get(), &code)}</span>
            </Banner>
        })}
        {move || {
            let ids = desk.reported.get();
            let shown = desk.runs.with(|runs| {
                ids.iter().filter_map(|id| runs.iter().find(|run| run.id == *id).cloned()).collect::<Vec<Run>>()
            });
            view! { <Reported desk shown/> }
        }}
    }
}

#[component]
fn Reported(desk: Desk, shown: Vec<Run>) -> impl IntoView {
    let lang = use_lang();
    let undone = !shown.is_empty() && shown.iter().all(|run| run.status == Status::Undone);
    let ids: Vec<ImportId> = shown.iter().map(|run| run.id).collect();
    let account = shown.iter().find_map(|run| run.report.account);
    let holds = |kinds: &[Import]| shown.iter().any(|run| run.kind.is_some_and(|kind| kinds.contains(&kind)));
    let (deals, accounts) = (holds(&[Import::Opportunities]), holds(&[Import::Accounts]));
    let nothing = ids.is_empty();
    let take_back = use_undo(desk);
    view! {
        <section class="file" aria-labelledby="report">
            <div role="status">
                <h2 id="report">{move || if undone { words::undone(lang.get()) } else { words::done(lang.get()) }}</h2>
            </div>
            {shown.into_iter().map(|run| view! { <div class="came"><b>{run.file.clone()}</b><Came run/></div> }).collect_view()}
        </section>
        <div class="acts">
            {(!undone && !nothing).then(|| view! {
                <Button size=Size::Large icon=Glyph::Undo on_press=Callback::new(move |_| take_back.run(ids.clone()))>
                    {tr!(words::undo)}
                </Button>
            })}
            <Button kind=Kind::Primary size=Size::Large on_press=Callback::new(move |_| desk.clear())>{tr!(words::another)}</Button>
            <span class="push"></span>
            {accounts.then(|| view! { <a class="btn" data-size="l" href=Route::Accounts.path()>{tr!(words::see_accounts)}</a> })}
            {deals.then(|| view! { <a class="btn" data-size="l" href=Route::Pipelines.path()>{tr!(words::see_board)}</a> })}
            {account.map(|account| view! {
                <a class="btn" data-size="l" href=Route::AccountMap(account).path()>
                    <Icon glyph=Glyph::Network/>
                    {tr!(words::see_map)}
                </a>
            })}
        </div>
    }
}

/// Takes runs back and shows how far that has come.
pub(super) fn use_undo(desk: Desk) -> Callback<Vec<ImportId>> {
    let (lang, toasts) = (use_lang(), use_toasts());
    Callback::new(move |ids: Vec<ImportId>| {
        spawn_local(async move {
            match undo(ids).await {
                Ok(progress) => {
                    desk.reported.try_set(progress.runs);
                    // Shown anew: the step begins by asking how far it has come.
                    desk.stage.try_set(Stage::Report);
                }
                Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
            }
        });
    })
}

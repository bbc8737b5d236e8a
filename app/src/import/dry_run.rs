//! The third step: what will happen, before anything is written.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    id::ImportId,
    import::{
        Counts, Import, Outcome,
        view::{Rehearsal, Window},
    },
};

use super::{
    came::refused_file,
    desk::{Desk, Stage},
    rehearse,
    rows::Rows,
    start,
    suggestions::Suggestions,
};
use crate::{
    Failure,
    account::Failed,
    tr,
    ui::{Button, Chip, Glyph, Icon, Kind, Size, Skeleton, Why, use_toasts},
    words::{failures, import as words, use_lang},
};

/// How the dry run stands.
#[derive(Clone, PartialEq)]
enum Phase {
    Waiting,
    Failed(Failure),
    Shown,
}

/// The dry run of all files. It is asked anew when something else is wished; what is shown stays
/// until the answer is there.
#[component]
pub(super) fn DryRun(desk: Desk) -> impl IntoView {
    let latest = RwSignal::new(None::<Result<Rehearsal, Failure>>);
    let asked = StoredValue::new(0_u32);
    let again = RwSignal::new(());
    Effect::new(move |_| {
        again.track();
        let (wishes, window) = (desk.wishes(), desk.window.get());
        asked.update_value(|asked| *asked += 1);
        let number = asked.get_value();
        spawn_local(async move {
            let answer = rehearse(wishes, window).await;
            if asked.try_get_value() == Some(number) {
                latest.try_set(Some(answer));
            }
        });
    });
    let phase = Memo::new(move |_| {
        latest.with(|latest| match latest {
            None => Phase::Waiting,
            Some(Err(failure)) => Phase::Failed(failure.clone()),
            Some(Ok(_)) => Phase::Shown,
        })
    });
    let rehearsal = Memo::new(move |_| latest.get().and_then(Result::ok).unwrap_or_default());
    view! {
        {move || match phase.get() {
            Phase::Waiting => {
                view! { <div role="status"><p class="sub">{tr!(words::planning)}</p><Skeleton lines=8/></div> }.into_any()
            }
            Phase::Failed(failure) => {
                view! { <Failed failure retry=Callback::new(move |()| again.set(()))/> }.into_any()
            }
            Phase::Shown => view! { <Shown desk rehearsal/> }.into_any(),
        }}
        <Commit desk rehearsal/>
    }
}

#[component]
fn Commit(desk: Desk, rehearsal: Memo<Rehearsal>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let write = Memo::new(move |_| {
        rehearsal
            .with(|rehearsal| rehearsal.files.iter().map(|file| file.counts.new + file.counts.changed).sum::<usize>())
    });
    let why = Signal::derive(move || (write.get() == 0).then(|| words::nothing_to_do(lang.get()).to_owned()));
    let commit = Callback::new(move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let wishes = untrack(|| desk.wishes());
        spawn_local(async move {
            match start(wishes).await {
                Ok(progress) => {
                    desk.reported.try_set(progress.runs);
                    desk.stage.try_set(Stage::Report);
                }
                Err(failure) => {
                    busy.try_set(false);
                    toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened);
                }
            }
        });
    });
    view! {
        <div class="acts">
            <Button size=Size::Large on_press=Callback::new(move |_| desk.stage.set(Stage::Mapping))>{tr!(words::back)}</Button>
            <Button kind=Kind::Primary size=Size::Large why on_press=commit>
                {move || words::commit(lang.get(), write.get())}
            </Button>
            <Why reason=why/>
        </div>
    }
}

#[component]
fn Shown(desk: Desk, rehearsal: Memo<Rehearsal>) -> impl IntoView {
    let files = Memo::new(move |_| {
        rehearsal
            .with(|rehearsal| rehearsal.files.iter().map(|file| (file.sheet, file.file.clone())).collect::<Vec<_>>())
    });
    let chosen = Memo::new(move |_| {
        let wanted = desk.window.with(|window| window.sheet);
        rehearsal.with(|rehearsal| {
            let mut files = rehearsal.files.iter();
            let found = files.clone().find(|file| wanted == Some(file.sheet)).or_else(|| files.next());
            found.map(|file| (file.sheet, file.file.clone(), file.kind))
        })
    });
    view! {
        <p class="sub"><Icon glyph=Glyph::Info small=true/> " " {tr!(words::dry_run)}</p>
        <Show when=move || files.with(|files| files.len() > 1)>
            <Choice desk files=files.get() chosen=Signal::derive(move || chosen.get().map(|(sheet, ..)| sheet))/>
        </Show>
        {move || {
            chosen.get().map(|(sheet, file, kind)| {
                let this = Memo::new(move |_| {
                    rehearsal.with(|rehearsal| rehearsal.files.iter().find(|file| file.sheet == sheet).cloned())
                });
                let counts = Signal::derive(move || this.with(|file| file.as_ref().map(|file| file.counts)).unwrap_or_default());
                let suggestions =
                    Memo::new(move |_| this.with(|file| file.as_ref().map(|file| file.suggestions.clone())).unwrap_or_default());
                view! {
                    <Summary desk sheet file kind counts/>
                    <Suggestions desk sheet kind suggestions/>
                    <Rows desk kind rehearsal/>
                }
            })
        }}
    }
}

/// Which of several files is shown.
#[component]
fn Choice(desk: Desk, files: Vec<(ImportId, String)>, #[prop(into)] chosen: Signal<Option<ImportId>>) -> impl IntoView {
    view! {
        <div class="chips" role="group" aria-label=tr!(words::files)>
            {files
                .into_iter()
                .map(|(sheet, file)| {
                    let sheet = Some(sheet);
                    let show = move |()| desk.window.set(Window { sheet, outcome: None, offset: 0 });
                    view! { <Chip pressed=Signal::derive(move || sheet == chosen.get()) on_press=Callback::new(show)>{file}</Chip> }
                })
                .collect_view()}
        </div>
    }
}

/// The figures of one file as a bar, and chips that filter its rows.
#[component]
fn Summary(
    desk: Desk,
    sheet: ImportId,
    file: String,
    kind: Import,
    #[prop(into)] counts: Signal<Counts>,
) -> impl IntoView {
    let lang = use_lang();
    let chosen = Signal::derive(move || desk.window.with(|window| window.outcome));
    let show = move |outcome| desk.window.set(Window { sheet: Some(sheet), outcome, offset: 0 });
    let rows = move || counts.get().rows();
    let title = file.clone();
    view! {
        <section class="file" aria-label=file>
            <div class="head">
                <h2>{title}</h2>
                <span class="meta push">
                    {move || words::kind(lang.get(), kind)} " · " {move || words::rows(lang.get(), rows())}
                </span>
            </div>
            {move || view! { <Bar counts=counts.get()/> }}
            <div class="chips" role="group" aria-label=tr!(words::show_rows)>
                <Chip pressed=Signal::derive(move || chosen.get().is_none()) on_press=Callback::new(move |()| show(None))>
                    {move || words::all(lang.get(), rows())}
                </Chip>
                {Outcome::COUNTED
                    .map(|outcome| {
                        view! {
                            <Chip
                                pressed=Signal::derive(move || chosen.get() == Some(outcome))
                                on_press=Callback::new(move |()| show(Some(outcome)))
                            >
                                {move || words::counted(lang.get(), outcome, counts.get().of(outcome))}
                            </Chip>
                        }
                    })
                    .collect_view()}
                {move || (counts.get().refused > 0).then(|| view! {
                    <a class="btn" data-kind="quiet" data-size="s" href=move || refused_file(lang.get(), sheet) download="">
                        <Icon glyph=Glyph::Download/>
                        {tr!(words::refused_file)}
                    </a>
                })}
            </div>
            {move || {
                let without = counts.get().without_account;
                (without > 0).then(|| view! { <p class="sub">{move || words::without_account(lang.get(), without)}</p> })
            }}
        </section>
    }
}

/// New, changed, same and refused as parts of a bar; the figures stand beside it.
#[component]
fn Bar(counts: Counts) -> impl IntoView {
    let all = counts.rows().max(1) as f64;
    let classes = ["f-accent", "f-accent-line", "f-line2", "f-alarm"];
    let mut x = 0.0;
    let parts = Outcome::COUNTED.into_iter().zip(classes).map(move |(outcome, class)| {
        let width = counts.of(outcome) as f64 / all * 100.0;
        let part = view! { <rect class=class x=x width=(width - 0.3).max(0.0) height=8/> };
        x += width;
        part
    });
    view! {
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{parts.collect_view()}</svg>
    }
}

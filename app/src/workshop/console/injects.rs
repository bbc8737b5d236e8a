//! What reaches teams: what is out, what comes by itself and when, what the trainer sets off.

use leptos::prelude::*;
use meridian_domain::{
    id::CrewId,
    workshop::{
        Audience, Inject, Key, Trigger,
        run::{Steer, view::ConsoleView},
    },
};

use super::{super::time::face, Desk};
use crate::{
    tr,
    ui::{Button, Entry, Glyph, Icon, Item, Menu, Size, Tag},
    words::{run as words, use_lang},
};

/// How an inject stands.
#[derive(Clone, Debug, PartialEq)]
struct Stand {
    /// Teams it has reached.
    reached: usize,
    teams: usize,
    /// Milliseconds until it comes by itself, at the moment the page was read.
    wait: Option<i64>,
    coming: bool,
    /// Teams that do not fit its condition yet.
    waiting: usize,
    /// Its round is the one that runs.
    now: bool,
}

impl Stand {
    fn of(view: &ConsoleView, inject: &Inject) -> Self {
        let out = view.releases.iter().filter(|release| release.inject == inject.id && !release.withdrawn);
        let coming = view.coming.iter().find(|coming| coming.inject == inject.id);
        Self {
            reached: out.count(),
            teams: view.crews.len(),
            wait: coming.and_then(|coming| coming.wait),
            coming: coming.is_some(),
            waiting: coming.map_or(0, |coming| coming.waiting.len()),
            now: view.run.leg().is_some_and(|leg| leg.round == inject.round),
        }
    }

    /// For the eye.
    const fn key(&self) -> &'static str {
        match (self.reached > 0, self.coming && self.now, self.now) {
            (true, ..) => "sent",
            (false, true, _) => "timed",
            (false, false, true) => "ready",
            _ => "later",
        }
    }
}

#[component]
pub(super) fn Injects(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let injects = desk.case(|case| case.injects.clone());
    let all = injects.len();
    let sent = Memo::new(move |_| {
        desk.view.with(|view| {
            let out = |inject: &&Inject| {
                view.releases.iter().any(|release| release.inject == inject.id && !release.withdrawn)
            };
            view.case.injects.iter().filter(out).count()
        })
    });
    view! {
        <section aria-labelledby="injects">
            <div class="head">
                <h2 id="injects">{tr!(words::injects)} " " <span class="count">{move || words::sent_of(lang.get(), sent.get(), all)}</span></h2>
            </div>
            <ol class="inj">{injects.into_iter().map(|inject| view! { <Line desk inject/> }).collect_view()}</ol>
        </section>
    }
}

#[component]
fn Line(desk: Desk, inject: Inject) -> impl IntoView {
    let lang = use_lang();
    let kept = StoredValue::new(inject.clone());
    let stand = Memo::new(move |_| desk.view.with(|view| kept.with_value(|inject| Stand::of(view, inject))));
    let read_at = Memo::new(move |_| desk.view.with(|view| view.now));
    let round =
        desk.case(|case| case.rounds.iter().find(|round| round.id == inject.round).map(|round| round.title.clone()));
    let round = StoredValue::new(round.unwrap_or_default());
    let title = move || kept.with_value(|inject| inject.title.get(lang.get()).to_owned());
    let when = move || {
        let (lang, stand) = (lang.get(), stand.get());
        let inject = kept.get_value();
        let mut parts =
            vec![round.with_value(|round| round.get(lang).to_owned()), words::trigger(lang, inject.trigger).to_owned()];
        if stand.reached > 0 {
            parts.push(words::reached(lang, stand.reached, stand.teams));
        } else if let Some(wait) = stand.wait.filter(|wait| *wait > 0 && stand.now) {
            // The wait was true when the page was read; since then the clock went on or stood still.
            let gone =
                if desk.run.with(|run| run.clock.is_running()) { desk.time.now().0 - read_at.get().0 } else { 0 };
            parts.push(words::due_in(lang, &face((wait - gone).max(0))));
        } else if let (Some(minute), false) = (inject.at, stand.now) {
            parts.push(words::at_minute(lang, minute));
        } else if inject.trigger == Trigger::Condition && stand.waiting > 0 {
            parts.push(words::waiting_condition(lang, stand.waiting));
        }
        parts.join(" · ")
    };
    let code = inject.id.to_string().to_uppercase();
    let (note, expected) = (inject.note.clone(), inject.expectations.clone());
    let text = inject.text.clone();
    let sender = inject.sender.clone();
    let channel = inject.channel;
    view! {
        <li data-state=move || stand.with(Stand::key)>
            <span class="code">{code}</span>
            <span class="nm clip" class:strong=move || stand.with(|stand| stand.now && stand.reached == 0) title=title>{title}</span>
            <span class="meta">{when}</span>
            <span class="does"><Does desk id=inject.id.clone() audience=inject.audience stand title=Signal::derive(title)/></span>
            <details>
                <summary>{tr!(words::for_the_trainer)}</summary>
                <p class="meta">{move || format!("{} · {}", words::channel(lang.get(), channel), sender.get(lang.get()))}</p>
                <p>{move || text.get(lang.get()).to_owned()}</p>
                <p class="strong">{move || note.get(lang.get()).to_owned()}</p>
                <p class="meta">{tr!(words::expected)}</p>
                <ul>{expected.into_iter().map(|one| view! { <li>{move || format!("· {}", one.title.get(lang.get()))}</li> }).collect_view()}</ul>
            </details>
        </li>
    }
}

/// Releasing and withdrawing.
#[component]
fn Does(desk: Desk, id: Key, audience: Audience, stand: Memo<Stand>, title: Signal<String>) -> impl IntoView {
    let lang = use_lang();
    let why = desk.why();
    let menu = format!("inject-{id}");
    let key = StoredValue::new(id);
    let release = move |crews: Vec<CrewId>| desk.steer(Steer::Release { inject: key.get_value(), crews });
    let withdraw = move |_| desk.steer(Steer::Withdraw { inject: key.get_value(), crews: Vec::new() });
    let entries = move || {
        let why = untrack(|| why.get());
        desk.view.with_untracked(|view| {
            let has = |crew: CrewId| {
                view.releases
                    .iter()
                    .any(|one| one.crew == crew && !one.withdrawn && key.with_value(|key| one.inject == *key))
            };
            let waiting: Vec<CrewId> = view
                .coming
                .iter()
                .filter(|coming| key.with_value(|key| coming.inject == *key))
                .flat_map(|coming| coming.waiting.iter().copied())
                .collect();
            let mut entries: Vec<Entry> = vec![
                Item::new(move || words::release_all(lang.get()), move || release(Vec::new()))
                    .icon(Glyph::Bolt)
                    .why(why.clone())
                    .into(),
            ];
            if audience == Audience::Matching {
                let fitting: Vec<CrewId> = view
                    .crews
                    .iter()
                    .map(|crew| crew.crew.id)
                    .filter(|crew| !waiting.contains(crew) && !has(*crew))
                    .collect();
                let none = fitting.is_empty().then(|| words::matches_now(lang.get_untracked(), 0));
                let item = Item::new(move || words::release_matching(lang.get()), move || release(fitting.clone()));
                entries.push(item.why(why.clone().or(none)).into());
            }
            entries.push(Entry::Rule);
            for crew in &view.crews {
                let (crew, name) = (crew.crew.id, crew.crew.name.clone());
                let item =
                    Item::new(move || words::release_to(lang.get(), name.get(lang.get())), move || release(vec![crew]));
                entries.push(
                    item.checked(Signal::derive({
                        let has = has(crew);
                        move || has
                    }))
                    .why(why.clone())
                    .into(),
                );
            }
            entries
        })
    };
    view! {
        {move || stand.with(|stand| stand.reached > 0).then(|| view! {
            <Button size=Size::Small icon=Glyph::Undo why label=move || words::withdraw_of(lang.get(), &title.get()) on_press=withdraw>{tr!(words::withdraw)}</Button>
        })}
        {move || if stand.with(|stand| stand.reached == stand.teams) {
            view! { <Tag>{words::sent_of(lang.get(), stand.get().reached, stand.get().teams)}</Tag> }.into_any()
        } else {
            view! {
                <Menu id=menu.clone() label=move || words::release_of(lang.get(), &title.get()) size=Size::Small entries>
                    <Icon glyph=Glyph::Bolt/>
                    {move || words::release(lang.get())}
                </Menu>
            }.into_any()
        }}
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::locale::Lang;

    use super::*;

    #[test]
    fn what_is_out_is_out_whatever_else_is_so() {
        let stand = Stand { reached: 1, teams: 2, wait: Some(1), coming: true, waiting: 0, now: true };
        assert_eq!(stand.key(), "sent");
        let stand = Stand { reached: 0, ..stand };
        assert_eq!(stand.key(), "timed");
        assert_eq!(Stand { coming: false, ..stand.clone() }.key(), "ready");
        assert_eq!(Stand { now: false, ..stand }.key(), "later");
        assert!(Lang::ALL.iter().all(|lang| !words::release(*lang).is_empty()));
    }
}

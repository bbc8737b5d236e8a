//! The others on the map: who they are, and following what one of them sees. [`sight`] is pure.

mod sight;

use std::time::Duration;

use leptos::{
    ev::{keydown, visibilitychange},
    prelude::*,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use meridian_domain::{id::UserId, live::Here};

pub use self::sight::{Sight, rounded};
use self::sight::{Someone, arranged_by, over, people, sight_of};
use super::{stage::Stage, view::View};
use crate::{
    live::use_live,
    tr,
    ui::{Avatar, Button, Kbd, Kind, Size},
    words::{talk as words, use_lang},
};

/// What is held back while much moves is told after this.
const LATER: Duration = Duration::from_millis(60);

impl Stage {
    /// What the others are told of our view: nothing while we follow somebody, so that two who
    /// follow each other do not chase each other.
    pub(super) fn sight(self) -> Option<Sight> {
        let alone = self.guide.with_untracked(Option::is_none);
        alone.then(|| rounded(self.camera.get_value().view(self.size.get_value())))
    }

    /// The own hand has moved the camera: from here on it is ours.
    pub(super) fn lead(self) {
        if self.guide.with_untracked(Option::is_some) {
            self.guide.set(None);
        }
    }

    /// The camera goes where somebody else looks.
    fn look_along(self, theirs: Sight) {
        self.camera.set_value(over(theirs, self.size.get_value()));
        self.frame.update_value(|frame| {
            frame.camera = true;
            frame.flight = None;
        });
        self.soon();
    }

    /// Tells the others in a moment, once, where we are by then.
    pub(super) fn tell_later(self) {
        if self.frame.try_update_value(|frame| std::mem::replace(&mut frame.owed, true)) == Some(false) {
            set_timeout(
                move || {
                    // A page that is gone has nothing to tell.
                    if self.frame.try_update_value(|frame| frame.owed = false).is_some() {
                        self.tell();
                    }
                },
                LATER,
            );
        }
    }
}

/// Everybody else on the map; pressing one follows them.
#[component]
pub fn Company(stage: Stage, others: Signal<Vec<Here>>) -> impl IntoView {
    let (lang, live) = (use_lang(), use_live());
    let people = Memo::new(move |_| others.with(|others| people(others, live.user.get())));
    // Who has just come in is seen at once, and whose tab goes behind another is shown as away.
    Effect::new(move |_| {
        live.connection.track();
        stage.tell_later();
    });
    Effect::new(move |_| {
        let handle = window_event_listener(visibilitychange, move |_| stage.tell());
        on_cleanup(move || handle.remove());
    });
    view! {
        <ul class="presence company" aria-label=tr!(words::here) hidden=move || people.with(Vec::is_empty)>
            <For each=move || people.get() key=|one| one.user children=move |one| {
                let Someone { user, name, colour, .. } = one;
                let away = Memo::new(move |_| people.with(|all| all.iter().any(|one| one.user == user && one.away)));
                let shown = name.clone();
                let label = move || {
                    let word = if away.get() { words::follow_away } else { words::follow };
                    word(lang.get(), name.get(lang.get()))
                };
                let pressed = move || stage.guide.get() == Some(user);
                let press = move |_| stage.guide.set((stage.guide.get_untracked() != Some(user)).then_some(user));
                let title = label.clone();
                view! {
                    <li>
                        <button type="button" aria-label=label title=title on:click=press
                            aria-pressed=move || if pressed() { "true" } else { "false" }>
                            <span aria-hidden="true">
                                <Avatar name=move || shown.get(lang.get()).to_owned() who=Signal::stored(colour) away title=""/>
                            </span>
                        </button>
                    </li>
                }
            }/>
        </ul>
    }
}

/// Whom one follows, with the way out; and the camera that does it.
#[component]
pub fn Following(stage: Stage, others: Signal<Vec<Here>>) -> impl IntoView {
    let lang = use_lang();
    let said = RwSignal::new(String::new());
    // The name stays known when they have gone.
    let guide = Memo::new(move |before: Option<&Option<(UserId, meridian_domain::names::Names)>>| {
        let user = stage.guide.get()?;
        let known = others.with(|others| others.iter().find(|here| here.user == user).map(|here| here.name.clone()));
        let before = || before.cloned().flatten().filter(|(same, _)| *same == user).map(|(_, name)| name);
        Some((user, known.or_else(before)?))
    });
    let theirs = Memo::new(move |_| stage.guide.get().map(|user| others.with(|others| sight_of(others, user))));
    Effect::new(move |before: Option<Option<(UserId, meridian_domain::names::Names)>>| {
        let now = guide.get();
        let lang = lang.get_untracked();
        match (before.flatten(), &now) {
            (was, Some((user, name))) if was.as_ref().is_none_or(|(before, _)| before != user) => {
                said.set(words::following(lang, name.get(lang)));
                stage.tell();
            }
            (Some((_, name)), None) => {
                said.set(words::following_ended(lang, name.get(lang)));
                stage.tell();
            }
            _ => {}
        }
        now
    });
    // Their arrangement too, or places would mean something else.
    let arranged =
        Memo::new(move |_| stage.guide.get().and_then(|user| others.with(|others| arranged_by(others, user))));
    let go = use_navigate();
    Effect::new(move |_| {
        let Some(arrangement) = arranged.get() else { return };
        if arrangement != stage.arrangement.get_untracked() {
            let map = stage.map.with_value(|map| map.id);
            let address = format!("?map={map}&view={}", View::Canvas(arrangement).key());
            go(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    });
    Effect::new(move |_| match theirs.get() {
        Some(Some(Some(sight))) => stage.look_along(sight),
        // They have left.
        Some(None) => {
            let left = guide.get_untracked();
            stage.lead();
            if let Some((_, name)) = left {
                let lang = lang.get_untracked();
                stage.say(words::followed_left(lang, name.get(lang)));
            }
        }
        _ => {}
    });
    Effect::new(move |_| {
        let handle = window_event_listener(keydown, move |event| {
            if event.key() == "Escape" && !event.default_prevented() {
                stage.lead();
            }
        });
        on_cleanup(move || handle.remove());
    });
    view! {
        <p class="vh" role="status">{move || said.get()}</p>
        {move || guide.get().map(|(_, name)| view! {
            <div class="following">
                <span>{move || words::following(lang.get(), name.get(lang.get()))}</span>
                <Button kind=Kind::Quiet size=Size::Small on_press=move |_| stage.lead()>{tr!(words::stop)}" "<Kbd keys="Esc"/></Button>
            </div>
        })}
    }
}

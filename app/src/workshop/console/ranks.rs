//! The ranking as the trainer sees it, and what teams see of it.

use leptos::prelude::*;
use meridian_domain::workshop::{
    Mode,
    run::{Steer, view::Place},
};

use super::{
    super::ranking::{Ranked, Ranking},
    Desk,
};
use crate::{
    tr,
    ui::{Segment, Segmented, use_toasts},
    words::{run as words, use_lang},
};

impl From<Place> for Ranked {
    fn from(place: Place) -> Self {
        Self {
            place: place.place,
            mark: usize::try_from(place.colour - 1).unwrap_or(0),
            name: place.name,
            score: place.score,
            coverage: Some(place.coverage),
        }
    }
}

#[component]
pub(super) fn Ranks(desk: Desk) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let why = desk.why();
    let places =
        Memo::new(move |_| desk.view.with(|view| view.places.iter().cloned().map(Ranked::from).collect::<Vec<_>>()));
    let mode = Memo::new(move |_| desk.run.with(|run| run.mode));
    let segments = Mode::ALL.iter().map(|mode| Segment::new(*mode, move || words::mode(lang.get(), *mode))).collect();
    let choose = Callback::new(move |mode| match untrack(|| why.get()) {
        Some(why) => toasts.show(why),
        None => desk.steer(Steer::Mode(mode)),
    });
    view! {
        <section aria-labelledby="ranking">
            <div class="head">
                <h2 id="ranking">{tr!(words::leaderboard)}</h2>
                <span class="push"></span>
                <Segmented label=tr!(words::leaderboard_hint) segments chosen=mode on_choose=choose/>
            </div>
            <Ranking teams=places/>
            <p class="meta">{move || words::mode_means(lang.get(), mode.get())} ". " {tr!(words::coverage_hint)}</p>
        </section>
    }
}

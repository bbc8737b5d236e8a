//! Small marks on the map where there is something to read.

use leptos::prelude::*;
use meridian_domain::{
    id::{LineId, SeatId},
    locale::Lang,
};

use super::{MapTalk, Pin};
use crate::words::talk as words;

fn mark(count: usize) -> impl IntoView {
    view! {
        <path d="M-9 -8H9V6H-2L-6 10V6H-9Z"/>
        <text class="t-mid" x="0" y="3">{if count > 9 { "9+".to_owned() } else { count.to_string() }}</text>
    }
}

/// The mark on the card of somebody about whom there are open comments.
pub fn seat_mark(id: SeatId) -> impl IntoView {
    let talk = expect_context::<MapTalk>().talk;
    let count = Memo::new(move |_| talk.count(Pin::Seat(id)));
    move || {
        let count = count.get();
        (count > 0)
            .then(|| view! { <g class="talk-mark" aria-hidden="true" transform="translate(132 3)">{mark(count)}</g> })
    }
}

/// The same for a screen reader; nothing where there is nothing to read.
pub fn spoken_mark(id: SeatId) -> impl Fn(Lang) -> Option<String> + Copy + Send + Sync + 'static {
    let talk = expect_context::<MapTalk>().talk;
    move |lang| {
        Some(talk.count(Pin::Seat(id))).filter(|count| *count > 0).map(|count| words::open_comments(lang, count))
    }
}

/// The marks on the lines in sight. They move with `t-…` as the weights do with `w-…`.
#[component]
pub fn LineMarks() -> impl IntoView {
    let MapTalk { talk, stage, .. } = expect_context();
    let marked = Memo::new(move |_| {
        let has = |line: &LineId| talk.open.with(|open| open.contains_key(&Pin::Line(*line)));
        stage.lines.with(|lines| lines.iter().copied().filter(has).collect::<Vec<_>>())
    });
    view! {
        <For each=move || marked.get() key=|line| *line children=move |id| {
            let at = stage.scene.with_value(|scene| scene.path(id)).map(|(_, at)| at).unwrap_or_default();
            view! {
                <g class="talk-mark" id=format!("t-{id}") transform=format!("translate({:.0} {:.0})", at.x, at.y)>
                    <g transform="translate(0 -18)">{move || mark(talk.count(Pin::Line(id)))}</g>
                </g>
            }
        }/>
    }
}

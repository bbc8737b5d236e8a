//! Comments on a map: pinned to a person, to a line or to the map itself.

mod list;
mod marks;
mod show;

use leptos::prelude::*;
use meridian_domain::{id::UserId, locale::Lang, names::Names, stakeholder::Line};

pub use list::{Everything, Toggle};
pub use marks::{LineMarks, seat_mark, spoken_mark};
pub use show::follow_address;

use super::{insight::name_of, stage::Stage};
pub use crate::talk::Pin;
use crate::{
    talk::{self, Page, Talk, Thread, Topic},
    tr,
    words::talk as words,
};

/// The comments of the map, in the context of its page.
#[derive(Clone, Copy)]
pub struct MapTalk {
    talk: Talk,
    stage: Stage,
    /// The list of all comments stands where otherwise a person does.
    listed: RwSignal<bool>,
}

impl MapTalk {
    /// Puts the comments into the context of the page.
    pub fn provide(stage: Stage, colleagues: Vec<(UserId, Names)>) -> Self {
        let (map, account) = stage.map.with_value(|map| (map.id, map.account));
        let near = stage.rooms.with_untracked(|world| talk::team_of(world, account));
        let listed = RwSignal::new(false);
        let page = Page {
            submit: Callback::new(move |(change, done): (_, String)| {
                stage.submit(change);
                stage.say(done);
            }),
            what: Callback::new(move |(pin, lang)| what(stage, pin, lang)),
            show: Callback::new(move |pin| show::show(stage, listed, pin)),
        };
        let talk = Talk::new(stage.rooms, Topic::Map(map), stage.may_edit, &near, colleagues, page);
        let talk = Self { talk, stage, listed };
        provide_context(talk);
        talk
    }

    /// Whether the list of all comments is asked for.
    pub fn is_listed(self) -> bool {
        self.listed.get()
    }
}

/// What a pin is, in words.
fn what(stage: Stage, pin: Pin, lang: Lang) -> String {
    match pin {
        Pin::Whole => words::the_map(lang).to_owned(),
        Pin::Seat(seat) => name_of(stage, seat, lang),
        Pin::Line(line) => {
            let ends = stage.rooms.with(|world| world.the::<Line>(line).map(|line| (line.from, line.to)));
            let name = |seat| name_of(stage, seat, lang);
            ends.map(|(from, to)| words::the_line(lang, &name(from), &name(to))).unwrap_or_default()
        }
    }
}

/// What is said about a person or a line, in its panel.
#[component]
pub fn Comments(pin: Pin) -> impl IntoView {
    let talk = expect_context::<MapTalk>().talk;
    let heading = "talk-about";
    view! {
        <section class="talk" aria-labelledby=heading>
            <h3 id=heading tabindex="-1">{tr!(words::comments)}<span class="meta">{move || talk.count(pin)}</span></h3>
            <Thread talk pin heading/>
        </section>
    }
}

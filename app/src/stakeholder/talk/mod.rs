//! What colleagues say about a map: comments pinned to a person, to a line or to the map, and whom
//! they call. [`pin`] is pure.

mod compose;
mod list;
mod marks;
mod pin;
mod remark;
mod section;
mod show;

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    access::{Capability, Grant, Role, grant},
    gate::Change,
    id::{CommentId, MapId, UserId},
    locale::Lang,
    names::Names,
    record::Patch,
    stakeholder::{Comment, CommentPatch, Line, mention},
};

pub use list::{Everything, Toggle};
pub use marks::{LineMarks, seat_mark, spoken_mark};
pub use pin::Pin;
pub use section::Comments;
pub use show::follow_address;

use self::pin::Colleague;
use super::{insight::name_of, stage::Stage};
use crate::{
    live::{fresh, now, use_live},
    session::use_signed,
    words::talk as words,
};

/// The comments of the map, in the context of its page.
#[derive(Clone, Copy)]
pub struct Talk {
    stage: Stage,
    map: MapId,
    /// Everybody who can be called, in the order they are offered.
    colleagues: StoredValue<Vec<Colleague>>,
    /// Open comments by what they are about.
    open: Memo<BTreeMap<Pin, usize>>,
    me: Signal<Option<UserId>>,
    /// May take away what others have said.
    tidies: Memo<bool>,
    /// The list of all comments stands where otherwise a person does.
    listed: RwSignal<bool>,
    /// What was begun and not sent, by what it is about.
    drafts: StoredValue<BTreeMap<Pin, String>>,
}

impl Talk {
    /// Puts the comments into the context of the page.
    pub fn provide(stage: Stage, colleagues: Vec<(UserId, Names)>) -> Self {
        let (map, account) = stage.map.with_value(|map| (map.id, map.account));
        let colleagues = stage.rooms.with_untracked(|world| pin::colleagues(world, account, colleagues));
        let signed = use_signed();
        let user = use_live().user;
        let talk = Self {
            stage,
            map,
            colleagues: StoredValue::new(colleagues),
            open: Memo::new(move |_| stage.rooms.with(|world| pin::open(world, map))),
            me: Signal::derive(move || user.get().or_else(|| signed.with(|me| me.as_ref().map(|me| me.id)))),
            tidies: Memo::new(move |_| signed.with(|me| me.as_ref().is_some_and(|me| tidies(me.role)))),
            listed: RwSignal::new(false),
            drafts: StoredValue::new(BTreeMap::new()),
        };
        provide_context(talk);
        talk
    }

    /// Whether the list of all comments is asked for.
    pub fn is_listed(self) -> bool {
        self.listed.get()
    }

    /// How many open comments there are about `pin`.
    fn count(self, pin: Pin) -> usize {
        self.open.with(|open| open.get(&pin).copied().unwrap_or_default())
    }

    fn total(self) -> usize {
        self.open.with(|open| open.values().sum())
    }

    fn name(self, user: UserId, lang: Lang) -> String {
        let find = |all: &Vec<Colleague>| {
            all.iter().find(|one| one.id == user).map(|one| one.name.get(lang).to_owned()).unwrap_or_default()
        };
        self.colleagues.with_value(find)
    }

    fn offered(self, query: &str) -> Vec<Colleague> {
        let me = self.me.get_untracked();
        self.colleagues.with_value(|all| pin::offered(all, me, query))
    }

    /// Whom a text calls.
    fn called(self, text: &str) -> Vec<UserId> {
        let mut called =
            self.colleagues.with_value(|all| mention::called(text, all.iter().map(|one| (one.id, &one.name))));
        called.truncate(Comment::MENTIONS);
        called
    }

    /// What a pin is, in words.
    fn what(self, pin: Pin, lang: Lang) -> String {
        match pin {
            Pin::Map => words::the_map(lang).to_owned(),
            Pin::Seat(seat) => name_of(self.stage, seat, lang),
            Pin::Line(line) => {
                let ends = self.stage.rooms.with(|world| world.the::<Line>(line).map(|line| (line.from, line.to)));
                let name = |seat| name_of(self.stage, seat, lang);
                ends.map(|(from, to)| words::the_line(lang, &name(from), &name(to))).unwrap_or_default()
            }
        }
    }

    fn add(self, pin: Pin, text: &str) {
        let Some(by) = self.me.get_untracked() else { return };
        let (seat, line) = pin.fields();
        let comment = Comment {
            id: fresh(),
            map: self.map,
            seat,
            line,
            by,
            at: now(),
            text: text.trim().to_owned(),
            mentions: self.called(text),
            done: false,
        };
        self.stage.submit(Change::Add(comment.into()));
        self.stage.say(words::sent(self.stage.language()).to_owned());
    }

    fn reword(self, id: CommentId, text: &str) {
        let (text, mentions) = (Some(text.trim().to_owned()), Some(self.called(text)));
        self.edit(id, CommentPatch { text, mentions, ..CommentPatch::default() });
        self.stage.say(words::changed(self.stage.language()).to_owned());
    }

    fn settle(self, id: CommentId, done: bool) {
        self.edit(id, CommentPatch { done: Some(done), ..CommentPatch::default() });
        let word = if done { words::was_settled } else { words::was_reopened };
        self.stage.say(word(self.stage.language()).to_owned());
    }

    fn remove(self, id: CommentId) {
        self.stage.submit(Change::Remove(id.into()));
        self.stage.say(words::was_deleted(self.stage.language()).to_owned());
    }

    fn edit(self, id: CommentId, set: CommentPatch) {
        self.stage.submit(Change::Edit(Patch::Comment { id, set }));
    }
}

/// Whether who sees an account in this role may also edit it, and so take away what others have said.
fn tidies(role: Role) -> bool {
    let edits = grant(role, Capability::EditAccount);
    edits != Grant::None && edits >= grant(role, Capability::ReadAccount)
}

/// Moves the focus to an element once it has been drawn.
fn focus(id: String) {
    use wasm_bindgen::JsCast as _;

    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focus can only fail on an element that is gone.
            drop(element.focus());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_edits_every_account_they_see_tidies_up() {
        let who: Vec<Role> = Role::ALL.into_iter().filter(|role| tidies(*role)).collect();
        assert_eq!(who, [Role::Administrator, Role::Manager, Role::Rep]);
    }
}

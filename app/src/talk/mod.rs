//! What colleagues say about a map or a deal: comments, and whom they call. [`pin`] is pure.

mod compose;
mod pin;
mod remark;
mod section;

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use meridian_domain::{
    access::{Capability, Grant, Role, grant},
    gate::Change,
    id::{CommentId, UserId},
    locale::Lang,
    names::Names,
    record::Patch,
    stakeholder::{Comment, CommentPatch, mention},
};

pub use pin::{Colleague, Pin, Topic, about, team_of};
pub use remark::Remark;
pub use section::{New, Settled, Thread};

use crate::{
    live::{Rooms, fresh, now, use_live},
    session::use_signed,
    words::{talk as words, use_lang},
};

/// The comments of a map or of a deal.
#[derive(Clone, Copy)]
pub struct Talk {
    pub rooms: Rooms,
    pub topic: Topic,
    /// Whether the reader may say something.
    pub may_edit: bool,
    /// Open comments by what they are about.
    pub open: Memo<BTreeMap<Pin, usize>>,
    /// Everybody who can be called, in the order they are offered.
    colleagues: StoredValue<Vec<Colleague>>,
    me: Signal<Option<UserId>>,
    /// May take away what others have said.
    tidies: Memo<bool>,
    /// What was begun and not sent, by what it is about.
    drafts: StoredValue<BTreeMap<Pin, String>>,
    page: Page,
    lang: RwSignal<Lang>,
}

/// What the page around does for its comments.
#[derive(Clone, Copy)]
pub struct Page {
    /// Sends a change, and tells in these words that it was done.
    pub submit: Callback<(Change, String)>,
    /// What a pin is, in words.
    pub what: Callback<(Pin, Lang), String>,
    /// Leads to what a comment is about. Whether it is there.
    pub show: Callback<Pin, bool>,
}

impl Talk {
    /// The comments about `topic` in `rooms`. Colleagues who are `near` are offered first.
    pub fn new(
        rooms: Rooms,
        topic: Topic,
        may_edit: bool,
        near: &BTreeSet<UserId>,
        colleagues: Vec<(UserId, Names)>,
        page: Page,
    ) -> Self {
        let signed = use_signed();
        let user = use_live().user;
        Self {
            rooms,
            topic,
            may_edit,
            open: Memo::new(move |_| rooms.with(|world| pin::open(world, topic))),
            colleagues: StoredValue::new(pin::colleagues(near, colleagues)),
            me: Signal::derive(move || user.get().or_else(|| signed.with(|me| me.as_ref().map(|me| me.id)))),
            tidies: Memo::new(move |_| signed.with(|me| me.as_ref().is_some_and(|me| tidies(me.role, topic)))),
            drafts: StoredValue::new(BTreeMap::new()),
            page,
            lang: use_lang(),
        }
    }

    /// How many open comments there are about `pin`.
    pub fn count(self, pin: Pin) -> usize {
        self.open.with(|open| open.get(&pin).copied().unwrap_or_default())
    }

    /// How many there are in all.
    pub fn total(self) -> usize {
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

    fn add(self, pin: Pin, text: &str) {
        let Some(by) = self.me.get_untracked() else { return };
        let said = Comment { mentions: self.called(text), ..Comment::said(fresh(), by, now(), text.trim()) };
        self.submit(Change::Add(self.topic.place(pin, said).into()), words::sent);
    }

    fn reword(self, id: CommentId, text: &str) {
        let (text, mentions) = (Some(text.trim().to_owned()), Some(self.called(text)));
        self.edit(id, CommentPatch { text, mentions, ..CommentPatch::default() }, words::changed);
    }

    fn settle(self, id: CommentId, done: bool) {
        let word = if done { words::was_settled } else { words::was_reopened };
        self.edit(id, CommentPatch { done: Some(done), ..CommentPatch::default() }, word);
    }

    fn remove(self, id: CommentId) {
        self.submit(Change::Remove(id.into()), words::was_deleted);
    }

    fn edit(self, id: CommentId, set: CommentPatch, word: fn(Lang) -> &'static str) {
        self.submit(Change::Edit(Patch::Comment { id, set }), word);
    }

    fn submit(self, change: Change, word: fn(Lang) -> &'static str) {
        self.page.submit.run((change, word(self.lang.get_untracked()).to_owned()));
    }

    /// Leads to what a comment is about. Whether it is there.
    pub fn show(self, pin: Pin) -> bool {
        self.page.show.run(pin)
    }

    fn what(self, pin: Pin, lang: Lang) -> String {
        self.page.what.run((pin, lang))
    }
}

/// Whether who sees such a thing in this role may also edit it, and so take away what others have said.
fn tidies(role: Role, topic: Topic) -> bool {
    let (edit, read) = match topic {
        Topic::Map(_) => (Capability::EditAccount, Capability::ReadAccount),
        Topic::Deal { .. } => (Capability::EditDeal, Capability::ReadDeal),
    };
    let edits = grant(role, edit);
    edits != Grant::None && edits >= grant(role, read)
}

/// Moves the focus to an element once it has been drawn.
pub fn focus(id: String) {
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
    use meridian_domain::id::{DealId, MapId, PipelineId};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn who_edits_all_they_see_tidies_up() {
        let nil = Uuid::nil();
        for topic in [Topic::Map(MapId(nil)), Topic::Deal { pipeline: PipelineId(nil), deal: DealId(nil) }] {
            let who: Vec<Role> = Role::OURS.into_iter().filter(|role| tidies(*role, topic)).collect();
            assert_eq!(who, [Role::Administrator, Role::Manager, Role::Rep]);
        }
    }
}

//! Filters of a board under a name.

use crate::{
    gate::{Change, Check, Invalid, Room},
    id::*,
    record::{Describe, Key, record},
};

record! {
    /// A filter of a board under a name. One that is not shared is for its author's eyes only, whoever
    /// else looks.
    ///
    /// A view is replaced ([`SavedView::replace_by`]) and never edited: so every event about it says by
    /// itself for whom it is, and nothing of what was private comes out with what is shared later.
    pub struct SavedView (SavedViewPatch) {
        pub id: SavedViewId,
        pub pipeline: PipelineId,
        pub by: UserId,
        pub name: String,
        /// The filter as it stands in an address.
        pub query: String,
        /// Everybody sees it who sees the board.
        pub shared: bool,
    }
}

impl SavedView {
    /// The change that puts `instead` in the place of this view.
    #[must_use]
    pub fn replace_by(&self, instead: Self) -> Change {
        Change::All(vec![Change::Remove(self.id.into()), Change::Add(instead.into())])
    }

    /// Whether somebody may see it, as far as it decides that itself.
    #[must_use]
    pub fn is_for(&self, user: UserId) -> bool {
        self.shared || self.by == user
    }
}

impl Describe for SavedView {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.pipeline.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().written("name", &self.name).text("name", &self.name).long_text("query", &self.query).done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::{Context, Rejection, World, decide},
        names::Names,
        pipeline::Pipeline,
        record::{Patch, Record},
        time::{Date, Moment},
        workspace::User,
    };

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    #[test]
    fn a_view_is_replaced_in_one_step_and_never_edited() {
        let user = User {
            id: n(7),
            name: Names::same("Somebody"),
            login: None,
            role: crate::access::Role::Rep,
            manager: None,
            team: None,
            active: true,
            key: None,
            run: None,
        };
        let pipeline = Pipeline::named(n(1), Names::same("Large"), 0);
        let world = &mut World::from_iter([Record::from(pipeline), user.into()]);
        let context = Context { actor: n(7), now: Moment(1), today: Date::from_days(0) };
        let (name, query) = ("Mine".to_owned(), "owner=me".to_owned());
        let view = SavedView { id: n(2), pipeline: n(1), by: n(7), name, query, shared: false };
        decide(world, &context, &Change::Add(view.clone().into())).expect("saved");
        let set = SavedViewPatch { shared: Some(true), ..SavedViewPatch::default() };
        let edited = decide(world, &context, &Change::Edit(Patch::SavedView { id: view.id, set }));
        assert!(matches!(edited, Err(Rejection::NotByEdit { .. })), "{edited:?}");
        let shared = SavedView { shared: true, ..view.clone() };
        decide(world, &context, &view.replace_by(shared.clone())).expect("replaced");
        assert_eq!(world.the::<SavedView>(view.id), Some(&shared));
        let others = Change::Add(SavedView { id: n(3), by: n(8), ..view }.into());
        assert!(matches!(decide(world, &context, &others), Err(Rejection::NotTheAuthor { .. })));
    }
}

//! How things were: the records of an account, told back from now by its log, so that a week that
//! nobody noted can be judged by what was known then.

use crate::{
    gate::{Event, Logged, World},
    time::Moment,
};

/// The records of an account on their way back through its log.
#[derive(Clone, Debug)]
pub struct Past {
    world: World,
    /// What has still happened, the latest last.
    events: Vec<Logged>,
}

impl Past {
    /// The present, and what led to it: events of whichever rooms the records are told in. Events of
    /// records that are not among these do no harm; those that removed one bring it back.
    #[must_use]
    pub fn new(present: World, mut events: Vec<Logged>) -> Self {
        events.sort_by_key(|logged| (logged.at, logged.room.to_string(), logged.seq));
        Self { world: present, events }
    }

    /// When the first of the events happened; `None` when nothing is known.
    #[must_use]
    pub fn began(&self) -> Option<Moment> {
        self.events.first().map(|logged| logged.at)
    }

    /// The records as they were at `moment`. It goes back only: ask for the latest moment first.
    pub fn back_to(&mut self, moment: Moment) -> &World {
        while let Some(logged) = self.events.pop_if(|logged| logged.at > moment) {
            self.world.revert(&logged.event);
        }
        &self.world
    }
}

/// Whether an event is about something of one account, of which `is_ours` knows the records that are
/// there now. What was removed says itself whose it was.
#[must_use]
pub fn concerns(event: &Event, is_ours: impl Fn(crate::record::Key) -> bool, deal_of: crate::id::AccountId) -> bool {
    use crate::record::Record;
    match event {
        Event::Added(Record::Deal(deal)) | Event::Removed(Record::Deal(deal)) => deal.account == Some(deal_of),
        event => is_ours(event.key()),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::Room,
        id::*,
        names::Names,
        plan::{Action, ActionPatch},
        record::{Patch, Record},
    };

    fn action(id: u128, done: Option<i64>) -> Action {
        Action {
            id: ActionId(Uuid::from_u128(id)),
            account: AccountId(Uuid::nil()),
            plan: None,
            deal: None,
            person: None,
            title: Names::same("Visit"),
            due_on: None,
            owner: None,
            done_at: done.map(Moment),
            goal: None,
            days: None,
        }
    }

    fn logged(seq: i64, at: i64, event: Event) -> Logged {
        let (room, nobody) = (Room::Account(AccountId(Uuid::nil())), Uuid::nil());
        Logged { room, seq, command: CommandId(nobody), actor: UserId(nobody), at: Moment(at), event }
    }

    #[test]
    fn what_was_done_later_was_open_then_and_what_came_later_was_not_there() {
        let done = |done: Option<i64>| ActionPatch { done_at: Some(done.map(Moment)), ..ActionPatch::default() };
        let id = ActionId(Uuid::from_u128(1));
        let room = Room::Account(AccountId(Uuid::nil()));
        let events = vec![
            logged(1, 10, Event::Added(action(1, None).into())),
            logged(
                2,
                20,
                Event::Edited {
                    room,
                    set: Patch::Action { id, set: done(Some(20)) },
                    was: Patch::Action { id, set: done(None) },
                },
            ),
            logged(3, 30, Event::Removed(action(2, None).into())),
        ];
        let present = World::from_iter([Record::from(action(1, Some(20)))]);
        let mut past = Past::new(present, events);
        assert_eq!(past.began(), Some(Moment(10)));
        let open = |world: &World| {
            world.all::<Action>().map(|action| (action.id.0.as_u128(), action.done_at.is_none())).collect::<Vec<_>>()
        };
        assert_eq!(open(past.back_to(Moment(30))), [(1, false)]);
        assert_eq!(open(past.back_to(Moment(29))), [(1, false), (2, true)]);
        assert_eq!(open(past.back_to(Moment(15))), [(1, true), (2, true)]);
        assert_eq!(open(past.back_to(Moment(9))), [(2, true)]);
    }
}

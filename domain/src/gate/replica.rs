//! The browser's copy of a room: what the server said, and on top of it what was done here and is
//! not yet confirmed.

use std::collections::BTreeSet;

use super::{Command, Context, Event, Logged, Rejection, World, decide};
use crate::{id::CommandId, record::Key};

/// A world with commands of our own that the server has not confirmed yet.
#[derive(Clone, Debug, Default)]
pub struct Replica {
    world: World,
    pending: Vec<Pending>,
}

#[derive(Clone, Debug)]
struct Pending {
    command: Command,
    context: Context,
    events: Vec<Event>,
}

/// Keys of the records that may look different now.
pub type Touched = BTreeSet<Key>;

impl Replica {
    /// A replica of what the server sent.
    pub fn new(world: World) -> Self {
        Self { world: world.partial(), pending: Vec::new() }
    }

    /// What is shown: the server's state with our own commands applied.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Commands the server has not confirmed yet.
    pub fn pending(&self) -> impl Iterator<Item = &Command> {
        self.pending.iter().map(|pending| &pending.command)
    }

    /// Applies a command of our own at once. A rejection here is certain enough to show.
    pub fn submit(&mut self, command: Command, context: Context) -> Result<Touched, Rejection> {
        let events = decide(&mut self.world, &context, &command.change)?;
        let touched = events.iter().map(Event::key).collect();
        self.pending.push(Pending { command, context, events });
        Ok(touched)
    }

    /// Waits for a command whose effect only the server can compute, such as an undo.
    pub fn await_only(&mut self, command: Command, context: Context) {
        self.pending.push(Pending { command, context, events: Vec::new() });
    }

    /// Takes in events of the server, in the order of the room. Our own commands among them are
    /// recognised by their id, never by timing.
    pub fn receive(&mut self, events: &[Logged]) -> Touched {
        let mut touched = self.unwind();
        for logged in events {
            self.pending.retain(|pending| pending.command.id != logged.command);
            self.world.apply(&logged.event);
            touched.insert(logged.event.key());
        }
        touched.extend(self.rewind());
        touched
    }

    /// Drops a command the server rejected, or one whose events were received otherwise.
    pub fn drop_command(&mut self, id: CommandId) -> Touched {
        let mut touched = self.unwind();
        self.pending.retain(|pending| pending.command.id != id);
        touched.extend(self.rewind());
        touched
    }

    /// Replaces the server's state, keeping our own commands on top.
    pub fn reset(&mut self, world: World) -> Touched {
        let mut touched: Touched = self.world.records().map(|record| record.key()).collect();
        self.world = world.partial();
        touched.extend(self.world.records().map(|record| record.key()));
        for pending in &mut self.pending {
            pending.events.clear();
        }
        touched.extend(self.rewind());
        touched
    }

    /// Takes in a record the screen has come to show, such as a card scrolled into view.
    pub fn load(&mut self, records: impl IntoIterator<Item = crate::record::Record>) -> Touched {
        let mut touched = self.unwind();
        for record in records {
            touched.insert(record.key());
            self.world.insert(record);
        }
        touched.extend(self.rewind());
        touched
    }

    /// Takes our own commands back, last first.
    fn unwind(&mut self) -> Touched {
        let mut touched = Touched::new();
        for pending in self.pending.iter_mut().rev() {
            for event in pending.events.drain(..).rev() {
                self.world.revert(&event);
                touched.insert(event.key());
            }
        }
        touched
    }

    /// Does our own commands again, on what is now true. One that has become impossible changes
    /// nothing here; the server will say why.
    fn rewind(&mut self) -> Touched {
        let mut touched = Touched::new();
        for pending in &mut self.pending {
            pending.events = decide(&mut self.world, &pending.context, &pending.command.change).unwrap_or_default();
            touched.extend(pending.events.iter().map(Event::key));
        }
        touched
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::Change,
        id::{AccountId, ActionId, UserId},
        names::Names,
        plan::{Action, ActionPatch},
        record::Patch,
        time::{Date, Moment},
    };

    #[test]
    fn a_record_may_refer_to_what_the_screen_does_not_show() {
        let id = ActionId(Uuid::from_u128(1));
        let action = Action {
            id,
            account: AccountId(Uuid::from_u128(2)),
            plan: None,
            deal: None,
            person: None,
            title: Names::same("Call"),
            due_on: None,
            owner: Some(UserId(Uuid::from_u128(3))),
            done_at: None,
            goal: None,
            days: None,
        };
        let done = Some(Moment(5));
        let set = ActionPatch { done_at: Some(done), ..ActionPatch::default() };
        let command = Command::new(Uuid::from_u128(4).into(), Change::Edit(Patch::Action { id, set }));
        let context = Context { actor: UserId(Uuid::from_u128(3)), now: Moment(5), today: Date::from_days(0) };

        let mut replica = Replica::new(World::from_iter([action.clone().into()]));
        assert!(replica.submit(command.clone(), context).is_ok());
        assert_eq!(replica.world().the::<Action>(id).map(|action| action.done_at), Some(done));

        let whole = &mut World::from_iter([action.into()]);
        assert!(matches!(decide(whole, &context, &command.change), Err(Rejection::NotFound { .. })));
    }
}

//! Deciding: state and command in, events or a typed rejection out.

use super::{Change, Event, Rejection, World, author, entering, shape, together};
use crate::{
    id::{DealId, StageId, UserId},
    pipeline::{Deal, Place, Rank, Stage, StageKind},
    record::{Key, Kind, OnRemove, Patch, Record},
    time::{Date, Moment},
    workshop::run,
    workspace::Model,
};

/// What deciding must know beside the state: who, when.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    pub actor: UserId,
    pub now: Moment,
    /// Today's date where the actor is.
    pub today: Date,
}

/// What is asked of a change beside what must always hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    /// Everything.
    All,
    /// What has happened elsewhere is brought in: stages have been entered already, whatever they ask.
    Import,
    /// What has been asked once is not asked again.
    Undo,
}

/// Decides a change and lets its events happen in `world`, so that later parts of the change see
/// the earlier. On a rejection the world is as it was.
///
/// [`Change::Undo`] and [`Change::TakeBack`] are not decided here: the holder of the log replaces them
/// by the inverses of the command's events (see [`World::undo`] and [`World::take_back`]).
pub fn decide(world: &mut World, context: &Context, change: &Change) -> Result<Vec<Event>, Rejection> {
    author::signed(context.actor, change)?;
    let shapes = shape::found(world);
    let events = carry_out(world, context, Asking::All, change)?;
    in_shape(world, &shapes, events)
}

/// The events, if the pipelines are in shape as before; else the world is as it was before them.
fn in_shape(world: &mut World, before: &shape::Flaws, events: Vec<Event>) -> Result<Vec<Event>, Rejection> {
    if let Err(rejection) = shape::kept(before, world, &events) {
        for event in events.iter().rev() {
            world.revert(event);
        }
        return Err(rejection);
    }
    Ok(events)
}

/// The same for a change that belongs to an import: deals come to where they stand elsewhere, and no
/// stage asks anything of them.
pub fn bring_in(world: &mut World, context: &Context, change: &Change) -> Result<Vec<Event>, Rejection> {
    author::signed(context.actor, change)?;
    carry_out(world, context, Asking::Import, change)
}

/// Decides a change whose signatures have been looked at, or are as they were when it was undone.
fn carry_out(world: &mut World, context: &Context, asking: Asking, change: &Change) -> Result<Vec<Event>, Rejection> {
    let mut events = Vec::new();
    match step(world, context, asking, change, &mut events) {
        Ok(()) => Ok(events),
        Err(rejection) => {
            for event in events.iter().rev() {
                world.revert(event);
            }
            Err(rejection)
        }
    }
}

fn step(
    world: &mut World,
    context: &Context,
    asking: Asking,
    change: &Change,
    events: &mut Vec<Event>,
) -> Result<(), Rejection> {
    match change {
        Change::Add(record) => add(world, context, asking, record, events),
        Change::Edit(patch) => edit(world, context, asking, patch, events),
        Change::Remove(key) => remove(world, *key, events),
        Change::MoveDeals { deals, to, after } => {
            for deal in deals {
                may_enter(world, asking, *deal, *to)?;
            }
            move_deals(world, context, deals, *to, *after, events)
        }
        Change::PlaceDeal { deal, place } => {
            may_enter(world, asking, *deal, place.stage)?;
            place_deal(world, *deal, place, events)
        }
        Change::Undo(_) | Change::TakeBack(_) => Err(Rejection::NothingToUndo),
        Change::All(changes) if changes.is_empty() => Err(Rejection::Empty),
        Change::All(changes) => changes.iter().try_for_each(|change| step(world, context, asking, change, events)),
    }
}

/// Whether a deal may enter a stage; one that is not known is refused elsewhere.
fn may_enter(world: &World, asking: Asking, deal: DealId, to: StageId) -> Result<(), Rejection> {
    match (world.the::<Deal>(deal), world.the::<Stage>(to)) {
        (Some(deal), Some(to)) if asking == Asking::All && deal.pipeline == to.pipeline => {
            entering::allowed(world, deal, Some(deal.stage), to)
        }
        _ => Ok(()),
    }
}

/// The events of a command, taken back last first, provided that nobody has changed since what
/// they changed. `world` must hold the records they touch.
pub(super) fn still_so(world: &World, event: &Event) -> Result<(), Rejection> {
    let key = event.key();
    let changed = Err(Rejection::ChangedSince { key, by: None });
    match (event, world.get(key)) {
        (Event::Removed(_), None) => Ok(()),
        (Event::Removed(_), Some(_)) => Err(Rejection::Exists { key }),
        (_, None) => changed,
        (Event::Added(record), Some(now)) if record == now => Ok(()),
        (Event::Edited { set, .. }, Some(now)) if set.holds_in(now) => Ok(()),
        (Event::DealMoved { to, .. }, Some(Record::Deal(now))) if now.place() == *to => Ok(()),
        _ => changed,
    }
}

impl World {
    /// The events that take back `events`, last first, provided that nobody has changed since what
    /// they changed. They have happened in this world when it returns.
    pub fn undo(&mut self, context: &Context, events: &[Event]) -> Result<Vec<Event>, Rejection> {
        if events.is_empty() {
            return Err(Rejection::NothingToUndo);
        }
        let shapes = shape::found(self);
        let mut undone: Vec<Event> = Vec::new();
        for event in events.iter().rev() {
            let result = still_so(self, event).and_then(|()| carry_out(self, context, Asking::Undo, &event.inverse()));
            match result {
                Ok(more) => undone.extend(more),
                Err(rejection) => {
                    for event in undone.iter().rev() {
                        self.revert(event);
                    }
                    return Err(rejection);
                }
            }
        }
        in_shape(self, &shapes, undone)
    }

    /// The events that take back `events`, last first, leaving out what somebody has changed since
    /// and what could only go with something else. They have happened in this world when it returns.
    pub fn take_back(&mut self, context: &Context, events: &[Event]) -> Result<Vec<Event>, Rejection> {
        let mut undone: Vec<Event> = Vec::new();
        for event in events.iter().rev() {
            let inverse = event.inverse();
            let alone = match &inverse {
                Change::Remove(key) => self.dependants(*key).is_empty(),
                _ => true,
            };
            if alone
                && still_so(self, event).is_ok()
                && let Ok(more) = carry_out(self, context, Asking::Undo, &inverse)
            {
                undone.extend(more);
            }
        }
        if undone.is_empty() { Err(Rejection::NothingToUndo) } else { Ok(undone) }
    }
}

fn happen(world: &mut World, event: Event, events: &mut Vec<Event>) {
    world.apply(&event);
    events.push(event);
}

fn add(
    world: &mut World,
    context: &Context,
    asking: Asking,
    record: &Record,
    events: &mut Vec<Event>,
) -> Result<(), Rejection> {
    let key = record.key();
    if world.contains(key) {
        return Err(Rejection::Exists { key });
    }
    check(world, record)?;
    if let Record::Model(model) = record {
        follows(world, model)?;
    }
    run::allowed(world, context, record, asking == Asking::All)?;
    if asking != Asking::Undo {
        entering::signed(world, record)?;
        entering::converted(world, context.today, record)?;
    }
    if let (Asking::All, Record::Deal(deal)) = (asking, record)
        && let Some(stage) = world.the::<Stage>(deal.stage)
    {
        entering::allowed(world, deal, None, stage)?;
    }
    happen(world, Event::Added(record.clone()), events);
    Ok(())
}

/// Whether a version is the next after the newest. A browser may not hold them all: it refuses only
/// what it knows to be taken.
fn follows(world: &World, model: &Model) -> Result<(), Rejection> {
    let next = Model::next(world.all::<Model>(), model.content.about());
    if model.version < next || (model.version > next && !world.is_partial()) {
        return Err(Rejection::Superseded { key: model.id.into(), newest: next - 1 });
    }
    Ok(())
}

fn edit(
    world: &mut World,
    context: &Context,
    asking: Asking,
    patch: &Patch,
    events: &mut Vec<Event>,
) -> Result<(), Rejection> {
    let key = patch.key();
    let record = world.get(key).ok_or(Rejection::NotFound { key })?;
    if let Some(field) = fixed_field(patch) {
        return Err(Rejection::NotByEdit { key, field: field.to_owned() });
    }
    let set = patch.clone().without_repeats(record);
    if set.is_empty() {
        return Ok(());
    }
    author::may_reword(context.actor, record, &set)?;
    if let Patch::Stage { id, set } = &set {
        shape::may_turn(world, *id, set)?;
    }
    let mut changed = record.clone();
    let was = changed.merge(&set).ok_or(Rejection::NotFound { key })?;
    check(world, &changed)?;
    run::allowed(world, context, &changed, false)?;
    if asking != Asking::Undo && set.sets_amounts() {
        entering::converted(world, context.today, &changed)?;
    }
    let event = Event::Edited { room: changed.room(), set, was };
    happen(world, event, events);
    Ok(())
}

/// Fields that place a record in its room or column are not edited: that would leave the room's
/// log without a trace of where the record went.
fn fixed_field(patch: &Patch) -> Option<&'static str> {
    let fixed: &[&str] = match patch {
        Patch::Deal { .. } => &["pipeline", "stage", "rank", "entered_at"],
        Patch::Qualification { .. } => &["pipeline", "deal", "letter"],
        Patch::Rival { .. } => &["pipeline", "deal", "competitor"],
        Patch::DealItem { .. } => &["pipeline", "deal"],
        Patch::Document { .. } => &["pipeline", "deal", "by", "at"],
        // A signature is given and withdrawn, never reworded.
        Patch::Approval { .. } => &["pipeline", "deal", "stage", "by", "at", "note"],
        Patch::Target { .. } => &["pipeline", "owner", "month"],
        // See [`crate::pipeline::SavedView`].
        Patch::SavedView { .. } => &["pipeline", "by", "name", "query", "shared"],
        Patch::Stage { .. } => &["pipeline"],
        Patch::Seat { .. } => &["map", "person"],
        Patch::Line { .. } => &["map"],
        Patch::Comment { .. } => &["map", "seat", "line", "pipeline", "deal", "by", "at"],
        Patch::Snapshot { .. } => &["map", "by", "at"],
        Patch::Scenario { .. } => &["map", "by"],
        // What was decided stays as it was signed; what came with an import, as it came.
        Patch::Selection { .. } => &["account", "key", "on", "reason", "score", "by", "at"],
        // What happened stays as it was told; what can change is its wording and that it is acknowledged.
        Patch::Incident { .. } => &["account", "kind", "deal", "by", "at"],
        Patch::Batch { .. } => &["file", "by", "at", "lines", "first", "last", "currency", "amount"],
        // Its room goes by the account: another account is another match.
        Patch::Customer { .. } => &["name", "account"],
        // A version is what it was: a change is a new one.
        Patch::Model { .. } => &["version", "content", "by", "at"],
        Patch::Person { .. } | Patch::Map { .. } | Patch::Relation { .. } | Patch::Member { .. } => &["account"],
        Patch::Fact { .. } => &["account", "field"],
        Patch::Holding { .. } => &["account", "topic"],
        Patch::Need { .. } => &["account", "on", "by"],
        Patch::Interaction { .. } | Patch::Plan { .. } | Patch::Goal { .. } | Patch::Action { .. } => &["account"],
        Patch::Factor { .. } | Patch::SwotItem { .. } | Patch::Strategy { .. } => &["account"],
        Patch::Promise { .. } | Patch::Response { .. } => &["account"],
        // Another pair is another record.
        Patch::Pairing { .. } => &["account", "strategy", "within", "around"],
        // What is of a run stays with it, and nothing else comes to it.
        Patch::Account { .. } | Patch::Pipeline { .. } | Patch::User { .. } => &["run"],
        patch => run::fixed_fields(patch),
    };
    patch.fields().into_iter().find(|field| fixed.contains(field))
}

/// Whether a record may be as it is, among the others.
fn check(world: &World, record: &Record) -> Result<(), Rejection> {
    let key = record.key();
    record.check().map_err(|invalid| Rejection::Invalid { key, invalid })?;
    for other in record.refers_to() {
        if world.lacks(other) {
            return Err(Rejection::NotFound { key: other });
        }
    }
    together::belongs(world, record)
}

fn remove(world: &mut World, key: Key, events: &mut Vec<Event>) -> Result<(), Rejection> {
    if !world.contains(key) {
        return Err(Rejection::NotFound { key });
    }
    if key.kind() == Kind::Model {
        return Err(Rejection::Kept { key });
    }
    let dependants = world.dependants(key);
    if let Some((record, _)) = dependants.iter().find(|(_, on_remove)| *on_remove == OnRemove::Refuse) {
        return Err(Rejection::InUse { key, by: record.key() });
    }
    let dependants: Vec<Key> = dependants.into_iter().map(|(record, _)| record.key()).collect();
    for dependant in dependants {
        // A line between two seats of a removed map is met twice.
        if world.contains(dependant) {
            remove(world, dependant, events)?;
        }
    }
    if let Some(record) = world.get(key).cloned() {
        happen(world, Event::Removed(record), events);
    }
    Ok(())
}

fn move_deals(
    world: &mut World,
    context: &Context,
    deals: &[DealId],
    to: StageId,
    after: Option<DealId>,
    events: &mut Vec<Event>,
) -> Result<(), Rejection> {
    if deals.is_empty() {
        return Err(Rejection::Empty);
    }
    let stage = world.the::<Stage>(to).ok_or(Rejection::NotFound { key: to.into() })?.clone();
    let after = after.filter(|deal| !deals.contains(deal));
    let mut front = match after {
        None => None,
        Some(id) => {
            let deal = world.the::<Deal>(id).ok_or(Rejection::NotFound { key: id.into() })?;
            // A card that has left the column meanwhile is no neighbour any more: go to the top.
            (deal.stage == to).then(|| deal.rank.clone())
        }
    };
    let behind = world.next_rank(to, after, deals).filter(|rank| front.as_ref().is_none_or(|front| rank > front));
    for id in deals {
        let deal = world.the::<Deal>(*id).ok_or(Rejection::NotFound { key: (*id).into() })?;
        if deal.pipeline != stage.pipeline {
            return Err(Rejection::Mismatch { key: (*id).into(), other: to.into() });
        }
        let rank =
            Rank::between(front.as_ref(), behind.as_ref()).map_err(|_| Rejection::NoRoom { key: (*id).into() })?;
        front = Some(rank.clone());
        let from = deal.place();
        let stays = deal.stage == to;
        let place = Place {
            stage: to,
            rank,
            entered_at: if stays { deal.entered_at } else { context.now },
            closed_on: match stage.kind {
                StageKind::Open => None,
                StageKind::Won | StageKind::Lost if stays => deal.closed_on,
                StageKind::Won | StageKind::Lost => Some(context.today),
            },
        };
        if place != from {
            let event = Event::DealMoved { pipeline: stage.pipeline, deal: *id, from, to: place };
            happen(world, event, events);
        }
    }
    Ok(())
}

fn place_deal(world: &mut World, id: DealId, place: &Place, events: &mut Vec<Event>) -> Result<(), Rejection> {
    let deal = world.the::<Deal>(id).ok_or(Rejection::NotFound { key: id.into() })?;
    let stage = world.the::<Stage>(place.stage).ok_or(Rejection::NotFound { key: place.stage.into() })?;
    if stage.pipeline != deal.pipeline {
        return Err(Rejection::Mismatch { key: id.into(), other: place.stage.into() });
    }
    let event = Event::DealMoved { pipeline: deal.pipeline, deal: id, from: deal.place(), to: place.clone() };
    happen(world, event, events);
    Ok(())
}

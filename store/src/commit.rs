//! The transaction of the gate.

use std::{collections::BTreeSet, sync::Arc};

use meridian_domain::{
    access::{Actor, Capability, Subject, capability_for, coming_and_going, is_covered, may, reading},
    gate::{Change, Command, Context, Event, Logged, Receipt, Rejection, World, bring_in, decide},
    id::{CommandId, RunId, UserId},
    record::{Key, Patch, Record},
    workshop::Case,
};
use sqlx::{Connection as _, SqliteConnection};
use thiserror::Error;
use tokio::sync::{Mutex, mpsc, oneshot};

use crate::{
    Store,
    db::{Conn, Db, StoreError, Type, Value},
    run::CasesOf,
};

/// Why a command was not committed. Nothing of it was saved.
#[derive(Debug, Error)]
pub enum CommitError {
    #[error("refused: {0}")]
    Rejected(Rejection),
    #[error(transparent)]
    Broken(#[from] StoreError),
}

impl From<Rejection> for CommitError {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

/// An event with what is needed to decide who may hear of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub logged: Logged,
    /// What one must be able to do to see the record.
    pub capability: Capability,
    /// Whose the record is.
    pub subject: Subject,
}

/// A command that is durable.
#[derive(Clone, Debug, PartialEq)]
pub struct Committed {
    pub receipt: Receipt,
    /// What to tell the rooms; empty when the command had been committed before.
    pub told: Vec<Told>,
}

/// A command on its way to the writer.
pub(crate) struct Job {
    actor: Actor,
    command: Command,
    context: Context,
    cases: CasesOf,
    reply: oneshot::Sender<Result<Committed, CommitError>>,
}

/// Commands that share one transaction at most.
const BATCH: usize = 64;

/// Starts the one writer of SQLite. Commands that wait share a transaction, each within a savepoint
/// of its own; replies go out when it is durable.
pub(crate) fn start_writer(writer: Arc<Mutex<SqliteConnection>>) -> mpsc::Sender<Job> {
    let (sender, mut jobs) = mpsc::channel::<Job>(1_024);
    tokio::spawn(async move {
        let mut batch = Vec::new();
        while jobs.recv_many(&mut batch, BATCH).await > 0 {
            let mut conn = writer.lock().await;
            write_batch(&mut conn, std::mem::take(&mut batch)).await;
        }
    });
    sender
}

async fn write_batch(conn: &mut SqliteConnection, batch: Vec<Job>) {
    let mut done = Vec::new();
    let mut transaction = match conn.begin_with("BEGIN IMMEDIATE").await {
        Ok(transaction) => transaction,
        Err(error) => {
            tracing::error!(%error, "a transaction could not begin");
            for job in batch {
                answer(job.reply, Err(StoreError::Stopped.into()));
            }
            return;
        }
    };
    for job in batch {
        let result = match transaction.begin().await {
            Ok(mut savepoint) => {
                match commit_in(&mut Conn::Sqlite(&mut savepoint), &job.actor, &job.command, &job.context, &job.cases)
                    .await
                {
                    Ok(committed) => match savepoint.commit().await {
                        Ok(()) => Ok(committed),
                        Err(error) => Err(StoreError::from(error).into()),
                    },
                    Err(error) => match savepoint.rollback().await {
                        Ok(()) => Err(error),
                        Err(error) => Err(StoreError::from(error).into()),
                    },
                }
            }
            Err(error) => Err(StoreError::from(error).into()),
        };
        done.push((job.reply, result));
    }
    let durable = transaction.commit().await;
    for (reply, result) in done {
        answer(
            reply,
            match (&durable, result) {
                (Err(error), Ok(_)) => Err(StoreError::Unreadable(format!("not durable: {error}")).into()),
                (_, result) => result,
            },
        );
    }
}

fn answer(reply: oneshot::Sender<Result<Committed, CommitError>>, result: Result<Committed, CommitError>) {
    // Who has gone away asks again with the same command id.
    drop(reply.send(result));
}

impl Store {
    /// Commits a command of `actor`: all of it or nothing, once however often it is sent. The reply
    /// comes when it is durable.
    pub async fn commit(&self, actor: &Actor, command: &Command, context: Context) -> Result<Committed, CommitError> {
        let cases = self.cases_for(&command.change).await?;
        match (&self.jobs, &self.db) {
            (Some(jobs), _) => {
                let (reply, answer) = oneshot::channel();
                let job = Job { actor: actor.clone(), command: command.clone(), context, cases, reply };
                jobs.send(job).await.map_err(|_| StoreError::Stopped)?;
                answer.await.map_err(|_| StoreError::Stopped)?
            }
            (None, Db::Postgres(pool)) => {
                let mut transaction = pool.begin().await.map_err(StoreError::from)?;
                let mut conn = Conn::Postgres(&mut transaction);
                // Commands are decided one after the other, as on SQLite: what is read is what is changed.
                conn.run("SELECT pg_advisory_xact_lock(7220231201)", &[]).await?;
                let result = commit_in(&mut conn, actor, command, &context, &cases).await;
                match result {
                    Ok(committed) => {
                        if !committed.told.is_empty() {
                            conn.announce(self.origin, &committed.receipt.events).await?;
                        }
                        transaction.commit().await.map_err(StoreError::from)?;
                        Ok(committed)
                    }
                    Err(error) => {
                        transaction.rollback().await.map_err(StoreError::from)?;
                        Err(error)
                    }
                }
            }
            (None, Db::Sqlite { .. }) => Err(StoreError::Stopped.into()),
        }
    }
}

async fn commit_in(
    conn: &mut Conn<'_>,
    actor: &Actor,
    command: &Command,
    context: &Context,
    cases: &[(RunId, Arc<Case>)],
) -> Result<Committed, CommitError> {
    if let Some(receipt) = receipt(conn, command.id, actor.id).await? {
        return Ok(Committed { receipt, told: Vec::new() });
    }
    if command.import.is_some() {
        may(actor, Capability::Import, &Subject::workspace()).map_err(Rejection::Denied)?;
    }
    let (mut world, after, events) = decided(conn, actor, command, context, cases).await?;
    let playing = conn.playing(actor).await?;
    let company = coming_and_going(&events);
    let mut by_room: std::collections::BTreeMap<String, i64> = Default::default();
    for event in &events {
        *by_room.entry(event.room().to_string()).or_default() += 1;
    }
    let mut next = std::collections::BTreeMap::new();
    for (room, count) in by_room {
        let rows = conn
            .rows(
                "INSERT INTO rooms (room, seq) VALUES ($1, $2) \
                 ON CONFLICT (room) DO UPDATE SET seq = rooms.seq + $2 RETURNING seq",
                &[room.as_str().into(), count.into()],
                &[Type::Int],
            )
            .await?;
        let last = rows.first().map_or(0, |row| row[0].int());
        next.insert(room, last - count + 1);
    }
    let mut logged = Vec::with_capacity(events.len());
    let mut all = Vec::with_capacity(events.len());
    for (part, event) in events.into_iter().enumerate() {
        // Each event is judged in the world it happens in: nobody becomes entitled by the event itself.
        let (capability, subject) = authorised(actor, &world, &after, &event, &company)?;
        world.apply(&event);
        if let Some(playing) = &playing {
            playing.allows(&world, &event)?;
        }
        let room = event.room();
        let seq = next.entry(room.to_string()).or_insert(1);
        let entry = Logged { room, seq: *seq, command: command.id, actor: actor.id, at: context.now, event };
        *seq += 1;
        write(conn, &world, &entry, part as i64).await?;
        all.push(Told { logged: entry.clone(), capability, subject });
        logged.push(entry);
    }
    conn.run(
        "INSERT INTO receipts (command, actor, \"at\", import) VALUES ($1, $2, $3, $4)",
        &[
            command.id.0.into(),
            actor.id.0.into(),
            context.now.0.into(),
            command.import.map_or(Value::no_uuid(), |import| import.0.into()),
        ],
    )
    .await?;
    Ok(Committed { receipt: Receipt { command: command.id, events: logged }, told: all })
}

/// The receipt of a command that was committed before. Somebody else's command id is refused.
async fn receipt(conn: &mut Conn<'_>, command: CommandId, actor: UserId) -> Result<Option<Receipt>, CommitError> {
    let rows = conn.rows("SELECT actor FROM receipts WHERE command = $1", &[command.0.into()], &[Type::Uuid]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    if row[0].uuid() != actor.0 {
        return Err(Rejection::NothingToUndo.into());
    }
    Ok(Some(Receipt { command, events: conn.events_of(command).await? }))
}

/// The worlds before and after, and the events between.
async fn decided(
    conn: &mut Conn<'_>,
    actor: &Actor,
    command: &Command,
    context: &Context,
    cases: &[(RunId, Arc<Case>)],
) -> Result<(World, World, Vec<Event>), CommitError> {
    if let Change::Undo(target) = &command.change {
        let done = conn.events_of(*target).await?;
        let events: Vec<Event> = done.into_iter().map(|logged| logged.event).collect();
        let before = conn.world_of(&events).await?;
        for event in &events {
            visible(actor, &before, event.key())?;
        }
        let mut after = before.clone();
        return match after.undo(context, &events) {
            Ok(events) => Ok((before, after, events)),
            Err(Rejection::ChangedSince { key, .. }) => {
                let by = conn.last_to_touch(key, *target).await?;
                Err(Rejection::ChangedSince { key, by }.into())
            }
            Err(rejection) => Err(rejection.into()),
        };
    }
    if let Change::TakeBack(target) = &command.change {
        let done = conn.events_of(*target).await?;
        let mut events: Vec<Event> = done.into_iter().map(|logged| logged.event).collect();
        let before = conn.world_of(&events).await?;
        events.retain(|event| visible(actor, &before, event.key()).is_ok());
        let mut after = before.clone();
        let events = after.take_back(context, &events)?;
        return Ok((before, after, events));
    }
    let imported = command.import.is_some();
    let mut before = conn.world_for(&command.change, imported).await?;
    for (run, case) in cases {
        before.note_case(*run, Arc::clone(case));
    }
    for key in touched(&command.change) {
        visible(actor, &before, key)?;
    }
    for patch in command.change.edits() {
        // Asked before deciding: an edit that happens to repeat a covered note must not go through either.
        uncovered(actor, &before, patch)?;
    }
    let mut after = before.clone();
    let decide = if imported { bring_in } else { decide };
    let events = decide(&mut after, context, &command.change)?;
    Ok((before, after, events))
}

/// The records a change is made to, as far as they should exist already.
fn touched(change: &Change) -> Vec<Key> {
    match change {
        Change::Edit(patch) => vec![patch.key()],
        Change::Remove(key) => vec![*key],
        Change::MoveDeals { deals, .. } => deals.iter().copied().map(Key::from).collect(),
        Change::PlaceDeal { deal, .. } => vec![(*deal).into()],
        // What stands in its way already is told to nobody who may not see the deal.
        Change::Add(Record::Qualification(letter)) => vec![letter.deal.into()],
        Change::Add(Record::Rival(rival)) => vec![rival.deal.into()],
        Change::Add(Record::DealItem(item)) => vec![item.deal.into()],
        Change::Add(Record::Document(document)) => vec![document.deal.into()],
        Change::Add(Record::Approval(approval)) => vec![approval.deal.into()],
        // Whether a team has something already is told to nobody but who may see the team.
        Change::Add(Record::Release(it)) => vec![it.crew.into(), it.account.into()],
        Change::Add(Record::Inquiry(it)) => vec![it.crew.into(), it.account.into()],
        Change::Add(Record::Claim(it)) => vec![it.crew.into(), it.account.into()],
        Change::Add(Record::Answer(it)) => vec![it.crew.into(), it.account.into()],
        Change::Add(Record::Submission(it)) => vec![it.crew.into(), it.account.into()],
        Change::Add(Record::Verdict(it)) => vec![it.crew.into()],
        Change::Add(Record::Comment(comment)) => comment.deal.map(Key::from).into_iter().collect(),
        Change::All(changes) => changes.iter().flat_map(touched).collect(),
        Change::Add(_) | Change::Undo(_) | Change::TakeBack(_) => Vec::new(),
    }
}

/// What one may not even see is not found. Asked before deciding, so that no other refusal betrays
/// that the record exists.
fn visible(actor: &Actor, world: &World, key: Key) -> Result<(), Rejection> {
    let Some(record) = world.get(key) else { return Ok(()) };
    may(actor, reading(key.kind(), record.room()), &Subject::of(world, record)).map_err(|_| Rejection::NotFound { key })
}

/// Nobody writes over what is covered for them.
fn uncovered(actor: &Actor, world: &World, edit: &Patch) -> Result<(), Rejection> {
    match world.get(edit.key()) {
        Some(record) if is_covered(record, edit) => {
            may(actor, Capability::ReadSensitive, &Subject::of(world, record)).map_err(Rejection::Denied)
        }
        _ => Ok(()),
    }
}

/// Whether a view is removed with its pipeline.
fn goes_along(event: &Event, company: &BTreeSet<Key>) -> bool {
    matches!(event, Event::Removed(Record::SavedView(view)) if company.contains(&view.pipeline.into()))
}

/// Whether the actor may bring the event about in `world`, where it has not happened yet. Returns
/// what is needed to decide who may hear of it.
fn authorised(
    actor: &Actor,
    world: &World,
    after: &World,
    event: &Event,
    company: &BTreeSet<Key>,
) -> Result<(Capability, Subject), Rejection> {
    let key = event.key();
    let record = match event {
        Event::Added(record) => Some(record),
        _ => world.get(key),
    };
    let record = record.ok_or(Rejection::NotFound { key })?;
    let subject = Subject::of(world, record);
    // What goes with something else need not be seen by who removes that: a view with its pipeline.
    if !matches!(event, Event::Added(_)) && !goes_along(event, company) {
        visible(actor, world, key)?;
    }
    may(actor, capability_for(actor.id, event, company), &subject).map_err(Rejection::Denied)?;
    if let Event::Edited { set, .. } = event {
        uncovered(actor, world, set)?;
    }
    // A deal is not put into an account that one may not see.
    let account = match event {
        Event::Added(Record::Deal(deal)) => deal.account,
        Event::Edited { set: Patch::Deal { set, .. }, .. } => set.account.flatten(),
        _ => None,
    };
    if let Some(account) = account {
        visible(actor, world, account.into())?;
    }
    // Each view is for whom it was for, even if it is shared under the same id afterwards.
    let later = after.get(key).filter(|record| !matches!(record, Record::SavedView(_)));
    let now = later.map_or_else(|| subject.clone(), |record| Subject::of(after, record));
    Ok((reading(key.kind(), event.room()), now))
}

/// Writes an event and the record as the event leaves it.
async fn write(conn: &mut Conn<'_>, world: &World, entry: &Logged, part: i64) -> Result<(), StoreError> {
    match world.get(entry.event.key()) {
        Some(record) => conn.put(record).await?,
        None => conn.remove(entry.event.key()).await?,
    }
    conn.visit(entry).await?;
    let json = |value: serde_json::Result<String>| value.map_err(|error| StoreError::Unreadable(error.to_string()));
    conn.run(
        "INSERT INTO events (room, seq, command, part, actor, \"at\", event, inverse) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            entry.room.to_string().into(),
            entry.seq.into(),
            entry.command.0.into(),
            part.into(),
            entry.actor.0.into(),
            entry.at.0.into(),
            json(serde_json::to_string(&entry.event))?.into(),
            json(serde_json::to_string(&entry.event.inverse()))?.into(),
        ],
    )
    .await?;
    Ok(())
}

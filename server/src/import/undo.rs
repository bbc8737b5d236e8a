//! Taking an import back: everything it did, but for what somebody has changed or uses since.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    gate::{Change, Command, Event, Rejection},
    id::{CommandId, ImportId},
    import::view::{Kept, Progress, Report, Run, Status},
    names::Names,
    record::{Key, Record},
};

use crate::house::{House, able};

/// Things that are named of those an undo had to leave.
const NAMED: usize = 100;

impl House {
    /// Begins to take runs back in the background.
    pub(crate) async fn begin_undo(self: Arc<Self>, actor: &Actor, runs: Vec<ImportId>) -> Result<Progress, Failure> {
        able(actor, Capability::Import)?;
        for run in &runs {
            self.run_of(actor, *run).await?;
        }
        let begun = Progress { runs: runs.clone(), undoing: true, ..Progress::default() };
        let progress = match self.imports.begin(actor.id, begun) {
            Ok(progress) => progress,
            Err(busy) => return Ok(busy),
        };
        let (house, actor) = (Arc::clone(&self), actor.clone());
        tokio::spawn(async move {
            let result = house.take_back(&actor, &runs, |note| house.imports.note(actor.id, note)).await;
            house.end_work(&actor, result.map(drop));
        });
        Ok(progress)
    }

    /// Takes runs back, the last of them first.
    pub async fn take_back(
        &self,
        actor: &Actor,
        runs: &[ImportId],
        told: impl Fn(&dyn Fn(&mut Progress)) + Send + Sync,
    ) -> Result<Vec<Run>, Failure> {
        able(actor, Capability::Import)?;
        let mut work = Vec::new();
        for id in runs.iter().rev() {
            let run = self.run_of(actor, *id).await?;
            let commands = match Status::from_key(&run.status) {
                Some(Status::Undone) => Vec::new(),
                _ => self.read(self.store.commands_of_import(*id).await)?,
            };
            work.push((run, commands));
        }
        let of = work.iter().map(|(_, commands)| commands.len()).sum();
        told(&|progress| progress.of = of);
        let mut undone = Vec::new();
        for (mut run, commands) in work {
            told(&|progress| progress.file.clone_from(&run.file));
            if run.status != Status::Undone.key() {
                let mut report: Report = serde_json::from_str(&run.report).map_err(|error| self.broken(error))?;
                for command in commands {
                    self.take_back_command(actor, command, &mut report).await?;
                    told(&|progress| progress.done += 1);
                }
                run.status = Status::Undone.key().to_owned();
                run.report = self.written(&report)?;
                self.read(self.store.put_import(&run).await)?;
            }
            undone.push(self.view_of(run).await?);
        }
        self.imports.forget(actor.id);
        Ok(undone)
    }

    async fn take_back_command(&self, actor: &Actor, target: CommandId, report: &mut Report) -> Result<(), Failure> {
        let command = Command::new(self.sources.fresh(), Change::TakeBack(target));
        let back: BTreeSet<Key> = match self.pass(actor, command).await {
            Ok(receipt) => receipt.events.iter().map(|logged| logged.event.key()).collect(),
            Err(Failure::Rejected(Rejection::NothingToUndo)) => BTreeSet::new(),
            Err(failure) => return Err(failure),
        };
        report.taken_back += back.len();
        let done: Vec<Event> =
            self.read(self.store.events_of(target).await)?.into_iter().map(|logged| logged.event).collect();
        let keys: Vec<Key> = done.iter().map(Event::key).filter(|key| !back.contains(key)).collect();
        let now: BTreeMap<Key, Record> =
            self.read(self.store.records(&keys).await)?.into_iter().map(|record| (record.key(), record)).collect();
        let left: BTreeMap<Key, &Record> = done
            .iter()
            .filter_map(|event| now.get(&event.key()).filter(|now| still_there(event, now)))
            .map(|record| (record.key(), record))
            .collect();
        report.kept_count += left.len();
        for (key, record) in left.into_iter().take(NAMED.saturating_sub(report.kept.len())) {
            let by = match self.read(self.store.last_to_touch(key, target).await)? {
                Some(user) => self.name_of(user.into()).await?,
                None => None,
            };
            report.kept.push(Kept { kind: key.kind(), name: self.called(record).await?, by });
        }
        Ok(())
    }

    /// What a record is called; a seat as who sits on it.
    async fn called(&self, record: &Record) -> Result<Names, Failure> {
        match record {
            Record::Seat(seat) => Ok(self.name_of(seat.person.into()).await?.unwrap_or_default()),
            record => Ok(name(record).unwrap_or_default()),
        }
    }

    async fn name_of(&self, key: Key) -> Result<Option<Names>, Failure> {
        Ok(self.read(self.store.records(&[key]).await)?.first().and_then(name))
    }
}

/// Whether what the event did is still there: an edit that has been taken back already is not.
fn still_there(event: &Event, now: &Record) -> bool {
    match event {
        Event::Added(_) => true,
        Event::Edited { was, .. } => !was.clone().without_repeats(now).is_empty(),
        Event::DealMoved { from, .. } => !matches!(now, Record::Deal(deal) if deal.place() == *from),
        Event::Removed(_) => false,
    }
}

fn name(record: &Record) -> Option<Names> {
    match record {
        Record::Team(team) => Some(team.name.clone()),
        Record::User(user) => Some(user.name.clone()),
        Record::Product(product) => Some(product.name.clone()),
        Record::Account(account) => Some(account.name.clone()),
        Record::Person(person) => Some(person.name.clone()),
        Record::Map(map) => Some(map.name.clone()),
        Record::Pipeline(pipeline) => Some(pipeline.name.clone()),
        Record::Stage(stage) => Some(stage.name.clone()),
        Record::Deal(deal) => Some(deal.title.clone()),
        Record::Batch(batch) => Some(Names::same(&batch.file)),
        Record::Customer(customer) => Some(Names::same(&customer.name)),
        _ => None,
    }
}

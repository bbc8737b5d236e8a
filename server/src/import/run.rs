//! Importing: chunk by chunk, each one command at the gate. What was cut off is completed by
//! importing again.

use std::sync::Arc;

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    gate::{Change, Command},
    id::ImportId,
    import::{
        Outcome, Reason,
        view::{Progress, Report, Run, Status, Wish},
    },
};
use meridian_store::ImportRun;

use super::{
    refused::{self, Refused},
    rehearse::Ready,
};
use crate::house::{House, able};

/// Changes of one command: enough to be quick, few enough that others get a word in.
const CHUNK: usize = 500;

impl House {
    /// Begins to import files in the background; they are rehearsed anew, so nothing is done on what
    /// was true a while ago.
    pub(crate) async fn begin_import(self: Arc<Self>, actor: &Actor, wishes: Vec<Wish>) -> Result<Progress, Failure> {
        able(actor, Capability::Import)?;
        let progress = match self.imports.begin(actor.id, Progress::default()) {
            Ok(progress) => progress,
            Err(busy) => return Ok(busy),
        };
        let (house, actor) = (Arc::clone(&self), actor.clone());
        tokio::spawn(async move {
            let result = house.import(&actor, &wishes, |note| house.imports.note(actor.id, note)).await;
            house.end_work(&actor, result.map(drop));
        });
        Ok(progress)
    }

    /// The work of somebody has ended.
    pub(super) fn end_work(&self, actor: &Actor, result: Result<(), Failure>) {
        self.imports.forget(actor.id);
        self.imports.note(actor.id, |progress| {
            progress.finished = true;
            progress.broken = result.err().map(|failure| match failure {
                Failure::Broken { id } => id,
                failure => failure.code().to_owned(),
            });
        });
    }

    /// Imports files, and tells how far it has come. The first file that cannot be planned stops
    /// everything before it begins.
    pub async fn import(
        &self,
        actor: &Actor,
        wishes: &[Wish],
        told: impl Fn(&dyn Fn(&mut Progress)) + Send + Sync,
    ) -> Result<Vec<Run>, Failure> {
        able(actor, Capability::Import)?;
        let ready = self.rehearse(actor, wishes).await?;
        if let Some(fault) = ready.iter().find_map(|ready| ready.fault.clone()) {
            return Err(Failure::Unreadable(fault));
        }
        let of = ready.iter().map(|ready| ready.plan.steps.len()).sum();
        let ids: Vec<ImportId> = ready.iter().map(|_| self.sources.fresh()).collect();
        told(&|progress| {
            progress.of = of;
            progress.runs.clone_from(&ids);
        });
        let mut runs = Vec::new();
        for (ready, id) in ready.into_iter().zip(ids) {
            told(&|progress| progress.file.clone_from(&ready.file));
            runs.push(self.run(actor, id, ready, &told).await?);
        }
        self.imports.forget(actor.id);
        Ok(runs)
    }

    async fn run(
        &self,
        actor: &Actor,
        id: ImportId,
        mut ready: Ready,
        told: &(impl Fn(&dyn Fn(&mut Progress)) + Send + Sync),
    ) -> Result<Run, Failure> {
        let mut run = ImportRun {
            id,
            kind: ready.wish.kind.key().to_owned(),
            by: actor.id,
            at: self.now(),
            file: ready.file.clone(),
            status: Status::Running.key().to_owned(),
            report: self.written(&ready.report())?,
        };
        self.read(self.store.put_import(&run).await)?;
        let steps = std::mem::take(&mut ready.plan.steps);
        // Last first: the next chunk is popped from the end.
        let mut open: Vec<&[_]> = steps.chunks(CHUNK).rev().collect();
        while let Some(chunk) = open.pop() {
            let changes = chunk.iter().map(|step| step.change.clone()).collect();
            let command = Command { id: self.sources.fresh(), change: Change::All(changes), import: Some(id) };
            match self.pass(actor, command).await {
                Ok(_) => told(&|progress| progress.done += chunk.len()),
                // Somebody was quicker since the rehearsal: only what they touched is left out.
                Err(Failure::Rejected(_) | Failure::Denied(_)) if chunk.len() > 1 => {
                    let (first, second) = chunk.split_at(chunk.len() / 2);
                    open.extend([second, first]);
                }
                Err(Failure::Rejected(rejection)) => {
                    refuse(&mut ready, chunk[0].row, Reason::of(&rejection));
                }
                Err(Failure::Denied(_)) => refuse(&mut ready, chunk[0].row, Reason::Denied),
                Err(failure) => return Err(failure),
            }
        }
        let refusals = ready.refused();
        if !refusals.rows.is_empty() {
            self.read(self.store.put_refused_rows(id, &self.written(&refusals)?).await)?;
        }
        run.status = Status::Done.key().to_owned();
        run.report = self.written(&ready.report())?;
        self.read(self.store.put_import(&run).await)?;
        self.view_of(run).await
    }

    pub(super) fn written(&self, value: &impl serde::Serialize) -> Result<String, Failure> {
        serde_json::to_string(value).map_err(|error| self.broken(error))
    }
}

fn refuse(ready: &mut Ready, row: Option<usize>, reason: Reason) {
    if let Some(row) = row {
        ready.plan.refuse(row, reason);
        ready.plan.count();
    }
}

impl Ready {
    fn report(&self) -> Report {
        Report {
            counts: self.plan.counts,
            suggestions: self.plan.suggestions.iter().filter(|suggestion| suggestion.taken).cloned().collect(),
            encoding: self.encoding.to_owned(),
            account: self.wish.account.filter(|_| self.wish.kind.of_an_account()),
            ..Report::default()
        }
    }

    /// The rows that are refused, as they stand in the file, with the reasons.
    pub fn refused(&self) -> Refused {
        let rows = self.plan.rows.iter().enumerate().filter(|(_, (outcome, _))| *outcome == Outcome::Refused);
        Refused {
            kind: self.wish.kind,
            head: self.table.head.clone(),
            rows: rows
                .map(|(row, (_, notes))| refused::Row {
                    row: row + 2,
                    cells: self.table.rows[row].clone(),
                    notes: notes.clone(),
                })
                .collect(),
        }
    }
}

//! Earlier imports: who, when, which file, what came of it.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Role},
    id::{ImportId, UserId},
    import::{
        Import,
        view::{Progress, Run, Status},
    },
    names::Names,
};
use meridian_store::ImportRun;

use crate::house::{House, able};

impl House {
    /// The latest runs: an administrator sees everybody's, others their own.
    pub async fn read_imports(&self, actor: &Actor) -> Result<Vec<Run>, Failure> {
        able(actor, Capability::Import)?;
        let by = (actor.role != Role::Administrator).then_some(actor.id);
        let runs = self.read(self.store.imports(by).await)?;
        let colleagues = self.read(self.store.colleagues().await)?;
        runs.into_iter().map(|run| self.view(run, &colleagues)).collect()
    }

    /// A run that the actor may take back.
    pub(super) async fn run_of(&self, actor: &Actor, id: ImportId) -> Result<ImportRun, Failure> {
        let run = self.read(self.store.import(id).await)?.ok_or(Failure::NotFound)?;
        if run.by == actor.id || actor.role == Role::Administrator { Ok(run) } else { Err(Failure::NotFound) }
    }

    /// How far the work of the actor has come.
    pub(crate) fn read_progress(&self, actor: &Actor) -> Result<Progress, Failure> {
        able(actor, Capability::Import)?;
        Ok(self.imports.progress(actor.id))
    }

    /// A run as the page shows it.
    pub(super) async fn view_of(&self, run: ImportRun) -> Result<Run, Failure> {
        let colleagues = self.read(self.store.colleagues().await)?;
        self.view(run, &colleagues)
    }

    fn view(&self, run: ImportRun, colleagues: &[(UserId, Names)]) -> Result<Run, Failure> {
        Ok(Run {
            busy: self.imports.is_busy(run.id),
            id: run.id,
            kind: Import::from_key(&run.kind),
            file: run.file,
            by: colleagues.iter().find(|(user, _)| *user == run.by).map(|(_, name)| name.clone()),
            at: run.at,
            zone: self.zone,
            status: Status::from_key(&run.status).unwrap_or(Status::Running),
            report: serde_json::from_str(&run.report).map_err(|error| self.broken(error))?,
        })
    }
}

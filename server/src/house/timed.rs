//! What comes by itself: injects whose time has come or whose condition holds.

use meridian_app::Failure;
use meridian_domain::{
    gate::{Change, Command},
    id::{CommandId, CrewId, ReleaseId, RunId},
    workshop::{
        Key,
        run::{Release, due},
    },
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::House;

/// The same id every time for the same inject, team and purpose: a second attempt, after a restart or in
/// another process, finds that it is done.
fn same_id(purpose: &str, run: RunId, crew: CrewId, inject: &Key) -> Uuid {
    let digest = Sha256::digest(format!("{purpose} {run} {crew} {inject}").as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

impl House {
    /// Lets injects reach their teams that should have by now; how many did. What was missed while nothing
    /// ran comes at once.
    pub async fn let_injects_come(&self) -> Result<usize, Failure> {
        let mut came = 0;
        for run in self.read(self.store.runs_going().await)? {
            let all = self.gather(run.id).await?;
            let now = self.now();
            for due in due(&all.case, &all.run, &all.crews, &all.releases, &all.inquiries, now) {
                let Ok(crew) = all.crew(due.crew) else { continue };
                let release = Release {
                    id: ReleaseId(same_id("release", run.id, crew.id, &due.inject)),
                    run: run.id,
                    crew: crew.id,
                    account: crew.account,
                    inject: due.inject.clone(),
                    at: now,
                    by: None,
                    withdrawn: false,
                };
                let id = CommandId(same_id("command", run.id, crew.id, &due.inject));
                match self.pass(&self.caretaker(), Command::new(id, Change::Add(release.into()))).await {
                    Ok(_) => came += 1,
                    // Somebody else was quicker.
                    Err(Failure::Rejected(rejection)) => tracing::debug!(%rejection, "an inject was there already"),
                    Err(failure) => return Err(failure),
                }
            }
        }
        Ok(came)
    }
}

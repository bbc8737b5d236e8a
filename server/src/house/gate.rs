//! The gate: commit, then tell.

use std::time::Instant;

use meridian_app::Failure;
use meridian_domain::{
    access::Actor,
    gate::{Command, Context, Receipt},
    time::Moment,
};
use meridian_store::CommitError;

use super::House;

impl House {
    /// Commits a command of `actor` and tells the rooms. The receipt comes when it is durable.
    pub async fn pass(&self, actor: &Actor, command: Command) -> Result<Receipt, Failure> {
        self.pass_at(actor, command, self.now()).await
    }

    /// The same as if it were `now`.
    pub async fn pass_at(&self, actor: &Actor, command: Command, now: Moment) -> Result<Receipt, Failure> {
        let began = Instant::now();
        let context = Context { actor: actor.id, now, today: now.date_at(self.zone) };
        let committed = match self.store.commit(actor, &command, context).await {
            Ok(committed) => committed,
            Err(CommitError::Rejected(rejection)) => {
                metrics::counter!("meridian_commands_total", "outcome" => rejection.code()).increment(1);
                return Err(rejection.into());
            }
            Err(CommitError::Broken(error)) => return Err(self.broken(error)),
        };
        metrics::counter!("meridian_commands_total", "outcome" => "committed").increment(1);
        metrics::histogram!("meridian_commit_seconds").record(began.elapsed().as_secs_f64());
        let repeated = committed.told.is_empty() && !committed.receipt.events.is_empty();
        let told = if repeated { self.read(self.store.told(committed.receipt.events).await)? } else { committed.told };
        let seen = self.seen(told).await?;
        let events = seen.iter().map(|seen| seen.redacted(actor)).collect();
        if !repeated {
            self.publish(seen);
        }
        Ok(Receipt { command: command.id, events })
    }
}

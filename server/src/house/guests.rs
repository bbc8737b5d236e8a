//! What participants of cases may look at of pipelines and people, and what of sandboxes others may.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Role, Subject, may},
    account::Account,
    gate::World,
    id::{AccountId, PipelineId, RunId, UserId},
    names::Names,
    pipeline::{Competitor, Pipeline},
    record::{Key, Kind, Record},
    workshop::run::{Crew, Run},
    workspace::{Product, User},
};

use super::House;

/// Whether the actor is a guest, for whom there is nothing of the workspace.
pub(super) fn is_guest(actor: &Actor) -> bool {
    actor.role == Role::Participant
}

impl House {
    /// The team of a guest.
    pub(super) async fn crew_of(&self, actor: &Actor) -> Result<Crew, Failure> {
        self.read(self.store.crew_of(actor.id).await)?.ok_or(Failure::NotFound)
    }

    /// A run the actor may see as one of its staff.
    pub(super) async fn run_for(&self, actor: &Actor, run: RunId, capability: Capability) -> Result<Run, Failure> {
        let Record::Run(run) = self.there(run.into()).await? else { return Err(Failure::NotFound) };
        let mut subject = Subject::of(&World::default(), &run.clone().into());
        subject.shared = false;
        may(actor, Capability::Judge, &subject).map_err(|_| Failure::NotFound)?;
        may(actor, capability, &subject)?;
        Ok(run)
    }

    /// Whether the actor may hear what happens in the room of a run.
    pub(super) async fn may_attend(&self, actor: &Actor, run: RunId) -> Result<(), Failure> {
        super::able(actor, Capability::ReadRun)?;
        if is_guest(actor) {
            return if self.crew_of(actor).await?.run == run { Ok(()) } else { Err(Failure::NotFound) };
        }
        let Record::Run(run) = self.there(run.into()).await? else { return Err(Failure::NotFound) };
        let mut subject = Subject::of(&World::default(), &run.into());
        subject.shared = false;
        may(actor, Capability::ReadRun, &subject).map_err(|_| Failure::NotFound)
    }

    /// Whether the actor may look into a pipeline at all; which deals they see is decided deal by deal.
    pub(super) async fn may_look_into(&self, actor: &Actor, pipeline: PipelineId) -> Result<(), Failure> {
        if !is_guest(actor) {
            return Ok(());
        }
        if self.crew_of(actor).await?.pipeline == pipeline { Ok(()) } else { Err(Failure::NotFound) }
    }

    /// The pipelines the actor chooses from: ours, and for a guest the team's own. One of a sandbox that is
    /// asked for by who trains there is added.
    pub(super) async fn pipelines_for(
        &self,
        actor: &Actor,
        wanted: Option<PipelineId>,
    ) -> Result<Vec<Pipeline>, Failure> {
        if is_guest(actor) {
            let Record::Pipeline(own) = self.there(self.crew_of(actor).await?.pipeline.into()).await? else {
                return Err(Failure::NotFound);
            };
            return Ok(vec![own]);
        }
        let mut pipelines = self.read(self.store.pipelines().await)?;
        if let Some(id) = wanted.filter(|id| pipelines.iter().all(|one| one.id != *id))
            && let Ok(Record::Pipeline(sandbox @ Pipeline { run: Some(run), .. })) = self.there(id.into()).await
            && self.may_attend(actor, run).await.is_ok()
        {
            pipelines = vec![sandbox];
        }
        Ok(pipelines)
    }

    /// The colleagues one can name in an account: ours, and in a sandbox who is in its team.
    pub(super) async fn colleagues_in(&self, account: &Account) -> Result<Vec<(UserId, Names)>, Failure> {
        match account.run {
            Some(_) => self.read(self.store.members_of(account.id).await),
            None => self.read(self.store.colleagues().await),
        }
    }

    /// The colleagues the actor can name where no account is meant.
    pub(super) async fn colleagues_for(
        &self,
        actor: &Actor,
        account: Option<AccountId>,
    ) -> Result<Vec<(UserId, Names)>, Failure> {
        if is_guest(actor) {
            let crew = self.crew_of(actor).await?;
            return self.read(self.store.members_of(crew.account).await);
        }
        if let Some(account) = account
            && let Ok(Record::Account(account)) = self.there(account.into()).await
        {
            return self.colleagues_in(&account).await;
        }
        self.read(self.store.colleagues().await)
    }
}

impl House {
    /// The pipelines a deal of an account can be in.
    pub(super) async fn pipelines_about(&self, actor: &Actor, account: &Account) -> Result<Vec<Pipeline>, Failure> {
        let Some(run) = account.run.filter(|_| !is_guest(actor)) else { return self.pipelines_for(actor, None).await };
        let records = self.read(self.store.run_records(run).await)?;
        let own = records.into_iter().find_map(|record| match record {
            Record::Crew(crew) if crew.account == account.id => Some(crew.pipeline),
            _ => None,
        });
        self.pipelines_for(actor, own).await
    }

    /// What we sell: guests sell what their case says.
    pub(super) async fn products_for(&self, actor: &Actor) -> Result<Vec<Product>, Failure> {
        if is_guest(actor) { Ok(Vec::new()) } else { self.read_products().await }
    }

    /// Who sells what we sell, for who is one of us.
    pub(super) async fn competitors_for(&self, actor: &Actor) -> Result<Vec<Competitor>, Failure> {
        if is_guest(actor) { Ok(Vec::new()) } else { self.read_competitors().await }
    }

    /// Everybody who may be named or sign, for who is one of us; a guest's own team.
    pub(super) async fn signers_for(&self, actor: &Actor) -> Result<Vec<User>, Failure> {
        let records = if is_guest(actor) {
            let members = self.colleagues_for(actor, None).await?;
            let keys: Vec<Key> = members.into_iter().map(|(user, _)| user.into()).collect();
            self.read(self.store.records(&keys).await)?
        } else {
            self.read(self.store.all(Kind::User).await)?
        };
        Ok(records
            .into_iter()
            .filter_map(|record| if let Record::User(user) = record { Some(user) } else { None })
            .collect())
    }
}

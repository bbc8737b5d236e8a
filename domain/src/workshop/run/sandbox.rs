//! A team's sandbox: an account of its own, with what everybody knows of the case in it.

use uuid::Uuid;

use super::{Crew, Run, TeamWish};
use crate::{
    account::{Account, AccountKind, Member},
    gate::Change,
    id::*,
    names::Names,
    pipeline::{Deal, Pipeline, Rank, template::Template},
    stakeholder::{Map, Person, Procurement},
    time::{Date, Moment},
    workshop::PublicCase,
    workspace::TeamRole,
};

/// What the records of a sandbox are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SandboxIds {
    pub crew: CrewId,
    pub account: AccountId,
    pub map: MapId,
    pub pipeline: PipelineId,
    pub deal: DealId,
}

/// What a sandbox is made of. The case is the public one: nothing hidden can get into it.
#[derive(Clone, Copy, Debug)]
pub struct Sandbox<'a> {
    pub run: &'a Run,
    pub case: &'a PublicCase,
    pub team: &'a TeamWish,
    pub ids: SandboxIds,
    pub now: Moment,
    pub today: Date,
}

impl Sandbox<'_> {
    /// The changes that make it. Who trains and judges is in the account's team, so that they can look.
    pub fn changes(&self, mut ids: impl FnMut() -> Uuid) -> Vec<Change> {
        let SandboxIds { crew, account, map, pipeline, deal } = self.ids;
        let (run, team) = (self.run, self.team);
        let mut changes = vec![Change::Add(self.account().into())];
        for user in run.staff() {
            let function = if user == run.by { TeamRole::Lead } else { TeamRole::Market };
            changes.push(Change::Add(Member { id: MemberId(ids()), account, user, function }.into()));
        }
        for person in &self.case.people {
            let made = Person {
                title: person.title.clone(),
                department: person.dept.clone(),
                external: person.external,
                key: Some(person.id.0.clone()),
                ..Person::named(PersonId(ids()), account, person.name.clone())
            };
            changes.push(Change::Add(made.into()));
        }
        let name = Names::new(format!("{} · 管线", team.name.zh), format!("{} · pipeline", team.name.en));
        changes.push(Change::Add(Pipeline { run: Some(run.id), ..Pipeline::named(pipeline, name, 1_000) }.into()));
        let stages = template(self.case.procurement).map(|template| template.stages(pipeline, &mut ids));
        let stages = stages.unwrap_or_default();
        let first = stages.first().map(|stage| stage.id);
        changes.extend(stages.into_iter().map(|stage| Change::Add(stage.into())));
        if let (Some(stage), Ok(rank)) = (first, Rank::between(None, None)) {
            changes.push(Change::Add(self.deal(stage, rank).into()));
        }
        let made = Map {
            procurement: Some(self.case.procurement),
            deal: Some(deal),
            ..Map::named(map, account, run.hospital.clone())
        };
        changes.push(Change::Add(made.into()));
        let made = Crew {
            id: crew,
            run: run.id,
            name: team.name.clone(),
            colour: team.colour,
            account,
            map,
            pipeline,
            deal,
            locked: false,
        };
        changes.push(Change::Add(made.into()));
        changes
    }

    fn account(&self) -> Account {
        Account {
            id: self.ids.account,
            name: self.run.hospital.clone(),
            short: Names::default(),
            kind: AccountKind::Hospital,
            sector: "medical".to_owned(),
            grade: String::new(),
            city: Names::default(),
            country: "CN".to_owned(),
            beds: None,
            founded: None,
            employees: None,
            revenue: None,
            parent: None,
            owner: None,
            tier: None,
            wallet_target: None,
            key: None,
            run: Some(self.run.id),
        }
    }

    fn deal(&self, stage: StageId, rank: Rank) -> Deal {
        Deal {
            id: self.ids.deal,
            pipeline: self.ids.pipeline,
            stage,
            rank,
            entered_at: self.now,
            title: self.case.product.clone(),
            account: Some(self.ids.account),
            product: None,
            owner: None,
            amount: None,
            probability: None,
            opened_on: Some(self.today),
            expected_on: None,
            closed_on: None,
            next_step: String::new(),
            next_on: None,
            committee_on: None,
            category: None,
            low: None,
            high: None,
            reason: None,
            reason_note: String::new(),
            lost_to: None,
            lost_to_nobody: false,
            tender: None,
            key: None,
        }
    }
}

/// The pipeline of a purchase.
fn template(procurement: Procurement) -> Option<&'static Template> {
    Template::of(match procurement {
        Procurement::Device => "equipment",
        Procurement::Drug => "drugs",
        Procurement::Consumable => "consumables",
    })
}

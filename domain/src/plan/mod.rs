//! Plans, goals and actions.

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    names::Names,
    record::{Describe, Key, record},
    time::{Date, Moment},
};

/// Where a plan stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    #[default]
    Draft,
    InReview,
    Approved,
    Active,
    Closed,
}

record! {
    /// An account plan.
    pub struct Plan (PlanPatch) {
        pub id: PlanId,
        pub account: AccountId,
        pub name: Names,
        pub status: PlanStatus,
        pub starts_on: Date,
        pub ends_on: Date,
    }
}

record! {
    /// A goal of a plan.
    pub struct Goal (GoalPatch) {
        pub id: GoalId,
        pub account: AccountId,
        pub plan: PlanId,
        pub title: Names,
        /// How it is measured.
        pub measure: String,
        /// Share achieved, in percent.
        pub done: i64,
        /// Weight in the plan's progress, in days of work.
        pub effort: i64,
    }
}

record! {
    /// Something to do.
    pub struct Action (ActionPatch) {
        pub id: ActionId,
        pub account: AccountId,
        pub plan: Option<PlanId>,
        pub deal: Option<DealId>,
        /// The person at the customer's it is about. Never a monitor.
        pub person: Option<PersonId>,
        pub title: Names,
        pub due_on: Option<Date>,
        pub owner: Option<UserId>,
        pub done_at: Option<Moment>,
    }
}

impl Describe for Plan {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("name", &self.name)
            .date("starts_on", Some(self.starts_on))
            .date("ends_on", Some(self.ends_on))
            .holds("ends_on", self.ends_on >= self.starts_on)
            .done()
    }
}

impl Describe for Goal {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into(), self.plan.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("title", &self.title)
            .text("measure", &self.measure)
            .between("done", Some(self.done), 0, 100)
            .between("effort", Some(self.effort), 1, 10_000)
            .done()
    }
}

impl Describe for Action {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.account.into()];
        keys.extend(self.plan.map(Key::from));
        keys.extend(self.deal.map(Key::from));
        keys.extend(self.person.map(Key::from));
        keys.extend(self.owner.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("title", &self.title).date("due_on", self.due_on).done()
    }
}

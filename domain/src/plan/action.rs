//! Actions.

use super::*;
use crate::time::Moment;

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
        /// The goal it serves.
        #[serde(default)]
        pub goal: Option<GoalId>,
        /// Days of work it takes, 0..=1 000.
        #[serde(default)]
        pub days: Option<i64>,
    }
}

impl Action {
    /// Something to do that nobody has, for nobody in particular, without a date.
    pub fn titled(id: ActionId, account: AccountId, title: Names) -> Self {
        Self {
            id,
            account,
            plan: None,
            deal: None,
            person: None,
            title,
            due_on: None,
            owner: None,
            done_at: None,
            goal: None,
            days: None,
        }
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
        keys.extend(self.goal.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("title", &self.title).date("due_on", self.due_on).between("days", self.days, 0, 1_000).done()
    }
}

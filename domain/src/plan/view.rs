//! What the plan of an account shows.

use serde::{Deserialize, Serialize};

use super::{Plan, PlanRules, Response};
use crate::{
    gate::{Room, World},
    id::*,
    money::Currency,
    names::Names,
    record::Record,
    time::Date,
};

/// All sheets of an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanView {
    pub account: AccountId,
    pub name: Names,
    /// Plans, goals, actions; factors, SWOT, strategies with their pairs; promises; responses. Beside
    /// them the account's people, maps and seats.
    pub records: Vec<Record>,
    /// Colleagues by id.
    pub colleagues: Vec<(UserId, Names)>,
    /// How other accounts that the reader may see answer to visits, with what they are called.
    pub others: Vec<(Names, Response)>,
    /// The currency in which new amounts are meant.
    pub reporting: Currency,
    pub rules: PlanRules,
    /// The day it was read.
    pub today: Date,
    /// Where the account's room and those of its maps stood when this was read.
    pub rooms: Vec<(Room, i64)>,
    pub may_edit: bool,
}

impl PlanView {
    /// The plan the account works by in a world.
    pub fn current(world: &World, account: AccountId, today: Date) -> Option<&Plan> {
        Plan::current(world.all::<Plan>().filter(|plan| plan.account == account), today)
    }
}

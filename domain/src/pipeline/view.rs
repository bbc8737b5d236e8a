//! What the board shows.

use serde::{Deserialize, Serialize};

use super::{Deal, Qualification, Stage};
use crate::{
    gate::{Logged, Room},
    id::*,
    money::Currency,
    names::Names,
    plan::Action,
    stakeholder::metrics::Proven,
    time::{Date, Moment},
};

/// Which deals of a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DealFilter {
    pub account: Option<AccountId>,
    pub owner: Option<UserId>,
    pub product: Option<ProductId>,
    /// Only deals that name no account.
    pub without_account: bool,
    /// A part of the deal's or the account's name.
    pub text: String,
}

/// A deal as a card shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub deal: Deal,
    pub account: Option<Names>,
    pub product: Option<Names>,
    pub owner: Option<Names>,
}

/// The head of a column: totals of *all* deals of the filter, computed by the database.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnHead {
    pub stage: Stage,
    pub count: i64,
    /// Sum in minor units of the reporting currency.
    pub sum: i64,
    /// The same, each amount times its probability.
    pub weighted: i64,
    /// Deals left out of both sums, because there is no rate for their currency.
    pub unconverted: i64,
}

/// Some cards of a column, from number `offset` on, in the team's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnWindow {
    pub stage: StageId,
    pub offset: i64,
    pub cards: Vec<Card>,
}

/// A board as it is first shown: all heads and the first cards of each column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Board {
    pub id: PipelineId,
    pub name: Names,
    /// All pipelines, to choose from.
    pub pipelines: Vec<(PipelineId, Names)>,
    pub reporting: Currency,
    pub heads: Vec<ColumnHead>,
    pub windows: Vec<ColumnWindow>,
    /// Where the pipeline's room stood when this was read.
    pub seq: i64,
    /// Whether the reader may move deals at all.
    pub may_edit: bool,
    /// When this was read: ages are counted to then.
    pub now: Moment,
}

/// All deals of one account, and what is needed to add one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountDeals {
    pub account: AccountId,
    /// Open deals first.
    pub cards: Vec<Card>,
    pub pipelines: Vec<(PipelineId, Names)>,
    /// The stages of all pipelines.
    pub stages: Vec<Stage>,
    pub colleagues: Vec<(UserId, Names)>,
    pub reporting: Currency,
    /// Where the rooms of the pipelines stood.
    pub rooms: Vec<(Room, i64)>,
    pub may_edit: bool,
    pub now: Moment,
    pub today: Date,
}

/// One deal with its past.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DealView {
    pub card: Card,
    pub pipeline: Names,
    /// The stages of its pipeline, in their order.
    pub stages: Vec<Stage>,
    pub colleagues: Vec<(UserId, Names)>,
    /// What is recorded of its letters of MEDDPICC.
    #[serde(default)]
    pub qualifications: Vec<Qualification>,
    /// What a people map proves of them, where one is about the deal and the reader may see it.
    #[serde(default)]
    pub map: Option<DealMap>,
    /// What is to be done for it, as far as the reader may see the account.
    pub actions: Vec<Action>,
    /// What happened to it, the latest first.
    pub history: Vec<Logged>,
    pub reporting: Currency,
    /// Where its rooms stood: the pipeline's, the account's if the reader may see it, and then the
    /// map's that is about the deal.
    pub rooms: Vec<(Room, i64)>,
    pub may_edit: bool,
    pub now: Moment,
    pub today: Date,
}

/// The people map that is about a deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DealMap {
    pub account: AccountId,
    pub map: MapId,
    pub name: Names,
    /// What it proves of the eight letters, in their order.
    pub proven: Vec<Proven>,
}

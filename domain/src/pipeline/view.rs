//! What the board shows.

use serde::{Deserialize, Serialize};

pub use super::query::DealFilter;
use super::{
    Approval, Competitor, Deal, DealItem, Document, Pipeline, Qualification, Rates, Rival, SavedView, Stage, Target,
    query::{Group, Grouping, Month},
};
use crate::{
    access::Role,
    gate::{Logged, Room},
    id::*,
    money::Currency,
    names::Names,
    plan::Action,
    stakeholder::{Comment, metrics::Proven},
    time::{Date, Moment},
    workspace::Product,
};

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

/// Some cards of a column, or of a row's part of it, from number `offset` on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnWindow {
    pub stage: StageId,
    /// The row, where the board has rows.
    #[serde(default)]
    pub group: Option<Group>,
    pub offset: i64,
    pub cards: Vec<Card>,
}

/// What deals come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    pub count: i64,
    /// In minor units of the reporting currency.
    pub sum: i64,
    /// The same, each amount times its probability.
    pub weighted: i64,
    /// Deals left out of both sums, because there is no rate for their currency.
    pub unconverted: i64,
}

/// The head of a row of the board, and what its part of each column comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowHead {
    pub group: Group,
    /// What it is called; `None` for the row of what names none, and for somebody who is gone.
    pub name: Option<Names>,
    pub total: Sum,
    /// In the order of the columns.
    pub cells: Vec<Sum>,
}

/// All heads of a board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heads {
    pub columns: Vec<ColumnHead>,
    /// Empty when the board has no rows.
    pub rows: Vec<RowHead>,
}

/// Some deals of the table, from number `offset` on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DealRows {
    pub offset: i64,
    pub cards: Vec<Card>,
}

/// What a pipeline is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// As columns, in rows or not.
    Board(Grouping),
    Table,
    /// As the days of a month; of the present one when none is named.
    Calendar(Option<Month>),
}

impl Default for Show {
    fn default() -> Self {
        Self::Board(Grouping::None)
    }
}

/// What a filter can be chosen from: what the deals of a pipeline name that the reader may see.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    pub owners: Vec<Choice<UserId>>,
    pub teams: Vec<Choice<TeamId>>,
    pub accounts: Vec<Choice<AccountId>>,
    pub products: Vec<Choice<ProductId>>,
    /// The team of each owner who has one.
    pub team_of: Vec<(UserId, TeamId)>,
    /// The family of each product that has one.
    pub family_of: Vec<(ProductId, String)>,
    /// Who may come to own a deal.
    #[serde(default)]
    pub colleagues: Vec<Choice<UserId>>,
}

/// Something to choose, by its name.
pub type Choice<T> = (T, Names);

/// A board as it is first shown: all heads, and the first cards of each column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Board {
    pub id: PipelineId,
    pub name: Names,
    /// Whether it is put away.
    #[serde(default)]
    pub archived: bool,
    /// The pipelines in use and this one, to choose from.
    pub pipelines: Vec<(PipelineId, Names)>,
    pub reporting: Currency,
    /// The rates at which it is filtered and sorted by amounts.
    pub rates: Rates,
    pub heads: Vec<ColumnHead>,
    /// The rows, when the board has any.
    #[serde(default)]
    pub rows: Vec<RowHead>,
    pub windows: Vec<ColumnWindow>,
    /// The first deals of the table, or all deals with a deadline in the month of the calendar.
    #[serde(default)]
    pub cards: Vec<Card>,
    /// The month of the calendar.
    #[serde(default)]
    pub month: Option<Month>,
    /// Where the pipeline's room stood when this was read.
    pub seq: i64,
    /// Whether the reader may move deals at all.
    pub may_edit: bool,
    /// The reader's own views and those that are shared.
    #[serde(default)]
    pub views: Vec<SavedView>,
    /// What is to be won in the pipeline and in all together, as far as the reader may know.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// When this was read: ages are counted to then.
    pub now: Moment,
}

/// A pipeline as an administrator changes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Blueprint {
    pub pipeline: Pipeline,
    /// Its stages in their order, each with how many deals stand in it.
    pub stages: Vec<(Stage, i64)>,
    /// Where its rooms stood: the one of all, for its name, and its own.
    pub rooms: Vec<(Room, i64)>,
}

/// How long a deal stood, or has stood, in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub deal: DealId,
    pub stage: StageId,
    pub entered_at: Moment,
    /// Nothing while it stands there.
    pub left_at: Option<Moment>,
    /// Who brought it there; unknown for what was recorded before this was.
    pub by: Option<UserId>,
}

/// All deals of one account, and what is needed to add one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountDeals {
    pub account: AccountId,
    /// Open deals first.
    pub cards: Vec<Card>,
    /// Those in use, for a new deal.
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
    /// Its rivals, and all competitors to choose from.
    #[serde(default)]
    pub rivals: Vec<Rival>,
    #[serde(default)]
    pub competitors: Vec<Competitor>,
    /// What it is made of.
    #[serde(default)]
    pub items: Vec<DealItem>,
    /// Its papers, the latest first.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// What was signed for it, the latest first.
    #[serde(default)]
    pub approvals: Vec<Approval>,
    /// What colleagues say about it.
    #[serde(default)]
    pub comments: Vec<Comment>,
    /// Who sees it in any case: its owner, and the team of its account.
    #[serde(default)]
    pub near: Vec<UserId>,
    /// Roles of those who have signed: a signature counts for the role they have now.
    #[serde(default)]
    pub roles: Vec<(UserId, Role)>,
    /// What we sell, to choose from.
    #[serde(default)]
    pub products: Vec<Product>,
    /// The stages it has stood in, the first visit first.
    #[serde(default)]
    pub visits: Vec<Visit>,
    /// What a people map proves of them, where one is about the deal and the reader may see it.
    #[serde(default)]
    pub map: Option<DealMap>,
    /// What is to be done for it, as far as the reader may see the account.
    pub actions: Vec<Action>,
    /// What happened to it and to what is recorded of it, the latest first.
    pub history: Vec<Logged>,
    pub reporting: Currency,
    /// Where its rooms stood: the pipeline's, the one of all for the names of competitors, the account's
    /// if the reader may see it, and then the map's that is about the deal.
    pub rooms: Vec<(Room, i64)>,
    pub may_edit: bool,
    /// Whether the reader may change what is to be done for it.
    #[serde(default)]
    pub may_plan: bool,
    /// Whether the reader may comment on it.
    #[serde(default)]
    pub may_comment: bool,
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

//! What the lists of accounts and the account workspace show.

use serde::{Deserialize, Serialize};

use super::{
    Account, Interaction, Tier,
    profile::{Fact, Holding, Need},
};
use crate::{
    gate::{Logged, Room},
    health::{Alarm, Dimension, Health, HealthInputs, Model, Segment},
    id::*,
    money::Currency,
    names::Names,
    pipeline::{Stage, view::Card},
    plan::Action,
    stakeholder::{Person, Relation, Seat, metrics::MapRules},
    time::{Date, Moment},
};

/// Which accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountFilter {
    pub text: String,
    pub tier: Option<Tier>,
    pub owner: Option<UserId>,
    pub offset: i64,
    /// At most 200.
    pub limit: i64,
}

/// A line in the list of accounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountRow {
    pub account: Account,
    pub owner: Option<Names>,
    pub parent: Option<Names>,
    pub people: i64,
    pub open_deals: i64,
    /// Sum of the open deals in minor units of the reporting currency.
    pub open_sum: i64,
    /// The latest snapshots of the health, oldest first.
    pub health: Vec<Snapshot>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountPage {
    pub rows: Vec<AccountRow>,
    pub total: i64,
    pub reporting: Currency,
}

/// The health of an account as it was on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub on: Date,
    /// 0 to 100, in hundredths; `None` when nothing was known.
    pub value: Option<i64>,
    /// Data coverage in percent.
    pub coverage: i64,
    /// The score of each side, in the order of [`Dimension::ALL`] and hundredths; empty where only the
    /// whole was noted.
    #[serde(default)]
    pub sides: Vec<Option<i64>>,
    /// The version of the model it was scored by, where that was noted.
    #[serde(default)]
    pub version: Option<i64>,
}

impl Snapshot {
    /// A score of which only the whole is known.
    #[must_use]
    pub fn whole(on: Date, value: Option<i64>, coverage: i64) -> Self {
        Self { on, value, coverage, sides: Vec::new(), version: None }
    }

    /// The health of a day, as it is noted.
    #[must_use]
    pub fn of(on: Date, health: &Health) -> Self {
        let hundredths = |value: f64| (value * 100.0).round() as i64;
        let side = |dimension| health.dimensions.iter().find(|(of, _)| *of == dimension).and_then(|(_, one)| one.value);
        Self {
            on,
            value: health.total.value.map(hundredths),
            coverage: hundredths(health.total.coverage),
            sides: Dimension::ALL.map(|dimension| side(dimension).map(hundredths)).to_vec(),
            version: Some(i64::from(health.total.model_version)),
        }
    }

    /// The score of a side then, 0..=100.
    #[must_use]
    pub fn side(&self, dimension: Dimension) -> Option<f64> {
        let place = Dimension::ALL.iter().position(|of| *of == dimension)?;
        self.sides.get(place).copied().flatten().map(|hundredths| hundredths as f64 / 100.0)
    }
}

/// What all rooms of an account show of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountHead {
    pub account: Account,
    pub parent: Option<(AccountId, Names)>,
    /// People on its first map.
    pub people: usize,
    /// Open deals that the reader may see.
    pub open_deals: usize,
}

/// Everything the account's overview and health pages show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountView {
    pub account: Account,
    pub owner: Option<Names>,
    pub reporting: Currency,
    pub health: Health,
    pub inputs: HealthInputs,
    pub model: Model,
    /// Whose model it is.
    pub segment: Segment,
    /// What holds the score down, or held it: latest first.
    pub alarms: Vec<Alarm>,
    /// May acknowledge it.
    pub may_acknowledge: bool,
    /// The rules of the figures that come from the people map.
    pub rules: MapRules,
    pub history: Vec<Snapshot>,
    /// The first map of the account, with its seats.
    pub map: Option<MapId>,
    pub seats: Vec<(Seat, Person)>,
    pub relations: Vec<Relation>,
    /// The open deals.
    pub deals: Vec<Card>,
    pub stages: Vec<Stage>,
    pub open_sum: i64,
    pub weighted_sum: i64,
    pub actions: Vec<Action>,
    pub interactions: Vec<Interaction>,
    pub colleagues: Vec<(UserId, Names)>,
    pub seq: i64,
    pub may_edit: bool,
    /// Whether the reader may record what was heard and what is to be done.
    pub may_plan: bool,
    pub now: Moment,
    pub today: Date,
}

/// Everything the account's profile shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileView {
    pub account: Account,
    pub reporting: Currency,
    pub facts: Vec<Fact>,
    pub holdings: Vec<Holding>,
    pub needs: Vec<Need>,
    /// What happened to needs, the latest first.
    pub past: Vec<Logged>,
    pub people: Vec<Person>,
    pub colleagues: Vec<(UserId, Names)>,
    /// Where the rooms stood when this was read.
    pub rooms: Vec<(Room, i64)>,
    /// Whether the reader may change the account itself, and whether what is known of it.
    pub may_edit: bool,
    pub may_note: bool,
    pub now: Moment,
    pub today: Date,
}

/// Something the command palette found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Found {
    Account { id: AccountId, name: Names },
    Person { id: PersonId, account: AccountId, name: Names, title: Names, at: Names },
    Deal { id: DealId, pipeline: PipelineId, title: Names, at: Option<Names> },
}

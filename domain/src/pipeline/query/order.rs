//! The order of deals in a column and in the table.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Facts;
use crate::{locale::Lang, names::Names};

/// By what deals are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortKey {
    /// The order the team gave the cards by dragging them, stage after stage.
    #[default]
    Team,
    Title,
    Account,
    Product,
    Stage,
    /// In the reporting currency; what has no rate counts as unknown.
    Amount,
    Probability,
    Expected,
    Owner,
    NextStep,
    NextOn,
    /// How long it has stood in its stage.
    Age,
}

impl SortKey {
    /// All of them, as the table has its columns.
    pub const ALL: [Self; 12] = [
        Self::Team,
        Self::Title,
        Self::Account,
        Self::Product,
        Self::Stage,
        Self::Amount,
        Self::Probability,
        Self::Expected,
        Self::Owner,
        Self::NextStep,
        Self::NextOn,
        Self::Age,
    ];

    /// As an address writes it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Title => "title",
            Self::Account => "account",
            Self::Product => "product",
            Self::Stage => "stage",
            Self::Amount => "amount",
            Self::Probability => "probability",
            Self::Expected => "expected",
            Self::Owner => "owner",
            Self::NextStep => "next_step",
            Self::NextOn => "next_on",
            Self::Age => "age",
        }
    }
}

/// How deals are sorted. What is unknown stands last either way; what is equal stands by its id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DealOrder {
    pub by: SortKey,
    /// Most first. The team's order has no other way round.
    pub down: bool,
    /// Whose names count.
    pub lang: Lang,
}

/// What is compared; texts by their code points, as both databases do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(i64),
    Text(String),
}

impl DealOrder {
    /// Whether cards stand as the team has put them.
    #[must_use]
    pub fn is_teams(&self) -> bool {
        self.by == SortKey::Team
    }

    fn value(&self, facts: &Facts<'_>) -> Option<Value> {
        let text = |text: &str| Some(Value::Text(text.to_ascii_lowercase())).filter(|_| !text.is_empty());
        let name = |names: Option<&Names>| names.and_then(|names| text(names.get(self.lang)));
        let deal = facts.deal;
        match self.by {
            SortKey::Team => None,
            SortKey::Title => name(Some(&deal.title)),
            SortKey::Account => name(facts.account),
            SortKey::Product => name(facts.product),
            SortKey::Owner => name(facts.owner),
            SortKey::Stage => facts.stage.map(|stage| Value::Number(stage.position)),
            SortKey::Amount => deal.amount.and_then(|amount| facts.rates.reported(amount)).map(Value::Number),
            SortKey::Probability => deal.probability.or(facts.stage.map(|stage| stage.probability)).map(Value::Number),
            SortKey::Expected => deal.expected_on.map(|on| Value::Number(on.days())),
            SortKey::NextStep => text(&deal.next_step),
            SortKey::NextOn => deal.next_on.map(|on| Value::Number(on.days())),
            SortKey::Age => Some(Value::Number(-deal.entered_at.0)),
        }
    }

    /// How two deals stand to each other.
    #[must_use]
    pub fn compare(&self, one: &Facts<'_>, other: &Facts<'_>) -> Ordering {
        let known = match (self.value(one), self.value(other)) {
            (Some(one), Some(other)) if self.down => other.cmp(&one),
            (Some(one), Some(other)) => one.cmp(&other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        let team = || {
            let place = |facts: &Facts<'_>| facts.stage.map(|stage| stage.position);
            place(one).cmp(&place(other)).then_with(|| one.deal.rank.cmp(&other.deal.rank))
        };
        let known = if self.is_teams() { team() } else { known };
        known.then_with(|| one.deal.id.cmp(&other.deal.id))
    }
}

//! What a policy would do to the forecast: assumptions put on the deals of a simulation.
//!
//! A scenario is data a person can read, keep and change. Nothing here is a prediction: it answers
//! "what if", and says of each deal what was assumed. Played with the same seed, a scenario and the
//! forecast without it differ by the assumptions alone (see [`super::Simulation`]).

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use super::{BILLION, Month, Spread, UncertainDeal, divide, parts_per_billion};
use crate::{
    explained::usable,
    id::{AccountId, PipelineId, ProductId},
};

/// One assumption: which deals, and what happens to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    pub scope: Scope,
    pub shock: Shock,
}

/// Which deals an assumption is about: those that meet every condition. An empty list is no
/// condition, so that an empty scope is every deal. A deal of which the field is not known meets no
/// condition on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    pub pipelines: Vec<PipelineId>,
    /// Product lines, as products name theirs.
    pub lines: Vec<String>,
    pub products: Vec<ProductId>,
    /// For what strikes some customers only, such as the hospitals of a province.
    pub accounts: Vec<AccountId>,
}

/// What a policy does to a deal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shock {
    /// The price falls, as after volume-based procurement (集采): low, mode and high amount lose
    /// `cut` of themselves, 0..=1. Quantities, probability and month stay.
    PriceCut { cut: f64 },
    /// Budgets are frozen or held back: the probability is multiplied by `factor`, 0..=1, and what
    /// is still won closes `months` later, 0..=[`LONGEST_DELAY`].
    BudgetFreeze { factor: f64, months: u32 },
    /// Tenders are put off: the deal closes `months` later, 0..=[`LONGEST_DELAY`], no less likely.
    TenderDelay { months: u32 },
}

/// The longest delay that can be assumed, months: ten years.
pub const LONGEST_DELAY: u32 = 120;

/// An assumption that cannot be made.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[error("assumption {at}: {wrong}")]
pub struct BadAssumption {
    /// Its place in the list, from 0.
    pub at: usize,
    pub wrong: WrongShock,
}

/// What lies outside its range.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WrongShock {
    #[error("the price cut lies outside 0 to 1")]
    Cut,
    #[error("the factor lies outside 0 to 1")]
    Factor,
    #[error("the delay is longer than ten years")]
    Delay,
}

/// A deal and where a policy can strike it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExposedDeal {
    pub deal: UncertainDeal,
    pub pipeline: PipelineId,
    pub account: Option<AccountId>,
    pub product: Option<ProductId>,
    /// The line of the product.
    pub line: Option<String>,
}

/// The deals under a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Shocked {
    /// All deals, in the order given, ready to be simulated.
    pub deals: Vec<UncertainDeal>,
    /// What the scenario changed, in the order of the deals; deals it leaves alone are not named.
    pub effects: Vec<Effect>,
}

/// What a scenario did to one deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    pub deal: Uuid,
    pub before: Terms,
    pub after: Terms,
    /// The assumptions that changed it, by their place in the list, from 0.
    pub by: Vec<usize>,
}

/// What a scenario can change about a deal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// 0..=1.
    pub probability: Option<f64>,
    pub amount: Option<Spread>,
    pub close: Option<Month>,
}

/// Puts the assumptions on the deals, one after the other: of two price cuts the second is taken off
/// what the first left, and delays add up. What is not known of a deal (amount, probability, month)
/// stays unknown.
///
/// # Errors
/// The first assumption with a figure outside its range.
pub fn apply_policy(deals: &[ExposedDeal], assumptions: &[Assumption]) -> Result<Shocked, BadAssumption> {
    for (at, assumption) in assumptions.iter().enumerate() {
        assumption.shock.check().map_err(|wrong| BadAssumption { at, wrong })?;
    }
    let mut shocked = Shocked { deals: Vec::with_capacity(deals.len()), effects: Vec::new() };
    for exposed in deals {
        let before = Terms::of(&exposed.deal);
        let (mut after, mut by) = (before, Vec::new());
        for (at, assumption) in assumptions.iter().enumerate().filter(|(_, one)| one.scope.holds(exposed)) {
            let next = assumption.shock.on(after);
            if next != after {
                by.push(at);
            }
            after = next;
        }
        let Terms { probability, amount, close } = after;
        shocked.deals.push(UncertainDeal { probability, amount, close, ..exposed.deal.clone() });
        if !by.is_empty() {
            shocked.effects.push(Effect { deal: exposed.deal.id, before, after, by });
        }
    }
    Ok(shocked)
}

impl Scope {
    /// Whether the deal meets every condition.
    #[must_use]
    pub fn holds(&self, exposed: &ExposedDeal) -> bool {
        meets(&self.pipelines, Some(&exposed.pipeline))
            && meets(&self.lines, exposed.line.as_ref())
            && meets(&self.products, exposed.product.as_ref())
            && meets(&self.accounts, exposed.account.as_ref())
    }
}

fn meets<T: PartialEq>(wanted: &[T], is: Option<&T>) -> bool {
    wanted.is_empty() || is.is_some_and(|is| wanted.contains(is))
}

impl Shock {
    /// # Errors
    /// The first figure that lies outside its range.
    pub fn check(self) -> Result<(), WrongShock> {
        let (wrong, share, months) = match self {
            Self::PriceCut { cut } => (WrongShock::Cut, cut, 0),
            Self::BudgetFreeze { factor, months } => (WrongShock::Factor, factor, months),
            Self::TenderDelay { months } => (WrongShock::Delay, 0.0, months),
        };
        if !(0.0..=1.0).contains(&share) {
            Err(wrong)
        } else if months > LONGEST_DELAY {
            Err(WrongShock::Delay)
        } else {
            Ok(())
        }
    }

    fn on(self, terms: Terms) -> Terms {
        match self {
            Self::PriceCut { cut } => Terms { amount: terms.amount.map(|amount| cheaper(amount, cut)), ..terms },
            Self::BudgetFreeze { factor, months } => {
                Terms { probability: terms.probability.map(|p| p * factor), ..terms.later(months) }
            }
            Self::TenderDelay { months } => terms.later(months),
        }
    }
}

/// The amount less `cut`, in whole minor units. Rounding keeps the order of the three figures.
fn cheaper(amount: Spread, cut: f64) -> Spread {
    let left = BILLION - parts_per_billion(cut);
    amount.map(|minor| divide(i128::from(minor) * left, BILLION)).unwrap_or(amount)
}

impl Terms {
    fn of(deal: &UncertainDeal) -> Self {
        // What is no number is no estimate, and would differ from itself.
        let probability = usable(deal.probability).map(|p| p.clamp(0.0, 1.0));
        Self { probability, amount: deal.amount, close: deal.close }
    }

    fn later(self, months: u32) -> Self {
        let months = months.min(LONGEST_DELAY) as i32;
        Self { close: self.close.map(|close| close.plus(months)), ..self }
    }
}

#[cfg(test)]
mod tests;

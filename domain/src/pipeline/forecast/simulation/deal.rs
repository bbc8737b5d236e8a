//! An open deal with all that is uncertain about it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{LARGEST_SUM, Refusal, SimulationModel, Spread};
use crate::{explained::usable, pipeline::forecast::Month};

/// An open deal, as far as its future can be played.
#[derive(Clone, Debug, PartialEq)]
pub struct UncertainDeal {
    pub id: Uuid,
    /// Chance of winning, held to 0..=1; `None`, like what is no number, when there is no estimate.
    pub probability: Option<f64>,
    /// Minor units of the reporting currency; `None` when nobody has put a figure on it.
    pub amount: Option<Spread>,
    /// Month it is expected to close in.
    pub close: Option<Month>,
    /// By how many months comparable deals closed later than expected (earlier when negative), each
    /// as likely as the others; with none, the deal closes when it is expected.
    pub slips: Arc<[i32]>,
    /// The group whose fate it shares (see [`SimulationModel::loadings`]).
    pub group: Option<String>,
}

/// A deal the forecast says nothing about, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub deal: Uuid,
    pub lacks: Lack,
}

/// What a deal lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    Amount,
    Probability,
    /// A month, which only a horizon asks for.
    Month,
}

/// A deal of which everything is known that has to be.
#[derive(Clone, Debug)]
pub(in crate::pipeline::forecast) struct Ready {
    pub(in crate::pipeline::forecast) id: Uuid,
    /// Chance of winning, 0..=1.
    pub(in crate::pipeline::forecast) probability: f64,
    /// Chance that it closes within the horizon, if won.
    pub(in crate::pipeline::forecast) in_time: f64,
    pub(in crate::pipeline::forecast) amount: Spread,
    /// The group and its loading, when it is not 0.
    pub(in crate::pipeline::forecast) fate: Option<(String, f64)>,
}

/// The deals that can be reckoned with, in the order given, and those that are left out.
pub(in crate::pipeline::forecast) struct Sorted {
    pub(in crate::pipeline::forecast) ready: Vec<Ready>,
    pub(in crate::pipeline::forecast) left_out: Vec<LeftOut>,
}

impl Sorted {
    /// # Errors
    /// When the model makes no sense, a deal is there twice or the deals come to too much.
    pub(in crate::pipeline::forecast) fn new(
        deals: &[UncertainDeal],
        model: &SimulationModel,
    ) -> Result<Self, Refusal> {
        model.check()?;
        let mut seen = BTreeSet::new();
        if let Some(twice) = deals.iter().find(|deal| !seen.insert(deal.id)) {
            return Err(Refusal::Twice(twice.id));
        }
        let mut sorted = Self { ready: Vec::with_capacity(deals.len()), left_out: Vec::new() };
        for deal in deals {
            match deal.ready(model) {
                Ok(ready) => sorted.ready.push(ready),
                Err(lacks) => sorted.left_out.push(LeftOut { deal: deal.id, lacks }),
            }
        }
        let most: i128 = sorted.ready.iter().map(|deal| i128::from(deal.amount.high())).sum();
        if most > i128::from(LARGEST_SUM) { Err(Refusal::TooMuch) } else { Ok(sorted) }
    }

    /// How many deals share the fate of each group.
    pub(in crate::pipeline::forecast) fn groups(&self) -> BTreeMap<&str, usize> {
        let mut groups = BTreeMap::new();
        for (group, _) in self.ready.iter().filter_map(|deal| deal.fate.as_ref()) {
            *groups.entry(group.as_str()).or_default() += 1;
        }
        groups
    }
}

impl UncertainDeal {
    fn ready(&self, model: &SimulationModel) -> Result<Ready, Lack> {
        let in_time = match model.horizon {
            Some(horizon) => horizon.share_in_time(self.close.ok_or(Lack::Month)?, &self.slips),
            None => 1.0,
        };
        let loading = |group: &String| Some((group.clone(), *model.loadings.get(group)?));
        Ok(Ready {
            id: self.id,
            probability: usable(self.probability).ok_or(Lack::Probability)?.clamp(0.0, 1.0),
            in_time,
            amount: self.amount.ok_or(Lack::Amount)?,
            fate: self.group.as_ref().and_then(loading).filter(|(_, loading)| *loading != 0.0),
        })
    }
}

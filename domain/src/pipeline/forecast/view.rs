//! What the forecast page asks for and shows: the open deals of a period, what was won in it and what is
//! to be won.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Amount, CategorisedDeal, DealProbability, ExposedDeal, ForecastModel, Month, OpenDeal, Outlook, Spread,
    UncertainDeal, outlook, weighted_pipeline,
};
use crate::{
    id::*,
    money::{Currency, Money},
    names::Names,
    pipeline::{
        ForecastCategory, Pipeline, Rates, Stage, StageKind, Target,
        history::{Journey, LearnModel, Lessons, Months},
        view::Card,
    },
    time::{Date, Moment},
    workspace::{Product, Rate},
};

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    #[default]
    Quarter,
    Year,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ForecastQuery {
    /// Nothing for all pipelines.
    pub pipeline: Option<PipelineId>,
    /// Nothing for everybody whose deals the reader may see.
    pub owner: Option<UserId>,
    pub span: Span,
    /// Any month of the period; nothing for the present one.
    pub month: Option<Month>,
    /// By the probabilities that closed deals teach, instead of those set on deals and stages.
    pub learned: bool,
}

impl ForecastQuery {
    /// The period: the quarter or year of its month.
    #[must_use]
    pub fn months(&self, today: Date) -> Months {
        let month = self.month.unwrap_or_else(|| Month::of(today));
        match self.span {
            Span::Quarter => {
                let from = month.first_of_quarter();
                Months { from, to: from.plus(2) }
            }
            Span::Year => Months { from: Month { month: 1, ..month }, to: Month { month: 12, ..month } },
        }
    }

    /// The same a period later, or earlier when `periods` is negative.
    #[must_use]
    pub fn moved(&self, periods: i32, today: Date) -> Self {
        let months = match self.span {
            Span::Quarter => 3,
            Span::Year => 12,
        };
        Self { month: Some(self.months(today).from.plus(periods.saturating_mul(months))), ..*self }
    }

    /// Whether a target is the one of this choice: of the same pipeline, or of all, and of the same
    /// person, or of all. Targets of others are never added up to it.
    #[must_use]
    pub fn is_target(&self, target: &Target) -> bool {
        target.pipeline == self.pipeline && target.owner == self.owner
    }
}

/// An open deal of the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastDeal {
    pub id: DealId,
    pub title: Names,
    pub account: Option<AccountId>,
    pub account_name: Option<Names>,
    pub pipeline: PipelineId,
    pub stage: StageId,
    pub product: Option<ProductId>,
    /// The line of the product.
    pub line: Option<String>,
    /// Minor units of the reporting currency, at the rate in force; `None` when nobody has put a figure
    /// on it.
    pub amount: Option<i64>,
    /// The least and the most the amount may come to, where somebody has said so; as the amount.
    pub low: Option<i64>,
    pub high: Option<i64>,
    /// In percent: what somebody set, else the stage's own.
    pub percent: i64,
    /// Whether somebody set that.
    pub set: bool,
    /// What its owner counts it as, where they have said so.
    pub category: Option<ForecastCategory>,
    pub close: Option<Month>,
}

impl ForecastDeal {
    fn of(card: &Card, stage: &Stage, line: Option<&String>, rates: &Rates) -> Self {
        let deal = &card.deal;
        let reported = |money: Option<Money>| money.and_then(|money| rates.reported(money));
        Self {
            id: deal.id,
            title: deal.title.clone(),
            account: deal.account,
            account_name: card.account.clone(),
            pipeline: deal.pipeline,
            stage: deal.stage,
            product: deal.product,
            line: line.cloned(),
            amount: reported(deal.amount),
            low: reported(deal.low),
            high: reported(deal.high),
            percent: deal.chance(stage).clamp(0, 100),
            set: deal.probability.is_some(),
            category: deal.category,
            close: deal.expected_on.map(Month::of),
        }
    }

    /// As the weighted sum takes it.
    #[must_use]
    pub fn open(&self) -> OpenDeal {
        let probability = Some(self.percent as f64 / 100.0);
        OpenDeal { id: self.id.0, amount: self.amount, probability, close: self.close }
    }

    /// With what its owner counts it as.
    #[must_use]
    pub fn categorised(&self) -> CategorisedDeal {
        CategorisedDeal { deal: self.open(), set: self.category }
    }

    /// How much it may bring: between its least and its most when `ranged`, else the amount.
    #[must_use]
    pub fn spread(&self, ranged: bool) -> Option<Spread> {
        let amount = self.amount?;
        let ends = (self.low.unwrap_or(amount), self.high.unwrap_or(amount));
        let spread = if ranged { Spread::new(ends.0, amount, ends.1) } else { Spread::fixed(amount) };
        spread.ok()
    }

    /// Whether somebody has said that it may come to more or less.
    #[must_use]
    pub fn is_ranged(&self) -> bool {
        self.spread(true).is_some_and(|spread| spread.known().is_none())
    }

    /// As it is played, and where a policy can strike it.
    #[must_use]
    pub fn exposed(&self, ranged: bool, slips: &Arc<[i32]>) -> ExposedDeal {
        let deal = UncertainDeal {
            id: self.id.0,
            probability: Some(self.percent as f64 / 100.0),
            amount: self.spread(ranged),
            close: self.close,
            slips: Arc::clone(slips),
            group: None,
        };
        let (pipeline, account, product) = (self.pipeline, self.account, self.product);
        ExposedDeal { deal, pipeline, account, product, line: self.line.clone() }
    }
}

/// Deals that are not in the sums, and what they come to at their whole amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apart {
    pub deals: u32,
    /// Minor units of the reporting currency, of those with an amount.
    pub sum: i64,
}

impl Apart {
    fn add(&mut self, amount: Option<i64>) {
        self.deals += 1;
        self.sum = self.sum.saturating_add(amount.unwrap_or(0));
    }
}

/// A deal in a currency without a rate in force: shown in its own money, added to nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unconverted {
    pub deal: DealId,
    pub title: Names,
    pub amount: Money,
    pub won: bool,
}

/// The deals, told apart for the forecast.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sorted {
    /// Open deals of the period whose currency has a rate, or without an amount.
    pub deals: Vec<ForecastDeal>,
    /// What was won in the months of the period, minor units of the reporting currency.
    pub won: Vec<(Month, i64)>,
    /// How many deals that is.
    pub won_deals: u32,
    /// Open deals of the period without an amount.
    pub without_amount: u32,
    /// Open deals nobody has given a month.
    pub undated: Apart,
    /// Open deals that were expected before the period.
    pub overdue: Apart,
    /// Open deals that are expected after it.
    pub later: Apart,
    /// Open and won deals of the period without a rate.
    pub unconverted: Vec<Unconverted>,
}

/// What is looked through: everything the reader may see of the chosen pipelines and owner.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pub stages: &'a [Stage],
    pub products: &'a [Product],
    pub rates: &'a Rates,
}

impl Sorted {
    /// Tells the deals of a period apart, in their order.
    #[must_use]
    pub fn of(cards: &[Card], months: Months, desk: Desk<'_>) -> Self {
        let stages: BTreeMap<StageId, &Stage> = desk.stages.iter().map(|stage| (stage.id, stage)).collect();
        let lines: BTreeMap<ProductId, &String> =
            desk.products.iter().filter(|it| !it.family.is_empty()).map(|it| (it.id, &it.family)).collect();
        let mut sorted = Self::default();
        let mut won: BTreeMap<Month, i64> = BTreeMap::new();
        for card in cards {
            let deal = &card.deal;
            let Some(stage) = stages.get(&deal.stage) else { continue };
            let amount = deal.amount.and_then(|amount| desk.rates.reported(amount));
            let without_rate = deal.amount.filter(|_| amount.is_none());
            let month = match stage.kind {
                StageKind::Open => deal.expected_on.map(Month::of),
                StageKind::Won => deal.closed_on.map(Month::of),
                StageKind::Lost => continue,
            };
            let inside = month.filter(|month| months.holds(*month));
            if let (Some(_), Some(amount)) = (inside, without_rate) {
                let (title, won) = (deal.title.clone(), stage.kind == StageKind::Won);
                sorted.unconverted.push(Unconverted { deal: deal.id, title, amount, won });
                continue;
            }
            match (stage.kind, inside, month) {
                (StageKind::Won, Some(month), _) => {
                    let sum = won.entry(month).or_default();
                    *sum = sum.saturating_add(amount.unwrap_or(0));
                    sorted.won_deals += 1;
                }
                (StageKind::Won, None, _) => {}
                (_, Some(_), _) => {
                    sorted.without_amount += u32::from(deal.amount.is_none());
                    let line = deal.product.and_then(|product| lines.get(&product).copied());
                    sorted.deals.push(ForecastDeal::of(card, stage, line, desk.rates));
                }
                (_, None, None) => sorted.undated.add(amount),
                (_, None, Some(month)) if month < months.from => sorted.overdue.add(amount),
                (_, None, Some(_)) => sorted.later.add(amount),
            }
        }
        sorted.won = won.into_iter().collect();
        sorted
    }

    /// The deals against the targets, month by month; a month has a line whether or not there is anything
    /// in it.
    #[must_use]
    pub fn outlook(&self, months: Months, targets: &BTreeMap<Month, i64>, model: &ForecastModel) -> Outlook {
        let deals: Vec<CategorisedDeal> = self.deals.iter().map(ForecastDeal::categorised).collect();
        let mut won: BTreeMap<Month, i64> = months_of(months).map(|month| (month, 0)).collect();
        won.extend(self.won.iter().copied());
        outlook(&deals, &won, targets, model)
    }

    /// The weighted sum of the period, with its reasons.
    #[must_use]
    pub fn weighted(&self, model_version: u32) -> Amount {
        let deals: Vec<OpenDeal> = self.deals.iter().map(ForecastDeal::open).collect();
        weighted_pipeline(&deals, model_version)
    }
}

/// What the percentages of the deals are, where closed deals were asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Closed deals that were learned from.
    pub n: u32,
    /// Closed deals a probability of a single deal needs.
    pub least: u32,
    /// Deals with a probability of their own from closed deals.
    pub by_deal: u32,
    /// Deals with what their stage has taught, shrunk towards what is set on it.
    pub by_stage: u32,
    /// Deals whose stage no closed deal has passed: they keep what was set.
    pub as_set: u32,
}

impl Sorted {
    /// Puts what closed deals teach by `at` in the place of what was set (`methods.md` 3.7): the deal's own
    /// chance where enough deals are closed, else that of its stage where any closed deal passed it, else
    /// what was set. `journeys` are all that may be learned from.
    pub fn learn(&mut self, journeys: &[Journey], stages: &[Stage], at: Moment, model: &LearnModel) -> Basis {
        let lessons = Lessons::of(journeys, at);
        let of_deal: BTreeMap<DealId, &Journey> = journeys.iter().map(|journey| (journey.deal(), journey)).collect();
        let of_stage: BTreeMap<StageId, f64> = lessons
            .stage_chances(stages, model)
            .into_iter()
            .filter(|chance| chance.record.closed() > 0)
            .filter_map(|chance| Some((chance.stage, chance.explained.value?)))
            .collect();
        let mut basis = Basis { n: lessons.record().closed(), least: model.deal.least_deals, ..Basis::default() };
        for deal in &mut self.deals {
            let own = of_deal.get(&deal.id).and_then(|journey| lessons.deal_chance(journey, model));
            let own = match own {
                Some(DealProbability::Estimate { explained, .. }) => explained.value,
                _ => None,
            };
            let (chance, count) = match (own, of_stage.get(&deal.stage)) {
                (Some(own), _) => (own, &mut basis.by_deal),
                (None, Some(stage)) => (*stage, &mut basis.by_stage),
                (None, None) => {
                    basis.as_set += 1;
                    continue;
                }
            };
            *count += 1;
            // Nothing is certain before it is signed.
            deal.percent = ((chance * 100.0).round() as i64).clamp(1, 99);
            deal.set = false;
        }
        basis
    }
}

/// The months of a period, in their order.
pub fn months_of(months: Months) -> impl Iterator<Item = Month> {
    (0..=months.to.months_since(months.from)).map(move |later| months.from.plus(later))
}

/// The rates in force on a day: of each currency the latest, in the order of the codes.
#[must_use]
pub fn rates_in_force(rates: &[Rate], today: Date) -> Vec<Rate> {
    let mut dated: Vec<&Rate> = rates.iter().filter(|rate| rate.on <= today).collect();
    dated.sort_by_key(|rate| (rate.on, rate.id));
    let latest: BTreeMap<Currency, &Rate> = dated.into_iter().map(|rate| (rate.currency, rate)).collect();
    latest.into_values().cloned().collect()
}

/// The forecast of a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastView {
    pub query: ForecastQuery,
    pub months: Months,
    /// All pipelines, to choose from.
    pub pipelines: Vec<Pipeline>,
    /// Owners of the deals the reader may see, to choose from.
    pub owners: Vec<(UserId, Names)>,
    /// The stages of the chosen pipelines.
    pub stages: Vec<Stage>,
    pub reporting: Currency,
    /// The rates everything was reckoned at.
    pub rates: Vec<Rate>,
    pub model: ForecastModel,
    pub sorted: Sorted,
    /// What was learned, where it was asked for.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// What is to be won, as far as the reader may know: of this choice only.
    pub targets: Vec<Target>,
    /// Whether the reader may set what is to be won for this choice.
    pub may_target: bool,
    /// Whether the reader sees all deals; else the target of all stands against a part of the deals.
    pub sees_all: bool,
    /// By how many months deals that were won closed later than first expected; none while there are too
    /// few ([`LEAST_SLIPS`]).
    pub slips: Vec<i32>,
    /// Where the room of the targets stood.
    pub seq: i64,
    pub now: Moment,
    pub today: Date,
}

/// With fewer won deals than this nothing is assumed about slipping. The number is ours: as many as
/// other figures from closed deals need (`methods.md` 3.7).
pub const LEAST_SLIPS: usize = 30;

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;

//! Journeys from what was recorded: the log of a pipeline and the stays in its stages.

use std::collections::{BTreeMap, BTreeSet};

use super::{Closing, Fact, Forecast, Journey, Past, Trait, Visit};
use crate::{
    gate::{Event, Logged},
    id::{DealId, ProductId, StageId, TeamId, UserId},
    pipeline::{CloseReason, Deal, Rates, StageKind},
    record::{Patch, Record},
    time::Moment,
};

/// What has to be known besides the log. All of it is of today: the log does not say what a stage
/// counted as, or what a foreign amount was worth, and an amount that seems to change with the rates
/// would be no change of the deal.
#[derive(Clone, Debug)]
pub struct Context {
    pub rates: Rates,
    pub kinds: BTreeMap<StageId, StageKind>,
    /// The line of each product that has one.
    pub lines: BTreeMap<ProductId, String>,
    /// The team of each owner who has one.
    pub teams: BTreeMap<UserId, TeamId>,
    /// Minutes east of UTC.
    pub zone: i32,
}

/// A deal's journey and when its story begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub journey: Journey,
    /// When the deal was first recorded. An imported deal may have stood in its stage before, which
    /// nobody could have known then: snapshots of earlier moments do not hold it.
    pub recorded: Moment,
    /// When it was removed; snapshots from then on do not hold it.
    pub removed: Option<Moment>,
}

/// The journeys of `deals`, in their order. `stays` and `log` may hold those of other deals, too, which
/// are passed over; `log` is in the order it was written. Deals that never stood in a stage are left
/// out. A deal the log says nothing of is told as it is, from when it came to its stage.
#[must_use]
pub fn tell(deals: &[Deal], stays: &[(DealId, Visit)], log: &[Logged], context: &Context) -> Vec<Told> {
    let mut told: BTreeMap<DealId, Teller<'_>> = deals.iter().map(|deal| (deal.id, Teller::new(context))).collect();
    for logged in log {
        let deal = match &logged.event {
            Event::Added(Record::Deal(deal)) => deal.id,
            Event::Edited { set: Patch::Deal { id, .. }, .. } => *id,
            Event::DealMoved { deal, .. } => *deal,
            _ => continue,
        };
        if let Some(teller) = told.get_mut(&deal) {
            teller.hear(logged);
        }
    }
    for (deal, visit) in stays {
        if let Some(teller) = told.get_mut(deal) {
            teller.past.visits.push(*visit);
        }
    }
    deals.iter().filter_map(|deal| told.remove(&deal.id)?.end(deal)).collect()
}

/// The journeys of the deals that are gone, each with the deal as it was last, in the order they went. Of
/// a deal that came back nothing is told here. Its stays are those the log tells of.
#[must_use]
pub fn tell_gone(log: &[Logged], context: &Context) -> Vec<(Told, Deal)> {
    let mut tellers: BTreeMap<DealId, Teller<'_>> = BTreeMap::new();
    let mut gone: BTreeMap<DealId, (Moment, Deal)> = BTreeMap::new();
    for logged in log {
        let deal = match &logged.event {
            Event::Added(Record::Deal(deal)) => {
                gone.remove(&deal.id);
                deal.id
            }
            Event::Removed(Record::Deal(deal)) => {
                gone.insert(deal.id, (logged.at, deal.clone()));
                continue;
            }
            Event::Edited { set: Patch::Deal { id, .. }, .. } => *id,
            Event::DealMoved { deal, .. } => *deal,
            _ => continue,
        };
        let teller = tellers.entry(deal).or_insert_with(|| Teller::new(context));
        teller.hear(logged);
        teller.stay(logged);
    }
    let mut gone: Vec<(Moment, Deal)> = gone.into_values().collect();
    gone.sort_by_key(|(at, deal)| (*at, deal.id));
    gone.into_iter()
        .filter_map(|(at, deal)| {
            let told = tellers.remove(&deal.id)?.end(&deal)?;
            Some((Told { removed: Some(at), ..told }, deal))
        })
        .collect()
}

/// The journeys of the deals that were recorded by a moment and not removed by then.
#[must_use]
pub fn recorded_by(told: &[Told], at: Moment) -> Vec<Journey> {
    let there = |one: &&Told| one.recorded <= at && one.removed.is_none_or(|removed| removed > at);
    told.iter().filter(there).map(|one| one.journey.clone()).collect()
}

struct Teller<'c> {
    context: &'c Context,
    /// The deal as the log has told it so far.
    deal: Option<Deal>,
    recorded: Option<Moment>,
    past: Past,
}

impl<'c> Teller<'c> {
    fn new(context: &'c Context) -> Self {
        Self { context, deal: None, recorded: None, past: Past::default() }
    }

    fn hear(&mut self, logged: &Logged) {
        match (&logged.event, &mut self.deal) {
            (Event::Added(Record::Deal(deal)), known) => *known = Some(deal.clone()),
            (Event::Edited { set: Patch::Deal { set, .. }, .. }, Some(deal)) => drop(deal.merge(set)),
            (Event::DealMoved { to, .. }, Some(deal)) => deal.put(to),
            _ => return,
        }
        self.note(logged.at);
    }

    /// Notes the stage in which the deal stands from now on, where the log alone says so.
    fn stay(&mut self, logged: &Logged) {
        let stage = match &logged.event {
            Event::Added(Record::Deal(deal)) => deal.stage,
            Event::DealMoved { from, to, .. } if from.stage != to.stage => to.stage,
            _ => return,
        };
        if let Some(last) = self.past.visits.last_mut() {
            last.left_at.get_or_insert(logged.at);
        }
        self.past.visits.push(Visit { stage, entered_at: logged.at, left_at: None });
    }

    /// Writes down what is known of the deal since this moment, as far as it is new.
    fn note(&mut self, at: Moment) {
        let Some(deal) = self.deal.take() else { return };
        self.recorded.get_or_insert(at);
        let forecast = self.forecast(&deal, at);
        if self.past.forecasts.last().is_none_or(|last| Forecast { at, ..*last } != forecast) {
            self.past.forecasts.push(forecast);
        }
        let facts = self.facts(&deal);
        for one in self.past.traits.iter_mut().filter(|one| one.until.is_none() && !facts.contains(&one.fact)) {
            one.until = Some(at);
        }
        let held: BTreeSet<&Fact> =
            self.past.traits.iter().filter(|one| one.until.is_none()).map(|one| &one.fact).collect();
        let new: Vec<Trait> =
            facts.iter().filter(|fact| !held.contains(fact)).map(|fact| Trait::since(fact.clone(), at)).collect();
        self.past.traits.extend(new);
        self.close(&deal, at);
        self.deal = Some(deal);
    }

    fn forecast(&self, deal: &Deal, at: Moment) -> Forecast {
        let amount = deal.amount.and_then(|amount| self.context.rates.reported(amount));
        Forecast { at, expected_on: deal.expected_on, amount, probability: deal.probability, category: deal.category }
    }

    fn facts(&self, deal: &Deal) -> BTreeSet<Fact> {
        let line = deal.product.and_then(|product| self.context.lines.get(&product));
        let team = deal.owner.and_then(|owner| self.context.teams.get(&owner));
        let account = deal.account.map(Fact::Account);
        let product = deal.product.map(Fact::Product);
        let owner = deal.owner.map(Fact::Owner);
        let (line, team) = (line.cloned().map(Fact::Family), team.copied().map(Fact::Team));
        [account, product, line, owner, team].into_iter().flatten().collect()
    }

    fn close(&mut self, deal: &Deal, at: Moment) {
        let kind = self.context.kinds.get(&deal.stage).copied().unwrap_or_default();
        let last = self.past.closings.last_mut().filter(|last| last.reopened_at.is_none());
        let (on, reason) = (deal.closed_on.unwrap_or(at.date_at(self.context.zone)), deal.reason.map(reason_key));
        let competitor = deal.lost_to.map(|id| id.0);
        match (kind, last) {
            (StageKind::Open, Some(last)) => last.reopened_at = Some(at),
            (StageKind::Open, None) => {}
            (kind, Some(last)) if last.won == (kind == StageKind::Won) => {
                // How it ended is as recorded last.
                (last.on, last.reason, last.competitor) = (deal.closed_on.unwrap_or(last.on), reason, competitor);
            }
            (kind, _) => {
                let won = kind == StageKind::Won;
                self.past.closings.push(Closing { won, at, on, reason, competitor, reopened_at: None });
            }
        }
    }

    fn end(mut self, deal: &Deal) -> Option<Told> {
        if self.deal.is_none() {
            self.deal = Some(deal.clone());
            self.note(deal.entered_at);
        }
        let recorded = self.recorded.unwrap_or(deal.entered_at);
        let journey = Journey::new(deal.id, deal.pipeline, deal.opened_on, self.past)?;
        Some(Told { journey, recorded, removed: None })
    }
}

/// The key of a reason, as records are written with it.
fn reason_key(reason: CloseReason) -> String {
    serde_json::to_value(reason).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The reason of a key; `None` for one that is not in the vocabulary any more.
#[must_use]
pub fn reason_of(key: &str) -> Option<CloseReason> {
    CloseReason::ALL.iter().copied().find(|reason| reason_key(*reason) == key)
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;

//! What a map does not show, or shows and nobody acts on.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MapFacts, MapModel, Node};
use crate::stakeholder::{CommitteeFunction, Grade};

/// The rules of `methods.md` 3.3, (i) to (x): the first five from Altify, the others added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// (i) We are in contact with nobody of the inner circle. Figure: how many we are, of 1.
    NoInnerCircle,
    /// (ii) The majority of the key players do not support us. Figure: their share.
    KeyPlayersNotWon,
    /// (iii) Nobody on the map is against us: nobody has looked. Figure: non-supporters, of 1.
    NoNonSupporter,
    /// (iv) Supporters are no more than non-supporters. Figure: supporters, of non-supporters.
    OutnumberedSupport,
    /// (v) Nobody on the map decides. Figure: how many do, of 1.
    NoDecisionMaker,
    /// (vi) Nobody has updated a key player for 90 days. Figure: the longest, in days.
    Stale,
    /// (vii) More than 40 % of the attributes are not confirmed. Figure: their share.
    Assumed,
    /// (viii) There is not exactly one economic buyer. Figure: how many there are, of 1.
    NotOneEconomicBuyer,
    /// (ix) Two supporters are at odds. Figure: how many such lines, of 0.
    SupportersAtOdds,
    /// (x) A relationship has been below the one wanted for 60 days, and nothing is planned about
    /// the person. Figure: the longest, in days.
    GapWithoutAction,
}

/// A rule that has struck.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlindSpot {
    pub rule: Rule,
    /// Whom it concerns, in the order of the nodes; nobody where somebody is missing.
    pub people: Vec<Uuid>,
    /// The lines it concerns.
    pub lines: Vec<Uuid>,
    /// What was found, in the unit of the rule …
    pub figure: f64,
    /// … and what it was held against.
    pub limit: f64,
}

/// The blind spots of a map, in the order of the rules (`methods.md` 3.3). Monitors are left out of
/// all of them. What is not known, as the day of the last update, strikes no rule.
#[must_use]
pub fn blind_spots(facts: &MapFacts, model: &MapModel) -> Vec<BlindSpot> {
    let rules = [
        no_inner_circle,
        key_players_not_won,
        no_non_supporter,
        outnumbered_support,
        no_decision_maker,
        stale,
        assumed,
        not_one_economic_buyer,
        supporters_at_odds,
        gap_without_action,
    ];
    rules.into_iter().filter_map(|rule| rule(facts, model)).collect()
}

fn no_inner_circle(facts: &MapFacts, model: &MapModel) -> Option<BlindSpot> {
    let contact = |node: &Node| {
        node.coverage.is_some_and(|coverage| coverage >= model.contact_coverage) || node.strength > model.thread_above
    };
    let (reached, unreached) =
        facts.measured().filter(|node| node.inner_circle).partition::<Vec<_>, _>(|node| contact(node));
    reached.is_empty().then(|| spot(Rule::NoInnerCircle, ids(unreached), 0.0, 1.0))
}

fn key_players_not_won(facts: &MapFacts, model: &MapModel) -> Option<BlindSpot> {
    let key: Vec<&Node> = facts.measured().filter(|node| node.key).collect();
    let open = ids(key.iter().copied().filter(|node| !supports(node, model)));
    let share = open.len() as f64 / key.len() as f64;
    (share > model.unsupportive_above).then(|| spot(Rule::KeyPlayersNotWon, open, share, model.unsupportive_above))
}

fn no_non_supporter(facts: &MapFacts, _: &MapModel) -> Option<BlindSpot> {
    (!facts.measured().any(opposes)).then(|| spot(Rule::NoNonSupporter, Vec::new(), 0.0, 1.0))
}

fn outnumbered_support(facts: &MapFacts, model: &MapModel) -> Option<BlindSpot> {
    let supporters = facts.measured().filter(|node| supports(node, model)).count();
    let against = ids(facts.measured().filter(|node| opposes(node)));
    let limit = against.len();
    (supporters <= limit).then(|| spot(Rule::OutnumberedSupport, against, supporters as f64, limit as f64))
}

fn no_decision_maker(facts: &MapFacts, _: &MapModel) -> Option<BlindSpot> {
    let decides = |node: &Node| node.economic || node.function == Some(CommitteeFunction::Decider);
    (!facts.measured().any(decides)).then(|| spot(Rule::NoDecisionMaker, Vec::new(), 0.0, 1.0))
}

fn stale(facts: &MapFacts, model: &MapModel) -> Option<BlindSpot> {
    let old = |node: &&Node| node.key && node.days_since_update.is_some_and(|days| days > model.stale_days);
    let longest = facts.measured().filter(old).filter_map(|node| node.days_since_update).max()?;
    Some(spot(Rule::Stale, ids(facts.measured().filter(old)), longest.into(), model.stale_days.into()))
}

fn assumed(facts: &MapFacts, model: &MapModel) -> Option<BlindSpot> {
    let unsure = |node: &&Node| node.grade != Grade::Confirmed && node.stated > 0;
    let stated: f64 = facts.measured().map(|node| f64::from(node.stated)).sum();
    let share = facts.measured().filter(unsure).map(|node| f64::from(node.stated)).sum::<f64>() / stated;
    (share > model.assumed_above)
        .then(|| spot(Rule::Assumed, ids(facts.measured().filter(unsure)), share, model.assumed_above))
}

fn not_one_economic_buyer(facts: &MapFacts, _: &MapModel) -> Option<BlindSpot> {
    let buyers = ids(facts.measured().filter(|node| node.economic));
    let count = buyers.len();
    (count != 1).then(|| spot(Rule::NotOneEconomicBuyer, buyers, count as f64, 1.0))
}

fn supporters_at_odds(facts: &MapFacts, model: &MapModel) -> Option<BlindSpot> {
    let supporters = ids(facts.measured().filter(|node| supports(node, model)));
    let both = |(a, b): (Uuid, Uuid)| supporters.contains(&a) && supporters.contains(&b);
    let odds: Vec<_> = facts.conflicts.iter().filter(|conflict| both(conflict.between)).collect();
    let torn = |id: &Uuid| odds.iter().any(|conflict| conflict.between.0 == *id || conflict.between.1 == *id);
    let people = supporters.iter().copied().filter(torn).collect();
    let lines: Vec<Uuid> = odds.iter().map(|conflict| conflict.line).collect();
    let count = lines.len();
    (count > 0).then(|| BlindSpot { lines, ..spot(Rule::SupportersAtOdds, people, count as f64, 0.0) })
}

fn gap_without_action(facts: &MapFacts, model: &MapModel) -> Option<BlindSpot> {
    let waiting = |node: &Node| {
        let below =
            facts.ties_with(node.id).filter(|tie| tie.desired > tie.current).filter_map(|tie| tie.days_below).max();
        below.filter(|days| !node.action && *days > model.gap_days)
    };
    let longest = facts.measured().filter_map(waiting).max()?;
    let people = ids(facts.measured().filter(|node| waiting(node).is_some()));
    Some(spot(Rule::GapWithoutAction, people, longest.into(), model.gap_days.into()))
}

fn supports(node: &Node, model: &MapModel) -> bool {
    node.support.is_some_and(|support| support >= model.friendly_support)
}

fn opposes(node: &Node) -> bool {
    node.support.is_some_and(|support| support < 0)
}

fn ids<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Vec<Uuid> {
    nodes.into_iter().map(|node| node.id).collect()
}

fn spot(rule: Rule, people: Vec<Uuid>, figure: f64, limit: f64) -> BlindSpot {
    BlindSpot { rule, people, lines: Vec::new(), figure, limit }
}

#[cfg(test)]
#[path = "blind_spot_tests.rs"]
mod tests;

use super::*;
use crate::stakeholder::metrics::{
    Conflict, Tie,
    chengjiang::{self, id, nobody, tie},
};

/// A map without a blind spot: a buyer of the inner circle whom we know and who supports us, a
/// decider who does too, and an opponent.
fn clear() -> MapFacts {
    let sure = |number| Node { stated: 5, grade: Grade::Confirmed, days_since_update: Some(10), ..nobody(number) };
    MapFacts {
        nodes: vec![
            Node { economic: true, inner_circle: true, key: true, support: Some(1), coverage: Some(3), ..sure(1) },
            Node { function: Some(CommitteeFunction::Decider), key: true, support: Some(2), ..sure(2) },
            Node { support: Some(-1), ..sure(3) },
        ],
        ..MapFacts::default()
    }
}

fn found(facts: &MapFacts) -> Vec<BlindSpot> {
    blind_spots(facts, &MapModel::default())
}

/// The one rule that strikes when the clear map is changed.
fn only(change: impl FnOnce(&mut MapFacts)) -> BlindSpot {
    let mut facts = clear();
    change(&mut facts);
    let mut found = found(&facts);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn struck(rule: Rule, people: &[u128], figure: f64, limit: f64) -> BlindSpot {
    spot(rule, people.iter().map(|&number| id(number)).collect(), figure, limit)
}

#[test]
fn a_map_that_knows_all_has_no_blind_spot() {
    assert_eq!(found(&clear()), []);
}

#[test]
fn an_inner_circle_we_only_know_by_name_is_one() {
    let spot = only(|facts| facts.nodes[0].coverage = Some(1));
    assert_eq!(spot, struck(Rule::NoInnerCircle, &[1], 0.0, 1.0));
    assert_eq!(only(|facts| facts.nodes[0].inner_circle = false), struck(Rule::NoInnerCircle, &[], 0.0, 1.0));
    let mut facts = clear();
    facts.nodes[0] = Node { coverage: None, strength: 30.1, ..facts.nodes[0] };
    assert_eq!(found(&facts), [], "a thread is a contact, too");
}

#[test]
fn key_players_who_mostly_do_not_support_us_are_one() {
    let spot = only(|facts| {
        facts.nodes[0].support = Some(0);
        facts.nodes[1].support = None;
        facts.nodes.extend((4..6).map(|number| Node { support: Some(1), ..nobody(number) }));
    });
    assert_eq!(spot, struck(Rule::KeyPlayersNotWon, &[1, 2], 1.0, 0.5));
    let mut facts = clear();
    facts.nodes[0].support = Some(0);
    facts.nodes.push(Node { support: Some(1), ..nobody(4) });
    assert_eq!(found(&facts), [], "half is no majority");
}

#[test]
fn a_map_without_anybody_against_us_is_one() {
    assert_eq!(only(|facts| facts.nodes[2].support = Some(0)), struck(Rule::NoNonSupporter, &[], 0.0, 1.0));
}

#[test]
fn as_many_against_us_as_for_us_is_one() {
    let spot = only(|facts| facts.nodes.push(Node { support: Some(-2), ..nobody(4) }));
    assert_eq!(spot, struck(Rule::OutnumberedSupport, &[3, 4], 2.0, 2.0));
}

#[test]
fn nobody_who_decides_is_one() {
    let mut facts = clear();
    facts.nodes[0].economic = false;
    facts.nodes[1].function = Some(CommitteeFunction::Ratifier);
    let rules: Vec<Rule> = found(&facts).iter().map(|spot| spot.rule).collect();
    assert_eq!(rules, [Rule::NoDecisionMaker, Rule::NotOneEconomicBuyer]);
}

#[test]
fn a_key_player_nobody_updated_for_more_than_90_days_is_one() {
    let spot = only(|facts| facts.nodes[1].days_since_update = Some(91));
    assert_eq!(spot, struck(Rule::Stale, &[2], 91.0, 90.0));
    let mut facts = clear();
    facts.nodes[1].days_since_update = Some(90);
    facts.nodes[2].days_since_update = Some(400);
    assert_eq!(found(&facts), [], "90 days are not more, and others may be older");
}

#[test]
fn more_than_40_percent_not_confirmed_is_one() {
    let spot = only(|facts| {
        facts.nodes[0].grade = Grade::Assumed;
        facts.nodes[2].grade = Grade::Rumour;
    });
    assert_eq!(spot, struck(Rule::Assumed, &[1, 3], 10.0 / 15.0, 0.4));
    let mut facts = clear();
    facts.nodes[0].grade = Grade::Assumed;
    assert_eq!(found(&facts), [], "a third is not");
}

#[test]
fn two_economic_buyers_are_one() {
    assert_eq!(only(|facts| facts.nodes[1].economic = true), struck(Rule::NotOneEconomicBuyer, &[1, 2], 2.0, 1.0));
}

#[test]
fn supporters_at_odds_are_one_and_other_conflicts_are_not() {
    let conflict = |line, a, b| Conflict { line: id(line), between: (id(a), id(b)) };
    let spot = only(|facts| facts.conflicts = vec![conflict(50, 2, 1), conflict(51, 1, 3)]);
    assert_eq!(spot, BlindSpot { lines: vec![id(50)], ..struck(Rule::SupportersAtOdds, &[1, 2], 1.0, 0.0) });
}

#[test]
fn a_gap_of_more_than_60_days_without_an_action_is_one() {
    let gap = Tie { current: 1, desired: 3, days_below: Some(61), ..tie(3, 90) };
    assert_eq!(only(|facts| facts.ties.push(gap)), struck(Rule::GapWithoutAction, &[3], 61.0, 60.0));
    let mut facts = clear();
    facts.ties.push(gap);
    facts.nodes[2].action = true;
    assert_eq!(found(&facts), [], "something is planned");
    facts.nodes[2].action = false;
    facts.ties[0].days_below = Some(60);
    assert_eq!(found(&facts), []);
}

#[test]
fn monitors_count_in_no_rule() {
    let mut facts = clear();
    facts.nodes.push(Node {
        monitor: true,
        economic: true,
        key: true,
        support: Some(-2),
        stated: 9,
        days_since_update: Some(999),
        ..nobody(9)
    });
    assert_eq!(found(&facts), []);
}

#[test]
fn the_case_begins_with_most_of_its_key_players_open() {
    let nodes = chengjiang::start().into_iter().map(|node| node.with_power(node.power)).collect();
    let spots = found(&MapFacts { nodes, ..MapFacts::default() });
    let key = spots.iter().find(|spot| spot.rule == Rule::KeyPlayersNotWon).expect("a blind spot");
    assert_eq!(key.people, [1, 2, 3, 4, 14].map(id));
    assert_eq!(format!("{:.3}", key.figure), "0.833");
}

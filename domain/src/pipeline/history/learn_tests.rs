use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::pipeline::history::any::{any_journeys, any_moment, closed, day, moved, stages, with};

/// A model that speaks from the first closed deal on.
fn eager() -> LearnModel {
    let deal = DealModel { least_deals: 1, least_tag_cases: 2, ..DealModel::default() };
    LearnModel { deal, kinds: FactKind::ALL.into(), ..LearnModel::default() }
}

fn owner(number: u128) -> Fact {
    Fact::Owner(Uuid::from_u128(number).into())
}

/// A closed deal that came to the first stage and, if won, to the second.
fn past_deal(number: u128, won: bool, owner: Fact) -> Journey {
    let [first, second] = [stages()[0].id, stages()[1].id];
    let path: &[(StageId, i64)] = if won { &[(first, 0), (second, 3)] } else { &[(first, 0)] };
    closed(with(moved(number, path), owner, 0), won, 5)
}

#[test]
fn a_stage_is_learned_from_the_deals_that_came_to_it() {
    let journeys: Vec<Journey> = (1..=9).map(|number| past_deal(number, number <= 7, owner(1))).collect();
    let mut stages = stages();
    stages[0].probability = 50;
    let chances = Lessons::of(&journeys, day(5)).stage_chances(&stages, &LearnModel::default());
    // The oracle of methods 3.7: 7 of 9 at a prior of .5.
    assert_eq!(chances[0].record, Record { won: 7, lost: 2 });
    assert_eq!(format!("{:.4}", chances[0].explained.value.expect("a figure")), "0.5862");
    assert_eq!(chances[1].record, Record { won: 7, lost: 0 });
    assert_eq!(chances[2].explained.value, Some(0.5), "nobody came there, so the default stands");
    assert_eq!(chances[2].explained.missing, [InputKey::OwnRecord]);
    assert_eq!(chances.len(), 4, "of winning itself there is no chance to learn");
    assert_eq!(Lessons::of(&journeys, day(4)).record(), Record::default(), "nothing was closed yet");
}

#[test]
fn below_thirty_closed_deals_there_is_no_guess() {
    let journeys: Vec<Journey> = (1..=29).map(|number| past_deal(number, number % 2 == 0, owner(1))).collect();
    let open = with(moved(99, &[(stages()[0].id, 0)]), owner(1), 0);
    let answer = Lessons::of(&journeys, day(9)).deal_chance(&open, &LearnModel::default());
    assert_eq!(answer, Some(DealProbability::NotEnoughData { n: 29, needed: 1 }));
    assert_eq!(Lessons::of(&journeys, day(-1)).deal_chance(&open, &LearnModel::default()), None, "not known yet");
}

#[test]
fn an_owner_nobody_has_seen_says_nothing_and_no_owner_is_missing() {
    let journeys: Vec<Journey> = (1..=40).map(|number| past_deal(number, number <= 10, owner(1))).collect();
    let lessons = Lessons::of(&journeys, day(9));
    let model = LearnModel { kinds: [FactKind::Owner].into(), ..LearnModel::default() };
    let value = |journey: &Journey| match lessons.deal_chance(journey, &model) {
        Some(DealProbability::Estimate { explained, .. }) => (explained.value, explained.missing),
        other => panic!("no estimate: {other:?}"),
    };
    let first = moved(99, &[(stages()[0].id, 0)]);
    let (without, missing) = value(&first);
    assert_eq!(missing, [InputKey::Evidence("owner".to_owned())]);
    let (stranger, missing) = value(&with(first, owner(2), 0));
    assert_eq!(stranger, without);
    assert_eq!(missing, [input(&Sign::Fact(owner(2)))]);
}

#[test]
fn a_deal_is_no_evidence_for_itself() {
    // The owner's only closed deal was won; of her own deal it must not be said that she wins.
    let mut journeys: Vec<Journey> = (1..=40).map(|number| past_deal(number, number <= 10, owner(1))).collect();
    let hers = past_deal(99, true, owner(2));
    let without = Lessons::of(&journeys, day(9)).deal_chance(&hers, &eager());
    journeys.push(hers.clone());
    assert_eq!(Lessons::of(&journeys, day(9)).deal_chance(&hers, &eager()), without);
}

/// The formula of methods 3.7, counted over all deals for each sign.
fn by_hand(journeys: &[Journey], deal: &Journey, at: Moment, model: &LearnModel) -> Option<f64> {
    struct Seen {
        won: bool,
        stages: Vec<StageId>,
        facts: Vec<Fact>,
    }
    let seen: Vec<Seen> = journeys
        .iter()
        .filter_map(|journey| {
            let closing = journey.closing_at(at)?;
            let eve = journey.as_of(journey.eve(closing))?;
            let facts = eve.facts_at(eve.born().max(journey.eve(closing))).into_iter().cloned().collect();
            let stages = eve.visits_until(Moment(i64::MAX)).map(|visit| visit.stage).collect();
            Some(Seen { won: closing.won, stages, facts })
        })
        .collect();
    let number = |won: bool, of: &dyn Fn(&Seen) -> bool| seen.iter().filter(|one| one.won == won && of(one)).count();
    let mut scores = [true, false].map(|won| number(won, &|_| true) as f64);
    if scores[0] + scores[1] < 1.0 {
        return None;
    }
    let totals = scores;
    let mut apply = |hits: [usize; 2], among: [f64; 2]| {
        if among[0] > 0.0 && among[1] > 0.0 {
            scores[0] *= (hits[0] as f64 + 0.1) / among[0];
            scores[1] *= (hits[1] as f64 + 0.1) / among[1];
        }
    };
    if let Some(stage) = deal.visit_at(at).map(|visit| visit.stage) {
        let hits = [true, false].map(|won| number(won, &|one| one.stages.contains(&stage)));
        if hits != [0, 0] {
            apply(hits, totals);
        }
    }
    for fact in deal.facts_at(at) {
        let hits = [true, false].map(|won| number(won, &|one| one.facts.contains(fact)));
        let rare = fact.kind() == FactKind::Tag && hits[0] + hits[1] < model.deal.least_tag_cases as usize;
        if hits == [0, 0] || rare {
            continue;
        }
        let same = |one: &Fact| one.kind() == fact.kind();
        let among = [true, false].map(|won| number(won, &|one| one.facts.iter().any(same)) as f64);
        let values: BTreeSet<&Fact> = seen.iter().flat_map(|one| &one.facts).filter(|one| same(one)).collect();
        let add = |among: f64| if among > 0.0 { among + 0.1 * values.len() as f64 } else { 0.0 };
        apply(hits, among.map(add));
    }
    Some((scores[0] / (scores[0] + scores[1])).clamp(0.0001, 0.9999))
}

proptest! {
    #[test]
    fn open_deals_are_judged_as_by_hand(journeys in any_journeys(14), at in any_moment()) {
        let (lessons, model) = (Lessons::of(&journeys, at), eager());
        for deal in journeys.iter().filter(|journey| journey.is_open_at(at)) {
            let told = match lessons.deal_chance(deal, &model).expect("known by now") {
                DealProbability::Estimate { explained, .. } => explained.value,
                DealProbability::NotEnoughData { n, .. } => { prop_assert_eq!(n, 0); None }
            };
            let hand = by_hand(&journeys, deal, at, &model);
            prop_assert_eq!(told.is_some(), hand.is_some());
            let difference = told.zip(hand).map_or(0.0, |(told, hand)| told - hand);
            prop_assert!(difference.abs() < 1e-9, "{told:?} {hand:?}");
        }
    }

    #[test]
    fn closed_deals_are_judged_by_the_others(journeys in any_journeys(10), at in any_moment()) {
        let (lessons, model) = (Lessons::of(&journeys, at), eager());
        for (place, deal) in journeys.iter().enumerate().filter(|(_, journey)| journey.closing_at(at).is_some()) {
            let mut others = journeys.clone();
            others.remove(place);
            // On the eve it was open, so the others judge it as they judge any open deal.
            let eve = deal.eve(deal.closing_at(at).expect("closed"));
            let others = Lessons { at: eve, ..Lessons::of(&others, at) };
            prop_assert_eq!(lessons.deal_chance(deal, &model), Some(others.judge(deal, eve, &model)));
        }
    }

    #[test]
    fn a_lesson_that_is_forgotten_leaves_nothing_behind(journeys in any_journeys(10), at in any_moment()) {
        let mut lessons = Lessons::of(&journeys, at);
        let mut left = journeys.as_slice();
        while let [first, rest @ ..] = left {
            if let Some(closing) = first.closing_at(at) {
                lessons.turn(&Lesson::of(first, closing), Turn::Forget);
                lessons.turn(&Lesson::of(first, closing), Turn::Forget);
            }
            left = rest;
            prop_assert_eq!(&lessons, &Lessons::of(left, at));
        }
    }
}

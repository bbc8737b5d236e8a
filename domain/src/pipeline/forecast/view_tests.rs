use uuid::Uuid;

use super::*;
use crate::pipeline::{Deal, Rank};

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn stage(number: u128, kind: StageKind) -> Stage {
    Stage::named(Uuid::from_u128(number).into(), Uuid::from_u128(1).into(), Names::default(), 0, kind)
}

fn card(number: u128, stage: &Stage, expected: Option<&str>, amount: Option<Money>) -> Card {
    let rank = Rank::sequence(1).into_iter().next().expect("one");
    let place = (stage.pipeline, stage.id);
    let mut deal = Deal::named(Uuid::from_u128(number).into(), place, rank, Moment(0), Names::default());
    (deal.amount, deal.expected_on) = (amount, expected.map(date));
    deal.closed_on = expected.map(date).filter(|_| stage.kind != StageKind::Open);
    Card { deal, account: None, product: None, owner: None }
}

fn sorted(cards: &[Card], stages: &[Stage]) -> Sorted {
    let rates = Rates::none(Currency::CNY);
    let months = Months { from: month("2026-10"), to: month("2026-12") };
    Sorted::of(cards, months, Desk { stages, products: &[], rates: &rates })
}

#[test]
fn a_period_is_the_quarter_or_the_year_of_its_month() {
    let today = date("2026-11-27");
    let quarter = ForecastQuery::default();
    assert_eq!(quarter.months(today), Months { from: month("2026-10"), to: month("2026-12") });
    let year = ForecastQuery { span: Span::Year, ..quarter };
    assert_eq!(year.months(today), Months { from: month("2026-01"), to: month("2026-12") });
    assert_eq!(quarter.moved(1, today).months(today).from, month("2027-01"));
    assert_eq!(year.moved(-1, today).months(today).from, month("2025-01"));
    assert_eq!(months_of(quarter.months(today)).count(), 3);
}

#[test]
fn deals_are_told_apart_and_nothing_is_added_without_a_rate() {
    let (open, won, lost) = (stage(2, StageKind::Open), stage(3, StageKind::Won), stage(4, StageKind::Lost));
    let yuan = |minor| Some(Money::new(minor, Currency::CNY));
    let cards = [
        card(1, &open, Some("2026-11-03"), yuan(100)),
        card(2, &open, Some("2026-11-03"), None),
        card(3, &open, Some("2026-09-30"), yuan(7)),
        card(4, &open, Some("2027-01-01"), yuan(11)),
        card(5, &open, None, yuan(13)),
        card(6, &open, Some("2026-12-01"), Some(Money::new(5, Currency::USD))),
        card(7, &won, Some("2026-10-02"), yuan(40)),
        card(8, &won, Some("2026-09-02"), yuan(41)),
        card(9, &lost, Some("2026-10-02"), yuan(42)),
    ];
    let sorted = sorted(&cards, &[open, won, lost]);
    assert_eq!(sorted.deals.iter().map(|deal| deal.id.0.as_u128()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((sorted.without_amount, sorted.won_deals), (1, 1));
    assert_eq!((sorted.overdue.sum, sorted.later.sum, sorted.undated.sum), (7, 11, 13));
    assert_eq!(sorted.won, [(month("2026-10"), 40)]);
    assert_eq!(sorted.unconverted.len(), 1);
    let months = Months { from: month("2026-10"), to: month("2026-12") };
    let targets = BTreeMap::from([(month("2026-11"), 100)]);
    let outlook = sorted.outlook(months, &targets, &ForecastModel::default());
    assert_eq!(outlook.months.len(), 3);
    assert_eq!((outlook.total.won, outlook.total.target, outlook.total.remaining), (40, Some(100), Some(60)));
    assert_eq!(sorted.weighted(1).minor, Some(50));
}

#[test]
fn the_latest_rate_that_is_in_force_counts() {
    let rate = |number, on: &str, micro| Rate {
        id: Uuid::from_u128(number).into(),
        currency: Currency::USD,
        on: date(on),
        micro,
        source: String::new(),
    };
    let rates = [rate(1, "2026-11-01", 3), rate(2, "2026-10-01", 2), rate(3, "2026-12-01", 4)];
    let micro: Vec<i64> = rates_in_force(&rates, date("2026-11-27")).iter().map(|rate| rate.micro).collect();
    assert_eq!(micro, [3]);
}

#[test]
fn a_range_is_played_only_when_it_is_asked_for() {
    let open = stage(2, StageKind::Open);
    let mut one = card(1, &open, Some("2026-11-03"), Some(Money::new(100, Currency::CNY)));
    one.deal.low = Some(Money::new(80, Currency::CNY));
    let sorted = sorted(&[one], &[open]);
    let deal = &sorted.deals[0];
    assert!(deal.is_ranged());
    assert_eq!(deal.spread(false).and_then(Spread::known), Some(100));
    assert_eq!(deal.spread(true).map(|spread| (spread.low(), spread.high())), Some((80, 100)));
}

#[test]
fn what_closed_deals_teach_takes_the_place_of_what_was_set_and_says_on_what_it_rests() {
    use crate::pipeline::history::any::{closed, day, moved, stages};

    let stages = stages();
    let set = stages[1].probability;
    let cards = [0, 1].map(|at| card(at as u128 + 1, &stages[at], Some("2026-11-03"), None));
    let open = [moved(1, &[(stages[0].id, 30)]), moved(2, &[(stages[1].id, 30)])];
    let learned = |count: u128| {
        let past = (100..100 + count).map(|n| closed(moved(n, &[(stages[0].id, 10)]), n % 4 == 0, 20));
        let journeys: Vec<Journey> = past.chain(open.clone()).collect();
        let mut sorted = sorted(&cards, &stages);
        let basis = sorted.learn(&journeys, &stages, day(40), &LearnModel::default());
        (basis, sorted.deals.iter().map(|deal| deal.percent).collect::<Vec<_>>())
    };
    let (basis, percents) = learned(40);
    assert_eq!((basis.n, basis.by_deal, basis.by_stage, basis.as_set), (40, 2, 0, 0));
    assert!((20..=30).contains(&percents[0]), "one in four of its stage was won: {percents:?}");
    // Too few for a deal of its own: the stage they passed is shrunk to what is set, the other keeps that.
    let (basis, percents) = learned(8);
    assert_eq!((basis.n, basis.by_deal, basis.by_stage, basis.as_set), (8, 0, 1, 1));
    assert_eq!(percents[1], set);
    assert_eq!(learned(0).0, Basis { least: 30, as_set: 2, ..Basis::default() });
}

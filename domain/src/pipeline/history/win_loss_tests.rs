use proptest::prelude::*;

use super::*;
use crate::pipeline::history::any::{any_journeys, any_moment, closed, day, expecting, moved, stages, with};

fn lost_because(number: u128, reason: Option<&str>, amount: i64) -> Journey {
    let deal = expecting(moved(number, &[(stages()[0].id, 0)]), &[(0, None, Some(amount))]);
    closed(deal, false, 5).retold(|past| {
        past.closings.iter_mut().for_each(|closing| closing.reason = reason.map(str::to_owned));
    })
}

#[test]
fn reasons_stand_by_how_many_deals_they_cost_and_no_reason_last() {
    let journeys = [
        lost_because(1, None, 1),
        lost_because(2, None, 2),
        lost_because(3, None, 3),
        lost_because(4, Some("price"), 40),
        lost_because(5, Some("delay"), 500),
        lost_because(6, Some("price"), 4),
    ];
    let told = win_loss(&journeys, Dimension::Reason, None, day(9));
    let rows: Vec<_> = told.rows.iter().map(|(group, row)| (group.clone(), row.won.n, row.lost_value)).collect();
    let reason = |text: &str| Some(Group::Reason(text.to_owned()));
    assert_eq!(rows, [(reason("price"), 2, 44), (reason("delay"), 1, 500), (None, 3, 6)]);
    assert_eq!((told.all.lost_value, told.all.value_rate()), (550, Some(0.0)));
}

#[test]
fn a_deal_with_two_tags_counts_in_both_rows_and_once_in_all() {
    let tag = |text: &str| Fact::Tag(text.to_owned());
    let deal = with(with(moved(1, &[(stages()[0].id, 0)]), tag("a"), 1), tag("b"), 2);
    // What is found out with the result is no sign of it.
    let deal = with(closed(deal, true, 5), tag("won on service"), 5);
    let told = win_loss(&[deal], Dimension::Fact(FactKind::Tag), None, day(9));
    assert_eq!(told.rows.len(), 2);
    assert_eq!(told.all.won, Proportion { count: 1, n: 1 });
    assert_eq!(told.all.without_amount, 1);
}

#[test]
fn only_deals_closed_in_the_period_count() {
    let journeys = [lost_because(1, None, 1)];
    let closed = |from, to| {
        let period = Period { from: day(from).date(), to: day(to).date() };
        win_loss(&journeys, Dimension::Reason, Some(period), day(9)).all.won.n
    };
    assert_eq!([closed(5, 5), closed(0, 4), closed(6, 9)], [1, 0, 0]);
}

proptest! {
    #[test]
    fn rows_are_counted_deal_by_deal(journeys in any_journeys(12), at in any_moment()) {
        let told = win_loss(&journeys, Dimension::Competitor, None, at);
        let (mut deals, mut won, mut value) = (0, 0, 0);
        for (group, row) in &told.rows {
            let (mut of_row, mut won_of_row, mut won_value, mut lost_value, mut silent) = (0, 0, 0, 0, 0);
            for then in journeys.iter().filter_map(|journey| journey.as_of(at)) {
                let Some(last) = then.closings().last().filter(|one| one.reopened_at.is_none()) else { continue };
                if last.competitor.map(Group::Competitor) != *group { continue }
                let amount = then.forecasts_until(at).last().and_then(|forecast| forecast.amount);
                of_row += 1;
                won_of_row += u32::from(last.won);
                silent += u32::from(amount.is_none());
                if last.won { won_value += amount.unwrap_or(0) } else { lost_value += amount.unwrap_or(0) }
            }
            let won_here = Proportion { count: won_of_row, n: of_row };
            prop_assert!(of_row > 0);
            prop_assert_eq!(*row, Results { won: won_here, won_value, lost_value, without_amount: silent });
            deals += of_row;
            won += won_of_row;
            value += won_value;
        }
        prop_assert_eq!((told.all.won, told.all.won_value), (Proportion { count: won, n: deals }, value));
    }

    #[test]
    fn every_fact_has_the_deals_it_was_true_of(journeys in any_journeys(12), at in any_moment()) {
        for kind in FactKind::ALL {
            let told = win_loss(&journeys, Dimension::Fact(kind), None, at);
            for (group, row) in &told.rows {
                let of_row = journeys.iter().filter(|journey| {
                    let Some(closing) = journey.closing_at(at) else { return false };
                    let facts = journey.facts_at(journey.eve(closing));
                    match group {
                        Some(Group::Fact(fact)) => facts.contains(fact),
                        _ => facts.iter().all(|fact| fact.kind() != kind),
                    }
                });
                prop_assert_eq!(of_row.count(), row.won.n as usize);
            }
        }
    }
}

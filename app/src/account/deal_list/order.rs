//! The order of the rows.

use std::cmp::Ordering;

use meridian_domain::{
    locale::Lang,
    pipeline::{Deal, Stage},
};

use crate::ui::Order;

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Amount,
    Win,
    Age,
    /// When it is expected, or was closed.
    Date,
}

/// By what, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sorted {
    pub by: Column,
    pub order: Order,
}

/// The rows in order. What is not known stands last either way; amounts of different currencies
/// are not compared but kept apart.
pub(super) fn sorted(mut rows: Vec<(Deal, Stage)>, by: Sorted, lang: Lang) -> Vec<(Deal, Stage)> {
    rows.sort_by(|(a, a_stage), (b, b_stage)| {
        let way = |ordering: Ordering| if by.order == Order::Down { ordering.reverse() } else { ordering };
        let ordering = match by.by {
            Column::Title => way(a.title.get(lang).cmp(b.title.get(lang))),
            Column::Amount => match (a.amount, b.amount) {
                (Some(a), Some(b)) => a.currency.cmp(&b.currency).then(way(a.minor.cmp(&b.minor))),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
            Column::Win => way(a.chance(a_stage).cmp(&b.chance(b_stage))),
            // Most days in the stage is the earliest entry.
            Column::Age => way(b.entered_at.cmp(&a.entered_at)),
            Column::Date => match (a.closed_on.or(a.expected_on), b.closed_on.or(b.expected_on)) {
                (Some(a), Some(b)) => way(a.cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
        };
        ordering.then(a.id.cmp(&b.id))
    });
    rows
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        money::{Currency, Money},
        names::Names,
        pipeline::{Rank, StageKind},
        time::Moment,
    };
    use uuid::Uuid;

    use super::*;

    fn row(n: u128, amount: Option<Money>, expected: Option<&str>) -> (Deal, Stage) {
        let id = Uuid::from_u128(n);
        let stage = Stage::named(id.into(), id.into(), Names::default(), 0, StageKind::Open);
        let rank = Rank::sequence(1)[0].clone();
        let named = Deal::named(id.into(), (id.into(), id.into()), rank, Moment(0), Names::same("A"));
        let deal = Deal { amount, expected_on: expected.and_then(|text| text.parse().ok()), ..named };
        (deal, stage)
    }

    fn ids(rows: Vec<(Deal, Stage)>) -> Vec<u128> {
        rows.iter().map(|(deal, _)| deal.id.0.as_u128()).collect()
    }

    #[test]
    fn what_has_no_date_stands_last_either_way() {
        let rows = || vec![row(1, None, None), row(2, None, Some("2026-12-08")), row(3, None, Some("2026-11-30"))];
        let by = |order| Sorted { by: Column::Date, order };
        assert_eq!(ids(sorted(rows(), by(Order::Up), Lang::En)), [3, 2, 1]);
        assert_eq!(ids(sorted(rows(), by(Order::Down), Lang::En)), [2, 3, 1]);
    }

    #[test]
    fn currencies_are_kept_apart() {
        let cny = |minor| Some(Money::new(minor, Currency::CNY));
        let usd = |minor| Some(Money::new(minor, Currency::USD));
        let rows = vec![row(1, usd(900), None), row(2, cny(5), None), row(3, cny(7), None), row(4, None, None)];
        let by = Sorted { by: Column::Amount, order: Order::Down };
        assert_eq!(ids(sorted(rows, by, Lang::En)), [3, 2, 1, 4]);
    }
}

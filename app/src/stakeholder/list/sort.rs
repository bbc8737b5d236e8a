//! The order of rows. Pure.

use std::cmp::Ordering;

use meridian_domain::{
    locale::Lang,
    stakeholder::{Person, Seat},
};

use crate::{stakeholder::card::name, ui::Order, words::map};

/// A column of the table of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Title,
    Role,
    Support,
    Power,
    Coverage,
    Evidence,
}

/// A row as far as the order needs to know.
pub type Row<'a> = (&'a Seat, Option<&'a Person>);

/// Sorts rows by a column. What is not known comes last, whichever way the others stand; of equals
/// the more powerful comes first, then whoever stands further up on the map.
pub fn sort(rows: &mut [Row<'_>], column: Column, order: Order, lang: Lang) {
    rows.sort_by(|a, b| compare(a, b, column, order, lang).then_with(|| tie(a.0).cmp(&tie(b.0))));
}

fn tie(seat: &Seat) -> (i64, i64, i64, meridian_domain::id::SeatId) {
    (-seat.power.unwrap_or(0), seat.y, seat.x, seat.id)
}

fn compare(a: &Row<'_>, b: &Row<'_>, column: Column, order: Order, lang: Lang) -> Ordering {
    let rated = |value: fn(&Seat) -> Option<i64>| {
        let of = |row: &Row<'_>| value(row.0).filter(|_| !row.0.is_monitor());
        known(of(a), of(b), order)
    };
    let written = |text: &dyn Fn(&Row<'_>) -> Option<String>| known(text(a), text(b), order);
    match column {
        Column::Name => {
            written(&|(_, person)| Some(name(*person, lang)).filter(|_| person.is_some_and(|p| !p.is_placeholder())))
        }
        Column::Title => {
            written(&|(_, person)| Some(person.as_ref()?.title.get(lang).to_owned()).filter(|title| !title.is_empty()))
        }
        Column::Role => written(&|(seat, _)| seat.seal().map(|seal| map::seal_name(lang, Some(seal)).to_owned())),
        Column::Support => rated(|seat| seat.support),
        Column::Power => rated(|seat| seat.power),
        Column::Coverage => rated(|seat| seat.coverage),
        Column::Evidence => known(Some(a.0.evidence.grade), Some(b.0.evidence.grade), order),
    }
}

fn known<T: Ord>(a: Option<T>, b: Option<T>, order: Order) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if order == Order::Down => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        id::{AccountId, MapId, PersonId, SeatId},
        names::Names,
        stakeholder::CommitteeFunction,
    };
    use uuid::Uuid;

    use super::*;

    fn somebody(n: u128, name: &str, power: Option<i64>, support: Option<i64>) -> (Seat, Person) {
        let person = Person::named(PersonId(Uuid::from_u128(n)), AccountId(Uuid::nil()), Names::same(name));
        let seat = Seat::at(SeatId(Uuid::from_u128(n)), MapId(Uuid::nil()), person.id, (0, 0));
        (Seat { power, support, ..seat }, person)
    }

    fn sorted(column: Column, order: Order) -> Vec<u128> {
        let mut people = [
            somebody(1, "Chen", Some(3), Some(1)),
            somebody(2, "An", Some(5), None),
            somebody(3, "", None, Some(-2)),
            somebody(4, "Bo", Some(4), Some(2)),
        ];
        people[3].0.function = Some(CommitteeFunction::Monitor);
        let mut rows: Vec<Row<'_>> = people.iter().map(|(seat, person)| (seat, Some(person))).collect();
        sort(&mut rows, column, order, Lang::En);
        rows.iter().map(|(seat, _)| seat.id.0.as_u128()).collect()
    }

    #[test]
    fn what_is_not_known_comes_last_either_way() {
        assert_eq!(sorted(Column::Power, Order::Down), [2, 1, 4, 3]);
        assert_eq!(sorted(Column::Power, Order::Up), [1, 2, 4, 3]);
        assert_eq!(sorted(Column::Support, Order::Down), [1, 3, 2, 4]);
        assert_eq!(sorted(Column::Name, Order::Up), [2, 4, 1, 3]);
    }

    #[test]
    fn of_equals_the_more_powerful_comes_first() {
        assert_eq!(sorted(Column::Evidence, Order::Up), [2, 4, 1, 3]);
    }
}

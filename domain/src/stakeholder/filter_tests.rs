use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    id::{AccountId, RelationId},
    names::Names,
    record::Record,
};

const MAP: MapId = MapId(Uuid::from_u128(1));
const US: UserId = UserId(Uuid::from_u128(2));
const ACCOUNT: AccountId = AccountId(Uuid::from_u128(3));

/// A supporter whom we know, an opponent of finance, a monitor.
fn world() -> World {
    let mut records: Vec<Record> = Vec::new();
    for n in 1..=3 {
        let person = Person {
            department: if n == 2 { Names::new("财务处", "Finance") } else { Names::default() },
            ..Person::named(PersonId(Uuid::from_u128(n)), ACCOUNT, Names::same("N"))
        };
        let mut seat = Seat::at(SeatId(Uuid::from_u128(10 + n)), MAP, person.id, (0, 0));
        seat.support = [Some(2), Some(-1), Some(1)][n as usize - 1];
        seat.power = (n == 2).then_some(5);
        seat.function = (n == 3).then_some(CommitteeFunction::Monitor);
        seat.influence = (n == 1).then_some(BuyingInfluence::Coach);
        records.extend([Record::from(person), seat.into()]);
    }
    records.push(
        Relation {
            id: RelationId(Uuid::from_u128(30)),
            account: ACCOUNT,
            person: PersonId(Uuid::from_u128(1)),
            user: US,
            current: 2,
            desired: 3,
            since: None,
        }
        .into(),
    );
    records.into_iter().collect()
}

fn left(facets: &[Facet]) -> Vec<u128> {
    let faded = Filter(facets.iter().cloned().collect()).faded(&world(), MAP);
    (1..=3).filter(|n| !faded.contains(&SeatId(Uuid::from_u128(10 + n)))).collect()
}

#[test]
fn nothing_asked_for_fades_nobody() {
    assert_eq!(left(&[]), [1, 2, 3]);
}

#[test]
fn each_facet_finds_its_people() {
    assert_eq!(left(&[Facet::Leaning(Leaning::For)]), [1]);
    assert_eq!(left(&[Facet::Leaning(Leaning::Unknown)]), [3], "nobody rates a monitor");
    assert_eq!(left(&[Facet::Key]), [2]);
    assert_eq!(left(&[Facet::Department("财务处".to_owned())]), [2]);
    assert_eq!(left(&[Facet::Contact(US)]), [1]);
    assert_eq!(left(&[Facet::Evidence(Grade::Confirmed)]), [0_u128; 0]);
}

#[test]
fn one_of_a_kind_is_enough_and_every_kind_must_hold() {
    let roles = [Facet::Influence(BuyingInfluence::Coach), Facet::Function(CommitteeFunction::Monitor)];
    assert_eq!(left(&roles), [1, 3]);
    assert_eq!(left(&[roles[0].clone(), Facet::Key]), [0_u128; 0]);
}

#[test]
fn the_text_is_short_and_what_is_strange_in_it_is_left_out() {
    let filter = Filter::read("support.for,key,colour.red,support.loud,,in.");
    assert_eq!(filter.write(), "support.for,key");
    assert!(Filter::read("").is_empty());
}

fn facet() -> impl Strategy<Value = Facet> {
    prop_oneof![
        prop::sample::select(BuyingInfluence::ALL).prop_map(Facet::Influence),
        prop::sample::select(CommitteeFunction::ALL).prop_map(Facet::Function),
        prop::sample::select(Leaning::ALL.to_vec()).prop_map(Facet::Leaning),
        Just(Facet::Key),
        prop::sample::select(Grade::ALL).prop_map(Facet::Evidence),
        "[~,%+&. 0-4a财]{1,8}".prop_map(Facet::Department),
        any::<u128>().prop_map(|id| Facet::Contact(UserId(Uuid::from_u128(id)))),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(facets in prop::collection::btree_set(facet(), 0..9)) {
        let filter = Filter(facets);
        prop_assert_eq!(Filter::read(&filter.write()), filter);
    }
}

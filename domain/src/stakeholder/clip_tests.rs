use super::*;
use crate::{
    gate::{Context, decide},
    id::UserId,
    names::Names,
    stakeholder::{Grade, LineKind},
    time::{Date, Moment},
};

const HERE: AccountId = AccountId(Uuid::from_u128(1));
const THERE: AccountId = AccountId(Uuid::from_u128(2));

fn map(n: u128, account: AccountId) -> Map {
    Map::named(MapId(Uuid::from_u128(n)), account, Names::same("Map"))
}

fn seat_id(n: u128) -> SeatId {
    SeatId(Uuid::from_u128(100 + n))
}

/// Three people on map 10 with lines 1 → 2 and 2 → 3; the second alone on map 11 too.
fn world() -> World {
    let mut records: Vec<Record> = [map(10, HERE), map(11, HERE), map(12, THERE)].map(Record::from).into();
    for n in 1..=3 {
        let id = PersonId(Uuid::from_u128(50 + n));
        let named = Person::named(id, HERE, Names::same("N"));
        let (sensitive, key) = (n == 1, Some(format!("key {n}")));
        records.push(Person { sensitive, note: "said".to_owned(), key, ..named }.into());
        records.push(Seat::at(seat_id(n), map(10, HERE).id, id, (n as i64 * 200, 0)).into());
    }
    records.push(Seat::at(seat_id(9), map(11, HERE).id, PersonId(Uuid::from_u128(52)), (0, 0)).into());
    for (n, from, to) in [(1, 1, 2), (2, 2, 3)] {
        let (from, to) = (seat_id(from), seat_id(to));
        let (id, kind, grade) = (LineId(Uuid::from_u128(n)), LineKind::Influence, Grade::Rumour);
        let line = Line { id, map: map(10, HERE).id, from, to, kind, weight: 30, label: "x".to_owned(), grade };
        records.push(line.into());
    }
    records.into_iter().collect()
}

fn pasted(seats: &[u128], to: &Map, by: (i64, i64)) -> Pasted {
    let world = world();
    let clip = Clip::of(&world, HERE, &seats.iter().copied().map(seat_id).collect());
    let mut next = 1_000;
    let fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    Clip::read(&clip.write()).expect("readable").paste(&world, to, by, fresh)
}

fn count<'a, T: 'a>(pasted: &'a Pasted) -> usize
where
    &'a T: TryFrom<&'a Record>,
{
    pasted.records.iter().filter(|record| <&T>::try_from(*record).is_ok()).count()
}

#[test]
fn on_the_same_account_they_are_the_same_people() {
    let there = pasted(&[1, 2], &map(11, HERE), (8, 16));
    assert_eq!((count::<Person>(&there), count::<Seat>(&there), count::<Line>(&there)), (0, 1, 1));
    let Some(Record::Seat(seat)) = there.records.first() else { panic!("a seat") };
    assert_eq!((seat.person, seat.x, seat.y, seat.placed), (PersonId(Uuid::from_u128(51)), 208, 16, true));
    let Some(Record::Line(line)) = there.records.last() else { panic!("a line") };
    assert_eq!((line.from, line.to, line.weight), (seat.id, seat_id(9), 30));
}

#[test]
fn for_another_account_they_are_new_people_without_sensitive_notes() {
    let there = pasted(&[1, 2, 3], &map(12, THERE), (0, 0));
    assert_eq!((count::<Person>(&there), count::<Seat>(&there), count::<Line>(&there)), (3, 3, 2));
    let notes: Vec<_> = there
        .records
        .iter()
        .filter_map(|record| <&Person>::try_from(record).ok())
        .map(|person| (person.account, person.note.as_str(), person.key.clone()))
        .collect();
    assert_eq!(notes, [(THERE, "", None), (THERE, "said", None), (THERE, "said", None)]);
}

#[test]
fn a_sensitive_note_is_in_no_text() {
    let clip = Clip::of(&world(), HERE, &BTreeSet::from([seat_id(1)]));
    assert!(!clip.write().contains("said"));
}

#[test]
fn what_is_there_already_is_not_added_twice() {
    assert_eq!(pasted(&[1, 2, 3], &map(10, HERE), (0, 0)).change(), None);
}

#[test]
fn the_gate_takes_it_as_one_command() {
    let context = Context { actor: UserId(Uuid::nil()), now: Moment(0), today: Date::from_days(0) };
    for to in [map(11, HERE), map(12, THERE)] {
        let Some(change) = pasted(&[1, 2, 3], &to, (8, 8)).change() else { panic!("something to add") };
        let mut world = world().partial();
        assert!(decide(&mut world, &context, &change).is_ok());
    }
}

#[test]
fn they_stand_around_the_place_they_are_put() {
    let clip = Clip::of(&world(), HERE, &BTreeSet::from([seat_id(1), seat_id(2)]));
    let by = clip.towards((1000, 1000));
    let lefts: i64 = clip.people.iter().map(|copied| copied.seat.x + by.0).sum();
    assert!(((lefts + Seat::WIDTH) / 2 - 1000).abs() <= 4);
    assert_eq!((by.0 % 8, by.1 % 8), (0, 0));
}

#[test]
fn any_other_text_is_left_alone() {
    for text in ["", "{}", "hello", r#"{"meridian":"people","account":"x","people":[],"lines":[]}"#] {
        assert_eq!(Clip::read(text), None, "{text}");
    }
    let nobody = Clip::of(&world(), HERE, &BTreeSet::new());
    assert_eq!(Clip::read(&nobody.write()), None);
}

use std::collections::BTreeSet;

use super::*;
use crate::names::Names;

fn hospital() -> Account {
    let account = Account::named(AccountId(uuid::Uuid::from_u128(1)), Names::new("医院", "Hospital"));
    Account { kind: AccountKind::Hospital, ..account }
}

fn fact(field: &str, value: &str) -> Fact {
    let account = hospital().id;
    let id = Fact::id_of(account, field);
    Fact { id, account, field: field.to_owned(), value: value.to_owned(), evidence: Evidence::default() }
}

#[test]
fn each_field_is_asked_once() {
    let keys: BTreeSet<_> = ASKED.iter().map(|asked| asked.key).collect();
    assert_eq!(keys.len(), ASKED.len());
    assert_eq!(asked_of(AccountKind::Hospital).count(), ASKED.len());
    assert!(asked_of(AccountKind::Company).all(|asked| !asked.hospital));
}

#[test]
fn a_value_is_like_its_field() {
    for (field, value) in
        [("cmi", "1.27"), ("beds_open", "2600"), ("level4_share", "100"), ("payment", "drg"), ("own:停车位", "很少")]
    {
        assert_eq!(fact(field, value).check(), Ok(()), "{field} {value}");
    }
    for (field, value) in [
        ("cmi", "-1"),
        ("cmi", "1."),
        ("cmi", ".5"),
        ("beds_open", "2,600"),
        ("beds_open", "26.5"),
        ("level4_share", "100.01"),
        ("payment", "DRG"),
        ("own: ", "x"),
        ("nothing", "x"),
        ("website", " "),
    ] {
        assert!(fact(field, value).check().is_err(), "{field} {value}");
    }
}

#[test]
fn a_field_of_an_account_has_one_id() {
    let (one, other) = (AccountId(uuid::Uuid::from_u128(1)), AccountId(uuid::Uuid::from_u128(2)));
    assert_eq!(Fact::id_of(one, "cmi"), Fact::id_of(one, "cmi"));
    assert_ne!(Fact::id_of(one, "cmi"), Fact::id_of(other, "cmi"));
    assert_ne!(Fact::id_of(one, "cmi"), Fact::id_of(one, "website"));
}

#[test]
fn completeness_counts_fields_and_topics_alike() {
    let account = hospital();
    // Both names; ten of its own fields, 24 that are asked, ten topics.
    assert_eq!(completeness(&account, &[], &[]), Completeness { known: 1, asked: 44 });
    let campus = Holding::named(HoldingId(uuid::Uuid::from_u128(3)), account.id, Topic::Campus, "北湖院区");
    let two = [campus.clone(), Holding { id: HoldingId(uuid::Uuid::from_u128(4)), ..campus }];
    let own = [fact("cmi", "1.2"), fact("own:停车位", "很少")];
    let known = completeness(&account, &own, &two);
    assert_eq!((known.known, known.percent()), (3, 6));
    let company = Account { kind: AccountKind::Company, ..account };
    assert_eq!(completeness(&company, &[], &[]).asked, 8 + 8 + 7);
}

#[test]
fn what_ends_soon_or_has_just_ended_comes_first_end_first() {
    let account = hospital().id;
    let today = Date::new(2026, 11, 23).unwrap();
    let one = |n: u128, topic, days: i64| {
        let named = Holding::named(HoldingId(uuid::Uuid::from_u128(n)), account, topic, "x");
        Holding { until: Some(today.plus_days(days)), ..named }
    };
    let all = [
        one(1, Topic::Contract, 90),
        one(2, Topic::Equipment, -90),
        one(3, Topic::Contract, 91),
        one(4, Topic::System, 1),
        Holding::named(HoldingId(uuid::Uuid::from_u128(5)), account, Topic::Contract, "x"),
    ];
    let ending: Vec<_> = ending(&all, today, 90).iter().map(|holding| holding.id.0.as_u128()).collect();
    assert_eq!(ending, [2, 1]);
}

#[test]
fn nothing_ends_before_it_begins() {
    let today = Date::new(2026, 11, 23).unwrap();
    let named = Holding::named(HoldingId(uuid::Uuid::from_u128(1)), hospital().id, Topic::Contract, "x");
    let right = Holding { from: Some(today), until: Some(today), ..named };
    assert_eq!(right.check(), Ok(()));
    assert!(Holding { until: Some(today.plus_days(-1)), ..right }.check().is_err());
}

//! The demo's content: a fictional maker of medical devices and its fourteen fictional hospitals.
//! The tables under `content/` are data; here they become records, with dates counted from today,
//! so that the demo never ages, and with ids made from names, so that it is the same each time.

mod boards;
mod house;
mod judged;
mod past;
mod people;
mod plans;
mod profile;
mod sales;
mod tables;
mod work;

use meridian_domain::{
    id::{BatchId, UserId},
    locale::Lang,
    money::{Currency, Money},
    names::Names,
    record::Record,
    time::{Date, Moment},
};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub use self::past::Past;
use self::tables::House;

/// Everything the demo begins with.
pub struct Content {
    /// In an order in which each record finds what it refers to.
    pub records: Vec<Record>,
    /// When those were entered …
    pub begins: Moment,
    /// … and what has happened since, oldest first.
    pub past: Vec<Past>,
    /// Who can sign in: with the login of the user's record and [`PASSWORD`].
    pub logins: Vec<UserId>,
    /// The chunks of what the hospitals bought.
    pub sales: (BatchId, Vec<Vec<u8>>),
}

/// The password of everybody in the demo.
pub const PASSWORD: &str = "meridian";

/// The content as it is on `today`. What people of the company have written, as opposed to names,
/// which are always there in both, is in `written`.
#[must_use]
pub fn content(today: Date, written: Lang) -> Content {
    let house: House = table(include_str!("content/house.json"));
    let mut records = house::house_records(&house, today);
    let boards: boards::Table = table(include_str!("content/boards.json"));
    records.extend(boards::competitors(&boards));
    house::pipelines(&mut records, &table(include_str!("content/deals.json")), today);
    people::people(&mut records, &table(include_str!("content/people.json")), &house, today);
    work::work(&mut records, &table(include_str!("content/work.json")), today);
    profile::profile(&mut records, &table(include_str!("content/profile.json")), today);
    plans::plans(&mut records, &table(include_str!("content/plans.json")), today);
    judged::judged(&mut records, &table(include_str!("content/judged.json")), today);
    boards::boards(&mut records, &boards, today);
    let before: past::Table = table(include_str!("content/past.json"));
    let mut past = past::past(&mut records, &before, today, written);
    past.extend(boards::signed(&records, &boards, today, written));
    past.sort_by_key(|past| past.at);
    records.iter_mut().for_each(|record| write_in(written, record));
    let (batch, bought, chunks) = sales::sales(&records, today, past::moment(today, before.begins));
    records.extend(bought);
    Content {
        records,
        begins: past::moment(today, before.begins),
        past,
        logins: house.users.iter().map(|row| id(&row.0)).collect(),
        sales: (batch, chunks),
    }
}

/// Leaves of each free text what is in one language; the tables hold both as “中文 · English”.
fn write_in(lang: Lang, record: &mut Record) {
    let texts: &mut [&mut String] = match record {
        Record::Deal(deal) => {
            let platform = deal.tender.as_mut().map(|tender| &mut tender.platform);
            write_texts(lang, [&mut deal.next_step, &mut deal.reason_note].into_iter().chain(platform));
            return;
        }
        Record::Rival(rival) => &mut [&mut rival.product, &mut rival.strength, &mut rival.weakness],
        Record::Interaction(interaction) => &mut [&mut interaction.summary, &mut interaction.purpose],
        Record::Fact(fact) => &mut [&mut fact.value],
        Record::Holding(holding) => &mut [&mut holding.name, &mut holding.maker, &mut holding.note],
        Record::Need(need) => &mut [&mut need.what, &mut need.answer, &mut need.evidence.source],
        Record::Goal(goal) => &mut [&mut goal.measure, &mut goal.baseline, &mut goal.target, &mut goal.reason],
        Record::Factor(factor) => &mut [&mut factor.evidence.source],
        Record::SwotItem(item) => &mut [&mut item.evidence.source],
        Record::Promise(promise) => &mut [&mut promise.unit, &mut promise.evidence.source],
        Record::Qualification(letter) => &mut [&mut letter.evidence],
        Record::Seat(seat) => &mut [&mut seat.evidence.source],
        Record::Rate(rate) => &mut [&mut rate.source],
        _ => &mut [],
    };
    write_texts(lang, texts.iter_mut().map(|text| &mut **text));
}

fn write_texts<'t>(lang: Lang, texts: impl IntoIterator<Item = &'t mut String>) {
    for text in texts {
        if let Some((zh, en)) = text.split_once(" · ") {
            *text = if lang == Lang::Zh { zh } else { en }.to_owned();
        }
    }
}

fn table<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the demo's tables are checked by a test")
}

/// A name's id: UUIDv8, the hash of kind and name.
fn named(kind: &str, name: &str) -> Uuid {
    let hash = Sha256::digest(format!("meridian demo/{kind}/{name}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The id of something by its name; kinds of id never share names.
fn id<I: From<Uuid>>(name: &str) -> I {
    I::from(named(std::any::type_name::<I>(), name))
}

fn some<I: From<Uuid>>(name: &str) -> Option<I> {
    (!name.is_empty()).then(|| id(name))
}

fn names(zh: &str, en: &str) -> Names {
    Names::new(zh, en)
}

fn text(word: &str) -> Option<String> {
    (!word.is_empty()).then(|| word.to_owned())
}

/// `amount` times ten thousand of a currency.
fn wan(amount: i64, code: &str) -> Option<Money> {
    Money::from_major(amount * 10_000, code.parse().unwrap_or(Currency::CNY))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use meridian_domain::id::PersonId;

    use super::*;

    fn today() -> Date {
        Date::new(2026, 11, 23).unwrap()
    }

    #[test]
    fn every_record_makes_sense_and_finds_what_it_refers_to() {
        let mut known = BTreeSet::new();
        for record in content(today(), Lang::Zh).records {
            assert_eq!(record.check(), Ok(()), "{record:?}");
            for key in record.refers_to() {
                assert!(known.contains(&key), "{record:?} refers to {key}");
            }
            assert!(known.insert(record.key()), "{} twice", record.key());
        }
    }

    #[test]
    fn what_happened_is_told_in_order_and_names_records_that_are_there() {
        let content = content(today(), Lang::En);
        let mut known: BTreeSet<_> = content.records.iter().map(Record::key).collect();
        let mut before = content.begins;
        for past in content.past {
            assert!(past.at >= before);
            before = past.at;
            match past.change {
                meridian_domain::gate::Change::Add(record) => {
                    assert_eq!(record.check(), Ok(()), "{record:?}");
                    assert!(record.refers_to().iter().all(|key| known.contains(key)), "{record:?}");
                    known.insert(record.key());
                }
                meridian_domain::gate::Change::Edit(patch) => assert!(known.contains(&patch.key()), "{patch:?}"),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn the_demo_is_the_same_each_time_and_moves_with_the_day() {
        let (a, b) = (content(today(), Lang::Zh), content(today().plus_days(1), Lang::Zh));
        let keys = |content: &Content| content.records.iter().map(Record::key).collect::<Vec<_>>();
        assert_eq!(keys(&a), keys(&b));
        assert_ne!(a.records, b.records);
    }

    #[test]
    fn no_action_ever_aims_at_a_monitor() {
        let records = content(today(), Lang::Zh).records;
        let monitors: BTreeSet<PersonId> = records
            .iter()
            .filter_map(|record| match record {
                Record::Seat(seat) if seat.is_monitor() => Some(seat.person),
                _ => None,
            })
            .collect();
        assert!(!monitors.is_empty());
        for record in &records {
            if let Record::Action(action) = record {
                assert!(action.person.is_none_or(|person| !monitors.contains(&person)));
            }
        }
    }
}

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::*;
use crate::{
    gate::{Change, Command, Event},
    record::{Kind, Patch, Record},
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Point,
    Circle(i64),
    Box(i64, f64),
    Named { name: String, inner: Option<std::boxed::Box<Shape>> },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
enum Tagged {
    Plain,
    Full { of: u8, shapes: Vec<Shape> },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Number(u32);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    text: String,
    letter: char,
    small: i8,
    large: u64,
    below: i64,
    fraction: f64,
    sure: bool,
    maybe: Option<Number>,
    pair: (i64, String),
    nothing: (),
    by_number: BTreeMap<u16, Shape>,
    by_name: BTreeMap<String, Tagged>,
    #[serde(default)]
    kind: Option<Kind>,
}

fn same<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("plain data");
    assert_eq!(&read::<T>(&text).expect(&text), value);
    assert_eq!(&serde_json::from_str::<T>(&text).expect(&text), value, "as others read it");
}

fn everything() -> Everything {
    let inner = Some(Box::new(Shape::Box(-3, 0.5)));
    Everything {
        text: "“é\n\\ 经络 \u{1F9E0}".to_owned(),
        letter: '经',
        small: -128,
        large: u64::MAX,
        below: i64::MIN,
        fraction: -1.25e-9,
        sure: true,
        maybe: Some(Number(7)),
        pair: (-1, "two".to_owned()),
        nothing: (),
        by_number: [(0, Shape::Point), (65_535, Shape::Named { name: String::new(), inner })].into(),
        by_name: [
            ("a b".to_owned(), Tagged::Plain),
            (String::new(), Tagged::Full { of: 1, shapes: vec![Shape::Circle(4)] }),
        ]
        .into(),
        kind: Some(Kind::Deal),
    }
}

#[test]
fn everything_comes_back_as_it_was_written() {
    same(&everything());
    same(&Everything { maybe: None, by_name: BTreeMap::new(), kind: None, ..everything() });
}

#[test]
fn what_stands_under_a_tag_is_read_wherever_the_tag_stands() {
    let id = "01890000-0000-7000-8000-000000000001";
    let tag_first = format!(r#"{{"kind":"product","id":"{id}","set":{{"family":"Pumps"}}}}"#);
    let tag_last = format!(r#"{{"set":{{"family":"Pumps"}},"unknown":[{{}}],"id":"{id}","kind":"product"}}"#);
    let patch: Patch = read(&tag_first).expect("a patch");
    assert_eq!(read::<Patch>(&tag_last), Ok(patch.clone()));
    same(&Change::All(vec![Change::Edit(patch.clone()), Change::Remove(patch.key())]));
    same(&Command::new(id.parse().expect("an id"), Change::Edit(patch)));
}

#[test]
fn what_is_wrong_is_named() {
    let mut json = serde_json::to_value(everything()).expect("plain data");
    json.as_object_mut().expect("fields").remove("below");
    assert_eq!(read::<Everything>(&json.to_string()), Err(Unreadable("below")));
    for text in ["", "{", "null", "3", "[]", "{}", r#"{"kind":"product"}"#, r#"{"kind":"nothing","record":{}}"#] {
        assert!(read::<Record>(text).is_err(), "{text}");
        assert!(read::<Event>(text).is_err(), "{text}");
    }
    assert!(read::<u8>("256").is_err() && read::<u8>("-1").is_err() && read::<i64>("1.5").is_err());
    assert!(read::<(i64, i64)>("[1,2,3]").is_err() && read::<(i64, i64)>("[1]").is_err());
    assert!(read::<Shape>(r#"{"Circle":1,"Point":null}"#).is_err());
    assert!(read::<Vec<i64>>(&"[".repeat(100_000)).is_err(), "deep texts end");
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,80}") {
        drop(read::<Everything>(&text));
        drop(read::<Command>(&text));
    }

    #[test]
    fn what_others_read_is_read_alike(numbers in prop::collection::vec(any::<i64>(), 0..4), f in any::<f64>(), text in ".*") {
        same(&numbers);
        same(&text);
        if f.is_finite() {
            let text = serde_json::to_string(&f).expect("a number");
            prop_assert_eq!(read::<f64>(&text).ok(), serde_json::from_str(&text).ok());
        }
    }
}

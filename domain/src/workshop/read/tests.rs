use proptest::prelude::*;

use super::*;
use crate::workshop::{Form, Never, Noun, Sum, shipped};

/// What reading says after a text of the small case was changed.
fn after(file: &str, from: &str, to: &str) -> Vec<Flaw> {
    let mut files = shipped::files("mini");
    let text = files.get_mut(file).expect("a file of the pack");
    assert!(text.contains(from), "{file} does not hold {from:?}");
    *text = text.replacen(from, to, 1);
    read(&files).flaws
}

fn has(flaws: &[Flaw], file: &str, line: impl Fn(usize) -> bool, what: impl Fn(&Trouble) -> bool) -> bool {
    flaws.iter().any(|flaw| flaw.place.file == file && line(flaw.place.line) && what(&flaw.what))
}

#[test]
fn an_empty_pack_lacks_every_file_once() {
    let reading = read(&Files::new());
    assert_eq!(reading.case, None);
    let missing: Vec<&str> = reading.flaws.iter().map(|flaw| flaw.place.file.as_str()).collect();
    for file in ["case.toml", "people.toml", "reference/tows.toml", "trainer.zh.md", "reference/model_answer.en.md"] {
        assert_eq!(missing.iter().filter(|name| **name == file).count(), 1, "{file}");
    }
    assert!(reading.flaws.iter().all(|flaw| flaw.what == Trouble::NoFile));
}

#[test]
fn all_flaws_are_told_at_once_and_each_with_its_line() {
    let mut files = shipped::files("mini");
    let people = "[[person]]\nid = \"B 1\"\nnmae = { zh = \"甲\", en = \"A\" }\ntitle = { zh = \"主任\" }\ndept = 3\nexternal = \"no\"\n[person.hidden]\npower = 9\nrole = \"boss\"\n";
    files.insert("people.toml".to_owned(), people.to_owned());
    let flaws = read(&files).flaws;
    let at = |line: usize, what: &dyn Fn(&Trouble) -> bool| has(&flaws, "people.toml", |l| l == line, what);
    assert!(at(2, &|what| matches!(what, Trouble::BadKey { value } if value == "B 1")));
    assert!(at(
        3,
        &|what| matches!(what, Trouble::UnknownKey { key, near: Some(near) } if key == "nmae" && near == "name")
    ));
    assert!(at(4, &|what| matches!(what, Trouble::NoLanguage { key, lang: Lang::En } if key == "title")));
    assert!(at(5, &|what| matches!(what, Trouble::WrongForm { key, form: Form::Both } if key == "dept")));
    assert!(at(6, &|what| matches!(what, Trouble::WrongForm { form: Form::Flag, .. })));
    assert!(at(
        8,
        &|what| matches!(what, Trouble::OutOfRange { value, least, most, .. } if (*value, *least, *most) == (9.0, 1.0, 5.0))
    ));
    assert!(at(
        9,
        &|what| matches!(what, Trouble::NotAllowed { allowed, .. } if allowed.contains(&"economic".to_owned()))
    ));
    assert!(has(
        &flaws,
        "facts.toml",
        |line| line > 0,
        |what| matches!(what, Trouble::Dangling { noun: Noun::Person, .. })
    ));
}

#[test]
fn a_text_that_is_no_toml_is_told_with_its_line_and_hides_nothing_else() {
    let mut files = shipped::files("mini");
    files.insert("scoring.toml".to_owned(), "auto = 50\ncap = = 60\n".to_owned());
    files.remove("trainer.en.md");
    let flaws = read(&files).flaws;
    assert!(has(&flaws, "scoring.toml", |line| line == 2, |what| matches!(what, Trouble::Syntax(_))));
    assert!(has(&flaws, "trainer.en.md", |line| line == 0, |what| *what == Trouble::NoFile));
    assert!(!has(&flaws, "scoring.toml", |_| true, |what| matches!(what, Trouble::NoKey { .. })));
}

#[test]
fn columns_count_characters_and_not_bytes() {
    let text = Text::new("a.toml", "首页 = 1\n名称 = x\n");
    let at = "首页 = 1\n名称 = ".len();
    assert_eq!(text.place(at), Place { file: "a.toml".to_owned(), line: 2, column: 6 });
    assert_eq!(text.place(0).line, 1);
    assert_eq!(text.place(10_000).line, 3);
}

#[test]
fn what_does_not_add_up_is_told_with_both_sums() {
    let sum = |flaws: &[Flaw], of: Sum| {
        flaws.iter().find_map(|flaw| match flaw.what {
            Trouble::SumOff { of: found, sum, should } if found == of => Some((sum, should)),
            _ => None,
        })
    };
    assert_eq!(sum(&after("case.toml", "minutes = 45", "minutes = 50"), Sum::Minutes), Some((45.0, 50.0)));
    assert_eq!(sum(&after("scoring.toml", "map = 40", "map = 41"), Sum::Parts), Some((101.0, 100.0)));
    assert!(sum(&after("rubric.toml", "weight = 40", "weight = 50"), Sum::Rubric).is_some());
}

#[test]
fn cards_nobody_can_get_and_injects_that_never_happen_are_found() {
    let never = |flaws: Vec<Flaw>| {
        flaws.into_iter().find_map(|flaw| match flaw.what {
            Trouble::FactNever { why, .. } | Trouble::InjectNever { why, .. } => Some(why),
            _ => None,
        })
    };
    let (old, waits) = ("when = { asked = [\"m4\"] }", "when = { knows = [\"f5\"] }");
    assert_eq!(never(after("facts.toml", old, waits)), Some(Never::NeedsUnreachable), "it waits for itself");
    let both = "when = { asked = [\"m4\"], not_asked = [\"m4\"] }";
    assert_eq!(never(after("facts.toml", old, both)), Some(Never::Contradiction));
    assert_eq!(never(after("facts.toml", old, "when = { asked = [\"m6\"] }")), Some(Never::NothingToAsk));
    assert_eq!(never(after("facts.toml", "holder = \"m2\"", "holder = \"m6\"")), Some(Never::MonitorHolds));
    assert_eq!(never(after("facts.toml", old, "when = { from = \"r3\" }")), Some(Never::TooLate));
    assert_eq!(never(after("case.toml", "points = 4", "points = 1")), Some(Never::TooDear));
    assert_eq!(never(after("injects.toml", "not_asked = [\"m3\"]", "asked = [\"m6\"]")), Some(Never::NothingToAsk));
}

#[test]
fn a_reference_that_does_not_agree_with_the_case_is_found() {
    let found = |flaws: Vec<Flaw>, what: fn(&Trouble) -> bool| flaws.iter().any(|flaw| what(&flaw.what));
    let path = "people = [\"m4\", \"m2\", \"m1\"]";
    assert!(found(after("reference/map.toml", path, "people = [\"m5\", \"m1\"]"), |what| matches!(
        what,
        Trouble::NoLine { .. }
    )));
    assert!(found(after("reference/map.toml", path, "people = [\"m4\", \"m2\"]"), |what| matches!(
        what,
        Trouble::PathElsewhere { .. }
    )));
    assert!(found(after("edges.toml", "weight = 0.8", "weight = 0.7"), |what| matches!(
        what,
        Trouble::FigureOff { .. }
    )));
    assert!(found(after("people.toml", "role = \"economic\"", "role = \"decider\""), |what| matches!(
        what,
        Trouble::Buyers { count: 0 }
    )));
    assert!(found(after("reference/tows.toml", "links = [\"s1\", \"o1\"]", "links = [\"s1\"]"), |what| matches!(
        what,
        Trouble::HalfLinked { .. }
    )));
    assert!(found(after("reference/numbers.toml", "formula = \"", "formula = \"9+"), |what| matches!(
        what,
        Trouble::FigureOff { .. }
    )));
    assert!(found(after("rubric.toml", "compliance = true", "compliance = false"), |what| matches!(
        what,
        Trouble::NoCompliance
    )));
}

#[test]
fn a_public_text_that_gives_a_secret_away_is_found() {
    let files = shipped::files("mini");
    let case = read(&files).case.expect("the shipped case is sound");
    let secret = case.facts[0].text.zh.clone();
    let mut leaking = files.clone();
    leaking.entry("brief/d1-brief.zh.md".to_owned()).and_modify(|text| text.push_str(&secret));
    let flaws = read(&leaking).flaws;
    assert!(has(&flaws, "brief/d1-brief.zh.md", |_| true, |what| matches!(what, Trouble::GivesAway { .. })));
    let mut naming = files;
    naming.entry("brief/d1-brief.en.md".to_owned()).and_modify(|text| {
        let edge = case.edges.iter().find(|edge| edge.hidden).expect("a hidden line");
        let name = |key| &case.person(key).expect("in the case").name.en;
        text.push_str(&format!("\n\nEvery Friday {} plays chess with {}.\n", name(&edge.from), name(&edge.to)));
    });
    let reading = read(&naming);
    assert!(has(
        &reading.flaws,
        "brief/d1-brief.en.md",
        |_| true,
        |what| matches!(what, Trouble::NamesHiddenLine { .. })
    ));
    assert!(reading.case.is_some() && reading.warnings() == 1, "a warning is no reason not to run it");
}

#[test]
fn files_nobody_reads_are_warned_of() {
    let mut files = shipped::files("mini");
    files.insert("brief/old.zh.md".to_owned(), "旧稿".to_owned());
    let reading = read(&files);
    assert_eq!((reading.errors(), reading.warnings()), (0, 1));
    assert!(!is_ours("../case.toml") && !is_ours(".git/x.md") && !is_ours("a.zip") && is_ours("brief/a.zh.md"));
}

fn any_pack() -> impl Strategy<Value = Files> {
    let whole = shipped::files("mini");
    let names: Vec<String> = whole.keys().cloned().collect();
    let change = (
        0..names.len(),
        any::<prop::sample::Index>(),
        0_usize..60,
        "[ =\\[\\]{}\"'a-z0-9.,\n\u{4e00}-\u{4e05}-]{0,12}",
    );
    prop::collection::vec(change, 1..4).prop_map(move |changes| {
        let mut files = whole.clone();
        for (file, at, cut, insert) in changes {
            let text = files.get_mut(&names[file]).expect("of the pack");
            let mut chars: Vec<char> = text.chars().collect();
            let from = at.index(chars.len().max(1)).min(chars.len());
            let to = (from + cut).min(chars.len());
            chars.splice(from..to, insert.chars());
            *text = chars.into_iter().collect();
        }
        files
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_to_a_pack_makes_reading_panic(files in any_pack()) {
        let reading = read(&files);
        prop_assert_eq!(reading.case.is_some(), reading.errors() == 0);
        for flaw in &reading.flaws {
            let lines = files.get(&flaw.place.file).map_or(0, |text| text.split('\n').count());
            prop_assert!(flaw.place.line <= lines, "{:?}", flaw);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "(\\PC|\n){0,300}", file in 0_usize..14) {
        let mut files = shipped::files("mini");
        let name = files.keys().nth(file).cloned().expect("so many files");
        files.insert(name, text);
        let _ = read(&files);
    }
}

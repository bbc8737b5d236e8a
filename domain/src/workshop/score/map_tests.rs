use proptest::prelude::*;

use super::*;
use crate::workshop::shipped;

/// The case as a team would draw it that has found out everything.
fn whole(case: &Case) -> TeamMap {
    let person = |person: &Person| DrawnPerson {
        person: person.id.clone(),
        role: Some(person.sheet.role),
        power: Some(person.sheet.power),
        interest: Some(person.sheet.interest),
        support: Some(person.sheet.support),
        grade: Grade::Confirmed,
        lobbied: false,
    };
    let line = |edge: &Edge| DrawnLine {
        from: edge.from.clone(),
        to: edge.to.clone(),
        kind: edge.kind,
        weight: Some(edge.weight),
        grade: Grade::Confirmed,
    };
    TeamMap { people: case.people.iter().map(person).collect(), lines: case.edges.iter().map(line).collect() }
}

fn value(case: &Case, drawn: &TeamMap) -> f64 {
    map(case, drawn).value.expect("a map always has a score")
}

fn part(case: &Case, drawn: &TeamMap, of: &Of) -> f64 {
    map(case, drawn).parts.iter().find(|part| part.of == *of).and_then(|part| part.value).expect("a part of every map")
}

#[test]
fn the_reference_has_a_hundred_and_an_empty_map_nothing() {
    let case = shipped::case("abb");
    assert!((value(&case, &whole(&case)) - 100.0).abs() < 1e-9);
    assert_eq!(value(&case, &TeamMap::default()), 0.0);
}

#[test]
fn people_count_by_their_power() {
    let case = shipped::case("abb");
    let mut drawn = whole(&case);
    drawn.people.retain(|person| person.person.0 != "a1");
    assert!((part(&case, &drawn, &Of::People) - 40.0 / 45.0).abs() < 1e-12);
    let missing = map(&case, &drawn).parts[0].because.clone();
    assert_eq!(missing, ["a1"]);
}

#[test]
fn a_role_the_authors_accept_is_right_and_another_is_not() {
    let case = shipped::case("abb");
    let with = |role| {
        let mut drawn = whole(&case);
        let nurse = drawn.people.iter_mut().find(|person| person.person.0 == "a6").expect("in the case");
        nurse.role = role;
        part(&case, &drawn, &Of::Roles)
    };
    assert_eq!((with(Some(Seal::User)), with(Some(Seal::Coach))), (1.0, 1.0));
    assert_eq!((with(Some(Seal::Decider)), with(None)), (7.0 / 8.0, 7.0 / 8.0));
}

#[test]
fn attributes_count_by_how_near_they_are_and_silence_is_farthest() {
    let case = shipped::case("abb");
    let mut drawn = whole(&case);
    drawn.people.retain(|person| person.person.0 == "a1");
    drawn.people[0].power = Some(3);
    assert!((part(&case, &drawn, &Of::Attributes) - (1.0 - 0.5 / 3.0)).abs() < 1e-12);
    drawn.people[0].power = None;
    assert!((part(&case, &drawn, &Of::Attributes) - (1.0 - 1.0 / 3.0)).abs() < 1e-12);
}

#[test]
fn a_line_the_wrong_way_round_counts_half() {
    let case = shipped::case("abb");
    let line = |from: &str, to: &str| DrawnLine {
        from: from.into(),
        to: to.into(),
        kind: LineKind::Influence,
        weight: Some(0.8),
        grade: Grade::Assumed,
    };
    let of = |lines: Vec<DrawnLine>| part(&case, &TeamMap { people: vec![], lines }, &Of::Lines);
    let wanted: f64 = case.edges.iter().map(|edge| edge.weight).sum();
    let f1 = |hit: f64, drawn: f64| 2.0 * hit / (wanted + drawn);
    assert!((of(vec![line("a7", "a2")]) - f1(0.8, 0.8)).abs() < 1e-12);
    assert!((of(vec![line("a2", "a7")]) - f1(0.4, 0.8)).abs() < 1e-12);
    assert!((of(vec![line("a7", "a2"), line("a1", "a13")]) - f1(0.8, 1.6)).abs() < 1e-12, "a line too much costs");
    assert_eq!(of(vec![line("a1", "a13")]), 0.0);
}

#[test]
fn being_sure_pays_only_when_one_is_right() {
    let case = shipped::case("abb");
    let with = |grade, right: bool| {
        let mut drawn = whole(&case);
        drawn.lines.clear();
        drawn.people.retain(|person| person.person.0 == "a4");
        drawn.people[0].grade = grade;
        drawn.people[0].support = Some(if right { -1 } else { 2 });
        part(&case, &drawn, &Of::Calibration)
    };
    let near = |is: f64, should: f64| (is - should).abs() < 1e-12;
    assert!(near(with(Grade::Confirmed, true), 1.0) && near(with(Grade::Confirmed, false), 0.0));
    assert!(near(with(Grade::Assumed, true), 0.84) && near(with(Grade::Assumed, false), 0.64));
    assert!(near(with(Grade::Rumour, true), 0.51) && near(with(Grade::Rumour, false), 0.91));
}

#[test]
fn each_lobbied_monitor_costs_ten_points_and_strangers_cost_nothing() {
    let case = shipped::case("abb");
    let mut drawn = whole(&case);
    drawn.people.iter_mut().find(|person| person.person.0 == "a13").expect("in the case").lobbied = true;
    let stranger = DrawnPerson { person: "nobody".into(), ..drawn.people[0].clone() };
    drawn.people.push(stranger);
    assert!((value(&case, &drawn) - 90.0).abs() < 1e-9);
    let only = TeamMap { people: drawn.people.into_iter().filter(|one| one.lobbied).collect(), lines: vec![] };
    assert_eq!(value(&case, &only), 0.0, "never below nought");
}

proptest! {
    #[test]
    fn any_map_scores_between_nought_and_a_hundred_and_its_parts_add_up(
        people in prop::collection::vec((0_usize..16, 0_usize..8, any::<u8>(), any::<i8>(), any::<bool>()), 0..20),
        lines in prop::collection::vec((0_usize..16, 0_usize..16, 0_usize..4, any::<f64>()), 0..30),
    ) {
        let case = shipped::case("abb");
        let key = |at: usize| Key(format!("a{at}"));
        let drawn = TeamMap {
            people: people.into_iter().map(|(at, role, power, support, lobbied)| DrawnPerson {
                person: key(at),
                role: Seal::ALL.get(role).copied(),
                power: Some(power),
                interest: None,
                support: Some(support),
                grade: Grade::Rumour,
                lobbied,
            }).collect(),
            lines: lines.into_iter().map(|(from, to, kind, weight)| DrawnLine {
                from: key(from),
                to: key(to),
                kind: LineKind::ALL[kind],
                weight: Some(weight),
                grade: Grade::Confirmed,
            }).collect(),
        };
        let mark = map(&case, &drawn);
        let value = mark.value.expect("a map always has a score");
        prop_assert!((0.0..=100.0).contains(&value), "{}", value);
        prop_assert!((mark.parts.iter().map(|part| part.points).sum::<f64>() - value).abs() < 1e-9);
    }

    #[test]
    fn finishing_never_costs(drop in prop::collection::vec(any::<bool>(), 14), cut in prop::collection::vec(any::<bool>(), 13)) {
        let case = shipped::case("abb");
        let whole = whole(&case);
        let mut less = whole.clone();
        let mut at = drop.into_iter();
        less.people.retain(|_| at.next().unwrap_or(true));
        let mut at = cut.into_iter();
        less.lines.retain(|_| at.next().unwrap_or(true));
        prop_assert!(value(&case, &less) <= value(&case, &whole) + 1e-9);
    }
}

use super::*;
use crate::workshop::{Case, shipped};

fn everything(case: &Case) -> (Auto, Mark) {
    let good = |keys: Vec<Key>| Confirmed { there: keys.into_iter().collect(), ..Confirmed::default() };
    let reference = &case.reference;
    let answers: Answers = reference.numbers.iter().map(|number| (number.id.clone(), number.value)).collect();
    let judged = case.injects.iter().flat_map(|inject| &inject.expectations).map(|one| (one.id.clone(), 1.0)).collect();
    let plan = Plan {
        goals: vec![Goal { specific: true, measured: true, due: true, owner: true }],
        strategies: vec![Served { name: "one".to_owned(), linked: true }],
        actions: reference
            .plan
            .actions
            .iter()
            .map(|action| super::Action {
                name: action.text.en.clone(),
                person: action.person.clone(),
                owner: true,
                due: true,
                days: action.days,
            })
            .collect(),
    };
    let auto = Auto {
        map: Mark { value: Some(100.0), coverage: 1.0, parts: vec![] },
        swot: swot(case, &good(reference.swot.iter().map(|item| item.id.clone()).collect())),
        pest: pest(case, &good(reference.pest.iter().map(|item| item.id.clone()).collect())),
        tows: tows(case, &good(reference.tows.iter().map(|item| item.id.clone()).collect())),
        plan: checklist(case, &plan, &good(reference.plan.items.iter().map(|item| item.id.clone()).collect())),
        numbers: numbers(case, &answers, usize::MAX),
        injects: expected(case, &case.injects, &Work { judged, ..Work::default() }),
    };
    (auto, rubric(case, &rate(case, &[4, 4]), false))
}

/// What evaluators give to everything, one after the other.
fn rate(case: &Case, levels: &[u8]) -> Vec<Rating> {
    let all = levels.iter().enumerate().flat_map(|(at, level)| {
        case.rubric.iter().map(move |criterion| Rating {
            evaluator: format!("evaluator {at}"),
            criterion: criterion.id.clone(),
            level: *level,
        })
    });
    all.collect()
}

#[test]
fn the_reference_answer_of_every_shipped_case_earns_everything() {
    for pack in ["abb", "bd", "mini"] {
        let case = shipped::case(pack);
        let (marks, human) = everything(&case);
        let total = total(&case, auto(&case, &marks), human, case.scoring.auto, false);
        assert!(total.mark.value.is_some_and(|value| (value - 100.0).abs() < 1e-9), "{pack}: {total:#?}");
        assert!((total.mark.coverage - 1.0).abs() < 1e-12 && !total.capped, "{pack}: {}", total.mark.coverage);
    }
}

#[test]
fn a_prohibited_act_makes_compliance_nought_and_caps_the_total() {
    let case = shipped::case("abb");
    let (marks, _) = everything(&case);
    let human = rubric(&case, &rate(&case, &[4]), true);
    assert_eq!(human.value, Some(80.0));
    let total = total(&case, auto(&case, &marks), human, 50.0, true);
    assert_eq!((total.mark.value, total.capped), (Some(60.0), true));
    let points: f64 = total.mark.parts.iter().map(|part| part.points).sum();
    assert!((points - 60.0).abs() < 1e-9, "the parts still add up: {points}");
}

#[test]
fn a_low_score_is_not_lifted_by_the_cap() {
    let case = shipped::case("mini");
    let human = rubric(&case, &rate(&case, &[1]), true);
    let nothing = Mark { value: Some(10.0), coverage: 1.0, parts: vec![] };
    let total = total(&case, nothing, human, 50.0, true);
    assert!(!total.capped && total.mark.value.is_some_and(|value| value < 30.0));
}

#[test]
fn evaluators_are_averaged_and_a_range_of_two_is_a_disagreement() {
    let case = shipped::case("abb");
    let criterion = case.rubric[0].id.clone();
    let says = |levels: &[u8]| judged(&criterion, &rate(&case, levels));
    assert_eq!(says(&[2, 3]), Judged { mean: Some(2.5), range: 1, evaluators: 2 });
    assert!(!says(&[2, 3]).disagree() && says(&[1, 3]).disagree() && says(&[0, 4, 2]).disagree());
    assert_eq!(says(&[]).mean, None);
    let mut again = rate(&case, &[1]);
    again.push(Rating { level: 4, ..again[0].clone() });
    assert_eq!(judged(&criterion, &again), Judged { mean: Some(4.0), range: 0, evaluators: 1 });
}

#[test]
fn the_trainers_mix_stays_between_forty_and_sixty() {
    let case = shipped::case("abb");
    let mark = |value| Mark { value: Some(value), coverage: 1.0, parts: vec![] };
    let of = |share| total(&case, mark(100.0), mark(0.0), share, false).mark.value.map(f64::round);
    assert_eq!((of(40.0), of(55.0), of(60.0)), (Some(40.0), Some(55.0), Some(60.0)));
    assert_eq!((of(0.0), of(100.0), of(f64::NAN)), (Some(40.0), Some(60.0), Some(50.0)));
}

#[test]
fn what_nobody_evaluated_lowers_the_coverage_and_not_the_score() {
    let case = shipped::case("abb");
    let (mut marks, _) = everything(&case);
    marks.swot = swot(&case, &Confirmed::default());
    let auto = auto(&case, &marks);
    assert!(auto.value.is_some_and(|value| (value - 100.0).abs() < 1e-9));
    assert!((auto.coverage - 0.88).abs() < 1e-12, "{}", auto.coverage);
    let total = total(&case, auto, rubric(&case, &[], false), 50.0, false);
    assert!(total.mark.value.is_some_and(|value| (value - 100.0).abs() < 1e-9));
    assert!((total.mark.coverage - 0.44).abs() < 1e-12);
}

#[test]
fn an_inject_asks_the_map_the_figures_and_people() {
    let case = shipped::case("abb");
    let find = |id: &str| {
        let all = case.injects.iter().flat_map(|inject| &inject.expectations);
        all.into_iter().find(|one| one.id.0 == id).expect("in the case").clone()
    };
    let mut work = Work::default();
    assert_eq!(met(&case, &find("e2"), &work), Met::Evaluated(0.0));
    work.map.lines.push(DrawnLine {
        from: "a7".into(),
        to: "a2".into(),
        kind: crate::stakeholder::LineKind::Influence,
        weight: None,
        grade: crate::stakeholder::Grade::Assumed,
    });
    assert_eq!(met(&case, &find("e2"), &work), Met::Evaluated(1.0));
    assert_eq!(met(&case, &find("e7"), &work), Met::Evaluated(0.0));
    work.numbers.insert("n3".into(), 89.8);
    assert_eq!(met(&case, &find("e7"), &work), Met::Evaluated(1.0));
    assert_eq!(met(&case, &find("e4"), &work), Met::Open, "a person looks first");
    assert_eq!(met(&case, &find("e5"), &work), Met::Evaluated(1.0));
    work.prohibited.insert("t1".into());
    assert_eq!(met(&case, &find("e5"), &work), Met::Evaluated(0.0));
    assert_eq!(met(&case, &find("e6"), &work), Met::Open);
    work.judged.insert("e6".into(), 0.5);
    let mark = expected(&case, case.injects.iter().filter(|inject| inject.id.0 == "i4"), &work);
    assert!(mark.value.is_some_and(|value| (value - 100.0 * 7.5 / 35.0).abs() < 1e-9) && mark.coverage == 1.0);
}

#[test]
fn a_plan_is_checked_by_its_form() {
    let case = shipped::case("abb");
    let action = |person: &str, days| super::Action {
        name: person.to_owned(),
        person: Some(person.into()),
        owner: true,
        due: person != "a2",
        days,
    };
    let plan = Plan {
        goals: vec![Goal { specific: true, measured: true, due: false, owner: false }],
        strategies: vec![Served { name: "kept".into(), linked: true }, Served { name: "loose".into(), linked: false }],
        actions: vec![action("a2", 30), action("a13", 31)],
    };
    let mark = checklist(&case, &plan, &Confirmed::default());
    let of = |id: &str| {
        let part = mark.parts.iter().find(|part| part.of == Of::PlanItem(id.into())).expect("in the list");
        (part.value, part.because.clone())
    };
    assert_eq!(of("c1").0, Some(0.5));
    assert_eq!(of("c2"), (Some(0.5), vec!["loose".to_owned()]));
    // a1, a2, a3, a6, a7, a9 and a12 are to be won over.
    assert_eq!(of("c3").0, Some(1.0 / 7.0));
    assert_eq!(of("c4"), (Some(0.5), vec!["a2".to_owned()]));
    assert_eq!(of("c5"), (Some(0.0), vec!["61".to_owned()]));
    assert_eq!(of("c6"), (Some(0.0), vec!["a13".to_owned()]));
    assert_eq!(of("c7").0, None);
    assert!(mark.coverage < 1.0);
}

#[test]
fn a_trap_is_suggested_by_its_words() {
    let case = shipped::case("abb");
    let found = |text: &str| suggest_traps(&case, text).into_iter().map(|one| one.item.0).collect::<Vec<_>>();
    assert_eq!(found("今晚把独家参数发给秦主任"), ["t1"]);
    assert_eq!(found("Send the exclusive parameters tonight, with a gift"), ["t1", "t3"]);
    assert_eq!(found("走公开调研，书面留痕"), Vec::<String>::new());
}

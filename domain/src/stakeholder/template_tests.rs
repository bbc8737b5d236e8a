use std::collections::BTreeSet;

use super::*;

fn keys(procurement: Procurement) -> Vec<&'static str> {
    template(procurement).iter().map(|seat| seat.key).collect()
}

#[test]
fn every_key_stands_once_in_its_template() {
    for &procurement in Procurement::ALL {
        let keys = keys(procurement);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{procurement:?}");
    }
}

#[test]
fn every_template_has_one_who_decides_and_one_who_watches() {
    for &procurement in Procurement::ALL {
        let count = |function| template(procurement).iter().filter(|seat| seat.function == function).count();
        assert_eq!(count(F::Decider), 1, "{procurement:?}");
        assert!(count(F::Monitor) >= 1, "{procurement:?}");
    }
}

#[test]
fn pharmacists_decide_on_drugs_and_nurses_on_devices_and_consumables() {
    assert!(keys(Procurement::Drug).contains(&"pharmacy"));
    assert!(!keys(Procurement::Drug).contains(&"head_nurse"));
    assert!(!keys(Procurement::Device).contains(&"pharmacy"));
    assert!(keys(Procurement::Consumable).contains(&"head_nurse"));
}

fn present(title: &Names, function: Option<F>) -> Present<'_> {
    Present { title, function, influence: None }
}

#[test]
fn only_what_is_missing_is_asked_for() {
    let all = template(Procurement::Device).len();
    assert_eq!(missing(Procurement::Device, &[]).len(), all);
    let (nurse, somebody) = (Names::new("护士长", ""), Names::same("Somebody"));
    let left = missing(Procurement::Device, &[present(&nurse, None), present(&somebody, Some(F::Decider))]);
    assert_eq!(left.len(), all - 2);
    assert!(left.iter().all(|seat| seat.key != "head_nurse" && seat.function != F::Decider));
}

#[test]
fn one_person_takes_one_seat_and_a_second_template_asks_for_nothing() {
    let nobody = Names::default();
    let keeper = present(&nobody, Some(F::Gatekeeper));
    let keepers = |left: Vec<&TemplateSeat>| left.iter().filter(|seat| seat.function == F::Gatekeeper).count();
    assert_eq!(keepers(missing(Procurement::Device, &[keeper])), 2);
    assert_eq!(keepers(missing(Procurement::Device, &[keeper; 9])), 0);
    let titles: Vec<Names> = template(Procurement::Drug).iter().map(|seat| seat.title.into()).collect();
    let placed: Vec<_> = titles.iter().map(|title| present(title, None)).collect();
    assert!(missing(Procurement::Drug, &placed).is_empty());
}

#[test]
fn nobody_outside_and_no_monitor_is_required() {
    for seat in Procurement::ALL.iter().flat_map(|&procurement| template(procurement)) {
        assert_eq!(seat.is_required(), !(seat.external || seat.function == F::Monitor), "{}", seat.key);
    }
}

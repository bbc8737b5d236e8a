//! Whether the reference answer agrees with the case.

use super::super::{
    Case, Figure, Noun, Number, Path, Place, PlanRule, Quadrant, Strategy, SwotSide, Trouble, read::Log, reckon,
};
use crate::stakeholder::{LineKind, Seal};

const MAP: &str = "reference/map.toml";

/// Authors state figures with two or three digits.
const NEAR: f64 = 0.005;
const NEAR_PATH: f64 = 0.0005;

pub(super) fn check(case: &Case, log: &mut Log) {
    figures(case, log);
    for path in &case.reference.map.paths {
        walk(case, path, log);
    }
    for strategy in &case.reference.tows {
        link(case, strategy, log);
    }
    for number in &case.reference.numbers {
        agree(number, log);
    }
    if case.reference.plan.traps.is_empty() {
        log.warn(Place::file("reference/plan.toml"), Trouble::NoTraps);
    }
    let within = case.reference.plan.items.iter().find(|item| item.rule == PlanRule::WithinDays);
    if let (Some(item), None) = (within, case.days) {
        let place = log.place(Noun::PlanItem, &item.id, "reference/plan.toml");
        log.error(place, Trouble::NoKey { key: "days".to_owned() });
    }
    let days: u32 = case.reference.plan.actions.iter().map(|action| action.days).sum();
    if let Some(most) = case.days.filter(|most| days > *most) {
        let what =
            Trouble::OutOfRange { key: "days".to_owned(), value: f64::from(days), least: 0.0, most: f64::from(most) };
        log.error(Place::file("reference/plan.toml"), what);
    }
}

fn figures(case: &Case, log: &mut Log) {
    let stated = case.reference.map.figures;
    for (figure, stated, computed) in [
        (Figure::Power, stated.power, Some(f64::from(case.power()))),
        (Figure::SupportStart, stated.support_start, case.support(false)),
        (Figure::SupportEnd, stated.support_end, case.support(true)),
    ] {
        if let Some(stated) = stated
            && computed.is_none_or(|computed| (computed - stated).abs() > NEAR)
        {
            log.error(Place::file(MAP), Trouble::FigureOff { figure, stated, computed });
        }
    }
}

fn walk(case: &Case, path: &Path, log: &mut Log) {
    let last = path.people.last();
    let buyer = last.and_then(|last| case.person(last)).is_some_and(|person| person.sheet.role == Seal::Economic);
    if !buyer {
        let person = last.map(ToString::to_string).unwrap_or_default();
        log.error(Place::file(MAP), Trouble::PathElsewhere { person });
    }
    let mut product = 1.0;
    for leg in path.people.windows(2) {
        let [from, to] = leg else { continue };
        let line =
            case.edges.iter().find(|edge| edge.kind == LineKind::Influence && edge.from == *from && edge.to == *to);
        match line {
            Some(line) => product *= line.weight,
            None => {
                log.error(Place::file(MAP), Trouble::NoLine { from: from.to_string(), to: to.to_string() });
                return;
            }
        }
    }
    if (product - path.product).abs() > NEAR_PATH {
        let what = Trouble::FigureOff { figure: Figure::Path, stated: path.product, computed: Some(product) };
        log.error(Place::file(MAP), what);
    }
}

fn link(case: &Case, strategy: &Strategy, log: &mut Log) {
    let (inside, outside) = match strategy.quadrant {
        Quadrant::So => (SwotSide::Strength, SwotSide::Opportunity),
        Quadrant::Wo => (SwotSide::Weakness, SwotSide::Opportunity),
        Quadrant::St => (SwotSide::Strength, SwotSide::Threat),
        Quadrant::Wt => (SwotSide::Weakness, SwotSide::Threat),
    };
    let place = log.place(Noun::Strategy, &strategy.id, "reference/tows.toml");
    let items = || case.reference.swot.iter().filter(|item| strategy.links.contains(&item.id));
    for item in items().filter(|item| item.side != inside && item.side != outside) {
        let what = Trouble::OtherSide { strategy: strategy.id.to_string(), item: item.id.to_string() };
        log.error(place.clone(), what);
    }
    let has = |side| items().any(|item| item.side == side);
    if !has(inside) || !has(outside) {
        log.error(place, Trouble::HalfLinked { strategy: strategy.id.to_string() });
    }
}

fn agree(number: &Number, log: &mut Log) {
    if number.formula.is_empty() {
        return;
    }
    let place = log.place(Noun::Number, &number.id, "reference/numbers.toml");
    match reckon(&number.formula) {
        Err(_) => log.error(place, Trouble::BadFormula { formula: number.formula.clone() }),
        // What is stated is rounded; what counts as right has to hold the exact figure.
        Ok(value) if (value - number.value).abs() > number.tolerance.max(NEAR) => {
            let what = Trouble::FigureOff { figure: Figure::Number, stated: number.value, computed: Some(value) };
            log.error(place, what);
        }
        Ok(_) => {}
    }
}

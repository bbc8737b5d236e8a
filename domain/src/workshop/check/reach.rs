//! Whether every card can be had and every inject can happen.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    Case, Comparison, Condition, Fact, Inject, Key, Never, Noun, Round, Target, Trigger, Trouble,
    read::{Log, code},
};

pub(super) fn check(case: &Case, log: &mut Log) {
    let reach = Reach::of(case);
    for fact in &case.facts {
        if let Some(why) = reach.never(fact) {
            let place = log.place(Noun::Fact, &fact.id, "facts.toml");
            log.error(place, Trouble::FactNever { fact: fact.id.to_string(), why });
        }
    }
    for inject in &case.injects {
        if let Some(why) = reach.inject_never(inject) {
            let place = log.place(Noun::Inject, &inject.id, "injects.toml");
            log.error(place, Trouble::InjectNever { inject: inject.id.to_string(), why });
        }
        expectations(case, inject, log);
    }
}

/// What can be had, and in which round at the earliest.
struct Reach<'c> {
    case: &'c Case,
    earliest: BTreeMap<&'c Key, usize>,
}

impl<'c> Reach<'c> {
    /// Opens cards as long as one can be opened.
    fn of(case: &'c Case) -> Self {
        let mut reach = Self { case, earliest: BTreeMap::new() };
        loop {
            let before = reach.earliest.len();
            for fact in &case.facts {
                if !reach.earliest.contains_key(&fact.id)
                    && let Ok(round) = reach.opens(fact)
                {
                    reach.earliest.insert(&fact.id, round);
                }
            }
            if reach.earliest.len() == before {
                return reach;
            }
        }
    }

    /// The first round in which somebody can be asked anything.
    fn asked_from(&self, person: &Key) -> Option<usize> {
        let told = self.case.facts.iter().filter(|fact| fact.holder == *person);
        told.filter_map(|fact| self.earliest.get(&fact.id).copied()).min()
    }

    /// The first round in which a condition holds.
    fn holds_from(&self, when: &Condition) -> Result<usize, Never> {
        if when.asked.iter().any(|person| when.not_asked.contains(person)) {
            return Err(Never::Contradiction);
        }
        let mut round = match &when.from {
            Some(from) => self.case.round(from).ok_or(Never::TooLate)?,
            None => 0,
        };
        for person in &when.asked {
            round = round.max(self.asked_from(person).ok_or(Never::NothingToAsk)?);
        }
        for fact in &when.knows {
            round = round.max(*self.earliest.get(fact).ok_or(Never::NeedsUnreachable)?);
        }
        Ok(round)
    }

    fn opens(&self, fact: &Fact) -> Result<usize, Never> {
        if self.case.person(&fact.holder).is_some_and(|person| person.sheet.is_monitor()) {
            return Err(Never::MonitorHolds);
        }
        let from = self.holds_from(&fact.when)?;
        let end = self.case.leaves_in(&fact.holder).unwrap_or(self.case.rounds.len());
        let talks = |rounds: &&[Round]| rounds.iter().any(|round| round.points > 0);
        let Some(rounds) = self.case.rounds.get(from..end).filter(talks) else {
            return Err(Never::TooLate);
        };
        let first = rounds.iter().position(|round| round.points >= fact.cost).ok_or(Never::TooDear)?;
        let points: u32 = self.case.rounds[..end].iter().map(|round| round.points).sum();
        if self.price(fact) > points {
            return Err(Never::TooDear);
        }
        Ok(from + first)
    }

    /// Points for a card and those it waits for.
    fn price(&self, fact: &Fact) -> u32 {
        let (mut bought, mut open) = (BTreeSet::new(), vec![fact]);
        let mut price = 0;
        while let Some(fact) = open.pop() {
            if bought.insert(&fact.id) {
                price += fact.cost;
                open.extend(fact.when.knows.iter().filter_map(|needed| self.case.fact(needed)));
            }
        }
        price
    }

    fn never(&self, fact: &Fact) -> Option<Never> {
        if self.earliest.contains_key(&fact.id) { None } else { self.opens(fact).err() }
    }

    fn inject_never(&self, inject: &Inject) -> Option<Never> {
        let round = self.case.round(&inject.round)?;
        match self.holds_from(&inject.when) {
            Err(why) => Some(why),
            Ok(from) => (from > round).then_some(Never::TooLate),
        }
    }
}

fn expectations(case: &Case, inject: &Inject, log: &mut Log) {
    let round = case.round(&inject.round).map(|at| &case.rounds[at]);
    for expectation in &inject.expectations {
        let place = log.place(Noun::Expectation, &expectation.id, "injects.toml");
        let fits = match (expectation.comparison, &expectation.of) {
            (Comparison::Judged, _) => true,
            (Comparison::AtLeast | Comparison::AtMost, of) => matches!(of, Target::Person(_) | Target::Number(_)),
            (Comparison::Present | Comparison::Absent, of) => *of != Target::Answer,
        };
        if !fits {
            log.error(place.clone(), Trouble::NotComparable { target: code(expectation.comparison) });
        }
        // What happens at the end of a round is answered in the next one.
        if let Some(round) = round
            && inject.trigger == Trigger::Time
            && !round.tools.contains(&expectation.tool)
        {
            let what = Trouble::ToolClosed { tool: code(expectation.tool), round: round.id.to_string() };
            log.warn(place, what);
        }
    }
}

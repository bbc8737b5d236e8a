//! What the map says, and what it would say if.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    gate::World,
    id::{LineId, MapId, UserId},
    locale::Lang,
    names::Names,
    stakeholder::{
        Line, LineKind,
        metrics::{Insight, MapFacts, MapRules, Node, Route, WhatIf},
        view::{Contact, Met},
    },
    time::Date,
};
use uuid::Uuid;

use super::super::{figures, stage::Stage};
use crate::{clock::use_zone, words::scenario};

/// All figures of the map; each is reckoned once, whoever shows it.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The rules in force; another version is followed.
    pub rules: Memo<MapRules>,
    pub facts: Memo<MapFacts>,
    pub now: Memo<Insight>,
    /// What would be, while something is supposed.
    pub supposed: Memo<Option<Insight>>,
    /// How many days ago each person's card was last true, where it is known.
    pub ages: Memo<BTreeMap<Uuid, u32>>,
    colleagues: StoredValue<Vec<(UserId, Names)>>,
    known: Known,
    map: MapId,
}

/// What is known of contacts: today, and on every day of the past once its history was read.
#[derive(Clone, Copy)]
struct Known {
    contacts: StoredValue<Vec<Contact>>,
    met: StoredValue<Vec<Met>>,
    today: Date,
}

impl Known {
    /// A map as the metrics see it on a day.
    fn facts(self, world: &World, map: MapId, day: Date) -> MapFacts {
        if day >= self.today {
            self.contacts.with_value(|contacts| figures::facts(world, map, contacts, self.today))
        } else {
            let contacts = self.met.with_value(|met| Contact::as_of(day, met.iter().copied()));
            figures::facts(world, map, &contacts, day)
        }
    }
}

impl Reading {
    pub fn new(stage: Stage, contacts: Vec<Contact>, colleagues: Vec<(UserId, Names)>, today: Date) -> Self {
        let known = Known { contacts: StoredValue::new(contacts), met: StoredValue::new(Vec::new()), today };
        let map = stage.map.with_value(|map| map.id);
        let rules = Memo::new(move |_| stage.rooms.with(figures::rules));
        let zone = use_zone();
        let facts = Memo::new(move |_| {
            let day = stage.rooms.moment().map_or(today, |at| zone.day(at));
            stage.rooms.with(|world| known.facts(world, map, day))
        });
        let now = Memo::new(move |_| facts.with(|facts| Insight::of(facts, &rules.get().map)));
        let supposed = Memo::new(move |_| {
            let changes = stage.what_if.get();
            (!changes.is_empty()).then(|| facts.with(|facts| Insight::of(&facts.suppose(&changes), &rules.get().map)))
        });
        let ages = Memo::new(move |_| {
            let age = |node: &Node| Some((node.id, node.days_since_update?));
            facts.with(|facts| facts.nodes.iter().filter_map(age).collect())
        });
        Self { rules, facts, now, supposed, ages, colleagues: StoredValue::new(colleagues), known, map }
    }

    /// The day from which ages count.
    pub fn day(self) -> Date {
        self.known.today
    }

    /// Learns of the contacts of the past.
    pub fn learn(self, met: Vec<Met>) {
        self.known.met.set_value(met);
    }

    /// What these records say, by the rules in force and what was known of contacts on that day.
    pub fn says(self, world: &World, day: Date) -> Insight {
        Insight::of(&self.known.facts(world, self.map, day), &self.rules.get_untracked().map)
    }

    /// What would be after `changes`; followed.
    pub fn after(self, changes: &[WhatIf]) -> Insight {
        self.facts.with(|facts| Insight::of(&facts.suppose(changes), &self.rules.get().map))
    }

    /// The name of a colleague.
    pub fn colleague(self, id: Uuid, lang: Lang) -> String {
        self.colleagues.with_value(|all| {
            let name = all.iter().find(|(user, _)| user.0 == id).map(|(_, name)| name.get(lang).to_owned());
            name.unwrap_or_else(|| scenario::colleague_unknown(lang).to_owned())
        })
    }

    /// The lines of the best route and the runner-up; those of the hypothesis, while there is one.
    pub fn path(self, stage: Stage) -> Memo<Vec<LineId>> {
        let map = stage.map.with_value(|map| map.id);
        let legs = |insight: &Insight| {
            let leg = |route: &Route| route.legs.iter().map(|leg| (leg.from, leg.to)).collect::<Vec<_>>();
            let routes = insight.path.iter().flat_map(|path| std::iter::once(&path.best).chain(&path.runner_up));
            routes.flat_map(leg).collect::<Vec<_>>()
        };
        Memo::new(move |_| {
            let supposed = self.supposed.with(|supposed| supposed.as_ref().map(legs));
            let legs = supposed.unwrap_or_else(|| self.now.with(legs));
            stage.rooms.with(|world| {
                let lines = world.all::<Line>().filter(|line| line.map == map && line.kind == LineKind::Influence);
                lines.filter(|line| legs.contains(&(line.from.0, line.to.0))).map(|line| line.id).collect()
            })
        })
    }
}

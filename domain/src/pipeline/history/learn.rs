//! What closed deals teach of stages and of open deals.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Closing, Fact, FactKind, Journey, Sign};
use crate::{
    explained::{Explained, InputKey},
    id::{DealId, StageId},
    pipeline::{
        Stage, StageKind,
        forecast::{DealModel, DealProbability, Evidence, Record, StageModel, deal_probability, stage_probability},
    },
    time::Moment,
};

/// How closed deals are learned from, as versioned data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LearnModel {
    pub version: u32,
    pub stage: StageModel,
    pub deal: DealModel,
    /// What speaks for or against a deal, besides its stage.
    pub kinds: BTreeSet<FactKind>,
}

impl Default for LearnModel {
    /// Without product line and team: they follow from product and owner, and the method takes every
    /// sign for independent, so the same evidence would count twice.
    fn default() -> Self {
        let kinds = [FactKind::Account, FactKind::Product, FactKind::Owner, FactKind::Tag].into();
        Self { version: 1, stage: StageModel::default(), deal: DealModel::default(), kinds }
    }
}

/// What the deals that were closed at a moment teach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lessons {
    pub(super) at: Moment,
    deals: BTreeSet<DealId>,
    record: Record,
    /// Deals that ever came to the stage.
    stages: BTreeMap<StageId, Record>,
    facts: BTreeMap<Fact, Record>,
    kinds: BTreeMap<FactKind, Known>,
}

/// What is known of the closed deals in one respect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Known {
    /// Deals of which anything was known.
    among: Record,
    /// Facts that were told apart.
    values: u32,
}

/// How likely the deals of a stage are won.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageChance {
    pub stage: StageId,
    /// Closed deals that ever came to the stage.
    pub record: Record,
    /// 0..=1. Without closed deals the stage's own default stands, and the record is missing.
    pub explained: Explained,
}

/// What one closed deal teaches.
#[derive(Clone, Debug)]
pub(super) struct Lesson<'a> {
    deal: DealId,
    won: bool,
    stages: BTreeSet<StageId>,
    facts: BTreeSet<&'a Fact>,
}

impl<'a> Lesson<'a> {
    /// What was known on the eve of the closing.
    pub(super) fn of(journey: &'a Journey, closing: &Closing) -> Self {
        let eve = journey.eve(closing);
        Self {
            deal: journey.deal(),
            won: closing.won,
            stages: journey.visits_until(eve).map(|visit| visit.stage).collect(),
            facts: journey.facts_at(eve),
        }
    }
}

/// Whether a lesson is learned or unlearned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Learn,
    Forget,
}

impl Turn {
    fn count(self, record: &mut Record, won: bool) {
        let count = if won { &mut record.won } else { &mut record.lost };
        *count = match self {
            Self::Learn => count.saturating_add(1),
            Self::Forget => count.saturating_sub(1),
        };
    }

    /// Counts under a key; whether the key came or went.
    fn count_in<K: Ord + Clone>(self, records: &mut BTreeMap<K, Record>, key: &K, won: bool) -> bool {
        if let Some(record) = records.get_mut(key) {
            self.count(record, won);
            let gone = record.closed() == 0;
            if gone {
                records.remove(key);
            }
            return gone;
        }
        if self == Self::Learn {
            let mut record = Record::default();
            self.count(&mut record, won);
            records.insert(key.clone(), record);
        }
        self == Self::Learn
    }
}

impl Lessons {
    /// Nothing learned yet.
    pub(super) fn none(at: Moment) -> Self {
        Self {
            at,
            deals: BTreeSet::new(),
            record: Record::default(),
            stages: BTreeMap::new(),
            facts: BTreeMap::new(),
            kinds: BTreeMap::new(),
        }
    }

    /// What the deals that were closed at the moment teach, each as it was known on the eve of its
    /// closing. Deals that were taken up again teach nothing while they are open.
    #[must_use]
    pub fn of<'a>(journeys: impl IntoIterator<Item = &'a Journey>, at: Moment) -> Self {
        let mut lessons = Self::none(at);
        for journey in journeys {
            if let Some(closing) = journey.closing_at(at) {
                lessons.turn(&Lesson::of(journey, closing), Turn::Learn);
            }
        }
        lessons
    }

    /// Learns a deal, or forgets one that was learned.
    pub(super) fn turn(&mut self, lesson: &Lesson<'_>, turn: Turn) {
        let fresh = match turn {
            Turn::Learn => self.deals.insert(lesson.deal),
            Turn::Forget => self.deals.remove(&lesson.deal),
        };
        if !fresh {
            return;
        }
        turn.count(&mut self.record, lesson.won);
        for stage in &lesson.stages {
            turn.count_in(&mut self.stages, stage, lesson.won);
        }
        for fact in &lesson.facts {
            if turn.count_in(&mut self.facts, *fact, lesson.won) {
                let values = &mut self.kinds.entry(fact.kind()).or_default().values;
                *values = if turn == Turn::Learn { *values + 1 } else { values.saturating_sub(1) };
            }
        }
        let kinds: BTreeSet<FactKind> = lesson.facts.iter().map(|fact| fact.kind()).collect();
        for kind in kinds {
            turn.count(&mut self.kinds.entry(kind).or_default().among, lesson.won);
        }
        self.kinds.retain(|_, known| known.values > 0);
    }

    /// The moment up to which was learned.
    #[must_use]
    pub const fn at(&self) -> Moment {
        self.at
    }

    /// All closed deals.
    #[must_use]
    pub const fn record(&self) -> Record {
        self.record
    }

    /// Closed deals that ever came to a stage.
    #[must_use]
    pub fn record_of(&self, stage: StageId) -> Record {
        self.stages.get(&stage).copied().unwrap_or_default()
    }

    /// How likely the deals of each open stage are won, shrunk towards the stage's own default
    /// (`methods.md` 3.7), in the order of the stages given.
    #[must_use]
    pub fn stage_chances(&self, stages: &[Stage], model: &LearnModel) -> Vec<StageChance> {
        let open = stages.iter().filter(|stage| stage.kind == StageKind::Open);
        open.map(|stage| {
            let record = self.record_of(stage.id);
            StageChance { stage: stage.id, record, explained: self.stage_chance(stage, model) }
        })
        .collect()
    }

    /// How likely the deals of one stage are won.
    pub(super) fn stage_chance(&self, stage: &Stage, model: &LearnModel) -> Explained {
        stage_probability(self.record_of(stage.id), stage.probability as f64 / 100.0, &model.stage)
    }

    /// How likely a deal is won, by what was known of it at the moment of the lessons; not enough data
    /// stays not enough data. A deal that was closed by then is judged by what was known on the eve of
    /// its closing and by what the others teach: no deal is evidence for itself. `None` when the deal
    /// was not known yet.
    #[must_use]
    pub fn deal_chance(&self, journey: &Journey, model: &LearnModel) -> Option<DealProbability> {
        let Some(closing) = journey.closing_at(self.at) else {
            return (journey.born() <= self.at).then(|| self.judge(journey, self.at, model));
        };
        let mut others = self.clone();
        others.turn(&Lesson::of(journey, closing), Turn::Forget);
        Some(others.judge(journey, journey.eve(closing), model))
    }

    /// Judges a deal that these lessons do not hold by what was known of it at a moment.
    fn judge(&self, journey: &Journey, at: Moment, model: &LearnModel) -> DealProbability {
        let mut evidence: Vec<Evidence> =
            journey.visit_at(at).map(|visit| self.of_stage(visit.stage)).into_iter().collect();
        let facts = journey.facts_at(at);
        for kind in &model.kinds {
            let mut known = facts.iter().filter(|fact| fact.kind() == *kind).peekable();
            if known.peek().is_none() && kind.single() {
                evidence.push(missing(Sign::Unknown(*kind)));
            }
            evidence.extend(known.map(|fact| self.of_fact(fact)));
        }
        deal_probability(self.record, &evidence, &model.deal)
    }

    /// What having come to a stage says: its total is the plain count of closed deals.
    fn of_stage(&self, stage: StageId) -> Evidence {
        let sign = Sign::Stage(stage);
        let Some(seen) = self.stages.get(&stage) else { return missing(sign) };
        Evidence { input: input(&sign), seen: *seen, among: self.record, values: 0, tag: false }
    }

    /// What a fact says. One that was never seen in a closed deal says nothing, as in Odoo: smoothing
    /// alone would make it speak for whichever result is rarer.
    fn of_fact(&self, fact: &Fact) -> Evidence {
        let kind = fact.kind();
        let tag = kind == FactKind::Tag;
        let sign = Sign::Fact(fact.clone());
        match (self.facts.get(fact), self.kinds.get(&kind)) {
            (Some(seen), Some(known)) => {
                Evidence { input: input(&sign), seen: *seen, among: known.among, values: known.values, tag }
            }
            _ => Evidence { tag, ..missing(sign) },
        }
    }
}

/// Evidence of which nothing is known.
fn missing(sign: Sign) -> Evidence {
    let none = Record::default();
    Evidence { input: input(&sign), seen: none, among: none, values: 0, tag: false }
}

fn input(sign: &Sign) -> InputKey {
    InputKey::Evidence(sign.to_string())
}

#[cfg(test)]
#[path = "learn_tests.rs"]
mod tests;

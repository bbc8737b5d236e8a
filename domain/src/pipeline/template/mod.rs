//! The ways in which Chinese hospitals buy, as pipelines to begin with (`hospital-market.md`, pipeline
//! templates): stages, what each asks, and the statutory clocks. Everything can be changed afterwards;
//! probabilities and days are assumptions until a team has its own record.

mod academic;
mod consumables;
mod drugs;
mod equipment;
mod renewal;

use serde::Serialize;
use uuid::Uuid;

use super::{Clock, DealField, DocumentKind, Guard, Pipeline, Stage, StageKind};
use crate::{
    access::Role,
    gate::Change,
    id::{PipelineId, StageId},
    names::{Bilingual, Names},
    stakeholder::CommitteeFunction,
    time::Date,
};

/// A pipeline before it is anybody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// Stable; unique among templates.
    pub key: &'static str,
    pub name: Bilingual,
    /// In their order; those of won deals and that of lost ones come last.
    pub stages: &'static [TemplateStage],
}

/// A stage of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateStage {
    /// Stable; unique within a template.
    pub key: &'static str,
    pub name: Bilingual,
    /// 1 to 5, see [`Stage::phase`].
    pub phase: i64,
    pub kind: StageKind,
    /// Percent.
    pub probability: i64,
    /// Days in which half and four of five deals move on; an assumption.
    pub days: Option<(i64, i64)>,
    pub fields: &'static [DealField],
    pub documents: &'static [DocumentKind],
    pub functions: &'static [CommitteeFunction],
    pub approval: Option<Role>,
    pub optional: bool,
    pub clock: Option<TemplateClock>,
}

/// A statutory clock of a template, see [`Clock`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateClock {
    pub days: i64,
    pub working_days: bool,
    pub basis: Bilingual,
    /// Year, month, day.
    pub effective: (i32, u8, u8),
    pub source: &'static str,
    pub verified: bool,
}

/// A template as a program outside sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Described {
    pub key: &'static str,
    pub name: Names,
    /// The stages as they would be made; ids are nil.
    pub stages: Vec<Stage>,
}

/// All templates, in the order of `hospital-market.md`.
pub const TEMPLATES: [Template; 5] =
    [equipment::TEMPLATE, consumables::TEMPLATE, drugs::TEMPLATE, academic::TEMPLATE, renewal::TEMPLATE];

const fn bilingual((zh, en): (&'static str, &'static str)) -> Bilingual {
    Bilingual { zh, en }
}

/// An open stage that asks nothing.
const fn open(
    key: &'static str,
    name: (&'static str, &'static str),
    phase: i64,
    probability: i64,
    days: (i64, i64),
) -> TemplateStage {
    TemplateStage {
        key,
        name: bilingual(name),
        phase,
        kind: StageKind::Open,
        probability,
        days: Some(days),
        fields: &[],
        documents: &[],
        functions: &[],
        approval: None,
        optional: false,
        clock: None,
    }
}

/// A stage of won deals that asks nothing.
const fn won(key: &'static str, name: (&'static str, &'static str), phase: i64) -> TemplateStage {
    TemplateStage { kind: StageKind::Won, days: None, ..open(key, name, phase, 100, (0, 0)) }
}

/// The stage of lost deals.
const fn lost(key: &'static str, name: (&'static str, &'static str)) -> TemplateStage {
    TemplateStage { kind: StageKind::Lost, days: None, ..open(key, name, 5, 0, (0, 0)) }
}

impl Template {
    /// The template of a key.
    #[must_use]
    pub fn of(key: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.key == key)
    }

    /// Adds a pipeline of this kind, and then its stages; `position` is its place among pipelines.
    pub fn changes(&self, mut ids: impl FnMut() -> Uuid, position: i64) -> Vec<Change> {
        let id = PipelineId(ids());
        let pipeline = Pipeline::named(id, self.name.into(), position);
        let mut changes = vec![Change::Add(pipeline.into())];
        changes.extend(self.stages(id, ids).into_iter().map(|stage| Change::Add(stage.into())));
        changes
    }

    /// The stages of a pipeline of this kind.
    pub fn stages(&self, pipeline: PipelineId, mut ids: impl FnMut() -> Uuid) -> Vec<Stage> {
        let own = (0..).zip(self.stages);
        own.map(|(position, stage)| stage.made(StageId(ids()), pipeline, position)).collect()
    }

    /// The same for a program outside.
    #[must_use]
    pub fn described(&self) -> Described {
        let stages = self.stages(PipelineId(Uuid::nil()), Uuid::nil);
        Described { key: self.key, name: self.name.into(), stages }
    }
}

impl TemplateStage {
    fn made(&self, id: StageId, pipeline: PipelineId, position: i64) -> Stage {
        Stage {
            phase: self.phase,
            probability: self.probability,
            p50_days: self.days.map(|(half, _)| half),
            p80_days: self.days.map(|(_, most)| most),
            guard: Guard {
                fields: self.fields.to_vec(),
                documents: self.documents.to_vec(),
                functions: self.functions.to_vec(),
                approval: self.approval,
                optional: self.optional,
            },
            clock: self.clock.map(Clock::from),
            key: Some(self.key.to_owned()),
            ..Stage::named(id, pipeline, self.name.into(), position, self.kind)
        }
    }
}

impl From<TemplateClock> for Clock {
    fn from(clock: TemplateClock) -> Self {
        let (year, month, day) = clock.effective;
        Self {
            days: clock.days,
            working_days: clock.working_days,
            basis: clock.basis.into(),
            effective_on: Date::new(year, month, day).expect("a test reads every template"),
            source: clock.source.to_owned(),
            verified: clock.verified,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        gate::{Context, World, decide},
        time::Moment,
    };

    fn ids() -> impl FnMut() -> Uuid {
        let mut next = 0;
        move || {
            next += 1;
            Uuid::from_u128(next)
        }
    }

    #[test]
    fn every_template_makes_a_pipeline_that_ends_in_won_and_lost() {
        for (template, position) in TEMPLATES.iter().zip(3..) {
            let mut world = World::default();
            let context = Context { actor: Uuid::nil().into(), now: Moment(0), today: Date::from_days(0) };
            let change = Change::All(template.changes(ids(), position));
            let events = decide(&mut world, &context, &change).expect(template.key);
            assert_eq!(events.len(), template.stages.len() + 1);
            let pipelines: Vec<&Pipeline> = world.all().collect();
            assert_eq!(pipelines.iter().map(|pipeline| pipeline.position).collect::<Vec<_>>(), [position]);
            let mut stages: Vec<&Stage> = world.all().collect();
            stages.sort_by_key(|stage| stage.position);
            let kinds: Vec<StageKind> = stages.iter().map(|stage| stage.kind).collect();
            let open = kinds.iter().take_while(|kind| **kind == StageKind::Open).count();
            let (last, between) = kinds[open..].split_last().expect("it ends");
            assert!(open >= 3, "{}", template.key);
            assert_eq!(*last, StageKind::Lost, "{}", template.key);
            assert!(!between.is_empty() && between.iter().all(|kind| *kind == StageKind::Won), "{}", template.key);
        }
    }

    #[test]
    fn keys_tell_templates_and_stages_apart_and_the_way_leads_up() {
        let keys: BTreeSet<&str> = TEMPLATES.iter().map(|template| template.key).collect();
        assert_eq!(keys.len(), TEMPLATES.len());
        for template in &TEMPLATES {
            assert_eq!(Template::of(template.key), Some(template));
            let keys: BTreeSet<&str> = template.stages.iter().map(|stage| stage.key).collect();
            assert_eq!(keys.len(), template.stages.len(), "{}", template.key);
            let on_the_way: Vec<&TemplateStage> =
                template.stages.iter().filter(|stage| stage.kind != StageKind::Lost).collect();
            for pair in on_the_way.windows(2) {
                let (before, after) = (pair[0], pair[1]);
                assert!(before.phase <= after.phase && before.probability <= after.probability, "{}", after.key);
            }
            for stage in template.stages {
                assert!(stage.days.is_none_or(|(half, most)| half < most), "{}", stage.key);
            }
        }
    }

    #[test]
    fn only_the_twenty_days_of_a_tender_are_vouched_for() {
        let clocks = TEMPLATES.iter().flat_map(|template| template.stages).filter_map(|stage| stage.clock);
        let clocks: Vec<Clock> = clocks.map(Clock::from).collect();
        assert!(clocks.len() > 1);
        for clock in clocks {
            assert!(!clock.basis.zh.is_empty() && !clock.basis.en.is_empty() && !clock.source.is_empty());
            assert_eq!(clock.verified, (clock.days, clock.working_days) == (20, false), "{clock:?}");
        }
    }

    #[test]
    fn a_template_tells_a_program_what_it_would_make() {
        let described = Template::of("equipment").expect("the first").described();
        assert_eq!(described.stages.len(), 14);
        let json = serde_json::to_value(&described).expect("plain data");
        assert_eq!(json["stages"][6]["clock"]["days"], 20);
    }
}

//! How an account stands: what a manager's list shows of it, worked out when something has changed and
//! kept, so that a thousand accounts are read at once.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Alarm, Alert, Band, BandModel, Dimension, Health, HealthInputs, Model, OverrideKind, Segment, Sign, Snapshot,
    Trend, alert, week_of,
};
use crate::{
    account::{Account, Interaction},
    gate::World,
    id::*,
    names::Names,
    pipeline::{Deal, Stage},
    plan::Action,
    stakeholder::{Person, Seat},
    time::{DAY_MS, Date, Moment},
};

/// One side of an account in the list.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    pub dimension: Dimension,
    /// 0..=100; `None` where nothing is known.
    pub score: Option<f64>,
    /// What it adds to the score, seen from 50.
    pub contribution: f64,
}

/// Why an account is in trouble, as something one can act upon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Reason {
    /// An incident nobody has acknowledged.
    Held { kind: OverrideKind },
    /// Actions past their date, the oldest by so many days.
    Overdue { actions: u32, days: i64 },
    /// A key person nobody has spoken with for so many days.
    Silent { person: PersonId, names: Names, days: i64 },
    /// A deal past the red age of its stage.
    Stuck { deal: DealId, title: Names, days: i64 },
    /// So few living contacts.
    Threads { count: u32 },
    /// The plan is behind: shares of 1 done and gone by.
    Behind { progress: f64, elapsed: f64 },
    /// A weak side of which nothing above says why.
    Weak { dimension: Dimension, score: f64 },
    /// Sides of which nothing is known; the data coverage of the score, 0..=1.
    Unknown { dimensions: Vec<Dimension>, coverage: f64 },
}

impl Reason {
    /// The side of the account it is about; `None` for an incident and for what is not known.
    #[must_use]
    pub fn side(&self) -> Option<Dimension> {
        match self {
            Self::Held { .. } | Self::Unknown { .. } => None,
            Self::Overdue { .. } | Self::Behind { .. } => Some(Dimension::Execution),
            Self::Silent { .. } | Self::Threads { .. } => Some(Dimension::Relationship),
            Self::Stuck { .. } => Some(Dimension::Pipeline),
            Self::Weak { dimension, .. } => Some(*dimension),
        }
    }
}

/// How an account stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// When it was worked out.
    pub at: Moment,
    pub segment: Segment,
    /// The version of the segment's model.
    pub version: u32,
    pub bands: BandModel,
    /// 0..=100, after any cap.
    pub score: Option<f64>,
    /// The score an open incident has lowered.
    pub uncapped: Option<f64>,
    /// Data coverage, 0..=1.
    pub coverage: f64,
    pub band: Option<Band>,
    pub trend: Option<Trend>,
    /// In the order of the model.
    pub sides: Vec<Side>,
    /// The weightiest first.
    pub reasons: Vec<Reason>,
    pub alerts: Vec<Alert>,
    /// Actions past their date, and who has them.
    pub overdue: u32,
    pub overdue_by: Vec<UserId>,
}

/// What a standing is worked out from.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    pub account: &'a Account,
    pub health: &'a Health,
    pub inputs: &'a HealthInputs,
    pub segment: Segment,
    pub model: &'a Model,
    /// The records of the account and the seats of its map.
    pub world: &'a World,
    /// Its open deals.
    pub open: &'a [Deal],
    pub stages: &'a [Stage],
    pub alarms: &'a [Alarm],
    pub now: Moment,
    pub today: Date,
}

/// Below this a plan is behind: share of the progress that should have been made.
const BEHIND: f64 = 0.8;

impl Standing {
    /// How the account stands.
    #[must_use]
    pub fn of(sight: &Sight<'_>) -> Self {
        let Sight { health, model, inputs, .. } = sight;
        let late = late(sight.world, sight.today);
        let contribution = |dimension| {
            let key = crate::explained::InputKey::Dimension(dimension);
            health.total.parts.iter().find(|part| part.input == key).map_or(0.0, |part| part.contribution)
        };
        let sides = health.dimensions.iter().map(|(dimension, explained)| Side {
            dimension: *dimension,
            score: explained.value.map(hundredths),
            contribution: hundredths(contribution(*dimension)),
        });
        let sides: Vec<Side> = sides.collect();
        Self {
            at: sight.now,
            segment: sight.segment,
            version: model.version,
            bands: model.bands,
            score: health.total.value.map(hundredths),
            uncapped: health.uncapped.map(hundredths),
            coverage: hundredths(health.total.coverage),
            band: health.band,
            trend: health.trend,
            reasons: reasons(sight, &sides, &late),
            alerts: alerts(sight, &inputs.weekly),
            overdue: u32::try_from(late.len()).unwrap_or(u32::MAX),
            overdue_by: late.iter().filter_map(|action| action.owner).collect::<BTreeSet<_>>().into_iter().collect(),
            sides,
        }
    }
}

fn hundredths(value: f64) -> f64 {
    (100.0 * value).round() / 100.0
}

fn late(world: &World, today: Date) -> Vec<&Action> {
    world
        .all::<Action>()
        .filter(|action| action.done_at.is_none() && action.due_on.is_some_and(|due| due < today))
        .collect()
}

/// Key people somebody has spoken with, each with the last day; monitors are none of them.
fn last_heard(world: &World, today: Date) -> Vec<(&Person, Date)> {
    let key: BTreeSet<PersonId> = world.all::<Seat>().filter(|seat| seat.is_key()).map(|seat| seat.person).collect();
    let met = |person: &Person| {
        let days = world.all::<Interaction>().filter(|one| one.on <= today && one.people.contains(&person.id));
        days.map(|one| one.on).max()
    };
    let people = world.all::<Person>().filter(|person| key.contains(&person.id));
    people.filter_map(|person| Some((person, met(person)?))).collect()
}

fn names_of(person: &Person) -> Names {
    if person.name.is_empty() { person.title.clone() } else { person.name.clone() }
}

/// Days a deal has stood in its stage, where that is past the stage's red age.
fn stuck(deal: &Deal, stages: &[Stage], today: Date) -> Option<i64> {
    let limit = stages.iter().find(|stage| stage.id == deal.stage)?.p80_days?;
    let days = (today.start().0 - deal.entered_at.0) / DAY_MS;
    (days > limit).then_some(days)
}

fn reasons(sight: &Sight<'_>, sides: &[Side], late: &[&Action]) -> Vec<Reason> {
    let Sight { health, inputs, model, today, .. } = *sight;
    let mut reasons: Vec<Reason> = health.open_overrides.iter().map(|kind| Reason::Held { kind: *kind }).collect();
    let oldest = late.iter().filter_map(|action| action.due_on).min();
    if let Some(oldest) = oldest {
        let actions = u32::try_from(late.len()).unwrap_or(u32::MAX);
        reasons.push(Reason::Overdue { actions, days: today.days_since(oldest) });
    }
    let heard = last_heard(sight.world, today);
    let silent = heard.iter().map(|(person, last)| (person, today.days_since(*last)));
    if let Some((person, days)) =
        silent.filter(|(_, days)| *days >= model.alerts.silent_days).max_by_key(|(_, days)| *days)
    {
        reasons.push(Reason::Silent { person: person.id, names: names_of(person), days });
    }
    let standing = sight.open.iter().filter_map(|deal| Some((deal, stuck(deal, sight.stages, today)?)));
    if let Some((deal, days)) = standing.max_by_key(|(_, days)| *days) {
        reasons.push(Reason::Stuck { deal: deal.id, title: deal.title.clone(), days });
    }
    if let Some(count) = inputs.thread_count.filter(|count| *count <= 1) {
        reasons.push(Reason::Threads { count });
    }
    if let (Some(progress), Some(elapsed)) = (inputs.progress, inputs.elapsed)
        && progress < BEHIND * elapsed
    {
        reasons.push(Reason::Behind { progress: hundredths(progress), elapsed: hundredths(elapsed) });
    }
    let told: BTreeSet<Dimension> = reasons.iter().filter_map(Reason::side).collect();
    let weak = sides.iter().filter(|side| !told.contains(&side.dimension));
    let weak =
        weak.filter_map(|side| Some((side.dimension, side.score.filter(|score| *score < model.bands.amber_from)?)));
    reasons.extend(weak.map(|(dimension, score)| Reason::Weak { dimension, score }));
    let unknown: Vec<Dimension> = sides.iter().filter(|side| side.score.is_none()).map(|side| side.dimension).collect();
    if !unknown.is_empty() {
        reasons.push(Reason::Unknown { dimensions: unknown, coverage: hundredths(health.total.coverage) });
    }
    reasons
}

/// Days for which a published tender is news where nobody said until when one may bid.
const TENDER_NEWS: i64 = 30;

fn alerts(sight: &Sight<'_>, weekly: &[Snapshot]) -> Vec<Alert> {
    let Sight { account, health, model, today, .. } = *sight;
    let mut series = weekly.to_vec();
    if let Some(score) = health.total.value.map(hundredths) {
        let week = week_of(today);
        series.retain(|one| one.week != week);
        series.push(Snapshot { week, score });
    }
    let mut alerts: Vec<Alert> = alert::falling(account.id, &series, &model.alerts).into_iter().collect();
    alerts.extend(alert::turning(account.id, &series, &model.bands));
    for alarm in sight.alarms.iter().filter(|alarm| alarm.acknowledged.is_none()) {
        let which = alarm.incident.map(|id| id.to_string()).or(alarm.deal.as_ref().map(|(id, _)| id.to_string()));
        let key = format!("held/{}/{}", account.id, which.unwrap_or_default());
        alerts.push(Alert { key, on: alarm.on, sign: Sign::Held { kind: alarm.kind } });
    }
    for (person, last) in last_heard(sight.world, today) {
        if today.days_since(last) >= model.alerts.silent_days {
            let sign = Sign::Silent { person: person.id, names: names_of(person), last };
            alerts.push(Alert {
                key: format!("silent/{}/{last}", person.id),
                on: last.plus_days(model.alerts.silent_days),
                sign,
            });
        }
    }
    for deal in sight.open {
        let Some(tender) = &deal.tender else { continue };
        let Some(published) = tender.published_on.filter(|on| *on <= today) else { continue };
        let news = match tender.submit_by {
            Some(last) => today <= last,
            None => today.days_since(published) <= TENDER_NEWS,
        };
        if news {
            let sign = Sign::Tender { deal: deal.id, title: deal.title.clone(), submit_by: tender.submit_by };
            alerts.push(Alert { key: format!("tender/{}/{published}", deal.id), on: published, sign });
        }
    }
    // A turn in the running week has come up by today, not on its Sunday.
    for alert in &mut alerts {
        alert.on = alert.on.min(today);
    }
    alerts.sort_by(|a, b| (std::cmp::Reverse(a.on), &a.key).cmp(&(std::cmp::Reverse(b.on), &b.key)));
    alerts
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        account::InteractionKind,
        health::assess,
        record::Record,
        stakeholder::{BuyingInfluence, Evidence},
    };

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(1));

    fn today() -> Date {
        Date::from_days(20_000)
    }

    fn action(number: u128, due: i64) -> Action {
        Action {
            id: ActionId(Uuid::from_u128(number)),
            account: ACCOUNT,
            plan: None,
            deal: None,
            person: None,
            title: Names::same("Visit"),
            due_on: Some(today().plus_days(due)),
            owner: Some(UserId(Uuid::from_u128(7))),
            done_at: None,
            goal: None,
            days: None,
        }
    }

    fn world() -> World {
        let person = Person::named(PersonId(Uuid::from_u128(11)), ACCOUNT, Names::same("Lu"));
        let seat = Seat {
            influence: Some(BuyingInfluence::Economic),
            power: Some(5),
            ..Seat::at(SeatId(Uuid::from_u128(12)), MapId(Uuid::from_u128(13)), person.id, (0, 0))
        };
        let met = Interaction {
            id: InteractionId(Uuid::from_u128(14)),
            account: ACCOUNT,
            kind: InteractionKind::Visit,
            on: today().plus_days(-63),
            by: UserId(Uuid::from_u128(7)),
            people: vec![person.id],
            colleagues: Vec::new(),
            purpose: String::new(),
            summary: "-".to_owned(),
            evidence: Evidence::default(),
        };
        World::from_iter([
            Record::from(person),
            seat.into(),
            met.into(),
            action(21, -21).into(),
            action(22, -3).into(),
            action(23, 5).into(),
        ])
    }

    fn standing(inputs: &HealthInputs, alarms: &[Alarm]) -> Standing {
        let (account, model) = (Account::named(ACCOUNT, Names::same("Chengjiang")), Model::default());
        let health = assess(&model, inputs);
        Standing::of(&Sight {
            account: &account,
            health: &health,
            inputs,
            segment: Segment::Everybody,
            model: &model,
            world: &world(),
            open: &[],
            stages: &[],
            alarms,
            now: Moment(1),
            today: today(),
        })
    }

    #[test]
    fn it_says_what_is_late_who_is_silent_and_what_is_not_known() {
        let standing = standing(&HealthInputs { overdue_actions: Some(2), ..Default::default() }, &[]);
        assert_eq!(standing.reasons[0], Reason::Overdue { actions: 2, days: 21 });
        assert!(matches!(&standing.reasons[1], Reason::Silent { days: 63, .. }));
        assert!(matches!(standing.reasons.last(), Some(Reason::Unknown { dimensions, .. }) if dimensions.len() == 5));
        assert_eq!((standing.overdue, standing.overdue_by.len()), (2, 1));
        let silent = &standing.alerts[0];
        assert_eq!(silent.on, today().plus_days(-3));
        assert!(silent.key.starts_with("silent/"));
    }

    #[test]
    fn an_open_incident_comes_first_and_is_an_alert() {
        let alarm = Alarm {
            kind: OverrideKind::ComplianceIncident,
            on: today(),
            note: String::new(),
            incident: Some(IncidentId(Uuid::from_u128(31))),
            deal: None,
            acknowledged: None,
        };
        let inputs = HealthInputs { wsi: Some(90.0), overrides: vec![alarm.holds()], ..Default::default() };
        let standing = standing(&inputs, std::slice::from_ref(&alarm));
        assert_eq!(standing.reasons[0], Reason::Held { kind: OverrideKind::ComplianceIncident });
        assert_eq!((standing.score, standing.uncapped), (Some(50.0), Some(95.0)));
        assert!(standing.alerts.iter().any(|alert| alert.key.starts_with("held/")));
    }

    #[test]
    fn a_side_that_is_weak_for_no_reason_told_is_named() {
        let standing = standing(&HealthInputs { csat: Some(10.0), wsi: Some(-80.0), ..Default::default() }, &[]);
        let weak = |reason: &Reason| matches!(reason, Reason::Weak { dimension: Dimension::Value, .. });
        assert!(standing.reasons.iter().any(weak));
        let told = |reason: &Reason| matches!(reason, Reason::Weak { dimension: Dimension::Relationship, .. });
        assert!(!standing.reasons.iter().any(told), "the silent person says it");
    }

    #[test]
    fn the_waterfall_of_the_list_ends_at_the_score() {
        let inputs = HealthInputs { wsi: Some(24.0), rotting_share: Some(0.52), ..Default::default() };
        let standing = standing(&inputs, &[]);
        let sum: f64 = standing.sides.iter().map(|side| side.contribution).sum();
        assert!((50.0 + sum - standing.score.expect("a figure")).abs() < 0.05);
    }
}

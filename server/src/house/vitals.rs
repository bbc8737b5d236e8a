//! What is known of an account when its health is assessed. What nobody recorded is not known,
//! never nought.

use std::collections::BTreeMap;

use meridian_domain::{
    account::{Account, Interaction, view::Snapshot},
    gate::World,
    health::{self, Alarm, HealthInputs, Model, week_of},
    id::{PersonId, UserId},
    pipeline::{Deal, Stage},
    plan::{Action, Goal, Plan, PlanStatus},
    stakeholder::{
        Person, Relation, Seat,
        metrics::{
            Contacts, MapRules, Node, StrengthModel, key_coverage, median_days, relationship_strength, thread_count,
            weighted_support,
        },
    },
    time::{DAY_MS, Date},
};

/// Days a contact counts as recent.
const RECENT: i64 = 90;

/// What the database says of an account.
pub(super) struct Facts<'a> {
    pub account: &'a Account,
    /// Its people, seats, relations, interactions, plans, goals and actions.
    pub world: &'a World,
    /// Its open deals with their stages.
    pub open: &'a [Deal],
    pub stages: &'a [Stage],
    /// Σ amount × probability of the open deals.
    pub weighted: Option<i64>,
    /// What holds the score down until somebody has acknowledged it.
    pub alarms: &'a [Alarm],
}

/// The measures of an account today.
pub(super) fn inputs(
    facts: &Facts<'_>,
    history: &[Snapshot],
    model: &Model,
    rules: &MapRules,
    today: Date,
) -> HealthInputs {
    let strengths = strengths(facts, &rules.strength, today);
    let nodes = nodes(facts.world, &strengths);
    let map = &rules.map;
    let (progress, elapsed) = plan(facts.world, today);
    HealthInputs {
        wsi: weighted_support(&nodes, map.version).value,
        coverage_key: key_coverage(&nodes, map.version).value,
        thread_count: (!strengths.is_empty()).then(|| thread_count(strengths.values().copied(), map.thread_above)),
        staleness_days: staleness(facts.world, today),
        progress,
        elapsed,
        overdue_actions: overdue(facts.world, today),
        weighted_pipeline: facts.weighted,
        rotting_share: rotting(facts, today),
        overrides: facts.alarms.iter().map(Alarm::holds).collect(),
        weekly: weekly(history),
        previous_band: model.bands.shown(history.iter().filter_map(|one| one.value).map(|value| value as f64 / 100.0)),
        ..Default::default()
    }
}

/// The strongest relationship any of our colleagues has with each person, 0..=100.
fn strengths(facts: &Facts<'_>, model: &StrengthModel, today: Date) -> BTreeMap<PersonId, f64> {
    let mut pairs: BTreeMap<(PersonId, UserId), Contacts> = BTreeMap::new();
    let fresh = Contacts { target_90_days: model.target(facts.account.tier), ..Default::default() };
    for relation in facts.world.all::<Relation>() {
        let contacts = pairs.entry((relation.person, relation.user)).or_insert(fresh);
        contacts.level = u8::try_from(relation.current).ok();
    }
    for interaction in facts.world.all::<Interaction>().filter(|interaction| interaction.on <= today) {
        let days = today.days_since(interaction.on).max(0);
        for person in &interaction.people {
            let contacts = pairs.entry((*person, interaction.by)).or_insert(fresh);
            contacts.last_90_days += u32::from(days <= RECENT);
            contacts.days_since = Some(contacts.days_since.map_or(days as f64, |least| least.min(days as f64)));
        }
    }
    let mut strongest: BTreeMap<PersonId, f64> = facts.world.all::<Person>().map(|person| (person.id, 0.0)).collect();
    for ((person, _), contacts) in pairs {
        let strength = relationship_strength(&contacts, model).value.unwrap_or(0.0);
        strongest.entry(person).and_modify(|most| *most = most.max(strength));
    }
    strongest
}

fn nodes(world: &World, strengths: &BTreeMap<PersonId, f64>) -> Vec<Node> {
    world.all::<Seat>().map(|seat| Node::of(seat, strengths.get(&seat.person).copied().unwrap_or_default())).collect()
}

/// The median of the days since each key player was last heard of.
fn staleness(world: &World, today: Date) -> Option<f64> {
    let heard = |seat: &Seat| {
        let met = world.all::<Interaction>().filter(|it| it.people.contains(&seat.person)).map(|it| it.on);
        met.chain(seat.evidence.on).filter(|on| *on <= today).max()
    };
    let days: Vec<u32> = world
        .all::<Seat>()
        .filter(|seat| seat.is_key())
        .filter_map(heard)
        .map(|on| u32::try_from(today.days_since(on).max(0)).unwrap_or(u32::MAX))
        .collect();
    median_days(&days)
}

/// Effort-weighted progress of the running plan, and the share of its time that has passed.
fn plan(world: &World, today: Date) -> (Option<f64>, Option<f64>) {
    let running = |plan: &&Plan| matches!(plan.status, PlanStatus::Active | PlanStatus::Approved);
    let Some(plan) = world.all::<Plan>().filter(running).max_by_key(|plan| plan.starts_on) else { return (None, None) };
    let goals = || world.all::<Goal>().filter(|goal| goal.plan == plan.id);
    let effort: i64 = goals().map(|goal| goal.effort).sum();
    let done: i64 = goals().map(|goal| goal.effort * goal.done).sum();
    let progress = (effort > 0).then(|| done as f64 / (effort * 100) as f64);
    let length = plan.ends_on.days_since(plan.starts_on);
    let elapsed = (length > 0).then(|| (today.days_since(plan.starts_on) as f64 / length as f64).clamp(0.0, 1.0));
    (progress, elapsed)
}

fn overdue(world: &World, today: Date) -> Option<u32> {
    world.all::<Action>().next()?;
    // What was done after the day asked about was still to be done then.
    let open = |action: &Action| action.done_at.is_none_or(|done| done.date() > today);
    let late = |action: &&Action| open(action) && action.due_on.is_some_and(|due| due < today);
    u32::try_from(world.all::<Action>().filter(late).count()).ok()
}

/// Share of the open deals that are past the red age of their stage.
fn rotting(facts: &Facts<'_>, today: Date) -> Option<f64> {
    let red = |deal: &Deal| {
        let limit = facts.stages.iter().find(|stage| stage.id == deal.stage)?.p80_days?;
        Some((today.start().0 - deal.entered_at.0) / DAY_MS > limit)
    };
    let ages: Vec<bool> = facts.open.iter().filter_map(red).collect();
    (!ages.is_empty()).then(|| ages.iter().filter(|red| **red).count() as f64 / ages.len() as f64)
}

/// The last snapshot of each week.
fn weekly(history: &[Snapshot]) -> Vec<health::Snapshot> {
    let mut weeks = BTreeMap::new();
    for snapshot in history {
        if let Some(value) = snapshot.value {
            weeks.insert(week_of(snapshot.on), value as f64 / 100.0);
        }
    }
    weeks.into_iter().map(|(week, score)| health::Snapshot { week, score }).collect()
}

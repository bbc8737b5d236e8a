//! What a plan lacks: what can be checked without reading it.

use super::*;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    gate::World,
    stakeholder::{Map, Seat},
};

vocabulary! {
    /// A rule a plan keeps or breaks.
    Rule {
        /// The weights of each half of the SWOT add up to 100.
        Weights,
        /// Each strong factor has come into the SWOT.
        FactorsUsed,
        /// Each strategy joins at least one item within to one around.
        StrategiesLinked,
        /// Each strategy serves a goal.
        StrategiesServed,
        /// Each goal says what, how much and until when, and who answers for it.
        Smart,
        /// Each goal has an action.
        GoalsHaveActions,
        /// Each key player who does not support us enough has an open action, with owner and date.
        GapsHaveActions,
        /// Each open action has an owner and a date.
        OwnersAndDates,
        /// The days of its actions are no more than its cap.
        WithinDays,
    }
}

/// What breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Hundredths the weights of a half come to.
    Weights {
        internal: bool,
        sum: i64,
    },
    Factor(FactorId),
    /// A strategy without a pair.
    Unlinked(StrategyId),
    /// A strategy without a goal.
    Unserved(StrategyId),
    Goal {
        goal: GoalId,
        unsaid: Vec<Smart>,
    },
    /// A goal without an action.
    Idle(GoalId),
    Gap(PersonId),
    Action {
        action: ActionId,
        owner: bool,
        date: bool,
    },
    Days {
        planned: i64,
        cap: i64,
    },
}

/// How far a rule is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub rule: Rule,
    /// What it looks at.
    pub of: usize,
    /// What breaks it.
    pub findings: Vec<Finding>,
}

/// The key players of an account who support us less than is wanted: of each, the largest gap on any of
/// its maps. Monitors are nobody's aim. Where nobody has said what is wanted, the rules say it.
#[must_use]
pub fn gaps(world: &World, account: AccountId, rules: &PlanRules) -> Vec<(PersonId, i64)> {
    let ours = |seat: &&Seat| world.the::<Map>(seat.map).is_none_or(|map| map.account == account);
    let mut gaps: Vec<(PersonId, i64)> = Vec::new();
    for seat in world.all::<Seat>().filter(ours).filter(|seat| seat.is_key() && !seat.is_monitor()) {
        let wanted = seat.desired.unwrap_or(rules.support);
        // Of whom nothing is known we know no more than of an opponent.
        let gap = wanted - seat.support.unwrap_or(-2);
        match gaps.iter_mut().find(|(person, _)| *person == seat.person) {
            Some((_, known)) => *known = gap.max(*known),
            None => gaps.push((seat.person, gap)),
        }
    }
    gaps.retain(|(_, gap)| *gap > 0);
    gaps.sort_by_key(|(person, gap)| (std::cmp::Reverse(*gap), *person));
    gaps
}

/// All rules over the sheets of an account and the plan it works by.
#[must_use]
pub fn check(world: &World, account: AccountId, plan: Option<&Plan>, rules: &PlanRules) -> Vec<Checked> {
    let items: Vec<SwotItem> = world.all::<SwotItem>().filter(|item| item.account == account).cloned().collect();
    let factors: Vec<&Factor> = world.all::<Factor>().filter(|factor| factor.account == account).collect();
    let strategies: Vec<&Strategy> = world.all::<Strategy>().filter(|one| one.account == account).collect();
    let goals: Vec<&Goal> = world.all::<Goal>().filter(|goal| plan.is_some_and(|plan| goal.plan == plan.id)).collect();
    let actions: Vec<&Action> = world.all::<Action>().filter(|action| action.account == account).collect();
    let open: Vec<&Action> = actions.iter().copied().filter(|action| action.done_at.is_none()).collect();
    let whole = |action: &&Action| action.owner.is_some() && action.due_on.is_some();

    let halves: Vec<(bool, i64)> = [true, false]
        .into_iter()
        .map(|internal| (internal, weight_sum(&items, internal)))
        .filter(|(_, (_, count))| *count > 0)
        .map(|(internal, (sum, _))| (internal, sum))
        .collect();
    let strong: Vec<&Factor> =
        factors.iter().copied().filter(|factor| factor.level(rules) == Some(Level::Strong)).collect();
    let gaps = gaps(world, account, rules);
    let own: Vec<&Action> = actions.iter().copied().filter(|action| of_plan(action, plan, &goals)).collect();
    let planned: i64 = own.iter().filter_map(|action| action.days).sum();
    let cap = plan.and_then(|plan| plan.days);

    let checked = |rule, of, findings: Vec<Finding>| Checked { rule, of, findings };
    vec![
        checked(
            Rule::Weights,
            halves.len(),
            halves
                .iter()
                .filter(|(_, sum)| *sum != 100)
                .map(|(internal, sum)| Finding::Weights { internal: *internal, sum: *sum })
                .collect(),
        ),
        checked(
            Rule::FactorsUsed,
            strong.len(),
            strong
                .iter()
                .filter(|factor| items.iter().all(|item| item.factor != Some(factor.id)))
                .map(|factor| Finding::Factor(factor.id))
                .collect(),
        ),
        checked(
            Rule::StrategiesLinked,
            strategies.len(),
            strategies
                .iter()
                .filter(|one| pairs(one, world.all::<Pairing>(), &items).iter().all(|pair| pair.strength == 0))
                .map(|one| Finding::Unlinked(one.id))
                .collect(),
        ),
        checked(
            Rule::StrategiesServed,
            strategies.len(),
            strategies
                .iter()
                .filter(|one| goals.iter().all(|goal| goal.strategy != Some(one.id)))
                .map(|one| Finding::Unserved(one.id))
                .collect(),
        ),
        checked(
            Rule::Smart,
            goals.len(),
            goals
                .iter()
                .map(|goal| (goal.id, goal.unsaid()))
                .filter(|(_, unsaid)| !unsaid.is_empty())
                .map(|(goal, unsaid)| Finding::Goal { goal, unsaid })
                .collect(),
        ),
        checked(
            Rule::GoalsHaveActions,
            goals.len(),
            goals
                .iter()
                .filter(|goal| actions.iter().all(|action| action.goal != Some(goal.id)))
                .map(|goal| Finding::Idle(goal.id))
                .collect(),
        ),
        checked(
            Rule::GapsHaveActions,
            gaps.len(),
            gaps.iter()
                .filter(|(person, _)| !open.iter().filter(|one| whole(one)).any(|one| one.person == Some(*person)))
                .map(|(person, _)| Finding::Gap(*person))
                .collect(),
        ),
        checked(
            Rule::OwnersAndDates,
            open.len(),
            open.iter()
                .filter(|action| !whole(action))
                .map(|action| Finding::Action {
                    action: action.id,
                    owner: action.owner.is_none(),
                    date: action.due_on.is_none(),
                })
                .collect(),
        ),
        checked(
            Rule::WithinDays,
            usize::from(cap.is_some()),
            cap.filter(|cap| planned > *cap).map(|cap| Finding::Days { planned, cap }).into_iter().collect(),
        ),
    ]
}

/// Whether an action belongs to a plan: by itself, or by its goal.
fn of_plan(action: &Action, plan: Option<&Plan>, goals: &[&Goal]) -> bool {
    plan.is_some_and(|plan| {
        action.plan == Some(plan.id) || action.goal.is_some_and(|goal| goals.iter().any(|one| one.id == goal))
    })
}

/// Share of all that the rules look at and find in order, in percent; no value while there is nothing to look at.
#[must_use]
pub fn completeness(checked: &[Checked], rules: &PlanRules) -> Explained {
    let of: usize = checked.iter().map(|one| one.of).sum();
    if of == 0 {
        return Explained::unknown(FormulaId::PlanCompleteness, Vec::new(), rules.version);
    }
    let part = |one: &Checked| {
        let met = one.of.saturating_sub(one.findings.len());
        Part {
            input: InputKey::Rule(one.rule),
            value: Some(met as f64),
            weight: one.of as f64,
            contribution: 100.0 * met as f64 / of as f64,
        }
    };
    let parts: Vec<Part> = checked.iter().filter(|one| one.of > 0).map(part).collect();
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::PlanCompleteness,
        parts,
        missing: Vec::new(),
        coverage: 1.0,
        model_version: rules.version,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{id::MapId, pipeline::Rank, record::Record, stakeholder::CommitteeFunction};

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(1));

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn rank() -> Rank {
        Rank::sequence(1).remove(0)
    }

    fn plan() -> Plan {
        Plan { days: Some(10), ..Plan::of_year(n(2), ACCOUNT, Date::EPOCH) }
    }

    fn item(number: u128, side: SwotSide, weight: i64) -> Record {
        let new = SwotItem::new(n(number), ACCOUNT, side, Names::same("Item"), rank());
        SwotItem { weight: Some(weight), ..new }.into()
    }

    fn key_player(number: u128, support: Option<i64>, desired: Option<i64>) -> Seat {
        Seat { power: Some(5), support, desired, ..Seat::at(n(number), MapId(Uuid::nil()), n(number), (0, 0)) }
    }

    fn action(number: u128) -> Action {
        let titled = Action::titled(n(number), ACCOUNT, Names::same("Call"));
        Action { owner: Some(n(9)), due_on: Some(Date::EPOCH), plan: Some(n(2)), ..titled }
    }

    fn found(world: &World, rule: Rule) -> Vec<Finding> {
        let checked = check(world, ACCOUNT, Some(&plan()), &PlanRules::default());
        checked.into_iter().find(|one| one.rule == rule).expect("every rule").findings
    }

    #[test]
    fn a_gap_asks_for_an_open_action_with_owner_and_date() {
        let monitor = Seat { function: Some(CommitteeFunction::Monitor), ..key_player(23, Some(-2), Some(2)) };
        let seats =
            [key_player(20, Some(-1), Some(1)), key_player(21, None, None), key_player(22, Some(1), None), monitor];
        let mut world: World = seats.into_iter().map(Record::from).collect();
        let gap = |number| Finding::Gap(n(number));
        assert_eq!(found(&world, Rule::GapsHaveActions), [gap(21), gap(20)]);
        world.insert(Action { person: Some(n(20)), ..action(30) }.into());
        world.insert(Action { person: Some(n(21)), due_on: None, ..action(31) }.into());
        assert_eq!(found(&world, Rule::GapsHaveActions), [gap(21)]);
        let undated = Finding::Action { action: n::<ActionId>(31), owner: false, date: true };
        assert_eq!(found(&world, Rule::OwnersAndDates), [undated]);
        world.insert(Action { person: Some(n(21)), ..action(31) }.into());
        assert_eq!(found(&world, Rule::GapsHaveActions), []);
        world.insert(Action { person: Some(n(21)), done_at: Some(crate::time::Moment(1)), ..action(31) }.into());
        assert_eq!(found(&world, Rule::GapsHaveActions), [gap(21)], "what is done closed no gap");
    }

    #[test]
    fn a_strategy_needs_a_pair_that_bears_and_a_goal() {
        let strategy =
            Strategy { id: n(40), account: ACCOUNT, quadrant: Quadrant::So, text: Names::same("S"), rank: rank() };
        let (within, around) = (n::<SwotItemId>(10), n::<SwotItemId>(11));
        let pair = |strength| Pairing { id: n(41), account: ACCOUNT, strategy: n(40), within, around, strength };
        let items = [item(10, SwotSide::Strength, 100), item(11, SwotSide::Opportunity, 90)];
        let mut world: World = items.into_iter().chain([strategy.into()]).collect();
        let unlinked = [Finding::Unlinked(n(40))];
        assert_eq!(found(&world, Rule::StrategiesLinked), unlinked);
        world.insert(pair(0).into());
        assert_eq!(found(&world, Rule::StrategiesLinked), unlinked, "a pair of no strength");
        world.insert(pair(2).into());
        assert_eq!(found(&world, Rule::StrategiesLinked), []);
        assert_eq!(found(&world, Rule::Weights), [Finding::Weights { internal: false, sum: 90 }]);
        assert_eq!(found(&world, Rule::StrategiesServed), [Finding::Unserved(n(40))]);
        world.insert(Goal { strategy: Some(n(40)), ..Goal::titled(n(50), ACCOUNT, n(2), Names::same("Win")) }.into());
        assert_eq!(found(&world, Rule::StrategiesServed), []);
        assert_eq!(found(&world, Rule::GoalsHaveActions), [Finding::Idle(n(50))]);
    }

    #[test]
    fn days_beyond_the_cap_are_told_and_those_of_a_goal_count() {
        let goal = Goal::titled(n(50), ACCOUNT, n(2), Names::same("Win"));
        let of_goal = Action { plan: None, goal: Some(n(50)), days: Some(6), ..action(30) };
        let mut world: World = [Record::from(goal), of_goal.into()].into_iter().collect();
        world.insert(Action { days: Some(4), ..action(31) }.into());
        assert_eq!(found(&world, Rule::WithinDays), []);
        world.insert(Action { days: Some(5), ..action(31) }.into());
        assert_eq!(found(&world, Rule::WithinDays), [Finding::Days { planned: 11, cap: 10 }]);
        world.insert(Action { plan: None, days: Some(500), ..action(32) }.into());
        assert_eq!(found(&world, Rule::WithinDays), [Finding::Days { planned: 11, cap: 10 }], "of no plan");
    }

    #[test]
    fn completeness_is_the_share_in_order() {
        let rules = PlanRules::default();
        assert_eq!(completeness(&check(&World::default(), ACCOUNT, None, &rules), &rules).value, None);
        let factor = Factor::new(n(60), ACCOUNT, PestFactor::Legal, Names::same("Law"), rank());
        let strong = Factor { impact: Some(-4), likelihood: Some(4), ..factor };
        let world: World = [strong.into(), item(10, SwotSide::Strength, 100), action(30).into()].into_iter().collect();
        let checked = check(&world, ACCOUNT, Some(&plan()), &rules);
        let share = completeness(&checked, &rules);
        // Weights, action and cap are in order; the factor is not in the SWOT.
        assert_eq!(share.value, Some(75.0));
        assert!((share.waterfall_end() - 75.0).abs() < 1e-9);
    }
}

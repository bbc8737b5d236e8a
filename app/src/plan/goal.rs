//! Goals with their actions, and beside them what the plan lacks.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{GoalId, PersonId, StrategyId, UserId},
    names::Names,
    plan::{Action, ActionPatch, Goal, GoalPatch, Plan, in_order, place},
    record::Patch,
};

use super::{
    action::{ActionForm, Actions},
    check::Findings,
    row::{AddLine, Cell, Pick, Reads, Removal, Steps, reworded},
    sheets::Sheets,
};
use crate::{
    entry::typed::{self, Wrong},
    live::fresh,
    tr,
    ui::Progress,
    words::{common, plan as words},
};

fn edit(id: GoalId, set: GoalPatch) -> Change {
    Change::Edit(Patch::Goal { id, set })
}

/// For whom or what a new action is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub goal: Option<GoalId>,
    pub person: Option<PersonId>,
}

#[component]
pub fn Goals(sheets: Sheets, plan: Memo<Option<Plan>>) -> impl IntoView {
    let lang = sheets.lang;
    // Which plan, and not what it says: its words may change without the list being drawn anew.
    let of = Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| plan.id)));
    let own = Memo::new(move |_| {
        let of = of.get();
        sheets.rooms.with(|world| in_order(world.all::<Goal>().filter(|goal| Some(goal.plan) == of).cloned()))
    });
    let asked = RwSignal::new(None::<Asked>);
    let add = Callback::new(move |text: String| {
        let (plan, begin) = sheets.plan_or_new(plan.get_untracked());
        let rank = own.with_untracked(|own| {
            let ranked: Vec<&Goal> = own.iter().filter(|goal| goal.rank.is_some()).collect();
            sheets.behind(&ranked)
        });
        let goal = Goal { rank, ..Goal::titled(fresh(), sheets.account, plan, Names::same(&text)) };
        Some(Change::All(begin.into_iter().chain([Change::Add(goal.into())]).collect()))
    });
    view! {
        <div class="work">
            <section class="goals" aria-labelledby="plan-goals">
                <h3 id="plan-goals">{tr!(words::goals)} " " <span class="count">{move || own.with(Vec::len)}</span></h3>
                <Show when=move || own.with(Vec::is_empty)><p class="meta">{tr!(words::no_goals)}</p></Show>
                <ol class="rows">
                    <For each=move || own.get() key=|goal| goal.id children=move |goal| view! { <Line sheets id=goal.id own plan asked/> }/>
                </ol>
                <AddLine sheets id="goal-add" to=move || words::goals(lang.get()) add/>
                <Actions sheets goal=None plan asked/>
            </section>
            <aside class="lacks" aria-labelledby="plan-lacks"><Findings sheets plan asked/></aside>
        </div>
        <ActionForm sheets plan own asked/>
    }
}

#[component]
fn Line(
    sheets: Sheets,
    id: GoalId,
    own: Memo<Vec<Goal>>,
    plan: Memo<Option<Plan>>,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let lang = sheets.lang;
    let goal = sheets.rooms.record::<Goal>(id);
    let name = Signal::derive(move || {
        goal.with(|one| one.as_ref().map(|one| one.title.get(lang.get()).to_owned()).unwrap_or_default())
    });
    let title: Reads = Callback::new(move |text: String| {
        let names = goal.with_untracked(|one| one.as_ref().map(|one| one.title.clone()).unwrap_or_default());
        let title = Some(reworded(&names, lang.get_untracked(), &text)?);
        Ok(edit(id, GoalPatch { title, ..GoalPatch::default() }))
    });
    let code = move || own.with(|own| own.iter().position(|one| one.id == id).map(|at| format!("G{}", at + 1)));
    let share = Signal::derive(move || goal.with(|one| one.as_ref().map_or(0.0, |one| one.done as f64 / 100.0)));
    let gone = Signal::derive(move || plan.with(|plan| plan.as_ref().map_or(0.0, |plan| plan.elapsed(sheets.today))));
    let done =
        Signal::derive(move || goal.with(|one| one.as_ref().map(|one| one.done.to_string()).unwrap_or_default()));
    let set_done: Reads = Callback::new(move |text: String| {
        Ok(edit(id, GoalPatch { done: Some(typed::whole(&text)?), ..GoalPatch::default() }))
    });
    let source = Memo::new(move |_| goal.with(|one| one.as_ref().and_then(|one| one.strategy)));
    let from = move || match source.get().and_then(|strategy| sheets.strategy_code(strategy)) {
        Some(code) => view! { <span class="goal-of">{code}</span> }.into_any(),
        None => view! { <span class="meta">{tr!(words::no_strategy)}</span> }.into_any(),
    };
    let at = Signal::derive(move || own.with(|own| (own.iter().position(|one| one.id == id).unwrap_or(0), own.len())));
    let put = Callback::new(move |to: usize| {
        let all = own.get_untracked();
        // Goals of before there was an order get their places with the first that is moved.
        let (unranked, mut others): (Vec<Goal>, Vec<Goal>) =
            all.into_iter().filter(|one| one.id != id).partition(|one| one.rank.is_none());
        let mut changes = Vec::new();
        for one in unranked.into_iter().rev() {
            if let Ok(rank) = place(&others, 0) {
                changes.push(edit(one.id, GoalPatch { rank: Some(Some(rank.clone())), ..GoalPatch::default() }));
                others.insert(0, Goal { rank: Some(rank), ..one });
            }
        }
        if let Ok(rank) = place(&others, to) {
            changes.push(edit(id, GoalPatch { rank: Some(Some(rank)), ..GoalPatch::default() }));
            sheets.doing.act(Change::All(changes));
        }
    });
    // Actions stay when their goal goes: they are for nobody's goal then.
    let removal = Callback::new(move |()| {
        let actions = sheets.rooms.with_untracked(|world| {
            world.all::<Action>().filter(|action| action.goal == Some(id)).map(|action| action.id).collect::<Vec<_>>()
        });
        let untie = |id| {
            let set = ActionPatch { goal: Some(None), ..ActionPatch::default() };
            Change::Edit(Patch::Action { id, set })
        };
        Change::All(actions.into_iter().map(untie).chain([Change::Remove(id.into())]).collect())
    });
    view! {
        <li class="goal">
            <div class="main">
                <span class="code">{code}</span>
                <Cell sheets id=format!("goal-{id}") caption=tr!(words::goal) name now=name change=title wide=true/>
                {from}
                <span class="tools">
                    <Steps sheets name at put/>
                    <Removal sheets name change=removal/>
                </span>
            </div>
            <div class="course">
                <Progress label=move || format!("{} {}%", name.get(), done.get()) done=share expected=gone/>
                <Cell sheets id=format!("goal-{id}-done") caption=tr!(words::done) name now=done change=set_done number=true/>
            </div>
            <Smarter sheets id goal name/>
            <Actions sheets goal=Some(id) plan asked/>
        </li>
    }
}

/// What a SMART goal says, unfolded; what it does not say yet stands in sight.
#[component]
fn Smarter(sheets: Sheets, id: GoalId, goal: Memo<Option<Goal>>, name: Signal<String>) -> impl IntoView {
    let lang = sheets.lang;
    let text = move |read: fn(&Goal) -> String| {
        Signal::derive(move || goal.with(|one| one.as_ref().map(read).unwrap_or_default()))
    };
    let set = move |write: fn(&str) -> Result<GoalPatch, Wrong>| -> Reads {
        Callback::new(move |text: String| write(text.trim()).map(|set| edit(id, set)))
    };
    let unsaid = Memo::new(move |_| goal.with(|one| one.as_ref().map(Goal::unsaid).unwrap_or_default()));
    let left = move || {
        let (lang, unsaid) = (lang.get(), unsaid.get());
        (!unsaid.is_empty())
            .then(|| words::unsaid(lang, &listed(lang, unsaid.into_iter().map(|part| words::smart_part(lang, part)))))
    };
    let owner = Callback::new(move |text: String| {
        let owner = Some(text.parse::<UserId>().ok());
        sheets.doing.act(edit(id, GoalPatch { owner, ..GoalPatch::default() }));
    });
    let strategy = Callback::new(move |text: String| {
        let strategy = Some(text.parse::<StrategyId>().ok());
        sheets.doing.act(edit(id, GoalPatch { strategy, ..GoalPatch::default() }));
    });
    let told = |value: Option<String>| value.unwrap_or_default();
    let chosen_owner =
        Signal::derive(move || goal.with(|one| told(one.as_ref().and_then(|one| one.owner).map(|id| id.to_string()))));
    let chosen_strategy = Signal::derive(move || {
        goal.with(|one| told(one.as_ref().and_then(|one| one.strategy).map(|id| id.to_string())))
    });
    view! {
        <details class="smart">
            <summary>{tr!(words::smart)} " " <span class="caution">{left}</span></summary>
            <div class="cells">
                <Cell sheets id=format!("goal-{id}-measure") caption=tr!(words::measure) name wide=true now=text(|goal| goal.measure.clone())
                    change=set(|text| Ok(GoalPatch { measure: Some(text.to_owned()), ..GoalPatch::default() }))/>
                <Cell sheets id=format!("goal-{id}-baseline") caption=tr!(words::baseline) name now=text(|goal| goal.baseline.clone())
                    change=set(|text| Ok(GoalPatch { baseline: Some(text.to_owned()), ..GoalPatch::default() }))/>
                <Cell sheets id=format!("goal-{id}-target") caption=tr!(words::target) name now=text(|goal| goal.target.clone())
                    change=set(|text| Ok(GoalPatch { target: Some(text.to_owned()), ..GoalPatch::default() }))/>
                <Cell sheets id=format!("goal-{id}-reason") caption=tr!(words::reason) name wide=true now=text(|goal| goal.reason.clone())
                    change=set(|text| Ok(GoalPatch { reason: Some(text.to_owned()), ..GoalPatch::default() }))/>
                <Cell sheets id=format!("goal-{id}-due") caption=tr!(words::due) name kind="date"
                    now=text(|goal| goal.due_on.map(|due| due.to_string()).unwrap_or_default())
                    change=set(|text| Ok(GoalPatch { due_on: Some(typed::optional(text, typed::day)?), ..GoalPatch::default() }))/>
                <Pick sheets id=format!("goal-{id}-owner") caption=tr!(common::owner) name options=sheets.owners() chosen=chosen_owner on_choose=owner/>
                <Pick sheets id=format!("goal-{id}-strategy") caption=tr!(words::from_strategy) name wide=true options=sheets.strategies() chosen=chosen_strategy on_choose=strategy/>
                <Cell sheets id=format!("goal-{id}-effort") caption=tr!(words::effort) name number=true now=text(|goal| goal.effort.to_string())
                    change=set(|text| Ok(GoalPatch { effort: Some(typed::whole(text)?), ..GoalPatch::default() }))/>
            </div>
        </details>
    }
}

/// Words one after the other, as the language does it.
pub fn listed(lang: meridian_domain::locale::Lang, words: impl Iterator<Item = &'static str>) -> String {
    let comma = if lang == meridian_domain::locale::Lang::Zh { "、" } else { ", " };
    words.collect::<Vec<_>>().join(comma)
}

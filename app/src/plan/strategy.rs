//! One strategy: its words, the pairs it joins, the goals it serves, what it is worth.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::StrategyId,
    locale,
    plan::{Goal, GoalPatch, Pairing, Plan, Strategy, StrategyPatch, SwotItem, in_order, place, strategy_value},
    record::Patch,
};

use super::{
    pair::{Pairs, TieForm},
    row::{Cell, Reads, Removal, Steps, reworded},
    sheets::Sheets,
};
use crate::{
    health::Explanation,
    live::fresh,
    tr,
    ui::{Asks, Button, Glyph, Kind, Size},
    words::plan as words,
};

fn edit(id: StrategyId, set: StrategyPatch) -> Change {
    Change::Edit(Patch::Strategy { id, set })
}

#[component]
pub fn Card(
    sheets: Sheets,
    items: Memo<Vec<SwotItem>>,
    id: StrategyId,
    own: Memo<Vec<Strategy>>,
    plan: Memo<Option<Plan>>,
    hot: RwSignal<Option<StrategyId>>,
    best: Memo<Option<StrategyId>>,
) -> impl IntoView {
    let lang = sheets.lang;
    let strategy = sheets.rooms.record::<Strategy>(id);
    let name = Signal::derive(move || {
        strategy.with(|one| one.as_ref().map(|one| one.text.get(lang.get()).to_owned()).unwrap_or_default())
    });
    let word: Reads = Callback::new(move |text: String| {
        let names = strategy.with_untracked(|one| one.as_ref().map(|one| one.text.clone()).unwrap_or_default());
        let text = Some(reworded(&names, lang.get_untracked(), &text)?);
        Ok(edit(id, StrategyPatch { text, ..StrategyPatch::default() }))
    });
    let code = Memo::new(move |_| sheets.strategy_code(id).unwrap_or_default());
    let worth = Memo::new(move |_| {
        let strategy = strategy.get()?;
        let value = |items: &Vec<SwotItem>| {
            sheets.rooms.with(|world| strategy_value(&strategy, world.all::<Pairing>(), items, &sheets.rules))
        };
        Some(items.with(value))
    });
    let told = move || {
        let value = worth.with(|worth| worth.as_ref().and_then(|worth| worth.value));
        value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 2))
    };
    let explain = move || {
        let sources = items.with(|items| sheets.sources(items));
        worth.get().map(|explained| view! { <Explanation explained title=tr!(words::worth) sources/> })
    };
    let at = Signal::derive(move || own.with(|own| (own.iter().position(|one| one.id == id).unwrap_or(0), own.len())));
    let put = Callback::new(move |to: usize| {
        let others: Vec<Strategy> = own.with_untracked(|own| own.iter().filter(|one| one.id != id).cloned().collect());
        if let Ok(rank) = place(&others, to) {
            sheets.doing.act(edit(id, StrategyPatch { rank: Some(rank), ..StrategyPatch::default() }));
        }
    });
    // Goals stay when the strategy they come from goes.
    let removal = Callback::new(move |()| {
        let goals = sheets.rooms.with_untracked(|world| {
            world.all::<Goal>().filter(|goal| goal.strategy == Some(id)).map(|goal| goal.id).collect::<Vec<_>>()
        });
        let untie = |id| {
            let set = GoalPatch { strategy: Some(None), ..GoalPatch::default() };
            Change::Edit(Patch::Goal { id, set })
        };
        Change::All(goals.into_iter().map(untie).chain([Change::Remove(id.into())]).collect())
    });
    view! {
        <li class="card" data-hot=move || (hot.get() == Some(id)).then_some("") data-best=move || (best.get() == Some(id)).then_some("")
            on:pointerenter=move |_| hot.set(Some(id)) on:pointerleave=move |_| hot.set(None)
            on:focusin=move |_| hot.set(Some(id)) on:focusout=move |_| hot.set(None)>
            <div class="main">
                <span class="code">{move || code.get()}</span>
                <Cell sheets id=format!("strategy-{id}") caption=tr!(words::strategy) name now=name change=word wide=true/>
                <span class="figure">
                    <Asks id=format!("strategy-{id}-worth") about=tr!(words::worth) explain>{told}</Asks>
                </span>
            </div>
            <div class="ties">
                <Pairs sheets strategy items/>
                <Serves sheets id plan strategy/>
            </div>
            <div class="foot">
                <TieForm sheets strategy items code/>
                <span class="push"></span>
                <Steps sheets name at put/>
                <Removal sheets name change=removal/>
            </div>
        </li>
    }
}

/// The goals a strategy serves; where there is none, the way to one.
#[component]
fn Serves(sheets: Sheets, id: StrategyId, plan: Memo<Option<Plan>>, strategy: Memo<Option<Strategy>>) -> impl IntoView {
    let lang = sheets.lang;
    let goals = Memo::new(move |_| {
        let plan = plan.with(|plan| plan.as_ref().map(|plan| plan.id));
        sheets.rooms.with(|world| {
            let all = in_order(world.all::<Goal>().filter(|goal| Some(goal.plan) == plan));
            let own = all.iter().enumerate().filter(|(_, goal)| goal.strategy == Some(id));
            own.map(|(at, _)| format!("→ G{}", at + 1)).collect::<Vec<_>>()
        })
    });
    let make = move |_| {
        let Some(strategy) = strategy.get_untracked() else { return };
        let (plan, begin) = sheets.plan_or_new(plan.get_untracked());
        let rank = sheets.rooms.with_untracked(|world| {
            sheets.behind(&in_order(world.all::<Goal>().filter(|goal| goal.plan == plan && goal.rank.is_some())))
        });
        let goal = Goal { strategy: Some(id), rank, ..Goal::titled(fresh(), sheets.account, plan, strategy.text) };
        sheets.doing.act(Change::All(begin.into_iter().chain([Change::Add(goal.into())]).collect()));
    };
    view! {
        {move || goals.get().into_iter().map(|goal| view! { <span class="goal-of">{goal}</span> }).collect_view()}
        {move || goals.with(Vec::is_empty).then(|| view! {
            <span class="caution nowrap">{tr!(words::no_goal)}</span>
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Target why=sheets.why on_press=make>{move || words::goal_from(lang.get())}</Button>
        })}
    }
}

//! What the plan lacks, each with the way to mend it.

use leptos::prelude::*;
use meridian_domain::{
    id::GoalId,
    locale::Lang,
    plan::{Action, Factor, Finding, Goal, Plan, check, in_order},
};

use super::{
    address::Sheet,
    goal::{Asked, listed},
    sheets::Sheets,
};
use crate::{
    tr,
    ui::{Button, Glyph, Icon, Kind, Size},
    words::{common, plan as words},
};

#[component]
pub fn Findings(sheets: Sheets, plan: Memo<Option<Plan>>, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let found = Memo::new(move |_| {
        let checked =
            plan.with(|plan| sheets.rooms.with(|world| check(world, sheets.account, plan.as_ref(), &sheets.rules)));
        checked.into_iter().flat_map(|one| one.findings).collect::<Vec<_>>()
    });
    view! {
        <h3 id="plan-lacks">{tr!(words::completeness)} " " <span class="count">{move || found.with(|found| (!found.is_empty()).then_some(found.len()))}</span></h3>
        <Show when=move || found.with(Vec::is_empty)><p class="meta">{tr!(words::all_in_order)}</p></Show>
        <ul class="findings">
            {move || found.get().into_iter().map(|finding| view! { <Line sheets plan finding asked/> }).collect_view()}
        </ul>
    }
}

#[component]
fn Line(sheets: Sheets, plan: Memo<Option<Plan>>, finding: Finding, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let lang = sheets.lang;
    let mend = match &finding {
        Finding::Gap(person) => {
            let ask = Asked { goal: None, person: Some(*person) };
            add(sheets, ask, asked)
        }
        Finding::Idle(goal) => {
            let ask = Asked { goal: Some(*goal), person: None };
            add(sheets, ask, asked)
        }
        Finding::Weights { .. } => lead(sheets, Sheet::Swot),
        Finding::Factor(_) => lead(sheets, Sheet::Pest),
        Finding::Unlinked(_) | Finding::Unserved(_) => lead(sheets, Sheet::Tows),
        Finding::Goal { .. } | Finding::Action { .. } | Finding::Days { .. } => ().into_any(),
    };
    let told = move || tell(sheets, plan, lang.get(), &finding);
    view! {
        <li>
            <Icon glyph=Glyph::Alert small=true/>
            <span>{told}</span>
            {mend}
        </li>
    }
}

fn add(sheets: Sheets, ask: Asked, asked: RwSignal<Option<Asked>>) -> AnyView {
    view! {
        <Button kind=Kind::Quiet size=Size::Small why=sheets.why on_press=move |_| asked.set(Some(ask))>{tr!(words::add_action)}</Button>
    }
    .into_any()
}

fn lead(sheets: Sheets, sheet: Sheet) -> AnyView {
    view! { <a class="btn" data-kind="quiet" data-size="s" href=sheet.href(sheets.account)>{tr!(common::open)}</a> }
        .into_any()
}

/// What is wrong, in the reader's words; followed.
fn tell(sheets: Sheets, plan: Memo<Option<Plan>>, lang: Lang, finding: &Finding) -> String {
    let goal = |id: GoalId| {
        let of = plan.with(|plan| plan.as_ref().map(|plan| plan.id));
        sheets.rooms.with(|world| {
            let own = in_order(world.all::<Goal>().filter(|goal| Some(goal.plan) == of));
            own.iter().position(|goal| goal.id == id).map(|at| format!("G{}", at + 1)).unwrap_or_default()
        })
    };
    match finding {
        Finding::Weights { internal, sum } => {
            let half = if *internal { words::internal(lang) } else { words::external(lang) };
            words::find_weights(lang, half, *sum)
        }
        Finding::Factor(id) => sheets.rooms.with(|world| {
            let name = world.the::<Factor>(*id).map(|factor| factor.text.get(lang).to_owned()).unwrap_or_default();
            words::find_factor(lang, &name)
        }),
        Finding::Unlinked(id) => words::find_unlinked(lang, &sheets.strategy_code(*id).unwrap_or_default()),
        Finding::Unserved(id) => words::find_unserved(lang, &sheets.strategy_code(*id).unwrap_or_default()),
        Finding::Goal { goal: id, unsaid } => {
            let what = listed(lang, unsaid.iter().map(|part| words::smart_part(lang, *part)));
            words::find_goal(lang, &goal(*id), &what)
        }
        Finding::Idle(id) => words::find_idle(lang, &goal(*id)),
        Finding::Gap(person) => words::find_gap(lang, &sheets.person(lang, *person)),
        Finding::Action { action, owner, date } => sheets.rooms.with(|world| {
            let name = world.the::<Action>(*action).map(|action| action.title.get(lang).to_owned()).unwrap_or_default();
            match (owner, date) {
                (true, true) => words::find_both(lang, &name),
                (true, false) => words::find_owner(lang, &name),
                _ => words::find_date(lang, &name),
            }
        }),
        Finding::Days { planned, cap } => words::find_days(lang, *planned, *cap),
    }
}

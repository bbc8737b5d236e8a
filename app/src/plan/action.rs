//! Actions: what is to be done for a goal, by whom, until when, aimed at whom.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{ActionId, GoalId},
    names::Names,
    plan::{Action, ActionPatch, Goal, Plan},
    record::Patch,
};

use super::{
    goal::Asked,
    row::{Cell, Pick, Reads, Removal, reworded, shown, whole},
    sheets::Sheets,
};
use crate::{
    entry::typed::{self, Fault, Wrong},
    live::{fresh, now, use_live},
    tr,
    ui::{Button, Checkbox, Dialog, Glyph, Kind, SelectField, Size, TextField},
    words::{account, common, plan as words},
};

fn edit(id: ActionId, set: ActionPatch) -> Change {
    Change::Edit(Patch::Action { id, set })
}

/// The actions of a goal, or those of none; what is done stands folded below.
#[component]
pub fn Actions(
    sheets: Sheets,
    goal: Option<GoalId>,
    plan: Memo<Option<Plan>>,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let lang = sheets.lang;
    let of = Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| plan.id)));
    let mine = sheets.all::<Action>(move |action| action.account == sheets.account && action.goal == goal);
    let ids = move |done: bool| {
        Memo::new(move |_| {
            let of = of.get();
            let mut ids = mine.with(|mine| {
                // What belongs to another year's plan stands there.
                let here = mine.iter().filter(|action| goal.is_some() || action.plan.is_none() || action.plan == of);
                here.filter(|action| action.done_at.is_some() == done)
                    .map(|action| (action.due_on.is_none(), action.due_on, action.id))
                    .collect::<Vec<_>>()
            });
            ids.sort();
            ids.into_iter().map(|(.., id)| id).collect::<Vec<_>>()
        })
    };
    let (open, done) = (ids(false), ids(true));
    let shown = move || goal.is_some() || !open.with(Vec::is_empty) || !done.with(Vec::is_empty);
    let new = move |_| asked.set(Some(Asked { goal, person: None }));
    view! {
        <Show when=shown>
            {goal.is_none().then(|| view! { <h3>{tr!(words::other_actions)} " " <span class="count">{move || open.with(Vec::len)}</span></h3> })}
            <ul class="acts-of">
                <For each=move || open.get() key=|id| *id children=move |id| view! { <Line sheets id/> }/>
            </ul>
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Plus why=sheets.why on_press=new>{tr!(words::new_action)}</Button>
            <Show when=move || done.with(|done| !done.is_empty())>
                <details class="done">
                    <summary>{move || words::done_ones(lang.get(), done.with(Vec::len))}</summary>
                    <ul class="acts-of">
                        <For each=move || done.get() key=|id| *id children=move |id| view! { <Line sheets id/> }/>
                    </ul>
                </details>
            </Show>
        </Show>
    }
}

#[component]
fn Line(sheets: Sheets, id: ActionId) -> impl IntoView {
    let lang = sheets.lang;
    let action = sheets.rooms.record::<Action>(id);
    let name = Signal::derive(move || {
        action.with(|one| one.as_ref().map(|one| one.title.get(lang.get()).to_owned()).unwrap_or_default())
    });
    let done = Memo::new(move |_| action.with(|one| one.as_ref().is_some_and(|one| one.done_at.is_some())));
    let tick = Callback::new(move |finished: bool| {
        let done_at = Some(finished.then(now));
        let change = edit(id, ActionPatch { done_at, ..ActionPatch::default() });
        let told = name.get_untracked();
        if finished {
            sheets.doing.act_saying(change, move || account::done_action(lang.get(), &told));
        } else {
            sheets.doing.act(change);
        }
    });
    let title: Reads = Callback::new(move |text: String| {
        let names = action.with_untracked(|one| one.as_ref().map(|one| one.title.clone()).unwrap_or_default());
        let title = Some(reworded(&names, lang.get_untracked(), &text)?);
        Ok(edit(id, ActionPatch { title, ..ActionPatch::default() }))
    });
    let due = Memo::new(move |_| action.with(|one| one.as_ref().and_then(|one| one.due_on)));
    let until: Reads = Callback::new(move |text: String| {
        let due_on = Some(typed::optional(&text, typed::day)?);
        Ok(edit(id, ActionPatch { due_on, ..ActionPatch::default() }))
    });
    let late = move || {
        let due = due.get().filter(|due| !done.get() && *due < sheets.today)?;
        Some(view! { <span class="alarm nowrap">{common::days_late(lang.get(), sheets.today.days_since(due))}</span> })
    };
    let days = Signal::derive(move || shown(action.with(|one| one.as_ref().and_then(|one| one.days))));
    let take: Reads = Callback::new(move |text: String| {
        Ok(edit(id, ActionPatch { days: Some(whole(&text)?), ..ActionPatch::default() }))
    });
    let owner = Signal::derive(move || {
        action.with(|one| one.as_ref().and_then(|one| one.owner).map(|owner| owner.to_string()).unwrap_or_default())
    });
    let hand = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, ActionPatch { owner: Some(text.parse().ok()), ..ActionPatch::default() }));
    });
    let person = Signal::derive(move || {
        action.with(|one| one.as_ref().and_then(|one| one.person).map(|person| person.to_string()).unwrap_or_default())
    });
    let aim = Callback::new(move |text: String| {
        sheets.doing.act(edit(id, ActionPatch { person: Some(text.parse().ok()), ..ActionPatch::default() }));
    });
    let due_text = Signal::derive(move || due.get().map(|due| due.to_string()).unwrap_or_default());
    let removal = Callback::new(move |()| Change::Remove(id.into()));
    view! {
        <li class="act">
            <Checkbox label=move || account::action_done_question(lang.get(), &name.get()) silent=true checked=done why=sheets.why on_change=tick/>
            <Cell sheets id=format!("action-{id}") caption=tr!(words::action) name now=name change=title wide=true/>
            <Pick sheets id=format!("action-{id}-person") caption=tr!(words::person) name options=sheets.people() chosen=person on_choose=aim/>
            <Pick sheets id=format!("action-{id}-owner") caption=tr!(common::owner) name options=sheets.owners() chosen=owner on_choose=hand/>
            <Cell sheets id=format!("action-{id}-due") caption=tr!(words::due) name now=due_text change=until kind="date"/>
            <Cell sheets id=format!("action-{id}-days") caption=tr!(words::days) name now=days change=take number=true/>
            <span class="tools">{late}<Removal sheets name change=removal/></span>
        </li>
    }
}

/// What is to be done, for whom, by whom and until when.
#[component]
pub fn ActionForm(
    sheets: Sheets,
    plan: Memo<Option<Plan>>,
    own: Memo<Vec<Goal>>,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if asked.get().is_some() {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            asked.set(None);
        }
    });
    view! {
        <Dialog open title=tr!(words::new_action)>
            <Form sheets plan own asked open/>
        </Dialog>
    }
}

#[component]
fn Form(
    sheets: Sheets,
    plan: Memo<Option<Plan>>,
    own: Memo<Vec<Goal>>,
    asked: RwSignal<Option<Asked>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let lang = sheets.lang;
    let me = use_live().user;
    let begun = asked.get_untracked().unwrap_or(Asked { goal: None, person: None });
    let text = |id: Option<String>| RwSignal::new(id.unwrap_or_default());
    let (title, due, days) = (text(None), text(None), text(None));
    let person = text(begun.person.map(|id| id.to_string()));
    let goal = text(begun.goal.map(|id| id.to_string()));
    // Whoever writes it down does it, unless somebody else is chosen.
    let owner = text(me.get_untracked().map(|id| id.to_string()));
    let fault = RwSignal::new(None::<(&'static str, Fault)>);
    let error = move |field: &'static str| {
        Signal::derive(move || {
            let fault = fault.get();
            fault.filter(|(at, _)| *at == field).map(|(_, fault)| fault.tell(lang.get()))
        })
    };
    let goals = Signal::derive(move || {
        let lang = lang.get();
        let none = std::iter::once((String::new(), words::no_goal_of(lang).to_owned()));
        let all = own.get().into_iter().enumerate();
        none.chain(all.map(|(at, goal)| (goal.id.to_string(), format!("G{} {}", at + 1, goal.title.get(lang)))))
            .collect::<Vec<_>>()
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = title.get_untracked();
        if typed.trim().is_empty() {
            fault.set(Some(("title", Fault::Wrong(Wrong::Missing))));
            return;
        }
        let due_on = match typed::optional(&due.get_untracked(), typed::day) {
            Ok(due_on) => due_on,
            Err(wrong) => return fault.set(Some(("due", Fault::Wrong(wrong)))),
        };
        let days = match whole(&days.get_untracked()) {
            Ok(days) => days,
            Err(wrong) => return fault.set(Some(("days", Fault::Wrong(wrong)))),
        };
        let action = Action {
            plan: plan.with_untracked(|plan| plan.as_ref().map(|plan| plan.id)),
            goal: goal.get_untracked().parse().ok(),
            person: person.get_untracked().parse().ok(),
            owner: owner.get_untracked().parse().ok(),
            due_on,
            days,
            ..Action::titled(fresh(), sheets.account, Names::same(&typed))
        };
        fault.set(None);
        let done = move || _ = open.try_set(false);
        let refused = move |failure| _ = fault.try_set(Some(("title", Fault::Refused(failure))));
        sheets.doing.attempt(Change::Add(action.into()), done, refused);
    };
    view! {
        <form class="form" on:submit=save>
            <TextField id="new-action-title" label=tr!(account::action_title) value=title required=true error=error("title") autocomplete="off"/>
            <SelectField id="new-action-goal" label=tr!(words::for_goal) value=goal options=goals/>
            <SelectField id="new-action-person" label=tr!(words::person) value=person options=sheets.people()/>
            <SelectField id="new-action-owner" label=tr!(common::owner) value=owner options=sheets.owners()/>
            <TextField id="new-action-due" label=tr!(words::due) value=due kind="date" error=error("due")/>
            <TextField id="new-action-days" label=tr!(words::days) value=days inputmode="numeric" error=error("days")/>
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}

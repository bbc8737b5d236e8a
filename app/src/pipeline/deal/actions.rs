//! What is to be done for a deal, and what was.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{AccountId, ActionId, UserId},
    names::Names,
    plan::{Action, ActionPatch},
    record::Patch,
    time::Date,
};

use super::dossier::Dossier;
use crate::{
    entry::{
        Choice, Entry, EntryField, Look,
        typed::{self, Fault, Wrong},
    },
    live::{fresh, now, use_live},
    tr,
    ui::{Button, Checkbox, Glyph, Kind, SelectField, TextField, Why},
    words::{account, common, deal as words, dossier},
};

/// The open actions, the most urgent first, a line to add one, and those that are done.
#[component]
pub fn DealActions(
    /// Its reason is the one for actions: a colleague may plan for a deal and not change it.
    dossier: Dossier,
    account: AccountId,
) -> impl IntoView {
    let actions = dossier.all::<Action>(|action, deal| action.deal == Some(deal));
    let open = Memo::new(move |_| {
        let mut open = actions.with(|all| {
            all.iter()
                .filter(|one| one.done_at.is_none())
                .map(|one| (one.due_on.is_none(), one.due_on, one.id))
                .collect::<Vec<_>>()
        });
        open.sort();
        open.into_iter().map(|(.., id)| id).collect::<Vec<_>>()
    });
    let done = Memo::new(move |_| {
        let mut done =
            actions.with(|all| all.iter().filter_map(|one| Some((one.done_at?, one.id))).collect::<Vec<_>>());
        done.sort_by_key(|one| std::cmp::Reverse(*one));
        done.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    });
    let may_plan = dossier.why.with_untracked(Option::is_none);
    view! {
        <section class="tasks" id="deal-tasks" aria-labelledby="deal-actions">
            <h2 id="deal-actions">{tr!(account::next_actions)} " " <span class="count">{move || open.with(Vec::len)}</span></h2>
            <Why reason=dossier.why/>
            <ul class="todo">
                <For each=move || open.get() key=|id| *id children=move |id| view! { <Line id dossier/> }/>
            </ul>
            <Show when=move || open.with(Vec::is_empty)><p class="meta">{tr!(account::no_actions)}</p></Show>
            {may_plan.then(|| view! { <NewAction account dossier/> })}
            <Show when=move || done.with(|done| !done.is_empty())>
                <details>
                    <summary>{move || dossier::done_ones(dossier.lang.get(), done.with(Vec::len))}</summary>
                    <ul class="todo">
                        <For each=move || done.get() key=|id| *id children=move |id| view! { <Line id dossier/> }/>
                    </ul>
                </details>
            </Show>
        </section>
    }
}

#[component]
fn Line(id: ActionId, dossier: Dossier) -> impl IntoView {
    let (lang, doing) = (dossier.lang, dossier.doing);
    let action = dossier.rooms.record::<Action>(id);
    let title =
        move || action.with(|one| one.as_ref().map(|one| one.title.get(lang.get()).to_owned()).unwrap_or_default());
    let done = Memo::new(move |_| action.with(|one| one.as_ref().is_some_and(|one| one.done_at.is_some())));
    let due = Memo::new(move |_| action.with(|one| one.as_ref().and_then(|one| one.due_on)));
    let late = move || !done.get() && due.get().is_some_and(|due| due < dossier.today);
    let tick = Callback::new(move |finished: bool| {
        let told = untrack(title);
        if finished {
            doing.act_saying(mark(id, true), move || account::done_action(lang.get(), &told));
        } else {
            doing.act(mark(id, false));
        }
    });
    let set = move |set: ActionPatch| Change::Edit(Patch::Action { id, set });
    let until = Entry::new(
        dossier,
        move || due.get().map(|due| due.to_string()).unwrap_or_default(),
        move |text| {
            let due_on = typed::optional(text, typed::day)?;
            Ok(set(ActionPatch { due_on: Some(due_on), ..ActionPatch::default() }))
        },
    );
    let owner = Signal::derive(move || {
        let owner = action.with(|one| one.as_ref().and_then(|one| one.owner));
        owner.map(|owner| owner.to_string()).unwrap_or_default()
    });
    let hand = Callback::new(move |value: String| {
        let owner = value.parse::<UserId>().ok();
        doing.act(set(ActionPatch { owner: Some(owner), ..ActionPatch::default() }));
    });
    let when = move || {
        let due = due.get().filter(|_| late())?;
        Some(view! { <span class="alarm nowrap">{common::days_late(lang.get(), dossier.today.days_since(due))}</span> })
    };
    view! {
        <li>
            <Checkbox
                label=move || account::action_done_question(lang.get(), &title())
                silent=true
                checked=done
                why=dossier.why
                on_change=tick
            />
            <span class="t">{title} {when}</span>
            <EntryField id=format!("action-{id}-due") label=move || dossier::of(lang.get(), account::due_on(lang.get()), &title()) entry=until kind="date" look=Look::Cell/>
            <Choice place=dossier id=format!("action-{id}-owner") label=move || dossier::of(lang.get(), common::owner(lang.get()), &title())
                options=dossier.owners() chosen=owner on_choose=hand look=Look::Cell/>
            <Button kind=Kind::Quiet icon=Glyph::Trash label=move || dossier::of(lang.get(), common::remove(lang.get()), &title())
                why=dossier.why on_press=move |_| doing.act(Change::Remove(id.into()))/>
        </li>
    }
}

fn mark(id: ActionId, done: bool) -> Change {
    let done_at = Some(done.then(now));
    Change::Edit(Patch::Action { id, set: ActionPatch { done_at, ..ActionPatch::default() } })
}

#[component]
fn NewAction(account: AccountId, dossier: Dossier) -> impl IntoView {
    let (lang, doing) = (dossier.lang, dossier.doing);
    let me = use_live().user;
    let (title, due, owner) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    // Whoever writes it down does it, unless somebody else is chosen.
    Effect::new(move |_| owner.set(me.get().map(|me| me.to_string()).unwrap_or_default()));
    let fault = RwSignal::new(None::<(bool, Fault)>);
    let error = move |of_title: bool| {
        Signal::derive(move || {
            fault
                .with(|fault| fault.as_ref().filter(|(at, _)| *at == of_title).map(|(_, fault)| fault.tell(lang.get())))
        })
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text = title.get_untracked().trim().to_owned();
        let due_on: Result<Option<Date>, Wrong> = typed::optional(&due.get_untracked(), typed::day);
        let due_on = match (text.is_empty(), due_on) {
            (true, _) => {
                fault.set(Some((true, Fault::Wrong(Wrong::Missing))));
                return;
            }
            (false, Err(wrong)) => {
                fault.set(Some((false, Fault::Wrong(wrong))));
                return;
            }
            (false, Ok(due_on)) => due_on,
        };
        fault.set(None);
        let action = Action {
            id: fresh(),
            account,
            plan: None,
            deal: Some(dossier.id),
            person: None,
            title: Names::same(&text),
            due_on,
            owner: owner.get_untracked().parse().ok(),
            done_at: None,
            goal: None,
            days: None,
        };
        let done = move || {
            title.try_set(String::new());
            due.try_set(String::new());
        };
        let refused = move |failure| _ = fault.try_set(Some((true, Fault::Refused(failure))));
        doing.attempt(Change::Add(action.into()), done, refused);
    };
    view! {
        <form class="new-entry new-action" on:submit=save>
            <TextField id="deal-action" label=tr!(words::action) value=title autocomplete="off" error=error(true)/>
            <TextField id="deal-action-due" label=tr!(account::due_on) value=due kind="date" error=error(false)/>
            <SelectField id="deal-action-owner" label=tr!(common::owner) value=owner options=dossier.owners()/>
            <Button submit=true icon=Glyph::Plus>{tr!(account::new_action)}</Button>
        </form>
    }
}

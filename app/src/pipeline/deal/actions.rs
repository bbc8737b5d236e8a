//! What is to be done for a deal.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{AccountId, ActionId, DealId, UserId},
    names::Names,
    plan::{Action, ActionPatch},
    record::Patch,
    time::Date,
};

use crate::{
    doing::use_doing,
    live::{Rooms, fresh, now, use_live},
    tr,
    ui::{Button, Checkbox, Glyph, TextField},
    words::{account, common, deal as words, use_lang},
};

/// The open actions, the most urgent first, and a line to add one.
#[component]
pub fn DealActions(
    deal: DealId,
    account: AccountId,
    rooms: Rooms,
    colleagues: Vec<(UserId, Names)>,
    today: Date,
    may_edit: bool,
) -> impl IntoView {
    let colleagues = StoredValue::new(colleagues);
    let open = Memo::new(move |_| {
        rooms.with(|world| {
            let open = world.all::<Action>().filter(|action| action.deal == Some(deal) && action.done_at.is_none());
            let mut open: Vec<Action> = open.cloned().collect();
            open.sort_by_key(|action| (action.due_on.is_none(), action.due_on, action.id));
            open
        })
    });
    view! {
        <section aria-labelledby="deal-actions">
            <h2 id="deal-actions">{tr!(account::next_actions)} " " <span class="count">{move || open.with(Vec::len)}</span></h2>
            <ul class="todo">
                <For
                    each=move || open.get()
                    key=|action| (action.id, action.due_on, action.title.clone())
                    children=move |action| view! { <Line action rooms colleagues today may_edit/> }
                />
            </ul>
            {may_edit.then(|| view! { <NewAction deal account rooms/> })}
        </section>
    }
}

#[component]
fn Line(
    action: Action,
    rooms: Rooms,
    colleagues: StoredValue<Vec<(UserId, Names)>>,
    today: Date,
    may_edit: bool,
) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let Action { id, title, due_on, owner, .. } = action;
    let owner = owner.and_then(|owner| {
        colleagues.with_value(|all| all.iter().find(|(id, _)| *id == owner).map(|(_, name)| name.clone()))
    });
    let (spoken, told, shown) = (title.clone(), title.clone(), title);
    let why = Signal::derive(move || (!may_edit).then(|| crate::words::access::only_team(lang.get()).to_owned()));
    let tick = Callback::new(move |done: bool| {
        let told = told.clone();
        doing.act_saying(mark(id, done), move || account::done_action(lang.get(), told.get(lang.get())));
    });
    let when = move || match due_on {
        None => account::no_date(lang.get()).to_owned(),
        Some(due) if due < today => common::days_late(lang.get(), today.days_since(due)),
        Some(due) => meridian_domain::locale::day_near(lang.get(), due, today),
    };
    view! {
        <li>
            <Checkbox
                label=move || account::action_done_question(lang.get(), spoken.get(lang.get()))
                silent=true
                checked=Signal::stored(false)
                why
                on_change=tick
            />
            <span class="t">
                {move || shown.get(lang.get()).to_owned()}
                {owner.map(|owner| view! { <span class="meta">{move || owner.get(lang.get()).to_owned()}</span> })}
            </span>
            <span class="when" class:alarm=due_on.is_some_and(|due| due < today)>{when}</span>
        </li>
    }
}

fn mark(id: ActionId, done: bool) -> Change {
    let done_at = Some(done.then(now));
    Change::Edit(Patch::Action { id, set: ActionPatch { done_at, ..ActionPatch::default() } })
}

#[component]
fn NewAction(deal: DealId, account: AccountId, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let me = use_live().user;
    let (title, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let text = title.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        let action = Action {
            id: fresh(),
            account,
            plan: None,
            deal: Some(deal),
            person: None,
            title: Names::same(&text),
            due_on: due.get_untracked().parse().ok(),
            owner: me.get_untracked(),
            done_at: None,
        };
        doing.act_saying(Change::Add(action.into()), move || account::added_action(lang.get(), &text));
        title.set(String::new());
        due.set(String::new());
    };
    view! {
        <form class="new-action" on:submit=save>
            <TextField id="deal-action" label=tr!(words::action) value=title autocomplete="off"/>
            <TextField id="deal-action-due" label=tr!(account::due_on) value=due kind="date"/>
            <Button submit=true icon=Glyph::Plus label=tr!(account::new_action)/>
        </form>
    }
}

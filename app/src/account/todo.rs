//! What is to be done next. A tick is at once, and can be taken back.

use leptos::prelude::*;
use meridian_domain::{
    account::view::AccountView,
    gate::Change,
    id::{AccountId, ActionId},
    locale::{self, Lang},
    names::Names,
    plan::{Action, ActionPatch},
    record::Patch,
    time::Date,
};

use super::new_action::NewAction;
use crate::{
    Failure,
    live::{Rooms, now},
    tr,
    ui::{Avatar, Button, Checkbox, Glyph, Kind, Size, use_toasts},
    words::{access, account as words, common, failures, use_lang},
};

/// More than these stand in the plan.
const SHOWN: usize = 8;

#[component]
pub(super) fn Todo(view: StoredValue<AccountView>, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let (account, may_edit) = view.with_value(|view| (view.account.id, view.may_edit));
    let open = Memo::new(move |_| rooms.with(|world| open(world.all::<Action>().cloned(), account)));
    let asking = RwSignal::new(false);
    let why = Signal::derive(move || (!may_edit).then(|| access::only_team(lang.get()).to_owned()));
    view! {
        <div class="head">
            <h2 id="todo">
                {tr!(words::next_actions)} " " <span class="count">{move || open.with(Vec::len)}</span>
            </h2>
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Plus why on_press=Callback::new(move |_| asking.set(true))>
                {tr!(words::new_action)}
            </Button>
        </div>
        <Show
            when=move || !open.with(Vec::is_empty)
            fallback=move || view! { <p class="meta">{tr!(words::no_actions)}</p> }
        >
            <ul class="todo">
                <For
                    each=move || open.get().into_iter().take(SHOWN)
                    key=|action| (action.id, action.due_on, action.title.clone())
                    children=move |action| view! { <Line action view rooms/> }
                />
            </ul>
        </Show>
        <NewAction open=asking account rooms/>
    }
}

/// What is open, the most urgent first; what has no date last.
fn open(actions: impl Iterator<Item = Action>, account: AccountId) -> Vec<Action> {
    let mut open: Vec<Action> =
        actions.filter(|action| action.account == account && action.done_at.is_none()).collect();
    open.sort_by_key(|action| (action.due_on.is_none(), action.due_on, action.id));
    open
}

#[component]
fn Line(action: Action, view: StoredValue<AccountView>, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let Action { id, title, due_on, owner, person, deal, .. } = action;
    let (today, may_edit) = view.with_value(|view| (view.today, view.may_edit));
    let owner = owner.and_then(|owner| {
        view.with_value(|view| view.colleagues.iter().find(|(id, _)| *id == owner).map(|(_, names)| names.clone()))
    });
    let about: Vec<Names> = view.with_value(|view| {
        let person = person.and_then(|id| view.seats.iter().find(|(_, person)| person.id == id));
        let deal = deal.and_then(|id| view.deals.iter().find(|card| card.deal.id == id));
        let person =
            person.map(|(_, person)| if person.name.is_empty() { person.title.clone() } else { person.name.clone() });
        person.into_iter().chain(deal.map(|card| card.deal.title.clone())).collect()
    });
    let why = Signal::derive(move || (!may_edit).then(|| access::only_team(lang.get()).to_owned()));
    let (spoken, told, shown) = (title.clone(), title.clone(), title);
    let fail = move |failure: &Failure| toasts.alarm(failures::tell(lang.get_untracked(), failure).happened);
    let undo = move || {
        rooms.undo(move |result| match result {
            Ok(_) => toasts.show(move || common::undone(lang.get())),
            Err(failure) => fail(&failure),
        });
    };
    let tick = Callback::new(move |done: bool| {
        let told = told.clone();
        rooms.submit_with(mark(id, done), move |result| match result {
            Ok(_) => {
                let told = told.clone();
                toasts.show_undo(move || words::done_action(lang.get(), told.get(lang.get())), undo);
            }
            Err(failure) => fail(&failure),
        });
    });
    view! {
        <li>
            <Checkbox
                label=move || words::action_done_question(lang.get(), spoken.get(lang.get()))
                silent=true
                checked=Signal::stored(false)
                why
                on_change=tick
            />
            <div class="t">
                <span>{move || shown.get(lang.get()).to_owned()}</span>
                <span class="meta">
                    {move || about.iter().map(|names| names.get(lang.get())).collect::<Vec<_>>().join(" · ")}
                </span>
            </div>
            <span
                class="when"
                class:alarm=due_on.is_some_and(|due| due < today)
                class:strong=due_on.is_some_and(|due| due == today)
            >
                {move || when(lang.get(), due_on, today)}
            </span>
            {owner.map(|owner| view! { <Avatar name=move || owner.get(lang.get()).to_owned()/> })}
        </li>
    }
}

fn mark(id: ActionId, done: bool) -> Change {
    let done_at = Some(done.then(now));
    Change::Edit(Patch::Action { id, set: ActionPatch { done_at, ..ActionPatch::default() } })
}

/// How soon, in words: late, today, or the date.
fn when(lang: Lang, due: Option<Date>, today: Date) -> String {
    match due {
        None => words::no_date(lang).to_owned(),
        Some(due) if due < today => common::days_late(lang, today.days_since(due)),
        Some(due) if due == today => common::today(lang).to_owned(),
        Some(due) => locale::day_near(lang, due, today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_says_how_late() {
        let today = Date::new(2026, 11, 23).unwrap();
        assert_eq!(when(Lang::En, Some(today.plus_days(-3)), today), "3 d late");
        assert_eq!(when(Lang::Zh, Some(today), today), "今天");
        assert_eq!(when(Lang::En, Some(today.plus_days(15)), today), "8 Dec");
    }
}

//! Something new to do.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{gate::Change, id::AccountId, names::Names, plan::Action, record::Record, time::Date};

use crate::{
    live::{Rooms, fresh, use_live},
    tr,
    ui::{Button, Dialog, Kind, Size, TextField, use_toasts},
    words::{account as words, common, errors, failures, use_lang},
};

/// A small form: what, and until when.
#[component]
pub(super) fn NewAction(open: RwSignal<bool>, account: AccountId, rooms: Rooms) -> impl IntoView {
    view! {
        <Dialog open title=tr!(words::new_action)>
            <Form open account rooms/>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, account: AccountId, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let (title, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let me = use_live().user;
    let empty = Signal::derive(move || {
        (tried.get() && title.with(|title| title.trim().is_empty()))
            .then(|| errors::field_required(lang.get()).to_owned())
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let title = title.get_untracked();
        if title.trim().is_empty() {
            return;
        }
        let action = Action {
            id: fresh(),
            account,
            plan: None,
            deal: None,
            person: None,
            title: Names::same(&title),
            due_on: due.get_untracked().parse::<Date>().ok(),
            owner: me.get_untracked(),
            done_at: None,
            goal: None,
            days: None,
        };
        let change = Change::Add(Record::Action(action));
        rooms.submit_with(change, move |result| match result {
            Ok(_) => {
                let title = title.clone();
                toasts.show(move || words::added_action(lang.get(), title.trim()));
            }
            Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
        });
        open.set(false);
    };
    view! {
        <form class="form" on:submit=save>
            <TextField id="action-title" label=tr!(words::action_title) value=title required=true error=empty autocomplete="off"/>
            <TextField id="action-due" label=tr!(words::due_on) value=due kind="date"/>
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}

//! The overview: where a visit to a customer begins.

use leptos::prelude::*;
use meridian_domain::{account::view::AccountView, gate::Room, record::Record};

use super::{
    Failed, deals::OpenDeals, facts::Facts, people::KeyPeople, timeline::Timeline, todo::Todo, use_account,
    vitals::Vitals,
};
use crate::{live::use_rooms, ui::Skeleton};

/// `/accounts/:account`
#[component]
pub fn AccountPage() -> impl IntoView {
    let whole = use_account().whole();
    view! {
        <Transition fallback=|| view! { <div class="page"><Skeleton lines=9/></div> }>
            {move || Suspend::new(async move {
                let again = Callback::new(move |()| whole.refetch());
                whole.answer().await.map(|answer| match answer {
                    Ok(view) => view! { <Overview view again/> }.into_any(),
                    Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                })
            })}
        </Transition>
    }
}

#[component]
fn Overview(view: AccountView, again: Callback<()>) -> impl IntoView {
    let rooms = use_rooms(vec![(Room::Account(view.account.id), view.seq)], records(&view));
    let stale = rooms.stale();
    // Too much was missed to catch up event by event: read the account anew.
    Effect::new(move |_| {
        if stale.get() > 0 {
            again.run(());
        }
    });
    let view = StoredValue::new(view);
    view! {
        <Vitals view rooms/>
        <div class="three">
            <section aria-labelledby="portrait"><Facts view/></section>
            <section aria-labelledby="todo">
                <Todo view rooms/>
                <OpenDeals view/>
            </section>
            <section aria-labelledby="who">
                <KeyPeople view/>
                <Timeline view rooms/>
            </section>
        </div>
    }
}

/// What the commands of this page are decided on.
fn records(view: &AccountView) -> Vec<Record> {
    let mut records: Vec<Record> = vec![view.account.clone().into()];
    records.extend(view.seats.iter().map(|(_, person)| person.clone().into()));
    records.extend(view.deals.iter().map(|card| card.deal.clone().into()));
    records.extend(view.actions.iter().cloned().map(Record::from));
    records.extend(view.interactions.iter().cloned().map(Record::from));
    records
}

//! `/accounts/:account/plan`

use leptos::prelude::*;
use meridian_domain::{id::PlanId, plan::view::PlanView};

use super::{
    address::{Sheet, SheetTabs, use_sheet},
    factor::Pest,
    goal::Goals,
    head::Head,
    promise::Ledger,
    query::account_plan,
    response::Visits,
    sheets::Sheets,
    swot::Swot,
    tows::Tows,
};
use crate::{
    Failure,
    account::{Failed, use_account},
    answer,
    live::use_rooms,
    ui::Skeleton,
};

/// All sheets of the account of the address, one at a time.
#[component]
pub fn PlanPage() -> impl IntoView {
    let account = use_account();
    let reading = answer::reading_first(
        move || account.id.get(),
        |id| async move { account_plan(id.ok_or(Failure::NotFound)?).await },
    );
    view! {
        <Transition fallback=|| view! { <div class="page"><Skeleton lines=9/></div> }>
            {move || Suspend::new(async move {
                let again = Callback::new(move |()| reading.refetch());
                // The layout tells that there is no such account.
                match (account.is_there().await, reading.await) {
                    (false, Err(_)) => None,
                    (_, Ok(view)) => Some(view! { <Whole view again/> }.into_any()),
                    (_, Err(failure)) => Some(view! { <Failed failure retry=again/> }.into_any()),
                }
            })}
        </Transition>
    }
}

#[component]
fn Whole(view: PlanView, again: Callback<()>) -> impl IntoView {
    let rooms = use_rooms(view.rooms.clone(), view.records.clone());
    let stale = rooms.stale();
    // Too much was missed to catch up event by event: read the plan anew.
    Effect::new(move |_| {
        if stale.get() > 0 {
            again.run(());
        }
    });
    let sheets = Sheets::open(view, rooms);
    let shown = use_sheet();
    let chosen = RwSignal::new(None::<PlanId>);
    let plan = sheets.plan(chosen);
    view! {
        <div class="plan">
            <Head sheets plan chosen/>
            <SheetTabs account=sheets.account shown/>
            {move || match shown.get() {
                Sheet::Goals => view! { <Goals sheets plan/> }.into_any(),
                Sheet::Pest => view! { <Pest sheets/> }.into_any(),
                Sheet::Swot => view! { <Swot sheets/> }.into_any(),
                Sheet::Tows => view! { <Tows sheets plan/> }.into_any(),
                Sheet::Value => view! { <Ledger sheets/> }.into_any(),
                Sheet::Visits => view! { <Visits sheets/> }.into_any(),
            }}
        </div>
    }
}

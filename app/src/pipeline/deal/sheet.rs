//! The sheet of a deal, beside a board or a list. Which deal is open stands in the address, so that
//! the sheet can be sent to somebody and the browser's back closes it.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};
use meridian_domain::id::DealId;

use super::{deal, detail::DealDetail};
use crate::{
    account::Failed,
    answer,
    shell::Route,
    tr,
    ui::{Sheet, Skeleton},
    words::{account, deal as words, use_lang},
};

/// The name in the address.
pub const QUERY: &str = "deal";

/// Opens a deal beside the page, or closes the sheet.
#[must_use]
pub fn use_opener() -> Callback<Option<DealId>> {
    let (navigate, location) = (use_navigate(), use_location());
    Callback::new(move |deal: Option<DealId>| {
        let mut query = location.query.get_untracked();
        query.remove(QUERY);
        let closes = deal.is_none();
        if let Some(deal) = deal {
            query.insert(QUERY, deal.to_string());
        }
        let address = format!("{}{}", location.pathname.get_untracked(), query.to_query_string());
        navigate(&address, NavigateOptions { replace: closes, scroll: false, ..NavigateOptions::default() });
    })
}

/// The sheet; once on a page.
#[component]
pub fn DealSheet() -> impl IntoView {
    let query = use_query_map();
    let go = use_opener();
    let wanted = Memo::new(move |_| query.with(|query| query.get(QUERY)?.parse::<DealId>().ok()));
    // What is shown stays until the sheet is closed, so that it does not empty while it goes.
    let shown = RwSignal::new(None);
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = wanted.get();
        if wanted.is_some() {
            shown.set(wanted);
        }
        open.set(wanted.is_some());
    });
    Effect::watch(
        move || open.get(),
        move |open, _, _| {
            if !open && wanted.get_untracked().is_some() {
                go.run(None);
            }
        },
        false,
    );
    // Escape closes it from the page beside it too, unless it closes something that lies above.
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            let above = document().query_selector(":popover-open, dialog:modal").ok().flatten().is_some();
            if event.key() == "Escape" && !event.default_prevented() && !above && open.try_get_untracked() == Some(true)
            {
                open.set(false);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let key = Memo::new(move |_| shown.get());
    view! {
        <Sheet open title=tr!(account::deal) wide=true>
            {move || key.get().map(|id| view! { <Body id/> })}
        </Sheet>
    }
}

#[component]
fn Body(id: DealId) -> impl IntoView {
    let lang = use_lang();
    let reading = answer::reading(|| (), move |()| deal(id));
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Transition fallback=|| view! { <Skeleton lines=8/> }>
            {move || Suspend::new(async move {
                match reading.await {
                    Ok(view) => {
                        let title = view.card.deal.title.clone();
                        view! {
                            <p class="deal-title">
                                <a class="link" href=Route::Deal(id).path() title=tr!(words::own_page)>
                                    {move || title.get(lang.get()).to_owned()}
                                </a>
                            </p>
                            <DealDetail view again/>
                        }
                        .into_any()
                    }
                    Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                }
            })}
        </Transition>
    }
}

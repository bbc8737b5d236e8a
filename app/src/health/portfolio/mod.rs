//! All accounts by their health, for managers: a heat map of accounts and sides, week by week, and what
//! to look at first. The last answer is kept in the browser for when the network is gone.

mod drill;
mod heat;
mod kept;
mod pick;
mod rows;
mod sums;
mod warnings;

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::health::portfolio::Portfolio;

use self::{heat::Heat, kept::Stale, pick::Controls, rows::Picks, sums::Sums, warnings::Warnings};
use super::query::portfolio;
use crate::{
    Failure,
    account::Failed,
    answer,
    live::{Sync, use_live, use_rooms},
    session::use_signed,
    shell::{Route, set_crumbs},
    tr,
    ui::{Empty, Skeleton},
    words::{account as account_words, shell, watch as words},
};

/// `/health`
#[component]
pub fn PortfolioPage() -> impl IntoView {
    set_crumbs(Vec::new());
    let picks = Picks::new();
    let page = answer::reading_first(move || picks.week.get(), portfolio);
    let user = use_signed().get_untracked().map(|me| me.id);
    let live = use_live();
    // Whoever comes back from where there was no network reads what has happened meanwhile.
    Effect::watch(
        move || live.sync.get() == Sync::Offline,
        move |offline, before, _| {
            if before == Some(&true) && !offline {
                page.refetch();
            }
        },
        false,
    );
    view! {
        <Title text=tr!(words::title)/>
        <div class="watch">
            <h1 class="vh">{tr!(words::title)}</h1>
            <Transition fallback=|| view! { <div class="page"><Skeleton lines=9/></div> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(list) if list.rows.is_empty() => view! {
                            <div class="page">
                                <Empty title=tr!(account_words::none) text=tr!(account_words::none_hint)>
                                    <a class="btn" data-kind="primary" href=Route::Import.path()>{tr!(shell::import)}</a>
                                </Empty>
                            </div>
                        }
                        .into_any(),
                        Ok(list) => {
                            kept::keep(user, &list);
                            view! { <Cockpit list picks from_shelf=false/> }.into_any()
                        }
                        Err(failure) => match kept::kept(user).filter(|_| failure == Failure::Offline) {
                            Some(list) => view! { <Cockpit list picks from_shelf=true/> }.into_any(),
                            None => view! {
                                <div class="page"><Failed failure retry=Callback::new(move |()| page.refetch())/></div>
                            }
                            .into_any(),
                        },
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Cockpit(list: Portfolio, picks: Picks, from_shelf: bool) -> impl IntoView {
    let rooms = use_rooms(Vec::new(), Vec::new());
    let at = list.now;
    let list = StoredValue::new(list);
    picks.settle(list);
    view! {
        <Sums list picks/>
        <Controls list picks>
            <Stale at from_shelf/>
        </Controls>
        <div class="cock">
            <Warnings list picks rooms/>
            <Heat list picks/>
        </div>
    }
}

//! `/deals/:deal`: a deal at an address of its own.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use meridian_domain::{id::DealId, pipeline::view::DealView};

use super::{deal, detail::DealDetail};
use crate::{
    Failure,
    account::Failed,
    answer,
    shell::{Crumb, set_crumbs},
    ui::Skeleton,
    words::use_lang,
};

/// The page.
#[component]
pub fn DealPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("deal")?.parse::<DealId>().ok()));
    let reading = answer::reading_first(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => deal(id).await,
                None => Err(Failure::NotFound),
            }
        },
    );
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Transition fallback=|| view! { <div class="page"><Skeleton lines=8/></div> }>
            {move || Suspend::new(async move {
                match reading.await {
                    Ok(view) => view! { <Shown view again/> }.into_any(),
                    Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Shown(view: DealView, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let title = StoredValue::new(view.card.deal.title.clone());
    let name = move || title.with_value(|title| title.get(lang.get()).to_owned());
    set_crumbs(vec![Crumb::here(name)]);
    view! {
        <Title text=name/>
        <div class="page">
            <div class="head"><h1>{name}</h1></div>
            <DealDetail view again whole=true/>
        </div>
    }
}

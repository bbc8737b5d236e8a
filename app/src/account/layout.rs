//! What all rooms of one customer share: who it is, and the way from room to room.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::Outlet, hooks::use_params_map};
use meridian_domain::{account::view::AccountView, id::AccountId};

use super::{Failed, account};
use crate::{
    Failure,
    shell::{Crumb, Route, forget_left_off, set_crumbs, use_left_off},
    tr,
    ui::{Skeleton, TabLink, TabNav, Tag, Tone},
    words::{account as words, shell, use_lang},
};

/// The account of the address, read once for all its rooms.
#[derive(Clone, Copy)]
pub struct AccountData {
    /// `None` when the address names no account.
    pub id: Signal<Option<AccountId>>,
    /// What the server said.
    pub view: Resource<Result<AccountView, Failure>>,
}

impl AccountData {
    fn read() -> Self {
        let params = use_params_map();
        let id = Memo::new(move |_| params.with(|params| params.get("account")?.parse().ok()));
        let view = Resource::new_blocking(
            move || id.get(),
            |id| async move {
                match id {
                    Some(id) => account(id).await,
                    None => Err(Failure::NotFound),
                }
            },
        );
        Self { id: id.into(), view }
    }
}

/// The account of the address: that of the layout, or read here where there is no layout.
#[must_use]
pub fn use_account() -> AccountData {
    use_context().unwrap_or_else(AccountData::read)
}

/// `/accounts/:account`: names, marks and tabs; the room of the address stands below.
#[component]
pub fn AccountLayout() -> impl IntoView {
    let data = AccountData::read();
    provide_context(data);
    view! {
        <div class="account">
            <Transition fallback=|| view! { <div class="ident"><Skeleton lines=2/></div> }>
                {move || Suspend::new(async move {
                    match data.view.await {
                        Ok(view) => view! { <Ident view/> }.into_any(),
                        Err(failure) => {
                            if failure == Failure::NotFound {
                                Effect::new(|_| forget_left_off());
                            }
                            let retry = Callback::new(move |()| data.view.refetch());
                            view! { <Failed failure retry/> }.into_any()
                        }
                    }
                })}
            </Transition>
            <Outlet/>
        </div>
    }
}

#[component]
fn Ident(view: AccountView) -> impl IntoView {
    let lang = use_lang();
    let AccountView { account, parent, seats, deals, .. } = view;
    use_left_off();
    let id = account.id;
    let short = if account.short.is_empty() { account.name.clone() } else { account.short.clone() };
    set_crumbs(vec![Crumb::here(move || short.get(lang.get()).to_owned())]);
    let (name, other, title) = (account.name.clone(), account.name.clone(), account.name.clone());
    let (people, open) = (seats.len(), deals.len());
    let grade = account.grade.clone();
    let kind = account.kind;
    let tier = account.tier;
    view! {
        <Title text=move || title.get(lang.get()).to_owned()/>
        <header class="ident">
            <div class="names">
                <span class="meta" lang=move || lang.get().other().html_tag()>{move || other.other(lang.get()).map(ToOwned::to_owned)}</span>
                <div>
                    <h1>{move || name.get(lang.get()).to_owned()}</h1>
                    <div class="marks">
                        {tier
                            .map(|tier| view! { <Tag tone=Tone::Accent>{move || words::tier(lang.get(), tier)}</Tag> })}
                        {(!grade.is_empty())
                            .then(|| view! { <Tag>{move || words::grade_name(lang.get(), &grade)}</Tag> })}
                        <Tag>{move || words::kind(lang.get(), kind)}</Tag>
                        {parent
                            .map(|(parent, names)| {
                                view! {
                                    <a class="tag" data-tone="line" href=Route::Account(parent).path()>
                                        {move || names.get(lang.get()).to_owned()}
                                    </a>
                                }
                            })}
                    </div>
                </div>
            </div>
        </header>
        <TabNav label=tr!(shell::account_workspace)>
            <TabLink href=Route::Account(id) label=tr!(shell::overview)/>
            <TabLink href=Route::AccountMap(id) label=tr!(shell::people_map) count=Signal::derive(move || (people > 0).then_some(people))/>
            <TabLink href=Route::AccountDeals(id) label=tr!(shell::deals) count=Signal::derive(move || (open > 0).then_some(open))/>
            <TabLink href=Route::AccountHealth(id) label=tr!(shell::health)/>
        </TabNav>
    }
}

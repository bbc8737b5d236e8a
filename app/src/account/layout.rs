//! What all rooms of one customer share: who it is, and the way from room to room.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::Outlet, hooks::use_params_map};
use meridian_domain::{
    account::view::{AccountHead, AccountView},
    id::AccountId,
};

use super::{Failed, account, account_head};
use crate::{
    Failure, answer,
    shell::{Crumb, Route, forget_left_off, set_crumbs, use_left_off},
    tr,
    ui::{Skeleton, TabLink, TabNav, Tag, Tone},
    words::{account as words, shell, use_lang},
};

/// The account of the address, and what all its rooms show of it.
#[derive(Clone, Copy)]
pub struct AccountData {
    /// `None` when the address names no account.
    pub id: Signal<Option<AccountId>>,
    /// What the server said.
    head: answer::Reading<Result<AccountHead, Failure>>,
}

impl AccountData {
    fn read() -> Self {
        let params = use_params_map();
        let id = Memo::new(move |_| params.with(|params| params.get("account")?.parse().ok()));
        let head = answer::reading_first(
            move || id.get(),
            |id| async move { account_head(id.ok_or(Failure::NotFound)?).await },
        );
        Self { id: id.into(), head }
    }

    /// Whether there is such an account for these eyes; where not, the layout tells of it.
    pub async fn is_there(self) -> bool {
        self.head.await.is_ok()
    }

    /// Reads everything the overview and the health page show.
    pub fn whole(self) -> WholeAccount {
        let Self { id, head } = self;
        let view =
            answer::reading_first(move || id.get(), |id| async move { account(id.ok_or(Failure::NotFound)?).await });
        WholeAccount { head, view }
    }
}

/// Everything the overview and the health page show.
#[derive(Clone, Copy)]
pub struct WholeAccount {
    head: answer::Reading<Result<AccountHead, Failure>>,
    view: answer::Reading<Result<AccountView, Failure>>,
}

impl WholeAccount {
    pub fn refetch(self) {
        self.view.refetch();
    }

    /// What was read, or why it could not be; nothing where the layout tells of it.
    pub async fn answer(self) -> Option<Result<AccountView, Failure>> {
        match (self.head.await, self.view.await) {
            (Err(_), Err(_)) => None,
            (_, answer) => Some(answer),
        }
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
                    match data.head.await {
                        Ok(head) => view! { <Ident head/> }.into_any(),
                        Err(failure) => {
                            if failure == Failure::NotFound {
                                Effect::new(|_| forget_left_off());
                            }
                            let retry = Callback::new(move |()| data.head.refetch());
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
fn Ident(head: AccountHead) -> impl IntoView {
    let lang = use_lang();
    let AccountHead { account, parent, people, open_deals: open } = head;
    use_left_off();
    let id = account.id;
    let short = if account.short.is_empty() { account.name.clone() } else { account.short.clone() };
    set_crumbs(vec![Crumb::here(move || short.get(lang.get()).to_owned())]);
    let (name, other, title) = (account.name.clone(), account.name.clone(), account.name.clone());
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
            <TabLink href=Route::Profile(id) label=tr!(shell::profile)/>
            <TabLink href=Route::AccountMap(id) label=tr!(shell::people_map) count=Signal::derive(move || (people > 0).then_some(people))/>
            <TabLink href=Route::AccountDeals(id) label=tr!(shell::deals) count=Signal::derive(move || (open > 0).then_some(open))/>
            <TabLink href=Route::AccountPlan(id) label=tr!(shell::plan)/>
            <TabLink href=Route::AccountHealth(id) label=tr!(shell::health)/>
        </TabNav>
    }
}

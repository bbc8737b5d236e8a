//! Which account a customer of the sales lines is: found by name, or made from it.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use meridian_domain::{
    account::{
        Account, AccountKind,
        view::{AccountFilter, AccountRow},
    },
    gate::Change,
    id::AccountId,
    names::Names,
    sales::{Customer, How, Proposal},
};

use crate::{
    account::accounts,
    doing::use_doing,
    live::{fresh, use_live, use_rooms},
    tr,
    ui::{Button, Kind, TextField},
    words::{identify as words, use_lang},
};

/// Accounts offered for one name at most.
const OFFERED: i64 = 8;
/// A pause in writing after which is looked.
const PAUSE: Duration = Duration::from_millis(250);

/// What is proposed, a search for another account, and a new one of this name. `done` once it is known
/// which.
#[component]
pub(super) fn Whose(customer: String, proposal: Option<(Proposal, Names)>, done: Callback<AccountId>) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(use_rooms(Vec::new(), Vec::new()));
    let me = use_live().user;
    let customer = StoredValue::new(customer);
    let belongs = move |account: AccountId| {
        customer.with_value(|name| Customer { id: Customer::id_of(name), name: name.clone(), account })
    };
    let is = Callback::new(move |account| {
        doing.act_then(Change::Add(belongs(account).into()), move || done.run(account));
    });
    let make = move |_| {
        let account = customer.with_value(|name| Account {
            kind: AccountKind::of_name(name),
            owner: me.get_untracked(),
            ..Account::named(fresh(), Names::same(name.trim()))
        });
        let id = account.id;
        let both = Change::All(vec![Change::Add(account.into()), Change::Add(belongs(id).into())]);
        doing.act_then(both, move || done.run(id));
    };
    let text = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<AccountRow>>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    // What was written before the page came alive counts, too.
    Effect::new(move |_| {
        let wanted = text.get();
        if let Some(earlier) = waiting.try_get_value().flatten() {
            earlier.clear();
        }
        let wanted = wanted.trim().to_owned();
        if wanted.is_empty() {
            found.set(None);
            return;
        }
        let look = move || {
            spawn_local(async move {
                let filter = AccountFilter { text: wanted.clone(), limit: OFFERED, ..AccountFilter::default() };
                // Who is offline keeps what was found; an answer to what was written before is late.
                if let Ok(page) = accounts(filter).await
                    && text.try_with_untracked(|now| now.trim() == wanted) == Some(true)
                {
                    found.try_set(Some(page.rows));
                }
            });
        };
        waiting.try_set_value(set_timeout_with_handle(look, PAUSE).ok());
    });
    view! {
        <section class="whose" aria-labelledby="whose">
            <h3 id="whose">{tr!(words::whose)}</h3>
            {proposal
                .map(|(proposal, names)| {
                    let percent = match proposal.how {
                        How::Alike(percent) => percent,
                        How::Code | How::Name => 100,
                    };
                    view! {
                        <p class="row">
                            {move || words::is_alike(lang.get(), names.get(lang.get()), percent)}
                            <Button kind=Kind::Primary on_press=move |_| is.run(proposal.account)>{tr!(words::is_the_same)}</Button>
                        </p>
                    }
                })}
            <TextField id="whose-search" label=tr!(words::whose_search) value=text kind="search" autocomplete="off"/>
            <div role="status">
                {move || found.with(|found| found.as_ref().is_some_and(Vec::is_empty)).then(|| view! { <p class="meta">{tr!(words::whose_nobody)}</p> })}
            </div>
            <ul>
                <For each=move || found.get().unwrap_or_default() key=|row| row.account.id children=move |row| {
                    let (id, name, city) = (row.account.id, row.account.name, row.account.city);
                    view! {
                        <li class="row">
                            <span>{move || name.get(lang.get()).to_owned()} " " <span class="meta">{move || city.get(lang.get()).to_owned()}</span></span>
                            <Button on_press=move |_| is.run(id)>{tr!(words::is_the_same)}</Button>
                        </li>
                    }
                }/>
            </ul>
            <p class="row"><Button on_press=make>{tr!(words::whose_new)}</Button> <span class="meta">{tr!(words::whose_new_hint)}</span></p>
        </section>
    }
}

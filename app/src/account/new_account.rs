//! A new account.

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_navigate;
use meridian_domain::{
    account::{Account, AccountKind},
    gate::Change,
    names::Names,
};

use crate::{
    doing::use_doing,
    live::{fresh, use_live, use_rooms},
    shell::Route,
    tr,
    ui::{Button, Dialog, Kind, Segment, Segmented, Size, TextField},
    words::{account as words, common, errors, failures, profile, use_lang},
};

/// The dialog in which its names are written down; it opens with its profile.
#[component]
pub(super) fn NewAccount(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=tr!(words::new)>
            <Form open/>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(use_rooms(Vec::new(), Vec::new()));
    let me = use_live().user;
    let navigate = use_navigate();
    let (zh, en) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kind = RwSignal::new(None::<AccountKind>);
    // What the names sound like, until somebody says otherwise.
    let is = Signal::derive(move || {
        kind.get().unwrap_or_else(|| AccountKind::of_name(&format!("{} {}", zh.get(), en.get())))
    });
    let tried = RwSignal::new(false);
    let refused = RwSignal::new(None);
    let error = Signal::derive(move || {
        let nameless = tried.get() && zh.with(|zh| zh.trim().is_empty()) && en.with(|en| en.trim().is_empty());
        let told = refused.with(|failure| failure.as_ref().map(|failure| failures::tell(lang.get(), failure).happened));
        if nameless { Some(errors::field_required(lang.get()).to_owned()) } else { told }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let name = Names::new(zh.get_untracked().trim(), en.get_untracked().trim());
        if name.is_empty() {
            return;
        }
        let account = Account { kind: is.get_untracked(), owner: me.get_untracked(), ..Account::named(fresh(), name) };
        let to = Route::Profile(account.id).path();
        let navigate = navigate.clone();
        let done = move || {
            open.try_set(false);
            navigate(&to, leptos_router::NavigateOptions::default());
        };
        doing.attempt(Change::Add(account.into()), done, move |failure| _ = refused.try_set(Some(failure)));
    };
    let segment = move |value: AccountKind| Segment::new(value, move || words::kind(lang.get(), value).to_owned());
    view! {
        <form class="form" on:submit=save>
            <TextField id="new-account-zh" label=tr!(profile::name_zh) value=zh autocomplete="off" error/>
            <TextField id="new-account-en" label=tr!(profile::name_en) value=en autocomplete="off"/>
            <Segmented label=tr!(profile::kind) segments=vec![segment(AccountKind::Hospital), segment(AccountKind::Company)] chosen=is on_choose=move |chosen| kind.set(Some(chosen))/>
            <div class="acts">
                <Button size=Size::Large on_press=Callback::new(move |_| open.set(false))>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
            </div>
        </form>
    }
}

//! Another password.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use meridian_domain::access::view::SHORTEST_PASSWORD;

use super::{Section, query::change_password};
use crate::{
    Failure, tr,
    ui::{Button, Kind, Size, TextField, use_toasts},
    words::{failures, settings as words, use_lang},
};

#[component]
pub(super) fn PasswordForm() -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let (old, new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, busy) = (RwSignal::new(false), RwSignal::new(false));
    let refused = RwSignal::new(None::<Failure>);
    let short = move || new.with(|new| new.chars().count() < SHORTEST_PASSWORD);
    let differ = move || again.with(|again| new.with(|new| new != again));
    let wrong_old = Signal::derive(move || {
        refused.get().map(|failure| match failure {
            Failure::WrongCredentials => words::wrong_old(lang.get()).to_owned(),
            failure => {
                let told = failures::tell(lang.get(), &failure);
                format!("{} · {}", told.happened, told.to_do)
            }
        })
    });
    let too_short =
        Signal::derive(move || (tried.get() && short()).then(|| words::too_short(lang.get(), SHORTEST_PASSWORD)));
    let not_same = Signal::derive(move || (tried.get() && differ()).then(|| words::not_same(lang.get()).to_owned()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if untrack(move || short() || differ()) || busy.get_untracked() {
            return;
        }
        busy.set(true);
        refused.set(None);
        spawn_local(async move {
            let result = change_password(old.get_untracked(), new.get_untracked()).await;
            busy.try_set(false);
            match result {
                Ok(()) => {
                    for field in [old, new, again] {
                        field.try_set(String::new());
                    }
                    tried.try_set(false);
                    toasts.show(move || words::password_saved(lang.get()));
                }
                Err(failure) => drop(refused.try_set(Some(failure))),
            }
        });
    };
    view! {
        <Section id="password" title=words::password about=words::password_about>
            <form class="form" on:submit=save>
                <TextField id="old-password" label=tr!(words::old_password) value=old kind="password" required=true error=wrong_old autocomplete="current-password"/>
                <div class="two">
                    <TextField id="new-password" label=tr!(words::new_password) value=new kind="password" required=true error=too_short hint=move || words::at_least(lang.get(), SHORTEST_PASSWORD) autocomplete="new-password"/>
                    <TextField id="new-password-again" label=tr!(words::new_again) value=again kind="password" required=true error=not_same autocomplete="new-password"/>
                </div>
                <div class="acts">
                    <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(words::change_password)}</Button>
                </div>
            </form>
        </Section>
    }
}

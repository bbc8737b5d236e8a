//! What a page shows when the server did not give it what it asked for.

use leptos::prelude::*;

use crate::{
    Failure,
    shell::Route,
    tr,
    ui::{Button, Empty, Glyph, Icon, Trouble},
    words::{access, account as words, common, errors, failures, signin, use_lang},
};

/// A failure in words. `retry` asks again.
#[component]
pub fn Failed(failure: Failure, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    match failure {
        Failure::SignedOut => view! {
            <Empty title=tr!(signin::again) text=tr!(words::not_kept)>
                <a class="btn" data-kind="primary" href=Route::SignIn.path()>{tr!(signin::go)}</a>
            </Empty>
        }
        .into_any(),
        Failure::NotFound => view! {
            <Empty title=tr!(errors::not_found) text=tr!(errors::not_found_hint)>
                <a class="btn" href=Route::Accounts.path()>
                    <Icon glyph=Glyph::Left/>
                    {tr!(words::title)}
                </a>
            </Empty>
        }
        .into_any(),
        Failure::Denied(_) => view! {
            <Empty title=tr!(access::denied) text=tr!(access::only_team)>
                <a class="btn" href=Route::Accounts.path()>{tr!(words::title)}</a>
            </Empty>
        }
        .into_any(),
        failure => {
            let code = match &failure {
                Failure::Broken { id } if !id.is_empty() => id.clone(),
                failure => failure.code().to_owned(),
            };
            let told = Memo::new(move |_| failures::tell(lang.get(), &failure));
            view! {
                <Trouble
                    title=move || told.with(|told| told.happened.clone())
                    happened=move || told.with(|told| told.happened.clone())
                    kept=move || told.with(|told| told.kept.clone())
                    you_can=move || told.with(|told| told.to_do.clone())
                    code=code
                >
                    <Button icon=Glyph::Refresh on_press=Callback::new(move |_| retry.run(()))>
                        {tr!(common::retry)}
                    </Button>
                </Trouble>
            }
            .into_any()
        }
    }
}

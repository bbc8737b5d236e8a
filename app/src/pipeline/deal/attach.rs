//! A file in the place of a link.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    id::{DealId, FileId},
    pipeline::{LARGEST_FILE, file_address, file_of},
};
use wasm_bindgen::JsCast as _;

use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size},
    upload,
    words::{dossier as words, failures, use_lang},
};

/// Chooses a file, keeps it with the deal, and writes its address into `link`; `named` hears what it is
/// called. Shows the name until the link is another.
#[component]
pub fn Attach(
    /// Of the field in which the file is chosen.
    #[prop(into)]
    id: String,
    deal: DealId,
    link: RwSignal<String>,
    named: Callback<String>,
) -> impl IntoView {
    let lang = use_lang();
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None);
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again.
        input.set_value("");
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let sent = upload::send::<FileId>(&file, &format!("/deals/{deal}/files"), LARGEST_FILE).await;
            _ = busy.try_set(false);
            match sent {
                Ok(kept) => {
                    _ = name.try_set(file.name());
                    _ = link.try_set(file_address(kept));
                    named.try_run(file.name());
                }
                Err(failure) => _ = failed.try_set(Some(failure)),
            }
        });
    };
    let there = move || link.with(|link| file_of(link).is_some());
    let told = move || {
        failed.with(|failure| {
            failure.as_ref().map(|failure| {
                let told = failures::tell(lang.get(), failure);
                format!("{} {}", told.happened, told.to_do)
            })
        })
    };
    view! {
        <div class="attach">
            <input class="vh" type="file" id=id.clone() aria-label=tr!(words::attach) disabled=move || busy.get() on:change=chosen/>
            {move || if there() {
                view! {
                    <span class="row">
                        <span class="clip">{move || name.get()}</span>
                        <Button size=Size::Small kind=Kind::Quiet icon=Glyph::X label=tr!(words::detach) on_press=move |_| link.set(String::new())/>
                    </span>
                }
                .into_any()
            } else {
                view! {
                    <label class="btn" for=id.clone()>
                        {move || if busy.get() { words::attaching(lang.get()) } else { words::attach(lang.get()) }}
                    </label>
                }
                .into_any()
            }}
            <span class="alarm" role="alert">{told}</span>
        </div>
    }
}

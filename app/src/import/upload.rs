//! Sending a file to the server. Browser only.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    import::{Unreadable, view::Sheet},
    wire,
};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::desk::{Desk, Item, Read, State};
use crate::{Failure, live::fresh};

/// The server takes no larger file; asking it would only take long.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Takes files in, one after the other.
pub(super) fn take(desk: Desk, files: Option<web_sys::FileList>) {
    let Some(files) = files else { return };
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|n| files.get(n)).collect();
    spawn_local(async move {
        for file in files {
            let item = Item { key: fresh(), name: file.name(), state: RwSignal::new(State::Reading) };
            let state = item.state;
            if desk.items.try_update(|items| items.push(item)).is_none() {
                return;
            }
            let read = match send(&file).await {
                Ok(sheet) => State::Read(Read::new(sheet)),
                Err(failure) => State::Failed(failure),
            };
            // The page may have been left meanwhile.
            drop(state.try_set(read));
        }
    });
}

async fn send(file: &web_sys::File) -> Result<Sheet, Failure> {
    if file.size() > MOST_BYTES as f64 {
        return Err(Failure::Unreadable(Unreadable::TooBig { most: MOST_BYTES }));
    }
    let (fine, text) = post(file).await.map_err(|_| Failure::Offline)?;
    let broken = |_| Failure::Broken { id: String::new() };
    if fine { wire::read(&text).map_err(broken) } else { Err(wire::read(&text).unwrap_or_else(broken)) }
}

/// Whether it went well, and the answer.
async fn post(file: &web_sys::File) -> Result<(bool, String), JsValue> {
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(file.as_ref());
    let name = String::from(js_sys::encode_uri_component(&file.name()));
    let request = web_sys::Request::new_with_str_and_init(&format!("/import/files?name={name}"), &init)?;
    let response: web_sys::Response = JsFuture::from(window().fetch_with_request(&request)).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.ok(), text.as_string().unwrap_or_default()))
}

//! Sending a file to the server. Browser only.

use leptos::prelude::window;
use meridian_domain::{import::Unreadable, wire};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::Failure;

/// Sends a file to an address with its name and reads the answer. The server takes no file of more than
/// `most` bytes; asking it would only take long.
pub(crate) async fn send<T: DeserializeOwned>(file: &web_sys::File, to: &str, most: usize) -> Result<T, Failure> {
    if file.size() > most as f64 {
        return Err(Failure::Unreadable(Unreadable::TooBig { most }));
    }
    let (fine, text) = post(file, to).await.map_err(|_| Failure::Offline)?;
    let broken = |_| Failure::Broken { id: String::new() };
    if fine { wire::read(&text).map_err(broken) } else { Err(wire::read(&text).unwrap_or_else(broken)) }
}

/// Whether it went well, and the answer.
async fn post(file: &web_sys::File, to: &str) -> Result<(bool, String), JsValue> {
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(file.as_ref());
    let name = String::from(js_sys::encode_uri_component(&file.name()));
    let request = web_sys::Request::new_with_str_and_init(&format!("{to}?name={name}"), &init)?;
    let response: web_sys::Response = JsFuture::from(window().fetch_with_request(&request)).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.ok(), text.as_string().unwrap_or_default()))
}

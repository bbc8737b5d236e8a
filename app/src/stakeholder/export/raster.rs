//! Drawings as pictures, by the canvas of the browser; and files into the reader's folder. Browser
//! only: called from what somebody presses.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url,
};

use super::Picture;

/// A file in memory.
pub fn blob(bytes: &[u8], mime: &str) -> Result<Blob, JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind)
}

/// Draws a picture of so many pixels. The drawing brings all it needs; nothing is fetched.
pub async fn draw(picture: &Picture, (width, height): (f64, f64), mime: &str) -> Result<Blob, JsValue> {
    let (width, height) = (width.round().max(1.0), height.round().max(1.0));
    let source = blob(picture.sized(width, height).as_bytes(), "image/svg+xml")?;
    let address = Url::create_object_url_with_blob(&source)?;
    let drawn = onto_canvas(&address, (width, height), mime).await;
    // The address is ours and still there.
    drop(Url::revoke_object_url(&address));
    drawn
}

async fn onto_canvas(address: &str, (width, height): (f64, f64), mime: &str) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new_with_width_and_height(width as u32, height as u32)?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into::<CanvasRenderingContext2d>()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let blob = JsFuture::from(Promise::new(&mut |done, failed| {
        let told = Closure::once_into_js(move |blob: JsValue| {
            // A promise takes what it is given.
            drop(done.call1(&JsValue::NULL, &blob));
        });
        let asked = canvas.to_blob_with_type_and_encoder_options(told.unchecked_ref(), mime, &JsValue::from_f64(0.92));
        if let Err(error) = asked {
            drop(failed.call1(&JsValue::NULL, &error));
        }
    }))
    .await?;
    // A browser that has no memory for it gives nothing, and not the type it cannot write.
    let blob: Blob = blob.dyn_into()?;
    if blob.type_() == mime { Ok(blob) } else { Err(JsValue::NULL) }
}

/// The bytes of a file in memory.
pub async fn bytes(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer: ArrayBuffer = JsFuture::from(blob.array_buffer()).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Puts a file into the reader's folder.
pub fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has begun to read by then.
    leptos::prelude::set_timeout(move || drop(Url::revoke_object_url(&address)), std::time::Duration::from_secs(60));
    Ok(())
}

//! How server functions answer, and how what a page has read comes along with it.

use leptos::{
    prelude::{Resource, SharedValue},
    server::codee::{Decoder, Encoder},
    server_fn::{
        Bytes, ContentType, Decodes, Encodes, Format, FormatType,
        codec::{JsonEncoding, Post},
    },
};
use meridian_domain::wire::{self, Unreadable};
use serde::{Serialize, de::DeserializeOwned};

/// JSON as leptos writes it, read as everything is ([`wire`]): the browser holds one reader of each type.
#[derive(Debug)]
pub struct TextJson;

/// What server functions answer with, and take where a form cannot say it.
pub type Json = Post<TextJson>;

/// What a page reads from the server; it comes along with a page that the server draws.
pub type Reading<T> = Resource<T, TextJson>;

impl ContentType for TextJson {
    const CONTENT_TYPE: &'static str = JsonEncoding::CONTENT_TYPE;
}

impl FormatType for TextJson {
    const FORMAT_TYPE: Format = JsonEncoding::FORMAT_TYPE;
}

impl<T: Serialize> Encodes<T> for TextJson {
    type Error = serde_json::Error;

    fn encode(output: &T) -> Result<Bytes, Self::Error> {
        JsonEncoding::encode(output)
    }
}

impl<T: DeserializeOwned> Decodes<T> for TextJson {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        wire::read_bytes(&bytes)
    }
}

impl<T: Serialize> Encoder<T> for TextJson {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for TextJson {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        wire::read(text)
    }
}

/// Reads `source` by `read`, and again when it changes.
#[track_caller]
pub fn reading<S, T, Fut>(
    source: impl Fn() -> S + Send + Sync + 'static,
    read: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Reading<T>
where
    S: Clone + PartialEq + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(source, read, false)
}

/// As [`reading`]; the server sends nothing of the page before it is there.
#[track_caller]
pub fn reading_first<S, T, Fut>(
    source: impl Fn() -> S + Send + Sync + 'static,
    read: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Reading<T>
where
    S: Clone + PartialEq + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(source, read, true)
}

/// What the server knows while it draws the page, and the browser takes over.
pub fn taken_over<T: Serialize + DeserializeOwned>(make: impl FnOnce() -> T) -> T {
    SharedValue::<T, TextJson>::new_with_encoding(make).into_inner()
}

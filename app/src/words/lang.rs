//! The reader's language: where it comes from, where it is kept, how it is switched.

use leptos::prelude::*;
use meridian_domain::locale::Lang;

/// The language of the first render. The server asks the request, the browser asks what the server
/// wrote into `<html lang>`; so both render the same words.
#[must_use]
pub fn initial_lang() -> Lang {
    #[cfg(feature = "ssr")]
    {
        let parts = use_context::<http::request::Parts>();
        let header =
            |name| parts.as_ref().and_then(|parts| parts.headers.get(name)).and_then(|value| value.to_str().ok());
        Lang::of_request(header(http::header::COOKIE), header(http::header::ACCEPT_LANGUAGE))
    }
    #[cfg(not(feature = "ssr"))]
    {
        document()
            .document_element()
            .and_then(|root| root.get_attribute("lang"))
            .as_deref()
            .and_then(Lang::from_tag)
            .unwrap_or_default()
    }
}

/// The reader's language, provided at the app's root.
#[derive(Clone, Copy)]
struct Reader(RwSignal<Lang>);

/// Puts the reader's language into the context; called once, at the app's root.
pub fn provide_lang(initial: Lang) -> RwSignal<Lang> {
    let lang = RwSignal::new(initial);
    provide_context(Reader(lang));
    lang
}

/// The reader's language.
///
/// # Panics
/// Outside the app's root, where [`provide_lang`] was not called.
#[must_use]
pub fn use_lang() -> RwSignal<Lang> {
    expect_context::<Reader>().0
}

/// Switches the language without a reload, and remembers it for a year. Browser only.
pub fn set_lang(lang: RwSignal<Lang>, to: Lang) {
    if let Some(root) = document().document_element() {
        // Cannot fail: `lang` is a valid attribute name.
        drop(root.set_attribute("lang", to.html_tag()));
    }
    crate::cookies::remember(Lang::COOKIE, to.code());
    lang.set(to);
}

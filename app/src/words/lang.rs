//! The reader's language: where it comes from, where it is kept, how it is switched.

use leptos::prelude::*;
use meridian_domain::locale::Lang;

/// The BCP 47 tag for `<html lang>`.
#[must_use]
pub const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// Reads a language out of a cookie value or a BCP 47 tag.
fn parse(text: &str) -> Option<Lang> {
    match text.trim().get(..2)?.to_ascii_lowercase().as_str() {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The value of the cookie `name` in a `Cookie` header.
#[must_use]
pub fn cookie<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.split(';').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key.trim() == name).then_some(value.trim())
    })
}

/// The language of a request: its cookie `lang`, else the first of `Accept-Language` that we speak
/// in the order of the reader's preference, else Chinese.
#[must_use]
pub fn prefer(cookies: Option<&str>, accept: Option<&str>) -> Lang {
    if let Some(lang) = cookies.and_then(|header| cookie(header, "lang")).and_then(parse) {
        return lang;
    }
    let mut best: Option<(Lang, f32)> = None;
    for part in accept.unwrap_or_default().split(',') {
        let (name, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        let weight: f32 = weight.trim().parse().unwrap_or(0.0);
        if let Some(lang) = parse(name)
            && best.is_none_or(|(_, so_far)| weight > so_far)
        {
            best = Some((lang, weight));
        }
    }
    best.map_or(Lang::Zh, |(lang, _)| lang)
}

/// The language of the first render. The server asks the request, the browser asks what the server
/// wrote into `<html lang>`; so both render the same words.
#[must_use]
pub fn initial_lang() -> Lang {
    #[cfg(feature = "ssr")]
    {
        let parts = use_context::<http::request::Parts>();
        let header =
            |name| parts.as_ref().and_then(|parts| parts.headers.get(name)).and_then(|value| value.to_str().ok());
        prefer(header(http::header::COOKIE), header(http::header::ACCEPT_LANGUAGE))
    }
    #[cfg(not(feature = "ssr"))]
    {
        document()
            .document_element()
            .and_then(|root| root.get_attribute("lang"))
            .as_deref()
            .and_then(parse)
            .unwrap_or(Lang::Zh)
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
        drop(root.set_attribute("lang", tag(to)));
    }
    let value = match to {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    crate::theme::remember("lang", value);
    lang.set(to);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_wins_over_the_browser() {
        assert_eq!(prefer(Some("theme=dark; lang=en"), Some("zh-CN,zh;q=0.9")), Lang::En);
    }

    #[test]
    fn without_a_cookie_the_browsers_order_decides() {
        assert_eq!(prefer(None, Some("fr, en-GB;q=0.8, zh;q=0.7")), Lang::En);
        assert_eq!(prefer(None, Some("en;q=0.1, zh-Hans-CN;q=0.5")), Lang::Zh);
        assert_eq!(prefer(Some("lang=xx"), Some("en")), Lang::En);
    }

    #[test]
    fn a_stranger_reads_chinese() {
        assert_eq!(prefer(None, None), Lang::Zh);
        assert_eq!(prefer(None, Some("fr, *;q=0.5")), Lang::Zh);
        assert_eq!(prefer(Some(""), Some("本")), Lang::Zh);
    }
}

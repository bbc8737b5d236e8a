//! Cookies of taste: the language, the theme, where one left off. Never of identity, which only
//! the server writes ([`crate::session`]).

#[cfg(feature = "ssr")]
use leptos::prelude::use_context;

/// The value of the cookie `name` in a `Cookie` header.
#[must_use]
pub fn value<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.split(';').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key.trim() == name).then_some(value.trim())
    })
}

/// What stands in the cookie `name`: of the request on the server, of the document in the browser.
pub(crate) fn read(name: &str) -> Option<String> {
    #[cfg(feature = "ssr")]
    {
        let parts = use_context::<http::request::Parts>()?;
        let header = parts.headers.get(http::header::COOKIE)?.to_str().ok()?;
        value(header, name).map(str::to_owned)
    }
    #[cfg(not(feature = "ssr"))]
    {
        use wasm_bindgen::JsCast as _;

        let document = leptos::prelude::document().dyn_into::<web_sys::HtmlDocument>().ok()?;
        value(&document.cookie().ok()?, name).map(str::to_owned)
    }
}

/// Writes a cookie for a year. The server sends it with the page that is being drawn, if nothing
/// of it has been sent yet.
pub(crate) fn remember(name: &str, value: &str) {
    let cookie = |secure: bool| {
        let secure = if secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax{secure}")
    };
    #[cfg(feature = "ssr")]
    {
        let secure = use_context::<crate::session::Secure>().is_some_and(|secure| secure.0);
        if let (Some(response), Ok(cookie)) =
            (use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(&cookie(secure)))
        {
            response.append_header(http::header::SET_COOKIE, cookie);
        }
    }
    #[cfg(not(feature = "ssr"))]
    {
        use wasm_bindgen::JsCast as _;

        let secure = leptos::prelude::window().location().protocol().is_ok_and(|protocol| protocol == "https:");
        if let Ok(document) = leptos::prelude::document().dyn_into::<web_sys::HtmlDocument>() {
            // A browser that refuses cookies keeps the choice until the page is left.
            drop(document.set_cookie(&cookie(secure)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_is_found_among_others_by_its_whole_name() {
        assert_eq!(value("lang=en; last=a:/b; lastly=c", "last"), Some("a:/b"));
        assert_eq!(value("lastly=c", "last"), None);
        assert_eq!(value("last=", "last"), Some(""));
    }
}

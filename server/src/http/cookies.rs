//! Cookies of a request.

use http::{HeaderMap, header::COOKIE};
use meridian_app::{cookies, session::cookie_name};

/// The session token of the request, if it has one.
pub fn session(headers: &HeaderMap) -> Option<String> {
    [cookie_name(true), cookie_name(false)]
        .into_iter()
        .find_map(|name| {
            headers
                .get_all(COOKIE)
                .iter()
                .filter_map(|value| value.to_str().ok())
                .find_map(|line| cookies::value(line, name))
        })
        .map(str::to_owned)
}

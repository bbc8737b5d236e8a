//! `/`: where one left off. The place is kept in a cookie, so that the server knows it before the
//! page is drawn, together with whose place it is: another person at the same browser begins anew.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use meridian_domain::{
    access::{Capability, Grant, grant},
    id::UserId,
};
use uuid::Uuid;

use super::route::Route;
use crate::{
    cookies::{read, remember},
    live::use_live,
    session::use_signed,
    ui::Skeleton,
};

/// The name of the cookie.
const COOKIE: &str = "last";

/// Remembers the address of the page that calls it, for as long as it is there. Called once its
/// records were found. The server does it with the page already: who goes home before the program
/// has come would be led to the page before.
pub fn use_left_off() {
    let path = use_location().pathname;
    #[cfg(feature = "ssr")]
    if let Some(me) = use_signed().get_untracked() {
        keep(me.id, &path.get_untracked());
    }
    let user = use_live().user;
    Effect::new(move |_| {
        let path = path.get();
        if let Some(user) = user.get() {
            keep(user, &path);
        }
    });
}

fn keep(user: UserId, path: &str) {
    if leads_somewhere(path) {
        remember(COOKIE, &format!("{user}:{path}"));
    }
}

/// What was there is gone: home leads to the accounts again. Browser only.
pub fn forget_left_off() {
    remember(COOKIE, "");
}

/// Whether an address is that of an account's or a board's page, and of nothing else.
fn leads_somewhere(path: &str) -> bool {
    let mut parts = path.strip_prefix('/').unwrap_or_default().split('/');
    let known = |part: &str| matches!(part, "map" | "deals" | "health") || Uuid::parse_str(part).is_ok();
    match (parts.next(), parts.next()) {
        (Some("accounts"), Some(account)) => Uuid::parse_str(account).is_ok() && parts.all(known),
        (Some("pipelines"), None) => true,
        (Some("pipelines"), Some(pipeline)) => Uuid::parse_str(pipeline).is_ok() && parts.next().is_none(),
        _ => false,
    }
}

/// Where `user` left off, if the cookie is theirs and leads to a page one returns to.
fn left_off(last: &str, user: UserId) -> Option<String> {
    let (whose, path) = last.split_once(':')?;
    (whose.parse() == Ok(user) && leads_somewhere(path)).then(|| path.to_owned())
}

/// The page shows nothing of its own: it leads on.
#[component]
pub fn HomePage() -> impl IntoView {
    let me = use_signed().get_untracked();
    // Who has no customers, as a trainer, begins with what everybody has.
    let reads = me.as_ref().is_none_or(|me| grant(me.role, Capability::ReadSales) != Grant::None);
    let first = if reads { Route::Accounts } else { Route::Settings };
    let to = me.and_then(|me| left_off(&read(COOKIE)?, me.id)).unwrap_or_else(|| first.path());
    #[cfg(feature = "ssr")]
    leptos_axum::redirect(&to);
    let navigate = use_navigate();
    Effect::new(move |_| navigate(&to, NavigateOptions { replace: true, ..NavigateOptions::default() }));
    view! { <div class="page"><Skeleton lines=6/></div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01980000-0000-7000-8000-000000000001";

    #[test]
    fn only_pages_of_accounts_and_boards_are_led_to() {
        for path in [format!("/accounts/{ID}"), format!("/accounts/{ID}/map/{ID}"), format!("/pipelines/{ID}")] {
            assert!(leads_somewhere(&path), "{path}");
        }
        assert!(leads_somewhere("/pipelines"));
        for path in
            ["/", "/accounts", "/settings", "//evil.example", "/accounts/x", "/pipelines/../settings", "accounts"]
        {
            assert!(!leads_somewhere(path), "{path}");
        }
    }

    #[test]
    fn nobody_begins_where_somebody_else_left_off() {
        let user: UserId = ID.parse().expect("an id");
        let last = format!("{ID}:/pipelines");
        assert_eq!(left_off(&last, user).as_deref(), Some("/pipelines"));
        assert_eq!(left_off(&last, UserId(Uuid::nil())), None);
        assert_eq!(left_off(&format!("{ID}://evil.example"), user), None);
        assert_eq!(left_off("", user), None);
    }
}

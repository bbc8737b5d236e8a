//! Who is signed in.

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use meridian_domain::access::Actor;
use meridian_domain::{access::Role, id::UserId, names::Names};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::backend::{Backend, answer, asked, backend};
use crate::{Failure, answer};

/// The signed-in user, as the browser may know it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Me {
    pub id: UserId,
    pub name: Names,
    /// What they sign in with.
    pub login: String,
    pub role: Role,
    /// The name of our company.
    pub company: Names,
}

/// Who is signed in, as the shell knows it.
#[derive(Clone, Copy)]
struct Signed(RwSignal<Option<Me>>);

/// Puts who is signed in into the context of the pages; called once, by the shell's layout.
pub fn provide_signed(me: Option<Me>) -> RwSignal<Option<Me>> {
    let me = RwSignal::new(me);
    provide_context(Signed(me));
    me
}

/// Who is signed in; known on every page behind the sign-in.
///
/// # Panics
/// Outside the shell's layout, where [`provide_signed`] was not called.
#[must_use]
pub fn use_signed() -> RwSignal<Option<Me>> {
    expect_context::<Signed>().0
}

/// The name of the session cookie: `__Host-` where the connection is TLS.
#[must_use]
pub const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-meridian" } else { "meridian" }
}

/// The session token of the request, if it has one.
#[cfg(feature = "ssr")]
pub fn token() -> Option<String> {
    token_in(&use_context::<http::request::Parts>()?.headers)
}

#[cfg(feature = "ssr")]
fn token_in(headers: &http::HeaderMap) -> Option<String> {
    let cookies = headers.get(http::header::COOKIE)?.to_str().ok()?;
    [cookie_name(true), cookie_name(false)]
        .into_iter()
        .find_map(|name| crate::cookies::value(cookies, name))
        .map(str::to_owned)
}

/// Who asks for a page. It is found out before the page is drawn: a page drawn while the answer is
/// awaited is drawn twice, and asks the store for everything twice.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug)]
pub struct Entered(Result<(Actor, Me), Failure>);

#[cfg(feature = "ssr")]
impl Entered {
    /// Whoever the session cookie of a request belongs to.
    pub async fn by(backend: &dyn Backend, headers: &http::HeaderMap) -> Self {
        Self(match token_in(headers) {
            Some(token) => backend.authenticate(&token).await,
            None => Err(Failure::SignedOut),
        })
    }

    /// Who asks, and what they may.
    pub fn actor(self) -> Result<Actor, Failure> {
        self.0.map(|(actor, _)| actor)
    }
}

/// Who asked for the page that is drawn or brought to life; `None` in a browser that came here from
/// another page, which has to ask.
pub fn entered() -> Option<Result<Me, Failure>> {
    answer::taken_over(|| {
        #[cfg(feature = "ssr")]
        return use_context::<Entered>().map(|Entered(who)| who.map(|(_, me)| me));
        #[cfg(not(feature = "ssr"))]
        None
    })
}

/// Whether the request came over TLS, directly or through a proxy the server trusts.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug)]
pub struct Secure(pub bool);

/// Where the request came from, for limits on attempts.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug)]
pub struct Caller(pub String);

/// Where the request came from.
#[cfg(feature = "ssr")]
pub(crate) fn from() -> String {
    use_context::<Caller>().map(|caller| caller.0).unwrap_or_default()
}

/// Lets whoever asks in with a session's token.
#[cfg(feature = "ssr")]
pub(crate) fn let_in(token: &str) {
    set_cookie(Some(token));
}

/// What the browser says it is.
#[cfg(feature = "ssr")]
pub(crate) fn agent() -> String {
    let parts = use_context::<http::request::Parts>();
    let agent = parts.as_ref().and_then(|parts| parts.headers.get(http::header::USER_AGENT));
    agent.and_then(|agent| agent.to_str().ok()).unwrap_or_default().to_owned()
}

#[cfg(feature = "ssr")]
fn set_cookie(token: Option<&str>) {
    let secure = use_context::<Secure>().is_some_and(|secure| secure.0);
    let age = if token.is_some() { 30 * 86_400 } else { 0 };
    let mut cookie =
        format!("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}", cookie_name(secure), token.unwrap_or_default());
    if secure {
        cookie.push_str("; Secure");
    }
    if let (Some(response), Ok(value)) =
        (use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(&cookie))
    {
        response.append_header(http::header::SET_COOKIE, value);
    }
}

/// The signed-in user.
#[server(endpoint = "me", output = crate::answer::Json)]
pub async fn who_am_i() -> Result<Me, Failure> {
    let result = async {
        let token = token().ok_or(Failure::SignedOut)?;
        Ok(backend()?.authenticate(&token).await?.1)
    };
    answer(result.await)
}

/// Signs in and sets the session cookie.
#[server(endpoint = "sign-in", output = crate::answer::Json)]
pub async fn sign_in(login: String, password: String) -> Result<(), Failure> {
    let result = async {
        let token = backend()?.sign_in(&login, &password, &from(), &agent()).await?;
        let_in(&token);
        leptos_axum::redirect("/");
        Ok(())
    };
    answer(result.await)
}

/// Ends this session, or all sessions of the user.
#[server(endpoint = "sign-out", output = crate::answer::Json)]
pub async fn sign_out(everywhere: bool) -> Result<(), Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::BeMyself).await?;
        if everywhere {
            backend.sign_out_everywhere(&actor).await?;
        } else if let Some(token) = token() {
            backend.sign_out(&token).await?;
        }
        set_cookie(None);
        leptos_axum::redirect("/signin");
        Ok(())
    };
    answer(result.await)
}

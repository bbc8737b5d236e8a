//! Who calls: the token in `Authorization: Bearer …`.

use std::sync::Arc;

use axum::extract::{FromRef as _, FromRequestParts};
use http::{header::AUTHORIZATION, request::Parts};
use meridian_app::Failure;
use meridian_domain::access::{Actor, Capability, Denied, Grant};

use crate::{
    house::{House, Scope},
    http::{Desk, problem::Problem},
};

/// A program that may read in the name of a user.
pub struct Reader {
    pub house: Arc<House>,
    pub actor: Actor,
}

/// A program that may also change things.
pub struct Writer {
    pub house: Arc<House>,
    pub actor: Actor,
}

/// The token behind the word `Bearer`, in whatever case (RFC 9110, 11.1).
fn bearer(shown: &str) -> Option<&str> {
    let (scheme, token) = shown.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

async fn caller(parts: &Parts, desk: &Desk, needs: Scope) -> Result<(Arc<House>, Actor), Failure> {
    let house: Arc<House> = Arc::from_ref(desk);
    let shown = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = shown.and_then(bearer).ok_or(Failure::SignedOut)?;
    let (actor, scope) = house.recognise_program(token.trim()).await?;
    if scope < needs {
        return Err(Denied { capability: Capability::BeMyself, grant: Grant::None }.into());
    }
    Ok((house, actor))
}

impl FromRequestParts<Desk> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Problem> {
        let (house, actor) = caller(parts, desk, Scope::Read).await?;
        Ok(Self { house, actor })
    }
}

impl FromRequestParts<Desk> for Writer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Problem> {
        let (house, actor) = caller(parts, desk, Scope::Write).await?;
        Ok(Self { house, actor })
    }
}

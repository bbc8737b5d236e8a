//! What can go wrong between browser and server: stable codes, one place that maps them to HTTP.

use leptos::{prelude::*, server_fn::error::FromServerFnError};
use meridian_domain::{access::Denied, gate::Rejection, import::Unreadable};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::answer::TextJson;

/// Why a server function gave no result. The words are in [`crate::words::errors`].
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "failure", content = "detail", rename_all = "snake_case")]
#[error("{}", self.code())]
pub enum Failure {
    /// Nobody is signed in, or the session has ended: 401.
    SignedOut,
    /// Name and password do not fit: 401.
    WrongCredentials,
    /// Too many attempts: 429, with the seconds to wait.
    TooMany { seconds: u64 },
    /// The actor may not do this: 403.
    Denied(Denied),
    /// There is no such thing, or the actor may not see it: 404.
    NotFound,
    /// A command was understood and refused: 409, or 422 for a field that cannot be so.
    Rejected(Rejection),
    /// The request makes no sense: 400.
    Malformed,
    /// A file cannot be read as a table: 422, or 413 when it is too big.
    Unreadable(Unreadable),
    /// Something broke on our side; the id finds it in the log: 500.
    Broken { id: String },
    /// The server was not reached; what was done is kept here.
    Offline,
}

impl Failure {
    /// A stable code for support and programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::WrongCredentials => "wrong_credentials",
            Self::TooMany { .. } => "too_many",
            Self::Denied(_) => "denied",
            Self::NotFound => "not_found",
            Self::Rejected(rejection) => rejection.code(),
            Self::Malformed => "malformed",
            Self::Unreadable(why) => why.code(),
            Self::Broken { .. } => "broken",
            Self::Offline => "offline",
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::SignedOut | Self::WrongCredentials => 401,
            Self::TooMany { .. } => 429,
            Self::Denied(_) | Self::Rejected(Rejection::Denied(_)) => 403,
            Self::NotFound | Self::Rejected(Rejection::NotFound { .. }) => 404,
            Self::Rejected(Rejection::Invalid { .. }) => 422,
            Self::Rejected(_) => 409,
            Self::Malformed => 400,
            Self::Unreadable(Unreadable::TooBig { .. } | Unreadable::TooManyRows { .. }) => 413,
            Self::Unreadable(_) => 422,
            Self::Broken { .. } => 500,
            Self::Offline => 503,
        }
    }
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Denied(denied) => Self::Denied(denied),
            rejection => Self::Rejected(rejection),
        }
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl FromServerFnError for Failure {
    type Encoder = TextJson;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Malformed
            }
            _ => Self::Broken { id: String::new() },
        }
    }
}

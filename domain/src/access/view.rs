//! What one sees of one's own ways in.

use serde::{Deserialize, Serialize};

use super::Scope;
use crate::time::Moment;

/// Characters a password must have at least.
pub const SHORTEST_PASSWORD: usize = 8;

/// A browser in which one is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Names the session; it lets nobody in.
    pub id: String,
    /// What the browser says it is; empty when it said nothing.
    pub agent: String,
    pub since: Moment,
    pub seen: Moment,
    /// The browser that asks.
    pub here: bool,
}

/// A token a program uses in one's name. The token itself is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenView {
    /// Names the token; it lets nobody in.
    pub id: String,
    pub name: String,
    pub scope: Scope,
    pub since: Moment,
    /// When it was last used, to the hour.
    pub seen: Option<Moment>,
    pub until: Option<Moment>,
}

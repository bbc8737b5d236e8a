//! What is told of alerts.

use serde::{Deserialize, Serialize};

use super::Alert;
use crate::{id::AccountId, names::Names};

/// An alert with the account it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertView {
    pub account: AccountId,
    pub name: Names,
    pub alert: Alert,
    /// Whether the reader has marked it as read.
    pub read: bool,
}

/// The alerts of the accounts somebody may see.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Alerts {
    /// How many the reader has not marked as read, of all there are.
    pub unread: usize,
    /// Those not read first, the latest first.
    pub latest: Vec<AlertView>,
}

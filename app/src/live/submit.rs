//! The way of a command from the browser to the gate.

use leptos::prelude::*;
use meridian_domain::gate::{Command, Receipt};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// Sends a command through the gate. Sending it again is harmless: the same id gets the same receipt.
#[server(endpoint = "submit", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn submit(command: Command) -> Result<Receipt, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::BeMyself).await?;
        backend.submit(&actor, command).await
    };
    answer(result.await)
}

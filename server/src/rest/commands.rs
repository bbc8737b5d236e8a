//! The gate for programs.

use axum::Json;
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::gate::{Command, Receipt};

use super::bearer::Writer;
use crate::http::problem::Problem;

/// Does a command. Sending it again with the same id changes nothing twice and gets the same receipt.
#[utoipa::path(post, path = "/commands", tag = "gate", request_body = Object,
    responses(
        (status = 200, description = "It is done and durable: the receipt", body = Object),
        (status = 403, description = "The token's user may not do this"),
        (status = 409, description = "Understood and refused: `code` says why"),
        (status = 422, description = "A field cannot be so")))]
pub async fn submit(
    Writer { house, actor }: Writer,
    command: Result<Json<Command>, axum::extract::rejection::JsonRejection>,
) -> Result<Json<Receipt>, Problem> {
    let Json(command) = command.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.submit(&actor, command).await?))
}

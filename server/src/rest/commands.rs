//! The gate for programs.

use axum::{
    Json,
    extract::rejection::JsonRejection,
    response::{IntoResponse as _, Response},
};
use http::StatusCode;
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
        (status = 413, description = "More than 2 MiB"),
        (status = 422, description = "A field cannot be so")))]
pub async fn submit(Writer { house, actor }: Writer, command: Result<Json<Command>, JsonRejection>) -> Response {
    let command = match command {
        Ok(Json(command)) => command,
        // Dressed as a problem on the way out.
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => return rejection.into_response(),
        Err(_) => return Problem(Failure::Malformed).into_response(),
    };
    match house.submit(&actor, command).await {
        Ok(receipt) => Json::<Receipt>(receipt).into_response(),
        Err(failure) => Problem(failure).into_response(),
    }
}

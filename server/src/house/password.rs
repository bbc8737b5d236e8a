//! Passwords: Argon2id, computed away from the threads that answer requests.

use std::sync::OnceLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use thiserror::Error;

use super::Sources;

pub use meridian_domain::access::view::SHORTEST_PASSWORD as LEAST;

/// A password could not be hashed.
#[derive(Debug, Error)]
#[error("a password could not be hashed: {0}")]
pub struct HashFailed(String);

/// The hash of a password with fresh salt, to be kept.
///
/// # Errors
/// When the machine has too little memory for it.
pub async fn hash(sources: Sources, password: String) -> Result<String, HashFailed> {
    tokio::task::spawn_blocking(move || hash_now(&sources, &password))
        .await
        .map_err(|error| HashFailed(error.to_string()))?
}

fn hash_now(sources: &Sources, password: &str) -> Result<String, HashFailed> {
    let mut salt = [0_u8; 16];
    (sources.random)(&mut salt);
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|error| HashFailed(error.to_string()))
}

/// Whether a password fits. Without a hash (there is no such login, or it has no password) the
/// answer is no and takes as long.
pub async fn fits(sources: Sources, password: String, kept: Option<String>) -> bool {
    tokio::task::spawn_blocking(move || {
        let known = kept.is_some();
        let Some(kept) = kept.or_else(|| decoy(&sources)) else { return false };
        let Ok(hash) = PasswordHash::new(&kept) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && known
    })
    .await
    .unwrap_or(false)
}

/// The hash that is compared when there is none: of a password nobody has.
fn decoy(sources: &Sources) -> Option<String> {
    static DECOY: OnceLock<Option<String>> = OnceLock::new();
    DECOY.get_or_init(|| hash_now(sources, &super::token::fresh(sources)).ok()).clone()
}

//! Tokens: 256 random bits a browser or program shows to be recognised. Only their SHA-256 is kept.

use sha2::{Digest as _, Sha256};

use super::Sources;

/// A fresh token, as hexadecimal text.
pub fn fresh(sources: &Sources) -> String {
    let mut bytes = [0_u8; 32];
    (sources.random)(&mut bytes);
    hex::encode(bytes)
}

/// What is kept of a token.
pub fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

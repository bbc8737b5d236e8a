//! Identification and classification of key accounts.

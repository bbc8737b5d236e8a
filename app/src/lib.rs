//! The Leptos app: pages, components, server functions, words. Browser and server compile it; it
//! reaches the server only through server functions and the live connection.
//!
//! Folders are nouns of the field, the same as in every other crate.

pub mod account;
mod answer;
pub mod assets;
#[cfg(feature = "ssr")]
pub mod backend;
pub mod clock;
pub mod cookies;
#[cfg(feature = "ssr")]
pub mod document;
pub mod doing;
mod entry;
mod failure;
pub mod health;
pub mod identify;
pub mod import;
pub mod layout;
pub mod live;
pub mod palette;
pub mod part;
pub mod pipeline;
pub mod plan;
pub mod root;
pub mod session;
pub mod settings;
pub mod shell;
pub mod signin;
pub mod stakeholder;
mod talk;
pub mod theme;
pub mod ui;
mod upload;
pub mod words;
pub mod workshop;

#[cfg(feature = "ssr")]
pub use document::{document, failure_page};
pub use failure::Failure;
pub use root::App;

//! The method of key account management, as types, commands, events and formulas.
//!
//! No I/O, no clock and no randomness but what is passed in; the same code runs in the browser and
//! on the server. Folders are nouns of the field, the same nouns as in every other crate:
//!
//! - [`workspace`]: users, teams, products, exchange rates;
//! - [`account`]: customers, their teams and what was heard from them;
//! - [`stakeholder`]: people, maps, lines, and the metrics of a map;
//! - [`pipeline`]: stages, deals, order of cards, forecast;
//! - [`plan`]: PEST, SWOT, TOWS, goals and actions, the value ledger, where visit days go;
//! - [`health`]: the explained health score;
//! - [`sales`] and [`classify`]: what accounts buy, and which of them are key accounts;
//! - [`workshop`]: case exercises: their packs, what of them is public, and how the work of teams is scored;
//! - [`access`]: who may do what;
//! - [`import`] and [`exchange`]: tables and maps as files, coming in and going out;
//! - [`gate`]: commands, events and the pure functions between them;
//! - [`live`]: what is said over the live connection.

pub mod access;
pub mod account;
pub mod classify;
pub mod exchange;
pub mod explained;
pub mod gate;
pub mod health;
pub mod id;
pub mod import;
pub mod live;
pub mod locale;
pub mod money;
pub mod names;
pub mod pipeline;
pub mod plan;
pub mod record;
pub mod sales;
pub mod stakeholder;
pub mod time;
pub mod wire;
pub mod workshop;
pub mod workspace;

//! What the store promises, asked of SQLite always and of Postgres where there is one.

mod access;
mod convergence;
mod dump;
mod gate;
mod reads;
mod schema;
mod support;

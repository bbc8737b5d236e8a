//! What the store promises, asked of SQLite always and of Postgres where there is one.

mod access;
mod boards;
mod comments;
mod convergence;
mod dump;
mod gate;
mod kept;
mod plan;
mod qualification;
mod reads;
mod sales;
mod runs;
mod schema;
mod shape;
mod support;
mod views;
mod watch;

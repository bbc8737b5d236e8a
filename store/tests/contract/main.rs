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
mod runs;
mod sales;
mod schema;
mod shape;
mod support;
mod views;
mod watch;

//! The log.

use std::io::IsTerminal as _;

use clap::ValueEnum;
use tracing_subscriber::{EnvFilter, fmt};

/// How the log is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// For reading, with colours on a terminal.
    Auto,
    /// One JSON object a line.
    Json,
}

/// Begins to log to the standard error; `RUST_LOG` says how much.
pub fn start(format: Format) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        Format::Auto => log.with_ansi(std::io::stderr().is_terminal()).compact().init(),
        Format::Json => log.json().init(),
    }
}

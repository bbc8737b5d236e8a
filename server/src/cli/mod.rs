//! What a person types. Every option has its environment variable, `MERIDIAN_…`.

mod backup;
mod export;
mod import;
mod log;
mod serve;
mod token;
mod user;

use std::{fmt::Display, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use meridian_store::Store;
use thiserror::Error;

use crate::house::{House, Sources};

/// Meridian 经络: key account management.
#[derive(Debug, Parser)]
#[command(name = "meridian", version, about)]
struct Cli {
    /// How the log is written.
    #[arg(long, global = true, value_enum, default_value_t = log::Format::Auto, env = "MERIDIAN_LOG_FORMAT")]
    log_format: log::Format,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serves the program to browsers.
    Serve(serve::Serve),
    /// Serves a company with customers, to try the program with, from data/demo.db.
    Demo(serve::Demo),
    /// Brings files of other programs in.
    Import(import::Import),
    /// Adds and lists users, sets passwords.
    User(user::User),
    /// Makes a token for a program that uses the API.
    Token(token::Token),
    /// Copies the database to a file, while it is in use.
    Backup(backup::Backup),
    /// Makes the database anew from a backup.
    Restore(backup::Restore),
    /// Writes every record as a line of JSON.
    Export(export::Export),
    /// Brings the schema of the database up to date.
    Migrate(Database),
}

/// Which database.
#[derive(Clone, Debug, Args)]
struct Database {
    /// `sqlite://path` or `postgres://…`.
    #[arg(
        long,
        global = true,
        default_value = "sqlite://data/meridian.db",
        env = "MERIDIAN_DATABASE_URL",
        hide_env_values = true
    )]
    database_url: String,
    /// Minutes east of UTC where the people are.
    #[arg(long, global = true, default_value_t = 480, allow_negative_numbers = true, env = "MERIDIAN_ZONE")]
    zone: i32,
}

/// Why a command was not done, in words for the person who typed it.
#[derive(Debug, Error)]
#[error("{0}")]
struct Fault(String);

type Outcome = Result<(), Fault>;

/// Says what was being done when something failed.
fn doing<E: Display>(what: impl Display) -> impl FnOnce(E) -> Fault {
    move |error| Fault(format!("{what}: {error}"))
}

impl Database {
    async fn open(&self) -> Result<House, Fault> {
        let store = Store::open(&self.database_url).await.map_err(doing("opening the database"))?;
        Ok(House::new(store, Sources::real(), self.zone))
    }
}

/// Does what was typed.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    log::start(cli.log_format);
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(doing("starting"))
        .and_then(|runtime| runtime.block_on(run(cli.what)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("meridian: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(what: What) -> Outcome {
    match what {
        What::Serve(serve) => serve.run().await,
        What::Demo(demo) => demo.run().await,
        What::Import(import) => import.run().await,
        What::User(user) => user.run().await,
        What::Token(token) => token.run().await,
        What::Backup(backup) => backup.run().await,
        What::Restore(restore) => restore.run().await,
        What::Export(export) => export.run().await,
        What::Migrate(database) => {
            let house = database.open().await?;
            println!("{} is up to date · 已是最新", house.store.place());
            Ok(())
        }
    }
}

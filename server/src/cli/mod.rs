//! What a person types. Every option has its environment variable, `MERIDIAN_…`.

mod backup;
mod case;
mod export;
mod import;
mod log;
mod restore;
mod sales;
mod serve;
mod token;
mod user;

use std::{fmt::Display, io::Write as _, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use meridian_store::Store;
use thiserror::Error;

use crate::house::{House, Sources};

/// Meridian 经络：大客户销售管理 · key account management.
#[derive(Debug, Parser)]
#[command(name = "meridian", version)]
struct Cli {
    /// How the log is written.
    #[arg(long, global = true, value_enum, default_value_t = log::Format::Auto, env = "MERIDIAN_LOG_FORMAT")]
    log_format: log::Format,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// 启动服务 · Serves the program to browsers.
    Serve(serve::Serve),
    /// 演示 · Serves a company with customers, to try the program with, from data/demo.db.
    Demo(serve::Demo),
    /// 导入文件 · Brings files of other programs in.
    Import(import::Import),
    /// 用户 · Adds, lists and switches off users, sets passwords.
    User(user::User),
    /// 令牌 · Makes, lists and revokes tokens of programs that use the API.
    Token(token::Token),
    /// 备份 · Copies the database to a file, while it is in use.
    Backup(backup::Backup),
    /// 恢复 · Makes the database anew from a backup or an export.
    Restore(restore::Restore),
    /// 导出 · Writes everything as lines of JSON, while it is in use, for either kind of database.
    Export(export::Export),
    /// 案例 · Checks cases of workshops and makes one file of them.
    Case(case::Case),
    /// 升级数据库 · Brings the schema of the database up to date.
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

/// A fault in both languages.
fn fault(zh: &str, en: &str) -> Fault {
    Fault(format!("{zh} · {en}"))
}

/// Says something on the standard output. Nobody may be listening any more: then nothing is said.
fn say(what: impl Display) -> Outcome {
    match writeln!(std::io::stdout(), "{what}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(doing("输出 · writing")(error)),
        _ => Ok(()),
    }
}

/// Says what was being done when something failed.
fn doing<E: Display>(what: impl Display) -> impl FnOnce(E) -> Fault {
    move |error| Fault(format!("{what}: {error}"))
}

impl Database {
    /// The database, made when it is not there.
    async fn open(&self) -> Result<House, Fault> {
        Ok(House::new(self.store().await?, Sources::real(), self.zone))
    }

    /// A database that is there: who mistypes its name had better hear of it.
    async fn existing(&self) -> Result<House, Fault> {
        match self.file() {
            Some(path) if !path.exists() => {
                let path = path.display();
                Err(fault(&format!("没有数据库 {path}"), &format!("there is no database {path}")))
            }
            _ => self.open().await,
        }
    }

    async fn store(&self) -> Result<Store, Fault> {
        Store::open(&self.database_url).await.map_err(doing("打开数据库 · opening the database"))
    }

    /// The file of a SQLite database.
    fn file(&self) -> Option<PathBuf> {
        self.database_url.strip_prefix("sqlite:").map(|path| PathBuf::from(path.trim_start_matches("//")))
    }
}

/// Does what was typed. 0: it is done; 1: it is not, and the standard error says why; 2: it makes no sense.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    log::start(cli.log_format);
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(doing("启动 · starting"))
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
        What::Case(case) => case.run(),
        What::Migrate(database) => {
            let house = database.open().await?;
            say(format!("{} 已是最新 · is up to date", house.store.place()))
        }
    }
}

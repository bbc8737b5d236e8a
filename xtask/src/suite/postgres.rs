//! A Postgres of our own for the length of a test run: empty, forgetful, reachable only through a
//! socket in a temporary folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::fault::{Attempt, Fault, Outcome};
use crate::fingerprint;
use crate::program::{self, Background};
use crate::system;
use crate::workspace::Workspace;

const PREFIX: &str = "meridian-postgres-";

pub struct Postgres {
    folder: PathBuf,
    user: String,
    server: Background,
}

impl Postgres {
    pub fn start(workspace: &Workspace) -> Outcome<Self> {
        let programs = programs()?;
        sweep();
        let account = Account::choose();
        let folder = env::temp_dir().join(format!("{PREFIX}{}", process::id()));
        fs::create_dir_all(&folder).while_(|| format!("creating {}", folder.display()))?;
        account.give(&folder)?;
        let data = folder.join("data");
        program::answer(
            account
                .command(&programs.join("initdb"))
                .arg("--pgdata")
                .arg(&data)
                .args(["--username=meridian", "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C.UTF-8", "--no-sync", "--no-instructions"])
                .current_dir(&folder),
        )?;
        let log = workspace.workshop().join("postgres.log");
        fingerprint::write(&log, b"")?;
        let log = fs::File::create(&log).while_(|| format!("opening {}", log.display()))?;
        let server = Background::start(
            account
                .command(&programs.join("postgres"))
                .arg("-D")
                .arg(&data)
                .arg("-k")
                .arg(&folder)
                // Nobody will miss what a power cut takes; nobody reaches it over the network.
                .args(["-c", "listen_addresses=", "-c", "fsync=off"])
                .args(["-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
                .args(["-c", "max_connections=200"])
                .current_dir(&folder)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(log),
        )?;
        let mut postgres = Self { folder, user: "meridian".to_owned(), server };
        postgres.wait(&programs)?;
        Ok(postgres)
    }

    /// What `MERIDIAN_TEST_POSTGRES` says. The user may create databases.
    pub fn address(&self) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://{}@localhost/postgres?host={folder}", self.user)
    }

    fn wait(&mut self, programs: &Path) -> Outcome<()> {
        for _ in 0..300 {
            if self.server.has_ended() {
                break;
            }
            let ready =
                Command::new(programs.join("pg_isready")).arg("--quiet").arg("--host").arg(&self.folder).status();
            if ready.is_ok_and(|status| status.success()) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        Err(Fault::new("Postgres did not start; its words are in target/xtask/postgres.log"))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.server.end();
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// The folder with `initdb` and `postgres`, wherever the distribution put them.
fn programs() -> Outcome<PathBuf> {
    if let Some(folder) = find() {
        return Ok(folder);
    }
    system::packages("Postgres", &["postgresql"])?;
    find().ok_or_else(|| Fault::new("Postgres was installed but initdb is nowhere to be found"))
}

fn find() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    versions.sort();
    let on_the_path = program::find("initdb").and_then(|path| path.parent().map(Path::to_owned));
    versions
        .into_iter()
        .rev()
        .chain(on_the_path)
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// Removes what a run left behind that was killed before it could.
fn sweep() {
    let Ok(entries) = fs::read_dir(env::temp_dir()) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(id) = name.strip_prefix(PREFIX) else {
            continue;
        };
        if !Path::new("/proc").join(id).exists() {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// As whom it runs. Postgres refuses to run as root, so root lends it another account.
enum Account {
    Own,
    Other(&'static str),
}

impl Account {
    fn choose() -> Self {
        if !system::is_root() {
            return Self::Own;
        }
        let known = program::answer(Command::new("id").args(["-u", "postgres"])).is_ok();
        Self::Other(if known { "postgres" } else { "nobody" })
    }

    fn give(&self, folder: &Path) -> Outcome<()> {
        match self {
            Self::Own => Ok(()),
            Self::Other(name) => program::run(Command::new("chown").arg(name).arg(folder)),
        }
    }

    fn command(&self, name: &Path) -> Command {
        match self {
            Self::Own => program::mortal(name),
            Self::Other(user) => {
                let mut command = Command::new("setpriv");
                command.args(["--pdeathsig", "TERM", "--clear-groups"]).arg(format!("--reuid={user}")).arg(name);
                command
            }
        }
    }
}

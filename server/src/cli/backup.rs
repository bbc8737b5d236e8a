//! `meridian backup FILE` and `meridian restore FILE`

use std::path::{Path, PathBuf};

use clap::Args;
use meridian_store::Store;

use super::{Database, Fault, Outcome, doing};

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(flatten)]
    database: Database,
    /// The file to write; it must not exist.
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    #[command(flatten)]
    database: Database,
    /// The backup.
    file: PathBuf,
    /// Replaces a database that is there. The server must not be running.
    #[arg(long)]
    force: bool,
}

impl Backup {
    pub async fn run(self) -> Outcome {
        if self.file.exists() {
            return Err(Fault(format!("{} exists already", self.file.display())));
        }
        let house = self.database.open().await?;
        let path = self.file.to_str().ok_or_else(|| Fault("the file's name is not UTF-8".to_owned()))?;
        if !house.store.backup(path).await.map_err(doing("copying the database"))? {
            return Err(Fault("a Postgres database is copied with pg_dump".to_owned()));
        }
        println!("{}", self.file.display());
        Ok(())
    }
}

impl Restore {
    pub async fn run(self) -> Outcome {
        let path = self
            .database
            .database_url
            .strip_prefix("sqlite:")
            .map(|path| PathBuf::from(path.trim_start_matches("//")))
            .ok_or_else(|| Fault("a Postgres database is made anew with pg_restore".to_owned()))?;
        if path.exists() && !self.force {
            return Err(Fault(format!("{} exists; --force replaces it", path.display())));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(doing(format!("making {}", folder.display())))?;
        }
        // The copy is tried before it takes the old one's place.
        let fresh = beside(&path, ".restoring");
        std::fs::copy(&self.file, &fresh).map_err(doing(format!("reading {}", self.file.display())))?;
        let tried = Store::open(&format!("sqlite://{}", fresh.display())).await.map(drop);
        for rest in ["-wal", "-shm"] {
            remove(&beside(&fresh, rest))?;
        }
        if let Err(error) = tried {
            remove(&fresh)?;
            return Err(Fault(format!("{} is no database of this program: {error}", self.file.display())));
        }
        for rest in ["-wal", "-shm"] {
            remove(&beside(&path, rest))?;
        }
        std::fs::rename(&fresh, &path).map_err(doing(format!("writing {}", path.display())))?;
        println!("{}", path.display());
        Ok(())
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn remove(path: &Path) -> Outcome {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Fault(format!("removing {}: {error}", path.display())))
        }
        _ => Ok(()),
    }
}

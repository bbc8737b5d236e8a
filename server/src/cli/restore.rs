//! `meridian restore FILE`

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
};

use clap::Args;
use meridian_store::{DumpError, Store, is_in_use, is_ours};

use super::{Database, Fault, Outcome, doing, fault, say};

#[derive(Debug, Args)]
pub(super) struct Restore {
    #[command(flatten)]
    database: Database,
    /// A backup, or an export (JSON Lines) of either kind of database.
    file: PathBuf,
    /// Replaces a SQLite database that is there. The server must not be running.
    #[arg(long)]
    force: bool,
}

/// What a file is, by how it begins.
enum Source {
    Backup,
    Export,
}

impl Restore {
    pub async fn run(self) -> Outcome {
        let source = source(&self.file)?;
        match (self.database.file(), source) {
            (Some(path), source) => self.write_file(&path, source).await,
            (None, Source::Export) => {
                bring_back(&self.database.store().await?, &self.file).await?;
                say("postgres")
            }
            (None, Source::Backup) => Err(fault(
                "这是 SQLite 的备份。要移到 Postgres，请先用 meridian export 导出",
                "this is a backup of SQLite; to move it into Postgres, export it with meridian export first",
            )),
        }
    }

    /// Makes the new database beside the old one and puts it in its place once it is whole.
    async fn write_file(&self, path: &Path, source: Source) -> Outcome {
        let name = path.display().to_string();
        if path.exists() {
            if !self.force {
                let (zh, en) =
                    (format!("{name} 已经存在，--force 可替换"), format!("{name} exists; --force replaces it"));
                return Err(fault(&zh, &en));
            }
            if is_in_use(&name).await {
                let zh = format!("{name} 正在使用，请先停止服务");
                return Err(fault(&zh, &format!("{name} is in use; stop the server first")));
            }
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(doing(format!("建立 · making {}", folder.display())))?;
        }
        let fresh = beside(path, ".restoring");
        remove_all(&fresh)?;
        let made = match source {
            Source::Backup => copied(&self.file, &fresh).await,
            Source::Export => read(&self.file, &fresh).await,
        };
        if let Err(fault) = made {
            remove_all(&fresh)?;
            return Err(fault);
        }
        for rest in ["-wal", "-shm"] {
            remove(&beside(path, rest))?;
        }
        std::fs::rename(&fresh, path).map_err(doing(format!("写入 · writing {name}")))?;
        say(name)
    }
}

fn source(path: &Path) -> Result<Source, Fault> {
    let reading = || doing(format!("读取 · reading {}", path.display()));
    let mut start = Vec::new();
    File::open(path).map_err(reading())?.take(16).read_to_end(&mut start).map_err(reading())?;
    match &start[..] {
        b"SQLite format 3\0" => Ok(Source::Backup),
        [b'{', ..] => Ok(Source::Export),
        _ => Err(stranger(path)),
    }
}

fn stranger(path: &Path) -> Fault {
    let name = path.display();
    fault(
        &format!("{name} 既不是本程序的备份，也不是导出文件"),
        &format!("{name} is neither a backup nor an export of this program"),
    )
}

async fn copied(from: &Path, fresh: &Path) -> Outcome {
    std::fs::copy(from, fresh).map_err(doing(format!("读取 · reading {}", from.display())))?;
    if !is_ours(&fresh.display().to_string()).await {
        return Err(stranger(from));
    }
    // Opened once, so that its schema is that of this program.
    opened(fresh).await?.close().await.map_err(doing("写入 · writing"))
}

async fn read(from: &Path, fresh: &Path) -> Outcome {
    let store = opened(fresh).await?;
    bring_back(&store, from).await?;
    store.close().await.map_err(doing("写入 · writing"))
}

async fn opened(fresh: &Path) -> Result<Store, Fault> {
    let url = format!("sqlite://{}", fresh.display());
    Store::open(&url).await.map_err(doing("打开数据库 · opening the database"))
}

async fn bring_back(store: &Store, from: &Path) -> Result<u64, Fault> {
    let name = from.display();
    let file = File::open(from).map_err(doing(format!("读取 · reading {name}")))?;
    store.bring_back(BufReader::new(file).lines()).await.map_err(|error| match error {
        DumpError::NotEmpty => fault("数据库里已有内容，没有改动", "the database is not empty; it stays as it is"),
        DumpError::Unfinished => {
            fault(&format!("{name} 不完整，没有恢复任何内容"), &format!("{name} is cut short; nothing was restored"))
        }
        DumpError::Line { number, why } => fault(
            &format!("{name} 第 {number} 行有误（{why}），没有恢复任何内容"),
            &format!("{name}, line {number}: {why}; nothing was restored"),
        ),
        other => doing(format!("读取 · reading {name}"))(other),
    })
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes a database with what belongs to it.
fn remove_all(path: &Path) -> Outcome {
    ["", "-wal", "-shm", "-journal"].iter().try_for_each(|rest| remove(&beside(path, rest)))
}

fn remove(path: &Path) -> Outcome {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(doing(format!("删除 · removing {}", path.display()))(error))
        }
        _ => Ok(()),
    }
}

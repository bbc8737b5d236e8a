//! `meridian backup FILE`

use std::path::PathBuf;

use clap::Args;

use super::{Database, Outcome, doing, fault, say};

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(flatten)]
    database: Database,
    /// The file to write; it must not exist.
    file: PathBuf,
}

impl Backup {
    pub async fn run(self) -> Outcome {
        let name = self.file.display().to_string();
        if self.file.exists() {
            return Err(fault(&format!("{name} 已经存在"), &format!("{name} exists already")));
        }
        let house = self.database.existing().await?;
        let path = self.file.to_str();
        let path = path.ok_or_else(|| fault("文件名不是 UTF-8", "the file's name is not UTF-8"))?;
        if !house.store.backup(path).await.map_err(doing("复制数据库 · copying the database"))? {
            return Err(fault(
                "Postgres 数据库请用 pg_dump 备份，或用 meridian export 导出",
                "a Postgres database is copied with pg_dump, or moved with meridian export",
            ));
        }
        let synced = std::fs::File::open(&self.file).and_then(|file| file.sync_all());
        synced.map_err(doing(format!("写入 · writing {name}")))?;
        say(name)
    }
}

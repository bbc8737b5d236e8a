//! `meridian export FILE`

use std::{
    fs::OpenOptions,
    io::{BufWriter, Write},
    path::PathBuf,
};

use clap::Args;
use meridian_store::DumpError;

use super::{Database, Outcome, doing, fault, say};
use crate::house::House;

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    database: Database,
    /// The file to write; it must not exist. `-` is the standard output.
    file: PathBuf,
}

impl Export {
    pub async fn run(self) -> Outcome {
        let house = self.database.existing().await?;
        if self.file.as_os_str() == "-" {
            return written(&house, &mut std::io::stdout()).await.map(drop);
        }
        let name = self.file.display().to_string();
        if self.file.exists() {
            return Err(fault(&format!("{name} 已经存在"), &format!("{name} exists already")));
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        // It holds personal data and digests of secrets.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&self.file).map_err(doing(format!("写入 · writing {name}")))?;
        let mut buffered = BufWriter::new(file);
        match written(&house, &mut buffered).await {
            Ok(lines) => {
                buffered.get_ref().sync_all().map_err(doing(format!("写入 · writing {name}")))?;
                say(format!("{name}: {lines} 行 · lines"))
            }
            Err(fault) => {
                // Half an export is worse than none.
                drop(std::fs::remove_file(&self.file));
                Err(fault)
            }
        }
    }
}

async fn written(house: &House, out: &mut (impl Write + Send)) -> Result<u64, super::Fault> {
    match house.store.export(out).await {
        // Whoever reads our output has seen enough.
        Err(DumpError::File(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(0),
        done => done.map_err(doing("导出 · exporting")),
    }
}

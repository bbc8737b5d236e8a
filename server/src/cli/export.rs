//! `meridian export FILE`

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::PathBuf,
};

use clap::Args;
use meridian_domain::record::Kind;

use super::{Database, Outcome, doing};

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    database: Database,
    /// The file to write.
    file: PathBuf,
}

impl Export {
    /// Writes parents before those who refer to them, so that reading the file in order works.
    pub async fn run(self) -> Outcome {
        let house = self.database.open().await?;
        let name = self.file.display().to_string();
        let mut file = BufWriter::new(File::create(&self.file).map_err(doing(format!("writing {name}")))?);
        let mut count = 0_u64;
        for kind in Kind::ALL {
            for record in house.store.all(*kind).await.map_err(doing("reading"))? {
                serde_json::to_writer(&mut file, &record).map_err(doing(format!("writing {name}")))?;
                file.write_all(b"\n").map_err(doing(format!("writing {name}")))?;
                count += 1;
            }
        }
        file.flush().map_err(doing(format!("writing {name}")))?;
        println!("{name}: {count}");
        Ok(())
    }
}

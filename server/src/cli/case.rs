//! `meridian case check|pack`

use std::{
    fs::OpenOptions,
    io::Write as _,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use meridian_app::words::workshop as words;
use meridian_domain::{
    locale::Lang,
    workshop::{Files, Flaw, Reading, read},
};

use super::{Fault, Outcome, doing, fault, say};
use crate::workshop::{NotAPack, Unopened, open, pack};

#[derive(Debug, Args)]
pub(super) struct Case {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// 检查 · Says everything that is wrong with a case, a folder or a packed file.
    Check { case: PathBuf },
    /// 打包 · Makes one file of a case without errors, for handing on.
    Pack {
        folder: PathBuf,
        /// The file to write; it must not exist.
        file: PathBuf,
    },
}

impl Case {
    pub fn run(&self) -> Outcome {
        match &self.what {
            What::Check { case } => check(case).map(drop),
            What::Pack { folder, file } => packed(folder, file),
        }
    }
}

/// Says all flaws; errors are a fault.
fn check(path: &Path) -> Result<Files, Fault> {
    let files = open(path).map_err(|found| unopened(path, &found))?;
    let reading = read(&files);
    for flaw in &reading.flaws {
        say(told(flaw))?;
    }
    let (errors, warnings) = (reading.errors(), reading.warnings());
    let sum = |lang| words::found(lang, errors, warnings);
    if errors > 0 {
        return Err(fault(&sum(Lang::Zh), &sum(Lang::En)));
    }
    say(named(&reading).unwrap_or_default())?;
    say(format!("{} · {}", sum(Lang::Zh), sum(Lang::En)))?;
    Ok(files)
}

/// The title of a case with its version.
fn named(reading: &Reading) -> Option<String> {
    let case = reading.case.as_ref()?;
    Some(format!("{} {} · {} · {}", case.id, case.version, case.title.zh, case.title.en))
}

/// A flaw in three lines: where, and what and what to do in each language.
fn told(flaw: &Flaw) -> String {
    let place = match flaw.place.line {
        0 => flaw.place.file.clone(),
        line => format!("{}:{line}:{}", flaw.place.file, flaw.place.column),
    };
    let kind = Lang::ALL.map(|lang| words::severity(lang, flaw.severity)).join(" · ");
    let lines = Lang::ALL.map(|lang| {
        let told = words::flaw(lang, flaw);
        match lang {
            Lang::Zh => format!("  {}{}", told.wrong, told.to_do),
            Lang::En => format!("  {} {}", told.wrong, told.to_do),
        }
    });
    format!("{place}: {kind}\n{}", lines.join("\n"))
}

fn packed(folder: &Path, file: &Path) -> Outcome {
    let name = file.display().to_string();
    if file.exists() {
        return Err(fault(&format!("{name} 已经存在"), &format!("{name} exists already")));
    }
    let files = check(folder)?;
    let bytes = pack(&files).map_err(|why| no_pack(folder, &why))?;
    let writing = || doing(format!("写入 · writing {name}"));
    let mut out = OpenOptions::new().write(true).create_new(true).open(file).map_err(writing())?;
    out.write_all(&bytes).and_then(|()| out.sync_all()).map_err(writing())?;
    say(format!("{name}: {} 字节 · bytes", bytes.len()))
}

fn unopened(path: &Path, found: &Unopened) -> Fault {
    match found {
        Unopened::Unread { path, error } => doing(format!("读取 · reading {}", path.display()))(error),
        Unopened::NotAPack(why) => no_pack(path, why),
    }
}

fn no_pack(path: &Path, why: &NotAPack) -> Fault {
    let (zh, en) = why.words();
    let path = path.display();
    fault(&format!("{path}：{zh}"), &format!("{path}: {en}"))
}

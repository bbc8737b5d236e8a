//! `cargo xtask dev`: run, and again whenever a source file changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::fault::Outcome;
use crate::fingerprint;
use crate::program::Background;
use crate::run::{self, Options};
use crate::workspace::Workspace;

/// What the server or the site is made from.
const WATCHED: [&str; 9] =
    ["app", "cases", "domain", "end2end/charts", "frontend", "migrations", "server", "store", "style"];

const PAUSE: Duration = Duration::from_millis(400);

/// Runs until it is interrupted. A build that fails leaves the last server running.
pub fn dev(workspace: &Workspace, options: &Options) -> Outcome<ExitCode> {
    let mut server: Option<Background> = None;
    loop {
        let seen = snapshot(workspace)?;
        match run::prepare(workspace, options) {
            Ok(()) => {
                if let Some(mut old) = server.take() {
                    old.end();
                }
                server = Some(Background::start(&mut run::serve(workspace, options))?);
                eprintln!("==> http://127.0.0.1:{}, watching for changes", options.port);
            }
            Err(fault) => eprintln!("{fault}\n==> watching for changes"),
        }
        wait_for_change(workspace, &seen)?;
    }
}

type Snapshot = BTreeMap<PathBuf, SystemTime>;

/// The files and when they were last written. Asked a few times a second: a few hundred files cost
/// less than a millisecond, and it works on every file system.
fn snapshot(workspace: &Workspace) -> Outcome<Snapshot> {
    let mut seen = Snapshot::new();
    for folder in WATCHED {
        for path in fingerprint::files(&workspace.path(folder))? {
            // A file that vanished between the two questions is a change like any other.
            if let Ok(at) = fs::metadata(&path).and_then(|data| data.modified()) {
                seen.insert(path, at);
            }
        }
    }
    Ok(seen)
}

fn wait_for_change(workspace: &Workspace, seen: &Snapshot) -> Outcome<()> {
    loop {
        thread::sleep(PAUSE);
        let now = snapshot(workspace)?;
        if now == *seen {
            continue;
        }
        let changed = now
            .iter()
            .find(|(path, at)| seen.get(*path) != Some(*at))
            .map(|(path, _)| path)
            .or_else(|| seen.keys().find(|path| !now.contains_key(*path)));
        if let Some(path) = changed {
            let inside = path.strip_prefix(workspace.root()).unwrap_or(path);
            eprintln!("==> {} changed", inside.display());
        }
        return Ok(());
    }
}

//! `target/site`: hashed names, compressed twins, the manifest, and nothing that is out of date.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::bindings::{JS, Program, WASM};
use super::compression;
use super::manifest::Manifest;
use super::{Mode, Part, parts};
use crate::fault::{Attempt, Outcome};
use crate::fingerprint::{Fingerprint, Stamp, files, hashed_name, write};
use crate::workspace::Workspace;

/// How long a file that is no longer named stays: a server of the last build may still serve it.
const GRACE: Duration = Duration::from_secs(60 * 60);

pub fn fill(workspace: &Workspace, mode: Mode, program: Program, style: Part, charts: Part) -> Outcome<Manifest> {
    let mut shelf = Shelf::open(workspace, mode);
    let folder = shelf.program(&program.folder)?;
    let manifest = Manifest {
        js: format!("{folder}/{JS}"),
        wasm: format!("{folder}/{WASM}"),
        parts: program.parts.iter().map(|part| (part.clone(), format!("{folder}/{}", parts::file(part)))).collect(),
        css: shelf.put(&style)?,
        charts: shelf.put(&charts)?,
    };
    shelf.statics(&workspace.path("style/static"))?;
    manifest.write(workspace)?;
    shelf.close()?;
    Ok(manifest)
}

struct Shelf {
    site: PathBuf,
    mode: Mode,
    quality: Stamp,
    /// Whether the compressed twins that are there were made in this mode.
    reuse: bool,
    kept: HashSet<PathBuf>,
}

impl Shelf {
    fn open(workspace: &Workspace, mode: Mode) -> Self {
        let quality = Stamp::new(workspace.workshop().join("quality"));
        Self { site: workspace.site(), mode, reuse: quality.is(mode.name()), quality, kept: HashSet::new() }
    }

    /// Publishes a part below `pkg/` and says under which name.
    fn put(&mut self, part: &Part) -> Outcome<String> {
        let name = hashed_name(part.name, &part.content);
        self.place(&format!("pkg/{name}"), &part.content)?;
        Ok(name)
    }

    /// The files of the program name each other by relative paths, in circles, so that their folder
    /// gets the hash, like every other name below `pkg/` that a browser may keep for ever.
    fn program(&mut self, folder: &Path) -> Outcome<String> {
        let found = files(folder)?;
        let mut hash = Fingerprint::default();
        for path in &found {
            hash = hash.file(path)?;
        }
        let published = format!("program.{}", hash.short());
        for path in &found {
            let inside = path.strip_prefix(folder).expect("files() lists what is below the folder");
            let content = fs::read(path).while_(|| format!("reading {}", path.display()))?;
            self.place(&format!("pkg/{published}/{}", inside.display()), &content)?;
        }
        Ok(published)
    }

    /// Files whose names are known to the world, like `favicon.svg`: copied as they are.
    fn statics(&mut self, folder: &Path) -> Outcome<()> {
        for path in files(folder)? {
            let inside =
                path.strip_prefix(folder).expect("files() lists what is below the folder").display().to_string();
            let content = fs::read(&path).while_(|| format!("reading {}", path.display()))?;
            let fresh = fs::read(self.site.join(&inside)).is_ok_and(|there| there == content);
            let reuse = self.reuse;
            self.reuse &= fresh;
            self.place(&inside, &content)?;
            self.reuse = reuse;
        }
        Ok(())
    }

    fn place(&mut self, inside: &str, content: &[u8]) -> Outcome<()> {
        let path = self.site.join(inside);
        if !fs::read(&path).is_ok_and(|there| there == content) {
            write(&path, content)?;
        }
        compression::compress(&path, self.mode, self.reuse)?;
        self.kept.insert(compression::beside(&path));
        self.kept.insert(path);
        Ok(())
    }

    /// Removes what nobody names any more: at once in a release, because a release carries all of
    /// it inside, after a while in development.
    fn close(mut self) -> Outcome<()> {
        self.kept.insert(self.site.join("manifest.json"));
        for path in files(&self.site)? {
            if self.kept.contains(&path) || (self.mode == Mode::Development && is_young(&path)) {
                continue;
            }
            fs::remove_file(&path).while_(|| format!("removing {}", path.display()))?;
        }
        prune(&self.site)?;
        self.quality.set(self.mode.name())
    }
}

/// Removes the folders in `folder` that hold nothing.
fn prune(folder: &Path) -> Outcome<()> {
    let reading = || format!("reading {}", folder.display());
    for entry in fs::read_dir(folder).while_(reading)? {
        let path = entry.while_(reading)?.path();
        if path.is_dir() {
            prune(&path)?;
            // One that holds something stays: that is how this is asked.
            drop(fs::remove_dir(&path));
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "how old a file is, for people at work; nothing is decided by it")]
fn is_young(path: &Path) -> bool {
    fs::metadata(path)
        .and_then(|data| data.modified())
        .is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age < GRACE))
}

//! The desk: files that wait to be imported, and the work on them. It lives in memory; a file that
//! is forgotten is chosen again.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use meridian_app::Failure;
use meridian_domain::{
    id::{ImportId, UserId},
    import::{
        Table,
        view::{Progress, Wish},
    },
    time::Moment,
};

use super::rehearse::Ready;

/// A file on the desk.
#[derive(Debug)]
pub struct Laid {
    pub by: UserId,
    pub at: Moment,
    pub bytes: usize,
    pub file: String,
    pub encoding: &'static str,
    pub table: Arc<Table>,
}

/// What somebody wished last, and what would come of it.
type Rehearsed = (Vec<Wish>, Arc<Vec<Ready>>);

/// Files that wait, rehearsals, and work under way.
#[derive(Debug, Default)]
pub struct Desk {
    sheets: Mutex<BTreeMap<ImportId, Arc<Laid>>>,
    rehearsed: Mutex<HashMap<UserId, Rehearsed>>,
    work: Mutex<HashMap<UserId, Progress>>,
}

/// How long a file waits.
const PATIENCE_MS: i64 = 2 * 3_600_000;
/// Files of one person, and bytes of all.
const MOST_FILES: usize = 24;
const MOST_BYTES: usize = 256 * 1024 * 1024;

fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// Lays a file down; the oldest go when there are too many.
    pub(super) fn lay(&self, id: ImportId, laid: Laid) {
        let mut sheets = open(&self.sheets);
        let (by, now) = (laid.by, laid.at);
        sheets.insert(id, Arc::new(laid));
        sheets.retain(|_, sheet| now.0 - sheet.at.0 < PATIENCE_MS);
        let surplus = sheets.values().filter(|sheet| sheet.by == by).count().saturating_sub(MOST_FILES);
        let mut leaving: Vec<ImportId> =
            sheets.iter().filter(|(_, sheet)| sheet.by == by).map(|(id, _)| *id).take(surplus).collect();
        let mut bytes: usize = sheets.values().map(|sheet| sheet.bytes).sum();
        for (other, sheet) in sheets.iter() {
            if bytes > MOST_BYTES && *other != id {
                bytes -= sheet.bytes;
                leaving.push(*other);
            }
        }
        sheets.retain(|id, _| !leaving.contains(id));
    }

    /// A file that somebody laid down.
    pub(super) fn sheet(&self, by: UserId, id: ImportId) -> Result<Arc<Laid>, Failure> {
        open(&self.sheets).get(&id).filter(|sheet| sheet.by == by).cloned().ok_or(Failure::NotFound)
    }

    /// What was rehearsed last for these wishes, if they are still the same.
    pub(super) fn rehearsed(&self, by: UserId, wishes: &[Wish]) -> Option<Arc<Vec<Ready>>> {
        open(&self.rehearsed).get(&by).filter(|(last, _)| last == wishes).map(|(_, ready)| Arc::clone(ready))
    }

    /// What would become of a file, as it was rehearsed last.
    pub(super) fn last_of(&self, by: UserId, sheet: ImportId) -> Option<Arc<Vec<Ready>>> {
        let rehearsed = open(&self.rehearsed);
        let (_, ready) = rehearsed.get(&by)?;
        ready.iter().any(|ready| ready.wish.sheet == sheet).then(|| Arc::clone(ready))
    }

    pub(super) fn keep(&self, by: UserId, wishes: Vec<Wish>, ready: Arc<Vec<Ready>>) {
        open(&self.rehearsed).insert(by, (wishes, ready));
    }

    /// Forgets what was rehearsed: things are not as they were.
    pub(super) fn forget(&self, by: UserId) {
        open(&self.rehearsed).remove(&by);
    }

    /// Begins work for somebody, unless they have work under way: then that.
    pub(super) fn begin(&self, by: UserId, progress: Progress) -> Result<Progress, Progress> {
        let mut work = open(&self.work);
        match work.get(&by) {
            Some(busy) if !busy.finished => Err(busy.clone()),
            _ => {
                work.insert(by, progress.clone());
                Ok(progress)
            }
        }
    }

    /// Notes how far the work of somebody has come.
    pub(super) fn note(&self, by: UserId, note: impl FnOnce(&mut Progress)) {
        if let Some(progress) = open(&self.work).get_mut(&by) {
            note(progress);
        }
    }

    /// How far the work of somebody has come.
    pub(super) fn progress(&self, by: UserId) -> Progress {
        open(&self.work).get(&by).cloned().unwrap_or(Progress { finished: true, ..Progress::default() })
    }

    /// Whether anybody works on a run.
    pub(super) fn is_busy(&self, run: ImportId) -> bool {
        open(&self.work).values().any(|progress| !progress.finished && progress.runs.contains(&run))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn laid(by: u128, at: i64) -> Laid {
        let by = UserId(Uuid::from_u128(by));
        Laid { by, at: Moment(at), bytes: 1, file: String::new(), encoding: "UTF-8", table: Arc::default() }
    }

    #[test]
    fn a_file_is_there_for_who_laid_it_down_and_goes_after_a_while() {
        let desk = Desk::default();
        let id = |n| ImportId(Uuid::from_u128(n));
        desk.lay(id(1), laid(7, 0));
        assert!(desk.sheet(UserId(Uuid::from_u128(7)), id(1)).is_ok());
        assert_eq!(desk.sheet(UserId(Uuid::from_u128(8)), id(1)).err(), Some(Failure::NotFound));
        desk.lay(id(2), laid(8, PATIENCE_MS));
        assert!(desk.sheet(UserId(Uuid::from_u128(7)), id(1)).is_err());
    }

    #[test]
    fn the_oldest_files_of_a_person_make_room() {
        let desk = Desk::default();
        let user = UserId(Uuid::from_u128(7));
        for n in 0..=MOST_FILES {
            desk.lay(ImportId(Uuid::from_u128(n as u128)), laid(7, n as i64));
        }
        assert!(desk.sheet(user, ImportId(Uuid::from_u128(0))).is_err());
        assert!(desk.sheet(user, ImportId(Uuid::from_u128(1))).is_ok());
    }
}

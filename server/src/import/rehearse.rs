//! The dry run: what files would do, in the order in which they would be imported.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Role},
    gate::{Change, Context, World},
    id::{AccountId, ImportId, MapId},
    import::{
        Import, Outcome, Plan, Setting, Step, Table, Unreadable, plan, rehearse, suggest,
        view::{Rehearsal, Rehearsed, RowView, Sheet, WINDOW, Window, Wish},
    },
    money::Currency,
    names::Names,
    record::{Kind, Record},
    stakeholder::Map,
};

use super::{desk::Laid, file};
use crate::house::{House, able};

/// A file with what would become of it.
#[derive(Debug)]
pub struct Ready {
    pub wish: Wish,
    pub file: String,
    pub encoding: &'static str,
    pub table: Arc<Table>,
    pub plan: Plan,
    /// Why it cannot be planned.
    pub fault: Option<Unreadable>,
}

/// Values of a column that are shown.
const SAMPLES: usize = 3;
/// Characters of a value that are shown.
const LONGEST: usize = 60;

impl House {
    /// Reads a file and lays it on the desk of `actor`.
    pub async fn lay_sheet(&self, actor: &Actor, name: &str, bytes: Vec<u8>) -> Result<Sheet, Failure> {
        able(actor, Capability::Import)?;
        let count = bytes.len();
        let (table, encoding) = tokio::task::spawn_blocking(move || file::read(&bytes))
            .await
            .map_err(|error| self.broken(error))?
            .map_err(Failure::Unreadable)?;
        let id: ImportId = self.sources.fresh();
        let kind = Import::guess(&table.head);
        let currency = self.reporting().await?;
        let sheet = Sheet {
            id,
            file: name.to_owned(),
            encoding: encoding.to_owned(),
            rows: table.rows.len(),
            samples: (0..table.head.len()).map(|column| samples(&table, column)).collect(),
            kind,
            mapping: suggest(kind.unwrap_or(Import::Opportunities), &table.head, currency),
            head: table.head.clone(),
        };
        let (by, at, file) = (actor.id, self.now(), name.to_owned());
        self.imports.lay(id, Laid { by, at, bytes: count, file, encoding, table: Arc::new(table) });
        Ok(sheet)
    }

    /// The currency of amounts, unless a file says otherwise.
    async fn reporting(&self) -> Result<Currency, Failure> {
        let records = self.read(self.store.all(Kind::Workspace).await)?;
        Ok(records
            .into_iter()
            .find_map(|record| if let Record::Workspace(workspace) = record { Some(workspace.reporting) } else { None })
            .unwrap_or(Currency::CNY))
    }

    /// What the files would do, and a window of one file's rows.
    pub(crate) async fn read_rehearsal(
        &self,
        actor: &Actor,
        wishes: Vec<Wish>,
        window: Window,
    ) -> Result<Rehearsal, Failure> {
        able(actor, Capability::Import)?;
        let ready = match self.imports.rehearsed(actor.id, &wishes) {
            Some(ready) => ready,
            None => {
                let ready = Arc::new(self.rehearse(actor, &wishes).await?);
                self.imports.keep(actor.id, wishes, Arc::clone(&ready));
                ready
            }
        };
        let shown = ready.iter().find(|ready| window.sheet.is_none_or(|sheet| sheet == ready.wish.sheet));
        let (rows, total) = shown.map(|ready| ready.window(window)).unwrap_or_default();
        Ok(Rehearsal { files: ready.iter().map(Ready::summary).collect(), rows, total })
    }

    /// Plans the files, each after those that come before it.
    pub async fn rehearse(&self, actor: &Actor, wishes: &[Wish]) -> Result<Vec<Ready>, Failure> {
        let mut wishes = wishes.to_vec();
        wishes.sort_by_key(|wish| wish.kind);
        let mut world = self.known_to(actor, &wishes.iter().map(|wish| wish.kind).collect::<BTreeSet<_>>()).await?;
        let mut maps = BTreeMap::new();
        let mut work = Vec::new();
        for wish in wishes {
            let sheet = self.imports.sheet(actor.id, wish.sheet)?;
            if let Some(account) = wish.account.filter(|_| wish.kind.of_an_account())
                && !maps.contains_key(&(account, wish.map))
            {
                maps.insert((account, wish.map), self.map_of(actor, account, wish.map, &mut world).await?);
            }
            work.push((wish, sheet));
        }
        let (actor, sources) = (actor.clone(), self.sources);
        let context = Context { actor: actor.id, now: self.now(), today: self.today() };
        let planned = tokio::task::spawn_blocking(move || {
            let plan = |(wish, sheet)| ready(wish, sheet, &mut world, &maps, &actor, &context, sources.id);
            work.into_iter().map(plan).collect()
        });
        planned.await.map_err(|error| self.broken(error))
    }

    /// The map of an account that people and lines come to, taken into `world`: the one that is
    /// wanted, else the first; a fresh one where there is none.
    async fn map_of(
        &self,
        actor: &Actor,
        account: AccountId,
        wanted: Option<MapId>,
        world: &mut World,
    ) -> Result<MapId, Failure> {
        self.visible(actor, account).await?;
        let maps = self.read(self.store.maps(account).await)?;
        let map = match wanted {
            Some(wanted) => Some(maps.iter().find(|map| map.id == wanted).ok_or(Failure::NotFound)?),
            None => maps.first(),
        };
        let Some(map) = map.map(|map| map.id) else { return Ok(self.sources.fresh()) };
        for record in self.read(self.store.map_records(account, map).await)? {
            world.insert(record);
        }
        Ok(map)
    }
}

fn ready(
    wish: Wish,
    sheet: Arc<Laid>,
    world: &mut World,
    maps: &BTreeMap<(AccountId, Option<MapId>), MapId>,
    actor: &Actor,
    context: &Context,
    mut fresh: fn() -> uuid::Uuid,
) -> Ready {
    let missing = wish.mapping.missing(wish.kind);
    let place =
        wish.account.filter(|_| wish.kind.of_an_account()).and_then(|id| Some((id, *maps.get(&(id, wish.map))?)));
    let fault = if !missing.is_empty() {
        Some(Unreadable::WrongKind { missing: missing.into_iter().map(ToOwned::to_owned).collect() })
    } else if wish.kind.of_an_account() && place.is_none() {
        Some(Unreadable::NoAccount)
    } else {
        None
    };
    let mut made = Plan::default();
    if fault.is_none() {
        let mut setting = Setting {
            now: context.now,
            today: context.today,
            fresh: &mut fresh,
            existing: world,
            // Who sees all sees what is nobody's; anybody else would lose sight of what they import.
            owner: (actor.role != Role::Administrator).then_some(actor.id),
            map: place,
            lines: wish.lines,
        };
        made = plan(wish.kind, &sheet.table, &wish.mapping, &mut setting);
        if let Some((account, id)) = place
            && !made.steps.is_empty()
            && !world.contains(id)
        {
            let map = Map::named(id, account, Names::new("导入的人物", "Imported people"));
            made.steps.insert(0, Step { row: None, change: Change::Add(map.into()) });
        }
        rehearse(&mut made, world, actor, context);
    }
    Ready {
        file: sheet.file.clone(),
        encoding: sheet.encoding,
        table: Arc::clone(&sheet.table),
        plan: made,
        fault,
        wish,
    }
}

impl Ready {
    /// What the page shows of the file as a whole.
    pub fn summary(&self) -> Rehearsed {
        Rehearsed {
            sheet: self.wish.sheet,
            file: self.file.clone(),
            kind: self.wish.kind,
            counts: self.plan.counts,
            suggestions: self.plan.suggestions.clone(),
            missing: match &self.fault {
                Some(Unreadable::WrongKind { missing }) => missing.clone(),
                _ => Vec::new(),
            },
            needs_account: self.fault == Some(Unreadable::NoAccount),
        }
    }

    /// Rows the filter lets through, from the offset on, and how many there are.
    pub fn window(&self, window: Window) -> (Vec<RowView>, usize) {
        let fits = |outcome: Outcome| match window.outcome {
            Some(wanted) => outcome == wanted,
            None => outcome != Outcome::Blank,
        };
        let rows = || self.plan.rows.iter().enumerate().filter(|(_, (outcome, _))| fits(*outcome));
        let shown = rows().skip(window.offset).take(WINDOW).map(|(row, (outcome, notes))| RowView {
            // The headings are row 1.
            row: row + 2,
            outcome: *outcome,
            label: self.label(row),
            notes: notes.clone(),
        });
        (shown.collect(), rows().count())
    }

    /// What a row is called.
    fn label(&self, row: usize) -> String {
        let cell = |field: &&str| {
            let column = self.wish.mapping.column(field)?;
            self.table.rows[row].get(column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        };
        let mut names = self.wish.kind.identity().iter().filter_map(cell);
        let name = match self.wish.kind {
            Import::Lines => names.collect::<Vec<_>>().join(" → "),
            _ => names.next().unwrap_or_default().to_owned(),
        };
        name.chars().take(LONGEST).collect()
    }
}

/// The first different values of a column.
fn samples(table: &Table, column: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for cell in table.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim()) {
        if found.len() == SAMPLES {
            break;
        }
        let cell: String = cell.chars().take(LONGEST).collect();
        if !cell.is_empty() && !found.contains(&cell) {
            found.push(cell);
        }
    }
    found
}

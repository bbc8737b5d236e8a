//! Sales lines: a file is read twice, once to say what would happen, once to do it, and never lies in
//! memory as a table. What comes of it is one batch: its chunks first, which nobody sees, then the command
//! that adds it (see [ADR 18](../../../../docs/decisions/0018-sales-lines-lie-in-chunks.md)).

mod source;

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    account::Account,
    gate::{Change, Command},
    id::{AccountId, BatchId, CustomerId, ImportId, UserId},
    import::{
        Counts, Import, Unreadable,
        view::{Report, Run, Status},
    },
    record::{Kind, Record},
    sales::{
        Batch, Customer, Field, How, Reading, Roll, SalesMapping, chunk, has_heading, mend, suggest, tidy,
        view::{Alike, SHOWN, SalesRehearsal, SalesSheet},
    },
    time::Moment,
};
use meridian_store::ImportRun;

use super::refused::{Refused, Row};
use crate::house::{House, able};

pub use source::Source;

/// A file on the desk.
#[derive(Debug)]
struct Laid {
    by: UserId,
    at: Moment,
    file: String,
    source: Source,
    form: source::Form,
    head: Vec<String>,
    heading: bool,
}

/// Files of sales lines that wait, and those that are being read.
#[derive(Debug, Default)]
pub struct SalesDesk {
    laid: Mutex<BTreeMap<ImportId, Arc<Laid>>>,
    work: Mutex<HashMap<ImportId, Arc<Work>>>,
}

/// How far the reading of a file has come.
#[derive(Debug, Default)]
struct Work {
    rows: AtomicU32,
    stopped: AtomicBool,
}

/// How long a file waits, and how many a person has.
const PATIENCE_MS: i64 = 2 * 3_600_000;
const MOST_FILES: usize = 3;
/// Rows that tell how a file is written, and those that are shown.
const SAMPLE: usize = 2_000;
const FIRST: usize = 5;
/// Changes of one command.
const AT_ONCE: usize = 500;

fn open<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SalesDesk {
    fn lay(&self, id: ImportId, laid: Laid) {
        let mut all = open(&self.laid);
        let (by, now) = (laid.by, laid.at);
        all.insert(id, Arc::new(laid));
        all.retain(|_, laid| now.0 - laid.at.0 < PATIENCE_MS);
        let own: Vec<ImportId> = all.iter().filter(|(_, laid)| laid.by == by).map(|(id, _)| *id).collect();
        for id in own.iter().take(own.len().saturating_sub(MOST_FILES)) {
            all.remove(id);
        }
    }

    fn of(&self, by: UserId, id: ImportId) -> Result<Arc<Laid>, Failure> {
        open(&self.laid).get(&id).filter(|laid| laid.by == by).cloned().ok_or(Failure::NotFound)
    }
}

/// What was read of a file, with its chunks where they were wanted.
struct Read {
    reading: Reading,
    chunks: Vec<Vec<u8>>,
}

/// Reads a whole file.
fn read(laid: &Laid, mapping: SalesMapping, keep: bool, work: &Work) -> Result<Read, Unreadable> {
    let heading = mapping.heading;
    let mut reading = Reading::new(mapping);
    let mut builder = chunk::Builder::default();
    let mut chunks = Vec::new();
    laid.source.rows(laid.form, |row, cells| {
        if row % 1_024 == 0 {
            work.rows.store(row, Ordering::Relaxed);
            if work.stopped.load(Ordering::Relaxed) {
                return Err(Unreadable::Stopped);
            }
        }
        if heading && row == 1 {
            return Ok(());
        }
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        reading.row(row, cells.len(), &cell, &mut |line| {
            if keep {
                builder.push(line);
            }
        });
        if builder.len() >= chunk::LINES {
            chunks.push(builder.finish());
        }
        Ok(())
    })?;
    if !builder.is_empty() {
        chunks.push(builder.finish());
    }
    if reading.tally.rows == 0 {
        return Err(Unreadable::Empty);
    }
    Ok(Read { reading, chunks })
}

/// Customers of a file, and which accounts they are.
struct Found {
    /// Customers that are matched already.
    matched: usize,
    /// Those that are found by number or name.
    found: Vec<(String, AccountId)>,
    alike: Vec<Alike>,
    strangers: Vec<(String, i64)>,
}

impl House {
    /// Looks at a file and lays it on the desk of `actor`.
    pub async fn lay_sales(&self, actor: &Actor, name: &str, source: Source) -> Result<SalesSheet, Failure> {
        able(actor, Capability::Import)?;
        let bytes = source.size();
        let looked = tokio::task::spawn_blocking(move || {
            let form = source.form()?;
            let mut rows: Vec<Vec<String>> = Vec::new();
            let looked = source.rows(form, |_, cells| {
                rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
                if rows.len() > SAMPLE { Err(Unreadable::Stopped) } else { Ok(()) }
            });
            match looked {
                Err(Unreadable::Stopped) | Ok(()) => Ok((source, form, rows)),
                Err(fault) => Err(fault),
            }
        });
        let (source, form, mut rows) =
            looked.await.map_err(|error| self.broken(error))?.map_err(Failure::Unreadable)?;
        let first = rows.first().cloned().ok_or(Failure::Unreadable(Unreadable::Empty))?;
        let heading = has_heading(&first);
        let head = if heading {
            rows.remove(0).iter().map(|name| tidy(name).into_owned()).collect()
        } else {
            (1..=first.len()).map(|n| n.to_string()).collect::<Vec<_>>()
        };
        if rows.is_empty() {
            return Err(Failure::Unreadable(Unreadable::Empty));
        }
        let remembered = self.remembered(actor, &head).await?.map(|mapping| mend(mapping, &rows));
        let currency = self.read(self.store.reporting().await)?;
        let id: ImportId = self.sources.fresh();
        rows.truncate(SAMPLE);
        let mapping = match &remembered {
            Some(mapping) => mapping.clone(),
            None => suggest(&head, heading, &rows, currency),
        };
        rows.truncate(FIRST);
        let (by, at, file) = (actor.id, self.now(), name.to_owned());
        self.sales.lay(id, Laid { by, at, file, source, form, head: head.clone(), heading });
        Ok(SalesSheet {
            id,
            file: name.to_owned(),
            encoding: form.name().to_owned(),
            bytes,
            head,
            rows,
            mapping,
            remembered: remembered.is_some(),
        })
    }

    /// How the last file with these headings was read.
    async fn remembered(&self, actor: &Actor, head: &[String]) -> Result<Option<SalesMapping>, Failure> {
        let runs = self.read(self.store.imports(Some(actor.id)).await)?;
        let reports = runs.iter().filter(|run| run.kind == Import::Sales.key());
        let reports = reports.filter_map(|run| serde_json::from_str::<Report>(&run.report).ok());
        Ok(reports.filter(|report| report.head == head).find_map(|report| report.sales))
    }

    /// Reads a file, with what a line needs found first.
    async fn read_sales(
        &self,
        actor: &Actor,
        id: ImportId,
        mapping: &SalesMapping,
        keep: bool,
    ) -> Result<(Arc<Laid>, Read), Failure> {
        able(actor, Capability::Import)?;
        let laid = self.sales.of(actor.id, id)?;
        let missing = mapping.missing();
        if !missing.is_empty() {
            let missing = missing.into_iter().map(|field| field.key().to_owned()).collect();
            return Err(Failure::Unreadable(Unreadable::WrongKind { missing }));
        }
        let work = Arc::new(Work::default());
        open(&self.sales.work).insert(id, Arc::clone(&work));
        let mapping = SalesMapping { heading: laid.heading, ..mapping.clone() };
        let reader = Arc::clone(&laid);
        let result = tokio::task::spawn_blocking(move || read(&reader, mapping, keep, &work)).await;
        open(&self.sales.work).remove(&id);
        let read = result.map_err(|error| self.broken(error))?.map_err(Failure::Unreadable)?;
        Ok((laid, read))
    }

    /// How many rows have been read of a file that is being read.
    pub(crate) fn sales_progress(&self, actor: &Actor, id: ImportId) -> Result<Option<u32>, Failure> {
        able(actor, Capability::Import)?;
        self.sales.of(actor.id, id)?;
        Ok(open(&self.sales.work).get(&id).map(|work| work.rows.load(Ordering::Relaxed)))
    }

    /// Stops reading a file; nothing of it is kept.
    pub(crate) fn stop_sales(&self, actor: &Actor, id: ImportId) -> Result<(), Failure> {
        able(actor, Capability::Import)?;
        self.sales.of(actor.id, id)?;
        if let Some(work) = open(&self.sales.work).get(&id) {
            work.stopped.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// What an import would do.
    pub async fn rehearse_sales(
        &self,
        actor: &Actor,
        id: ImportId,
        mapping: &SalesMapping,
    ) -> Result<SalesRehearsal, Failure> {
        let missing: Vec<Field> = mapping.missing();
        if !missing.is_empty() {
            able(actor, Capability::Import)?;
            self.sales.of(actor.id, id)?;
            return Ok(SalesRehearsal { sheet: id, missing, ..SalesRehearsal::nothing(id) });
        }
        let (_, Read { reading, .. }) = self.read_sales(actor, id, mapping, false).await?;
        let found = self.match_customers(actor, &reading).await?;
        let tally = reading.tally.clone();
        let again = self.read(self.store.all(Kind::Batch).await)?.into_iter().find_map(|record| match record {
            Record::Batch(batch)
                if batch.lines.unsigned_abs() == tally.lines
                    && batch.amount == tally.amount
                    && Some(batch.first) == tally.first
                    && Some(batch.last) == tally.last =>
            {
                Some(batch.at.date_at(self.zone))
            }
            _ => None,
        });
        let refused = reading.refused.iter().take(SHOWN);
        let strange = found.strangers.len();
        Ok(SalesRehearsal {
            sheet: id,
            missing,
            refused: refused.map(|row| (row.row, row.notes.clone())).collect(),
            customers: reading.customers.len(),
            matched: found.matched,
            found: found.found.len(),
            alike: found.alike,
            strangers: found.strangers.into_iter().take(SHOWN).collect(),
            strange,
            again,
            tally,
        })
    }

    /// Which accounts the customers of a file are, among those the actor may change.
    async fn match_customers(&self, actor: &Actor, reading: &Reading) -> Result<Found, Failure> {
        let known: HashMap<CustomerId, AccountId> = self.matched_customers().await?;
        let may = self.read(self.store.accounts_for(actor, Capability::EditAccount).await)?;
        let accounts: Vec<Account> = self
            .read(self.store.all(Kind::Account).await)?
            .into_iter()
            .filter_map(|record| if let Record::Account(account) = record { Some(account) } else { None })
            .filter(|account| may.contains(&account.id))
            .collect();
        let roll = Roll::new(&accounts);
        let mut found = Found { matched: 0, found: Vec::new(), alike: Vec::new(), strangers: Vec::new() };
        for (customer, bought) in &reading.customers {
            if known.contains_key(&Customer::id_of(customer)) {
                found.matched += 1;
                continue;
            }
            match roll.find(customer, &bought.code) {
                Some(proposal) if !matches!(proposal.how, How::Alike(_)) => {
                    found.found.push((customer.clone(), proposal.account));
                }
                Some(proposal) => {
                    let account = accounts.iter().find(|account| account.id == proposal.account);
                    let name = account.map(|account| account.name.clone()).unwrap_or_default();
                    found.alike.push(Alike { customer: customer.clone(), amount: bought.amount, proposal, name });
                }
                None => found.strangers.push((customer.clone(), bought.amount)),
            }
        }
        found.found.sort();
        found.alike.sort_by(|a, b| b.amount.cmp(&a.amount).then_with(|| a.customer.cmp(&b.customer)));
        found.alike.truncate(SHOWN);
        found.strangers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(found)
    }

    /// Which customers are which accounts, for everybody.
    pub(crate) async fn matched_customers(&self) -> Result<HashMap<CustomerId, AccountId>, Failure> {
        let records = self.read(self.store.all(Kind::Customer).await)?;
        let pair = |record| if let Record::Customer(own) = record { Some((own.id, own.account)) } else { None };
        Ok(records.into_iter().filter_map(pair).collect())
    }

    /// Imports a file: all its lines or none. `confirmed` says which customers are which accounts, beside
    /// those that are found by number or name.
    pub async fn import_sales(
        &self,
        actor: &Actor,
        id: ImportId,
        mapping: &SalesMapping,
        confirmed: &[(String, AccountId)],
    ) -> Result<Run, Failure> {
        let (laid, Read { reading, chunks }) = self.read_sales(actor, id, mapping, true).await?;
        let tally = &reading.tally;
        let (Some(first), Some(last)) = (tally.first, tally.last) else {
            return Err(Failure::Unreadable(Unreadable::Empty));
        };
        let found = self.match_customers(actor, &reading).await?;
        let run_id: ImportId = self.sources.fresh();
        let batch = Batch {
            id: BatchId(run_id.0),
            file: laid.file.clone(),
            by: (!actor.id.0.is_nil()).then_some(actor.id),
            at: self.now(),
            lines: i64::try_from(tally.lines).unwrap_or(i64::MAX),
            first,
            last,
            currency: mapping.currency,
            amount: tally.amount,
        };
        let report = Report {
            counts: Counts { new: tally.lines as usize, refused: tally.refused as usize, ..Counts::default() },
            encoding: laid.form.name().to_owned(),
            head: laid.head.clone(),
            sales: Some(mapping.clone()),
            ..Report::default()
        };
        let mut run = ImportRun {
            id: run_id,
            kind: Import::Sales.key().to_owned(),
            by: actor.id,
            at: self.now(),
            file: laid.file.clone(),
            status: Status::Running.key().to_owned(),
            report: self.written(&report)?,
        };
        self.read(self.store.put_import(&run).await)?;
        self.read(self.store.put_chunks(batch.id, chunks).await)?;
        let chosen = confirmed.iter().filter(|(name, _)| reading.customers.contains_key(name));
        let mut customers: BTreeMap<CustomerId, Customer> = BTreeMap::new();
        for (name, account) in found.found.iter().chain(chosen) {
            let id = Customer::id_of(name);
            customers.entry(id).or_insert(Customer { id, name: name.clone(), account: *account });
        }
        let batch_id = batch.id;
        let mut changes: Vec<Change> = vec![Change::Add(batch.into())];
        changes.extend(customers.into_values().map(|customer| Change::Add(customer.into())));
        for (at, changes) in changes.chunks(AT_ONCE).enumerate() {
            let change = Change::All(changes.to_vec());
            let command = Command { id: self.sources.fresh(), change, import: Some(run_id) };
            match self.pass(actor, command).await {
                Ok(_) => {}
                // Without the batch there is nothing; without a few matches there are its lines, and
                // somebody may match them by hand.
                Err(failure) if at == 0 => {
                    self.read(self.store.drop_chunks(batch_id).await)?;
                    return Err(failure);
                }
                Err(Failure::Rejected(_) | Failure::Denied(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        if !reading.refused.is_empty() {
            let rows = reading.refused.iter().map(|row| Row {
                row: row.row as usize,
                cells: row.cells.clone(),
                notes: row.notes.clone(),
            });
            let refused = Refused { kind: Import::Sales, head: laid.head.clone(), rows: rows.collect() };
            self.read(self.store.put_refused_rows(run_id, &self.written(&refused)?).await)?;
        }
        run.status = Status::Done.key().to_owned();
        self.read(self.store.put_import(&run).await)?;
        self.view_of(run).await
    }
}

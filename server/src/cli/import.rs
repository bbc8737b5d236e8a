//! `meridian import KIND FILE…`

use std::{
    io::{IsTerminal as _, Write as _},
    path::PathBuf,
};

use clap::{Args, Subcommand, ValueEnum};
use meridian_app::words::{failures, import as words};
use meridian_domain::{
    access::{Actor, Role},
    id::{AccountId, ImportId},
    import::{self, Outcome, suggest, view::Run, view::Wish},
    locale::Lang,
    money::Currency,
    record::{Kind, Record},
    stakeholder::LineKind,
};

use super::{Database, Fault, Outcome as Done, doing, user::known};
use crate::house::House;

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    what: What,
    /// The login of the administrator or manager who imports; the program itself when left out.
    #[arg(long = "as", global = true)]
    who: Option<String>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Colleagues with their managers and offices.
    Teams(Files),
    /// Products with their lines and prices.
    Products(Files),
    /// Accounts with their groups.
    Accounts(Files),
    /// Deals with owner, product, account and stage.
    Opportunities(Files),
    /// People of one account.
    People {
        #[command(flatten)]
        files: Files,
        /// The name of the account.
        #[arg(long)]
        account: String,
    },
    /// Lines between people of one account.
    Lines {
        #[command(flatten)]
        files: Files,
        /// The name of the account.
        #[arg(long)]
        account: String,
        /// What the lines say.
        #[arg(long, value_enum)]
        kind: Says,
    },
    /// Sales lines, such as those of an ERP or a distributor.
    Sales(super::sales::Sales),
    /// Lists earlier imports.
    List,
    /// Takes imports back, but for what somebody has changed since.
    Undo {
        #[arg(required = true)]
        imports: Vec<ImportId>,
    },
}

#[derive(Debug, Args)]
struct Files {
    /// CSV files in UTF-8, UTF-16 or GB18030 or XLSX with headings in the first row, or vCard files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Says what would happen and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// The currency of amounts, such as USD; the reporting currency when left out.
    #[arg(long)]
    currency: Option<Currency>,
    /// Amounts are multiples of this, such as 1000000.
    #[arg(long, default_value_t = 1)]
    unit: i64,
    /// Takes values as they are written, instead of as what they are very like.
    #[arg(long)]
    as_written: bool,
    /// Writes the refused rows with the reasons to this file.
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
}

/// What lines say of people.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Says {
    ReportsTo,
    Advice,
    Friendship,
}

impl From<Says> for LineKind {
    fn from(says: Says) -> Self {
        match says {
            Says::ReportsTo => Self::Reports,
            Says::Advice => Self::Influence,
            Says::Friendship => Self::Friend,
        }
    }
}

/// The language of the command line, like that of its help.
pub(super) const LANG: Lang = Lang::En;

impl Import {
    pub async fn run(self) -> Done {
        let house = self.database.open().await?;
        let actor = importer(&house, self.who.as_deref()).await?;
        match self.what {
            What::Teams(files) => run(&house, &actor, import::Import::Teams, files, None, LineKind::Reports).await,
            What::Products(files) => {
                run(&house, &actor, import::Import::Products, files, None, LineKind::Reports).await
            }
            What::Accounts(files) => {
                run(&house, &actor, import::Import::Accounts, files, None, LineKind::Reports).await
            }
            What::Opportunities(files) => {
                run(&house, &actor, import::Import::Opportunities, files, None, LineKind::Reports).await
            }
            What::People { files, account } => {
                let account = account_of(&house, &account).await?;
                run(&house, &actor, import::Import::People, files, Some(account), LineKind::Reports).await
            }
            What::Lines { files, account, kind } => {
                let account = account_of(&house, &account).await?;
                run(&house, &actor, import::Import::Lines, files, Some(account), kind.into()).await
            }
            What::Sales(sales) => sales.run(&house, &actor).await,
            What::List => {
                for run in house.read_imports(&actor).await.map_err(|failure| said(&failure))? {
                    println!("{}  {}  {}", run.id, run.at.date_at(house.zone), line(&run));
                }
                Ok(())
            }
            What::Undo { imports } => {
                let runs = house.take_back(&actor, &imports, |_| ()).await.map_err(|failure| said(&failure))?;
                for run in runs {
                    println!("{}: {}", run.file, words::taken_back(LANG, run.report.taken_back));
                    if run.report.kept_count > 0 {
                        println!("{}: {}", run.file, words::kept(LANG, run.report.kept_count));
                    }
                }
                Ok(())
            }
        }
    }
}

/// Who imports.
async fn importer(house: &House, login: Option<&str>) -> Result<Actor, Fault> {
    let Some(login) = login else { return Ok(house.caretaker()) };
    let user = known(house, login).await?;
    let actor = house.store.actor(user.id).await.map_err(doing("reading users"))?;
    let (actor, _) = actor.ok_or_else(|| Fault(format!("there is no user {login}")))?;
    match actor.role {
        Role::Administrator | Role::Manager => Ok(actor),
        _ => Err(Fault(format!("{login} may not import: only administrators and managers may"))),
    }
}

/// The one account of this name.
async fn account_of(house: &House, name: &str) -> Result<AccountId, Fault> {
    let records = house.store.all(Kind::Account).await.map_err(doing("reading accounts"))?;
    let mut found = records.into_iter().filter_map(|record| match record {
        Record::Account(account) if account.name.zh == name || account.name.en == name => Some(account.id),
        _ => None,
    });
    match (found.next(), found.next()) {
        (Some(account), None) => Ok(account),
        (Some(_), Some(_)) => Err(Fault(format!("several accounts are called {name}"))),
        (None, _) => Err(Fault(format!("there is no account {name}"))),
    }
}

async fn run(
    house: &House,
    actor: &Actor,
    kind: import::Import,
    files: Files,
    account: Option<AccountId>,
    lines: LineKind,
) -> Done {
    for path in &files.files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let failed = |failure: &meridian_app::Failure| Fault(format!("{name}: {}", said(failure)));
        let bytes = std::fs::read(path).map_err(doing(format!("reading {}", path.display())))?;
        let sheet = house.lay_sheet(actor, &name, bytes).await.map_err(|failure| failed(&failure))?;
        let mut mapping = suggest(kind, &sheet.head, files.currency.unwrap_or(sheet.mapping.currency));
        mapping.unit = files.unit.max(1);
        mapping.as_written = files.as_written;
        let wishes = [Wish { sheet: sheet.id, kind, mapping, account, map: None, lines }];
        let ready = house.rehearse(actor, &wishes).await.map_err(|failure| failed(&failure))?;
        for ready in &ready {
            if let Some(fault) = ready.fault.clone() {
                return Err(failed(&meridian_app::Failure::Unreadable(fault)));
            }
            tell(&name, ready);
            if let Some(path) = &files.refused {
                std::fs::write(path, ready.refused().csv(LANG))
                    .map_err(doing(format!("writing {}", path.display())))?;
            }
        }
        if files.dry_run {
            println!("{name}: nothing was written");
            continue;
        }
        let bar = std::io::stderr().is_terminal();
        let progress = std::sync::Mutex::new(import::view::Progress::default());
        let told = |note: &dyn Fn(&mut import::view::Progress)| {
            let mut progress = progress.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            note(&mut progress);
            if bar {
                eprint!("\r{}", words::progress(LANG, progress.done, progress.of));
                drop(std::io::stderr().flush());
            }
        };
        let runs = house.import(actor, &wishes, told).await.map_err(|failure| failed(&failure))?;
        if bar {
            eprintln!();
        }
        for run in runs {
            println!("{}  {}", run.id, line(&run));
        }
    }
    Ok(())
}

/// What the dry run found.
fn tell(name: &str, ready: &crate::import::Ready) {
    for suggestion in ready.plan.suggestions.iter().filter(|suggestion| suggestion.taken) {
        let field = words::field(LANG, ready.wish.kind, &suggestion.field);
        let read = words::read_as(LANG, &field, &suggestion.value, &suggestion.instead);
        println!("{name}: {read} ({})", words::rows(LANG, suggestion.rows));
    }
    for row in ready.refused().rows.iter().take(20) {
        let reasons: Vec<String> = row.notes.iter().map(|note| words::explain(LANG, ready.wish.kind, note)).collect();
        println!("{name}: {} {}: {}", words::row(LANG), row.row, reasons.join("; "));
    }
}

/// A run in one line.
fn line(run: &Run) -> String {
    let counts = &run.report.counts;
    let parts = Outcome::COUNTED.map(|outcome| words::counted(LANG, outcome, counts.of(outcome)));
    let mut line = format!("{}: {}", run.file, parts.join(", "));
    if counts.without_account > 0 {
        line = format!("{line}; {}", words::without_account(LANG, counts.without_account));
    }
    if run.status != import::view::Status::Done {
        line = format!("{line} ({})", run.status.key());
    }
    line
}

/// A failure in words.
pub(super) fn said(failure: &meridian_app::Failure) -> Fault {
    let told = failures::tell(LANG, failure);
    Fault(format!("{}. {} {}", told.happened, told.kept, told.to_do))
}

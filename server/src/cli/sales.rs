//! `meridian import sales FILE`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use meridian_app::words::{identify, import as words};
use meridian_domain::{
    access::Actor,
    import::Import,
    locale,
    money::{Currency, Money},
    sales::{DateOrder, Decimal, Duplicates, Field, SalesMapping, view::SalesRehearsal},
};

use super::{
    Fault, Outcome as Done,
    import::{LANG, said},
};
use crate::{house::House, import::sales::Source};

#[derive(Debug, Args)]
pub(super) struct Sales {
    /// CSV in any usual encoding, or XLSX.
    file: PathBuf,
    /// Says what would happen and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// The field of each column, separated by commas, empty for one that is passed over: customer, code, day, year,
    /// month, product, family, region, order, quantity, price, amount, cost.
    #[arg(long)]
    columns: Option<String>,
    /// Numbers of the columns, from 1, separated by commas, whose values name a line: it takes the place of an
    /// earlier one with the same.
    #[arg(long)]
    key: Option<String>,
    /// The currency of amounts, such as USD; the reporting currency when left out.
    #[arg(long)]
    currency: Option<Currency>,
    /// The decimal mark; told by the file when left out.
    #[arg(long, value_enum)]
    decimal: Option<Mark>,
    /// What comes first in days such as 1/2/2026; told by the file when left out.
    #[arg(long, value_enum)]
    dates: Option<First>,
    /// Counts rows that repeat another in every column once.
    #[arg(long)]
    skip_repeats: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Mark {
    Point,
    Comma,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum First {
    Day,
    Month,
}

impl Sales {
    fn mapping(&self, suggested: &SalesMapping) -> Result<SalesMapping, Fault> {
        let mut mapping = suggested.clone();
        if let Some(columns) = &self.columns {
            let field = |key: &str| match key.trim() {
                "" => Ok(None),
                key => Field::from_key(key).map(Some).ok_or_else(|| Fault(format!("there is no field {key}"))),
            };
            mapping.columns = columns.split(',').map(field).collect::<Result<_, _>>()?;
            mapping.columns.resize(suggested.columns.len(), None);
        }
        if let Some(key) = &self.key {
            let place = |text: &str| {
                let number = text.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                let known = number.filter(|at| *at < suggested.columns.len());
                known.ok_or_else(|| Fault(format!("there is no column {text}")))
            };
            mapping.key = key.split(',').map(place).collect::<Result<_, _>>()?;
        }
        if let Some(currency) = self.currency {
            mapping.currency = currency;
        }
        if let Some(mark) = self.decimal {
            mapping.decimal = match mark {
                Mark::Point => Decimal::Point,
                Mark::Comma => Decimal::Comma,
            };
        }
        if let Some(first) = self.dates {
            mapping.dates = Some(match first {
                First::Day => DateOrder::Day,
                First::Month => DateOrder::Month,
            });
        }
        if self.skip_repeats {
            mapping.duplicates = Duplicates::Skip;
        }
        Ok(mapping)
    }

    pub(super) async fn run(self, house: &House, actor: &Actor) -> Done {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let failed = |failure: meridian_app::Failure| Fault(format!("{name}: {}", said(&failure)));
        let sheet = house.lay_sales(actor, &name, Source::File(self.file.clone())).await.map_err(failed)?;
        let mapping = self.mapping(&sheet.mapping)?;
        let columns = sheet.head.iter().zip(&mapping.columns);
        for (heading, field) in columns.filter_map(|(heading, field)| Some((heading, (*field)?))) {
            println!("{name}: {heading} = {}", identify::field_name(LANG, field));
        }
        if self.dry_run {
            let plan = house.rehearse_sales(actor, sheet.id, &mapping).await.map_err(failed)?;
            tell(&name, &plan, mapping.currency);
            println!("{name}: nothing was written");
            return Ok(());
        }
        let run = house.import_sales(actor, sheet.id, &mapping, &[]).await.map_err(failed)?;
        let counts = run.report.counts;
        println!("{}  {name}: {}", run.id, identify::imported(LANG, &locale::integer(counts.new as i64)));
        if counts.refused > 0 {
            println!("{name}: {}", identify::would_refuse(LANG, &locale::integer(counts.refused as i64)));
        }
        Ok(())
    }
}

/// What the dry run found.
fn tell(name: &str, plan: &SalesRehearsal, currency: Currency) {
    let count = |n: u64| locale::integer(i64::try_from(n).unwrap_or(i64::MAX));
    let number = |n: usize| locale::integer(n as i64);
    let money = |minor: i64| locale::money_full(Money::new(minor, currency));
    if !plan.missing.is_empty() {
        let missing: Vec<&str> = plan.missing.iter().map(|field| identify::field_name(LANG, *field)).collect();
        println!("{name}: {}", identify::lacking(LANG, &missing.join(", ")));
        return;
    }
    let tally = &plan.tally;
    println!("{name}: {}", identify::would_lines(LANG, &count(tally.lines), &money(tally.amount)));
    for (n, told) in [
        (tally.returns, identify::would_returns(LANG, &count(tally.returns), &money(tally.returned))),
        (tally.nameless, identify::would_nameless(LANG, &count(tally.nameless))),
        (tally.duplicates, identify::would_repeat(LANG, &count(tally.duplicates))),
        (tally.tidied, identify::would_tidy(LANG, &count(tally.tidied))),
        (tally.refused, identify::would_refuse(LANG, &count(tally.refused))),
    ] {
        if n > 0 {
            println!("{name}: {told}");
        }
    }
    let matched = identify::would_match(LANG, &number(plan.customers), &number(plan.matched), &number(plan.found));
    println!("{name}: {matched}");
    for (row, notes) in plan.refused.iter().take(20) {
        let reasons: Vec<String> = notes.iter().map(|note| words::explain(LANG, Import::Sales, note)).collect();
        println!("{name}: {} {row}: {}", words::row(LANG), reasons.join("; "));
    }
}

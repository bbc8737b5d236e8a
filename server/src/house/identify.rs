//! Who the key accounts are, from the sales lines.

use std::{
    cell::RefCell,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Grant, grant},
    account::Account,
    classify::{
        Known, Selection, identify,
        view::{IdentifyQuery, IdentifyView},
    },
    id::{AccountId, CustomerId, UserId},
    money::Currency,
    names::Names,
    pipeline::{Rates, query::Month},
    record::{Kind, Record},
    sales::{
        Batch, Buyer, Customer, Ledger, Roll,
        chunk::Chunk,
        view::{LineView, LinesQuery, LinesView, PAGE},
    },
    time::Date,
};

use super::{House, able};

/// What a reader may see of the sales lines.
struct Sight {
    matched: HashMap<CustomerId, AccountId>,
    accounts: BTreeSet<AccountId>,
    /// Customers that nobody has said to be an account, too.
    strangers: bool,
    /// What was found of each name, which comes in every chunk anew.
    known: RefCell<HashMap<String, bool>>,
}

impl Sight {
    fn sees(&self, name: &str) -> bool {
        if let Some(seen) = self.known.borrow().get(name) {
            return *seen;
        }
        let seen = match self.matched.get(&Customer::id_of(name)) {
            Some(account) => self.accounts.contains(account),
            None => self.strangers,
        };
        self.known.borrow_mut().insert(name.to_owned(), seen);
        seen
    }
}

/// The batches that can be added up, the newest first, and currencies that have no rate.
struct Batches {
    rated: Vec<Batch>,
    rates: Rates,
    unrated: Vec<(Currency, i64)>,
}

impl House {
    async fn sight(&self, actor: &Actor) -> Result<Sight, Failure> {
        able(actor, Capability::ReadSales)?;
        Ok(Sight {
            matched: self.matched_customers().await?,
            accounts: self.read(self.store.accounts_for(actor, Capability::ReadSales).await)?,
            strangers: grant(actor.role, Capability::Import) == Grant::All,
            known: RefCell::default(),
        })
    }

    async fn batches(&self) -> Result<Batches, Failure> {
        let rates = self.read(self.store.rates(self.today()).await)?;
        let mut rated: Vec<Batch> = Vec::new();
        let mut unrated: HashMap<Currency, i64> = HashMap::new();
        for record in self.read(self.store.all(Kind::Batch).await)? {
            if let Record::Batch(batch) = record {
                match rates.factor(batch.currency) {
                    Some(_) => rated.push(batch),
                    None => *unrated.entry(batch.currency).or_default() += batch.lines,
                }
            }
        }
        rated.sort_by_key(|batch| Reverse((batch.at, batch.id)));
        let mut unrated: Vec<(Currency, i64)> = unrated.into_iter().collect();
        unrated.sort();
        Ok(Batches { rated, rates, unrated })
    }

    /// Everything the lines say of those who bought.
    pub(crate) async fn read_identify(&self, actor: &Actor, query: IdentifyQuery) -> Result<IdentifyView, Failure> {
        let sight = self.sight(actor).await?;
        let Batches { rated, rates, unrated } = self.batches().await?;
        let known = self.known(actor, &sight.accounts).await?;
        let reporting = rates.reporting;
        let mut bodies = Vec::new();
        for batch in rated {
            let factor = rates.factor(batch.currency);
            let chunks = self.read(self.store.chunks(batch.id).await)?;
            bodies.push((factor, chunks));
        }
        let strangers = sight.strangers;
        let reckoned = tokio::task::spawn_blocking(move || {
            let mut ledger = Ledger::default();
            for (factor, chunks) in bodies {
                for body in chunks {
                    let chunk = Chunk::read(&body)?;
                    let convert = |minor: i64| factor.map_or(minor, |factor| factor.apply(minor));
                    ledger.add(&chunk, convert, |name| sight.sees(name));
                }
            }
            Ok::<_, meridian_domain::sales::chunk::Damaged>(identify(&ledger, &sight.matched, &known, query, reporting))
        });
        let mut view = reckoned.await.map_err(|error| self.broken(error))?.map_err(|error| self.broken(error))?;
        view.unrated = unrated;
        view.may_import = strangers;
        Ok(view)
    }

    /// What is known of the accounts the reader sees.
    async fn known(&self, actor: &Actor, seen: &BTreeSet<AccountId>) -> Result<HashMap<AccountId, Known>, Failure> {
        let may = self.read(self.store.accounts_for(actor, Capability::SelectAccount).await)?;
        let colleagues: HashMap<UserId, Names> = self.read(self.store.colleagues().await)?.into_iter().collect();
        let mut known: HashMap<AccountId, Known> = HashMap::new();
        for account in self.accounts_of(seen).await? {
            let may_decide = may.contains(&account.id);
            known.insert(account.id, Known { name: account.name, may_decide, ..Known::default() });
        }
        for (account, departments, functions) in self.read(self.store.complexity().await)? {
            if let Some(known) = known.get_mut(&account) {
                (known.departments, known.functions) = (departments, functions);
            }
        }
        for record in self.read(self.store.all(Kind::Selection).await)? {
            if let Record::Selection(selection) = record
                && let Some(known) = known.get_mut(&selection.account)
            {
                let by = colleagues.get(&selection.by).cloned();
                known.decided.push((selection, by));
            }
        }
        for known in known.values_mut() {
            known.decided.sort_by_key(|(selection, _): &(Selection, _)| Reverse((selection.at, selection.id)));
        }
        Ok(known)
    }

    async fn accounts_of(&self, wanted: &BTreeSet<AccountId>) -> Result<Vec<Account>, Failure> {
        let records = self.read(self.store.all(Kind::Account).await)?;
        let account = |record| if let Record::Account(account) = record { Some(account) } else { None };
        Ok(records.into_iter().filter_map(account).filter(|account| wanted.contains(&account.id)).collect())
    }

    /// The lines of one buyer, the latest first.
    pub(crate) async fn read_lines(&self, actor: &Actor, query: LinesQuery) -> Result<LinesView, Failure> {
        let sight = self.sight(actor).await?;
        let name = match &query.buyer {
            Buyer::Account(account) => self.visible(actor, *account).await?.0.name,
            Buyer::Customer(name) if sight.sees(name) => Names::same(name),
            Buyer::Customer(_) => return Err(Failure::NotFound),
        };
        let Batches { rated, rates, .. } = self.batches().await?;
        let mut bodies = Vec::new();
        for batch in rated {
            bodies.push((rates.factor(batch.currency), self.read(self.store.chunks(batch.id).await)?, batch));
        }
        let wanted = query.buyer.clone();
        let filter = query.filter.clone();
        let reckoned = tokio::task::spawn_blocking(move || {
            let is_wanted = |name: &str| {
                !name.is_empty()
                    && match (&wanted, sight.matched.get(&Customer::id_of(name))) {
                        (Buyer::Account(account), Some(matched)) => account == matched,
                        (Buyer::Customer(wanted), None) => wanted == name,
                        _ => false,
                    }
            };
            let mut keys = HashSet::new();
            let mut lines = Vec::new();
            for (factor, chunks, batch) in &bodies {
                for body in chunks {
                    let chunk = Chunk::read(body)?;
                    let is_wanted: Vec<bool> = chunk.names[0].iter().map(|name| is_wanted(name)).collect();
                    for n in (0..chunk.len()).rev() {
                        let key = chunk.keys.get(n).copied().unwrap_or_default();
                        if (key != 0 && !keys.insert(key)) || !is_wanted[chunk.at[0][n] as usize] {
                            continue;
                        }
                        let line = chunk.line(n);
                        let named = |wanted: &Option<String>, name: &str| wanted.as_ref().is_none_or(|own| own == name);
                        if !filter.spans(line.day)
                            || !named(&filter.family, line.family)
                            || !named(&filter.region, line.region)
                        {
                            continue;
                        }
                        let convert = |minor: i64| factor.map_or(minor, |factor| factor.apply(minor));
                        lines.push(LineView {
                            day: Date::from_days(i64::from(line.day)),
                            customer: line.customer.to_owned(),
                            product: line.product.to_owned(),
                            family: line.family.to_owned(),
                            region: line.region.to_owned(),
                            order: line.order.to_owned(),
                            quantity: line.quantity,
                            amount: convert(line.amount),
                            cost: line.cost.map(convert),
                            file: batch.file.clone(),
                            row: line.row,
                        });
                    }
                }
            }
            Ok::<_, meridian_domain::sales::chunk::Damaged>(lines)
        });
        let mut lines = reckoned.await.map_err(|error| self.broken(error))?.map_err(|error| self.broken(error))?;
        lines.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.file.cmp(&b.file)).then_with(|| a.row.cmp(&b.row)));
        let (months, families) = by_month_and_family(&lines);
        let mut customers: Vec<(CustomerId, String)> = Vec::new();
        let mut names = HashSet::new();
        for line in &lines {
            if names.insert(line.customer.clone()) {
                customers.push((Customer::id_of(&line.customer), line.customer.clone()));
            }
        }
        let proposal = match &query.buyer {
            Buyer::Customer(own) => {
                let may = self.read(self.store.accounts_for(actor, Capability::EditAccount).await)?;
                let accounts = self.accounts_of(&may).await?;
                Roll::new(&accounts).find(own, "").and_then(|proposal| {
                    let account = accounts.into_iter().find(|account| account.id == proposal.account)?;
                    Some((proposal, account.name))
                })
            }
            Buyer::Account(_) => None,
        };
        Ok(LinesView {
            name,
            reporting: rates.reporting,
            total: lines.len(),
            amount: lines.iter().map(|line| line.amount).sum(),
            months,
            families,
            lines: lines.into_iter().skip(query.offset).take(PAGE).collect(),
            customers,
            proposal,
        })
    }
}

/// What lines come to, month by month and product line by product line.
fn by_month_and_family(lines: &[LineView]) -> (Vec<(Month, i64)>, Vec<(String, i64)>) {
    let (mut months, mut families) = (BTreeMap::<Month, i64>::new(), BTreeMap::<&str, i64>::new());
    for line in lines {
        *months.entry(Month::of(line.day)).or_default() += line.amount;
        *families.entry(&line.family).or_default() += line.amount;
    }
    let ends = months.keys().next().copied().zip(months.keys().next_back().copied());
    let all = ends.map(|(first, last)| {
        let following = std::iter::successors(Some(first), |month| Some(month.plus(1)));
        following
            .take_while(|month| *month <= last)
            .map(|month| (month, months.get(&month).copied().unwrap_or(0)))
            .collect()
    });
    let mut families: Vec<(String, i64)> =
        families.into_iter().map(|(name, amount)| (name.to_owned(), amount)).collect();
    families.sort_by_key(|(name, amount)| (Reverse(*amount), name.clone()));
    (all.unwrap_or_default(), families)
}

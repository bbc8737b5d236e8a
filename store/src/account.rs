//! Accounts: the list, what one account's pages need, the palette, snapshots of the health.

use std::collections::BTreeMap;

use meridian_domain::{
    access::{Actor, Capability, Subject},
    account::{
        Account, Tier,
        view::{AccountFilter, AccountPage, AccountRow, Found, Snapshot},
    },
    gate::World,
    id::{AccountId, DealId, PersonId, PipelineId, ResponseId},
    names::Names,
    plan::Response,
    record::{Key, Kind, Record},
    time::Date,
};
use uuid::Uuid;

use crate::{
    Store,
    db::{StoreError, Type, Value},
    sight::{DEAL, LISTED, OF_OURS, SEEN, Sight, anywhere},
    watch::standing,
};

const FILTER: &str = "($3 = '%%' OR LOWER(a.name_zh) LIKE $3 ESCAPE '\\' OR LOWER(a.name_en) LIKE $3 ESCAPE '\\') \
     AND ($4 = '' OR a.tier = $4) AND ($6 = 0 OR a.owner = $5)";

fn filtered(filter: &AccountFilter) -> [Value; 4] {
    let tier = match filter.tier {
        None => "",
        Some(Tier::Strategic) => "strategic",
        Some(Tier::A) => "a",
        Some(Tier::B) => "b",
        Some(Tier::C) => "c",
    };
    let owner = filter.owner.map(|owner| owner.0);
    [anywhere(&filter.text).into(), tier.into(), Value::Uuid(owner), i64::from(owner.is_some()).into()]
}

impl Store {
    /// A page of the accounts the actor may see.
    pub async fn accounts(
        &self,
        actor: &Actor,
        filter: &AccountFilter,
        today: Date,
    ) -> Result<AccountPage, StoreError> {
        let sight = Sight::of(actor, Capability::ReadAccount);
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(today).await?;
        let sql = format!("{SEEN} SELECT COUNT(*) FROM accounts a WHERE {LISTED} AND {FILTER}");
        let total =
            conn.rows(&sql, &sight.with(filtered(filter)), &[Type::Int]).await?.first().map_or(0, |row| row[0].int());
        let sql = format!(
            "{SEEN} SELECT a.id, u.name_zh, u.name_en, g.name_zh, g.name_en, n.body FROM accounts a \
             LEFT JOIN users u ON u.id = a.owner LEFT JOIN accounts g ON g.id = a.parent \
             LEFT JOIN standings n ON n.account = a.id \
             WHERE {LISTED} AND {FILTER} \
             ORDER BY CASE a.tier WHEN 'strategic' THEN 0 WHEN 'a' THEN 1 WHEN 'b' THEN 2 WHEN 'c' THEN 3 ELSE 4 END, \
             a.name_zh, a.name_en, a.id LIMIT $7 OFFSET $8"
        );
        let limit = if filter.limit <= 0 { 50 } else { filter.limit.min(200) };
        let more = filtered(filter).into_iter().chain([limit.into(), filter.offset.max(0).into()]);
        let types = [Type::Uuid, Type::Text, Type::Text, Type::Text, Type::Text, Type::Text];
        let listed = conn.rows(&sql, &sight.with(more), &types).await?;
        let keys: Vec<_> = listed.iter().map(|row| AccountId(row[0].uuid()).into()).collect();
        let mut accounts: BTreeMap<Uuid, Account> = conn
            .load(&keys)
            .await?
            .into_iter()
            .filter_map(
                |record| if let Record::Account(account) = record { Some((account.id.0, account)) } else { None },
            )
            .collect();
        let people =
            conn.rows("SELECT account, COUNT(*) FROM people GROUP BY account", &[], &[Type::Uuid, Type::Int]).await?;
        let people: BTreeMap<Uuid, i64> = people.iter().map(|row| (row[0].uuid(), row[1].int())).collect();
        let open = conn
            .rows(
                "SELECT d.account, d.amount_currency, COUNT(*), CAST(SUM(d.amount) AS BIGINT) FROM deals d \
                 JOIN stages s ON s.id = d.stage WHERE s.kind = 'open' AND d.account IS NOT NULL \
                 GROUP BY d.account, d.amount_currency",
                &[],
                &[Type::Uuid, Type::Text, Type::Int, Type::Int],
            )
            .await?;
        let since = today.plus_days(-90).to_string();
        let health = conn
            .rows(
                "SELECT account, \"on\", value, coverage FROM health_snapshots WHERE \"on\" >= $1 ORDER BY \"on\"",
                &[since.into()],
                &[Type::Uuid, Type::Text, Type::Int, Type::Int],
            )
            .await?;
        let names = |zh: &Value, en: &Value| zh.opt_text().map(|zh| Names { zh, en: en.text() });
        let rows = listed
            .iter()
            .filter_map(|row| {
                let account = accounts.remove(&row[0].uuid())?;
                let id = account.id.0;
                let mine = || open.iter().filter(move |row| row[0].uuid() == id);
                let sum: i128 = mine()
                    .filter_map(|row| rates.convert(i128::from(row[3].int()), row[1].opt_text()?.parse().ok()?))
                    .sum();
                Some(AccountRow {
                    owner: names(&row[1], &row[2]),
                    parent: names(&row[3], &row[4]),
                    people: people.get(&id).copied().unwrap_or_default(),
                    open_deals: mine().map(|row| row[2].int()).sum(),
                    open_sum: i64::try_from(sum).unwrap_or(i64::MAX),
                    health: health
                        .iter()
                        .filter(|row| row[0].uuid() == id)
                        .filter_map(|row| snapshot(&row[1..]))
                        .filter(|one| one.on != today)
                        .chain(row[5].opt_text().and_then(|text| present(&text, today)))
                        .collect(),
                    account,
                })
            })
            .collect();
        Ok(AccountPage { rows, total, reporting: rates.reporting })
    }

    /// An account with its members: enough to say whose it is.
    pub async fn account_subject(&self, account: AccountId) -> Result<Option<(Account, Subject)>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let Some(Record::Account(record)) = conn.load(&[account.into()]).await?.into_iter().next() else {
            return Ok(None);
        };
        let mut world = World::from_iter(conn.referring(Kind::Member, "account", account.0).await?);
        world.insert(record.clone().into());
        let subject = Subject::of(&world, &record.clone().into());
        Ok(Some((record, subject)))
    }

    /// Everything that belongs to an account and to no map or pipeline: people, relations, members,
    /// interactions, incidents, plans, goals, actions.
    pub async fn account_records(&self, account: AccountId) -> Result<Vec<Record>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut records = Vec::new();
        for kind in [
            Kind::Person,
            Kind::Relation,
            Kind::Member,
            Kind::Interaction,
            Kind::Incident,
            Kind::Plan,
            Kind::Goal,
            Kind::Action,
        ] {
            records.extend(conn.referring(kind, "account", account.0).await?);
        }
        Ok(records)
    }

    /// What is known of an account: people, interactions, facts, holdings, needs.
    pub async fn profile_records(&self, account: AccountId) -> Result<Vec<Record>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut records = Vec::new();
        for kind in [Kind::Person, Kind::Interaction, Kind::Fact, Kind::Holding, Kind::Need] {
            records.extend(conn.referring(kind, "account", account.0).await?);
        }
        Ok(records)
    }

    /// The sheets of an account's plan, with its people and maps and everybody's seats.
    pub async fn plan_records(&self, account: AccountId) -> Result<Vec<Record>, StoreError> {
        const SHEETS: [Kind; 11] = [
            Kind::Plan,
            Kind::Factor,
            Kind::SwotItem,
            Kind::Strategy,
            Kind::Pairing,
            Kind::Goal,
            Kind::Action,
            Kind::Promise,
            Kind::Response,
            Kind::Person,
            Kind::Map,
        ];
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut records = Vec::new();
        for kind in SHEETS {
            records.extend(conn.referring(kind, "account", account.0).await?);
        }
        let seats = "WHERE map IN (SELECT id FROM maps WHERE account = $1) ORDER BY id";
        records.extend(conn.select(Kind::Seat, seats, &[account.0.into()]).await?);
        Ok(records)
    }

    /// How accounts other than `account` that the actor may see answer to visits, with the account's name;
    /// at most 200.
    pub async fn other_responses(
        &self,
        actor: &Actor,
        account: AccountId,
    ) -> Result<Vec<(Names, Response)>, StoreError> {
        let values = Sight::of(actor, Capability::ReadAccount).with([account.0.into()]);
        let sql = format!(
            "{SEEN}SELECT r.id, a.name_zh, a.name_en FROM responses r JOIN accounts a ON a.id = r.account \
             WHERE {LISTED} AND r.account <> $3 ORDER BY a.id, r.id LIMIT 200"
        );
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rows = conn.rows(&sql, &values, &[Type::Uuid, Type::Text, Type::Text]).await?;
        let mut names: BTreeMap<ResponseId, Names> =
            rows.iter().map(|row| (ResponseId(row[0].uuid()), Names::new(row[1].text(), row[2].text()))).collect();
        let keys: Vec<Key> = names.keys().copied().map(Key::from).collect();
        let found = conn.load(&keys).await?.into_iter().filter_map(|record| match record {
            Record::Response(response) => Some((names.remove(&response.id)?, response)),
            _ => None,
        });
        Ok(found.collect())
    }

    /// Accounts, people and deals whose name contains `text`, that the actor may see.
    pub async fn find(&self, actor: &Actor, text: &str, limit: i64) -> Result<Vec<Found>, StoreError> {
        let pattern = anywhere(text);
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let accounts = Sight::of(actor, Capability::ReadAccount).with([pattern.as_str().into(), limit.into()]);
        let mut found = Vec::new();
        let like = |column: &str| {
            format!("(LOWER({column}_zh) LIKE $3 ESCAPE '\\' OR LOWER({column}_en) LIKE $3 ESCAPE '\\')")
        };
        let sql = format!(
            "{SEEN} SELECT a.id, a.name_zh, a.name_en FROM accounts a WHERE {LISTED} AND {} ORDER BY a.name_zh, a.id LIMIT $4",
            like("a.name")
        );
        for row in conn.rows(&sql, &accounts, &[Type::Uuid, Type::Text, Type::Text]).await? {
            found.push(Found::Account { id: AccountId(row[0].uuid()), name: Names::new(row[1].text(), row[2].text()) });
        }
        let sql = format!(
            "{SEEN} SELECT p.id, p.account, p.name_zh, p.name_en, p.title_zh, p.title_en, a.name_zh, a.name_en \
             FROM people p JOIN accounts a ON a.id = p.account WHERE {LISTED} AND {} ORDER BY p.name_zh, p.id LIMIT $4",
            like("p.name")
        );
        let types = [Type::Uuid, Type::Uuid, Type::Text, Type::Text, Type::Text, Type::Text, Type::Text, Type::Text];
        for row in conn.rows(&sql, &accounts, &types).await? {
            found.push(Found::Person {
                id: PersonId(row[0].uuid()),
                account: AccountId(row[1].uuid()),
                name: Names::new(row[2].text(), row[3].text()),
                title: Names::new(row[4].text(), row[5].text()),
                at: Names::new(row[6].text(), row[7].text()),
            });
        }
        let sql = format!(
            "{SEEN} SELECT d.id, d.pipeline, d.title_zh, d.title_en, a.name_zh, a.name_en FROM deals d \
             LEFT JOIN accounts a ON a.id = d.account WHERE {DEAL} AND {OF_OURS} AND {} ORDER BY d.title_zh, d.id LIMIT $4",
            like("d.title")
        );
        let deals = Sight::of(actor, Capability::ReadDeal).with([pattern.into(), limit.into()]);
        let types = [Type::Uuid, Type::Uuid, Type::Text, Type::Text, Type::Text, Type::Text];
        for row in conn.rows(&sql, &deals, &types).await? {
            found.push(Found::Deal {
                id: DealId(row[0].uuid()),
                pipeline: PipelineId(row[1].uuid()),
                title: Names::new(row[2].text(), row[3].text()),
                at: row[4].opt_text().map(|zh| Names { zh, en: row[5].text() }),
            });
        }
        found.truncate(usize::try_from(limit).unwrap_or_default());
        Ok(found)
    }
}

fn snapshot(row: &[Value]) -> Option<Snapshot> {
    Some(Snapshot::whole(row[0].text().parse().ok()?, row[1].opt_int(), row[2].int()))
}

/// How an account stands, as the last of its snapshots.
fn present(body: &str, today: Date) -> Option<Snapshot> {
    let standing = standing(body)?;
    let hundredths = |value: f64| (value * 100.0).round() as i64;
    Some(Snapshot::whole(today, standing.score.map(hundredths), hundredths(standing.coverage)))
}

//! What is noted of the health of accounts: week by week, as each stands now, and which alerts somebody
//! has read.

use std::collections::{BTreeMap, BTreeSet};

use meridian_domain::{
    access::{Actor, Capability},
    account::{Tier, view::Snapshot},
    gate::{Logged, Room},
    health::{
        Alert, Standing, last_day,
        portfolio::{Portfolio, PortfolioRow},
        view::{AlertView, Alerts},
        week_of,
    },
    id::{AccountId, TeamId, UserId},
    names::Names,
    pipeline::Stage,
    record::{Kind, Record},
    time::{Date, Moment},
};
use sqlx::Connection as _;
use uuid::Uuid;

use crate::{
    Store,
    db::{Conn, Db, StoreError, Type, Value},
    log::{COLUMNS as LOGGED, TYPES as LOGGED_TYPES, logged},
    sight::{LISTED, SEEN, Sight},
};

const COLUMNS: &str = "s.\"on\", s.value, s.coverage, s.sides, s.version";
const TYPES: [Type; 5] = [Type::Text, Type::Int, Type::Int, Type::Text, Type::Int];

/// Weeks that can be gone back to.
const WEEKS_BACK: i32 = 26;
/// Weeks of a line in the list.
const LINE: i32 = 6;
/// Weeks before what is shown with which its sides are compared.
const COMPARED: i32 = 4;

fn snapshot(row: &[Value]) -> Option<Snapshot> {
    Some(Snapshot {
        on: row[0].text().parse().ok()?,
        value: row[1].opt_int(),
        coverage: row[2].int(),
        // What an older program noted has no sides.
        sides: row[3].opt_text().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
        version: row[4].opt_int(),
    })
}

impl Conn<'_> {
    /// Notes past weeks; what is noted already stays as it is.
    async fn put_weeks(&mut self, weeks: &[(AccountId, Snapshot)]) -> Result<(), StoreError> {
        for (account, noted) in weeks {
            let sides = if noted.sides.is_empty() { None } else { Some(json(&noted.sides)?) };
            let values = [
                account.0.into(),
                noted.on.to_string().into(),
                Value::Int(noted.value),
                noted.coverage.into(),
                Value::Text(sides),
                Value::Int(noted.version),
            ];
            let sql = "INSERT INTO health_snapshots (account, \"on\", value, coverage, sides, version) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account, \"on\") DO NOTHING";
            self.run(sql, &values).await?;
        }
        Ok(())
    }

    async fn put_standings(&mut self, standings: &[(AccountId, Standing)]) -> Result<(), StoreError> {
        for (account, standing) in standings {
            let values = [account.0.into(), standing.at.0.into(), json(standing)?.into()];
            // Where several processes look at the same account, the later look counts.
            let sql = "INSERT INTO standings (account, \"at\", body) VALUES ($1, $2, $3) \
                 ON CONFLICT (account) DO UPDATE SET \"at\" = excluded.\"at\", body = excluded.body \
                 WHERE standings.\"at\" <= excluded.\"at\"";
            self.run(sql, &values).await?;
        }
        Ok(())
    }
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable(format!("health: {error}")))
}

pub(crate) fn standing(text: &str) -> Option<Standing> {
    // One that an older program has written is worked out anew at the next look.
    serde_json::from_str(text).ok()
}

impl Store {
    /// Snapshots of an account's health, oldest first.
    pub async fn snapshots(&self, account: AccountId) -> Result<Vec<Snapshot>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM health_snapshots s WHERE s.account = $1 ORDER BY s.\"on\"");
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows(&sql, &[account.0.into()], &TYPES).await?;
        Ok(rows.iter().filter_map(|row| snapshot(row)).collect())
    }

    /// Notes what the health of accounts was in past weeks, all or none. A week that is noted already
    /// stays as it is, so that doing it again changes nothing.
    pub async fn put_weeks(&self, weeks: &[(AccountId, Snapshot)]) -> Result<(), StoreError> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                let mut writer = writer.lock().await;
                let mut transaction = writer.begin().await?;
                Conn::Sqlite(&mut transaction).put_weeks(weeks).await?;
                transaction.commit().await?;
            }
            Db::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                Conn::Postgres(&mut transaction).put_weeks(weeks).await?;
                transaction.commit().await?;
            }
        }
        Ok(())
    }

    /// Keeps how accounts stand.
    pub async fn put_standings(&self, standings: &[(AccountId, Standing)]) -> Result<(), StoreError> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                let mut writer = writer.lock().await;
                let mut transaction = writer.begin().await?;
                Conn::Sqlite(&mut transaction).put_standings(standings).await?;
                transaction.commit().await?;
            }
            Db::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                Conn::Postgres(&mut transaction).put_standings(standings).await?;
                transaction.commit().await?;
            }
        }
        Ok(())
    }

    /// The weeks of which something is noted, by account, from a day on.
    pub async fn weeks_noted(&self, since: Date) -> Result<BTreeMap<AccountId, BTreeSet<i32>>, StoreError> {
        let sql = "SELECT account, \"on\" FROM health_snapshots WHERE \"on\" >= $1";
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows(sql, &[since.to_string().into()], &[Type::Uuid, Type::Text]).await?;
        let mut noted: BTreeMap<AccountId, BTreeSet<i32>> = BTreeMap::new();
        for row in &rows {
            if let Ok(on) = row[1].text().parse() {
                noted.entry(AccountId(row[0].uuid())).or_default().insert(week_of(on));
            }
        }
        Ok(noted)
    }

    /// What the health of an account rests on: itself, its people, relations, interactions, incidents,
    /// plans, goals, actions and deals, its map with most people and the seats on it.
    pub async fn watched(&self, account: AccountId) -> Result<Vec<Record>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut records = conn.load(&[account.into()]).await?;
        for kind in [
            Kind::Person,
            Kind::Relation,
            Kind::Interaction,
            Kind::Incident,
            Kind::Plan,
            Kind::Goal,
            Kind::Action,
            Kind::Deal,
        ] {
            records.extend(conn.referring(kind, "account", account.0).await?);
        }
        let first = "WHERE account = $1 ORDER BY (SELECT COUNT(*) FROM seats s WHERE s.map = maps.id) DESC, id LIMIT 1";
        let maps = conn.select(Kind::Map, first, &[account.0.into()]).await?;
        for map in &maps {
            records.extend(conn.referring(Kind::Seat, "map", map.key().uuid()).await?);
        }
        records.extend(maps);
        Ok(records)
    }

    /// The stages of all pipelines.
    pub async fn all_stages(&self) -> Result<Vec<Stage>, StoreError> {
        let mut held = self.db.reader().await?;
        let records = held.conn().select(Kind::Stage, "ORDER BY pipeline, position, id", &[]).await?;
        let stage = |record| if let Record::Stage(stage) = record { Some(stage) } else { None };
        Ok(records.into_iter().filter_map(stage).collect())
    }

    /// What happened in a room after a moment, in order.
    pub async fn log_after(&self, room: Room, moment: Moment) -> Result<Vec<Logged>, StoreError> {
        let sql = format!("SELECT {LOGGED} FROM events WHERE room = $1 AND \"at\" > $2 ORDER BY seq");
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows(&sql, &[room.to_string().into(), moment.0.into()], &LOGGED_TYPES).await?;
        rows.iter().map(|row| logged(row)).collect()
    }

    /// The accounts whose map a map is, and whose deal a deal is.
    pub async fn accounts_behind(&self, maps: &[Uuid], deals: &[Uuid]) -> Result<BTreeSet<AccountId>, StoreError> {
        let mut found = BTreeSet::new();
        let mut held = self.db.reader().await?;
        for map in maps {
            let rows =
                held.conn().rows("SELECT account FROM maps WHERE id = $1", &[(*map).into()], &[Type::Uuid]).await?;
            found.extend(rows.first().and_then(|row| row[0].opt_uuid()).map(AccountId));
        }
        for deal in deals {
            let rows =
                held.conn().rows("SELECT account FROM deals WHERE id = $1", &[(*deal).into()], &[Type::Uuid]).await?;
            found.extend(rows.first().and_then(|row| row[0].opt_uuid()).map(AccountId));
        }
        Ok(found)
    }

    /// All accounts the actor may see with their health, now or as noted in the week that ends on `week`.
    /// The same few statements, however many accounts there are.
    pub async fn portfolio(
        &self,
        actor: &Actor,
        week: Option<Date>,
        now: Moment,
        today: Date,
    ) -> Result<Portfolio, StoreError> {
        let sight = Sight::of(actor, Capability::ReadAccount);
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(today).await?;
        let sql = format!(
            "{SEEN} SELECT a.id, a.name_zh, a.name_en, a.tier, a.owner, u.name_zh, u.name_en, t.id, t.name_zh, t.name_en, \
             s.body, a.short_zh, a.short_en FROM accounts a LEFT JOIN users u ON u.id = a.owner LEFT JOIN teams t ON t.id = u.team \
             LEFT JOIN standings s ON s.account = a.id WHERE {LISTED} ORDER BY a.id"
        );
        let (id, text) = (Type::Uuid, Type::Text);
        let types = [id, text, text, text, id, text, text, id, text, text, text, text, text];
        let accounts = conn.rows(&sql, &sight.with([]), &types).await?;
        let won = conn
            .rows(
                "SELECT d.account, d.amount_currency, CAST(SUM(d.amount) AS BIGINT) FROM deals d \
                 JOIN stages s ON s.id = d.stage WHERE s.kind = 'won' AND d.account IS NOT NULL AND d.closed_on >= $1 \
                 GROUP BY d.account, d.amount_currency",
                &[today.plus_days(-365).to_string().into()],
                &[Type::Uuid, Type::Text, Type::Int],
            )
            .await?;
        let mut sales: BTreeMap<Uuid, i128> = BTreeMap::new();
        for row in &won {
            let currency = row[1].opt_text().and_then(|code| code.parse().ok());
            let amount = currency.and_then(|currency| rates.convert(i128::from(row[2].int()), currency));
            *sales.entry(row[0].uuid()).or_default() += amount.unwrap_or_default();
        }
        let sql = format!(
            "{SEEN} SELECT MIN(s.\"on\") FROM health_snapshots s JOIN accounts a ON a.id = s.account WHERE {LISTED}"
        );
        let first = conn.rows(&sql, &sight.with([]), &[Type::Text]).await?;
        let first: Option<Date> = first.first().and_then(|row| row[0].opt_text()?.parse().ok());
        let running = week_of(today);
        let weeks: Vec<Date> = first
            .map_or_else(Vec::new, |first| (week_of(first).max(running - WEEKS_BACK)..running).map(last_day).collect());
        let shown = week.map_or(running, week_of);
        let sql = format!(
            "{SEEN} SELECT s.account, {COLUMNS} FROM health_snapshots s JOIN accounts a ON a.id = s.account \
             WHERE {LISTED} AND s.\"on\" >= $3 AND s.\"on\" <= $4 ORDER BY s.\"on\""
        );
        let bounds = [last_day(shown - LINE - 1).plus_days(1), last_day(shown)].map(|day| Value::from(day.to_string()));
        let types: Vec<Type> = std::iter::once(Type::Uuid).chain(TYPES).collect();
        let mut noted: BTreeMap<Uuid, BTreeMap<i32, Snapshot>> = BTreeMap::new();
        for row in conn.rows(&sql, &sight.with(bounds), &types).await? {
            if let Some(one) = snapshot(&row[1..]) {
                noted.entry(row[0].uuid()).or_default().insert(week_of(one.on), one);
            }
        }
        let names = |row: &[Value], at: usize| Names { zh: row[at].text(), en: row[at + 1].text() };
        let mut people: BTreeMap<UserId, Names> = BTreeMap::new();
        let mut teams: BTreeMap<TeamId, Names> = BTreeMap::new();
        let rows = accounts.iter().map(|row| {
            let account = row[0].uuid();
            let (owner, team) = (row[4].opt_uuid().map(UserId), row[7].opt_uuid().map(TeamId));
            people.extend(owner.map(|owner| (owner, names(row, 5))));
            teams.extend(team.map(|team| (team, names(row, 8))));
            let weeks = noted.remove(&account).unwrap_or_default();
            let past = |week: i32| weeks.get(&week).cloned();
            let scores = weeks.range(..shown).filter_map(|(_, one)| one.value);
            PortfolioRow {
                account: AccountId(account),
                name: names(row, 1),
                short: names(row, 11),
                tier: row[3].opt_text().and_then(|tier| tier_of(&tier)),
                owner,
                team,
                won: i64::try_from(sales.get(&account).copied().unwrap_or_default()).unwrap_or(i64::MAX),
                standing: row[10].opt_text().and_then(|text| standing(&text)),
                then: week.and_then(|_| past(shown)),
                before: past(shown - COMPARED),
                line: scores.map(|value| value as f64 / 100.0).collect(),
            }
        });
        let rows = rows.collect();
        Ok(Portfolio {
            rows,
            people: people.into_iter().collect(),
            teams: teams.into_iter().collect(),
            weeks,
            week,
            reporting: rates.reporting,
            now,
            today,
        })
    }

    /// The alerts of all accounts the actor may see, the latest `limit` of them, and which they have read.
    pub async fn alerts(&self, actor: &Actor, limit: usize) -> Result<Alerts, StoreError> {
        let sight = Sight::of(actor, Capability::ReadAccount);
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let sql = format!(
            "{SEEN} SELECT a.id, a.name_zh, a.name_en, s.body FROM standings s JOIN accounts a ON a.id = s.account \
             WHERE {LISTED} AND s.body NOT LIKE '%\"alerts\":[]%'"
        );
        let rows = conn.rows(&sql, &sight.with([]), &[Type::Uuid, Type::Text, Type::Text, Type::Text]).await?;
        let read = "SELECT alert FROM alert_reads WHERE \"user\" = $1";
        let read = conn.rows(read, &[actor.id.0.into()], &[Type::Text]).await?;
        let read: BTreeSet<String> = read.iter().map(|row| row[0].text()).collect();
        let mut latest: Vec<AlertView> = Vec::new();
        for row in &rows {
            let alerts: Vec<Alert> = standing(&row[3].text()).map(|standing| standing.alerts).unwrap_or_default();
            latest.extend(alerts.into_iter().map(|alert| AlertView {
                account: AccountId(row[0].uuid()),
                name: Names::new(row[1].text(), row[2].text()),
                read: read.contains(&alert.key),
                alert,
            }));
        }
        latest.sort_by(|a, b| (a.read, b.alert.on, &a.alert.key).cmp(&(b.read, a.alert.on, &b.alert.key)));
        let unread = latest.iter().filter(|one| !one.read).count();
        latest.truncate(limit);
        Ok(Alerts { unread, latest })
    }

    /// Remembers that somebody has read alerts, or takes that back.
    pub async fn mark_alerts(&self, user: UserId, keys: &[String], read: bool, now: Moment) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        let mut conn = held.conn();
        for key in keys {
            let user = Value::from(user.0);
            if read {
                let sql = "INSERT INTO alert_reads (\"user\", alert, \"at\") VALUES ($1, $2, $3) \
                     ON CONFLICT (\"user\", alert) DO NOTHING";
                conn.run(sql, &[user, key.as_str().into(), now.0.into()]).await?;
            } else {
                let sql = "DELETE FROM alert_reads WHERE \"user\" = $1 AND alert = $2";
                conn.run(sql, &[user, key.as_str().into()]).await?;
            }
        }
        Ok(())
    }
}

fn tier_of(code: &str) -> Option<Tier> {
    match code {
        "strategic" => Some(Tier::Strategic),
        "a" => Some(Tier::A),
        "b" => Some(Tier::B),
        "c" => Some(Tier::C),
        _ => None,
    }
}

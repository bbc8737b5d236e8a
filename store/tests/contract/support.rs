//! A stage for the tests: an empty database of either kind, with a small company in it.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use meridian_domain::{
    access::{Actor, Role},
    account::{Account, AccountKind, Member},
    gate::{Change, Command, Context, Rejection},
    health::{Alert, Band, BandModel, OverrideKind, Segment, Sign, Standing},
    id::*,
    money::{Currency, Money},
    names::Names,
    pipeline::{CloseReason, Deal, Pipeline, Rank, Stage, StageKind, query::Present},
    record::Record,
    stakeholder::{Map, Person, Seat},
    time::{Date, Moment},
    workspace::{TeamRole, User, Workspace},
};
use meridian_store::{CommitError, Committed, Store};
use uuid::Uuid;

/// Declares tests of both databases. Those of Postgres run where `MERIDIAN_TEST_POSTGRES` names a
/// server on which databases may be made.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(crate::support::House::sqlite().await).await;
            })*
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            #[ignore = "needs MERIDIAN_TEST_POSTGRES"]
            async fn $name() {
                super::$name(crate::support::House::postgres().await).await;
            })*
        }
    };
}
pub(crate) use on_both;

pub const TODAY: &str = "2026-12-08";

static NEXT: AtomicU64 = AtomicU64::new(1);

/// An id nobody has had yet, in ascending order.
pub fn id() -> Uuid {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 + u128::from(NEXT.fetch_add(1, Ordering::Relaxed)))
}

pub fn today() -> Date {
    TODAY.parse().expect("a date")
}

/// A store with a company in it.
pub struct House {
    pub store: Store,
    /// Where the database is.
    pub url: String,
    pub admin: Actor,
    pub manager: Actor,
    pub rep: Actor,
    pub other: Actor,
    pub contributor: Actor,
    /// The rep's account, with the contributor in its team.
    pub account: AccountId,
    /// Somebody else's account.
    pub foreign: AccountId,
    pub pipeline: PipelineId,
    pub stages: Vec<StageId>,
    pub map: MapId,
    folder: Option<PathBuf>,
}

/// Where a database may be made, and the folder to remove afterwards.
pub fn empty_sqlite() -> (String, PathBuf) {
    let folder = std::env::temp_dir().join(format!("meridian-store-{}-{}", std::process::id(), id()));
    (format!("sqlite://{}/data/test.db", folder.display()), folder)
}

/// A database with nothing in it.
pub async fn empty_postgres() -> String {
    let url = std::env::var("MERIDIAN_TEST_POSTGRES").expect("MERIDIAN_TEST_POSTGRES");
    let name = format!("meridian_{}_{}", std::process::id(), id().simple());
    let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(&url).await.expect("a server");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut conn).await.expect("made");
    let (base, query) = url.split_once('?').unwrap_or((&url, ""));
    let (base, _) = base.rsplit_once('/').expect("an address with a database");
    format!("{base}/{name}?{query}")
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            // What is left in the temporary folder harms nobody.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

impl House {
    pub async fn sqlite() -> Self {
        let (url, folder) = empty_sqlite();
        Self::furnished(url, Some(folder)).await
    }

    pub async fn postgres() -> Self {
        Self::furnished(empty_postgres().await, None).await
    }

    async fn furnished(url: String, folder: Option<PathBuf>) -> Self {
        let store = Store::open(&url).await.expect("a store");
        let user = |role, manager| User {
            id: id().into(),
            name: Names::new("某人", "Somebody"),
            login: None,
            role,
            manager,
            team: None,
            active: true,
            key: None,
            run: None,
        };
        let admin = user(Role::Administrator, None);
        let manager = user(Role::Manager, None);
        let rep = user(Role::Rep, Some(manager.id));
        let other = user(Role::Rep, None);
        let contributor = user(Role::Contributor, None);
        let users = [&admin, &manager, &rep, &other, &contributor].map(Clone::clone);
        let account = account("华山医院", Some(rep.id));
        let foreign = self::account("远方公司", Some(other.id));
        let pipeline = Pipeline::named(id().into(), Names::new("医院", "Hospitals"), 0);
        let stages: Vec<Stage> = [StageKind::Open, StageKind::Open, StageKind::Won]
            .into_iter()
            .enumerate()
            .map(|(at, kind)| Stage {
                probability: 25,
                p80_days: Some(90),
                ..Stage::named(id().into(), pipeline.id, Names::same("stage"), at as i64, kind)
            })
            .collect();
        let map = Map::named(id().into(), account.id, Names::new("采购", "Purchase"));
        let member = Member { id: id().into(), account: account.id, user: contributor.id, function: TeamRole::Medical };
        let workspace = Workspace { id: id().into(), name: Names::same("Us"), reporting: Currency::CNY };
        let bootstrap = Actor { id: admin.id, role: Role::Administrator, active: true, reports: Default::default() };
        let mut house = Self {
            store,
            url,
            admin: bootstrap.clone(),
            manager: bootstrap.clone(),
            rep: bootstrap.clone(),
            other: bootstrap.clone(),
            contributor: bootstrap,
            account: account.id,
            foreign: foreign.id,
            pipeline: pipeline.id,
            stages: stages.iter().map(|stage| stage.id).collect(),
            map: map.id,
            folder,
        };
        let mut records: Vec<Record> = vec![workspace.into()];
        records.extend(users.iter().cloned().map(Record::from));
        records.extend([Record::from(account), foreign.into(), member.into(), pipeline.into(), map.into()]);
        records.extend(stages.into_iter().map(Record::from));
        house.done(&house.admin, Change::All(records.into_iter().map(Change::Add).collect())).await;
        for (place, user) in [
            (&mut house.admin, &users[0]),
            (&mut house.manager, &users[1]),
            (&mut house.rep, &users[2]),
            (&mut house.other, &users[3]),
            (&mut house.contributor, &users[4]),
        ] {
            *place = house.store.actor(user.id).await.expect("read").expect("an actor").0;
        }
        house
    }

    pub fn context(&self, actor: &Actor) -> Context {
        Context {
            actor: actor.id,
            now: Moment(1_780_000_000_000 + NEXT.load(Ordering::Relaxed) as i64),
            today: today(),
        }
    }

    pub async fn send(&self, actor: &Actor, command: &Command) -> Result<Committed, CommitError> {
        self.store.commit(actor, command, self.context(actor)).await
    }

    /// Does something that succeeds.
    pub async fn done(&self, actor: &Actor, change: Change) -> Committed {
        self.send(actor, &Command::new(id().into(), change)).await.expect("committed")
    }

    /// Tries something that is refused.
    pub async fn refused(&self, actor: &Actor, change: Change) -> Rejection {
        match self.send(actor, &Command::new(id().into(), change)).await {
            Err(CommitError::Rejected(rejection)) => rejection,
            other => panic!("refused was expected, not {other:?}"),
        }
    }

    pub fn deal(&self, rank: &Rank, account: Option<AccountId>, owner: Option<UserId>) -> Deal {
        let place = (self.pipeline, self.stages[0]);
        let named = Deal::named(id().into(), place, rank.clone(), Moment(1_770_000_000_000), Names::new("核磁", "MRI"));
        let amount = Some(Money::new(100_000, Currency::CNY));
        Deal { account, owner, amount, opened_on: Some(today()), ..named }
    }

    /// Deals of nobody in the first stage, in this order; there is a reason to win them.
    pub async fn deals(&self, count: usize) -> Vec<DealId> {
        let reason = Some(CloseReason::Service);
        let deal = |rank| Deal { reason, ..self.deal(rank, None, None) };
        let deals: Vec<Deal> = Rank::sequence(count).iter().map(deal).collect();
        let ids = deals.iter().map(|deal| deal.id).collect();
        self.done(&self.admin, Change::All(deals.into_iter().map(|deal| Change::Add(deal.into())).collect())).await;
        ids
    }

    /// The deals of a stage as the board shows them.
    pub async fn column(&self, stage: StageId) -> Vec<DealId> {
        let window =
            self.store.window(&self.admin, stage, None, &Default::default(), present(), 0, 500).await.expect("read");
        window.cards.into_iter().map(|card| card.deal.id).collect()
    }

    pub fn person(&self) -> Person {
        Person::named(id().into(), self.account, Names::new("王主任", "Director Wang"))
    }

    /// How an account may stand, with an alert.
    pub fn standing(&self) -> Standing {
        let sign = Sign::Held { kind: OverrideKind::ChampionLeft };
        Standing {
            at: Moment(1),
            segment: Segment::Hospitals,
            version: 1,
            bands: BandModel::default(),
            score: Some(50.0),
            uncapped: Some(60.06),
            coverage: 0.85,
            band: Some(Band::Amber),
            trend: None,
            sides: Vec::new(),
            reasons: Vec::new(),
            alerts: vec![Alert { key: "held/one".to_owned(), on: today(), sign }],
            overdue: 0,
            overdue_by: Vec::new(),
        }
    }

    pub fn seat(&self, person: PersonId, x: i64) -> Seat {
        Seat::at(id().into(), self.map, person, (x, 0))
    }
}

/// The evening of [`today`].
pub fn present() -> Present {
    Present { now: Moment(today().start().0 + 20 * 3_600_000), today: today() }
}

pub fn account(name: &str, owner: Option<UserId>) -> Account {
    Account {
        id: id().into(),
        name: Names::new(name, ""),
        short: Names::default(),
        kind: AccountKind::Hospital,
        sector: "general".to_owned(),
        grade: "三级甲等".to_owned(),
        city: Names::new("上海", "Shanghai"),
        country: "CN".to_owned(),
        beds: Some(1_200),
        founded: None,
        employees: None,
        revenue: None,
        parent: None,
        owner,
        tier: None,
        wallet_target: None,
        key: None,
        run: None,
    }
}

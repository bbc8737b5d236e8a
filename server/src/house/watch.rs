//! The watch over the health of the accounts: how each stands is worked out when something of it has
//! changed, and what it was at the end of each week is noted, also of weeks in which nobody ran the
//! program, from what the log says was known then.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use meridian_app::Failure;
use meridian_domain::{
    account::{Account, view::Snapshot},
    gate::{Event, Logged, Room, World},
    health::{
        Alarm, Health, HealthInputs, Incident, Model, Past, Segment, Sight, Standing, assess, concerns, last_day,
        week_of,
    },
    id::{AccountId, PipelineId},
    pipeline::{Deal, Stage},
    record::{Key, Kind, Record},
    stakeholder::{Map, metrics::MapRules},
    time::{Date, Moment},
    workspace,
};
use tokio::sync::Notify;
use uuid::Uuid;

use super::{House, accounts::is_open, vitals};
use crate::live::Seen;

/// Weeks that are noted of an account of which nothing is noted yet.
const WEEKS_BACK: i32 = 26;
/// Accounts that are written down together.
const TOGETHER: usize = 50;
/// How long a change may wait for others before the accounts are looked at.
const PAUSE: Duration = Duration::from_secs(3);
/// A breath between two accounts: whoever waits for a page goes first.
const BREATH: Duration = Duration::from_millis(1);

/// What has changed since the last look.
#[derive(Debug, Default)]
pub struct Watch {
    touched: Mutex<Touched>,
    woken: Notify,
}

#[derive(Debug, Default)]
struct Touched {
    accounts: BTreeSet<AccountId>,
    maps: BTreeSet<Uuid>,
    deals: BTreeSet<Uuid>,
    /// A model has changed, or the ages of a stage: everything stands otherwise.
    all: bool,
}

impl Touched {
    fn is_empty(&self) -> bool {
        !self.all && self.accounts.is_empty() && self.maps.is_empty() && self.deals.is_empty()
    }

    fn take_in(&mut self, room: Room, event: &Event) {
        match (room, event.key()) {
            (Room::Account(account), _) => _ = self.accounts.insert(account),
            (Room::Map(map), _) => _ = self.maps.insert(map.0),
            (Room::Workspace, Key::Account(account)) => _ = self.accounts.insert(account),
            (Room::Workspace, Key::Model(_)) | (Room::Pipeline(_), Key::Stage(_)) => self.all = true,
            (Room::Pipeline(_), Key::Deal(deal)) => {
                self.deals.insert(deal.0);
                // A deal that is gone says itself whose it was.
                if let Event::Removed(Record::Deal(deal)) = event {
                    self.accounts.extend(deal.account);
                }
            }
            _ => {}
        }
    }
}

impl Watch {
    /// Notes that something happened.
    pub(super) fn heard(&self, events: &[Seen]) {
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        for seen in events {
            touched.take_in(seen.logged.room, &seen.logged.event);
        }
        if !touched.is_empty() {
            self.woken.notify_one();
        }
    }

    fn take(&self) -> Touched {
        std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What is the same for all accounts of one look.
struct Common {
    versions: Vec<workspace::Model>,
    rules: MapRules,
    stages: Vec<Stage>,
}

/// An account as it was judged.
struct Judged {
    segment: Segment,
    model: Model,
    alarms: Vec<Alarm>,
    open: Vec<Deal>,
    inputs: HealthInputs,
    health: Health,
}

impl Common {
    /// The health of an account, of which `world` holds everything, at the end of `today`.
    fn judge(&self, account: &Account, world: &World, history: &[Snapshot], today: Date, moment: Moment) -> Judged {
        let (segment, model) = Model::in_force(&self.versions, account, moment);
        let deals: Vec<Deal> = world.all::<Deal>().filter(|deal| deal.account == Some(account.id)).cloned().collect();
        let alarms = Alarm::all(world.all::<Incident>(), &deals, &self.stages, today);
        let open: Vec<Deal> = deals.into_iter().filter(|deal| is_open(deal, &self.stages)).collect();
        // The weighted pipeline enters the health only against a target of the account, which nobody sets yet.
        let facts =
            vitals::Facts { account, world, open: &open, stages: &self.stages, weighted: None, alarms: &alarms };
        let inputs = vitals::inputs(&facts, history, &model, &self.rules, today);
        let health = assess(&model, &inputs);
        Judged { segment, model, alarms, open, inputs, health }
    }
}

impl House {
    async fn common(&self) -> Result<Common, Failure> {
        let versions = self.versions().await?;
        let rules = MapRules::in_force(&versions);
        Ok(Common { versions, rules, stages: self.read(self.store.all_stages().await)? })
    }

    async fn every_account(&self) -> Result<Vec<AccountId>, Failure> {
        let records = self.read(self.store.all(Kind::Account).await)?;
        Ok(records
            .iter()
            .filter_map(|record| if let Record::Account(it) = record { Some(it.id) } else { None })
            .collect())
    }

    /// Works out how some accounts stand and keeps it; those that are gone meanwhile are passed over.
    /// Returns how many there were.
    pub async fn look_at(&self, accounts: impl IntoIterator<Item = AccountId>) -> Result<usize, Failure> {
        let common = self.common().await?;
        let mut count = 0;
        let mut failed = None;
        let mut standings: Vec<(AccountId, Standing)> = Vec::new();
        for id in accounts {
            if self.hub.closing.is_cancelled() {
                break;
            }
            // One account that cannot be read keeps nobody from looking at the others.
            match self.stands(&common, id).await {
                Ok(Some(standing)) => {
                    standings.push((id, standing));
                    count += 1;
                }
                Ok(None) => {}
                Err(failure) => failed = Some(failure),
            }
            if standings.len() >= TOGETHER {
                self.read(self.store.put_standings(&std::mem::take(&mut standings)).await)?;
            }
            tokio::time::sleep(BREATH).await;
        }
        self.read(self.store.put_standings(&standings).await)?;
        failed.map_or(Ok(count), Err)
    }

    /// How an account stands; nothing when it is gone.
    async fn stands(&self, common: &Common, id: AccountId) -> Result<Option<Standing>, Failure> {
        let world = World::from_iter(self.read(self.store.watched(id).await)?);
        let Some(account) = world.the::<Account>(id) else { return Ok(None) };
        let history = self.read(self.store.snapshots(id).await)?;
        let (now, today) = (self.now(), self.today());
        let judged = common.judge(account, &world, &history, today, now);
        Ok(Some(Standing::of(&Sight {
            account,
            health: &judged.health,
            inputs: &judged.inputs,
            segment: judged.segment,
            model: &judged.model,
            world: &world,
            open: &judged.open,
            stages: &common.stages,
            alarms: &judged.alarms,
            now,
            today,
        })))
    }

    /// Looks at all accounts: days have passed, or everything stands otherwise.
    pub async fn look_at_all(&self) -> Result<usize, Failure> {
        let accounts = self.every_account().await?;
        self.look_at(accounts).await
    }

    /// Looks at the accounts that have changed since the last look. Where that fails, the next change has
    /// all of them looked at.
    pub async fn look_at_changed(&self) -> Result<usize, Failure> {
        let looked = self.look_at_touched(self.watch.take()).await;
        if looked.is_err() {
            self.watch.touched.lock().unwrap_or_else(PoisonError::into_inner).all = true;
        }
        looked
    }

    async fn look_at_touched(&self, mut touched: Touched) -> Result<usize, Failure> {
        if touched.all {
            return self.look_at_all().await;
        }
        if touched.is_empty() {
            return Ok(0);
        }
        let (maps, deals): (Vec<Uuid>, Vec<Uuid>) =
            (touched.maps.into_iter().collect(), touched.deals.into_iter().collect());
        touched.accounts.extend(self.read(self.store.accounts_behind(&maps, &deals).await)?);
        self.look_at(touched.accounts).await
    }

    /// Waits until something has changed, and for what comes right behind it.
    pub async fn something_changed(&self) {
        self.watch.woken.notified().await;
        tokio::time::sleep(PAUSE).await;
    }

    /// Notes what the health of each account was at the end of each week that is over and not noted yet,
    /// by what was known then. Doing it again changes nothing. Returns how many weeks of accounts came in.
    pub async fn catch_up(&self) -> Result<usize, Failure> {
        let common = self.common().await?;
        let running = week_of(self.today());
        let first = running - WEEKS_BACK;
        let noted = self.read(self.store.weeks_noted(last_day(first - 1).plus_days(1)).await)?;
        let mut logs: BTreeMap<PipelineId, Vec<Logged>> = BTreeMap::new();
        let mut count = 0;
        let mut waiting: Vec<(AccountId, Snapshot)> = Vec::new();
        for id in self.every_account().await? {
            let latest = noted.get(&id).and_then(BTreeSet::last).copied();
            let from = latest.map_or(first, |latest| latest + 1);
            if from >= running {
                continue;
            }
            let weeks = self.weeks_of(&common, id, from..running, &mut logs).await?;
            count += weeks.len();
            waiting.extend(weeks.into_iter().map(|week| (id, week)));
            if waiting.len() >= 10 * TOGETHER {
                self.read(self.store.put_weeks(&std::mem::take(&mut waiting)).await)?;
            }
            tokio::time::sleep(BREATH).await;
        }
        self.read(self.store.put_weeks(&waiting).await)?;
        Ok(count)
    }

    /// The health of an account at the end of some weeks, back to where nothing was known of it.
    async fn weeks_of(
        &self,
        common: &Common,
        id: AccountId,
        weeks: std::ops::Range<i32>,
        logs: &mut BTreeMap<PipelineId, Vec<Logged>>,
    ) -> Result<Vec<Snapshot>, Failure> {
        let world = World::from_iter(self.read(self.store.watched(id).await)?);
        let Some(account) = world.the::<Account>(id).cloned() else { return Ok(Vec::new()) };
        let begins = self.end_of(weeks.start);
        let mut events = self.read(self.store.log_after(Room::Account(id), begins).await)?;
        let maps: Vec<Room> = world.all::<Map>().map(|map| Room::Map(map.id)).collect();
        for map in maps {
            events.extend(self.read(self.store.log_after(map, begins).await)?);
        }
        let pipelines: BTreeSet<PipelineId> = world.all::<Deal>().map(|deal| deal.pipeline).collect();
        for pipeline in pipelines {
            if !logs.contains_key(&pipeline) {
                logs.insert(pipeline, self.read(self.store.deal_log(pipeline).await)?);
            }
            let log = logs.get(&pipeline).map(Vec::as_slice).unwrap_or_default();
            let later = log.iter().filter(|logged| logged.at > begins);
            events.extend(later.filter(|logged| concerns(&logged.event, |key| world.contains(key), id)).cloned());
        }
        let mut past = Past::new(world, events);
        let mut snapshots = Vec::new();
        for week in weeks.rev() {
            let moment = self.end_of(week);
            let world = past.back_to(moment);
            if !world.records().any(|record| !matches!(record, Record::Account(_) | Record::Map(_))) {
                break;
            }
            let judged = common.judge(&account, world, &[], last_day(week), moment);
            snapshots.push(Snapshot::of(last_day(week), &judged.health));
        }
        Ok(snapshots)
    }

    /// The last moment of a week, where the people are.
    fn end_of(&self, week: i32) -> Moment {
        Moment(last_day(week).plus_days(1).start().0 - i64::from(self.zone) * 60_000 - 1)
    }
}

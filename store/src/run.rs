//! Runs of cases: the case that lies beside each, what is recorded of it, and who plays.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use meridian_domain::{
    access::{Actor, Role},
    gate::{Change, Event, Rejection, Room, World},
    id::*,
    names::Names,
    record::{Kind, Record},
    stakeholder::Map,
    time::Moment,
    workshop::{
        Case, Files, read,
        run::{Closed, Crew, Run, Submission, Topic, open_for},
    },
};

use crate::{
    Store,
    commit::CommitError,
    db::{Conn, StoreError, Type},
    world::additions,
};

/// The cases of runs that were asked for. A run keeps the case it was made with, so they stay right.
#[derive(Clone, Default)]
pub(crate) struct Cases(Arc<Mutex<BTreeMap<RunId, Arc<Case>>>>);

impl std::fmt::Debug for Cases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cases")
    }
}

/// The cases of the runs a command is about. They never change, so they may be read before.
pub(crate) type CasesOf = Vec<(RunId, Arc<Case>)>;

/// Kinds that are told in the room of a run and belong to it.
const OF_RUN: [Kind; 10] = [
    Kind::Crew,
    Kind::Release,
    Kind::Inquiry,
    Kind::Claim,
    Kind::Answer,
    Kind::Submission,
    Kind::Notice,
    Kind::Remark,
    Kind::Verdict,
    Kind::Outcome,
];

/// Where somebody plays.
pub(crate) struct Playing {
    run: Run,
    crew: Crew,
    handed: bool,
}

impl Playing {
    /// Whether the participant may bring the event about: in their sandbox and in their run, and while it is
    /// open. `world` is as the event leaves it.
    pub fn allows(&self, world: &World, event: &Event) -> Result<(), Rejection> {
        let own = match event.room() {
            Room::Run(run) => run == self.run.id,
            Room::Account(account) => account == self.crew.account,
            Room::Pipeline(pipeline) => pipeline == self.crew.pipeline,
            Room::Map(map) => world.the::<Map>(map).is_some_and(|map| map.account == self.crew.account),
            Room::Workspace => false,
        };
        // A deal that leaves the sandbox's account would be nobody's there.
        let stays = match event {
            Event::Added(Record::Deal(deal)) => deal.account == Some(self.crew.account),
            Event::Edited { .. } => match world.get(event.key()) {
                Some(Record::Deal(deal)) => deal.account == Some(self.crew.account),
                _ => true,
            },
            _ => true,
        };
        if !own || !stays {
            return Err(Rejection::NotFound { key: event.key() });
        }
        // An edit does not say what the answer is about: the record does.
        let figures =
            matches!(world.get(event.key()), Some(Record::Answer(answer)) if !matches!(answer.topic, Topic::Inject(_)));
        if self.handed && figures {
            return Err(Rejection::Closed { why: Closed::HandedIn });
        }
        open_for(&self.run, &self.crew, self.handed, event).map_err(|why| Rejection::Closed { why })
    }
}

impl Conn<'_> {
    /// The team somebody plays in.
    async fn crew_of(&mut self, user: UserId) -> Result<Option<Crew>, StoreError> {
        let condition = "WHERE account IN (SELECT m.account FROM members m WHERE m.\"user\" = $1) \
             AND run IN (SELECT u.run FROM users u WHERE u.id = $1) ORDER BY id LIMIT 1";
        let found = self.select(Kind::Crew, condition, &[user.0.into()]).await?;
        Ok(found.into_iter().find_map(|record| if let Record::Crew(crew) = record { Some(crew) } else { None }))
    }

    /// Where a participant plays; nothing for everybody else.
    pub(crate) async fn playing(&mut self, actor: &Actor) -> Result<Option<Playing>, CommitError> {
        if actor.role != Role::Participant {
            return Ok(None);
        }
        let nowhere = Rejection::NotFound { key: actor.id.into() };
        let crew = self.crew_of(actor.id).await?.ok_or(nowhere.clone())?;
        let Some(Record::Run(run)) = self.load(&[crew.run.into()]).await?.into_iter().next() else {
            return Err(nowhere.into());
        };
        let now = |record: &Record| match record {
            Record::Submission(Submission { round, reopened: None, .. }) => run.round == Some(*round),
            _ => false,
        };
        let handed = self.referring(Kind::Submission, "crew", crew.id.0).await?.iter().any(now);
        Ok(Some(Playing { run, crew, handed }))
    }
}

impl Store {
    /// Lays the texts of a case beside a run that is to be added. They stay when it is removed.
    pub async fn put_case(&self, run: RunId, texts: &Files) -> Result<(), StoreError> {
        let texts = serde_json::to_string(texts).map_err(|error| StoreError::Unreadable(error.to_string()))?;
        let mut held = self.db.writer().await?;
        let sql = "INSERT INTO run_cases (run, texts) VALUES ($1, $2)";
        held.conn().run(sql, &[run.0.into(), texts.into()]).await?;
        Ok(())
    }

    /// The texts of the case of a run.
    pub async fn case_texts(&self, run: RunId) -> Result<Option<Files>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = "SELECT texts FROM run_cases WHERE run = $1";
        let rows = held.conn().rows(sql, &[run.0.into()], &[Type::Text]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let texts = serde_json::from_str(&row[0].text());
        texts.map(Some).map_err(|error| StoreError::Unreadable(format!("run_cases: {error}")))
    }

    /// The case of a run, hidden parts and all: it never leaves the server but for its trainers.
    pub async fn case(&self, run: RunId) -> Result<Option<Arc<Case>>, StoreError> {
        let known = self.cases.0.lock().unwrap_or_else(PoisonError::into_inner).get(&run).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let Some(texts) = self.case_texts(run).await? else { return Ok(None) };
        let case = read(&texts).case.ok_or_else(|| StoreError::Unreadable("run_cases: no case".to_owned()))?;
        let case = Arc::new(case);
        self.cases.0.lock().unwrap_or_else(PoisonError::into_inner).insert(run, Arc::clone(&case));
        Ok(Some(case))
    }

    /// The cases a change has to know to be decided.
    pub(crate) async fn cases_for(&self, change: &Change) -> Result<CasesOf, StoreError> {
        let run = |record: &Record| match record {
            Record::Release(it) => Some(it.run),
            Record::Inquiry(it) => Some(it.run),
            Record::Answer(it) => Some(it.run),
            Record::Verdict(it) => Some(it.run),
            _ => None,
        };
        let runs: BTreeSet<RunId> = additions(change).iter().filter_map(run).collect();
        let mut cases = Vec::new();
        for run in runs {
            cases.extend(self.case(run).await?.map(|case| (run, case)));
        }
        Ok(cases)
    }

    /// All that is recorded of a run, itself first.
    pub async fn run_records(&self, run: RunId) -> Result<Vec<Record>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut records = conn.load(&[run.into()]).await?;
        for kind in OF_RUN {
            records.extend(conn.referring(kind, "run", run.0).await?);
        }
        Ok(records)
    }

    /// The participants of a run, each with the account of their team.
    pub async fn participants(&self, run: RunId) -> Result<Vec<(UserId, Names, AccountId)>, StoreError> {
        let sql = "SELECT u.id, u.name_zh, u.name_en, m.account FROM users u JOIN members m ON m.\"user\" = u.id \
             WHERE u.run = $1 AND u.active ORDER BY u.id";
        let types = [Type::Uuid, Type::Text, Type::Text, Type::Uuid];
        let rows = self.db.reader().await?.conn().rows(sql, &[run.0.into()], &types).await?;
        let one = |row: &Vec<crate::db::Value>| {
            (UserId(row[0].uuid()), Names::new(row[1].text(), row[2].text()), AccountId(row[3].uuid()))
        };
        Ok(rows.iter().map(one).collect())
    }

    /// Keeps the code with which a participant comes back.
    pub async fn put_rejoin(&self, user: UserId, code: &str) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        let sql = "INSERT INTO rejoins (\"user\", code) VALUES ($1, $2)";
        held.conn().run(sql, &[user.0.into(), code.into()]).await?;
        Ok(())
    }

    /// The codes with which the participants of a run come back.
    pub async fn rejoins(&self, run: RunId) -> Result<BTreeMap<UserId, String>, StoreError> {
        let sql = "SELECT r.\"user\", r.code FROM rejoins r JOIN users u ON u.id = r.\"user\" WHERE u.run = $1";
        let rows = self.db.reader().await?.conn().rows(sql, &[run.0.into()], &[Type::Uuid, Type::Text]).await?;
        Ok(rows.iter().map(|row| (UserId(row[0].uuid()), row[1].text())).collect())
    }

    /// Names of those in the team of an account: for a sandbox all who belong there.
    pub async fn members_of(&self, account: AccountId) -> Result<Vec<(UserId, Names)>, StoreError> {
        let sql = "SELECT u.id, u.name_zh, u.name_en FROM users u JOIN members m ON m.\"user\" = u.id \
             WHERE m.account = $1 ORDER BY u.id";
        let types = [Type::Uuid, Type::Text, Type::Text];
        let rows = self.db.reader().await?.conn().rows(sql, &[account.0.into()], &types).await?;
        Ok(rows.iter().map(|row| (UserId(row[0].uuid()), Names::new(row[1].text(), row[2].text()))).collect())
    }

    /// The run that a code lets in to: none when it has ended.
    pub async fn run_of_code(&self, code: &str) -> Result<Option<Run>, StoreError> {
        let mut held = self.db.reader().await?;
        let found =
            held.conn().select(Kind::Run, "WHERE code = $1 AND ended IS NULL ORDER BY id", &[code.into()]).await?;
        Ok(found.into_iter().find_map(|record| if let Record::Run(run) = record { Some(run) } else { None }))
    }

    /// The runs whose clock may let something happen by itself.
    pub async fn runs_going(&self) -> Result<Vec<Run>, StoreError> {
        let mut held = self.db.reader().await?;
        let found = held.conn().select(Kind::Run, "WHERE ended IS NULL AND round IS NOT NULL ORDER BY id", &[]).await?;
        Ok(found
            .into_iter()
            .filter_map(|record| if let Record::Run(run) = record { Some(run) } else { None })
            .collect())
    }

    /// The teams of a run.
    pub async fn crews(&self, run: RunId) -> Result<Vec<Crew>, StoreError> {
        let found = self.db.reader().await?.conn().referring(Kind::Crew, "run", run.0).await?;
        Ok(found
            .into_iter()
            .filter_map(|record| if let Record::Crew(crew) = record { Some(crew) } else { None })
            .collect())
    }

    /// The team somebody plays in.
    pub async fn crew_of(&self, user: UserId) -> Result<Option<Crew>, StoreError> {
        self.db.reader().await?.conn().crew_of(user).await
    }

    /// When something last happened in a room.
    pub async fn last_event(&self, room: Room) -> Result<Option<Moment>, StoreError> {
        let sql = "SELECT \"at\" FROM events WHERE room = $1 ORDER BY seq DESC LIMIT 1";
        let rows = self.db.reader().await?.conn().rows(sql, &[room.to_string().into()], &[Type::Int]).await?;
        Ok(rows.first().map(|row| Moment(row[0].int())))
    }
}

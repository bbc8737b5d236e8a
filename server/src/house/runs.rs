//! Runs of cases: the list, making one, and all that is recorded of one.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError},
};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    gate::{Change, Command, Invalid, Rejection, Room, Why, World},
    id::{CrewId, RunId, UserId},
    names::Names,
    record::{Kind, Record},
    time::Moment,
    workshop::{
        Case, PublicCase, read,
        run::{
            Answer, Claim, Clock, Crew, Handed, Inquiry, Leg, Marked, Notice, Outcome, Release, Remark, Run, RunWish,
            Sandbox, SandboxIds, Submission, Verdict, handed, marked, renamed, spoken, total,
            view::{Pack, Place, RunHead, WorkshopView},
        },
        score::{Standing, Total, standings},
    },
};

use super::{House, able};

/// Teams of a run at most.
const MOST_TEAMS: usize = 12;
/// How long scores are believed while a run goes on: they are asked for by everybody after every event.
const SCORES_MS: i64 = 1_000;

/// All that is recorded of a run.
pub(super) struct Gathered {
    pub run: Run,
    pub case: Arc<Case>,
    pub crews: Vec<Crew>,
    pub releases: Vec<Release>,
    pub inquiries: Vec<Inquiry>,
    pub claims: Vec<Claim>,
    pub answers: Vec<Answer>,
    pub submissions: Vec<Submission>,
    pub notices: Vec<Notice>,
    pub remarks: Vec<Remark>,
    pub verdicts: Vec<Verdict>,
    pub outcomes: Vec<Outcome>,
}

/// A team's score with what it rests on.
pub(super) struct Scored {
    pub work: Handed,
    pub handed_at: Option<Moment>,
    pub marked: Marked,
    pub total: Total,
    pub verdicts: Vec<Verdict>,
}

impl Gathered {
    pub fn crew(&self, id: CrewId) -> Result<&Crew, Failure> {
        self.crews.iter().find(|crew| crew.id == id).ok_or(Failure::NotFound)
    }

    /// What a team handed in last and was not opened again.
    pub fn last_of(&self, crew: CrewId) -> Option<&Submission> {
        let own = self.submissions.iter().filter(|one| one.crew == crew && one.reopened.is_none());
        own.max_by_key(|one| (one.at, one.id))
    }

    /// What a team has handed in for the round that runs.
    pub fn current_of(&self, crew: CrewId) -> Option<&Submission> {
        let now = |one: &&Submission| one.crew == crew && one.reopened.is_none() && Some(one.round) == self.run.round;
        self.submissions.iter().find(now)
    }

    /// Interview points given in this round and spent in it.
    pub fn points(&self, crew: CrewId) -> (i64, i64) {
        let given = self.run.leg().map_or(0, |leg| i64::from(leg.points));
        let here = self.inquiries.iter().filter(|one| one.crew == crew && Some(one.round) == self.run.round);
        (given, here.map(|one| one.cost).sum())
    }

    pub fn answers_of(&self, crew: CrewId) -> Vec<Answer> {
        self.answers.iter().filter(|one| one.crew == crew).cloned().collect()
    }

    pub fn claims_of(&self, crew: CrewId) -> Vec<Claim> {
        self.claims.iter().filter(|one| one.crew == crew).cloned().collect()
    }
}

impl House {
    /// All that is recorded of a run; whoever asks decides who may hear of what.
    pub(super) async fn gather(&self, id: RunId) -> Result<Gathered, Failure> {
        let case = self.read(self.store.case(id).await)?.ok_or(Failure::NotFound)?;
        let mut records = self.read(self.store.run_records(id).await)?.into_iter();
        let Some(Record::Run(run)) = records.next() else { return Err(Failure::NotFound) };
        let mut all = Gathered {
            run,
            case,
            crews: Vec::new(),
            releases: Vec::new(),
            inquiries: Vec::new(),
            claims: Vec::new(),
            answers: Vec::new(),
            submissions: Vec::new(),
            notices: Vec::new(),
            remarks: Vec::new(),
            verdicts: Vec::new(),
            outcomes: Vec::new(),
        };
        for record in records {
            match record {
                Record::Crew(it) => all.crews.push(it),
                Record::Release(it) => all.releases.push(it),
                Record::Inquiry(it) => all.inquiries.push(it),
                Record::Claim(it) => all.claims.push(it),
                Record::Answer(it) => all.answers.push(it),
                Record::Submission(it) => all.submissions.push(it),
                Record::Notice(it) => all.notices.push(it),
                Record::Remark(it) => all.remarks.push(it),
                Record::Verdict(it) => all.verdicts.push(it),
                Record::Outcome(it) => all.outcomes.push(it),
                _ => {}
            }
        }
        Ok(all)
    }

    /// What a team's sandbox holds now.
    pub(super) async fn sandbox(&self, crew: &Crew) -> Result<World, Failure> {
        let mut records = self.read(self.store.account_records(crew.account).await)?;
        records.extend(self.read(self.store.map_records(crew.account, crew.map).await)?);
        Ok(World::from_iter(records))
    }

    /// A team's score: of what it handed in last, or of its sandbox as it is.
    pub(super) async fn scored(&self, all: &Gathered, crew: &Crew) -> Result<Scored, Failure> {
        let last = all.last_of(crew.id);
        let work = match last {
            Some(submission) => submission.work.clone(),
            None => {
                let world = self.sandbox(crew).await?;
                handed(&world, &all.case, crew.map, &all.answers_of(crew.id), &all.claims_of(crew.id))
            }
        };
        let verdicts: Vec<Verdict> = all.verdicts.iter().filter(|one| one.crew == crew.id).cloned().collect();
        let releases: Vec<Release> = all.releases.iter().filter(|one| one.crew == crew.id).cloned().collect();
        let marked = marked(&all.case, &all.run, &work, &verdicts, &releases);
        let total = total(&all.case, &all.run, &marked, &verdicts);
        Ok(Scored { work, handed_at: last.map(|one| one.at), marked, total, verdicts })
    }

    /// The places of the teams: as they were kept when the trainer closed the scores, else as they are.
    pub(super) async fn places(&self, all: &Gathered) -> Result<Vec<Place>, Failure> {
        let now = self.now();
        let known = self.scores.read().unwrap_or_else(PoisonError::into_inner).get(&all.run.id).cloned();
        if let Some((_, places)) = known.filter(|(at, _)| (0..SCORES_MS).contains(&(now.0 - at.0))) {
            return Ok(places);
        }
        let mut scores = Vec::new();
        for crew in &all.crews {
            scores.push((crew, self.scored(all, crew).await?));
        }
        let places = places(all, &scores);
        self.scores.write().unwrap_or_else(PoisonError::into_inner).insert(all.run.id, (now, places.clone()));
        Ok(places)
    }

    /// The runs the actor trains or judges in, and what a new one can be made of.
    pub(super) async fn read_runs(&self, actor: &Actor) -> Result<WorkshopView, Failure> {
        able(actor, Capability::Judge)?;
        let colleagues = self.read(self.store.colleagues().await)?;
        let name = |user: UserId| colleagues.iter().find(|(id, _)| *id == user).map(|(_, name)| name.clone());
        let mut runs = Vec::new();
        for record in self.read(self.store.all(Kind::Run).await)? {
            let Record::Run(run) = record else { continue };
            if self.run_for(actor, run.id, Capability::Judge).await.is_err() {
                continue;
            }
            let people = self.read(self.store.participants(run.id).await)?.len();
            let teams = self.read(self.store.crews(run.id).await)?.len();
            runs.push(RunHead { trainer: name(run.by).unwrap_or_default(), teams, people, run });
        }
        runs.sort_by_key(|head| std::cmp::Reverse((head.run.made, head.run.id)));
        Ok(WorkshopView {
            runs,
            packs: self.packs.all().into_iter().map(|kept| pack(&kept.case)).collect(),
            colleagues,
            may_make: able(actor, Capability::EditRun).is_ok(),
            now: self.now(),
        })
    }

    /// Makes a run with its teams and their sandboxes.
    pub(super) async fn new_run(&self, actor: &Actor, wish: &RunWish) -> Result<RunId, Failure> {
        able(actor, Capability::EditRun)?;
        let id: RunId = self.sources.fresh();
        let invalid = |field: &str, why| {
            let invalid = Invalid { field: field.to_owned(), why };
            Failure::from(Rejection::Invalid { key: id.into(), invalid })
        };
        let kept = self.packs.get(&wish.case).ok_or(Failure::NotFound)?;
        if !(1..=MOST_TEAMS).contains(&wish.teams.len()) {
            return Err(invalid("teams", Why::OutOfRange { least: 1, most: MOST_TEAMS as i64 }));
        }
        let files = renamed(&kept.files, &kept.case, wish);
        let case = read(&files).case.ok_or_else(|| invalid("company", Why::Contradicts))?;
        let mut agenda: Vec<Leg> = case.rounds.iter().map(Leg::from).collect();
        if !wish.agenda.is_empty() {
            let places: Vec<Option<usize>> = wish.agenda.iter().map(|leg| case.round(&leg.round)).collect();
            if places.iter().any(Option::is_none) || !places.is_sorted_by(|a, b| a < b) {
                return Err(invalid("agenda", Why::Contradicts));
            }
            agenda = wish
                .agenda
                .iter()
                .zip(places.into_iter().flatten())
                .map(|(wished, at)| Leg {
                    minutes: wished.minutes,
                    points: wished.points,
                    tools: wished.tools.clone(),
                    ..Leg::from(&case.rounds[at])
                })
                .collect();
        }
        let run = Run {
            id,
            name: if wish.name.is_empty() { case.title.clone() } else { wish.name.clone() },
            case: case.id.clone(),
            version: i64::from(case.version),
            company: case.company.clone(),
            hospital: case.hospital.clone(),
            code: self.fresh_code().await?,
            agenda,
            mode: wish.mode.unwrap_or(case.scoring.mode),
            share: wish.share.unwrap_or(case.scoring.auto.round() as i64),
            by: actor.id,
            evaluators: wish.evaluators.iter().copied().filter(|user| *user != actor.id).collect(),
            made: self.now(),
            round: None,
            clock: Clock::default(),
            locked: false,
            private: wish.private,
            revealed: false,
            ended: None,
        };
        // The case lies there before anybody can hear of the run.
        self.read(self.store.put_case(id, &files).await)?;
        self.pass(actor, Command::new(self.sources.fresh(), Change::Add(run.clone().into()))).await?;
        let public = PublicCase::from(&case);
        for team in &wish.teams {
            let ids = SandboxIds {
                crew: self.sources.fresh(),
                account: self.sources.fresh(),
                map: self.sources.fresh(),
                pipeline: self.sources.fresh(),
                deal: self.sources.fresh(),
            };
            let sandbox = Sandbox { run: &run, case: &public, team, ids, now: self.now(), today: self.today() };
            let changes = sandbox.changes(self.sources.id);
            self.pass(&self.caretaker(), Command::new(self.sources.fresh(), Change::All(changes))).await?;
        }
        Ok(id)
    }

    /// A code that lets in to no run yet.
    async fn fresh_code(&self) -> Result<String, Failure> {
        for _ in 0..20 {
            let code = self.random_code();
            if self.read(self.store.run_of_code(&code).await)?.is_none() {
                return Ok(code);
            }
        }
        Err(self.broken("no code is free"))
    }

    /// Six characters nobody can guess.
    pub(super) fn random_code(&self) -> String {
        let mut bytes = [0_u8; 24];
        (self.sources.random)(&mut bytes);
        let mut numbers = [0_u32; 6];
        for (number, four) in numbers.iter_mut().zip(bytes.chunks_exact(4)) {
            *number = four.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
        }
        spoken(numbers)
    }

    /// The participants of a run by the account of their team, with who has a browser open.
    pub(super) async fn players(
        &self,
        run: RunId,
    ) -> Result<BTreeMap<meridian_domain::id::AccountId, Vec<(UserId, Names, bool)>>, Failure> {
        let online = self.hub.users_in(Room::Run(run));
        let mut players: BTreeMap<_, Vec<(UserId, Names, bool)>> = BTreeMap::new();
        for (user, name, account) in self.read(self.store.participants(run).await)? {
            players.entry(account).or_default().push((user, name, online.contains(&user)));
        }
        Ok(players)
    }
}

/// The places of teams with these scores; kept ones go before.
pub(super) fn places(all: &Gathered, scores: &[(&Crew, Scored)]) -> Vec<Place> {
    let kept = |crew: CrewId| {
        let own = all.outcomes.iter().filter(|one| one.crew == crew);
        own.max_by_key(|one| (one.at, one.id))
            .map(|one| (one.score.map(|tenths| tenths as f64 / 10.0), one.coverage as f64 / 100.0))
    };
    let of =
        |crew: CrewId, scored: &Scored| kept(crew).unwrap_or((scored.total.mark.value, scored.total.mark.coverage));
    let teams: Vec<Standing> = scores
        .iter()
        .map(|(crew, scored)| Standing {
            team: crew.id.to_string(),
            score: of(crew.id, scored).0,
            compliance: scored.marked.compliance,
            submitted: scored.handed_at,
        })
        .collect();
    let placings = standings(&teams);
    let place = |placing: meridian_domain::workshop::score::Placing| {
        let (crew, scored) = scores.iter().find(|(crew, _)| crew.id.to_string() == placing.team)?;
        let (score, coverage) = of(crew.id, scored);
        let (name, colour) = (crew.name.clone(), crew.colour);
        Some(Place { place: placing.place, crew: crew.id, name, colour, score, coverage })
    };
    placings.into_iter().filter_map(place).collect()
}

fn pack(case: &Case) -> Pack {
    Pack {
        case: case.id.clone(),
        version: case.version,
        title: case.title.clone(),
        summary: case.summary.clone(),
        disclaimer: case.disclaimer.clone(),
        level: case.level,
        minutes: case.minutes,
        teams: case.teams,
        company: case.company.clone(),
        hospital: case.hospital.clone(),
        product: case.product.clone(),
        agenda: case.rounds.iter().map(Leg::from).collect(),
        mode: case.scoring.mode,
        share: case.scoring.auto.round() as i64,
    }
}

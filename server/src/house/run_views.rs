//! What the pages of a run show, each for whom it is.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    gate::Room,
    id::{CrewId, RunId, UserId},
    names::Names,
    time::Moment,
    workshop::{
        Card, Case, Mode, PublicCase, Released,
        run::{
            Closed, Crew, Notice, Run, Topic, coming, difference, is_gone, judged, progress, suggested,
            view::{
                Arrived, Board, ConsoleView, CrewDebrief, CrewDesk, DebriefView, Place, PlayView, Player,
                ProjectorView, State,
            },
        },
    },
};

use super::{
    House,
    runs::{Gathered, Scored, places},
};

/// Whether teams see scores now, by the mode: all of them, and whether only one's own place.
fn shows(run: &Run, submitted: bool, now: Moment) -> bool {
    match run.mode {
        Mode::Off => false,
        Mode::Live | Mode::Masked => run.state() != State::Planned,
        Mode::AfterRound => run.ended.is_some() || submitted || run.left(now).is_some_and(|left| left <= 0),
    }
}

fn board(all: &Gathered, places: Vec<Place>, own: Option<CrewId>, now: Moment) -> Board {
    let everybody = all.crews.iter().all(|crew| all.current_of(crew.id).is_some()) && !all.crews.is_empty();
    if !shows(&all.run, everybody, now) {
        return Board::Nothing;
    }
    let masked = all.run.mode == Mode::Masked || all.run.private;
    match own {
        _ if !masked => Board::All(places),
        Some(own) => match places.iter().find(|place| place.crew == own) {
            Some(place) => Board::Own { place: place.place, of: places.len() },
            None => Board::Nothing,
        },
        None => Board::Nothing,
    }
}

/// Notices that are not over, for all or for one team, the latest first.
fn standing(notices: &[Notice], crew: Option<CrewId>) -> Vec<Notice> {
    let is_for = |notice: &&Notice| !notice.withdrawn && (notice.crew.is_none() || notice.crew == crew);
    let mut own: Vec<Notice> = notices.iter().filter(is_for).cloned().collect();
    own.sort_by_key(|notice| std::cmp::Reverse((notice.at, notice.id)));
    own
}

/// The round of the case in which the run is.
fn round_of(case: &Case, run: &Run) -> usize {
    run.leg().and_then(|leg| case.round(&leg.round)).unwrap_or_default()
}

fn player(rejoin: Option<String>, (user, name, online): &(UserId, Names, bool)) -> Player {
    Player { user: *user, name: name.clone(), online: *online, rejoin }
}

fn unanswered(all: &Gathered, crew: CrewId) -> usize {
    let own = all.releases.iter().filter(|one| one.crew == crew && !one.withdrawn);
    let expects = own.filter(|release| {
        let inject = all.case.injects.iter().find(|inject| inject.id == release.inject);
        inject.is_some_and(|inject| !inject.expectations.is_empty())
    });
    let answered = |topic: &Topic| all.answers.iter().any(|one| one.crew == crew && one.topic == *topic);
    expects.filter(|release| !answered(&Topic::Inject(release.inject.clone()))).count()
}

impl House {
    /// The console of a trainer or an evaluator.
    pub(super) async fn read_console(&self, actor: &Actor, id: RunId) -> Result<ConsoleView, Failure> {
        self.run_for(actor, id, Capability::Judge).await?;
        // Read before the records: what comes between is told again, never missed.
        let seq = self.stands_at(Room::Run(id)).await?;
        let all = self.gather(id).await?;
        let players = self.players(id).await?;
        let rejoins = self.read(self.store.rejoins(id).await)?;
        let now = self.now();
        let mut scores = Vec::new();
        for crew in &all.crews {
            scores.push((crew, self.scored(&all, crew).await?));
        }
        let places = places(&all, &scores);
        let mut crews = Vec::new();
        for (crew, scored) in scores {
            let world = self.sandbox(crew).await?;
            let team = players.get(&crew.account).map(Vec::as_slice).unwrap_or_default();
            let players = team.iter().map(|one| player(rejoins.get(&one.0).cloned(), one)).collect();
            crews.push(CrewDesk {
                crew: crew.clone(),
                players,
                last: self.last_of(&all, crew).await?,
                people: world.all::<meridian_domain::stakeholder::Seat>().count(),
                lines: world.all::<meridian_domain::stakeholder::Line>().count(),
                goals: world.all::<meridian_domain::plan::Goal>().count(),
                actions: world.all::<meridian_domain::plan::Action>().count(),
                points: all.points(crew.id),
                unanswered: unanswered(&all, crew.id),
                submitted: all.current_of(crew.id).map(|one| one.at),
                judged: judged(&all.case, &scored.verdicts),
                suggested: suggested(&all.case, &scored.work),
                total: scored.total,
                marked: scored.marked,
            });
        }
        let colleagues = self.read(self.store.colleagues().await)?;
        let staff: Vec<UserId> = all.run.staff().collect();
        let case = &all.case;
        Ok(ConsoleView {
            coming: coming(case, &all.run, &all.crews, &all.releases, &all.inquiries, now),
            case: Case::clone(case),
            crews,
            releases: all.releases,
            inquiries: all.inquiries,
            answers: all.answers,
            claims: all.claims,
            submissions: all.submissions,
            notices: all.notices,
            remarks: all.remarks,
            verdicts: all.verdicts,
            outcomes: all.outcomes,
            places,
            staff: colleagues.into_iter().filter(|(user, _)| staff.contains(user)).collect(),
            me: actor.id,
            may_steer: self.run_for(actor, id, Capability::EditRun).await.is_ok(),
            run: all.run,
            seq,
            now,
        })
    }

    /// When somebody in a team last did something.
    async fn last_of(&self, all: &Gathered, crew: &Crew) -> Result<Option<Moment>, Failure> {
        let mut last = None;
        for room in [Room::Account(crew.account), Room::Map(crew.map), Room::Pipeline(crew.pipeline)] {
            let at = self.read(self.store.last_event(room).await)?;
            // The sandbox was made before anybody was in it.
            last = last.max(at.filter(|at| all.run.clock.started.is_some_and(|_| *at > all.run.made)));
        }
        let own = all.inquiries.iter().filter(|one| one.crew == crew.id).map(|one| one.at);
        let own = own.chain(all.answers.iter().filter(|one| one.crew == crew.id).map(|one| one.at));
        let own = own.chain(all.claims.iter().filter(|one| one.crew == crew.id).map(|one| one.at));
        Ok(last.max(own.max()))
    }

    /// What the projector shows.
    pub(super) async fn read_projector(&self, actor: &Actor, id: RunId) -> Result<ProjectorView, Failure> {
        self.run_for(actor, id, Capability::Judge).await?;
        let seq = self.stands_at(Room::Run(id)).await?;
        let all = self.gather(id).await?;
        let players = self.players(id).await?;
        let now = self.now();
        let places = self.places(&all).await?;
        let board = board(&all, places, None, now);
        let names = |crew: &Crew| {
            let own = players.get(&crew.account).into_iter().flatten();
            own.map(|(_, name, _)| name.clone()).collect()
        };
        Ok(ProjectorView {
            id,
            name: all.run.name.clone(),
            title: all.case.title.clone(),
            disclaimer: all.case.disclaimer.clone(),
            state: all.run.state(),
            code: if all.run.ended.is_some() { String::new() } else { all.run.code.clone() },
            round: all.run.at(),
            clock: all.run.clock,
            teams: all.crews.iter().map(|crew| (crew.id, crew.name.clone(), crew.colour, names(crew))).collect(),
            notices: standing(&all.notices, None),
            agenda: all.run.agenda,
            board,
            seq,
            now,
        })
    }

    /// Every team's work against the reference.
    pub(super) async fn read_debrief(&self, actor: &Actor, id: RunId) -> Result<DebriefView, Failure> {
        self.run_for(actor, id, Capability::Judge).await?;
        let all = self.gather(id).await?;
        let players = self.players(id).await?;
        let mut scores: Vec<(&Crew, Scored)> = Vec::new();
        for crew in &all.crews {
            scores.push((crew, self.scored(&all, crew).await?));
        }
        let places = places(&all, &scores);
        let crews = scores.into_iter().map(|(crew, scored)| CrewDebrief {
            crew: crew.clone(),
            players: players.get(&crew.account).into_iter().flatten().map(|one| player(None, one)).collect(),
            difference: difference(&all.case, &scored.work.map),
            handed_at: scored.handed_at,
            judged: judged(&all.case, &scored.verdicts),
            knew: all.inquiries.iter().filter(|one| one.crew == crew.id).map(|one| one.fact.clone()).collect(),
            work: scored.work,
            marked: scored.marked,
            total: scored.total,
        });
        let mut remarks = all.remarks.clone();
        remarks.sort_by_key(|remark| (remark.at, remark.id));
        Ok(DebriefView {
            crews: crews.collect(),
            places,
            remarks,
            releases: all.releases.clone(),
            now: self.now(),
            case: Case::clone(&all.case),
            run: all.run,
        })
    }

    /// What the team of a participant sees: made of what may be shown, piece by piece.
    pub(super) async fn read_play(&self, actor: &Actor) -> Result<PlayView, Failure> {
        let crew = self.crew_of(actor).await?;
        let seq = self.stands_at(Room::Run(crew.run)).await?;
        let all = self.gather(crew.run).await?;
        let (case, run, now) = (&all.case, &all.run, self.now());
        let players = self.players(run.id).await?;
        let rejoin = self.read(self.store.rejoins(run.id).await)?.remove(&actor.id).unwrap_or_default();
        let team = players.get(&crew.account).map(Vec::as_slice).unwrap_or_default();
        let name = |user: UserId| team.iter().find(|one| one.0 == user).map(|one| one.1.clone()).unwrap_or_default();
        let gone = is_gone(case, crew.id, &all.releases);
        let begun = run.at().is_some();
        let known = progress(case, run, crew.id, &all.inquiries);
        let questions = if begun { case.questions(&known, &gone) } else { Vec::new() };
        let mut inquiries: Vec<_> = all.inquiries.iter().filter(|one| one.crew == crew.id).collect();
        inquiries.sort_by_key(|one| std::cmp::Reverse((one.at, one.id)));
        let cards = inquiries
            .into_iter()
            .filter_map(|one| Some((Card::from(case.fact(&one.fact)?), one.clone(), name(one.by))))
            .collect();
        let answers = all.answers_of(crew.id);
        let mut releases: Vec<_> = all.releases.iter().filter(|one| one.crew == crew.id && !one.withdrawn).collect();
        releases.sort_by_key(|one| std::cmp::Reverse((one.at, one.id)));
        let released = releases
            .into_iter()
            .filter_map(|one| {
                let inject = case.injects.iter().find(|inject| inject.id == one.inject)?;
                let topic = Topic::Inject(inject.id.clone());
                let answered = answers.iter().any(|answer| answer.topic == topic);
                Some(Arrived { id: one.id, at: one.at, released: Released::from(inject), answered })
            })
            .collect();
        let submission = all.current_of(crew.id).cloned();
        let closed = closed(run, &crew, submission.is_some());
        let shown = if begun { PublicCase::from(case.as_ref()).until(round_of(case, run)) } else { before(case) };
        let places = if run.mode == Mode::Off { Vec::new() } else { self.places(&all).await? };
        let own = self.scored(&all, &crew).await?;
        Ok(PlayView {
            case: shown,
            me: actor.id,
            rejoin,
            players: team.iter().map(|one| player(None, one)).collect(),
            others: all
                .crews
                .iter()
                .filter(|other| other.id != crew.id)
                .map(|other| {
                    let people = players.get(&other.account).map_or(0, Vec::len);
                    (other.id, other.name.clone(), other.colour, if run.private { 0 } else { people })
                })
                .collect(),
            points: all.points(crew.id),
            questions,
            cards,
            released,
            gone,
            notices: standing(&all.notices, Some(crew.id)),
            claims: all.claims_of(crew.id),
            answers,
            handed: all
                .submissions
                .iter()
                .filter(|one| one.crew == crew.id && one.reopened.is_none())
                .filter_map(|one| usize::try_from(one.round).ok())
                .collect(),
            submission,
            closed,
            board: board(&all, places, Some(crew.id), now),
            revealed: run.revealed.then(|| difference(case, &own.work.map)),
            run: all.run.clone(),
            crew,
            seq,
            now,
        })
    }
}

/// Why a team can change nothing now.
fn closed(run: &Run, crew: &Crew, handed: bool) -> Option<Closed> {
    match () {
        () if run.ended.is_some() => Some(Closed::Ended),
        () if run.at().is_none() => Some(Closed::NotBegun),
        () if run.locked || crew.locked => Some(Closed::Locked),
        () if handed => Some(Closed::HandedIn),
        () => None,
    }
}

/// The case before the first round: its frame, without papers, people and questions.
fn before(case: &Case) -> PublicCase {
    let mut shown = PublicCase::from(case);
    shown.documents.clear();
    shown.people.clear();
    shown.lines.clear();
    shown.questions.clear();
    shown.numbers.clear();
    shown
}

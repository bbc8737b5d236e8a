//! What trainers and teams do, as changes for the gate: with the server's clock and ids.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    account::{Member, MemberPatch},
    gate::{Change, Command, Receipt, Rejection},
    id::*,
    record::{Patch, Record},
    workshop::{
        Key,
        run::{
            Act, Answer, AnswerPatch, Claim, ClaimPatch, Clock, Closed, Crew, CrewPatch, Inquiry, Note, Notice,
            NoticePatch, Outcome, Release, ReleasePatch, Remark, Ruling, RunPatch, Steer, Submission, SubmissionPatch,
            Verdict, VerdictPatch, handed,
        },
    },
    workspace::{TeamRole, UserPatch},
};

use super::{House, runs::Gathered};

fn edit_run(id: RunId, set: RunPatch) -> Change {
    Change::Edit(Patch::Run { id, set })
}

impl House {
    /// Does what a trainer or an evaluator wants.
    pub(super) async fn steered(&self, actor: &Actor, id: RunId, deed: Steer) -> Result<Receipt, Failure> {
        let judges =
            matches!(deed, Steer::Judge { .. } | Steer::Bookmark { .. } | Steer::Observe { .. } | Steer::Forget(_));
        let capability = if judges { Capability::Judge } else { Capability::EditRun };
        self.run_for(actor, id, capability).await?;
        let all = self.gather(id).await?;
        // Who is in which team, and who may sign in, is the caretaker's.
        let staffing = matches!(deed, Steer::Move { .. } | Steer::SendAway(_));
        let gone = if let Steer::SendAway(user) = deed { Some(user) } else { None };
        let change = self.as_change(actor, &all, deed).await?;
        let actor = if staffing { self.caretaker() } else { actor.clone() };
        let receipt = self.pass(&actor, Command::new(self.sources.fresh(), change)).await?;
        if let Some(user) = gone {
            self.end_sessions(user).await?;
        }
        Ok(receipt)
    }

    async fn as_change(&self, actor: &Actor, all: &Gathered, deed: Steer) -> Result<Change, Failure> {
        let (run, now) = (&all.run, self.now());
        Ok(match deed {
            Steer::Start => {
                let begun = run.round.or(Some(0));
                let clock = run.clock.start(now);
                edit_run(run.id, RunPatch { round: Some(begun), clock: Some(clock), ..RunPatch::default() })
            }
            Steer::Pause => edit_run(run.id, RunPatch { clock: Some(run.clock.pause(now)), ..RunPatch::default() }),
            Steer::AddMinutes(more) => {
                edit_run(run.id, RunPatch { clock: Some(run.clock.add(more)), ..RunPatch::default() })
            }
            Steer::Round { to, start } => {
                let round = i64::try_from(to).unwrap_or(i64::MAX);
                let clock = if start { Clock::default().start(now) } else { Clock::default() };
                edit_run(run.id, RunPatch { round: Some(Some(round)), clock: Some(clock), ..RunPatch::default() })
            }
            Steer::End => {
                let clock = run.clock.pause(now);
                edit_run(run.id, RunPatch { ended: Some(Some(now)), clock: Some(clock), ..RunPatch::default() })
            }
            Steer::Reopen => {
                // The code may have become another's meanwhile.
                if let Some(other) = self.read(self.store.run_of_code(&run.code).await)?.filter(|one| one.id != run.id)
                {
                    return Err(Rejection::Taken { key: run.id.into(), by: other.id.into() }.into());
                }
                edit_run(run.id, RunPatch { ended: Some(None), ..RunPatch::default() })
            }
            Steer::Release { inject, crews } => self.release(actor, all, &inject, &crews)?,
            Steer::Withdraw { inject, crews } => {
                let meant = |one: &&Release| {
                    one.inject == inject && !one.withdrawn && (crews.is_empty() || crews.contains(&one.crew))
                };
                let set = ReleasePatch { withdrawn: Some(true), ..ReleasePatch::default() };
                let taken = all.releases.iter().filter(meant);
                Change::All(taken.map(|one| Change::Edit(Patch::Release { id: one.id, set: set.clone() })).collect())
            }
            Steer::Say { saying, crew, text, place } => {
                let account = crew.map(|crew| all.crew(crew).map(|crew| crew.account)).transpose()?;
                let id = self.sources.fresh();
                let by = actor.id;
                Change::Add(
                    Notice { id, run: run.id, crew, account, saying, text, place, by, at: now, withdrawn: false }
                        .into(),
                )
            }
            Steer::Unsay(id) => {
                let set = NoticePatch { withdrawn: Some(true), ..NoticePatch::default() };
                Change::Edit(Patch::Notice { id, set })
            }
            Steer::Lock { crew: Some(crew), locked } => {
                let id = all.crew(crew)?.id;
                Change::Edit(Patch::Crew { id, set: CrewPatch { locked: Some(locked), ..CrewPatch::default() } })
            }
            Steer::Lock { crew: None, locked } => {
                edit_run(run.id, RunPatch { locked: Some(locked), ..RunPatch::default() })
            }
            Steer::Private(private) => edit_run(run.id, RunPatch { private: Some(private), ..RunPatch::default() }),
            Steer::Reveal(revealed) => edit_run(run.id, RunPatch { revealed: Some(revealed), ..RunPatch::default() }),
            Steer::Mode(mode) => edit_run(run.id, RunPatch { mode: Some(mode), ..RunPatch::default() }),
            Steer::Share(share) => edit_run(run.id, RunPatch { share: Some(share), ..RunPatch::default() }),
            Steer::Bookmark { crew, text } => self.remark(actor, all, Note::Bookmark, crew, text)?,
            Steer::Observe { crew, text } => self.remark(actor, all, Note::Observation, crew, text)?,
            Steer::Forget(id) => {
                let own = all.remarks.iter().any(|one| one.id == id && one.by == actor.id);
                if !own {
                    return Err(Rejection::NotTheAuthor { key: id.into() }.into());
                }
                Change::Remove(id.into())
            }
            Steer::OpenAgain(id) => {
                if all.submissions.iter().all(|one| one.id != id) {
                    return Err(Failure::NotFound);
                }
                let set = SubmissionPatch { reopened: Some(Some(now)), ..SubmissionPatch::default() };
                Change::Edit(Patch::Submission { id, set })
            }
            Steer::Judge { crew, of, level, note } => self.judge(actor, all, crew, of, level, note)?,
            Steer::Close => self.close_scores(actor, all).await?,
            Steer::Move { user, to } => self.move_to(all, user, all.crew(to)?).await?,
            Steer::SendAway(user) => {
                self.participant(all, user).await?;
                let set = UserPatch { active: Some(false), ..UserPatch::default() };
                Change::Edit(Patch::User { id: user, set })
            }
            Steer::Rename { crew, team } => {
                let id = all.crew(crew)?.id;
                let set = CrewPatch { name: Some(team.name), colour: Some(team.colour), ..CrewPatch::default() };
                Change::Edit(Patch::Crew { id, set })
            }
        })
    }

    fn release(&self, actor: &Actor, all: &Gathered, inject: &Key, crews: &[CrewId]) -> Result<Change, Failure> {
        if all.case.injects.iter().all(|one| one.id != *inject) {
            return Err(Failure::NotFound);
        }
        let meant: Vec<&Crew> = match crews {
            [] => all.crews.iter().collect(),
            some => some.iter().map(|crew| all.crew(*crew)).collect::<Result<_, _>>()?,
        };
        let mut changes = Vec::new();
        for crew in meant {
            match all.releases.iter().find(|one| one.crew == crew.id && one.inject == *inject) {
                Some(came) if came.withdrawn => {
                    let set = ReleasePatch { withdrawn: Some(false), ..ReleasePatch::default() };
                    changes.push(Change::Edit(Patch::Release { id: came.id, set }));
                }
                Some(_) => {}
                None => {
                    let release = Release {
                        id: self.sources.fresh(),
                        run: all.run.id,
                        crew: crew.id,
                        account: crew.account,
                        inject: inject.clone(),
                        at: self.now(),
                        by: Some(actor.id),
                        withdrawn: false,
                    };
                    changes.push(Change::Add(release.into()));
                }
            }
        }
        Ok(Change::All(changes))
    }

    fn remark(
        &self,
        actor: &Actor,
        all: &Gathered,
        note: Note,
        crew: Option<CrewId>,
        text: String,
    ) -> Result<Change, Failure> {
        crew.map(|crew| all.crew(crew)).transpose()?;
        let (id, by, at) = (self.sources.fresh(), actor.id, self.now());
        Ok(Change::Add(Remark { id, run: all.run.id, crew, note, text, by, at }.into()))
    }

    fn judge(
        &self,
        actor: &Actor,
        all: &Gathered,
        crew: CrewId,
        of: Ruling,
        level: Option<i64>,
        note: String,
    ) -> Result<Change, Failure> {
        let crew = all.crew(crew)?.id;
        let own = |one: &&Verdict| one.crew == crew && one.of == of && (!of.is_personal() || one.by == actor.id);
        let known = all.verdicts.iter().find(own);
        let at = self.now();
        Ok(match (known, level) {
            (Some(known), None) => Change::Remove(known.id.into()),
            (None, None) => return Err(Rejection::NothingToUndo.into()),
            (Some(known), Some(level)) => {
                let set = VerdictPatch {
                    level: Some(level),
                    note: Some(note),
                    by: Some(actor.id),
                    at: Some(at),
                    ..VerdictPatch::default()
                };
                Change::Edit(Patch::Verdict { id: known.id, set })
            }
            (None, Some(level)) => {
                let (id, by) = (self.sources.fresh(), actor.id);
                Change::Add(Verdict { id, run: all.run.id, crew, of, level, note, by, at }.into())
            }
        })
    }

    /// Keeps the scores as they are now, in the place of those kept before.
    async fn close_scores(&self, actor: &Actor, all: &Gathered) -> Result<Change, Failure> {
        let mut changes: Vec<Change> = all.outcomes.iter().map(|one| Change::Remove(one.id.into())).collect();
        for crew in &all.crews {
            let scored = self.scored(all, crew).await?;
            let mark = &scored.total.mark;
            let outcome = Outcome {
                id: self.sources.fresh(),
                run: all.run.id,
                crew: crew.id,
                score: mark.value.map(|value| (value * 10.0).round() as i64),
                coverage: (mark.coverage * 100.0).round() as i64,
                total: scored.total,
                by: actor.id,
                at: self.now(),
            };
            changes.push(Change::Add(outcome.into()));
        }
        Ok(Change::All(changes))
    }

    /// Somebody who plays in the run, with their place in its teams.
    async fn participant(&self, all: &Gathered, user: UserId) -> Result<Member, Failure> {
        let accounts: Vec<AccountId> = all.crews.iter().map(|crew| crew.account).collect();
        match self.there(user.into()).await? {
            Record::User(user) if user.run == Some(all.run.id) => {}
            _ => return Err(Failure::NotFound),
        }
        for account in accounts {
            let records = self.read(self.store.account_records(account).await)?;
            let own = records.into_iter().find_map(|record| match record {
                Record::Member(member) if member.user == user => Some(member),
                _ => None,
            });
            if let Some(member) = own {
                return Ok(member);
            }
        }
        Err(Failure::NotFound)
    }

    async fn move_to(&self, all: &Gathered, user: UserId, to: &Crew) -> Result<Change, Failure> {
        let member = self.participant(all, user).await?;
        if member.account == to.account {
            // Nothing to move: the gate says so.
            return Ok(Change::Edit(Patch::Member { id: member.id, set: MemberPatch::default() }));
        }
        let there = Member { id: self.sources.fresh(), account: to.account, user, function: TeamRole::Sales };
        Ok(Change::All(vec![Change::Remove(member.id.into()), Change::Add(there.into())]))
    }

    /// Does what a team wants.
    pub(super) async fn acted(&self, actor: &Actor, deed: Act) -> Result<Receipt, Failure> {
        let crew = self.crew_of(actor).await?;
        let all = self.gather(crew.run).await?;
        let (run, by, at) = (crew.run, actor.id, self.now());
        let (crew_id, account) = (crew.id, crew.account);
        let change = match deed {
            Act::Ask(fact) => {
                let id: InquiryId = self.sources.fresh();
                let Some(round) = all.run.round else { return Err(Rejection::Closed { why: Closed::NotBegun }.into()) };
                // What cannot be asked is not found, whether or not there is such a card.
                let cost = all.case.fact(&fact).map(|fact| i64::from(fact.cost));
                let cost = cost.ok_or(Rejection::NotFound { key: id.into() })?;
                Change::Add(Inquiry { id, run, crew: crew_id, account, fact, round, cost, by, at }.into())
            }
            Act::Answer { topic, text, value } => {
                match all.answers.iter().find(|one| one.crew == crew_id && one.topic == topic) {
                    Some(known) => {
                        let set = AnswerPatch {
                            text: Some(text),
                            value: Some(value),
                            by: Some(by),
                            at: Some(at),
                            ..AnswerPatch::default()
                        };
                        Change::Edit(Patch::Answer { id: known.id, set })
                    }
                    None => {
                        let id = self.sources.fresh();
                        Change::Add(Answer { id, run, crew: crew_id, account, topic, text, value, by, at }.into())
                    }
                }
            }
            Act::Claim { text, grade, facts, about } => {
                let id = self.sources.fresh();
                Change::Add(Claim { id, run, crew: crew_id, account, text, grade, facts, about, by, at }.into())
            }
            Act::Reclaim { id, text, grade, facts } => {
                let set = ClaimPatch {
                    text: Some(text),
                    grade: Some(grade),
                    facts: Some(facts),
                    at: Some(at),
                    ..ClaimPatch::default()
                };
                Change::Edit(Patch::Claim { id, set })
            }
            Act::Unclaim(id) => Change::Remove(id.into()),
            Act::HandIn => {
                let Some(round) = all.run.round else { return Err(Rejection::Closed { why: Closed::NotBegun }.into()) };
                let world = self.sandbox(&crew).await?;
                let (answers, claims) = (all.answers_of(crew_id), all.claims_of(crew_id));
                let work = handed(&world, &all.case, crew.map, &answers, &claims);
                let id = self.sources.fresh();
                let handed = Submission { id, run, crew: crew_id, account, round, by, at, work, reopened: None };
                Change::Add(handed.into())
            }
        };
        self.pass(actor, Command::new(self.sources.fresh(), change)).await
    }
}

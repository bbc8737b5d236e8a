//! Guests come in: with the code of a run and a nickname, without an account.

use meridian_app::Failure;
use meridian_domain::{
    access::Role,
    account::Member,
    gate::{Change, Command, Invalid, Rejection, Why},
    id::{CrewId, UserId},
    names::Names,
    record::Record,
    workshop::run::{
        Crew, Run, code_of,
        view::{JoinTeam, JoinView, Joined},
    },
    workspace::{TeamRole, User},
};

use super::House;

/// Characters of a nickname at most.
const LONGEST: usize = 24;

/// The nickname as it is kept: without anything at its ends and nothing invisible.
fn nick(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let sound = !typed.is_empty() && typed.chars().count() <= LONGEST && !typed.chars().any(char::is_control);
    sound.then(|| typed.to_owned())
}

/// Whether two nicknames would be taken for one.
fn same(one: &Names, other: &str) -> bool {
    [&one.zh, &one.en].into_iter().any(|name| !name.is_empty() && name.to_lowercase() == other.to_lowercase())
}

fn invalid(user: UserId, field: &str, why: Why) -> Failure {
    Rejection::Invalid { key: user.into(), invalid: Invalid { field: field.to_owned(), why } }.into()
}

impl House {
    /// The run a code lets in to. Attempts are counted, right or wrong.
    async fn behind(&self, code: &str, from: &str) -> Result<Run, Failure> {
        self.by_code.count(from, self.now()).map_err(|seconds| Failure::TooMany { seconds })?;
        let code = code_of(code).ok_or(Failure::NotFound)?;
        self.read(self.store.run_of_code(&code).await)?.ok_or(Failure::NotFound)
    }

    async fn tables(&self, run: &Run) -> Result<Vec<(Crew, usize)>, Failure> {
        let players = self.players(run.id).await?;
        let crews = self.read(self.store.crews(run.id).await)?;
        Ok(crews
            .into_iter()
            .map(|crew| {
                let people = players.get(&crew.account).map_or(0, Vec::len);
                (crew, people)
            })
            .collect())
    }

    /// What somebody sees who has a code.
    pub(super) async fn look_in(&self, code: &str, from: &str) -> Result<JoinView, Failure> {
        let run = self.behind(code, from).await?;
        let case = self.read(self.store.case(run.id).await)?.ok_or(Failure::NotFound)?;
        let largest = usize::from(case.teams.largest);
        let team = |(crew, people): (Crew, usize)| JoinTeam {
            crew: crew.id,
            name: crew.name,
            colour: crew.colour,
            people,
            full: people >= largest,
        };
        Ok(JoinView {
            teams: self.tables(&run).await?.into_iter().map(team).collect(),
            code: run.code,
            name: run.name,
            title: case.title.clone(),
            disclaimer: case.disclaimer.clone(),
            largest,
        })
    }

    /// Makes a participant, in the team of choice or the smallest one, with a session.
    pub(super) async fn take_in(
        &self,
        code: &str,
        nickname: &str,
        crew: Option<CrewId>,
        from: &str,
        agent: &str,
    ) -> Result<(Joined, String), Failure> {
        let run = self.behind(code, from).await?;
        let id: UserId = self.sources.fresh();
        let nick = nick(nickname)
            .ok_or_else(|| invalid(id, "nickname", Why::OutOfRange { least: 1, most: LONGEST as i64 }))?;
        let known = self.read(self.store.participants(run.id).await)?;
        if known.iter().any(|(_, name, _)| same(name, &nick)) {
            return Err(invalid(id, "nickname", Why::Contradicts));
        }
        let case = self.read(self.store.case(run.id).await)?.ok_or(Failure::NotFound)?;
        let largest = usize::from(case.teams.largest);
        let mut open = self.tables(&run).await?.into_iter().filter(|(_, people)| *people < largest);
        let table = match crew {
            Some(wanted) => open.find(|(crew, _)| crew.id == wanted),
            // The first of the smallest.
            None => open.min_by_key(|(crew, people)| (*people, crew.id)),
        };
        let (crew, _) = table.ok_or_else(|| invalid(id, "crew", Why::Contradicts))?;
        let user = User {
            id,
            name: Names::same(&nick),
            login: None,
            role: Role::Participant,
            manager: None,
            team: None,
            active: true,
            key: None,
            run: Some(run.id),
        };
        let member = Member { id: self.sources.fresh(), account: crew.account, user: id, function: TeamRole::Sales };
        let change = Change::All(vec![Change::Add(user.clone().into()), Change::Add(member.into())]);
        self.pass(&self.caretaker(), Command::new(self.sources.fresh(), change)).await?;
        let rejoin = self.random_code();
        self.read(self.store.put_rejoin(id, &rejoin).await)?;
        let token = self.begin(&user, agent).await?;
        Ok((Joined { run: run.id, crew: crew.id, rejoin }, token))
    }

    /// A fresh session for a participant who comes back. A wrong nickname and a wrong code get the same
    /// answer.
    pub(super) async fn let_back(
        &self,
        code: &str,
        nickname: &str,
        rejoin: &str,
        from: &str,
        agent: &str,
    ) -> Result<String, Failure> {
        let run = self.behind(code, from).await?;
        let nickname = nickname.trim();
        let who = format!("{} {}", run.id, nickname.to_lowercase());
        self.by_guest.count(&who, self.now()).map_err(|seconds| Failure::TooMany { seconds })?;
        let known = self.read(self.store.participants(run.id).await)?;
        let kept = self.read(self.store.rejoins(run.id).await)?;
        let typed = code_of(rejoin);
        let found = known.into_iter().map(|(user, name, _)| (user, name)).find(|(user, name)| {
            same(name, nickname) && typed.is_some() && kept.get(user).map(String::as_str) == typed.as_deref()
        });
        let Some((user, _)) = found else { return Err(Failure::WrongCredentials) };
        let Record::User(user) = self.there(user.into()).await? else { return Err(Failure::WrongCredentials) };
        self.by_guest.forgive(&who);
        self.begin(&user, agent).await
    }
}

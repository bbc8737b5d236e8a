//! What the pages of exercises ask of the server.

use leptos::prelude::*;
use meridian_domain::{
    gate::Receipt,
    id::{CrewId, RunId},
    workshop::run::{
        Act, RunWish, Steer,
        view::{ConsoleView, DebriefView, JoinView, Joined, PlayView, ProjectorView, WorkshopView},
    },
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::{
    backend::{answer, asked, backend},
    session::{agent, from, let_in},
};

/// The runs the reader trains or judges in, and what a new one can be made of.
#[server(name = RunsList, endpoint = "runs", output = crate::answer::Json)]
pub async fn runs() -> Result<WorkshopView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Judge).await?;
        backend.runs(&actor).await
    };
    answer(result.await)
}

/// Makes a run with its teams and their sandboxes.
#[server(name = MakeRun, endpoint = "make-run", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn make_run(wish: RunWish) -> Result<RunId, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::EditRun).await?;
        backend.make_run(&actor, wish).await
    };
    answer(result.await)
}

/// Everything the trainer's console shows.
#[server(name = Console, endpoint = "run-console", output = crate::answer::Json)]
pub async fn console(run: RunId) -> Result<ConsoleView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Judge).await?;
        backend.console(&actor, run).await
    };
    answer(result.await)
}

/// What the projector shows.
#[server(name = Projecting, endpoint = "run-projector", output = crate::answer::Json)]
pub async fn projector(run: RunId) -> Result<ProjectorView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Judge).await?;
        backend.projector(&actor, run).await
    };
    answer(result.await)
}

/// The teams' work against the reference.
#[server(name = Debriefing, endpoint = "run-debrief", output = crate::answer::Json)]
pub async fn debrief(run: RunId) -> Result<DebriefView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Judge).await?;
        backend.debrief(&actor, run).await
    };
    answer(result.await)
}

/// Does what a trainer or an evaluator wants; the receipt's command can be undone.
#[server(name = Steering, endpoint = "steer", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn steer(run: RunId, deed: Steer) -> Result<Receipt, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Judge).await?;
        backend.steer(&actor, run, deed).await
    };
    answer(result.await)
}

/// What somebody sees who has a code.
#[server(name = JoinLook, endpoint = "join-look", output = crate::answer::Json)]
pub async fn join_look(code: String) -> Result<JoinView, Failure> {
    let result = async { backend()?.join_look(&code, &from()).await };
    answer(result.await)
}

/// Joins a run, in the team of choice or the smallest one, and sets the session cookie.
#[server(name = JoinRun, endpoint = "join", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn join_run(code: String, nickname: String, crew: Option<CrewId>) -> Result<Joined, Failure> {
    let result = async {
        let (joined, token) = backend()?.join(&code, &nickname, crew, &from(), &agent()).await?;
        let_in(&token);
        Ok(joined)
    };
    answer(result.await)
}

/// Comes back with the nickname and the code that was told on joining.
#[server(name = Rejoin, endpoint = "rejoin", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn rejoin(code: String, nickname: String, rejoin: String) -> Result<(), Failure> {
    let result = async {
        let token = backend()?.rejoin(&code, &nickname, &rejoin, &from(), &agent()).await?;
        let_in(&token);
        Ok(())
    };
    answer(result.await)
}

/// Everything the page of the reader's team shows.
#[server(name = Playing, endpoint = "play", output = crate::answer::Json)]
pub async fn play() -> Result<PlayView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Play).await?;
        backend.play(&actor).await
    };
    answer(result.await)
}

/// Does what a team wants.
#[server(name = Acting, endpoint = "act", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn act(deed: Act) -> Result<Receipt, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Play).await?;
        backend.act(&actor, deed).await
    };
    answer(result.await)
}

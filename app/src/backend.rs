//! What the server functions ask of the server. The app knows only this trait; the server
//! implements it over the store, and its REST routes use the same implementation and the same
//! [`may`](meridian_domain::access::may).

use std::sync::Arc;

use async_trait::async_trait;
use leptos::prelude::*;
use meridian_domain::{
    access::{
        Actor, Capability, Scope,
        view::{Device, TokenView},
    },
    account::view::{AccountFilter, AccountHead, AccountPage, AccountView, Found, ProfileView},
    classify::view::{IdentifyQuery, IdentifyView},
    gate::{Command, Receipt, Room},
    health::{portfolio::Portfolio, view::Alerts},
    id::*,
    import::view::{Progress, Rehearsal, Run, Window, Wish},
    pipeline::{
        CardSigns, Requirement,
        forecast::view::{ForecastQuery, ForecastView},
        history::{LearnedChances, view::PastView},
        query::{DealQuery, Group, Grouping, Month},
        view::{AccountDeals, Blueprint, Board, Card, Choices, ColumnWindow, DealRows, DealView, Heads, Show, Visit},
    },
    plan::{Curve, view::PlanView},
    sales::{
        SalesMapping,
        view::{LinesQuery, LinesView, SalesRehearsal},
    },
    stakeholder::{
        history::Log,
        view::{MapView, Mentions},
    },
    time::Date,
    workshop::run::{
        Act, RunWish, Steer,
        view::{ConsoleView, DebriefView, JoinView, Joined, PlayView, ProjectorView, WorkshopView},
    },
    workspace::view::{Condition, Models, Office},
};

use crate::{
    Failure,
    clock::Zone,
    pipeline::gate::Asks,
    session::{Entered, Me, token},
};

/// The server, as the app sees it. Every method decides by itself whether the actor may.
#[async_trait]
pub trait Backend: Send + Sync {
    /// Where our people are: what day it is, and what time of day.
    fn zone(&self) -> Zone;
    /// Who a session token belongs to.
    async fn authenticate(&self, token: &str) -> Result<(Actor, Me), Failure>;
    /// Checks name and password; returns a fresh session token. `agent` is what the browser says it is.
    async fn sign_in(&self, login: &str, password: &str, from: &str, agent: &str) -> Result<String, Failure>;
    /// Ends one session.
    async fn sign_out(&self, token: &str) -> Result<(), Failure>;
    /// Ends all sessions of the actor.
    async fn sign_out_everywhere(&self, actor: &Actor) -> Result<(), Failure>;
    /// The gate: the one way to change anything.
    async fn submit(&self, actor: &Actor, command: Command) -> Result<Receipt, Failure>;
    /// A pipeline as an administrator changes it.
    async fn blueprint(&self, actor: &Actor, pipeline: PipelineId) -> Result<Blueprint, Failure>;
    /// A pipeline as it is first shown, with the first cards of each column or of the table.
    async fn board(
        &self,
        actor: &Actor,
        pipeline: Option<PipelineId>,
        query: DealQuery,
        show: Show,
        first: i64,
    ) -> Result<Board, Failure>;
    async fn board_heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        grouping: Grouping,
    ) -> Result<Heads, Failure>;
    /// Some cards of a column, or of a row's part of it.
    async fn board_window(
        &self,
        actor: &Actor,
        stage: StageId,
        group: Option<Group>,
        query: DealQuery,
        offset: i64,
        limit: i64,
    ) -> Result<ColumnWindow, Failure>;
    /// The first cards of a row in all columns.
    async fn board_row(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        group: Group,
        query: DealQuery,
        first: i64,
    ) -> Result<Vec<ColumnWindow>, Failure>;
    /// What a filter can be chosen from.
    async fn board_choices(&self, actor: &Actor, pipeline: PipelineId) -> Result<Choices, Failure>;
    /// What cards can say of some deals beside the deals' own fields.
    async fn card_signs(&self, actor: &Actor, deals: Vec<DealId>) -> Result<Vec<CardSigns>, Failure>;
    /// What the closed deals of a pipeline say of its open ones.
    async fn learned_chances(&self, actor: &Actor, pipeline: PipelineId) -> Result<LearnedChances, Failure>;
    /// Some deals of the table.
    async fn deal_rows(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        offset: i64,
        limit: i64,
    ) -> Result<DealRows, Failure>;
    /// The deals with a deadline in a month.
    async fn deadlines(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        month: Month,
    ) -> Result<Vec<Card>, Failure>;
    /// A map of an account, or the one with most people; `None` when the account has none yet.
    async fn map(&self, actor: &Actor, account: AccountId, map: Option<MapId>) -> Result<Option<MapView>, Failure>;
    /// What has happened to a map, as far as the actor may know.
    async fn map_history(&self, actor: &Actor, account: AccountId, map: MapId) -> Result<Log, Failure>;
    /// How names sound, in their order, for finding people by ear.
    fn name_sounds(&self, names: &[String]) -> Vec<String>;
    /// The open comments that call the actor.
    async fn mentions(&self, actor: &Actor) -> Result<Mentions, Failure>;
    async fn accounts(&self, actor: &Actor, filter: AccountFilter) -> Result<AccountPage, Failure>;
    async fn account_head(&self, actor: &Actor, account: AccountId) -> Result<AccountHead, Failure>;
    async fn account(&self, actor: &Actor, account: AccountId) -> Result<AccountView, Failure>;
    /// What is known of an account, and what it needs.
    async fn profile(&self, actor: &Actor, account: AccountId) -> Result<ProfileView, Failure>;
    /// The number of the last event of a room.
    async fn stands_at(&self, actor: &Actor, room: Room) -> Result<i64, Failure>;
    /// All deals of an account.
    async fn account_deals(&self, actor: &Actor, account: AccountId) -> Result<AccountDeals, Failure>;
    /// One deal with its past.
    async fn deal(&self, actor: &Actor, deal: DealId) -> Result<DealView, Failure>;
    /// What is asked of a deal on its way to a stage of its pipeline, met or not.
    async fn requirements(&self, actor: &Actor, deal: DealId, stage: StageId) -> Result<Vec<Requirement>, Failure>;
    /// The same, with what is needed to answer it.
    async fn asks(&self, actor: &Actor, deal: DealId, stage: StageId) -> Result<Asks, Failure>;
    /// The stages a deal has stood in, the first visit first.
    async fn visits(&self, actor: &Actor, deal: DealId) -> Result<Vec<Visit>, Failure>;
    /// The same of all deals of a pipeline that the actor may see.
    async fn pipeline_visits(&self, actor: &Actor, pipeline: PipelineId) -> Result<Vec<Visit>, Failure>;
    /// The open deals of a period, what was won in it and what is to be won.
    async fn forecast(&self, actor: &Actor, query: ForecastQuery) -> Result<ForecastView, Failure>;
    /// What the past of the deals says; `since` is the Monday that is compared with now.
    async fn forecast_past(
        &self,
        actor: &Actor,
        query: ForecastQuery,
        since: Option<Date>,
    ) -> Result<PastView, Failure>;
    /// The browsers in which the actor is signed in; `token` is that of the one that asks.
    async fn devices(&self, actor: &Actor, token: &str) -> Result<Vec<Device>, Failure>;
    /// Signs the actor out of one browser.
    async fn sign_out_device(&self, actor: &Actor, id: &str) -> Result<(), Failure>;
    /// Gives the actor another password and ends their other sessions.
    async fn change_password(&self, actor: &Actor, token: &str, old: String, new: String) -> Result<(), Failure>;
    /// The actor's tokens for programs.
    async fn tokens(&self, actor: &Actor) -> Result<Vec<TokenView>, Failure>;
    /// Makes a token for a program; this is the only time it is told.
    async fn make_token(&self, actor: &Actor, name: &str, scope: Scope, days: Option<i64>) -> Result<String, Failure>;
    /// Revokes one of the actor's tokens.
    async fn revoke_token(&self, actor: &Actor, id: &str) -> Result<(), Failure>;
    /// The rules figures are reckoned with: in force now, and before.
    async fn models(&self, actor: &Actor) -> Result<Models, Failure>;
    /// People, teams, rates and rules, for administrators.
    async fn office(&self, actor: &Actor) -> Result<Office, Failure>;
    /// Gives somebody a password, for administrators.
    async fn set_password(&self, actor: &Actor, user: UserId, password: &str) -> Result<(), Failure>;
    /// How the program is, for administrators.
    async fn condition(&self, actor: &Actor) -> Result<Condition, Failure>;
    /// What the command palette finds, at most 20.
    async fn find(&self, actor: &Actor, text: &str) -> Result<Vec<Found>, Failure>;
    /// Options of a chart of an account's health for ECharts, as JSON: the chart's words come in `lang`.
    async fn health_chart(
        &self,
        actor: &Actor,
        account: AccountId,
        which: crate::health::HealthChart,
        lang: meridian_domain::locale::Lang,
    ) -> Result<String, Failure>;
    /// All sheets of an account's plan.
    async fn plan(&self, actor: &Actor, account: AccountId) -> Result<PlanView, Failure>;
    /// Options of the chart of a response curve, as JSON; `now` are the days as they are, at least 1.
    async fn response_chart(
        &self,
        actor: &Actor,
        curve: Curve,
        now: u32,
        lang: meridian_domain::locale::Lang,
    ) -> Result<String, Failure>;
    /// All accounts the actor may see by their health: now, or as noted in the week that ends on `week`.
    async fn portfolio(&self, actor: &Actor, week: Option<Date>) -> Result<Portfolio, Failure>;
    /// What has turned for the worse at the accounts the actor may see.
    async fn alerts(&self, actor: &Actor) -> Result<Alerts, Failure>;
    /// Marks alerts as read by the actor, or as not read; returns what is there then.
    async fn mark_alerts(&self, actor: &Actor, keys: &[String], read: bool) -> Result<Alerts, Failure>;
    /// What the sales lines of a period say of their buyers.
    async fn identify(&self, actor: &Actor, query: IdentifyQuery) -> Result<IdentifyView, Failure>;
    /// Some lines of one buyer.
    async fn sales_lines(&self, actor: &Actor, query: LinesQuery) -> Result<LinesView, Failure>;
    /// What a file of sales lines would do.
    async fn rehearse_sales(
        &self,
        actor: &Actor,
        sheet: ImportId,
        mapping: SalesMapping,
    ) -> Result<SalesRehearsal, Failure>;
    /// Imports a file of sales lines, all of them or none; goes on when nobody watches.
    async fn import_sales(
        self: Arc<Self>,
        actor: &Actor,
        sheet: ImportId,
        mapping: SalesMapping,
        confirmed: Vec<(String, AccountId)>,
    ) -> Result<Run, Failure>;
    /// How many rows of a file have been read, while it is read; `stop` ends that.
    async fn sales_progress(&self, actor: &Actor, sheet: ImportId, stop: bool) -> Result<Option<u32>, Failure>;
    /// What files would do, and a window of one file's rows.
    async fn rehearse_import(&self, actor: &Actor, wishes: Vec<Wish>, window: Window) -> Result<Rehearsal, Failure>;
    /// Begins to import files; goes on when nobody watches.
    async fn start_import(self: Arc<Self>, actor: &Actor, wishes: Vec<Wish>) -> Result<Progress, Failure>;
    /// How far the actor's own import or undo has come.
    async fn import_progress(&self, actor: &Actor) -> Result<Progress, Failure>;
    /// Earlier imports, latest first.
    async fn imports(&self, actor: &Actor) -> Result<Vec<Run>, Failure>;
    /// Begins to take imports back.
    async fn undo_imports(self: Arc<Self>, actor: &Actor, runs: Vec<ImportId>) -> Result<Progress, Failure>;
    /// The exercises the actor trains or judges in, and what a new one can be made of.
    async fn runs(&self, actor: &Actor) -> Result<WorkshopView, Failure>;
    /// Makes an exercise with its teams and their sandboxes.
    async fn make_run(&self, actor: &Actor, wish: RunWish) -> Result<RunId, Failure>;
    async fn console(&self, actor: &Actor, run: RunId) -> Result<ConsoleView, Failure>;
    async fn projector(&self, actor: &Actor, run: RunId) -> Result<ProjectorView, Failure>;
    async fn debrief(&self, actor: &Actor, run: RunId) -> Result<DebriefView, Failure>;
    /// Does what a trainer or an evaluator wants, through the gate.
    async fn steer(&self, actor: &Actor, run: RunId, deed: Steer) -> Result<Receipt, Failure>;
    /// What somebody sees who has a code; `from` is where they come from.
    async fn join_look(&self, code: &str, from: &str) -> Result<JoinView, Failure>;
    /// Makes a participant; returns the session token too.
    async fn join(
        &self,
        code: &str,
        nickname: &str,
        crew: Option<CrewId>,
        from: &str,
        agent: &str,
    ) -> Result<(Joined, String), Failure>;
    /// A fresh session token for a participant who comes back.
    async fn rejoin(
        &self,
        code: &str,
        nickname: &str,
        rejoin: &str,
        from: &str,
        agent: &str,
    ) -> Result<String, Failure>;
    /// What the team of a participant sees.
    async fn play(&self, actor: &Actor) -> Result<PlayView, Failure>;
    /// Does what a participant's team wants, through the gate.
    async fn act(&self, actor: &Actor, deed: Act) -> Result<Receipt, Failure>;
}

/// The server, from the context of a request.
pub fn backend() -> Result<Arc<dyn Backend>, Failure> {
    use_context::<Arc<dyn Backend>>().ok_or(Failure::Broken { id: String::new() })
}

/// The server and who is asking, provided that the actor's role has `capability` at all. Sets the
/// HTTP status when not.
pub async fn asked(capability: Capability) -> Result<(Arc<dyn Backend>, Actor), Failure> {
    let backend = backend()?;
    let actor = match use_context::<Entered>() {
        Some(entered) => entered.actor()?,
        None => backend.authenticate(&token().ok_or(Failure::SignedOut)?).await?.0,
    };
    let grant = meridian_domain::access::grant(actor.role, capability);
    if grant == meridian_domain::access::Grant::None {
        return Err(Failure::Denied(meridian_domain::access::Denied { capability, grant }));
    }
    Ok((backend, actor))
}

/// Sets the HTTP status of a failure: the one place that does.
pub fn answer<T>(result: Result<T, Failure>) -> Result<T, Failure> {
    if let Err(failure) = &result
        && let Some(response) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = http::StatusCode::from_u16(failure.status())
    {
        response.set_status(status);
    }
    result
}

//! What the app asks of the server.

use std::sync::Arc;

use async_trait::async_trait;
use meridian_app::{Failure, backend::Backend, clock::Zone, pipeline::gate::Asks, session::Me};
use meridian_domain::{
    access::{
        Actor, Capability, Scope,
        view::{Device, TokenView},
    },
    account::view::{AccountFilter, AccountHead, AccountPage, AccountView, Found},
    classify::view::{IdentifyQuery, IdentifyView},
    gate::{Command, Receipt, Room},
    id::*,
    import::view::{Progress, Rehearsal, Run, Window, Wish},
    locale::Lang,
    pipeline::{
        CardSigns, Requirement,
        forecast::view::{ForecastQuery, ForecastView},
        history::{LearnedChances, view::PastView},
        query::{DealQuery, Group, Grouping, Month},
        view::{AccountDeals, Blueprint, Board, Card, Choices, ColumnWindow, DealRows, DealView, Heads, Show, Visit},
    },
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

use super::{House, able, chart};

/// Things the palette shows at most.
const FOUND: i64 = 20;
/// Characters of a search at most.
const LONGEST: usize = 100;

#[async_trait]
impl Backend for House {
    fn zone(&self) -> Zone {
        Zone { east: self.zone }
    }

    async fn authenticate(&self, token: &str) -> Result<(Actor, Me), Failure> {
        self.recognise(token).await
    }

    async fn sign_in(&self, login: &str, password: &str, from: &str, agent: &str) -> Result<String, Failure> {
        self.let_in(login, password, from, agent).await
    }

    async fn sign_out(&self, token: &str) -> Result<(), Failure> {
        self.let_out(token).await
    }

    async fn sign_out_everywhere(&self, actor: &Actor) -> Result<(), Failure> {
        self.end_sessions(actor.id).await
    }

    async fn submit(&self, actor: &Actor, command: Command) -> Result<Receipt, Failure> {
        self.pass(actor, command).await
    }

    async fn board(
        &self,
        actor: &Actor,
        pipeline: Option<PipelineId>,
        query: DealQuery,
        show: Show,
        first: i64,
    ) -> Result<Board, Failure> {
        self.read_board(actor, pipeline, query, show, first).await
    }

    async fn blueprint(&self, actor: &Actor, pipeline: PipelineId) -> Result<Blueprint, Failure> {
        self.read_blueprint(actor, pipeline).await
    }

    async fn board_heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        grouping: Grouping,
    ) -> Result<Heads, Failure> {
        self.read_heads(actor, pipeline, query, grouping).await
    }

    async fn board_window(
        &self,
        actor: &Actor,
        stage: StageId,
        group: Option<Group>,
        query: DealQuery,
        offset: i64,
        limit: i64,
    ) -> Result<ColumnWindow, Failure> {
        self.read_window(actor, stage, group, query, offset, limit).await
    }

    async fn board_row(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        group: Group,
        query: DealQuery,
        first: i64,
    ) -> Result<Vec<ColumnWindow>, Failure> {
        self.read_row(actor, pipeline, group, query, first).await
    }

    async fn board_choices(&self, actor: &Actor, pipeline: PipelineId) -> Result<Choices, Failure> {
        self.read_choices(actor, pipeline).await
    }

    async fn card_signs(&self, actor: &Actor, deals: Vec<DealId>) -> Result<Vec<CardSigns>, Failure> {
        self.read_signs(actor, &deals).await
    }

    async fn learned_chances(&self, actor: &Actor, pipeline: PipelineId) -> Result<LearnedChances, Failure> {
        self.read_learned(actor, pipeline).await
    }

    async fn deal_rows(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        offset: i64,
        limit: i64,
    ) -> Result<DealRows, Failure> {
        self.read_table(actor, pipeline, query, offset, limit).await
    }

    async fn deadlines(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        month: Month,
    ) -> Result<Vec<Card>, Failure> {
        self.read_month(actor, pipeline, query, month).await
    }

    async fn map(&self, actor: &Actor, account: AccountId, map: Option<MapId>) -> Result<Option<MapView>, Failure> {
        self.read_map(actor, account, map).await
    }

    fn name_sounds(&self, names: &[String]) -> Vec<String> {
        names.iter().map(|name| super::sounds::sound(name)).collect()
    }

    async fn map_history(&self, actor: &Actor, account: AccountId, map: MapId) -> Result<Log, Failure> {
        self.read_map_history(actor, account, map).await
    }

    async fn mentions(&self, actor: &Actor) -> Result<Mentions, Failure> {
        self.read_mentions(actor).await
    }

    async fn accounts(&self, actor: &Actor, filter: AccountFilter) -> Result<AccountPage, Failure> {
        self.read_accounts(actor, filter).await
    }

    async fn account_head(&self, actor: &Actor, account: AccountId) -> Result<AccountHead, Failure> {
        self.read_account_head(actor, account).await
    }

    async fn account(&self, actor: &Actor, account: AccountId) -> Result<AccountView, Failure> {
        self.read_account(actor, account).await
    }

    async fn stands_at(&self, actor: &Actor, room: Room) -> Result<i64, Failure> {
        self.may_enter(actor, room).await?;
        self.stands_at(room).await
    }

    async fn account_deals(&self, actor: &Actor, account: AccountId) -> Result<AccountDeals, Failure> {
        self.read_account_deals(actor, account).await
    }

    async fn deal(&self, actor: &Actor, deal: DealId) -> Result<DealView, Failure> {
        self.read_deal(actor, deal).await
    }

    async fn asks(&self, actor: &Actor, deal: DealId, stage: StageId) -> Result<Asks, Failure> {
        self.read_asks(actor, deal, stage).await
    }

    async fn requirements(&self, actor: &Actor, deal: DealId, stage: StageId) -> Result<Vec<Requirement>, Failure> {
        self.read_requirements(actor, deal, stage).await
    }

    async fn visits(&self, actor: &Actor, deal: DealId) -> Result<Vec<Visit>, Failure> {
        self.read_visits(actor, deal).await
    }

    async fn pipeline_visits(&self, actor: &Actor, pipeline: PipelineId) -> Result<Vec<Visit>, Failure> {
        self.read_pipeline_visits(actor, pipeline).await
    }

    async fn forecast(&self, actor: &Actor, query: ForecastQuery) -> Result<ForecastView, Failure> {
        self.read_forecast(actor, query).await
    }

    async fn forecast_past(
        &self,
        actor: &Actor,
        query: ForecastQuery,
        since: Option<Date>,
    ) -> Result<PastView, Failure> {
        self.read_forecast_past(actor, query, since).await
    }

    async fn devices(&self, actor: &Actor, token: &str) -> Result<Vec<Device>, Failure> {
        self.read_devices(actor, token).await
    }

    async fn sign_out_device(&self, actor: &Actor, id: &str) -> Result<(), Failure> {
        self.end_device(actor, id).await
    }

    async fn change_password(&self, actor: &Actor, token: &str, old: String, new: String) -> Result<(), Failure> {
        self.exchange_password(actor, token, old, new).await
    }

    async fn tokens(&self, actor: &Actor) -> Result<Vec<TokenView>, Failure> {
        self.read_tokens(actor).await
    }

    async fn make_token(&self, actor: &Actor, name: &str, scope: Scope, days: Option<i64>) -> Result<String, Failure> {
        self.new_token(actor, name, scope, days).await
    }

    async fn revoke_token(&self, actor: &Actor, id: &str) -> Result<(), Failure> {
        self.end_token(actor, id).await
    }

    async fn models(&self, actor: &Actor) -> Result<Models, Failure> {
        self.read_models(actor).await
    }

    async fn office(&self, actor: &Actor) -> Result<Office, Failure> {
        self.read_office(actor).await
    }

    async fn set_password(&self, actor: &Actor, user: UserId, password: &str) -> Result<(), Failure> {
        self.give_password(actor, user, password).await
    }

    async fn condition(&self, actor: &Actor) -> Result<Condition, Failure> {
        self.read_condition(actor).await
    }

    async fn find(&self, actor: &Actor, text: &str) -> Result<Vec<Found>, Failure> {
        able(actor, Capability::ReadAccount)?;
        let text: String = text.trim().chars().take(LONGEST).collect();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        self.read(self.store.find(actor, &text, FOUND).await)
    }

    async fn health_chart(&self, actor: &Actor, account: AccountId, lang: Lang) -> Result<String, Failure> {
        self.visible(actor, account).await?;
        let history = self.read(self.store.snapshots(account).await)?;
        serde_json::to_string(&chart::health(&history, lang)).map_err(|error| self.broken(error))
    }

    async fn identify(&self, actor: &Actor, query: IdentifyQuery) -> Result<IdentifyView, Failure> {
        self.read_identify(actor, query).await
    }

    async fn sales_lines(&self, actor: &Actor, query: LinesQuery) -> Result<LinesView, Failure> {
        self.read_lines(actor, query).await
    }

    async fn rehearse_sales(
        &self,
        actor: &Actor,
        sheet: ImportId,
        mapping: SalesMapping,
    ) -> Result<SalesRehearsal, Failure> {
        House::rehearse_sales(self, actor, sheet, &mapping).await
    }

    async fn import_sales(
        self: Arc<Self>,
        actor: &Actor,
        sheet: ImportId,
        mapping: SalesMapping,
        confirmed: Vec<(String, AccountId)>,
    ) -> Result<Run, Failure> {
        // The import goes on when the browser hangs up.
        let (house, actor) = (Arc::clone(&self), actor.clone());
        let work = tokio::spawn(async move { House::import_sales(&house, &actor, sheet, &mapping, &confirmed).await });
        work.await.map_err(|error| self.broken(error))?
    }

    async fn sales_progress(&self, actor: &Actor, sheet: ImportId, stop: bool) -> Result<Option<u32>, Failure> {
        if stop {
            self.stop_sales(actor, sheet)?;
        }
        House::sales_progress(self, actor, sheet)
    }

    async fn rehearse_import(&self, actor: &Actor, wishes: Vec<Wish>, window: Window) -> Result<Rehearsal, Failure> {
        self.read_rehearsal(actor, wishes, window).await
    }

    async fn start_import(self: Arc<Self>, actor: &Actor, wishes: Vec<Wish>) -> Result<Progress, Failure> {
        self.begin_import(actor, wishes).await
    }

    async fn import_progress(&self, actor: &Actor) -> Result<Progress, Failure> {
        self.read_progress(actor)
    }

    async fn imports(&self, actor: &Actor) -> Result<Vec<Run>, Failure> {
        self.read_imports(actor).await
    }

    async fn undo_imports(self: Arc<Self>, actor: &Actor, runs: Vec<ImportId>) -> Result<Progress, Failure> {
        self.begin_undo(actor, runs).await
    }

    async fn runs(&self, actor: &Actor) -> Result<WorkshopView, Failure> {
        self.read_runs(actor).await
    }

    async fn make_run(&self, actor: &Actor, wish: RunWish) -> Result<RunId, Failure> {
        self.new_run(actor, &wish).await
    }

    async fn console(&self, actor: &Actor, run: RunId) -> Result<ConsoleView, Failure> {
        self.read_console(actor, run).await
    }

    async fn projector(&self, actor: &Actor, run: RunId) -> Result<ProjectorView, Failure> {
        self.read_projector(actor, run).await
    }

    async fn debrief(&self, actor: &Actor, run: RunId) -> Result<DebriefView, Failure> {
        self.read_debrief(actor, run).await
    }

    async fn steer(&self, actor: &Actor, run: RunId, deed: Steer) -> Result<Receipt, Failure> {
        self.steered(actor, run, deed).await
    }

    async fn join_look(&self, code: &str, from: &str) -> Result<JoinView, Failure> {
        self.look_in(code, from).await
    }

    async fn join(
        &self,
        code: &str,
        nickname: &str,
        crew: Option<CrewId>,
        from: &str,
        agent: &str,
    ) -> Result<(Joined, String), Failure> {
        self.take_in(code, nickname, crew, from, agent).await
    }

    async fn rejoin(
        &self,
        code: &str,
        nickname: &str,
        rejoin: &str,
        from: &str,
        agent: &str,
    ) -> Result<String, Failure> {
        self.let_back(code, nickname, rejoin, from, agent).await
    }

    async fn play(&self, actor: &Actor) -> Result<PlayView, Failure> {
        self.read_play(actor).await
    }

    async fn act(&self, actor: &Actor, deed: Act) -> Result<Receipt, Failure> {
        self.acted(actor, deed).await
    }
}

//! What the app asks of the server.

use async_trait::async_trait;
use meridian_app::{Failure, backend::Backend, session::Me};
use meridian_domain::{
    access::{Actor, Capability},
    account::view::{AccountFilter, AccountPage, AccountView, Found},
    gate::{Command, Receipt},
    id::*,
    locale::Lang,
    pipeline::view::{Board, ColumnHead, ColumnWindow, DealFilter},
    stakeholder::view::MapView,
};

use super::{House, able, chart};

/// Things the palette shows at most.
const FOUND: i64 = 20;
/// Characters of a search at most.
const LONGEST: usize = 100;

#[async_trait]
impl Backend for House {
    async fn authenticate(&self, token: &str) -> Result<(Actor, Me), Failure> {
        self.recognise(token).await
    }

    async fn sign_in(&self, login: &str, password: &str, from: &str) -> Result<String, Failure> {
        self.let_in(login, password, from).await
    }

    async fn sign_out(&self, token: &str) -> Result<(), Failure> {
        self.let_out(token).await
    }

    async fn sign_out_everywhere(&self, actor: &Actor) -> Result<(), Failure> {
        self.read(self.store.end_sessions(actor.id).await)?;
        self.hub.rights_changed();
        Ok(())
    }

    async fn submit(&self, actor: &Actor, command: Command) -> Result<Receipt, Failure> {
        self.pass(actor, command).await
    }

    async fn board(
        &self,
        actor: &Actor,
        pipeline: Option<PipelineId>,
        filter: DealFilter,
        first: i64,
    ) -> Result<Board, Failure> {
        self.read_board(actor, pipeline, filter, first).await
    }

    async fn board_heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        filter: DealFilter,
    ) -> Result<Vec<ColumnHead>, Failure> {
        self.read_heads(actor, pipeline, filter).await
    }

    async fn board_window(
        &self,
        actor: &Actor,
        stage: StageId,
        filter: DealFilter,
        offset: i64,
        limit: i64,
    ) -> Result<ColumnWindow, Failure> {
        self.read_window(actor, stage, filter, offset, limit).await
    }

    async fn map(&self, actor: &Actor, account: AccountId, map: Option<MapId>) -> Result<MapView, Failure> {
        self.read_map(actor, account, map).await
    }

    async fn accounts(&self, actor: &Actor, filter: AccountFilter) -> Result<AccountPage, Failure> {
        self.read_accounts(actor, filter).await
    }

    async fn account(&self, actor: &Actor, account: AccountId) -> Result<AccountView, Failure> {
        self.read_account(actor, account).await
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
}

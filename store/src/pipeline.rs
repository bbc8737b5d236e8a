//! Pipelines, their stages, and single deals.

use meridian_domain::{
    access::{Actor, Capability},
    gate::Room,
    id::{AccountId, DealId, PipelineId, UserId},
    money::Currency,
    names::Names,
    pipeline::{Deal, Pipeline, Qualification, Rates, SavedView, Stage, view::Card},
    plan::Action,
    record::{Kind, Record},
    time::Date,
};
use uuid::Uuid;

use crate::{
    Store,
    asked::joined,
    db::{Conn, StoreError, Type, Value},
    records::{statements, unpack},
    sight::{DEAL, SEEN, Sight},
};

impl Conn<'_> {
    /// The currency in which sums over several currencies are shown.
    async fn reporting(&mut self) -> Result<Currency, StoreError> {
        let rows = self.rows("SELECT reporting FROM workspaces ORDER BY id LIMIT 1", &[], &[Type::Text]).await?;
        Ok(rows.first().and_then(|row| row[0].text().parse().ok()).unwrap_or(Currency::CNY))
    }

    /// The rates of `today`: for each currency the latest.
    pub async fn rates(&mut self, today: Date) -> Result<Rates, StoreError> {
        let reporting = self.reporting().await?;
        let rows = self
            .rows(
                "SELECT currency, micro FROM rates WHERE \"on\" <= $1 ORDER BY \"on\", id",
                &[today.to_string().into()],
                &[Type::Text, Type::Int],
            )
            .await?;
        let micro = rows.iter().filter_map(|row| Some((row[0].text().parse().ok()?, row[1].int())));
        Ok(Rates { reporting, micro: micro.collect() })
    }

    /// Cards of deals that fulfil `condition`.
    #[cfg_attr(test, track_caller)]
    pub fn cards(
        &mut self,
        condition: &str,
        values: &[Value],
    ) -> impl Future<Output = Result<Vec<Card>, StoreError>> + Send {
        let own = statements(Kind::Deal);
        let columns: Vec<String> = own.columns.split(", ").map(|column| format!("d.{column}")).collect();
        let rest = format!("a.name_zh, a.name_en, p.name_zh, p.name_en, u.name_zh, u.name_en {condition}");
        let sql = format!(
            "{SEEN} SELECT {}, a.name_zh, a.name_en, p.name_zh, p.name_en, u.name_zh, u.name_en FROM {} \
             WHERE {DEAL} AND {condition}",
            columns.join(", "),
            joined(&rest)
        );
        #[cfg(test)]
        crate::statements::note(std::panic::Location::caller(), &sql);
        let mut types = own.types.clone();
        types.extend([Type::Text; 6]);
        async move {
            let rows = self.rows(&sql, values, &types).await?;
            rows.iter().map(|row| card(row, own.types.len())).collect()
        }
    }
}

/// The card of a row: the deal's own columns, then three names.
fn card(row: &[Value], own: usize) -> Result<Card, StoreError> {
    let (own, more) = row.split_at(own);
    let Record::Deal(deal) = unpack(Kind::Deal, own)? else {
        return Err(StoreError::Unreadable("deals".to_owned()));
    };
    let names = |values: &[Value]| {
        values[0].opt_text().map(|zh| Names { zh, en: values[1].text() }).filter(|names| !names.is_empty())
    };
    Ok(Card { deal, account: names(&more[..2]), product: names(&more[2..4]), owner: names(&more[4..]) })
}

fn qualification(record: Record) -> Option<Qualification> {
    if let Record::Qualification(it) = record { Some(it) } else { None }
}

impl Store {
    /// All pipelines of ours, in their order.
    pub async fn pipelines(&self) -> Result<Vec<Pipeline>, StoreError> {
        let mut held = self.db.reader().await?;
        let records = held.conn().select(Kind::Pipeline, "WHERE run IS NULL ORDER BY position, id", &[]).await?;
        Ok(records
            .into_iter()
            .filter_map(|record| if let Record::Pipeline(it) = record { Some(it) } else { None })
            .collect())
    }

    /// The stages of a pipeline, in their order.
    pub async fn stages(&self, pipeline: PipelineId) -> Result<Vec<Stage>, StoreError> {
        let mut held = self.db.reader().await?;
        let records =
            held.conn().select(Kind::Stage, "WHERE pipeline = $1 ORDER BY position, id", &[pipeline.0.into()]).await?;
        Ok(records
            .into_iter()
            .filter_map(|record| if let Record::Stage(it) = record { Some(it) } else { None })
            .collect())
    }

    /// Deals of an account that the actor may see, open ones first.
    pub async fn deals_of(&self, actor: &Actor, account: Uuid) -> Result<Vec<Card>, StoreError> {
        let values = Sight::of(actor, Capability::ReadDeal).with([account.into()]);
        let condition = "d.account = $3 ORDER BY d.closed_on IS NOT NULL, d.expected_on, d.id LIMIT 200";
        self.db.reader().await?.conn().cards(condition, &values).await
    }

    /// One deal, if the actor may see it.
    pub async fn card(&self, actor: &Actor, deal: DealId) -> Result<Option<Card>, StoreError> {
        let values = Sight::of(actor, Capability::ReadDeal).with([deal.0.into()]);
        Ok(self.db.reader().await?.conn().cards("d.id = $3", &values).await?.into_iter().next())
    }

    /// What is to be done, or was done, for a deal.
    pub async fn actions_for(&self, deal: DealId) -> Result<Vec<Action>, StoreError> {
        let mut held = self.db.reader().await?;
        let records = held.conn().select(Kind::Action, "WHERE deal = $1 ORDER BY due_on, id", &[deal.0.into()]).await?;
        Ok(records
            .into_iter()
            .filter_map(|record| if let Record::Action(it) = record { Some(it) } else { None })
            .collect())
    }

    /// What is recorded of the letters of MEDDPICC of a deal.
    pub async fn qualifications(&self, deal: DealId) -> Result<Vec<Qualification>, StoreError> {
        let records = self.db.reader().await?.conn().referring(Kind::Qualification, "deal", deal.0).await?;
        Ok(records.into_iter().filter_map(qualification).collect())
    }

    /// What is recorded of the letters of MEDDPICC of all deals of an account.
    pub async fn qualifications_of(&self, account: AccountId) -> Result<Vec<Qualification>, StoreError> {
        let of_account = "WHERE deal IN (SELECT d.id FROM deals d WHERE d.account = $1) ORDER BY id";
        let mut held = self.db.reader().await?;
        let records = held.conn().select(Kind::Qualification, of_account, &[account.0.into()]).await?;
        Ok(records.into_iter().filter_map(qualification).collect())
    }

    /// Its rivals, items, papers, signatures and comments, kind by kind.
    pub async fn recorded_of(&self, deal: DealId) -> Result<Vec<Record>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut records = Vec::new();
        for kind in [Kind::Rival, Kind::DealItem, Kind::Document, Kind::Approval, Kind::Comment] {
            records.extend(held.conn().referring(kind, "deal", deal.0).await?);
        }
        Ok(records)
    }

    /// The views of a pipeline that a user has saved or others have shared, by name.
    pub async fn views(&self, user: UserId, pipeline: PipelineId) -> Result<Vec<SavedView>, StoreError> {
        let for_them = "WHERE pipeline = $1 AND (\"by\" = $2 OR shared) ORDER BY name, id";
        let mut held = self.db.reader().await?;
        let records = held.conn().select(Kind::SavedView, for_them, &[pipeline.0.into(), user.0.into()]).await?;
        Ok(records
            .into_iter()
            .filter_map(|record| if let Record::SavedView(it) = record { Some(it) } else { None })
            .collect())
    }

    /// The currency in which sums over several currencies are shown.
    pub async fn reporting(&self) -> Result<Currency, StoreError> {
        let mut held = self.db.reader().await?;
        held.conn().reporting().await
    }

    /// The rates in force on a day, of the reporting currency.
    pub async fn rates(&self, today: Date) -> Result<Rates, StoreError> {
        self.db.reader().await?.conn().rates(today).await
    }

    /// The open sum and the weighted sum of deals in minor units of the reporting currency.
    pub async fn sums(
        &self,
        deals: &[Deal],
        stages: &[Stage],
        today: Date,
    ) -> Result<(Currency, i64, i64), StoreError> {
        let rates = self.db.reader().await?.conn().rates(today).await?;
        let (mut sum, mut weighted) = (0_i128, 0_i128);
        for deal in deals {
            let (Some(amount), Some(stage)) = (deal.amount, stages.iter().find(|stage| stage.id == deal.stage)) else {
                continue;
            };
            if let Some(minor) = rates.convert(i128::from(amount.minor), amount.currency) {
                sum += minor;
                weighted += minor * i128::from(deal.probability.unwrap_or(stage.probability));
            }
        }
        let whole = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
        Ok((rates.reporting, whole(sum), whole((weighted + 50).div_euclid(100))))
    }

    /// The room of a pipeline.
    pub async fn pipeline_seq(&self, pipeline: PipelineId) -> Result<i64, StoreError> {
        self.seq(Room::Pipeline(pipeline)).await
    }
}

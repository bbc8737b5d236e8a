//! Boards.

use std::collections::BTreeMap;

use meridian_domain::{
    access::{Actor, Capability},
    gate::Room,
    id::{AccountId, DealId, PipelineId, StageId},
    money::Currency,
    names::Names,
    pipeline::{
        Deal, Pipeline, Qualification, Stage,
        view::{Card, ColumnHead, ColumnWindow, DealFilter},
    },
    plan::Action,
    record::{Kind, Record},
    time::Date,
};
use uuid::Uuid;

use crate::{
    Store,
    db::{Conn, StoreError, Type, Value},
    records::{statements, unpack},
    sight::{DEAL, SEEN, Sight, anywhere},
};

/// Exchange rates of one day: millionths of the reporting currency for one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rates {
    pub reporting: Currency,
    micro: BTreeMap<String, i64>,
}

impl Rates {
    /// An amount in minor units of the reporting currency, rounded down to whole minor units.
    pub fn convert(&self, minor: i128, currency: &str) -> Option<i128> {
        let from: Currency = currency.parse().ok()?;
        if from == self.reporting {
            return Some(minor);
        }
        let micro = i128::from(*self.micro.get(currency)?);
        let scaled = minor * micro * 10_i128.pow(self.reporting.exponent());
        Some(scaled / (1_000_000 * 10_i128.pow(from.exponent())))
    }
}

/// The conditions of a filter, as parameters 3 to 8 behind the sight.
const FILTER: &str = "($4 = 0 OR d.account = $3) AND ($6 = 0 OR d.owner = $5) AND ($8 = 0 OR d.product = $7) \
     AND ($9 = 0 OR d.account IS NULL) AND ($10 = '%%' OR LOWER(d.title_zh) LIKE $10 ESCAPE '\\' \
     OR LOWER(d.title_en) LIKE $10 ESCAPE '\\' OR LOWER(a.name_zh) LIKE $10 ESCAPE '\\' \
     OR LOWER(a.name_en) LIKE $10 ESCAPE '\\')";

fn filtered(filter: &DealFilter) -> Vec<Value> {
    let id = |id: Option<Uuid>| [Value::Uuid(id), Value::from(i64::from(id.is_some()))];
    let mut values = Vec::new();
    values.extend(id(filter.account.map(|id| id.0)));
    values.extend(id(filter.owner.map(|id| id.0)));
    values.extend(id(filter.product.map(|id| id.0)));
    values.push(i64::from(filter.without_account).into());
    values.push(anywhere(&filter.text).into());
    values
}

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
        Ok(Rates { reporting, micro: rows.iter().map(|row| (row[0].text(), row[1].int())).collect() })
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
        let sql = format!(
            "{SEEN} SELECT {}, a.name_zh, a.name_en, p.name_zh, p.name_en, u.name_zh, u.name_en FROM deals d \
             LEFT JOIN accounts a ON a.id = d.account LEFT JOIN products p ON p.id = d.product \
             LEFT JOIN users u ON u.id = d.owner WHERE {DEAL} AND {condition}",
            columns.join(", ")
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
    /// All pipelines, in their order.
    pub async fn pipelines(&self) -> Result<Vec<Pipeline>, StoreError> {
        let mut held = self.db.reader().await?;
        let records = held.conn().select(Kind::Pipeline, "ORDER BY position, id", &[]).await?;
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

    /// The heads of all columns: totals of every deal of the filter that the actor may see.
    pub async fn heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        filter: &DealFilter,
        today: Date,
    ) -> Result<(Vec<ColumnHead>, Currency), StoreError> {
        let stages = self.stages(pipeline).await?;
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(today).await?;
        let sql = format!(
            "{SEEN} SELECT d.stage, d.amount_currency, d.probability, COUNT(*), CAST(SUM(d.amount) AS BIGINT) \
             FROM deals d LEFT JOIN accounts a ON a.id = d.account \
             WHERE {DEAL} AND {FILTER} AND d.pipeline = $11 GROUP BY d.stage, d.amount_currency, d.probability"
        );
        let mut values = Sight::of(actor, Capability::ReadDeal).with(filtered(filter));
        values.push(pipeline.0.into());
        let types = [Type::Uuid, Type::Text, Type::Int, Type::Int, Type::Int];
        let rows = conn.rows(&sql, &values, &types).await?;
        let heads = stages
            .into_iter()
            .map(|stage| {
                let (mut count, mut sum, mut weighted, mut unconverted) = (0, 0_i128, 0_i128, 0);
                for row in rows.iter().filter(|row| row[0].uuid() == stage.id.0) {
                    let number = row[3].int();
                    count += number;
                    let Some(currency) = row[1].opt_text() else { continue };
                    match rates.convert(i128::from(row[4].int()), &currency) {
                        Some(amount) => {
                            sum += amount;
                            weighted += amount * i128::from(row[2].opt_int().unwrap_or(stage.probability));
                        }
                        None => unconverted += number,
                    }
                }
                let whole = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
                ColumnHead {
                    stage,
                    count,
                    sum: whole(sum),
                    weighted: whole((weighted + 50).div_euclid(100)),
                    unconverted,
                }
            })
            .collect();
        Ok((heads, rates.reporting))
    }

    /// Cards of a column, from number `offset` on, in the team's order.
    pub async fn window(
        &self,
        actor: &Actor,
        stage: StageId,
        filter: &DealFilter,
        offset: i64,
        limit: i64,
    ) -> Result<ColumnWindow, StoreError> {
        let mut values = Sight::of(actor, Capability::ReadDeal).with(filtered(filter));
        values.extend([stage.0.into(), limit.clamp(1, 500).into(), offset.max(0).into()]);
        let condition = format!("{FILTER} AND d.stage = $11 ORDER BY d.rank, d.id LIMIT $12 OFFSET $13");
        let cards = self.db.reader().await?.conn().cards(&condition, &values).await?;
        Ok(ColumnWindow { stage, offset, cards })
    }

    /// The first cards of all columns of a pipeline, in one statement.
    pub async fn windows(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        filter: &DealFilter,
        first: i64,
    ) -> Result<Vec<ColumnWindow>, StoreError> {
        let mut windows = Vec::new();
        for stage in self.stages(pipeline).await? {
            windows.push(self.window(actor, stage.id, filter, 0, first).await?);
        }
        Ok(windows)
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

    /// The currency in which sums over several currencies are shown.
    pub async fn reporting(&self) -> Result<Currency, StoreError> {
        let mut held = self.db.reader().await?;
        held.conn().reporting().await
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
            if let Some(minor) = rates.convert(i128::from(amount.minor), amount.currency.code()) {
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

//! What a pipeline is shown as: the heads and cards of a board, the table, the calendar.

use std::collections::BTreeMap;

use meridian_domain::{
    access::Actor,
    id::{PipelineId, StageId},
    names::Names,
    pipeline::{
        Rates, Stage,
        query::{DeadlineKind, DealQuery, Group, Grouping, Kept, Month, Present},
        view::{Card, Choices, ColumnHead, ColumnWindow, DealRows, RowHead, Sum},
    },
};

use crate::{
    Store,
    asked::{Asked, group_column, joined, of_pipeline},
    db::{Conn, StoreError, Type, Value},
    sight::SEEN,
};

/// The most deals a month of the calendar shows.
const MOST_OF_A_MONTH: i64 = 3_000;
/// The most accounts offered for a filter.
const MOST_CHOICES: i64 = 2_000;

/// Sums in the making.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    count: i64,
    sum: i128,
    weighted: i128,
    unconverted: i64,
}

impl Tally {
    /// Takes in the deals of one currency and one probability: currency, probability, count, sum.
    fn add(&mut self, row: &[Value], stage: &Stage, rates: &Rates) {
        let number = row[2].int();
        self.count += number;
        let Some(currency) = row[0].opt_text() else { return };
        let amount = currency.parse().ok().and_then(|currency| rates.convert(i128::from(row[3].int()), currency));
        match amount {
            Some(amount) => {
                self.sum += amount;
                self.weighted += amount * i128::from(row[1].opt_int().unwrap_or(stage.probability));
            }
            None => self.unconverted += number,
        }
    }

    fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.weighted += other.weighted;
        self.unconverted += other.unconverted;
    }

    fn done(self) -> Sum {
        let whole = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
        Sum {
            count: self.count,
            sum: whole(self.sum),
            weighted: whole((self.weighted + 50).div_euclid(100)),
            unconverted: self.unconverted,
        }
    }
}

/// The columns [`Tally::add`] takes.
const TALLIED: &str = "d.amount_currency, d.probability, COUNT(*), CAST(SUM(d.amount) AS BIGINT)";
const TALLIED_TYPES: [Type; 4] = [Type::Text, Type::Int, Type::Int, Type::Int];

fn names(values: &[Value]) -> Option<Names> {
    values[0].opt_text().map(|zh| Names { zh, en: values[1].text() }).filter(|names| !names.is_empty())
}

impl Store {
    /// The heads of all columns: totals of every deal of the query that the actor may see.
    pub async fn heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: &DealQuery,
        present: Present,
    ) -> Result<(Vec<ColumnHead>, Rates), StoreError> {
        let stages = self.stages(pipeline).await?;
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(present.today).await?;
        let asked = of_pipeline(actor, pipeline, query, present, &rates);
        let among = asked.conditions();
        let sql = format!(
            "{SEEN} SELECT d.stage, {TALLIED} FROM {} WHERE {among} GROUP BY d.stage, d.amount_currency, d.probability",
            joined(&among)
        );
        let types = [&[Type::Uuid][..], &TALLIED_TYPES].concat();
        let rows = conn.rows(&sql, asked.values(), &types).await?;
        let heads = stages.into_iter().map(|stage| {
            let mut tally = Tally::default();
            for row in rows.iter().filter(|row| row[0].uuid() == stage.id.0) {
                tally.add(&row[1..], &stage, &rates);
            }
            let Sum { count, sum, weighted, unconverted } = tally.done();
            ColumnHead { stage, count, sum, weighted, unconverted }
        });
        let heads = heads.collect();
        Ok((heads, rates))
    }

    /// The heads of the rows of a board by their names, the one of what names none last. One statement
    /// however many rows there are.
    pub async fn row_heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        grouping: Grouping,
        query: &DealQuery,
        present: Present,
    ) -> Result<Vec<RowHead>, StoreError> {
        let (name, kind) = match grouping {
            Grouping::None => return Ok(Vec::new()),
            Grouping::Owner => (["u.name_zh", "u.name_en"], Type::Uuid),
            Grouping::Account => (["a.name_zh", "a.name_en"], Type::Uuid),
            Grouping::Family => (["p.family", "p.family"], Type::Text),
        };
        let stages = self.stages(pipeline).await?;
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(present.today).await?;
        let asked = of_pipeline(actor, pipeline, query, present, &rates);
        let group = group_column(grouping);
        let [zh, en] = name;
        let among = asked.conditions();
        let beside = joined(&format!("{group} {zh} {en} {among}"));
        let sql = format!(
            "{SEEN} SELECT {group}, MIN({zh}), MIN({en}), d.stage, {TALLIED} FROM {beside} WHERE {among} \
             GROUP BY {group}, d.stage, d.amount_currency, d.probability"
        );
        let types = [&[kind, Type::Text, Type::Text, Type::Uuid][..], &TALLIED_TYPES].concat();
        let mut rows: BTreeMap<Group, (Option<Names>, Vec<Tally>)> = BTreeMap::new();
        for row in conn.rows(&sql, asked.values(), &types).await? {
            let group = match grouping {
                Grouping::Family => Group::Family(row[0].opt_text()),
                Grouping::Account => Group::Account(row[0].opt_uuid().map(Into::into)),
                Grouping::Owner | Grouping::None => Group::Owner(row[0].opt_uuid().map(Into::into)),
            };
            let Some(at) = stages.iter().position(|stage| row[3].uuid() == stage.id.0) else { continue };
            let named = names(&row[1..3]).filter(|_| !group.is_rest());
            let (_, cells) = rows.entry(group).or_insert_with(|| (named, vec![Tally::default(); stages.len()]));
            cells[at].add(&row[4..], &stages[at], &rates);
        }
        let mut heads: Vec<RowHead> =
            rows.into_iter().map(|(group, (name, cells))| head(group, name, &cells)).collect();
        let lang = query.order.lang;
        // Equal names stand by their group, in which order they are already.
        heads.sort_by_key(|head| {
            (head.group.is_rest(), head.name.as_ref().map(|name| name.get(lang).to_ascii_lowercase()))
        });
        Ok(heads)
    }

    /// Cards of a column, or of a row's part of it, from number `offset` on.
    pub async fn window(
        &self,
        actor: &Actor,
        stage: StageId,
        group: Option<&Group>,
        query: &DealQuery,
        present: Present,
        offset: i64,
        limit: i64,
    ) -> Result<ColumnWindow, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(present.today).await?;
        let asked = Asked::of(actor, &query.filter, present, &rates);
        let cards = column(&mut conn, asked, stage, group, query, offset, limit).await?;
        Ok(ColumnWindow { stage, group: group.cloned(), offset, cards })
    }

    /// The first cards of all columns of a pipeline.
    pub async fn windows(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: &DealQuery,
        present: Present,
        first: i64,
    ) -> Result<Vec<ColumnWindow>, StoreError> {
        let mut windows = Vec::new();
        if first <= 0 {
            return Ok(windows);
        }
        let stages = self.stages(pipeline).await?;
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(present.today).await?;
        for stage in stages {
            let asked = Asked::of(actor, &query.filter, present, &rates);
            let cards = column(&mut conn, asked, stage.id, None, query, 0, first).await?;
            windows.push(ColumnWindow { stage: stage.id, group: None, offset: 0, cards });
        }
        Ok(windows)
    }

    /// The first cards of a row in all columns, in one statement. Columns without a card are left out.
    pub async fn row_windows(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        group: &Group,
        query: &DealQuery,
        present: Present,
        first: i64,
    ) -> Result<Vec<ColumnWindow>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(present.today).await?;
        let mut asked = of_pipeline(actor, pipeline, query, present, &rates);
        asked.in_group(group);
        let order = asked.order(&query.order, true);
        let limit = asked.value(first.clamp(1, 500));
        let among = asked.conditions();
        let beside = joined(&format!("{order} {among}"));
        let condition = format!(
            "d.id IN (SELECT o.id FROM (SELECT d.id, ROW_NUMBER() OVER (PARTITION BY d.stage ORDER BY {order}) AS place \
             FROM {beside} WHERE {among}) o WHERE o.place <= {limit}) ORDER BY s.position, {order}"
        );
        let mut windows: Vec<ColumnWindow> = Vec::new();
        for card in conn.cards(&condition, asked.values()).await? {
            let stage = card.deal.stage;
            match windows.last_mut() {
                Some(window) if window.stage == stage => window.cards.push(card),
                _ => windows.push(ColumnWindow { stage, group: Some(group.clone()), offset: 0, cards: vec![card] }),
            }
        }
        Ok(windows)
    }

    /// Rows of the table, from number `offset` on.
    pub async fn table(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: &DealQuery,
        present: Present,
        offset: i64,
        limit: i64,
    ) -> Result<DealRows, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(present.today).await?;
        let mut asked = of_pipeline(actor, pipeline, query, present, &rates);
        let condition = page(&mut asked, query, false, offset, limit);
        let cards = conn.cards(&condition, asked.values()).await?;
        Ok(DealRows { offset, cards })
    }

    /// The open deals of a query with a deadline in the weeks of a month, in one statement.
    pub async fn month(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: &DealQuery,
        present: Present,
        month: Month,
    ) -> Result<Vec<Card>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let rates = conn.rates(present.today).await?;
        let mut asked = of_pipeline(actor, pipeline, query, present, &rates);
        let (first, last) = month.sheet();
        let (from, until) = (asked.value(first.to_string()), asked.value(last.to_string()));
        let mut due = Vec::new();
        for kind in DeadlineKind::ALL {
            match kind.kept() {
                Kept::Deal(field) => due.push(format!("d.{field} BETWEEN {from} AND {until}")),
                // A tender is a text of JSON, in which either database finds the months of the sheet.
                Kept::Tender(field) => due.extend((-1..=1).map(|months| {
                    let month = asked.value(format!("%\"{field}\":\"{}-%", month.plus(months)));
                    format!("d.tender LIKE {month}")
                })),
            }
        }
        asked.and(format!("s.kind = 'open' AND ({})", due.join(" OR ")));
        let condition = page(&mut asked, query, false, 0, MOST_OF_A_MONTH);
        let mut cards = conn.cards(&condition, asked.values()).await?;
        let is_due = |on: meridian_domain::time::Date| (first..=last).contains(&on);
        cards.retain(|card| DeadlineKind::ALL.iter().any(|kind| kind.of(&card.deal).is_some_and(is_due)));
        Ok(cards)
    }

    /// What a filter can be chosen from: owners, accounts and products of the deals of a pipeline.
    pub async fn choices(&self, actor: &Actor, pipeline: PipelineId) -> Result<Choices, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut asked = Asked::of(actor, &Default::default(), NEVER, &NO_RATES);
        let of = asked.value(pipeline.0);
        asked.and(format!("d.pipeline = {of}"));
        let (among, values) = (asked.conditions(), asked.values().to_vec());
        let sql = format!(
            "{SEEN} SELECT DISTINCT u.id, u.name_zh, u.name_en, t.id, t.name_zh, t.name_en FROM {} \
             LEFT JOIN teams t ON t.id = u.team WHERE {among} AND u.id IS NOT NULL ORDER BY u.name_zh, u.name_en, u.id",
            joined(&format!("u.id {among}"))
        );
        let types = [Type::Uuid, Type::Text, Type::Text, Type::Uuid, Type::Text, Type::Text];
        let mut choices = Choices::default();
        for row in conn.rows(&sql, &values, &types).await? {
            let owner = row[0].uuid().into();
            choices.owners.push((owner, names(&row[1..3]).unwrap_or_default()));
            if let Some(team) = row[3].opt_uuid() {
                choices.team_of.push((owner, team.into()));
                if choices.teams.iter().all(|(id, _)| id.0 != team) {
                    choices.teams.push((team.into(), names(&row[4..6]).unwrap_or_default()));
                }
            }
        }
        choices.teams.sort_by(|(_, one), (_, other)| one.cmp(other));
        let sql = format!(
            "{SEEN} SELECT DISTINCT a.id, a.name_zh, a.name_en FROM {} WHERE {among} AND a.id IS NOT NULL \
             ORDER BY a.name_zh, a.name_en, a.id LIMIT {MOST_CHOICES}",
            joined(&format!("a.id {among}"))
        );
        for row in conn.rows(&sql, &values, &[Type::Uuid, Type::Text, Type::Text]).await? {
            choices.accounts.push((row[0].uuid().into(), names(&row[1..3]).unwrap_or_default()));
        }
        let sql = format!(
            "{SEEN} SELECT DISTINCT p.id, p.name_zh, p.name_en, p.family FROM {} \
             WHERE {among} AND p.id IS NOT NULL ORDER BY p.name_zh, p.name_en, p.id",
            joined(&format!("p.id {among}"))
        );
        for row in conn.rows(&sql, &values, &[Type::Uuid, Type::Text, Type::Text, Type::Text]).await? {
            let product = row[0].uuid().into();
            choices.products.push((product, names(&row[1..3]).unwrap_or_default()));
            if let Some(family) = row[3].opt_text().filter(|family| !family.is_empty()) {
                choices.family_of.push((product, family));
            }
        }
        Ok(choices)
    }
}

/// An empty filter asks for no day and no rate.
const NEVER: Present = Present { now: meridian_domain::time::Moment(0), today: meridian_domain::time::Date::EPOCH };
static NO_RATES: Rates = Rates::none(meridian_domain::money::Currency::CNY);

fn head(group: Group, name: Option<Names>, cells: &[Tally]) -> RowHead {
    let mut total = Tally::default();
    for cell in cells {
        total.join(cell);
    }
    RowHead { group, name, total: total.done(), cells: cells.iter().map(|cell| cell.done()).collect() }
}

/// Cards of a column, or of a row's part of it.
async fn column(
    conn: &mut Conn<'_>,
    mut asked: Asked<'_>,
    stage: StageId,
    group: Option<&Group>,
    query: &DealQuery,
    offset: i64,
    limit: i64,
) -> Result<Vec<Card>, StoreError> {
    let id = asked.value(stage.0);
    asked.and(format!("d.stage = {id}"));
    if let Some(group) = group {
        asked.in_group(group);
    }
    let condition = page(&mut asked, query, true, offset, limit);
    conn.cards(&condition, asked.values()).await
}

/// The conditions, the order, and the page of a reading.
fn page(asked: &mut Asked<'_>, query: &DealQuery, one_stage: bool, offset: i64, limit: i64) -> String {
    let order = asked.order(&query.order, one_stage);
    let (limit, offset) = (asked.value(limit.clamp(1, 5_000)), asked.value(offset.max(0)));
    format!("{} ORDER BY {order} LIMIT {limit} OFFSET {offset}", asked.conditions())
}

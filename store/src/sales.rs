//! Sales lines: chunks of a batch, and whose customers they name.

use std::collections::BTreeSet;

use meridian_domain::{
    access::{Actor, Capability},
    id::{AccountId, BatchId},
};
use sqlx::Connection as _;

use crate::{
    Store,
    db::{Conn, Db, StoreError, Type, Value},
    sight::{LISTED, SEEN, Sight},
};

impl Conn<'_> {
    async fn put_chunks(&mut self, batch: BatchId, chunks: Vec<Vec<u8>>) -> Result<(), StoreError> {
        for (part, body) in chunks.into_iter().enumerate() {
            let values = [batch.0.into(), (part as i64).into(), Value::Bytes(body)];
            self.run("INSERT INTO sales_chunks (batch, part, body) VALUES ($1, $2, $3)", &values).await?;
        }
        Ok(())
    }
}

impl Store {
    /// Lays down the chunks of a batch, all or none. Nobody sees them before the batch is added, and nobody
    /// does any more when it is removed.
    pub async fn put_chunks(&self, batch: BatchId, chunks: Vec<Vec<u8>>) -> Result<(), StoreError> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                let mut writer = writer.lock().await;
                let mut transaction = writer.begin().await?;
                Conn::Sqlite(&mut transaction).put_chunks(batch, chunks).await?;
                transaction.commit().await?;
            }
            Db::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                Conn::Postgres(&mut transaction).put_chunks(batch, chunks).await?;
                transaction.commit().await?;
            }
        }
        Ok(())
    }

    /// The chunks of a batch, the last first.
    pub async fn chunks(&self, batch: BatchId) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = "SELECT body FROM sales_chunks WHERE batch = $1 ORDER BY part DESC";
        let rows = held.conn().rows(sql, &[batch.0.into()], &[Type::Bytes]).await?;
        Ok(rows.into_iter().filter_map(|mut row| row.pop()).map(Value::into_bytes).collect())
    }

    /// Takes away chunks that were laid down for a batch that did not come to be.
    pub async fn drop_chunks(&self, batch: BatchId) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        let sql = "DELETE FROM sales_chunks WHERE batch = $1 AND NOT EXISTS (SELECT 1 FROM batches WHERE id = $1)";
        held.conn().run(sql, &[batch.0.into()]).await?;
        Ok(())
    }

    /// The accounts with which the actor may do what `capability` names.
    pub async fn accounts_for(&self, actor: &Actor, capability: Capability) -> Result<BTreeSet<AccountId>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = format!("{SEEN}SELECT a.id FROM accounts a WHERE {LISTED}");
        let rows = held.conn().rows(&sql, &Sight::of(actor, capability).with([]), &[Type::Uuid]).await?;
        Ok(rows.iter().map(|row| AccountId(row[0].uuid())).collect())
    }

    /// How many departments the people of each account are in, and how many functions of the decision
    /// are filled on its maps. Accounts of which neither is recorded are left out.
    pub async fn complexity(&self) -> Result<Vec<(AccountId, Option<u32>, Option<u32>)>, StoreError> {
        let sql = "SELECT a.id, \
             (SELECT COUNT(DISTINCT COALESCE(NULLIF(p.department_zh, ''), p.department_en)) FROM people p \
              WHERE p.account = a.id AND COALESCE(NULLIF(p.department_zh, ''), p.department_en) <> ''), \
             (SELECT COUNT(DISTINCT s.function) FROM seats s JOIN maps m ON m.id = s.map \
              WHERE m.account = a.id AND s.function IS NOT NULL) \
             FROM accounts a WHERE a.run IS NULL";
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows(sql, &[], &[Type::Uuid, Type::Int, Type::Int]).await?;
        // Nobody recorded anything: that is not nought.
        let count = |value: &Value| u32::try_from(value.int()).ok().filter(|count| *count > 0);
        Ok(rows.iter().map(|row| (AccountId(row[0].uuid()), count(&row[1]), count(&row[2]))).collect())
    }
}

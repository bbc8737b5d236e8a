//! Files that are kept with us.

use meridian_domain::{
    id::{DealId, FileId, UserId},
    time::Moment,
};

use crate::{
    Store,
    db::{StoreError, Type, Value},
};

/// What is known of a file beside its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: FileId,
    /// Whose file it is: who may see the deal may have the file.
    pub deal: DealId,
    pub name: String,
    pub by: UserId,
    pub at: Moment,
}

impl Store {
    /// Keeps a file.
    pub async fn keep_file(&self, kept: &Kept, body: Vec<u8>) -> Result<(), StoreError> {
        let Kept { id, deal, name, by, at } = kept;
        let values = [id.0.into(), deal.0.into(), name.clone().into(), by.0.into(), at.0.into(), Value::Bytes(body)];
        let mut held = self.db.writer().await?;
        let sql = "INSERT INTO files (id, deal, name, \"by\", \"at\", body) VALUES ($1, $2, $3, $4, $5, $6)";
        held.conn().run(sql, &values).await?;
        Ok(())
    }

    /// A file and its content.
    pub async fn file(&self, id: FileId) -> Result<Option<(Kept, Vec<u8>)>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = "SELECT deal, name, \"by\", \"at\", body FROM files WHERE id = $1";
        let types = [Type::Uuid, Type::Text, Type::Uuid, Type::Int, Type::Bytes];
        let row = held.conn().rows(sql, &[id.0.into()], &types).await?.pop();
        Ok(row.map(|mut row| {
            let body = row.pop().map(Value::into_bytes).unwrap_or_default();
            let kept = Kept {
                id,
                deal: DealId(row[0].uuid()),
                name: row[1].text(),
                by: UserId(row[2].uuid()),
                at: Moment(row[3].int()),
            };
            (kept, body)
        }))
    }
}

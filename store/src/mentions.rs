//! Comments that call somebody.

use meridian_domain::{
    access::{Actor, Capability},
    id::{AccountId, CommentId, LineId, MapId, SeatId, UserId},
    names::Names,
    stakeholder::view::{Mention, Mentions},
    time::Moment,
};

use crate::{
    Store,
    db::{StoreError, Type, Value},
    sight::{ACCOUNT, SEEN, Sight},
};

const TYPES: [Type; 16] = [
    Type::Int,
    Type::Uuid,
    Type::Uuid,
    Type::Text,
    Type::Text,
    Type::Uuid,
    Type::Uuid,
    Type::Uuid,
    Type::Text,
    Type::Text,
    Type::Uuid,
    Type::Text,
    Type::Text,
    Type::Int,
    Type::Text,
    Type::Uuid,
];

impl Store {
    /// The open comments that call the actor, on accounts the actor may see; of them the latest
    /// `limit`. One statement, however many accounts there are.
    pub async fn mentions(&self, actor: &Actor, limit: i64) -> Result<Mentions, StoreError> {
        let sql = format!(
            "{SEEN} SELECT COUNT(*) OVER (), c.id, a.id, a.name_zh, a.name_en, c.map, c.seat, c.line, \
             p.name_zh, p.name_en, c.\"by\", u.name_zh, u.name_en, c.\"at\", c.\"text\", p.id \
             FROM comments c JOIN maps m ON m.id = c.map JOIN accounts a ON a.id = m.account \
             JOIN users u ON u.id = c.\"by\" LEFT JOIN seats s ON s.id = c.seat LEFT JOIN people p ON p.id = s.person \
             WHERE NOT c.done AND c.mentions LIKE $3 AND {ACCOUNT} ORDER BY c.\"at\" DESC, c.id DESC LIMIT $4"
        );
        let sight = Sight::of(actor, Capability::ReadAccount);
        let values = sight.with([format!("%{}%", actor.id.0).into(), limit.into()]);
        let rows = self.db.reader().await?.conn().rows(&sql, &values, &TYPES).await?;
        let open = rows.first().map_or(0, |row| row[0].int());
        Ok(Mentions { open, latest: rows.iter().map(|row| mention(row)).collect() })
    }
}

fn mention(row: &[Value]) -> Mention {
    let names = |at: usize| Names::new(row[at].text(), row[at + 1].text());
    Mention {
        comment: CommentId(row[1].uuid()),
        account: AccountId(row[2].uuid()),
        account_name: names(3),
        map: MapId(row[5].uuid()),
        seat: row[6].opt_uuid().map(SeatId),
        line: row[7].opt_uuid().map(LineId),
        person: row[15].opt_uuid().map(|_| names(8)),
        by: UserId(row[10].uuid()),
        by_name: names(11),
        at: Moment(row[13].int()),
        text: row[14].text(),
    }
}

//! Comments that call somebody.

use meridian_domain::{
    access::{Actor, Capability},
    id::{AccountId, CommentId, DealId, LineId, MapId, SeatId, UserId},
    names::Names,
    stakeholder::view::{Mention, Mentions},
    time::Moment,
};

use crate::{
    Store,
    db::{StoreError, Type, Value},
    sight::{DEAL, LISTED, OF_OURS, SEEN, Sight},
};

/// What every mention has: how many there are, the comment with its author, the account.
const SAID: &str = "COUNT(*) OVER (), c.id, c.\"by\", u.name_zh, u.name_en, c.\"at\", c.\"text\", \
     a.id, a.name_zh, a.name_en";

const SAID_TYPES: [Type; 10] = [
    Type::Int,
    Type::Uuid,
    Type::Uuid,
    Type::Text,
    Type::Text,
    Type::Int,
    Type::Text,
    Type::Uuid,
    Type::Text,
    Type::Text,
];

impl Store {
    /// The open comments that call the actor, on maps and deals the actor may see; of them the latest
    /// `limit`. A statement for maps and one for deals, however many there are.
    pub async fn mentions(&self, actor: &Actor, limit: i64) -> Result<Mentions, StoreError> {
        let calls = "NOT c.done AND c.mentions LIKE $3";
        let latest = "ORDER BY c.\"at\" DESC, c.id DESC LIMIT $4";
        let on_maps = format!(
            "{SEEN} SELECT {SAID}, c.map, c.seat, c.line, p.id, p.name_zh, p.name_en \
             FROM comments c JOIN maps m ON m.id = c.map JOIN accounts a ON a.id = m.account \
             JOIN users u ON u.id = c.\"by\" LEFT JOIN seats s ON s.id = c.seat LEFT JOIN people p ON p.id = s.person \
             WHERE {calls} AND {LISTED} {latest}"
        );
        let on_deals = format!(
            "{SEEN} SELECT {SAID}, d.id, d.title_zh, d.title_en \
             FROM comments c JOIN deals d ON d.id = c.deal LEFT JOIN accounts a ON a.id = d.account \
             JOIN users u ON u.id = c.\"by\" WHERE {calls} AND {DEAL} AND {OF_OURS} {latest}"
        );
        let values = |capability| Sight::of(actor, capability).with([format!("%{}%", actor.id.0).into(), limit.into()]);
        let map_types = [&SAID_TYPES[..], &[Type::Uuid; 4], &[Type::Text; 2]].concat();
        let deal_types = [&SAID_TYPES[..], &[Type::Uuid], &[Type::Text; 2]].concat();
        let mut held = self.db.reader().await?;
        let maps = held.conn().rows(&on_maps, &values(Capability::ReadAccount), &map_types).await?;
        let deals = held.conn().rows(&on_deals, &values(Capability::ReadDeal), &deal_types).await?;
        let open = [&maps, &deals].into_iter().filter_map(|rows| rows.first()).map(|row| row[0].int()).sum();
        let mut all: Vec<Mention> = maps.iter().map(|row| on_map(row)).collect();
        all.extend(deals.iter().map(|row| on_deal(row)));
        all.sort_by_key(|mention| std::cmp::Reverse((mention.at, mention.comment)));
        all.truncate(usize::try_from(limit).unwrap_or_default());
        Ok(Mentions { open, latest: all })
    }
}

fn names(row: &[Value], at: usize) -> Option<Names> {
    row[at].opt_text().map(|zh| Names { zh, en: row[at + 1].text() })
}

/// What every mention has, about nothing yet.
fn said(row: &[Value]) -> Mention {
    Mention {
        comment: CommentId(row[1].uuid()),
        by: UserId(row[2].uuid()),
        by_name: Names::new(row[3].text(), row[4].text()),
        at: Moment(row[5].int()),
        text: row[6].text(),
        account: row[7].opt_uuid().map(AccountId),
        account_name: names(row, 8),
        map: None,
        deal: None,
        seat: None,
        line: None,
        person: None,
    }
}

fn on_map(row: &[Value]) -> Mention {
    Mention {
        map: row[10].opt_uuid().map(MapId),
        seat: row[11].opt_uuid().map(SeatId),
        line: row[12].opt_uuid().map(LineId),
        person: row[13].opt_uuid().and_then(|_| names(row, 14)),
        ..said(row)
    }
}

fn on_deal(row: &[Value]) -> Mention {
    Mention { deal: Some((DealId(row[10].uuid()), names(row, 11).unwrap_or_default())), ..said(row) }
}

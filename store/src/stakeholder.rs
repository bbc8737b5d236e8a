//! People maps.

use meridian_domain::{
    id::{AccountId, MapId, UserId},
    names::Names,
    record::{Kind, Record},
    stakeholder::{Map, view::Met},
};

use crate::{
    Store,
    db::{StoreError, Type},
};

impl Store {
    /// The maps of an account, the one with most people first.
    pub async fn maps(&self, account: AccountId) -> Result<Vec<Map>, StoreError> {
        let records = self
            .db
            .reader()
            .await?
            .conn()
            .select(
                Kind::Map,
                "WHERE account = $1 ORDER BY (SELECT COUNT(*) FROM seats s WHERE s.map = maps.id) DESC, id",
                &[account.0.into()],
            )
            .await?;
        Ok(records
            .into_iter()
            .filter_map(|record| if let Record::Map(map) = record { Some(map) } else { None })
            .collect())
    }

    /// How many people are on a map.
    pub async fn seats_on(&self, map: MapId) -> Result<usize, StoreError> {
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows("SELECT COUNT(*) FROM seats WHERE map = $1", &[map.0.into()], &[Type::Int]).await?;
        Ok(rows.first().map_or(0, |row| usize::try_from(row[0].int()).unwrap_or(0)))
    }

    /// Everything on a map: seats and lines, comments, snapshots and scenarios; people, relations, members
    /// and maps of its account, and what is still to be done about its people; the account itself.
    pub async fn map_records(&self, account: AccountId, map: MapId) -> Result<Vec<Record>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut records = conn.load(&[account.into()]).await?;
        for kind in [Kind::Seat, Kind::Line, Kind::Comment, Kind::Snapshot, Kind::Scenario] {
            records.extend(conn.referring(kind, "map", map.0).await?);
        }
        for kind in [Kind::Person, Kind::Relation, Kind::Member, Kind::Map] {
            records.extend(conn.referring(kind, "account", account.0).await?);
        }
        let open = "WHERE account = $1 AND person IS NOT NULL AND done_at IS NULL ORDER BY id";
        records.extend(conn.select(Kind::Action, open, &[account.0.into()]).await?);
        Ok(records)
    }

    /// When colleagues met the people of an account.
    pub async fn meetings(&self, account: AccountId) -> Result<Vec<Met>, StoreError> {
        let interactions = self.db.reader().await?.conn().referring(Kind::Interaction, "account", account.0).await?;
        let mut meetings = Vec::new();
        for record in interactions {
            let Record::Interaction(interaction) = record else { continue };
            let (user, on) = (interaction.by, interaction.on);
            meetings.extend(interaction.people.into_iter().map(|person| Met { person, user, on }));
        }
        Ok(meetings)
    }

    /// Names of all colleagues: participants of cases are none.
    pub async fn colleagues(&self) -> Result<Vec<(UserId, Names)>, StoreError> {
        let mut held = self.db.reader().await?;
        let types = [Type::Uuid, Type::Text, Type::Text];
        let rows = held
            .conn()
            .rows("SELECT id, name_zh, name_en FROM users WHERE run IS NULL ORDER BY id", &[], &types)
            .await?;
        Ok(rows.iter().map(|row| (UserId(row[0].uuid()), Names::new(row[1].text(), row[2].text()))).collect())
    }
}

//! People maps.

use meridian_domain::{
    id::{AccountId, MapId, PersonId, UserId},
    names::Names,
    record::{Kind, Record},
    stakeholder::{Map, view::Contact},
    time::Date,
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

    /// Everything on a map: seats and lines; people, relations and members of its account; the
    /// account and the map themselves.
    pub async fn map_records(&self, account: AccountId, map: MapId) -> Result<Vec<Record>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut records = conn.load(&[account.into(), map.into()]).await?;
        for kind in [Kind::Seat, Kind::Line] {
            records.extend(conn.referring(kind, "map", map.0).await?);
        }
        for kind in [Kind::Person, Kind::Relation, Kind::Member] {
            records.extend(conn.referring(kind, "account", account.0).await?);
        }
        Ok(records)
    }

    /// When each person of an account was last in contact with each colleague, and how often within
    /// the 90 days before `today`.
    pub async fn contacts(&self, account: AccountId, today: Date) -> Result<Vec<Contact>, StoreError> {
        let interactions = self.db.reader().await?.conn().referring(Kind::Interaction, "account", account.0).await?;
        let mut contacts: std::collections::BTreeMap<(PersonId, UserId), Contact> = Default::default();
        for record in interactions {
            let Record::Interaction(interaction) = record else { continue };
            for person in interaction.people {
                let recent = i64::from((0..=90).contains(&today.days_since(interaction.on)));
                let (user, on) = (interaction.by, interaction.on);
                let contact = contacts.entry((person, user)).or_insert(Contact { person, user, last: on, recent: 0 });
                contact.last = contact.last.max(on);
                contact.recent += recent;
            }
        }
        Ok(contacts.into_values().collect())
    }

    /// Names of all colleagues.
    pub async fn colleagues(&self) -> Result<Vec<(UserId, Names)>, StoreError> {
        let mut held = self.db.reader().await?;
        let types = [Type::Uuid, Type::Text, Type::Text];
        let rows = held.conn().rows("SELECT id, name_zh, name_en FROM users ORDER BY id", &[], &types).await?;
        Ok(rows.iter().map(|row| (UserId(row[0].uuid()), Names::new(row[1].text(), row[2].text()))).collect())
    }
}

//! What administrators see and do: people, rates, pipelines, how the program is.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    gate::Room,
    id::UserId,
    record::{Kind, Record},
    workspace::view::{Condition, Database, Office},
};

use super::{House, able, own::proper};

impl House {
    /// Our own side.
    pub(super) async fn read_office(&self, actor: &Actor) -> Result<Office, Failure> {
        able(actor, Capability::EditUsers)?;
        // Read before the records: what comes between is told again, never missed.
        let seq = self.stands_at(Room::Workspace).await?;
        let reporting = self.read(self.store.reporting().await)?;
        let mut office = Office {
            users: Vec::new(),
            teams: Vec::new(),
            rates: Vec::new(),
            models: Vec::new(),
            pipelines: self.read(self.store.pipelines().await)?,
            reporting,
            seq,
        };
        for kind in [Kind::User, Kind::Team, Kind::Rate, Kind::Model] {
            for record in self.read(self.store.all(kind).await)? {
                match record {
                    Record::User(user) => office.users.push(user),
                    Record::Team(team) => office.teams.push(team),
                    Record::Rate(rate) => office.rates.push(rate),
                    Record::Model(model) => office.models.push(model),
                    _ => {}
                }
            }
        }
        Ok(office)
    }

    /// Gives somebody a password, as for somebody new; whatever was let in with the old one is ended.
    pub(super) async fn give_password(&self, actor: &Actor, id: UserId, password: &str) -> Result<(), Failure> {
        able(actor, Capability::EditUsers)?;
        let Record::User(user) = self.there(id.into()).await? else { return Err(Failure::NotFound) };
        proper(id, password)?;
        self.set_password(&user, password).await
    }

    /// How the program is.
    pub(super) async fn read_condition(&self, actor: &Actor) -> Result<Condition, Failure> {
        able(actor, Capability::EditWorkspace)?;
        self.is_well().await?;
        let (rooms, places) = self.hub.census();
        Ok(Condition {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            database: if self.store.is_shared() { Database::Postgres } else { Database::Sqlite },
            place: self.store.place(),
            rooms,
            places,
        })
    }
}

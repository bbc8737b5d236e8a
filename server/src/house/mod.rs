//! The house: everything a request needs, and the implementation of what the app asks of a server.
//! Pages, REST routes, live connections, imports and the command line all come through here, so
//! that what one may do is decided in one place.

mod accounts;
mod attempts;
mod backend;
mod boards;
mod chart;
mod deals;
mod doors;
mod files;
mod forecast;
mod gate;
mod gates;
mod guests;
mod identify;
mod join;
mod maps;
mod models;
mod office;
mod own;
pub mod password;
mod plans;
mod portfolio;
mod rooms;
mod run_views;
mod runs;
mod sounds;
mod sources;
mod steer;
mod timed;
pub mod token;
mod vitals;
mod watch;

use std::{collections::HashMap, fmt::Display, sync::RwLock};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Denied, Grant, Role, grant},
    id::{RunId, UserId},
    names::Names,
    time::{Date, Moment},
    workshop::run::view::Place,
};
use meridian_store::{Store, StoreError};

pub use doors::Wanted;
pub use meridian_domain::access::Scope;
pub use sources::Sources;

use crate::{
    import::{Desk, sales::SalesDesk},
    live::Hub,
    workshop::Packs,
};

/// Everything a request needs.
#[derive(Debug)]
pub struct House {
    /// The database.
    pub store: Store,
    /// Who listens in which room.
    pub hub: Hub,
    /// Clock, ids, randomness.
    pub sources: Sources,
    /// Minutes east of UTC where the people are, for "today": 480 in China.
    pub zone: i32,
    by_login: attempts::Attempts,
    by_address: attempts::Attempts,
    by_code: attempts::Attempts,
    by_guest: attempts::Attempts,
    company: RwLock<Option<(Moment, Names)>>,
    /// Files that wait to be imported.
    pub imports: Desk,
    /// Files of sales lines that wait.
    pub sales: SalesDesk,
    /// The cases that can be run.
    pub packs: Packs,
    /// The places of the teams of runs, a moment old at most.
    scores: RwLock<HashMap<RunId, (Moment, Vec<Place>)>>,
    /// Whose health has to be looked at.
    watch: watch::Watch,
}

/// Attempts at a password in a minute, by login and by address: a whole team may sit behind one address.
const BY_LOGIN: usize = 5;
const BY_ADDRESS: usize = 50;
/// Codes tried in a minute from one address: a whole workshop joins from behind one at the same time.
const BY_CODE: usize = 120;
/// Attempts in a minute to come back under one nickname.
const BY_GUEST: usize = 6;

impl House {
    /// A house over a database.
    pub fn new(store: Store, sources: Sources, zone: i32) -> Self {
        Self {
            store,
            hub: Hub::default(),
            sources,
            zone,
            by_login: attempts::Attempts::new(BY_LOGIN),
            by_address: attempts::Attempts::new(BY_ADDRESS),
            by_code: attempts::Attempts::new(BY_CODE),
            by_guest: attempts::Attempts::new(BY_GUEST),
            company: RwLock::default(),
            imports: Desk::default(),
            sales: SalesDesk::default(),
            packs: Packs::default(),
            scores: RwLock::default(),
            watch: watch::Watch::default(),
        }
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        (self.sources.now)()
    }

    /// The date where the people are.
    pub fn today(&self) -> Date {
        self.now().date_at(self.zone)
    }

    /// Who acts when nobody does: imports, the demo, the command line, timers.
    pub fn caretaker(&self) -> Actor {
        Actor { id: UserId(uuid::Uuid::nil()), role: Role::Administrator, active: true, reports: [].into() }
    }

    /// Whether the database answers.
    pub async fn is_well(&self) -> Result<(), Failure> {
        self.store.seq(meridian_domain::gate::Room::Workspace).await.map(drop).map_err(|error| self.broken(error))
    }

    /// Something broke: the log gets the reason, the caller an id to find it by.
    pub fn broken(&self, error: impl Display) -> Failure {
        let id = (self.sources.id)().simple().to_string();
        tracing::error!(%id, %error, "broken");
        metrics::counter!("meridian_broken_total").increment(1);
        Failure::Broken { id }
    }

    /// What the database answered.
    pub(crate) fn read<T>(&self, result: Result<T, StoreError>) -> Result<T, Failure> {
        result.map_err(|error| self.broken(error))
    }
}

/// Whether the actor's role can do something at all; lists are filtered row by row after that.
pub(crate) fn able(actor: &Actor, capability: Capability) -> Result<(), Failure> {
    let grant = grant(actor.role, capability);
    if actor.active && grant != Grant::None { Ok(()) } else { Err(Denied { capability, grant }.into()) }
}

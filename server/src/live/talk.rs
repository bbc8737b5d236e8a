//! What a browser says on its live connection, and what it is answered.

use std::sync::Arc;

use meridian_app::session::Me;
use meridian_domain::{
    access::Actor,
    gate::Room,
    live::{FromClient, FromServer, Presence},
};

use super::{MOST_MISSED, frame::Frame, hub::Ear};
use crate::house::House;

/// Rooms one tab may be in at a time.
const MOST_ROOMS: usize = 32;
/// Records one presence may name.
const MOST_NAMED: usize = 500;
/// Events read from the log at once.
const BATCH: i64 = 500;

/// One connection's conversation.
pub struct Talk {
    pub house: Arc<House>,
    pub token: String,
    pub actor: Actor,
    pub ear: Ear,
    pub frame: Frame,
}

impl Talk {
    /// The first message.
    pub fn welcome(&self) -> FromServer {
        FromServer::Welcome { connection: self.ear.connection, user: self.actor.id }
    }

    /// Answers what the browser said.
    pub async fn hear(&mut self, message: FromClient) -> Vec<FromServer> {
        match message {
            FromClient::Join { room, since } => self.join(room, since).await,
            FromClient::Leave { room } => {
                self.leave(room);
                Vec::new()
            }
            FromClient::Presence { room, presence } => {
                if self.frame.is_in(room) {
                    self.house.hub.presence(room, self.ear.connection, modest(presence));
                }
                Vec::new()
            }
            FromClient::Ping => vec![FromServer::Pong],
        }
    }

    /// Enters a room: first listens, then reads the log, so that nothing falls between.
    async fn join(&mut self, room: Room, since: Option<i64>) -> Vec<FromServer> {
        if !self.frame.is_in(room) && self.frame.rooms().len() >= MOST_ROOMS {
            return vec![FromServer::Refused { room, code: "too_many".to_owned() }];
        }
        if let Err(failure) = self.house.may_enter(&self.actor, room).await {
            self.leave(room);
            return vec![FromServer::Refused { room, code: failure.code().to_owned() }];
        }
        self.frame.listen(room);
        let here = self.house.hub.join(room, &self.ear);
        match self.catch_up(room, since).await {
            Ok((seq, mut messages)) => {
                let here = if matches!(room, Room::Run(_)) { Vec::new() } else { here };
                messages.insert(0, FromServer::Joined { room, seq, here });
                messages
            }
            Err(failure) => {
                self.leave(room);
                vec![FromServer::Refused { room, code: failure.code().to_owned() }]
            }
        }
    }

    /// What happened since `since`, or the word to load the room anew.
    async fn catch_up(
        &mut self,
        room: Room,
        since: Option<i64>,
    ) -> Result<(i64, Vec<FromServer>), meridian_app::Failure> {
        let stands = self.house.stands_at(room).await?;
        let since = since.unwrap_or(stands);
        if since > stands || stands - since > MOST_MISSED {
            self.frame.begin(room, stands);
            return Ok((stands, vec![FromServer::Reset { room, seq: stands }]));
        }
        self.frame.begin(room, since);
        self.fill(room, since).await?;
        Ok((stands, self.frame.drain(&self.actor)))
    }

    /// Reads from the log what follows on number `since`, to its end.
    pub async fn fill(&mut self, room: Room, mut since: i64) -> Result<(), meridian_app::Failure> {
        loop {
            let events = self.house.missed(room, since, BATCH).await?;
            let Some(last) = events.last() else { return Ok(()) };
            since = last.logged.seq;
            let full = events.len() as i64 == BATCH;
            self.frame.fill(room, events);
            if !full {
                return Ok(());
            }
        }
    }

    fn leave(&mut self, room: Room) {
        self.frame.forget(room);
        self.house.hub.leave(room, self.ear.connection);
    }

    /// Asks anew who this is, and leaves rooms that are closed to them now.
    pub async fn renew(&mut self) -> Result<Vec<FromServer>, meridian_app::Failure> {
        let (actor, _): (Actor, Me) = self.house.recognise(&self.token).await?;
        self.actor = actor;
        let mut messages = Vec::new();
        for room in self.frame.rooms() {
            if let Err(failure) = self.house.may_enter(&self.actor, room).await {
                self.leave(room);
                messages.push(FromServer::Refused { room, code: failure.code().to_owned() });
            }
        }
        Ok(messages)
    }

    /// Leaves all rooms.
    pub fn end(&mut self) {
        for room in self.frame.rooms() {
            self.leave(room);
        }
    }
}

/// A presence that names no more than a screen holds.
fn modest(mut presence: Presence) -> Presence {
    presence.selected.truncate(MOST_NAMED);
    presence.seats.truncate(MOST_NAMED);
    presence
}

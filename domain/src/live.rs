//! What is said over the live connection (`/live`), one JSON text a message.

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Logged, Room},
    id::{ConnectionId, DealId, SeatId, StageId, UserId},
    names::Names,
    record::Key,
    stakeholder::Arrangement,
};

/// From the browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "snake_case")]
pub enum FromClient {
    /// Enter a room. `since` is the number of the last event one has of it; what came later is sent first.
    Join {
        room: Room,
        since: Option<i64>,
    },
    Leave {
        room: Room,
    },
    /// Where I am and what I am moving: never stored, dropped when late.
    Presence {
        room: Room,
        presence: Presence,
    },
    /// I am still here.
    Ping,
}

/// From the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromServer {
    /// The first message on a connection.
    Welcome {
        connection: ConnectionId,
        user: UserId,
    },
    /// You are in the room, which stands at `seq`; these are here too.
    Joined {
        room: Room,
        seq: i64,
        here: Vec<Here>,
    },
    /// You may not enter.
    Refused {
        room: Room,
        code: String,
    },
    /// What has happened, in order. `seq` is where the room stands after it, whether or not you may see the last events.
    Events {
        room: Room,
        seq: i64,
        events: Vec<Logged>,
    },
    /// Too much was missed: load the room anew.
    Reset {
        room: Room,
        seq: i64,
    },
    /// Somebody is here, or has moved.
    Here {
        room: Room,
        here: Here,
    },
    /// Somebody has left.
    Gone {
        room: Room,
        connection: ConnectionId,
    },
    /// The server closes the connection.
    Bye {
        code: String,
    },
    Pong,
}

/// Somebody in a room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Here {
    pub connection: ConnectionId,
    pub user: UserId,
    pub name: Names,
    /// Colour 1 to 6.
    pub colour: u8,
    pub presence: Presence,
}

/// What somebody points at, has selected, is moving.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Presence {
    /// Cursor in the coordinates of the room (map units, or thousandths of the board's width and height).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<(i64, i64)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub selected: Vec<Key>,
    /// People being dragged and where they are now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<(SeatId, i64, i64)>,
    /// A deal being dragged and the column it hovers over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deal: Option<(DealId, StageId)>,
    /// How the map is arranged on that screen; places and cursor mean nothing on another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrangement: Option<Arrangement>,
    /// The part of the map in sight, as left, upper edge, width, height: who follows sees the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sight: Option<(i64, i64, i64, i64)>,
    /// The tab is in the background.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub away: bool,
}

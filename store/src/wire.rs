//! What processes over one Postgres tell each other, by LISTEN and NOTIFY: which events of which
//! room are committed. The events themselves are read from the log.

use std::collections::BTreeMap;

use futures::stream::{self, BoxStream, StreamExt as _};
use meridian_domain::{
    gate::{Logged, Room},
    record::Kind,
};
use sqlx::postgres::PgListener;
use uuid::Uuid;

use crate::{
    Store,
    db::{Conn, Db, StoreError, Type},
};

const CHANNEL: &str = "meridian";
const RIGHTS: &str = "rights";

/// Word of another process over the same database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Events `first` to `last` of a room are committed.
    Committed { room: Room, first: i64, last: i64 },
    /// Somebody's rights may have changed, or their sessions have ended.
    Rights,
    /// The line was cut and is up again: what was said meanwhile went unheard.
    Cut,
}

impl Word {
    fn payload(self, origin: Uuid) -> Option<String> {
        match self {
            Self::Committed { room, first, last } => Some(format!("{origin} {first} {last} {room}")),
            Self::Rights => Some(format!("{origin} {RIGHTS}")),
            Self::Cut => None,
        }
    }

    /// What a payload says, unless it is our own.
    fn of(payload: &str, own: Uuid) -> Option<Self> {
        let (origin, rest) = payload.split_once(' ')?;
        if origin.parse::<Uuid>().ok()? == own {
            return None;
        }
        if rest == RIGHTS {
            return Some(Self::Rights);
        }
        let mut parts = rest.splitn(3, ' ');
        let (first, last) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self::Committed { room: parts.next()?.parse().ok()?, first, last })
    }
}

impl Conn<'_> {
    /// Says what the others must know of the events of one command, once they are committed.
    pub(crate) async fn announce(&mut self, origin: Uuid, events: &[Logged]) -> Result<(), StoreError> {
        let mut rooms: BTreeMap<Room, (i64, i64)> = BTreeMap::new();
        for logged in events {
            rooms.entry(logged.room).or_insert((logged.seq, logged.seq)).1 = logged.seq;
        }
        for (room, (first, last)) in rooms {
            self.say(origin, Word::Committed { room, first, last }).await?;
        }
        if events.iter().any(|logged| matches!(logged.event.key().kind(), Kind::User | Kind::Member)) {
            self.say(origin, Word::Rights).await?;
        }
        Ok(())
    }

    /// An id nobody has, made by Postgres.
    pub(crate) async fn fresh_id(&mut self) -> Result<Uuid, StoreError> {
        let rows = self.rows("SELECT gen_random_uuid()", &[], &[Type::Uuid]).await?;
        Ok(rows.first().map(|row| row[0].uuid()).unwrap_or_default())
    }

    async fn say(&mut self, origin: Uuid, word: Word) -> Result<(), StoreError> {
        if let Some(payload) = word.payload(origin) {
            self.run("SELECT pg_notify($1, $2)", &[CHANNEL.into(), payload.into()]).await?;
        }
        Ok(())
    }
}

impl Store {
    /// What other processes commit, as they do. `None` on SQLite, where the process that commits
    /// is the only one that has listeners. The stream ends after an error: listen again.
    pub async fn listen(&self) -> Result<Option<BoxStream<'static, Result<Word, StoreError>>>, StoreError> {
        let Db::Postgres(pool) = &self.db else { return Ok(None) };
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        let own = self.origin;
        let words = stream::unfold(Some(listener), move |listener| async move {
            let mut listener = listener?;
            loop {
                match listener.try_recv().await {
                    Ok(Some(notification)) => {
                        if let Some(word) = Word::of(notification.payload(), own) {
                            return Some((Ok(word), Some(listener)));
                        }
                    }
                    Ok(None) => return Some((Ok(Word::Cut), Some(listener))),
                    Err(error) => return Some((Err(error.into()), None)),
                }
            }
        });
        Ok(Some(words.boxed()))
    }

    /// Lets the other processes know that somebody's rights or sessions are no longer what they were.
    pub async fn tell_rights(&self) -> Result<(), StoreError> {
        if !self.is_shared() {
            return Ok(());
        }
        self.db.writer().await?.conn().say(self.origin, Word::Rights).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: Uuid = Uuid::from_u128(1);
    const OTHER: Uuid = Uuid::from_u128(2);

    #[test]
    fn a_word_is_understood_by_others_and_not_heard_by_who_said_it() {
        let account = Room::Account(Uuid::from_u128(7).into());
        for word in [
            Word::Committed { room: Room::Workspace, first: 1, last: 1 },
            Word::Committed { room: account, first: 41, last: 540 },
            Word::Rights,
        ] {
            let payload = word.payload(OTHER).expect("it can be said");
            assert_eq!(Word::of(&payload, OWN), Some(word));
            assert_eq!(Word::of(&payload, OTHER), None);
        }
    }

    #[test]
    fn what_is_no_word_is_passed_over() {
        for payload in ["", "x", "x 1 2 workspace", &format!("{OTHER} 1 workspace"), &format!("{OTHER} 1 2 nowhere")] {
            assert_eq!(Word::of(payload, OWN), None, "{payload}");
        }
    }
}

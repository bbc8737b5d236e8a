//! Tells the rooms of this process what other processes over the same Postgres commit.

use std::{collections::BTreeMap, time::Duration};

use futures::StreamExt as _;
use meridian_app::Failure;
use meridian_domain::gate::Room;
use meridian_store::{StoreError, Word};
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::house::House;

/// How long to wait before the line is tried again.
const AGAIN: Duration = Duration::from_secs(1);
/// How often rooms are compared with the database, in case the line is dead without saying so.
const ROUND: Duration = Duration::from_secs(15);
/// Words taken in at once.
const BREATH: usize = 256;
/// Events of a room read for all who listen; of more, each reads for itself what it has not heard.
const MOST: i64 = 500;

/// Listens until the house closes. Ends at once where the database is this process's alone.
pub async fn relay(house: &House) {
    let closing = house.hub.closing.clone();
    let listening = async {
        while let Err(reason) = listen(house).await {
            tracing::warn!(%reason, "the other processes are not heard; listening again");
            sleep(AGAIN).await;
        }
    };
    tokio::select! {
        () = closing.cancelled() => {}
        () = listening => {}
    }
}

/// Listens until the line breaks.
async fn listen(house: &House) -> Result<(), Failure> {
    let broken = |error: StoreError| house.broken(error);
    let Some(words) = house.store.listen().await.map_err(broken)? else { return Ok(()) };
    let mut words = words.ready_chunks(BREATH);
    let mut rounds = interval(ROUND);
    rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            heard = words.next() => match heard {
                Some(heard) => {
                    let heard: Result<Vec<Word>, StoreError> = heard.into_iter().collect();
                    take(house, heard.map_err(broken)?).await?;
                }
                None => return Err(house.broken("the line ended")),
            },
            // The first is due at once: it finds what was committed before anybody listened.
            _ = rounds.tick() => compare(house).await?,
        }
    }
}

async fn take(house: &House, words: Vec<Word>) -> Result<(), Failure> {
    let mut rooms: BTreeMap<Room, (i64, i64)> = BTreeMap::new();
    for word in &words {
        if let Word::Committed { room, first, last } = *word {
            let span = rooms.entry(room).or_insert((first, last));
            *span = (span.0.min(first), span.1.max(last));
        }
    }
    for (room, (first, last)) in rooms {
        if !house.hub.listened(room) {
            continue;
        }
        if last - first < MOST {
            house.tell_again(room, first - 1, last - first + 1).await?;
        }
        house.hub.stands(room, last);
    }
    if words.contains(&Word::Rights) || words.contains(&Word::Cut) {
        house.hub.rights_changed();
    }
    if words.contains(&Word::Cut) {
        compare(house).await?;
    }
    Ok(())
}

/// Lets every connection know where its rooms stand; who is behind reads the log.
async fn compare(house: &House) -> Result<(), Failure> {
    for (room, seq) in house.stand(&house.hub.rooms_listened()).await? {
        house.hub.stands(room, seq);
    }
    Ok(())
}

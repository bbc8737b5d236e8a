//! What is heard on the live connection, in the browser.

use leptos::prelude::*;
use meridian_domain::{gate::Room, live::FromServer, record::Key};

use super::{Live, Rooms, handle::State};
use crate::Failure;

impl Live {
    pub(super) fn hear(self, message: FromServer) {
        if let FromServer::Welcome { connection, user } = &message {
            self.connection.try_set(Some(*connection));
            self.user.try_set(Some(*user));
        }
        if matches!(&message, FromServer::Bye { code } if code == Failure::SignedOut.code()) {
            // Signed out elsewhere: a full load leads to the sign-in page and drops what was known here.
            drop(window().location().reload());
            return;
        }
        for member in self.members.try_get_value().unwrap_or_default() {
            member.rooms.hear(&message);
        }
        if matches!(message, FromServer::Joined { .. } | FromServer::Here { .. } | FromServer::Gone { .. }) {
            self.tell_others();
        }
    }
}

impl Rooms {
    fn hear(self, message: &FromServer) {
        match message {
            FromServer::Joined { room, here, .. } if self.is_in(*room) => {
                self.here.try_update(|list| {
                    list.retain(|(other, _)| other != room);
                    list.extend(here.iter().cloned().map(|here| (*room, here)));
                });
            }
            FromServer::Events { room, seq, events } if self.is_in(*room) => self.change(|state| {
                let touched = state.receive(events.clone());
                state.stands_at(*room, *seq, touched)
            }),
            // Read anew, the page says itself why it may no longer be seen.
            FromServer::Reset { room, .. } | FromServer::Refused { room, .. } if self.is_in(*room) => {
                self.stale.try_update(|stale| *stale += 1);
            }
            FromServer::Here { room, here } if self.is_in(*room) => {
                self.here.try_update(|list| {
                    match list.iter_mut().find(|(other, known)| other == room && known.connection == here.connection) {
                        Some((_, known)) => *known = here.clone(),
                        None => list.push((*room, here.clone())),
                    }
                });
            }
            FromServer::Gone { room, connection } if self.is_in(*room) => {
                self.here.try_update(|list| {
                    list.retain(|(other, known)| other != room || known.connection != *connection);
                });
            }
            _ => {}
        }
    }

    fn is_in(self, room: Room) -> bool {
        self.state.try_with_value(|state| state.seqs.contains_key(&room)).unwrap_or(false)
    }
}

impl State {
    /// The room stands at `seq`: what is missing below it is not for our eyes.
    fn stands_at(&mut self, room: Room, seq: i64, mut touched: Vec<Key>) -> Vec<Key> {
        let ours = self.seqs.entry(room).or_default();
        if seq <= *ours {
            return touched;
        }
        *ours = seq;
        let later = self.early.split_off(&(room, i64::MIN));
        let mut ready = Vec::new();
        for (key, logged) in later {
            if key.0 == room && key.1 <= seq { ready.push(logged) } else { drop(self.early.insert(key, logged)) }
        }
        touched.extend(self.replica.receive(&ready));
        touched.extend(self.receive(Vec::new()));
        touched
    }
}

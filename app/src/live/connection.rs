//! The one WebSocket of a tab.

use leptos::prelude::*;
use meridian_domain::{
    id::{ConnectionId, UserId},
    live::{FromClient, Here},
};

use super::{handle::Member, history::History, outbox::Outbox};

/// How things stand with the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sync {
    /// All changes are committed.
    #[default]
    Saved,
    /// A change is on its way.
    Saving,
    /// The server cannot be reached; changes are kept here.
    Offline,
}

/// The live connection, in the context of the app's root; it outlives every page.
#[derive(Clone, Copy)]
pub struct Live {
    /// How things stand with the server.
    pub sync: RwSignal<Sync>,
    /// Who we are, once somebody has signed in.
    pub user: RwSignal<Option<UserId>>,
    /// The id of this tab's connection.
    pub connection: RwSignal<Option<ConnectionId>>,
    /// How many commands are on their way or kept here.
    pub waiting: RwSignal<usize>,
    /// Who else is in the rooms of the page.
    pub others: RwSignal<Vec<Here>>,
    /// Grows when a comment in a room of the page has changed.
    pub talked: RwSignal<u64>,
    /// We take part in an exercise: the room of the workspace is not for us.
    pub guest: StoredValue<bool>,
    pub(super) members: StoredValue<Vec<Member>>,
    pub(super) outbox: StoredValue<Outbox>,
    pub(super) history: StoredValue<History>,
    #[cfg(feature = "hydrate")]
    socket: StoredValue<Option<browser::Socket>, LocalStorage>,
}

/// Puts the live connection into the context; called once, at the app's root.
pub fn provide_live() -> Live {
    let live = Live {
        sync: RwSignal::new(Sync::Saved),
        user: RwSignal::new(None),
        connection: RwSignal::new(None),
        waiting: RwSignal::new(0),
        others: RwSignal::new(Vec::new()),
        talked: RwSignal::new(0),
        guest: StoredValue::new(false),
        members: StoredValue::new(Vec::new()),
        outbox: StoredValue::new(Outbox::default()),
        history: StoredValue::new(History::default()),
        #[cfg(feature = "hydrate")]
        socket: StoredValue::new_local(None),
    };
    provide_context(live);
    live
}

/// The live connection.
///
/// # Panics
/// Outside the app's root, where [`provide_live`] was not called.
#[must_use]
pub fn use_live() -> Live {
    expect_context()
}

impl Live {
    /// Says something to the server; lost when there is no connection, which is right for presence
    /// and joins (they are said again on the next connection).
    pub(super) fn say(self, message: &FromClient) {
        #[cfg(feature = "hydrate")]
        self.socket.try_with_value(|socket| {
            if let Some(socket) = socket {
                socket.say(message);
            }
        });
        #[cfg(not(feature = "hydrate"))]
        let _ = message;
    }

    /// Opens the connection if there is none.
    pub(super) fn open(self) {
        #[cfg(feature = "hydrate")]
        if self.socket.try_with_value(Option::is_none).unwrap_or(false) {
            self.socket.try_set_value(browser::Socket::open(self));
        }
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use gloo::timers::callback::Timeout;
    use leptos::prelude::*;
    use meridian_domain::{
        live::{FromClient, FromServer},
        wire,
    };
    use wasm_bindgen::{JsCast as _, closure::Closure};
    use web_sys::{CloseEvent, MessageEvent, WebSocket};

    use super::{Live, Sync};

    /// An open WebSocket with the closures it calls.
    pub(super) struct Socket {
        socket: WebSocket,
        _opened: Closure<dyn Fn()>,
        _heard: Closure<dyn Fn(MessageEvent)>,
        _closed: Closure<dyn Fn(CloseEvent)>,
    }

    impl Socket {
        pub(super) fn open(live: Live) -> Option<Self> {
            let location = window().location();
            let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
            let socket = WebSocket::new(&format!("{scheme}://{}/live", location.host().ok()?)).ok()?;
            let opened = Closure::<dyn Fn()>::new(move || live.joined_again());
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(text) = event.data().as_string()
                    && let Ok(message) = wire::read::<FromServer>(&text)
                {
                    live.hear(message);
                }
            });
            let closed = Closure::<dyn Fn(CloseEvent)>::new(move |_| live.lost());
            socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
            socket.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
            Some(Self { socket, _opened: opened, _heard: heard, _closed: closed })
        }

        pub(super) fn say(&self, message: &FromClient) {
            if self.socket.ready_state() == WebSocket::OPEN
                && let Ok(text) = serde_json::to_string(message)
            {
                // A socket that is just closing loses the message, as one that is closed does.
                drop(self.socket.send_with_str(&text));
            }
        }
    }

    impl Drop for Socket {
        fn drop(&mut self) {
            self.socket.set_onopen(None);
            self.socket.set_onmessage(None);
            self.socket.set_onclose(None);
            drop(self.socket.close());
        }
    }

    impl Live {
        /// The connection was lost: try again in a second, for as long as a page wants it.
        fn lost(self) {
            if self.sync.try_get_untracked() == Some(Sync::Saved) {
                self.sync.set(Sync::Offline);
            }
            self.connection.try_set(None);
            Timeout::new(1_000, move || {
                self.socket.try_set_value(None);
                if self.members.try_with_value(|members| !members.is_empty()).unwrap_or(false) {
                    self.open();
                }
            })
            .forget();
        }

        fn joined_again(self) {
            if self.sync.try_get_untracked() == Some(Sync::Offline) {
                self.sync.set(Sync::Saved);
            }
            self.join_all();
        }
    }
}

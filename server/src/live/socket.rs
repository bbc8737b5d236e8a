//! The WebSocket of a tab at `/live`.

use std::{ops::ControlFlow, sync::Arc, time::Duration};

use axum::{
    extract::{
        State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code},
    },
    response::{IntoResponse as _, Response},
};
use futures::SinkExt as _;
use http::HeaderMap;
use meridian_domain::live::{FromClient, FromServer};
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{
    frame::Frame,
    hub::{Ear, QUEUE, Told},
    talk::Talk,
};
use crate::{
    house::House,
    http::{cookies, origin, problem::Problem},
};

/// One batch a frame of a screen.
const FRAME: Duration = Duration::from_millis(16);
/// How long an event may be late before the log is asked.
const PATIENCE: Duration = Duration::from_millis(50);
const HEARTBEAT: Duration = Duration::from_secs(20);
const SILENCE: Duration = Duration::from_secs(60);
const SENDING: Duration = Duration::from_secs(10);
/// The longest message a browser may send, in bytes.
const LONGEST: usize = 64 * 1024;

/// Opens a live connection for who is signed in and comes from our own pages.
pub async fn upgrade(State(house): State<Arc<House>>, headers: HeaderMap, socket: WebSocketUpgrade) -> Response {
    if !origin::is_ours(&headers) {
        return Problem(origin::foreign()).into_response();
    }
    let Some(token) = cookies::session(&headers) else {
        return Problem(meridian_app::Failure::SignedOut).into_response();
    };
    let (actor, me) = match house.recognise(&token).await {
        Ok(known) => known,
        Err(failure) => return Problem(failure).into_response(),
    };
    let open = house.hub.opened();
    socket.max_message_size(LONGEST).on_upgrade(move |socket| async move {
        let (queue, told) = mpsc::channel(QUEUE);
        let overrun = CancellationToken::new();
        let ear = Ear { connection: house.sources.fresh(), user: actor.id, name: me.name, queue, overrun };
        let talk = Talk { house, token, actor, ear, frame: Frame::default() };
        Connection { socket, talk, told, heard: Instant::now(), flush: None, gap: None }.run().await;
        drop(open);
    })
}

struct Connection {
    socket: WebSocket,
    talk: Talk,
    told: mpsc::Receiver<Told>,
    /// When the browser was last heard.
    heard: Instant,
    /// When the next frame is due.
    flush: Option<Instant>,
    /// Since when an event is missing in a room.
    gap: Option<Instant>,
}

/// What ends a connection: a code for the browser, or nothing when it is gone.
type Turn = ControlFlow<Option<&'static str>>;

impl Connection {
    async fn run(mut self) {
        metrics::gauge!("meridian_live_connections").increment(1.0);
        let reason = match self.send(vec![self.talk.welcome()]).await {
            ControlFlow::Break(reason) => reason,
            ControlFlow::Continue(()) => self.converse().await,
        };
        self.talk.end();
        if let Some(code) = reason {
            let bye = FromServer::Bye { code: code.to_owned() };
            // The browser may be gone already: then nobody is left to be told.
            if self.send(vec![bye]).await.is_continue() {
                let frame = CloseFrame { code: close_code::AWAY, reason: code.into() };
                drop(self.socket.send(Message::Close(Some(frame))).await);
            }
        }
        metrics::gauge!("meridian_live_connections").decrement(1.0);
    }

    async fn converse(&mut self) -> Option<&'static str> {
        let mut rights = self.talk.house.hub.rights();
        let overrun = self.talk.ear.overrun.clone();
        let closing = self.talk.house.hub.closing.clone();
        let mut heartbeat = interval(HEARTBEAT);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        heartbeat.reset();
        loop {
            let due = self.flush.unwrap_or_else(|| Instant::now() + SILENCE);
            let turn = tokio::select! {
                biased;
                () = closing.cancelled() => ControlFlow::Break(Some("restart")),
                () = overrun.cancelled() => ControlFlow::Break(Some("too_slow")),
                message = self.socket.recv() => self.hear(message).await,
                Some(told) = self.told.recv() => {
                    self.talk.frame.take(told);
                    self.flush.get_or_insert_with(|| Instant::now() + FRAME);
                    ControlFlow::Continue(())
                }
                () = sleep_until(due), if self.flush.is_some() => self.flush().await,
                Ok(()) = rights.changed() => self.renew().await,
                _ = heartbeat.tick() => self.beat().await,
            };
            if let ControlFlow::Break(reason) = turn {
                return reason;
            }
        }
    }

    async fn hear(&mut self, message: Option<Result<Message, axum::Error>>) -> Turn {
        self.heard = Instant::now();
        match message {
            Some(Ok(Message::Text(text))) => match serde_json::from_str::<FromClient>(&text) {
                Ok(message) => {
                    let answers = self.talk.hear(message).await;
                    self.send(answers).await
                }
                Err(_) => ControlFlow::Break(Some("malformed")),
            },
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => ControlFlow::Continue(()),
            Some(Ok(Message::Binary(_))) => ControlFlow::Break(Some("malformed")),
            Some(Ok(Message::Close(_)) | Err(_)) | None => ControlFlow::Break(None),
        }
    }

    async fn flush(&mut self) -> Turn {
        self.flush = None;
        while let Ok(told) = self.told.try_recv() {
            self.talk.frame.take(told);
        }
        let messages = self.talk.frame.drain(&self.talk.actor);
        self.send(messages).await?;
        self.mend().await
    }

    /// Asks the log for events that are missing, once they have been late for a while.
    async fn mend(&mut self) -> Turn {
        let gaps = self.talk.frame.gaps();
        if gaps.is_empty() {
            self.gap = None;
            return ControlFlow::Continue(());
        }
        let since = *self.gap.get_or_insert_with(Instant::now);
        self.flush = Some(Instant::now() + FRAME);
        if since.elapsed() < PATIENCE {
            return ControlFlow::Continue(());
        }
        self.gap = None;
        for (room, seq) in gaps {
            if self.talk.fill(room, seq).await.is_err() {
                return ControlFlow::Break(Some("broken"));
            }
        }
        ControlFlow::Continue(())
    }

    async fn beat(&mut self) -> Turn {
        if self.heard.elapsed() > SILENCE {
            return ControlFlow::Break(Some("silent"));
        }
        match timeout(SENDING, self.socket.send(Message::Ping(Default::default()))).await {
            Ok(Ok(())) => self.renew().await,
            _ => ControlFlow::Break(None),
        }
    }

    async fn renew(&mut self) -> Turn {
        match self.talk.renew().await {
            Ok(messages) => self.send(messages).await,
            Err(meridian_app::Failure::SignedOut) => ControlFlow::Break(Some("signed_out")),
            Err(_) => ControlFlow::Break(Some("broken")),
        }
    }

    async fn send(&mut self, messages: Vec<FromServer>) -> Turn {
        if messages.is_empty() {
            return ControlFlow::Continue(());
        }
        let socket = &mut self.socket;
        let sending = async {
            for message in messages {
                let text = serde_json::to_string(&message).map_err(axum::Error::new)?;
                socket.feed(Message::Text(text.into())).await?;
            }
            socket.flush().await
        };
        match timeout(SENDING, sending).await {
            Ok(Ok(())) => ControlFlow::Continue(()),
            _ => ControlFlow::Break(None),
        }
    }
}

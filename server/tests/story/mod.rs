//! A running program with the demo in it, and people at browsers, for tests that read as a story.
#![expect(dead_code, reason = "each test file uses its own part of it")]
#![expect(clippy::unwrap_used, reason = "a story that cannot go on says where it stopped")]

pub mod workshop;

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use futures::{SinkExt as _, StreamExt as _};
use meridian_domain::{
    access::Role,
    gate::{Change, Command, Room},
    live::{FromClient, FromServer},
    locale::Lang,
    record::{Kind, Record},
    workspace::User,
};
use meridian_server::{
    demo,
    house::{House, Scope, Sources, Wanted},
    http::{Assets, Site, router},
    live,
};
use meridian_store::Store;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    time::{Duration, timeout},
};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, tungstenite};

/// Long enough for a slow machine; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Program {
    pub address: SocketAddr,
    pub house: Arc<House>,
    folder: PathBuf,
}

pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

impl Program {
    pub async fn start() -> Self {
        let folder = std::env::temp_dir().join(format!("meridian-test-{}", (Sources::real().id)()));
        let url = format!("sqlite://{}", folder.join("test.db").display());
        Self::over(&url, folder).await
    }

    /// A program that runs in a process of its own, over the database in `folder`.
    pub async fn elsewhere(address: SocketAddr, folder: PathBuf) -> Self {
        let url = format!("sqlite://{}", folder.join("test.db").display());
        let house = Arc::new(House::new(Store::open(&url).await.unwrap(), Sources::real(), 480));
        Self { address, house, folder }
    }

    /// One of several processes over the same Postgres.
    pub async fn over_postgres(url: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("meridian-test-{}", (Sources::real().id)()));
        let program = Self::over(url, folder).await;
        let house = Arc::clone(&program.house);
        tokio::spawn(async move { live::relay(&house).await });
        program
    }

    async fn over(url: &str, folder: PathBuf) -> Self {
        let house = Arc::new(House::new(Store::open(url).await.unwrap(), Sources::real(), 480));
        demo::fill(&house, Lang::Zh).await.unwrap();
        let site = Site { secure: false, assets: Assets::find(Some(folder.clone())).await, metrics_token: None };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = router(Arc::clone(&house), site).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self { address, house, folder }
    }

    pub async fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let mut text =
            format!("{method} {path} HTTP/1.0\r\nHost: {}\r\nContent-Length: {}\r\n", self.address, body.len());
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{text}\r\n{body}").as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.unwrap().unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (headers, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = headers.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        Answer { status, headers: headers.to_owned(), body: body.to_owned() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[], "").await
    }

    /// Somebody whose browser has this cookie.
    pub fn bearing(&self, cookie: String) -> Person<'_> {
        Person { program: self, cookie }
    }

    /// Signs in as a person would.
    pub async fn person(&self, login: &str) -> Person<'_> {
        let body = format!("login={login}&password={}", demo::PASSWORD);
        let answer = self.request("POST", "/api/sign-in", &[("Content-Type", FORM)], &body).await;
        let cookie = answer.header("set-cookie").unwrap_or_else(|| panic!("{login}: {}", answer.body));
        Person { program: self, cookie: cookie.split(';').next().unwrap().to_owned() }
    }

    pub async fn token(&self, login: &str, scope: Scope) -> String {
        let user = self.house.store.user_by_login(login).await.unwrap().unwrap();
        let wanted = Wanted { name: "a story".to_owned(), scope, days: Some(1) };
        self.house.issue(user.id, wanted).await.unwrap()
    }

    pub async fn records(&self, kind: Kind) -> Vec<Record> {
        self.house.store.all(kind).await.unwrap()
    }

    /// The login of somebody with this role.
    pub async fn login_of(&self, role: Role) -> String {
        let users = self.records(Kind::User).await;
        let fits = |record: &Record| matches!(record, Record::User(User { role: other, login: Some(_), .. }) if *other == role);
        match users.into_iter().find(fits) {
            Some(Record::User(user)) => user.login.unwrap(),
            _ => panic!("nobody is {role:?}"),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// A database of its own on the Postgres that `MERIDIAN_TEST_POSTGRES` names.
pub struct Postgres {
    pub url: String,
    conn: sqlx::PgConnection,
    name: String,
}

impl Postgres {
    pub async fn fresh() -> Self {
        let url = std::env::var("MERIDIAN_TEST_POSTGRES").expect("MERIDIAN_TEST_POSTGRES");
        let name = format!("meridian_{}", (Sources::real().id)().simple());
        let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(&url).await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut conn).await.unwrap();
        let (base, query) = url.split_once('?').unwrap_or((&url, ""));
        let (base, _) = base.rsplit_once('/').unwrap();
        Self { url: format!("{base}/{name}?{query}"), conn, name }
    }

    /// Cuts connections to the database, as a restart of the server does: all, or those that listen.
    pub async fn cut(&mut self, only_listeners: bool) -> usize {
        let sql = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity \
                   WHERE datname = $1 AND pid <> pg_backend_pid() AND (NOT $2 OR query LIKE 'LISTEN%')";
        sqlx::query(sql).bind(&self.name).bind(only_listeners).fetch_all(&mut self.conn).await.unwrap().len()
    }
}

pub const FORM: &str = "application/x-www-form-urlencoded";

pub struct Person<'a> {
    program: &'a Program,
    pub cookie: String,
}

impl Person<'_> {
    pub async fn post(&self, path: &str, body: &str) -> Answer {
        let kind = if body.starts_with('{') { "application/json" } else { FORM };
        self.program.request("POST", path, &[("Content-Type", kind), ("Cookie", &self.cookie)], body).await
    }

    pub async fn page(&self, path: &str) -> Answer {
        self.program.request("GET", path, &[("Cookie", &self.cookie)], "").await
    }

    pub async fn submit(&self, change: Change) -> Answer {
        self.send(&Command::new(self.program.house.sources.fresh(), change)).await
    }

    pub async fn send(&self, command: &Command) -> Answer {
        self.post("/api/submit", &json!({ "command": command }).to_string()).await
    }

    /// Sends to a program that may end meanwhile; the status, if there was an answer.
    pub async fn try_send(&self, command: &Command) -> Option<u16> {
        let body = json!({ "command": command }).to_string();
        let mut stream = TcpStream::connect(self.program.address).await.ok()?;
        let head = format!(
            "POST /api/submit HTTP/1.0\r\nHost: {}\r\nContent-Type: application/json\r\nCookie: {}\r\nContent-Length: {}",
            self.program.address,
            self.cookie,
            body.len()
        );
        stream.write_all(format!("{head}\r\n\r\n{body}").as_bytes()).await.ok()?;
        let mut bytes = Vec::new();
        timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.ok()?.ok()?;
        String::from_utf8_lossy(&bytes).split(' ').nth(1)?.parse().ok()
    }

    pub async fn live(&self) -> Live {
        Live::open(self.program, Some(&self.cookie), None).await.expect("may come in")
    }
}

/// A live connection, and everything that was said on it.
pub struct Live(WebSocketStream<MaybeTlsStream<TcpStream>>, pub String);

impl Live {
    /// Opens a live connection; the status of the refusal when it is refused.
    pub async fn open(program: &Program, cookie: Option<&str>, origin: Option<&str>) -> Result<Self, u16> {
        use tungstenite::client::IntoClientRequest as _;
        let mut request = format!("ws://{}/live", program.address).into_client_request().unwrap();
        for (name, value) in [("cookie", cookie), ("origin", origin)] {
            if let Some(value) = value {
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        }
        match tokio_tungstenite::connect_async(request).await {
            Ok((socket, _)) => {
                let mut live = Self(socket, String::new());
                assert!(matches!(live.hear().await, FromServer::Welcome { .. }));
                Ok(live)
            }
            Err(tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    pub async fn say(&mut self, message: &FromClient) {
        self.say_text(serde_json::to_string(message).unwrap()).await;
    }

    pub async fn say_text(&mut self, text: String) {
        self.0.send(tungstenite::Message::Text(text.into())).await.unwrap();
    }

    pub async fn hear(&mut self) -> FromServer {
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("something is said").expect("open").expect("readable") {
                tungstenite::Message::Text(text) => {
                    self.1.push_str(&text);
                    return serde_json::from_str(&text).unwrap();
                }
                tungstenite::Message::Close(frame) => panic!("closed: {frame:?}"),
                _ => {}
            }
        }
    }

    /// Joins and returns where the room stands, with what was missed.
    pub async fn join(&mut self, room: Room, since: Option<i64>) -> FromServer {
        self.say(&FromClient::Join { room, since }).await;
        self.hear().await
    }

    /// What is said until the number of a room reaches `seq`.
    pub async fn until(&mut self, seq: i64) -> Vec<i64> {
        let mut heard = Vec::new();
        loop {
            let (now, events) = self.events().await;
            heard.extend(events);
            if now >= seq {
                return heard;
            }
        }
    }

    /// The numbers of the next events.
    pub async fn events(&mut self) -> (i64, Vec<i64>) {
        loop {
            if let FromServer::Events { seq, events, .. } = self.hear().await {
                return (seq, events.iter().map(|logged| logged.seq).collect());
            }
        }
    }
}

//! `meridian serve` and `meridian demo`.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use clap::Args;
use meridian_domain::{locale::Lang, record::Kind, workspace::User};
use tokio::{net::TcpListener, time::MissedTickBehavior};

use super::{Database, Outcome, doing};
use crate::{
    demo,
    house::House,
    http::{Assets, Site, meter, router},
    live,
    workshop::Packs,
};

/// How to serve.
#[derive(Clone, Debug, Args)]
pub(super) struct Serving {
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1", env = "MERIDIAN_ADDR")]
    addr: IpAddr,
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 3000, env = "MERIDIAN_PORT")]
    port: u16,
    /// A proxy in front speaks TLS and sets X-Forwarded-For; cookies are then for TLS only.
    #[arg(long, env = "MERIDIAN_TLS_PROXY")]
    tls_proxy: bool,
    /// Where the built site is, instead of in the program itself.
    #[arg(long, env = "MERIDIAN_SITE")]
    site: Option<PathBuf>,
    /// A folder of cases that can be run beside those that come with the program.
    #[arg(long, env = "MERIDIAN_CASES")]
    cases: Option<PathBuf>,
    /// Lets who shows it read /metrics from elsewhere.
    #[arg(long, env = "MERIDIAN_METRICS_TOKEN", hide_env_values = true)]
    metrics_token: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    serving: Serving,
    /// Fills an empty database with a company and its customers.
    #[arg(long, env = "MERIDIAN_DEMO")]
    demo: bool,
    #[command(flatten)]
    notes: Notes,
}

/// The language of what people of the demo have written; names are always in both.
#[derive(Clone, Debug, Args)]
struct Notes {
    /// The language of the demo's notes, zh or en: the machine's own when left out.
    #[arg(long, env = "MERIDIAN_DEMO_LANGUAGE", value_parser = spoken)]
    demo_language: Option<Lang>,
}

fn spoken(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| format!("Meridian speaks zh and en, not {tag}"))
}

impl Notes {
    fn language(&self) -> Lang {
        let of_machine =
            || ["LC_ALL", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|tag| !tag.is_empty()));
        self.demo_language.or_else(|| Lang::from_tag(&of_machine()?)).unwrap_or(Lang::En)
    }
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    #[command(flatten)]
    serving: Serving,
    #[command(flatten)]
    notes: Notes,
}

/// How often the health of all accounts is looked at.
const LOOKING: Duration = Duration::from_secs(6 * 3600);

/// How long after the start it is looked at first.
const SETTLING: Duration = Duration::from_secs(2);

/// How often the clocks of runs are looked at.
const TIMING: Duration = Duration::from_secs(1);

/// How long those who are still being answered may take when the server stops.
const GRACE: Duration = Duration::from_secs(10);

impl Demo {
    pub async fn run(self) -> Outcome {
        let database = Database { database_url: "sqlite://data/demo.db".to_owned(), zone: 480 };
        Serve { database, serving: self.serving, demo: true, notes: self.notes }.run().await
    }
}

impl Serve {
    pub async fn run(self) -> Outcome {
        meter::start();
        let mut house = self.database.open().await?;
        if let Some(folder) = &self.serving.cases {
            house.packs = Packs::with(folder);
        }
        let house = Arc::new(house);
        let logins = if self.demo {
            demo::fill(&house, self.notes.language()).await.map_err(doing("filling in the demo"))?
        } else {
            Vec::new()
        };
        let site = Site {
            secure: self.serving.tls_proxy,
            assets: Assets::find(self.serving.site.clone()).await,
            metrics_token: self.serving.metrics_token.clone(),
        };
        let listener = TcpListener::bind(SocketAddr::new(self.serving.addr, self.serving.port))
            .await
            .map_err(doing(format!("listening on {} port {}", self.serving.addr, self.serving.port)))?;
        let address = listener.local_addr().map_err(doing("listening"))?;
        println!("Meridian 经络  http://{address}  ({})", house.store.place());
        greet(&house, &logins).await;
        let timing = tokio::spawn(let_injects_come(Arc::clone(&house)));
        let watching = tokio::spawn(watch(Arc::clone(&house)));
        let relaying = tokio::spawn({
            let house = Arc::clone(&house);
            async move { live::relay(&house).await }
        });
        let service = router(Arc::clone(&house), site).into_make_service_with_connect_info::<SocketAddr>();
        let closing = house.hub.closing.clone();
        let serving = axum::serve(listener, service).with_graceful_shutdown(told_to_stop(Arc::clone(&house)));
        let served = async {
            serving.await.map_err(doing("提供服务 · serving"))?;
            // Live connections are no requests any more: they are told that the server stops.
            house.hub.all_closed().await;
            Ok(())
        };
        let late = async {
            closing.cancelled().await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            done = served => done?,
            () = late => tracing::warn!("somebody did not finish in time"),
        }
        timing.abort();
        watching.abort();
        relaying.abort();
        house.store.close().await.map_err(doing("关闭数据库 · closing the database"))?;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Says how to come in.
async fn greet(house: &House, logins: &[User]) {
    if !logins.is_empty() {
        println!("演示账号，密码都是 {0} · demo logins, the password is always {0}:", demo::PASSWORD);
        for user in logins {
            let login = user.login.as_deref().unwrap_or_default();
            let role = meridian_app::words::access::role_name;
            let (zh, en) = (role(Lang::Zh, user.role), role(Lang::En, user.role));
            println!("  {login:<12} {} · {} ({zh} · {en})", user.name.get(Lang::Zh), user.name.get(Lang::En));
        }
    } else if house.store.all(Kind::User).await.is_ok_and(|users| users.is_empty()) {
        println!("还没有用户 · there is no user yet: meridian user add LOGIN --name NAME --role administrator");
    }
}

/// Watches over the health of the accounts: everything at the start and now and then, because days pass;
/// between, what has changed.
async fn watch(house: Arc<House>) {
    // Whoever waits for the first page goes first.
    let begin = tokio::time::Instant::now() + SETTLING;
    let mut turns = tokio::time::interval_at(begin, LOOKING);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let looked = tokio::select! {
            _ = turns.tick() => match house.catch_up().await {
                Ok(weeks) => {
                    tracing::debug!(weeks, "past weeks of health noted");
                    house.look_at_all().await
                }
                Err(failure) => Err(failure),
            },
            () = house.something_changed() => house.look_at_changed().await,
        };
        match looked {
            Ok(accounts) => tracing::debug!(accounts, "health looked at"),
            // Who stops takes the database away: that is no failure.
            Err(_) if house.hub.closing.is_cancelled() => return,
            Err(failure) => tracing::warn!(%failure, "health was not looked at; it is tried again"),
        }
    }
}

/// Looks every second which injects should have reached teams of runs.
async fn let_injects_come(house: Arc<House>) {
    let mut turns = tokio::time::interval(TIMING);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        turns.tick().await;
        if let Err(failure) = house.let_injects_come().await {
            tracing::warn!(%failure, "injects did not come");
        }
    }
}

/// Waits for the word to stop, and tells the live connections.
async fn told_to_stop(house: Arc<House>) {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
    tracing::info!("stopping");
    house.hub.closing.cancel();
}

//! The release server with the demo data, on a free port and a database of its own.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{self, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::fault::{Attempt, Fault, Outcome};
use crate::program::{self, Background};
use crate::workspace::Workspace;

/// Filling the demo data the first time takes longer than any later start.
const PATIENCE: Duration = Duration::from_secs(120);

/// Open deals of the big board.
pub const DEALS: usize = 5_000;

pub struct Stage<'a> {
    pub workspace: &'a Workspace,
    folder: PathBuf,
    database: String,
    /// With it a script does through the API what people would do by hand.
    pub token: String,
}

/// A started server; it ends when this is dropped.
pub struct Running {
    program: Background,
    pub address: SocketAddr,
    /// From starting the program to the whole of its first reply.
    pub first_reply: Duration,
}

impl<'a> Stage<'a> {
    /// Fills the database once, so that what is measured is not the filling.
    pub fn set(workspace: &'a Workspace) -> Outcome<Self> {
        Self::with(workspace, "board", DEALS, None)
    }

    /// One with so many deals on the big board, in SQLite unless another database is named.
    pub fn with(workspace: &'a Workspace, name: &str, deals: usize, database: Option<String>) -> Outcome<Self> {
        let folder = env::temp_dir().join(format!("meridian-bench-{}-{name}", process::id()));
        fs::create_dir_all(&folder).while_(|| format!("creating {}", folder.display()))?;
        let database = database.unwrap_or_else(|| format!("sqlite://{}", folder.join("bench.db").display()));
        let mut stage = Self { workspace, folder, database, token: String::new() };
        drop(stage.start()?);
        stage.fill_board(deals)?;
        stage.token = stage.make_token()?;
        Ok(stage)
    }

    /// A token with which the administrator may change things.
    fn make_token(&self) -> Outcome<String> {
        let mut command = process::Command::new(self.workspace.server(true));
        command.args(["token", "create", "admin", "--scope", "write", "--database-url", &self.database]);
        program::answer(&mut command).map(|printed| printed.trim().to_owned())
    }

    /// Imports the deals of the big board, the way deals come in.
    fn fill_board(&self, deals: usize) -> Outcome<()> {
        let file = self.folder.join("deals.csv");
        let mut table = String::from("opportunity_id,deal_stage,engage_date,close_value,title\n");
        for deal in 0..deals {
            let stage = if deal % 2 == 0 { "Prospecting" } else { "Engaging" };
            let (day, value) = (1 + deal % 28, 1_000 + deal * 37 % 90_000);
            table.push_str(&format!("B{deal:05},{stage},2026-10-{day:02},{value},Deal {deal}\n"));
        }
        fs::write(&file, table).while_(|| format!("writing {}", file.display()))?;
        let mut command = process::Command::new(self.workspace.server(true));
        command.args(["import", "opportunities"]).arg(&file).args(["--database-url", &self.database]);
        program::answer(&mut command).map(drop)
    }

    pub fn start(&self) -> Outcome<Running> {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .while_(|| "looking for a free port".to_owned())?
            .port();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let mut command = program::mortal(self.workspace.server(true));
        command
            .args(["serve", "--demo", "--addr", "127.0.0.1"])
            .args(["--port", &port.to_string()])
            .args(["--database-url", &self.database])
            .env("MERIDIAN_SITE", self.workspace.site())
            .env("RUST_LOG", "warn")
            .current_dir(self.workspace.root())
            .stdout(Stdio::null());
        let started = Instant::now();
        let mut program = Background::start(&mut command)?;
        while !answers(address) {
            if program.has_ended() || started.elapsed() > PATIENCE {
                return Err(Fault::new("the server did not start; its words are above"));
            }
            thread::sleep(Duration::from_millis(2));
        }
        Ok(Running { program, address, first_reply: started.elapsed() })
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

impl Running {
    pub fn id(&self) -> u32 {
        self.program.id()
    }
}

fn answers(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut reply = String::new();
        stream.read_to_string(&mut reply)?;
        Ok(reply)
    };
    ask().is_ok_and(|reply| reply.starts_with("HTTP/1.1 200"))
}

//! `cargo xtask run`: from whatever state the checkout is in to a server that answers.

use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::fault::{Attempt, Fault, Outcome};
use crate::npm;
use crate::server::{self, Build};
use crate::site::{self, Mode};
use crate::workspace::Workspace;

/// Where to serve, and from which database.
pub struct Options {
    pub port: u16,
    pub database: String,
    pub demo: bool,
    pub release: bool,
}

impl Options {
    pub fn parse(mut arguments: Arguments) -> Outcome<Self> {
        let port = match arguments.option("--port")? {
            None => 3000,
            Some(text) => text.parse().while_(|| format!("--port {text}"))?,
        };
        let database = arguments.option("--database-url")?.unwrap_or_else(|| "sqlite://data/meridian.db".to_owned());
        let options = Self { port, database, demo: !arguments.flag("--no-demo"), release: arguments.flag("--release") };
        arguments.finish()?;
        Ok(options)
    }
}

pub fn run(workspace: &Workspace, options: &Options) -> Outcome<ExitCode> {
    prepare(workspace, options)?;
    eprintln!("==> http://127.0.0.1:{}", options.port);
    let error = serve(workspace, options).exec();
    Err(Fault::new(format!("starting the server: {error}")))
}

/// Everything up to the moment before the server starts.
pub fn prepare(workspace: &Workspace, options: &Options) -> Outcome<()> {
    npm::install(workspace)?;
    site::build(workspace, Mode::of(options.release))?;
    server::build(workspace, Build::of(options.release))
}

/// The server, about to be started. It makes and migrates its database itself.
pub fn serve(workspace: &Workspace, options: &Options) -> Command {
    let mut command = Command::new(workspace.server(options.release));
    command
        .args(["serve", "--addr", "127.0.0.1"])
        .args(["--port", &options.port.to_string()])
        .args(["--database-url", &options.database])
        .env("MERIDIAN_SITE", workspace.site())
        .current_dir(workspace.root());
    if options.demo {
        command.arg("--demo");
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_options_it_serves_the_demo_on_port_3000() {
        let options = Options::parse(Arguments::of(&[])).expect("nothing to misunderstand");
        assert_eq!(options.port, 3000);
        assert_eq!(options.database, "sqlite://data/meridian.db");
        assert!(options.demo && !options.release);
    }

    #[test]
    fn a_port_that_is_no_number_is_refused() {
        assert!(Options::parse(Arguments::of(&["--port", "http"])).is_err());
    }
}

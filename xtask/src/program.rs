//! Starting other programs, and making sure that none of them outlives us.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::fault::{Attempt, Fault, Outcome};

/// The cargo that started us.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs `command`, its output going straight to the person, and wants it to succeed.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = command.status().while_(|| starting(command))?;
    if status.success() {
        return Ok(());
    }
    Err(Fault::new(format!("{} ended with {status}", name(command))))
}

/// Runs `command` quietly and gives back what it printed.
pub fn answer(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().while_(|| starting(command))?;
    if output.status.success() {
        return String::from_utf8(output.stdout).while_(|| name(command));
    }
    Err(Fault::new(format!(
        "{} ended with {}: {}",
        name(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    )))
}

/// Runs `command`, shows what it prints and hands every line to `read` as well.
/// Says whether the program ended well.
pub fn overhear(command: &mut Command, mut read: impl FnMut(&str)) -> Outcome<bool> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().while_(|| starting(command))?;
    let stderr = child.stderr.take().expect("stderr was piped above");
    let stdout = child.stdout.take().expect("stdout was piped above");
    let (sender, lines) = std::sync::mpsc::channel();
    let other = sender.clone();
    let listeners = [
        thread::spawn(move || relay(BufReader::new(stdout), &sender)),
        thread::spawn(move || relay(BufReader::new(stderr), &other)),
    ];
    for line in lines {
        eprintln!("{line}");
        read(&line);
    }
    for listener in listeners {
        listener.join().map_err(|_| Fault::new("a listener of a program's output panicked"))?;
    }
    let status = child.wait().while_(|| name(command))?;
    Ok(status.success())
}

fn relay(source: impl BufRead, sender: &std::sync::mpsc::Sender<String>) {
    for line in source.split(b'\n') {
        let Ok(line) = line else { return };
        let line = String::from_utf8_lossy(&line).into_owned();
        if sender.send(line).is_err() {
            return;
        }
    }
}

/// The program `name`, told by the kernel to end when we end, however we end (Linux, where
/// `setpriv` is installed with the system's base tools; elsewhere the program as it is).
pub fn mortal(name: impl Into<OsString>) -> Command {
    let name = name.into();
    match find("setpriv") {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.arg("--pdeathsig").arg("TERM").arg(name);
            command
        }
        None => Command::new(name),
    }
}

/// A program in the background that ends with its owner.
pub struct Background(Child);

impl Background {
    pub fn start(command: &mut Command) -> Outcome<Self> {
        command.spawn().map(Self).while_(|| starting(command))
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub fn has_ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }

    /// Asks the program to end in good order, and waits for it.
    pub fn end(&mut self) {
        if self.has_ended() {
            return;
        }
        let asked = Command::new("kill")
            .args(["-TERM", &self.0.id().to_string()])
            .status()
            .is_ok_and(|status| status.success());
        let patience = if asked { 50 } else { 0 };
        for _ in 0..patience {
            if self.has_ended() {
                return;
            }
            thread::sleep(std::time::Duration::from_millis(100));
        }
        // It may end between the question and the kill: either way it is gone.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.end();
    }
}

/// Where on the PATH a program is.
pub fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}

/// The first of several names or paths that is there.
pub fn find_any(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| {
        if name.contains('/') {
            let path = Path::new(name);
            path.is_file().then(|| path.to_owned())
        } else {
            find(name)
        }
    })
}

fn name(command: &Command) -> String {
    let arguments = command.get_args().take(3).map(|word| word.to_string_lossy());
    std::iter::once(command.get_program().to_string_lossy()).chain(arguments).collect::<Vec<_>>().join(" ")
}

fn starting(command: &Command) -> String {
    format!("starting {}", name(command))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_both_outputs_is_overheard() {
        let mut heard = Vec::new();
        let fine = overhear(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"]), |line| {
            heard.push(line.to_owned())
        })
        .expect("sh starts");
        heard.sort();
        assert!(!fine);
        assert_eq!(heard, ["one", "two"]);
    }

    #[test]
    fn a_background_program_ends_with_its_owner() {
        let sleeper = Background::start(Command::new("sleep").arg("600")).expect("sleep starts");
        let id = sleeper.id();
        drop(sleeper);
        let alive = Command::new("kill").args(["-0", &id.to_string()]).output();
        assert!(!alive.expect("kill starts").status.success());
    }
}

//! The tests beside the code, run by nextest where it is installed, else by `cargo test`.

use std::process::Command;

use super::Options;
use super::tally::Tally;
use crate::fault::{Fault, Outcome};
use crate::program;
use crate::workspace::Workspace;

/// The tests of every crate that runs on this machine. `postgres` is the address of a server on
/// which they may create and drop databases.
pub fn tests(workspace: &Workspace, options: &Options, postgres: Option<&str>) -> Outcome<Tally> {
    let nextest = program::find("cargo-nextest").is_some();
    let data = workspace.shared_data().is_dir();
    let mut command = native(workspace);
    if nextest {
        command.args(["nextest", "run", "--no-fail-fast", "--no-tests=pass"]);
        command.args(["--color=never", "--status-level=skip", "--final-status-level=fail"]);
        // Tests are ignored for want of Postgres, and of the shared data sets; the latter say so in their names.
        if postgres.is_some() {
            command.arg("--run-ignored=all");
        }
        if !data {
            command.args(["--filterset", "not test(shared_data)"]);
        }
    } else {
        command.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]);
    }
    command.args(["--workspace", "--exclude", "meridian-frontend"]);
    if nextest {
        command.args(&options.filter);
    } else {
        command.arg("--").args(&options.filter);
        if postgres.is_some() {
            command.arg("--include-ignored");
        }
        if !data {
            command.args(["--skip", "shared_data"]);
        }
    }
    if let Some(address) = postgres {
        command.env("MERIDIAN_TEST_POSTGRES", address);
    }
    let reader = if nextest { Runner::Nextest } else { Runner::Cargo };
    count(&mut command, reader)
}

pub fn documentation(workspace: &Workspace) -> Outcome<Tally> {
    let mut command = native(workspace);
    command.args(["test", "--doc", "--workspace", "--exclude", "meridian-frontend"]);
    count(&mut command, Runner::Cargo)
}

fn native(workspace: &Workspace) -> Command {
    let mut command = program::mortal(program::cargo());
    command.current_dir(workspace.root()).env("MERIDIAN_SITE", workspace.site());
    command
}

fn count(command: &mut Command, runner: Runner) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let fine = program::overhear(command, |line| runner.read(line, &mut tally))?;
    if !fine && tally.is_good() {
        return Err(Fault::new("the tests could not be built or run; see above"));
    }
    Ok(tally)
}

/// Whose output is being read.
#[derive(Clone, Copy)]
enum Runner {
    Nextest,
    Cargo,
}

impl Runner {
    fn read(self, line: &str, tally: &mut Tally) {
        match self {
            Self::Nextest => nextest(line.trim(), tally),
            Self::Cargo => cargo_test(line.trim(), tally),
        }
    }
}

/// `PASS [   0.005s] (1/9) meridian-domain rank::tests::name`, and likewise FAIL, TIMEOUT, SIGSEGV
/// and the like for failures; SKIP has an empty time. With retries off each test has one line
/// while it runs and, when it fails, another one after the summary.
fn nextest(line: &str, tally: &mut Tally) {
    let Some((status, rest)) = line.split_once(" [") else {
        return;
    };
    let Some((_, name)) = rest.split_once(']') else {
        return;
    };
    let name = without_position(name.trim()).to_owned();
    match status {
        "Summary" => tally.passed += number_before(rest, " passed"),
        "PASS" | "LEAK" | "SLOW" => {}
        "SKIP" => tally.skipped.push(name),
        "FAIL" | "TIMEOUT" | "ABORT" | "XFAIL" => once(&mut tally.failed, name),
        _ if status.starts_with("SIG") || status.contains("FAIL") => {
            once(&mut tally.failed, name);
        }
        _ => {}
    }
}

/// `(1/9) crate test` → `crate test`.
fn without_position(name: &str) -> &str {
    match name.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, name)) => name.trim(),
        None => name,
    }
}

/// `test rank::tests::name ... FAILED` and the summary of each binary.
fn cargo_test(line: &str, tally: &mut Tally) {
    if line.starts_with("test result:") {
        tally.passed += number_before(line, " passed");
        return;
    }
    let Some((name, status)) = line.strip_prefix("test ").and_then(|rest| rest.rsplit_once(" ... ")) else {
        return;
    };
    if status == "FAILED" {
        once(&mut tally.failed, name.to_owned());
    } else if status.starts_with("ignored") {
        tally.skipped.push(name.to_owned());
    }
}

fn once(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// The number that stands before `word`: 12 in `12 passed`.
fn number_before(line: &str, word: &str) -> u64 {
    line.split_once(word)
        .and_then(|(before, _)| before.rsplit([' ', ':']).next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(runner: Runner, output: &str) -> Tally {
        let mut tally = Tally::default();
        for line in output.lines() {
            runner.read(line, &mut tally);
        }
        tally
    }

    #[test]
    fn nextest_is_understood() {
        let tally = read(
            Runner::Nextest,
            "    Finished `test` profile [optimized] target(s) in 0.05s
    Starting 3 tests across 2 binaries (1 test skipped)
        FAIL [   0.006s] (2/3) meridian-domain rank::tests::order
     SIGABRT [   0.010s] (3/3) meridian-store board::tests::total
        SKIP [         ] (───) meridian-server import::shared_data_fits
     Summary [   0.020s] 3 tests run: 1 passed, 2 failed, 1 skipped
        FAIL [   0.006s] (2/3) meridian-domain rank::tests::order
     SIGABRT [   0.010s] (3/3) meridian-store board::tests::total
error: test run failed",
        );
        assert_eq!(
            tally,
            Tally {
                passed: 1,
                failed: vec!["meridian-domain rank::tests::order".into(), "meridian-store board::tests::total".into(),],
                skipped: vec!["meridian-server import::shared_data_fits".into()],
            }
        );
    }

    #[test]
    fn cargo_test_is_understood() {
        let tally = read(
            Runner::Cargo,
            "test a ... ok
test b ... FAILED
test c ... ignored, needs shared_data
test src/lib.rs - x (line 3) ... ok
test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out
test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
        );
        assert_eq!(tally, Tally { passed: 42, failed: vec!["b".into()], skipped: vec!["c".into()] });
    }
}

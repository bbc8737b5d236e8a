//! The end-to-end tests: Playwright, a real Chromium, and the server as people start it.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::Options;
use super::tally::Tally;
use crate::fault::{Attempt, Fault, Outcome};
use crate::program;
use crate::server::{self, Build};
use crate::site::{self, Mode};
use crate::workspace::Workspace;
use crate::{npm, system};

const BROWSERS: [&str; 2] = ["/usr/bin/chromium", "chromium"];

/// Everything the tests need: browser and fonts, npm packages, the site, the server.
pub fn prepare(workspace: &Workspace, beside_tests: bool) -> Outcome<()> {
    if program::find_any(&BROWSERS).is_none() {
        system::packages("Chromium", &["chromium", "fonts-noto-cjk"])?;
    } else if !has_chinese_fonts() {
        system::packages("a Chinese font", &["fonts-noto-cjk"])?;
    }
    npm::install(workspace)?;
    site::build(workspace, Mode::Development)?;
    let build = if beside_tests { Build::BesideTests } else { Build::Development };
    server::build(workspace, build)
}

fn has_chinese_fonts() -> bool {
    Path::new("/usr/share/fonts/opentype/noto").is_dir()
        || program::answer(std::process::Command::new("fc-list").arg(":lang=zh"))
            .is_ok_and(|list| !list.trim().is_empty())
}

pub fn tests(workspace: &Workspace, options: &Options) -> Outcome<Tally> {
    let report = workspace.workshop().join("playwright.json");
    if report.exists() {
        fs::remove_file(&report).while_(|| format!("removing {}", report.display()))?;
    }
    let node = program::find("node").ok_or_else(|| Fault::new("node is missing").remedy("apt-get install nodejs"))?;
    let mut command = program::mortal(node);
    command
        .arg("node_modules/@playwright/test/cli.js")
        .args(["test", "--reporter=list,json"])
        .env("MERIDIAN_BIN", workspace.server(false))
        .env("MERIDIAN_SITE", workspace.site())
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("FORCE_COLOR", "0")
        .current_dir(workspace.end2end());
    if let Some(filter) = &options.filter {
        command.args(["--grep", filter, "--pass-with-no-tests"]);
    }
    let fine = program::overhear(&mut command, |_| {})?;
    let json = fs::read_to_string(&report).while_(|| "reading Playwright's report".to_owned())?;
    let tally = read(&json)?;
    if !fine && tally.is_good() {
        return Err(Fault::new("Playwright ended badly without naming a test; see above"));
    }
    Ok(tally)
}

fn read(json: &str) -> Outcome<Tally> {
    let report: Report = serde_json::from_str(json).while_(|| "reading Playwright's report".to_owned())?;
    let mut tally = Tally::default();
    for suite in &report.suites {
        suite.count(&mut tally);
    }
    for error in report.errors {
        tally.fault(error.message.lines().next().unwrap_or("Playwright"));
    }
    Ok(tally)
}

#[derive(Deserialize)]
struct Report {
    #[serde(default)]
    suites: Vec<Suite>,
    #[serde(default)]
    errors: Vec<Error>,
}

#[derive(Deserialize)]
struct Error {
    #[serde(default)]
    message: String,
}

/// A file, or a `describe` in it.
#[derive(Deserialize)]
struct Suite {
    title: String,
    #[serde(default)]
    suites: Vec<Suite>,
    #[serde(default)]
    specs: Vec<Spec>,
}

#[derive(Deserialize)]
struct Spec {
    title: String,
    tests: Vec<Run>,
}

/// A test in one project (desktop, tablet). `flaky` is a test that failed first and passed then:
/// here, a failure.
#[derive(Deserialize)]
struct Run {
    #[serde(rename = "projectName")]
    project: String,
    status: String,
}

impl Suite {
    fn count(&self, tally: &mut Tally) {
        for suite in &self.suites {
            suite.count(tally);
        }
        for spec in &self.specs {
            for run in &spec.tests {
                let name = || format!("{} [{}] {}", self.title, run.project, spec.title);
                match run.status.as_str() {
                    "expected" => tally.passed += 1,
                    "skipped" => tally.skipped.push(name()),
                    _ => tally.failed.push(name()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted_through_all_its_nesting() {
        let tally = read(
            r#"{"suites":[{"title":"board.spec.ts","specs":[
                {"title":"a deal moves","ok":true,"tests":[
                    {"projectName":"desktop","status":"expected"},
                    {"projectName":"tablet","status":"flaky"}]}],
              "suites":[{"title":"touch","specs":[
                {"title":"drag","tests":[{"projectName":"desktop","status":"skipped"}]}]}]}],
              "errors":[],"stats":{"expected":1}}"#,
        )
        .expect("valid JSON");
        assert_eq!(tally.passed, 1);
        assert_eq!(tally.failed, ["board.spec.ts [tablet] a deal moves"]);
        assert_eq!(tally.skipped, ["touch [desktop] drag"]);
    }
}

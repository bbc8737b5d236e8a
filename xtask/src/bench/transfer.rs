//! What the first page makes a browser fetch, apart from its HTML.

use super::reading::Reading;
use super::stage::Stage;
use crate::build::{Published, published};
use crate::fault::Outcome;

pub fn measure(stage: &Stage<'_>) -> Outcome<Vec<Reading>> {
    let files = published(stage.workspace)?;
    let (charts, program): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.name.starts_with("charts."));
    Ok(vec![
        kilobytes("Program and style, brotli", &program, |file| file.brotli).at_most(300.0),
        kilobytes("Program and style, uncompressed", &program, |file| file.raw),
        kilobytes("Chart library, brotli", &charts, |file| file.brotli).at_most(220.0),
        kilobytes("Chart library, uncompressed", &charts, |file| file.raw),
    ])
}

fn kilobytes(what: &str, files: &[&Published], size: impl Fn(&Published) -> u64) -> Reading {
    let bytes: u64 = files.iter().map(|file| size(file)).sum();
    Reading::new(what, "kB", vec![bytes as f64 / 1000.0])
}

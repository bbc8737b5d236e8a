//! What the first page makes a browser fetch, apart from its HTML.

use super::reading::Reading;
use super::stage::Stage;
use crate::build::{Published, published};
use crate::fault::Outcome;

pub fn measure(stage: &Stage<'_>) -> Outcome<Vec<Reading>> {
    let files = published(stage.workspace)?;
    let (charts, program): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.name.starts_with("charts."));
    let (rooms, first): (Vec<_>, Vec<_>) = program.into_iter().partition(|file| file.name.ends_with(".bin"));
    let largest: Vec<_> = rooms.into_iter().max_by_key(|room| room.brotli).into_iter().collect();
    Ok(vec![
        kilobytes("Program and style that come first, brotli", &first, |file| file.brotli).at_most(300.0),
        kilobytes("Program and style that come first, uncompressed", &first, |file| file.raw),
        kilobytes("The largest part that comes later, brotli", &largest, |file| file.brotli),
        kilobytes("Chart library, brotli", &charts, |file| file.brotli).at_most(220.0),
        kilobytes("Chart library, uncompressed", &charts, |file| file.raw),
    ])
}

fn kilobytes(what: &str, files: &[&Published], size: impl Fn(&Published) -> u64) -> Reading {
    let bytes: u64 = files.iter().map(|file| size(file)).sum();
    Reading::new(what, "kB", vec![bytes as f64 / 1000.0])
}

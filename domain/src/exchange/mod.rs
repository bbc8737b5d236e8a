//! People maps as files for other programs: what goes out ([`Extract`]), and how CSV and vCard are
//! written and read. Pure; the same code runs in the browser and on the server.
//!
//! What comes in goes through [`crate::import`]: a vCard is read as a table like any other.

pub mod csv;
mod extract;
mod lines;
mod people;
mod scale;
pub mod vcard;
mod words;

pub use extract::{Drawn, Extract, Seated};
pub use lines::lines_csv;
pub use people::people_csv;
pub use scale::{COVERAGE, FIVE, SUPPORT, Scale, TEN, Unfit};
pub use words::{Said, Word, boolean, values_of, yes_no};

use crate::locale::Lang;

/// A column of an exported table. The order of columns and their headings are stable: other programs
/// rely on them, and [`crate::import`] knows every heading again.
struct Column<T: ?Sized> {
    zh: &'static str,
    en: &'static str,
    write: fn(&T, Lang) -> String,
}

impl<T: ?Sized> Column<T> {
    const fn new(zh: &'static str, en: &'static str, write: fn(&T, Lang) -> String) -> Self {
        Self { zh, en, write }
    }

    const fn heading(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Headings and rows, each cell written in `lang`.
fn table<'a, T: 'a>(columns: &[Column<T>], things: impl IntoIterator<Item = &'a T>, lang: Lang) -> Vec<Vec<String>> {
    let head = columns.iter().map(|column| column.heading(lang).to_owned()).collect();
    let row = |thing: &T| columns.iter().map(|column| (column.write)(thing, lang)).collect();
    std::iter::once(head).chain(things.into_iter().map(row)).collect()
}

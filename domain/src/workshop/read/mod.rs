//! From the texts of a pack to a case, with everything that is wrong with it.

mod answer;
mod events;
mod frame;
mod log;
mod table;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use toml::de::DeTable;

pub(super) use self::{frame::edge_key, log::Log, table::code};
use self::{
    log::Text,
    table::{Table, seems_other},
};
use super::{Case, Flaw, Place, Reference, Severity, Trouble, check};
use crate::{locale::Lang, names::Names};

/// The texts of a pack by their paths inside it, with `/`.
pub type Files = BTreeMap<String, String>;

/// What reading a pack gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The case, when nothing stands in the way of running it.
    pub case: Option<Case>,
    /// Everything that is wrong, by place.
    pub flaws: Vec<Flaw>,
}

impl Reading {
    #[must_use]
    pub fn errors(&self) -> usize {
        self.flaws.iter().filter(|flaw| flaw.severity == Severity::Error).count()
    }

    #[must_use]
    pub fn warnings(&self) -> usize {
        self.flaws.len() - self.errors()
    }
}

/// Whether a path inside a folder may belong to a pack: tables and texts, and nothing that begins
/// with a dot.
#[must_use]
pub fn is_ours(path: &str) -> bool {
    let hidden = path.split('/').any(|part| part.starts_with('.') || part.is_empty());
    !hidden && (path.ends_with(".toml") || path.ends_with(".md"))
}

/// Reads a pack and notes all that is wrong with it at once. It never panics, whatever the texts say.
#[must_use]
pub fn read(files: &Files) -> Reading {
    let reader = Reader { files, log: RefCell::default(), used: RefCell::default() };
    let case = reader.case();
    reader.strays();
    let mut log = reader.log.into_inner();
    log.resolve();
    // What cannot be read would only be complained about again.
    if log.flaws.iter().all(|flaw| flaw.severity == Severity::Warning) {
        check::check(&case, &mut log);
    }
    let mut flaws = log.flaws;
    flaws.sort_by(|a, b| a.place.cmp(&b.place).then(a.severity.cmp(&b.severity)));
    flaws.dedup();
    let sound = flaws.iter().all(|flaw| flaw.severity == Severity::Warning);
    Reading { case: sound.then_some(case), flaws }
}

struct Reader<'f> {
    files: &'f Files,
    log: RefCell<Log>,
    used: RefCell<BTreeSet<String>>,
}

impl Reader<'_> {
    fn case(&self) -> Case {
        let mut case = self.table("case.toml", |table| frame::case(self, table));
        case.people = self.table("people.toml", |table| table.some("person", frame::person));
        case.edges = self.table("edges.toml", |table| table.some("edge", frame::edge));
        case.facts = self.table("facts.toml", |table| table.some("fact", events::fact));
        case.injects = self.table("injects.toml", |table| table.some("inject", events::inject));
        case.rubric = self.table("rubric.toml", |table| table.some("criterion", frame::criterion));
        case.scoring = self.table("scoring.toml", frame::scoring);
        case.reference = Reference {
            map: self.table("reference/map.toml", answer::map),
            swot: self.table("reference/swot.toml", |table| table.some("item", answer::swot)),
            pest: self.table("reference/pest.toml", |table| table.some("item", answer::pest)),
            tows: self.table("reference/tows.toml", |table| table.some("strategy", answer::strategy)),
            plan: self.table("reference/plan.toml", answer::plan),
            numbers: self.table("reference/numbers.toml", |table| table.some("number", answer::number)),
            model_answer: self.markdown("reference/model_answer"),
        };
        case.trainer = self.markdown("trainer");
        case
    }

    /// Reads a table of the pack, an empty one where there is none or it is no TOML.
    fn table<T>(&self, name: &str, read: impl FnOnce(&Table<'_>) -> T) -> T {
        let text = self.files.get(name).map(String::as_str);
        self.used.borrow_mut().insert(name.to_owned());
        let Some(text) = text else {
            self.error(Place::file(name), Trouble::NoFile);
            return self.unreadable(name, read);
        };
        let source = Text::new(name, text);
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return read(&Table::new(&source, &self.log, table.get_ref(), 0));
        }
        for error in errors {
            let place = error.span().map_or_else(|| Place::file(name), |span| source.place(span.start));
            self.error(place, Trouble::Syntax(error.message().to_owned()));
        }
        self.unreadable(name, read)
    }

    /// What a reading of nothing gives; that everything is missing then goes without saying.
    fn unreadable<T>(&self, name: &str, read: impl FnOnce(&Table<'_>) -> T) -> T {
        let (source, nothing, log) = (Text::new(name, ""), DeTable::new(), RefCell::default());
        read(&Table::new(&source, &log, &nothing, 0))
    }

    fn error(&self, place: Place, what: Trouble) {
        self.log.borrow_mut().flaws.push(Flaw::error(place, what));
    }

    /// A text that stands in two files, `NAME.zh.md` and `NAME.en.md`.
    fn markdown(&self, name: &str) -> Names {
        let one = |lang: Lang| {
            let path = format!("{name}.{}.md", lang.code());
            let text = self.files.get(&path).map(|text| text.trim().to_owned());
            self.used.borrow_mut().insert(path.clone());
            match &text {
                None => self.error(Place::file(&path), Trouble::NoFile),
                Some(text) if text.is_empty() => self.error(Place::file(&path), Trouble::EmptyFile),
                Some(text) if seems_other(lang, text) => {
                    let what = Trouble::OtherLanguage { key: path.clone(), lang };
                    self.log.borrow_mut().flaws.push(Flaw::warning(Place::file(&path), what));
                }
                Some(_) => {}
            }
            text.unwrap_or_default()
        };
        Names::new(one(Lang::Zh), one(Lang::En))
    }

    fn strays(&self) {
        let used = self.used.borrow();
        for name in self.files.keys().filter(|name| !used.contains(*name)) {
            self.log.borrow_mut().flaws.push(Flaw::warning(Place::file(name), Trouble::StrayFile));
        }
    }
}

#[cfg(test)]
mod tests;

//! Whether a text that everybody may read gives away what has to be found out.

use super::super::{Case, Key, Noun, Place, Trouble, read::Log};
use crate::locale::Lang;

/// Shorter sentences are found in many texts by chance; in characters.
const fn long_enough(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 10,
        Lang::En => 28,
    }
}

pub(super) fn check(case: &Case, log: &mut Log) {
    for lang in Lang::ALL {
        let hidden: Vec<&str> = case
            .hidden_texts()
            .into_iter()
            .flat_map(|text| sentences(text.get(lang)))
            .filter(|sentence| sentence.chars().count() >= long_enough(lang))
            .collect();
        for public in case.public_texts() {
            let text = public.text.get(lang);
            let place = || place(log, public.of, lang);
            let given = hidden.iter().find(|sentence| text.contains(*sentence));
            let given = given.map(|sentence| (place(), Trouble::GivesAway { hidden: (*sentence).to_owned() }));
            let named =
                names_hidden_line(case, text, lang).map(|(from, to)| (place(), Trouble::NamesHiddenLine { from, to }));
            if let Some((place, what)) = given {
                log.error(place, what);
            }
            if let Some((place, what)) = named {
                log.warn(place, what);
            }
        }
    }
}

/// The sentences of a text, without their full stops.
pub(in super::super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | '\n');
    text.split(ends)
        .flat_map(|part| part.split(". "))
        .map(|part| part.trim().trim_end_matches('.'))
        .filter(|s| !s.is_empty())
}

/// The ends of a hidden line that one sentence names together.
fn names_hidden_line(case: &Case, text: &str, lang: Lang) -> Option<(String, String)> {
    let hidden = || case.edges.iter().filter(|edge| edge.hidden);
    let name = |key: &Key| case.person(key).map(|person| person.name.get(lang));
    sentences(text).find_map(|sentence| {
        let both = |edge: &&super::super::Edge| {
            [&edge.from, &edge.to].into_iter().all(|end| name(end).is_some_and(|name| sentence.contains(name)))
        };
        hidden().find(both).map(|edge| (edge.from.to_string(), edge.to.to_string()))
    })
}

/// Where a text stands: documents have files of their own.
fn place(log: &Log, of: Option<(Noun, &str)>, lang: Lang) -> Place {
    match of {
        None => Place::file("case.toml"),
        Some((Noun::Document, key)) => Place::file(&format!("brief/{key}.{}.md", lang.code())),
        Some((noun, key)) => log.place(noun, &key.into(), "case.toml"),
    }
}

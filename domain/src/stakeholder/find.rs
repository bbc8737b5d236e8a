//! Finding a person by whatever one remembers: the name as it is written or as it sounds, the title,
//! the department.
//!
//! How a Chinese name sounds is a text of its syllables, parted by spaces; readings of a character
//! that has several are parted by `/`: `zeng/ceng xiao ming`. Who has the table of readings makes it.

use std::collections::BTreeMap;

use super::{Person, Seat};
use crate::{
    gate::World,
    id::{MapId, PersonId, SeatId},
    names::Names,
};

/// So many letters of what was typed are heard.
const LETTERS: usize = 32;

/// How well somebody fits; the better the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Begins,
    Within,
    Sounds,
    Office,
}

/// The people of a map that fit `query`, the best first; nobody when nothing was typed. Several
/// words must all fit.
#[must_use]
pub fn find(world: &World, map: MapId, sounds: &BTreeMap<PersonId, String>, query: &str) -> Vec<SeatId> {
    let query = query.trim().to_lowercase();
    if query.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Fit, &Names, SeatId)> = world
        .all::<Seat>()
        .filter(|seat| seat.map == map)
        .filter_map(|seat| {
            let person = world.the::<Person>(seat.person)?;
            let heard = sounds.get(&person.id).map_or("", String::as_str);
            Some((fit(person, heard, &query)?, &person.name, seat.id))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, _, seat)| seat).collect()
}

fn fit(person: &Person, sounds: &str, query: &str) -> Option<Fit> {
    let whole = word_fit(person, sounds, query);
    whole.or_else(|| {
        let fits: Option<Vec<Fit>> = query.split_whitespace().map(|word| word_fit(person, sounds, word)).collect();
        fits?.into_iter().max()
    })
}

fn word_fit(person: &Person, sounds: &str, word: &str) -> Option<Fit> {
    let written = |names: &Names| [names.zh.to_lowercase(), names.en.to_lowercase()];
    let names = written(&person.name);
    if names.iter().any(|name| name.starts_with(word)) {
        Some(Fit::Begins)
    } else if names.iter().any(|name| name.contains(word)) {
        Some(Fit::Within)
    } else if sounds_like(sounds, word) {
        Some(Fit::Sounds)
    } else {
        let office = [&person.title, &person.department];
        office.into_iter().flat_map(written).any(|text| text.contains(word)).then_some(Fit::Office)
    }
}

/// Whether what was typed is heard in a name: syllables in full or by their first letters, from any
/// character on: `wangxm`, `wxm`, `xiaom` for 王小明.
#[must_use]
pub fn sounds_like(sounds: &str, typed: &str) -> bool {
    let letters: String = typed.chars().filter(char::is_ascii_alphabetic).take(LETTERS).collect();
    let only = typed.chars().all(|c| c.is_ascii_alphabetic() || c == ' ' || c == '\'');
    let syllables: Vec<&str> = sounds.split_whitespace().collect();
    only && !letters.is_empty() && (0..syllables.len()).any(|from| heard(&syllables[from..], &letters))
}

fn heard(syllables: &[&str], letters: &str) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((first, rest)) = syllables.split_first() else { return false };
    first.split('/').any(|reading| {
        let common = reading.bytes().zip(letters.bytes()).take_while(|(a, b)| a == b).count();
        (1..=common).rev().any(|taken| heard(rest, &letters[taken..]))
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{id::AccountId, record::Record};

    const MAP: MapId = MapId(Uuid::from_u128(1));

    #[test]
    fn a_name_is_heard_in_full_and_by_its_initials() {
        for typed in
            ["wang", "wangxiaoming", "wxm", "wangxm", "xiaom", "xm", "wang xiao", "WANG".to_lowercase().as_str()]
        {
            assert!(sounds_like("wang xiao ming", typed), "{typed}");
        }
        for typed in ["", "mx", "wangm", "wangxiaomingx", "ang", "王"] {
            assert!(!sounds_like("wang xiao ming", typed), "{typed}");
        }
        assert!(sounds_like("zeng/ceng jie", "zj") && sounds_like("zeng/ceng jie", "cengj"));
        assert!(!sounds_like("", "a"));
    }

    fn world() -> (World, BTreeMap<PersonId, String>) {
        let mut records: Vec<Record> = Vec::new();
        for (n, zh, en, title) in [
            (1, "王小明", "Wang Xiaoming", "President"),
            (2, "明王", "Ming Wang", "Nurse"),
            (3, "", "", "Finance of Wang"),
        ] {
            let person = Person {
                title: Names::same(title),
                ..Person::named(PersonId(Uuid::from_u128(n)), AccountId(Uuid::from_u128(9)), Names::new(zh, en))
            };
            records.push(Seat::at(SeatId(Uuid::from_u128(10 + n)), MAP, person.id, (0, 0)).into());
            records.push(person.into());
        }
        let sounds = BTreeMap::from([(PersonId(Uuid::from_u128(1)), "wang xiao ming".to_owned())]);
        (records.into_iter().collect(), sounds)
    }

    fn found(query: &str) -> Vec<u128> {
        let (world, sounds) = world();
        find(&world, MAP, &sounds, query).into_iter().map(|seat| seat.0.as_u128() - 10).collect()
    }

    #[test]
    fn the_best_fit_stands_first() {
        assert_eq!(found("wang"), [1, 2, 3]);
        assert_eq!(found("明"), [2, 1]);
        assert_eq!(found("wxm"), [1]);
        assert_eq!(found("wang nurse"), [2]);
        assert_eq!(found("nobody"), [0_u128; 0]);
        assert_eq!(found("  "), [0_u128; 0]);
    }
}

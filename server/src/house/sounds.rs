//! How Chinese names sound, so that people are found by pinyin. The table of readings stays on the
//! server: it would weigh more than the page that asks.

use meridian_domain::{id::PersonId, record::Record};
use pinyin::ToPinyinMulti as _;

/// The sound of the name of each person among `records` who has a Chinese one, as
/// [`meridian_domain::stakeholder::find`] hears it.
pub(super) fn sounds(records: &[Record]) -> Vec<(PersonId, String)> {
    let sound = |record: &Record| match record {
        Record::Person(person) => Some((person.id, sound(&person.name.zh))).filter(|(_, sound)| !sound.is_empty()),
        _ => None,
    };
    records.iter().filter_map(sound).collect()
}

/// The syllables of a name, with every reading of a character that has several.
pub(super) fn sound(name: &str) -> String {
    let readings = |c: char| {
        let mut readings: Vec<String> =
            c.to_pinyin_multi()?.into_iter().map(|reading| reading.plain().replace('ü', "v")).collect();
        // Tones are not typed: readings that differ in nothing else are one.
        let mut known = std::collections::BTreeSet::new();
        readings.retain(|reading| known.insert(reading.clone()));
        Some(readings.join("/"))
    };
    name.chars().filter_map(readings).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use meridian_domain::stakeholder::find::sounds_like;

    use super::sound;

    #[test]
    fn a_name_is_heard_by_syllables_and_initials() {
        let wang = sound("王小明");
        assert!(sounds_like(&wang, "wangxm") && sounds_like(&wang, "wxm"));
        assert_eq!(sound("Wang"), "");
    }

    #[test]
    fn surnames_are_heard_as_surnames_too() {
        for (name, typed) in [("曾国", "zengguo"), ("单强", "shanqiang"), ("吕布", "lvbu")] {
            assert!(sounds_like(&sound(name), typed), "{name}: {}", sound(name));
        }
    }
}

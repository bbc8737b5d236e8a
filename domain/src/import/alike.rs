//! Names that are very like each other.

/// Bytes from which on a text is no name that anything could be like.
const LONGEST_NAME: usize = 400;

/// The one known name that `text` is very like: the same but for case, blanks and punctuation, or
/// one slip of the pen away (two in long names).
pub(super) fn alike<'a>(text: &str, known: impl Iterator<Item = &'a String>) -> Option<String> {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let wanted = plain(text);
    if wanted.is_empty() || text.len() > LONGEST_NAME {
        return None;
    }
    let slips = if wanted.chars().count() >= 10 { 2 } else { 1 };
    let mut best: Option<(usize, &String)> = None;
    let mut tie = false;
    for name in known {
        let distance = strsim::osa_distance(&wanted, &plain(name));
        let close = distance == 0 || (distance <= slips && wanted.chars().count() >= 5);
        if close {
            match best {
                Some((least, _)) if distance > least => {}
                Some((least, _)) if distance == least => tie = true,
                _ => (best, tie) = (Some((distance, name)), false),
            }
        }
    }
    best.filter(|_| !tie).map(|(_, name)| name.clone())
}

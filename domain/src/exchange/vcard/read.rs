//! Reading cards as a table of people.

use crate::{
    exchange::csv::{MOST_ROWS, is_no_text},
    import::{Table, Unreadable},
    names::Names,
};

/// Headings of the table that cards become; they are those of our own export.
const HEAD: [&str; 9] =
    ["ID", "Name (Chinese)", "Name (English)", "Title", "Department", "Organisation", "Phone", "Email", "Note"];

/// A property of a card.
struct Property {
    name: String,
    /// Value decoded from quoted-printable, backslashes still in it.
    value: String,
}

/// Whether a text is a file of cards.
pub fn is_vcard(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// Reads every card. `decode` turns bytes of quoted-printable into text, given the name of the
/// encoding the card states, if any.
pub fn read(text: &str, decode: impl Fn(&[u8], &str) -> Option<String>) -> Result<Table, Unreadable> {
    let mut rows = Vec::new();
    let mut open: Option<(usize, Vec<Property>)> = None;
    for (number, line) in unfolded(text) {
        let Some(property) = property(&line, &decode) else { continue };
        match (property.name.as_str(), property.value.trim().to_ascii_uppercase().as_str()) {
            // A card inside a card is an agent's; it is read for itself.
            ("BEGIN", "VCARD") => open = Some((number, Vec::new())),
            ("END", "VCARD") => {
                if let Some((_, card)) = open.take() {
                    rows.push(row(&card));
                }
                if rows.len() > MOST_ROWS {
                    return Err(Unreadable::TooManyRows { most: MOST_ROWS });
                }
            }
            _ => {
                if let Some((_, card)) = &mut open {
                    card.push(property);
                }
            }
        }
    }
    match open {
        Some((line, _)) => Err(Unreadable::Card { line }),
        None if rows.is_empty() => Err(Unreadable::Empty),
        None => Ok(Table { head: HEAD.map(str::to_owned).to_vec(), rows }),
    }
}

/// Logical lines with the number of the line each begins at: what is folded is joined, and so are
/// the soft line breaks of quoted-printable.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut soft = false;
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim_end_matches('\r');
        match lines.last_mut() {
            Some((_, last)) if soft => {
                last.pop();
                last.push_str(line);
            }
            Some((_, last)) if line.starts_with([' ', '\t']) => last.push_str(&line[1..]),
            _ => lines.push((at + 1, line.to_owned())),
        }
        soft = lines.last().is_some_and(|(_, last)| last.ends_with('=') && is_quoted_printable(last));
    }
    lines
}

fn is_quoted_printable(line: &str) -> bool {
    line.split_once(':').is_some_and(|(head, _)| head.to_ascii_uppercase().contains("QUOTED-PRINTABLE"))
}

/// `group.NAME;PARAMETER=value:value`
fn property(line: &str, decode: &impl Fn(&[u8], &str) -> Option<String>) -> Option<Property> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let (head, value) = line.split_at(colon?.0);
    let value = &value[1..];
    let mut parts = head.split(';');
    let name = parts.next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let mut charset = "";
    for part in parts {
        if let Some((key, text)) = part.split_once('=')
            && key.eq_ignore_ascii_case("CHARSET")
        {
            charset = text.trim_matches('"');
        }
    }
    let value = if is_quoted_printable(line) { decode(&bytes(value), charset)? } else { value.to_owned() };
    Some(Property { name, value: value.chars().filter(|c| !is_no_text(*c)).collect() })
}

/// The bytes that quoted-printable stands for; what is no code stays as it is.
fn bytes(value: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'=' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

/// The components of a value, with the backslashes resolved.
fn components(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        let part = parts.len() - 1;
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => parts[part].push('\n'),
                Some(other) => parts[part].push(other),
                None => {}
            },
            ';' => parts.push(String::new()),
            c => parts[part].push(c),
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

fn row(card: &[Property]) -> Vec<String> {
    let all = |name: &'static str| card.iter().filter(move |property| property.name == name);
    let first = |name: &'static str| all(name).map(|property| components(&property.value)).next().unwrap_or_default();
    let whole = |name: &'static str| first(name).join(";");
    let several = |name: &'static str| {
        let values: Vec<String> = all(name).map(|property| components(&property.value).join(";")).collect();
        values.join(" / ")
    };
    let or = |name: String, other: String| if name.is_empty() { other } else { name };
    let mut names = Names::same(&whole("FN"));
    if names.is_empty() {
        names = Names::same(&from_parts(&first("N")));
    }
    let title = or(whole("TITLE"), whole("ROLE"));
    // A position without a holder is called by its title.
    if !title.is_empty() && [&names.zh, &names.en].contains(&&title) {
        names = Names::default();
    }
    let other = Names::same(&whole("NICKNAME"));
    let (company, department) = match first("ORG").as_slice() {
        [] => (String::new(), String::new()),
        [company, units @ ..] => (company.clone(), units.join(" ").trim().to_owned()),
    };
    let id = whole("UID");
    let id = id.strip_prefix("urn:uuid:").unwrap_or(&id).to_owned();
    let phone = several("TEL").replace("tel:", "");
    vec![
        id,
        or(names.zh, other.zh),
        or(names.en, other.en),
        title,
        department,
        company,
        phone,
        several("EMAIL"),
        whole("NOTE"),
    ]
}

/// Family and given name in the order their language has them.
fn from_parts(parts: &[String]) -> String {
    let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
    let (family, given) = (part(0), part(1));
    if Names::same(family).zh.is_empty() {
        format!("{given} {family}").trim().to_owned()
    } else {
        format!("{family}{given}")
    }
}

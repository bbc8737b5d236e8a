//! Writing cards.

use crate::{
    exchange::{Extract, Seated},
    locale::Lang,
};

/// The longest line in bytes, without its end.
const LINE: usize = 75;

/// The people of a map as one file of cards.
#[must_use]
pub fn write(extract: &Extract, lang: Lang) -> String {
    extract.people.iter().fold(String::new(), |mut text, seated| {
        card(&mut text, seated, lang);
        text
    })
}

fn card(text: &mut String, seated: &Seated, lang: Lang) {
    let person = &seated.person;
    let (called, company, department) = (seated.called(), &seated.account, person.department.get(lang));
    let name = called.get(lang);
    line(text, "BEGIN:VCARD");
    line(text, "VERSION:3.0");
    line(text, &format!("UID:{}", escaped(&seated.id)));
    line(text, &format!("N:{}", structured(name)));
    line(text, &format!("FN:{}", escaped(name)));
    let mut said = |property: &str, value: &str| {
        if !value.trim().is_empty() {
            line(text, &format!("{property}:{}", escaped(value)));
        }
    };
    said("NICKNAME", called.other(lang).filter(|_| !person.name.is_empty()).unwrap_or_default());
    said("TITLE", person.title.get(lang));
    said("TEL;TYPE=WORK", &person.phone);
    said("EMAIL;TYPE=INTERNET", &person.email);
    said("NOTE", &person.note);
    let company = escaped(company.get(lang));
    match department {
        "" => line(text, &format!("ORG:{company}")),
        department => line(text, &format!("ORG:{company};{}", escaped(department))),
    }
    line(text, "END:VCARD");
}

/// Family name first. A Chinese name is not cut in two: who reads it knows where.
fn structured(name: &str) -> String {
    let latin = name.is_ascii() || !name.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    match name.rsplit_once(' ') {
        Some((given, family)) if latin => format!("{};{};;;", escaped(family), escaped(given)),
        _ => format!("{};;;;", escaped(name)),
    }
}

fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ',' | ';' => {
                text.push('\\');
                text.push(c);
            }
            '\r' => {
                chars.next_if_eq(&'\n');
                text.push_str("\\n");
            }
            '\n' => text.push_str("\\n"),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

/// Writes a line, folded where it is too long; never inside a character.
fn line(text: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(c);
        width += c.len_utf8();
    }
    text.push_str("\r\n");
}

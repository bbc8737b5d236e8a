//! A person's card in a drawing: the shape of the card on the screen, seen from near.

use std::fmt::Write as _;

use meridian_domain::{
    exchange::Seated,
    locale::Lang,
    stakeholder::{PoliticalStatus, Seal, Seat},
};

use super::{
    style::class,
    text::{self, clipped},
};
use crate::{
    stakeholder::card::{spoken, tint},
    ui::{evidence, initial, ring::arc, seal, support::signed},
    words::map,
};

/// What a drawing shows of people beside what is known of them.
#[derive(Clone, Copy)]
pub struct Shown {
    pub lang: Lang,
    /// Judgements were left out: their places stay empty instead of saying that nothing is known.
    pub redacted: bool,
}

/// Adds the card of somebody.
pub fn card(out: &mut String, seated: &Seated, shown: Shown) {
    let Shown { lang, redacted } = shown;
    let Seated { person, seat, .. } = seated;
    let monitor = seat.is_monitor();
    let blank = person.name.is_empty() && !redacted;
    let grade = evidence::key(seat.evidence.grade);
    let label = if redacted { person.title.get(lang).to_owned() } else { spoken(seat, Some(person), lang) };
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        r#"<g class="person {grade}" transform="translate({} {})"><title>{}</title>"#,
        seat.x,
        seat.y,
        text::escaped(&label)
    );
    if seat.status == Some(PoliticalStatus::InnerCircle) {
        out.push_str(r#"<rect class="inner" x="-3.5" y="-3.5" width="151" height="71" rx="9"/>"#);
    }
    let body = class(if monitor { "mon" } else { "body" }, grade);
    let _ = write!(out, r#"<rect class="{body}" x=".5" y=".5" width="143" height="63" rx="6"/>"#);
    if !redacted {
        let tint = if monitor { "z" } else { tint(seat.support) };
        let _ = write!(out, r#"<path class="s-{tint}" d="M5 1H7V63H5A4 4 0 0 1 1 59V5A4 4 0 0 1 5 1"/>"#);
    }
    face(out, seated, shown);
    let (first, second) = lines(seated, shown);
    text::write(out, if blank { "nobody" } else { "name" }, (52.0, 20.0), &clipped(&first, 84.0));
    text::write(out, "title", (52.0, 36.0), &clipped(&second, 84.0));
    if monitor {
        text::write(out, "title", (52.0, 53.0), map::no_target(lang));
    } else {
        marks(out, seated, redacted);
    }
    out.push_str("</g>");
}

/// What a card says in words: name and title, or where there are no names title and department.
fn lines(seated: &Seated, Shown { lang, redacted }: Shown) -> (String, String) {
    let person = &seated.person;
    let (name, title) = (person.name.get(lang), person.title.get(lang));
    match (name.is_empty(), redacted) {
        (true, true) => (title.to_owned(), person.department.get(lang).to_owned()),
        (true, false) => (map::name_unknown(lang).to_owned(), title.to_owned()),
        _ => (name.to_owned(), title.to_owned()),
    }
}

fn face(out: &mut String, seated: &Seated, Shown { lang, redacted }: Shown) {
    let Seated { person, seat, .. } = seated;
    let known = if redacted { &person.title } else { &person.name };
    let letter = Some(known.get(Lang::Zh)).filter(|name| !name.is_empty()).map_or_else(|| "?".into(), initial);
    out.push_str(r#"<circle class="face" cx="26" cy="25" r="13"/>"#);
    text::write(out, "ini", (26.0, 29.5), &letter);
    if !seat.is_monitor() && !redacted {
        coverage(out, seat.coverage.unwrap_or(0), 26.0, 25.0, 16.0);
    }
    stamp(out, lang, seat.seal(), (31.0, 33.0));
}

/// The seal: one character for what a person does in the decision.
pub fn stamp(out: &mut String, lang: Lang, mark: Option<Seal>, (x, y): (f64, f64)) {
    let key = seal::key(mark);
    let _ = write!(out, r#"<rect class="{}" x="{x}" y="{y}" width="16" height="16" rx="2.5"/>"#, class("seal", key));
    // An unknown seal has a broken edge and a plain character.
    let letter = if key == "economic" { "seal-t-economic" } else { "seal-t" };
    text::write(out, letter, (x + 8.0, y + 12.0), map::seal_letter(lang, mark));
}

/// Coverage as a ring of four quarters.
pub fn coverage(out: &mut String, coverage: i64, cx: f64, cy: f64, radius: f64) {
    for quarter in 0..4_u8 {
        let class = if i64::from(quarter) < coverage { "cov" } else { "cov0" };
        let _ = write!(out, r#"<path class="{class}" d="{}"/>"#, arc(quarter, cx, cy, radius, 7.5));
    }
}

fn marks(out: &mut String, seated: &Seated, redacted: bool) {
    let seat: &Seat = &seated.seat;
    power(out, seat.power.unwrap_or(0), 54.5, 50.0);
    if redacted {
        return;
    }
    steps(out, seated.relation.unwrap_or_default(), 89.0, 43.0);
    badge(out, seat.support, 114.5, 43.5);
}

/// Power as five dots.
pub fn power(out: &mut String, power: i64, x: f64, y: f64) {
    for dot in 0..5 {
        let class = if dot < power { "pw" } else { "pw0" };
        let _ = write!(out, r#"<circle class="{class}" cx="{}" cy="{y}" r="2.1"/>"#, x + 6.0 * dot as f64);
    }
}

/// The relationship as four rising steps.
pub fn steps(out: &mut String, (now, wanted): (i64, i64), x: f64, y: f64) {
    for step in 0..4_i64 {
        let (left, top) = (x + step as f64 * 4.5, y + 9.0 - 3.0 * step as f64);
        let _ = if step < now {
            write!(out, r#"<rect class="step" x="{left}" y="{top}" width="3" height="{}"/>"#, y + 12.0 - top)
        } else if step < wanted {
            let (left, top) = (left + 0.5, top + 0.5);
            write!(out, r#"<rect class="want" x="{left}" y="{top}" width="2" height="{}"/>"#, y + 11.5 - top)
        } else {
            write!(out, r#"<rect class="step0" x="{left}" y="{}" width="3" height="1.5"/>"#, y + 10.5)
        };
    }
}

/// Support: round is for, square is against, the sign says it again.
pub fn badge(out: &mut String, support: Option<i64>, x: f64, y: f64) {
    let tint = tint(support);
    let round = match support {
        Some(1 | 2) => "8",
        Some(-2 | -1) => "2",
        _ => "5",
    };
    let _ = write!(out, r#"<rect class="b-{tint}" x="{x}" y="{y}" width="25" height="15" rx="{round}"/>"#);
    let sign = signed(support.and_then(|support| i8::try_from(support).ok()));
    text::write(out, &format!("t-{tint}"), (x + 12.5, y + 11.5), &sign);
}

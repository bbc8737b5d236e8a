//! A map as one drawing that stands by itself: title, day, everybody, every line, and the legend.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use meridian_domain::{
    exchange::{Drawn, Extract},
    id::SeatId,
    locale::{Lang, date_full},
    stakeholder::LineKind,
};

use super::{
    card::{Shown, card},
    key::legend,
    style,
    text::{self, escaped},
};
use crate::{
    stakeholder::{
        geometry::{Point, Rect, path},
        lines::weight,
    },
    ui::evidence,
    words::{exchange as words, map},
};

const MARGIN: f64 = 32.0;
const HEAD: f64 = 60.0;
/// Narrower than this no legend is.
const NARROW: f64 = 760.0;
/// More lines than this carry no weights.
const DENSE: usize = 150;

/// A drawing in map units, which are pixels at 100 %.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub width: f64,
    pub height: f64,
    lang: Lang,
    title: String,
    content: String,
}

/// Draws a map on light paper.
#[must_use]
pub fn picture(extract: &Extract, lang: Lang) -> Picture {
    marked(extract, &BTreeSet::new(), lang)
}

/// Draws a map on light paper, with a frame around the cards of some.
#[must_use]
pub fn marked(extract: &Extract, marks: &BTreeSet<SeatId>, lang: Lang) -> Picture {
    let places: BTreeMap<SeatId, Point> = extract
        .people
        .iter()
        .map(|seated| (seated.seat.id, Point::new(seated.seat.x as f64, seated.seat.y as f64)))
        .collect();
    let bounds = places.values().map(|at| Rect::card(*at)).reduce(Rect::with).unwrap_or_default().grown(16.0);
    let width = (bounds.width + 2.0 * MARGIN).max(NARROW).ceil();
    let title = format!("{} · {}", extract.account.get(lang), extract.map.get(lang));
    let mut content = String::with_capacity(1_600 * extract.people.len() + 400 * extract.lines.len() + 8_192);
    headline(&mut content, extract, &title, lang);
    // The map stands in the middle of what the legend needs.
    let (dx, dy) = ((width - bounds.width) / 2.0 - bounds.x, MARGIN + HEAD - bounds.y);
    let _ = write!(content, r#"<g transform="translate({dx:.0} {dy:.0})">"#);
    for drawn in &extract.lines {
        stroke(&mut content, drawn, &places);
    }
    let shown = Shown { lang, redacted: extract.redacted };
    for seated in &extract.people {
        card(&mut content, seated, shown);
        if let Some(at) = places.get(&seated.seat.id).filter(|_| marks.contains(&seated.seat.id)) {
            let (x, y) = (at.x - 5.0, at.y - 5.0);
            let _ = write!(content, r#"<rect class="marked" x="{x}" y="{y}" width="154" height="74" rx="9"/>"#);
        }
    }
    if extract.lines.len() <= DENSE {
        for drawn in extract.lines.iter().filter(|drawn| drawn.line.kind == LineKind::Influence) {
            weigh(&mut content, drawn, &places);
        }
    }
    content.push_str("</g>");
    let below = MARGIN + HEAD + bounds.height + 16.0;
    let _ = write!(content, r#"<path class="rule" d="M{MARGIN} {below}H{}"/>"#, width - MARGIN);
    let at = (MARGIN, below + 8.0);
    let key = legend(&mut content, at, width - 2.0 * MARGIN, lang, extract.redacted);
    Picture { width, height: (at.1 + key + MARGIN).ceil(), lang, title, content }
}

fn headline(out: &mut String, extract: &Extract, title: &str, lang: Lang) {
    text::write(out, "headline", (MARGIN, MARGIN + 20.0), title);
    let on = date_full(lang, extract.on);
    let told =
        format!("{on} · {} · {}", map::people(lang, extract.people.len()), words::lines(lang, extract.lines.len()));
    text::write(out, "meta", (MARGIN, MARGIN + 42.0), &told);
    if extract.redacted {
        text::write(out, "redacted", (MARGIN + text::width(&told) + 16.0, MARGIN + 42.0), words::is_redacted(lang));
    }
}

fn shape(drawn: &Drawn, places: &BTreeMap<SeatId, Point>) -> Option<(String, Point)> {
    Some(path(drawn.line.kind, *places.get(&drawn.line.from)?, *places.get(&drawn.line.to)?))
}

fn stroke(out: &mut String, drawn: &Drawn, places: &BTreeMap<SeatId, Point>) {
    let Some((d, _)) = shape(drawn, places) else { return };
    let grade = evidence::key(drawn.line.grade);
    let (class, width, tip) = match drawn.line.kind {
        LineKind::Reports => ("org".to_owned(), 1.0, ""),
        LineKind::Conflict => ("conflict".to_owned(), 1.5, ""),
        LineKind::Friend => ("inf-rumour".to_owned(), 1.6, ""),
        LineKind::Influence => {
            (style::class("inf", grade), 0.8 + drawn.line.weight as f64 / 50.0, r#" marker-end="url(#tip)""#)
        }
    };
    let _ = write!(out, r#"<path class="{class}" stroke-width="{width}" d="{d}"{tip}/>"#);
}

fn weigh(out: &mut String, drawn: &Drawn, places: &BTreeMap<SeatId, Point>) {
    let Some((_, at)) = shape(drawn, places) else { return };
    let _ = write!(out, r#"<g class="wlab" transform="translate({:.0} {:.0})">"#, at.x, at.y);
    out.push_str(r#"<rect class="plate" x="-14" y="-8" width="28" height="16" rx="8"/>"#);
    text::write(out, "weight", (0.0, 4.0), &weight(drawn.line.weight));
    out.push_str("</g>");
}

impl Picture {
    /// The drawing as a document of its own size.
    #[must_use]
    pub fn document(&self) -> String {
        self.sized(self.width, self.height)
    }

    /// The same drawing as a document of another size, for a canvas of so many pixels.
    #[must_use]
    pub fn sized(&self, width: f64, height: f64) -> String {
        let Self { width: wide, height: high, lang, title, content } = self;
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
             viewBox=\"0 0 {wide:.0} {high:.0}\" xml:lang=\"{}\" role=\"img\" \
             font-family=\"{}\" font-size=\"12\"><title>{}</title>{}\
             <rect class=\"sheet\" width=\"{wide:.0}\" height=\"{high:.0}\"/>{content}</svg>\n",
            lang.html_tag(),
            style::FAMILIES,
            escaped(title),
            style::head(*lang),
        )
    }

    /// What the drawing is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        gate::World,
        id::{AccountId, LineId, MapId, PersonId},
        names::Names,
        stakeholder::{BuyingInfluence, Evidence, Grade, Line, Map, Person, Seat},
        time::Date,
    };
    use roxmltree::Document;
    use uuid::Uuid;

    use super::*;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn map_of(people: u128, secret: &str) -> Extract {
        let (account, map) = (AccountId(id(1)), Map::named(MapId(id(2)), AccountId(id(1)), Names::same("Map <&>")));
        let mut world = World::default();
        for n in 0..people {
            let person = Person {
                title: Names::same("Head of radiology"),
                note: secret.to_owned(),
                phone: secret.to_owned(),
                ..Person::named(PersonId(id(100_000 + n)), account, Names::same(secret))
            };
            let at = ((n % 30) as i64 * 170, (n / 30) as i64 * 100);
            let seat = Seat {
                influence: Some(BuyingInfluence::Coach),
                support: Some(-2),
                power: Some(4),
                wants: secret.to_owned(),
                evidence: Evidence { source: secret.to_owned(), ..Evidence::default() },
                ..Seat::at(SeatId(id(200_000 + n)), map.id, person.id, at)
            };
            if n > 0 {
                let (from, to) = (seat.id, SeatId(id(200_000)));
                let kind = LineKind::ALL[n as usize % 4];
                let (label, line) = (secret.to_owned(), LineId(id(300_000 + n)));
                world.insert(
                    Line { id: line, map: map.id, from, to, kind, weight: 60, label, grade: Grade::Rumour }.into(),
                );
            }
            world.insert(person.into());
            world.insert(seat.into());
        }
        Extract::of(&world, &map, &Names::new("一附院", "First \"Hospital\""), Date::new(2026, 11, 23).expect("a day"))
    }

    #[test]
    fn a_drawing_is_well_formed_and_stands_by_itself() {
        for lang in Lang::ALL {
            let extract = map_of(8, "<script>alert('&')</script>\u{0}\u{8}");
            let text = picture(&extract, lang).document();
            let document = Document::parse(&text).expect("XML");
            let root = document.root_element();
            assert_eq!(root.tag_name().name(), "svg");
            assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some(lang.html_tag()));
            let named = |name: &str| document.descendants().filter(|node| node.tag_name().name() == name).count();
            assert_eq!((named("script"), named("image"), named("foreignObject"), named("use")), (0, 0, 0, 0));
            let cards = document.descendants().filter(|node| {
                node.attribute("class").is_some_and(|class| class.split(' ').any(|class| class == "person"))
            });
            assert_eq!(cards.count(), 8);
            for node in document.descendants() {
                assert!(node.attribute("style").is_none() && node.attribute("href").is_none());
            }
            let text: String = document.descendants().filter_map(|node| node.text()).collect();
            assert!(text.contains(extract.account.get(lang)) && text.contains(&date_full(lang, extract.on)));
            assert!(text.contains(map::line_reports(lang)), "there is a legend");
        }
    }

    #[test]
    fn nothing_that_is_not_to_be_told_is_in_a_redacted_drawing() {
        let extract = map_of(8, "secret-text");
        assert!(picture(&extract, Lang::En).document().contains("secret-text"));
        for lang in Lang::ALL {
            let text = picture(&extract.clone().redact(), lang).document();
            assert!(!text.contains("secret-text"));
            assert!(!text.contains(map::coach(lang)) && !text.contains(map::opponent(lang)), "{lang:?}");
            assert!(!text.contains("class=\"conflict\"") && !text.contains("class=\"b-"));
            assert!(text.contains("Head of") && text.contains(words::is_redacted(lang)));
        }
    }

    #[test]
    fn a_map_of_a_thousand_people_is_drawn_whole() {
        let extract = map_of(1_000, "Ann Smith");
        let picture = picture(&extract, Lang::En);
        assert!(picture.width > 30.0 * 170.0 && picture.height > 33.0 * 100.0);
        let text = picture.sized(1_000.0, 500.0);
        assert!(text.contains("width=\"1000\" height=\"500\""));
        assert!(Document::parse(&text).is_ok());
    }

    #[test]
    fn an_empty_map_is_a_title_and_a_legend() {
        let picture = picture(&map_of(0, ""), Lang::Zh);
        assert!(Document::parse(&picture.document()).is_ok());
        assert!(picture.width >= NARROW && picture.height > 100.0);
    }
}

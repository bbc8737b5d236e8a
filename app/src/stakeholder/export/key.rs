//! The legend below a drawing: what its marks mean.

use std::fmt::Write as _;

use meridian_domain::{locale::Lang, stakeholder::Seal};

use super::{
    card::{badge, coverage, power, stamp, steps},
    text::{self, width},
};
use crate::words::{exchange as words, map};

/// Between the lines of the legend.
const LINE: f64 = 24.0;
/// Between two entries.
const GAP: f64 = 20.0;

/// Draws a mark at a place whose middle has this height.
type Mark = Box<dyn Fn(&mut String, f64, f64)>;

struct Entry {
    /// How wide the mark is.
    wide: f64,
    mark: Mark,
    word: String,
}

fn entry(wide: f64, word: impl Into<String>, mark: impl Fn(&mut String, f64, f64) + 'static) -> Entry {
    Entry { wide, mark: Box::new(mark), word: word.into() }
}

fn seals(lang: Lang, redacted: bool) -> Vec<Entry> {
    use Seal::{Coach, Decider, Economic, Influencer, Monitor, Technical, User};
    let all = [Economic, Decider, Technical, User, Coach, Influencer, Monitor].into_iter();
    // A redacted map gives no coach away.
    all.filter(|seal| !redacted || *seal != Coach)
        .map(|mark| {
            entry(16.0, map::seal_name(lang, Some(mark)), move |out, x, y| stamp(out, lang, Some(mark), (x, y - 8.0)))
        })
        .collect()
}

fn lines(lang: Lang, redacted: bool) -> Vec<Entry> {
    let stroke = |class: &'static str, width: f64, tip: &'static str| {
        move |out: &mut String, x: f64, y: f64| {
            let end = x + 32.0;
            let _ = write!(out, r#"<path class="{class}" stroke-width="{width}" d="M{x} {y}H{end}"{tip}/>"#);
        }
    };
    const TIP: &str = r#" marker-end="url(#tip)""#;
    let mut entries = vec![
        entry(32.0, map::line_reports(lang), stroke("org", 1.0, "")),
        entry(32.0, map::line_influences(lang), stroke("inf", 1.6, TIP)),
    ];
    if !redacted {
        entries.push(entry(32.0, map::line_friend(lang), stroke("inf-rumour", 1.6, "")));
        entries.push(entry(32.0, map::line_conflict(lang), |out, x, y| {
            let mut d = format!("M{x} {y}");
            for tooth in 1..7 {
                let sign = if tooth % 2 == 0 { -1.0 } else { 1.0 };
                let _ = write!(d, "L{} {}", x + 32.0 / 7.0 * f64::from(tooth), y + 5.0 * sign);
            }
            let _ = write!(out, r#"<path class="conflict" d="{d}L{} {y}"/>"#, x + 32.0);
        }));
    }
    let edge = |class: &'static str| {
        move |out: &mut String, x: f64, y: f64| {
            let top = y - 7.0;
            let _ = write!(out, r#"<rect class="{class}" x="{x}" y="{top}" width="24" height="14" rx="3"/>"#);
        }
    };
    entries.push(entry(24.0, map::confirmed(lang), edge("body")));
    entries.push(entry(24.0, map::assumed(lang), edge("body-assumed")));
    entries.push(entry(24.0, map::rumour(lang), edge("body-rumour")));
    entries
}

fn marks(lang: Lang, redacted: bool) -> Vec<Entry> {
    let mut entries = vec![entry(29.0, map::power(lang), |out, x, y| power(out, 3, x + 2.1, y))];
    if redacted {
        return entries;
    }
    entries.push(entry(20.0, map::coverage(lang), |out, x, y| coverage(out, 3, x + 10.0, y, 8.0)));
    entries.push(entry(17.0, words::relation(lang), |out, x, y| steps(out, (2, 3), x, y - 6.0)));
    entries.push(entry(24.0, map::inner_circle(lang), |out, x, y| {
        let top = y - 7.0;
        let _ = write!(out, r#"<rect class="inner" x="{x}" y="{top}" width="24" height="14" rx="4"/>"#);
    }));
    for support in [Some(2), Some(1), Some(0), Some(-1), Some(-2), None] {
        let short = support.and_then(|support| i8::try_from(support).ok());
        entries.push(entry(25.0, map::support_name(lang, short), move |out, x, y| badge(out, support, x, y - 7.5)));
    }
    entries
}

/// Adds the legend below `top`, at most `most` wide, and says how high it is.
pub fn legend(out: &mut String, (left, top): (f64, f64), most: f64, lang: Lang, redacted: bool) -> f64 {
    let mut y = top + LINE / 2.0;
    for group in [seals(lang, redacted), marks(lang, redacted), lines(lang, redacted)] {
        let mut x = left;
        for Entry { wide, mark, word } in group {
            let takes = wide + 6.0 + width(&word) + GAP;
            if x + takes > left + most && x > left {
                x = left;
                y += LINE;
            }
            mark(out, x, y);
            text::write(out, "meta", (x + wide + 6.0, y + 4.0), &word);
            x += takes;
        }
        y += LINE;
    }
    y - LINE / 2.0 - top
}

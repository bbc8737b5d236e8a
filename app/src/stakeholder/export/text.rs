//! Text in a drawing: escaped, measured, cut.

use std::fmt::Write as _;

/// The text as it may stand in XML; what XML cannot hold at all is left out.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\r' | '\t' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// About how wide a text of 12 to 13 pixels is.
pub fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 6.6 } else { 13.0 }).sum()
}

/// The text, cut where it would be wider than `most`.
pub fn clipped(text: &str, most: f64) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut wide = 0.0;
    let fits = |c: &char| {
        wide += if c.is_ascii() { 6.6 } else { 13.0 };
        wide <= most
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    short
}

/// Adds a text element.
pub fn write(out: &mut String, class: &str, (x, y): (f64, f64), text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, r#"<text class="{class}" x="{x}" y="{y}">{}</text>"#, escaped(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escaped("<a href='x'>&\u{0}\u{1b}\"\n"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot; ");
    }

    #[test]
    fn what_is_too_wide_is_cut() {
        assert_eq!(clipped("王小明", 84.0), "王小明");
        assert_eq!(clipped("Head of the department", 40.0), "Head o…");
    }
}

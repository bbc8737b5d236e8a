//! The rules of a drawing that stands by itself: those of the map on light paper, with the tokens
//! resolved, because there is no style sheet where it is opened.

use meridian_domain::locale::Lang;

/// The light halves of the tokens a drawing uses.
const TOKENS: [(&str, &str); 21] = [
    ("surface-1", "#fefefe"),
    ("surface-2", "#eff2f0"),
    ("surface-3", "#e4e8e6"),
    ("ink", "#182020"),
    ("ink-2", "#404a4a"),
    ("ink-3", "#5c6566"),
    ("line-2", "#cacfcc"),
    ("line-3", "#7f8987"),
    ("accent", "#13614a"),
    ("alarm", "#b92f1c"),
    ("sup-p2", "#194b91"),
    ("sup-p1", "#4989c7"),
    ("sup-0", "#888f8f"),
    ("sup-n1", "#c38137"),
    ("sup-n2", "#8d400c"),
    ("sup-p1-soft", "#e6f2fd"),
    ("sup-n1-soft", "#fcefd9"),
    ("sup-p-ink", "#18488c"),
    ("sup-n-ink", "#7f3e09"),
    ("on-sup-p", "#f9fcff"),
    ("on-sup-n", "#fefbf8"),
];

/// One class a rule and one rule an element, so that the simplest of viewers understands them.
const RULES: &str = "\
.sheet{fill:var(--surface-1)}\
.headline{font-size:20px;font-weight:600;fill:var(--ink)}\
.meta{fill:var(--ink-2)}\
.redacted{fill:var(--alarm);font-weight:600}\
.rule{stroke:var(--line-2);fill:none}\
.marked{fill:none;stroke:var(--accent);stroke-width:3}\
.body{fill:var(--surface-1);stroke:var(--line-3)}\
.body-assumed{fill:var(--surface-1);stroke:var(--line-3);stroke-dasharray:5 3}\
.body-rumour{fill:var(--surface-1);stroke:var(--line-3);stroke-dasharray:1.5 3;stroke-linecap:round;stroke-width:1.5}\
.mon{fill:var(--surface-2);stroke:var(--line-3)}\
.mon-assumed{fill:var(--surface-2);stroke:var(--line-3);stroke-dasharray:5 3}\
.mon-rumour{fill:var(--surface-2);stroke:var(--line-3);stroke-dasharray:1.5 3;stroke-linecap:round;stroke-width:1.5}\
.inner{fill:none;stroke:var(--line-3);stroke-width:.75}\
.s-p2{fill:var(--sup-p2)}.s-p1{fill:var(--sup-p1)}.s-z{fill:none}.s-u{fill:none}\
.s-n1{fill:url(#hatch1)}.s-n2{fill:url(#hatch2)}\
.face{fill:var(--surface-3)}\
.ini{font-size:13px;font-weight:600;fill:var(--ink-2);text-anchor:middle}\
.cov{fill:none;stroke:var(--ink-2);stroke-width:2}.cov0{fill:none;stroke:var(--line-2);stroke-width:1.5}\
.seal{fill:var(--surface-1);stroke:var(--ink-2);stroke-width:1.25}\
.seal-economic{fill:var(--ink);stroke:var(--ink);stroke-width:1.25}\
.seal-unknown{fill:var(--surface-1);stroke:var(--ink-2);stroke-width:1.25;stroke-dasharray:2 2}\
.seal-t{fill:var(--ink-2);text-anchor:middle}.seal-t-economic{fill:var(--surface-1);text-anchor:middle}\
.name{font-size:var(--name);font-weight:600;fill:var(--ink)}\
.nobody{font-size:var(--name);fill:var(--ink-3)}\
.title{fill:var(--ink-3)}\
.pw{fill:var(--ink-2)}.pw0{fill:none;stroke:var(--line-3);stroke-width:.75}\
.step{fill:var(--ink-2)}.want{fill:none;stroke:var(--accent)}.step0{fill:var(--line-2)}\
.b-p2{fill:var(--sup-p2);stroke:var(--sup-p2)}.b-p1{fill:var(--sup-p1-soft);stroke:var(--sup-p1)}\
.b-z{fill:none;stroke:var(--sup-0)}\
.b-n1{fill:var(--sup-n1-soft);stroke:var(--sup-n1)}.b-n2{fill:var(--sup-n2);stroke:var(--sup-n2)}\
.b-u{fill:none;stroke:var(--line-3);stroke-dasharray:2 2}\
.t-p2{font-weight:600;fill:var(--on-sup-p);text-anchor:middle}\
.t-p1{font-weight:600;fill:var(--sup-p-ink);text-anchor:middle}\
.t-z{font-weight:600;fill:var(--ink-2);text-anchor:middle}.t-u{font-weight:600;fill:var(--ink-2);text-anchor:middle}\
.t-n1{font-weight:600;fill:var(--sup-n-ink);text-anchor:middle}\
.t-n2{font-weight:600;fill:var(--on-sup-n);text-anchor:middle}\
.org{fill:none;stroke:var(--line-3)}\
.inf{fill:none;stroke:var(--ink-3)}\
.inf-assumed{fill:none;stroke:var(--ink-3);stroke-dasharray:6 4}\
.inf-rumour{fill:none;stroke:var(--ink-3);stroke-dasharray:.5 4.5;stroke-linecap:round;stroke-width:2.25}\
.conflict{fill:none;stroke:var(--alarm);stroke-width:1.5;stroke-linejoin:round}\
.tip{fill:var(--ink-3)}\
.plate{fill:var(--surface-1)}.weight{fill:var(--ink-2);text-anchor:middle}\
.h-bg{fill:var(--sup-n1-soft)}.h-1{stroke:var(--sup-n1);stroke-width:1.75}.h-2{stroke:var(--sup-n2);stroke-width:2.25}";

/// The families of `--font-latin` and `--font-han`; what a machine lacks it replaces by the next.
pub const FAMILIES: &str = "'SF Pro Text','Segoe UI Variable Text','Segoe UI',Inter,Roboto,'Helvetica Neue',Arial,\
    'PingFang SC','HarmonyOS Sans SC',MiSans,'Microsoft YaHei UI','Microsoft YaHei','Noto Sans CJK SC',\
    'Source Han Sans SC','WenQuanYi Micro Hei',sans-serif";

/// Hatching and the tip of an arrow.
const DEFINITIONS: &str = "\
<pattern id=\"hatch1\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"h-bg\" width=\"4\" height=\"4\"/><path class=\"h-1\" d=\"M0 0V4\"/></pattern>\
<pattern id=\"hatch2\" width=\"3.2\" height=\"3.2\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"h-bg\" width=\"4\" height=\"4\"/><path class=\"h-2\" d=\"M0 0V4\"/></pattern>\
<marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 8 4 0 8z\"/></marker>";

/// The class of a thing in one of its states; what is confirmed and ordinary has none.
pub fn class(thing: &str, state: &str) -> String {
    match state {
        "assumed" | "rumour" | "economic" | "unknown" => format!("{thing}-{state}"),
        _ => thing.to_owned(),
    }
}

/// What stands at the beginning of a drawing.
pub fn head(lang: Lang) -> String {
    let mut rules = RULES.to_owned();
    for (token, colour) in TOKENS {
        rules = rules.replace(&format!("var(--{token})"), colour);
    }
    // As on the screen, a Latin name is set a size smaller.
    let name = if lang == Lang::En { "12px" } else { "13px" };
    let rules = rules.replace("var(--name)", name);
    format!("<style>{rules}</style><defs>{DEFINITIONS}</defs>")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colour of OKLCH in sRGB.
    fn hex(lightness: f64, chroma: f64, hue: f64) -> String {
        let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
        let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        let linear = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
        ];
        let channel = |x: f64| {
            let x = if x <= 0.003_130_8 { 12.92 * x } else { 1.055 * x.powf(1.0 / 2.4) - 0.055 };
            format!("{:02x}", (255.0 * x).round().clamp(0.0, 255.0) as u8)
        };
        format!("#{}", linear.map(channel).concat())
    }

    #[test]
    fn the_colours_are_the_light_halves_of_the_tokens() {
        let sheet = include_str!("../../../../style/tokens.css");
        for (token, colour) in TOKENS {
            let line = sheet.lines().find(|line| line.trim_start().starts_with(&format!("--{token}:"))).expect(token);
            let (_, light) = line.split_once("light-dark(oklch(").expect("two halves");
            let numbers: Vec<f64> = light
                .split([' ', ')', '%'])
                .filter(|part| !part.is_empty())
                .take(3)
                .map(|part| part.parse().expect("a number"))
                .collect();
            assert_eq!(hex(numbers[0] / 100.0, numbers[1], numbers[2]), colour, "{token}");
        }
    }

    #[test]
    fn every_rule_is_of_one_class() {
        for rule in RULES.split_terminator('}') {
            let (selector, _) = rule.split_once('{').expect("a rule");
            let class = selector.strip_prefix('.').expect("a class");
            assert!(class.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{selector}");
        }
    }

    #[test]
    fn no_token_is_left_and_nothing_is_fetched() {
        let head = head(Lang::Zh);
        assert!(!head.contains("var("), "{head}");
        assert!(!head.contains("http") && !head.contains("@import") && !head.contains("@font-face"));
    }
}

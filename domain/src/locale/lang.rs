//! Which language, and how it is asked for.

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// 简体中文; what a stranger reads.
    #[default]
    Zh,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Name of the cookie that remembers the choice.
    pub const COOKIE: &'static str = "lang";

    /// The language the reader does not use.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The code kept in the cookie and in files: `zh` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag for `<html lang>`.
    #[must_use]
    pub const fn html_tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a code or BCP 47 tag, whatever its region or script.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }

    /// The language chosen before, from a `Cookie` header.
    #[must_use]
    pub fn from_cookie(header: &str) -> Option<Self> {
        header.split(';').find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            (name.trim() == Self::COOKIE).then(|| Self::from_tag(value.trim().trim_matches('"')))?
        })
    }

    /// The language we speak that an `Accept-Language` header (RFC 9110, 12.5.4) likes best, the
    /// first of equals; `None` when it names none of ours.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for range in header.split(',') {
            let mut fields = range.split(';');
            let Some(lang) = fields.next().and_then(Self::from_tag) else { continue };
            let weight = fields.find_map(|field| field.trim().strip_prefix("q=")).unwrap_or("1");
            let weight: f32 = weight.trim().parse().unwrap_or(0.0);
            if weight > best.map_or(0.0, |(_, liked)| liked) {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }

    /// The language of a request: what was chosen before, else what the browser likes, else Chinese.
    #[must_use]
    pub fn of_request(cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        cookie
            .and_then(Self::from_cookie)
            .or_else(|| accept_language.and_then(Self::from_accept_language))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_choice_made_before_wins_over_the_browser() {
        assert_eq!(Lang::of_request(Some("theme=dark; lang=en"), Some("zh-CN,zh;q=0.9")), Lang::En);
        assert_eq!(Lang::of_request(Some("slang=en; lang=zh"), Some("en")), Lang::Zh);
        assert_eq!(Lang::of_request(Some("lang=xx"), Some("en")), Lang::En);
    }

    #[test]
    fn the_browsers_order_decides_among_the_languages_we_speak() {
        let cases = [
            ("fr, en-GB;q=0.8, zh;q=0.7", Some(Lang::En)),
            ("en;q=0.1, zh-Hans-CN;q=0.5", Some(Lang::Zh)),
            ("zh_TW", Some(Lang::Zh)),
            ("en, zh", Some(Lang::En)),
            ("EN-us ; q=0.9", Some(Lang::En)),
            ("en;q=0", None),
            ("fr, *;q=0.5", None),
            ("english", None),
            ("", None),
        ];
        for (header, lang) in cases {
            assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        }
    }

    #[test]
    fn a_stranger_reads_chinese() {
        assert_eq!(Lang::of_request(None, None), Lang::Zh);
        assert_eq!(Lang::of_request(Some(""), Some("本")), Lang::Zh);
    }

    #[test]
    fn the_page_says_which_chinese_it_is() {
        assert_eq!(Lang::ALL.map(Lang::html_tag), ["zh-CN", "en"]);
        assert!(Lang::ALL.into_iter().all(|lang| Lang::from_tag(lang.html_tag()) == Some(lang)));
    }

    proptest! {
        #[test]
        fn no_header_is_too_strange(header in ".*") {
            let _ = (Lang::from_accept_language(&header), Lang::from_cookie(&header));
        }
    }
}

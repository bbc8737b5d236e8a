//! Calling colleagues in a text: `@` and a name. Pure; positions are bytes of the text.

use crate::{id::UserId, names::Names};

/// The longest name that is looked for behind an `@`, in characters.
const LONGEST: usize = 40;

/// A call somebody is about to write: the `@` and what stands behind it so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Where the `@` stands.
    pub start: usize,
    /// Where the caret stands.
    pub end: usize,
    /// What is typed between the two.
    pub query: String,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Text(&'a str),
    /// The name of somebody who is called, with the `@`.
    Call(&'a str, UserId),
}

/// The byte at which the browser's position (UTF-16 units) stands.
pub fn byte_at(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return at;
        }
        seen += c.len_utf16();
    }
    text.len()
}

/// The browser's position of a byte.
pub fn units_at(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).map(|(_, c)| c.len_utf16()).sum()
}

/// The call that is being written where the caret stands. An address such as `a@b.c` is none.
pub fn call_at(text: &str, caret: usize) -> Option<Call> {
    let before = text.get(..caret)?;
    let start = before.rfind('@')?;
    let query = &before[start + 1..];
    let address = before[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
    let named = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '.' | '·');
    let ended = !query.chars().all(named) || query.starts_with(' ') || query.contains("  ");
    (!address && !ended && query.chars().count() <= LONGEST).then(|| Call {
        start,
        end: caret,
        query: query.to_owned(),
    })
}

/// The text with the call completed, and where the caret stands then.
pub fn complete(text: &str, call: &Call, name: &str) -> (String, usize) {
    let head = format!("{}@{name} ", &text[..call.start]);
    let caret = head.len();
    (head + text[call.end..].trim_start_matches(' '), caret)
}

/// Without spaces, hyphens and apostrophes, in lower case: `Lin Yu’an` is found by `linyu`.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How well what is typed finds somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// A name, a word of it or its initials begin so.
    Begins,
    /// It stands somewhere inside.
    Inside,
}

/// How well what is typed finds somebody, by the Chinese or the Latin name, which for most of us is
/// the name in Pinyin, or by its initials.
pub fn fit(name: &Names, query: &str) -> Option<Fit> {
    let query = plain(query);
    let initials: String = name.en.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let tails = name.en.split_whitespace().enumerate().map(|(at, _)| {
        let words: Vec<&str> = name.en.split_whitespace().skip(at).collect();
        plain(&words.concat())
    });
    let begins = tails.chain([plain(&name.zh), plain(&initials)]).any(|text| text.starts_with(&query));
    let inside = || [&name.zh, &name.en].into_iter().any(|text| plain(text).contains(&query));
    if begins { Some(Fit::Begins) } else { inside().then_some(Fit::Inside) }
}

/// Where `name` is called first in `text` from `from` on.
fn first(text: &str, from: usize, names: &Names) -> Option<(usize, usize)> {
    let calls = [&names.zh, &names.en].into_iter().filter(|name| !name.is_empty()).filter_map(|name| {
        let call = format!("@{name}");
        text[from..].find(&call).map(|at| (from + at, call.len()))
    });
    calls.min_by_key(|(at, length)| (*at, usize::MAX - length))
}

/// Those of `colleagues` whom the text calls, once each. Of two of whose names one begins like the
/// other, the longer one is meant.
pub fn called<'a>(text: &str, colleagues: impl IntoIterator<Item = (UserId, &'a Names)>) -> Vec<UserId> {
    let colleagues: Vec<(UserId, &Names)> = colleagues.into_iter().collect();
    let mut called = Vec::new();
    for piece in pieces(text, &colleagues) {
        if let Piece::Call(_, user) = piece
            && !called.contains(&user)
        {
            called.push(user);
        }
    }
    called
}

/// The text in stretches: words, and calls of `colleagues`.
pub fn pieces<'a>(text: &'a str, colleagues: &[(UserId, &Names)]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    loop {
        let next = colleagues.iter().filter_map(|(user, names)| first(text, from, names).map(|call| (call, *user)));
        let Some(((at, length), user)) = next.min_by_key(|((at, length), _)| (*at, usize::MAX - length)) else {
            break;
        };
        if at > from {
            pieces.push(Piece::Text(&text[from..at]));
        }
        from = at + length;
        pieces.push(Piece::Call(&text[at..from], user));
    }
    if from < text.len() {
        pieces.push(Piece::Text(&text[from..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn user(number: u128) -> UserId {
        UserId(Uuid::from_u128(number))
    }

    fn query(text: &str) -> Option<String> {
        call_at(text, text.len()).map(|call| call.query)
    }

    #[test]
    fn a_call_begins_with_an_at_sign_also_behind_chinese() {
        assert_eq!(query("@"), Some(String::new()));
        assert_eq!(query("请@周"), Some("周".to_owned()));
        assert_eq!(query("ask @Zhou X"), Some("Zhou X".to_owned()));
        for text in ["", "ask", "wei@hospital.cn", "@ ", "@Zhou Xu  then", "@Zhou\nnext", "@周叙，", "@Zhou Xu, "] {
            assert_eq!(query(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_call_is_completed_where_the_caret_stands() {
        let text = "请@周 看一下";
        let call = call_at(text, "请@周".len()).expect("a call");
        assert_eq!(complete(text, &call, "周叙"), ("请@周叙 看一下".to_owned(), "请@周叙 ".len()));
    }

    #[test]
    fn colleagues_are_found_in_either_script_and_by_initials() {
        let zhou = Names::new("周叙", "Zhou Xu");
        for typed in ["", "周", "叙", "zhou", "zhouxu", "ZX", "Zhou X"] {
            assert!(fit(&zhou, typed).is_some(), "{typed}");
        }
        assert_eq!(fit(&zhou, "lin"), None);
        assert_eq!([fit(&zhou, "xu"), fit(&zhou, "zx"), fit(&zhou, "周")], [Some(Fit::Begins); 3]);
        assert_eq!([fit(&zhou, "hou"), fit(&zhou, "叙")], [Some(Fit::Inside); 2]);
    }

    #[test]
    fn calls_are_found_again_in_the_text_the_longer_name_first() {
        let (short, long, other) =
            (Names::new("林安", "Lin An"), Names::new("林安娜", "Lin Anna"), Names::new("周叙", ""));
        let colleagues = [(user(1), &short), (user(2), &long), (user(3), &other)];
        assert_eq!(called("@林安娜 和 @Lin An，看一下", colleagues), [user(2), user(1)]);
        assert_eq!(called("no@body, 周叙", colleagues), []);
        assert_eq!(
            pieces("see @周叙.", &colleagues),
            [Piece::Text("see "), Piece::Call("@周叙", user(3)), Piece::Text(".")]
        );
    }

    proptest! {
        #[test]
        fn positions_come_back_from_the_browser(text in "\\PC{0,20}", at in 0usize..24) {
            let byte = byte_at(&text, at);
            prop_assert!(text.is_char_boundary(byte));
            prop_assert_eq!(byte_at(&text, units_at(&text, byte)), byte);
        }

        #[test]
        fn the_pieces_are_the_text(text in "[@周叙ab ]{0,30}") {
            let name = Names::new("周叙", "ab");
            let whole: String = pieces(&text, &[(user(1), &name)])
                .into_iter()
                .map(|piece| match piece { Piece::Text(text) | Piece::Call(text, _) => text })
                .collect();
            prop_assert_eq!(whole, text);
        }

        #[test]
        fn whoever_is_chosen_is_called(head in "[周a ]{0,8}", tail in "[周a ]{0,8}") {
            let name = Names::new("周叙", "Zhou Xu");
            let text = format!("{head} @{tail}");
            let caret = head.len() + 2;
            let call = call_at(&text, caret).expect("a call");
            let (text, caret) = complete(&text, &call, &name.zh);
            prop_assert!(text.is_char_boundary(caret));
            prop_assert_eq!(called(&text, [(user(1), &name)]), vec![user(1)]);
        }
    }
}

//! The words of the program, in two languages, equal: 简体中文 and English.
//!
//! # Adding a word
//! One file a noun of the field ([`common`], [`shell`], [`account`], [`board`], [`map`], …). A file is
//! one call of [`words!`](crate::words); each entry names both languages, so a missing word does not
//! compile:
//!
//! ```text
//! words! {
//!     title: zh "看板", en "Board";
//!     moved(n: usize): zh "移动了 {n} 个商机", en one(n) "Moved {n} deal", en "Moved {n} deals";
//! }
//! ```
//!
//! `title` becomes `fn title(lang: Lang) -> &'static str`; `moved` becomes
//! `fn moved(lang: Lang, n: usize) -> String`. `en one(n)` is the English form for exactly one.
//! House rules (design/README.md): one space between Han and Latin or digits, none before `%` or
//! punctuation; “ ” — … as they are; sentences without a final stop on buttons and labels.
//!
//! # Reading a word
//! - [`use_lang`] gives the reader's language as a signal; `board::title(lang.get())` is a word.
//! - [`tr!`](crate::tr) gives the closure that follows the language: `view! { <h1>{tr!(board::title)}</h1> }`,
//!   `tr!(board::moved, n.get())`. It is what every text prop of `crate::ui` takes.
//! - [`provide_lang`] is called once at the app's root with [`initial_lang`]; [`set_lang`] switches
//!   without a reload and remembers the choice in the cookie `lang`.

/// Declares words in both languages; see the [module](crate::words).
#[macro_export]
macro_rules! words {
    ($(
        $name:ident $( ( $($arg:ident : $ty:ty),* $(,)? ) )? : zh $zh:literal,
        $( en one($count:ident) $one:literal, )? en $en:literal;
    )*) => {
        $( $crate::word! { $name $( ( $($arg : $ty),* ) )? , $zh, $en $(, $count $one)? } )*
    };
}

/// One entry of [`words!`].
#[doc(hidden)]
#[macro_export]
macro_rules! word {
    ($name:ident, $zh:literal, $en:literal) => {
        #[doc = concat!("“", $zh, "” · “", $en, "”")]
        #[must_use]
        pub const fn $name(lang: ::meridian_domain::locale::Lang) -> &'static str {
            match lang {
                ::meridian_domain::locale::Lang::Zh => $zh,
                ::meridian_domain::locale::Lang::En => $en,
            }
        }
    };
    ($name:ident ( $($arg:ident : $ty:ty),* ), $zh:literal, $en:literal $(, $count:ident $one:literal)?) => {
        #[doc = concat!("“", $zh, "” · “", $en, "”")]
        #[must_use]
        pub fn $name(lang: ::meridian_domain::locale::Lang, $($arg: $ty),*) -> String {
            match lang {
                ::meridian_domain::locale::Lang::Zh => format!($zh),
                $( ::meridian_domain::locale::Lang::En if $count == 1 => format!($one), )?
                ::meridian_domain::locale::Lang::En => format!($en),
            }
        }
    };
}

/// A closure that gives a word in the reader's language and follows the switch of language:
/// `tr!(board::title)`, `tr!(board::moved, n.get())`. Arguments are evaluated inside the closure.
///
/// Calls [`use_lang`](crate::words::use_lang), so it stands in a component's body or view.
#[macro_export]
macro_rules! tr {
    ($word:path $(, $arg:expr)* $(,)?) => {{
        let lang = $crate::words::use_lang();
        move || $word(::leptos::prelude::Get::get(&lang) $(, $arg)*)
    }};
}

pub mod access;
pub mod account;
pub mod board;
pub mod card;
pub mod common;
pub mod deal;
pub mod deeds;
pub mod dossier;
pub mod errors;
pub mod exchange;
pub mod failures;
pub mod forecast;
pub mod gate;
pub mod health;
pub mod history;
pub mod identify;
pub mod import;
pub mod insight;
pub mod map;
pub mod people;
pub mod pipelines;
pub mod plan;
pub mod play;
pub mod profile;
pub mod proof;
pub mod rules;
pub mod run;
pub mod sale;
pub mod saved;
pub mod scenario;
pub mod settings;
pub mod shell;
pub mod signin;
pub mod talk;
pub mod views;
pub mod watch;
pub mod workshop;

mod lang;

pub use lang::{initial_lang, provide_lang, set_lang, use_lang};

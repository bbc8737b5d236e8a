//! Icons: drawn on a 20 grid, stroke 1.5, always beside a word or under a title.

use leptos::prelude::*;

macro_rules! glyphs {
    ($($name:ident => $id:literal,)*) => {
        /// Every icon there is; one that is not drawn does not compile.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph { $($name,)* }

        impl Glyph {
            /// Every icon, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Where the sprite keeps the drawing, for `<use href=…>`.
            #[must_use]
            pub const fn href(self) -> &'static str {
                match self { $(Self::$name => concat!("#i-", $id),)* }
            }
        }
    };
}

glyphs! {
    Alert => "alert",
    Arrow => "arrow",
    ArrowUr => "arrow-ur",
    Bell => "bell",
    Board => "board",
    Bold => "bold",
    Bolt => "bolt",
    Bookmark => "bookmark",
    Box => "box",
    Building => "building",
    Calendar => "calendar",
    Camera => "camera",
    Check => "check",
    Circles => "circles",
    Clock => "clock",
    Cloud => "cloud",
    Coins => "coins",
    Comment => "comment",
    Compare => "compare",
    Copy => "copy",
    Cursor => "cursor",
    DocCheck => "doc-check",
    Down => "down",
    Download => "download",
    Expand => "expand",
    Eye => "eye",
    EyeOff => "eye-off",
    File => "file",
    Filter => "filter",
    Fit => "fit",
    Flag => "flag",
    Free => "free",
    Full => "full",
    Gavel => "gavel",
    Globe => "globe",
    Grid => "grid",
    Grip => "grip",
    Hand => "hand",
    Help => "help",
    History => "history",
    Horn => "horn",
    Inbox => "inbox",
    Info => "info",
    Left => "left",
    Link => "link",
    List => "list",
    Lock => "lock",
    Mail => "mail",
    Matrix => "matrix",
    Mic => "mic",
    Minus => "minus",
    Moon => "moon",
    More => "more",
    Network => "network",
    Next => "next",
    Note => "note",
    Pause => "pause",
    PersonPlus => "person-plus",
    Phone => "phone",
    Pin => "pin",
    Play => "play",
    Plus => "plus",
    Print => "print",
    Qr => "qr",
    Quote => "quote",
    Redo => "redo",
    Refresh => "refresh",
    Right => "right",
    Route => "route",
    Scale => "scale",
    Search => "search",
    Settings => "settings",
    Shield => "shield",
    Sliders => "sliders",
    Sort => "sort",
    Split => "split",
    Star => "star",
    Sun => "sun",
    Target => "target",
    Template => "template",
    Trash => "trash",
    Tree => "tree",
    Undo => "undo",
    Up => "up",
    Upload => "upload",
    User => "user",
    Users => "users",
    WifiOff => "wifi-off",
    X => "x",
}

/// The drawings, the hatches of support and the heads of arrows. The browser never needs the text:
/// it finds the drawings in the page the server sent, so they do not weigh on the wasm.
const DRAWINGS: &str = if cfg!(feature = "ssr") { include_str!("sprite.svg") } else { "" };

/// All drawings, once a page: the first thing inside the app's root.
#[component]
pub fn Sprite() -> impl IntoView {
    view! { <svg class="sprite" aria-hidden="true" inner_html=DRAWINGS></svg> }
}

/// One icon. It is silent for screen readers: the word beside it speaks.
#[component]
pub fn Icon(
    glyph: Glyph,
    /// 16 px instead of 20.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <svg class=if small { "i i-s" } else { "i" } aria-hidden="true">
            <use_ href=glyph.href()></use_>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_drawn_once() {
        for glyph in Glyph::ALL {
            let symbol = format!("<symbol id=\"{}\"", &glyph.href()[1..]);
            assert_eq!(DRAWINGS.matches(&symbol).count(), 1, "{glyph:?}");
        }
    }

    #[test]
    fn every_drawing_has_a_name() {
        assert_eq!(DRAWINGS.matches("<symbol ").count(), Glyph::ALL.len());
    }
}

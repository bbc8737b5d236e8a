//! Light, dark, or as the machine says. The choice is `data-theme` on `<html>` and the cookie
//! `theme`, which the server reads, so that a page never flashes in the wrong colours.

use leptos::prelude::*;

/// How the reader wants to see the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the machine says; no `data-theme` is written.
    #[default]
    Auto,
    /// Paper-white and ink.
    Light,
    /// The same in the dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order a menu shows them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The value of `data-theme` and of the cookie; nothing for [`Theme::Auto`].
    #[must_use]
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// The theme of the first render: the server asks the request's cookie, the browser asks what the
/// server wrote into `<html data-theme>`.
#[must_use]
pub fn initial_theme() -> Theme {
    #[cfg(feature = "ssr")]
    {
        crate::cookies::read("theme").as_deref().map_or(Theme::Auto, Theme::parse)
    }
    #[cfg(not(feature = "ssr"))]
    {
        document()
            .document_element()
            .and_then(|root| root.get_attribute("data-theme"))
            .as_deref()
            .map_or(Theme::Auto, Theme::parse)
    }
}

/// The reader's theme, provided at the app's root.
#[derive(Clone, Copy)]
struct Look(RwSignal<Theme>);

/// Puts the theme into the context; called once, at the app's root, with [`initial_theme`].
pub fn provide_theme(initial: Theme) -> RwSignal<Theme> {
    let theme = RwSignal::new(initial);
    provide_context(Look(theme));
    theme
}

/// The reader's theme.
///
/// # Panics
/// Outside the app's root, where [`provide_theme`] was not called.
#[must_use]
pub fn use_theme() -> RwSignal<Theme> {
    expect_context::<Look>().0
}

/// Shows the theme and remembers it for a year. Browser only.
pub fn set_theme(theme: RwSignal<Theme>, to: Theme) {
    if let Some(root) = document().document_element() {
        // Cannot fail: `data-theme` is a valid attribute name.
        drop(match to.attribute() {
            Some(value) => root.set_attribute("data-theme", value),
            None => root.remove_attribute("data-theme"),
        });
    }
    crate::cookies::remember("theme", to.attribute().unwrap_or("auto"));
    theme.set(to);
}

/// Dark when it is light on the screen, and the other way round. Browser only.
pub fn toggle_theme(theme: RwSignal<Theme>) {
    let dark = match theme.get_untracked() {
        Theme::Auto => {
            window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches())
        }
        choice => choice == Theme::Dark,
    };
    set_theme(theme, if dark { Theme::Light } else { Theme::Dark });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for theme in Theme::ALL {
            assert_eq!(Theme::parse(theme.attribute().unwrap_or("auto")), theme);
        }
    }
}

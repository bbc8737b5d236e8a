//! The views of one map, as the address names them.

use meridian_domain::{locale::Lang, stakeholder::Arrangement};

use crate::{
    ui::Glyph,
    words::{map, people},
};

/// A way to look at a map: arranged on the canvas, or as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Canvas(Arrangement),
    /// Our colleagues against the people.
    Matrix,
    List,
}

impl View {
    /// Every view, in the order of the bar.
    pub const ALL: [Self; 7] = [
        Self::Canvas(Arrangement::Free),
        Self::Canvas(Arrangement::Tree),
        Self::Canvas(Arrangement::Grid),
        Self::Canvas(Arrangement::Network),
        Self::Canvas(Arrangement::Circles),
        Self::Matrix,
        Self::List,
    ];

    /// The view of `?view=…`; the free canvas where it names none.
    pub fn read(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|view| Some(view.key()) == name).unwrap_or(Self::ALL[0])
    }

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Canvas(Arrangement::Free) => "free",
            Self::Canvas(Arrangement::Tree) => "tree",
            Self::Canvas(Arrangement::Grid) => "grid",
            Self::Canvas(Arrangement::Network) => "network",
            Self::Canvas(Arrangement::Circles) => "circles",
            Self::Matrix => "matrix",
            Self::List => "list",
        }
    }

    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Canvas(Arrangement::Free) => map::free(lang),
            Self::Canvas(Arrangement::Tree) => map::tree(lang),
            Self::Canvas(Arrangement::Grid) => map::grid(lang),
            Self::Canvas(Arrangement::Network) => map::network(lang),
            Self::Canvas(Arrangement::Circles) => map::circles(lang),
            Self::Matrix => people::matrix_short(lang),
            Self::List => map::list(lang),
        }
    }

    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Canvas(Arrangement::Free) => Glyph::Free,
            Self::Canvas(Arrangement::Tree) => Glyph::Tree,
            Self::Canvas(Arrangement::Grid) => Glyph::Grid,
            Self::Canvas(Arrangement::Network) => Glyph::Network,
            Self::Canvas(Arrangement::Circles) => Glyph::Circles,
            Self::Matrix => Glyph::Matrix,
            Self::List => Glyph::List,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_found_by_its_name_and_anything_else_is_the_free_canvas() {
        for view in View::ALL {
            assert_eq!(View::read(Some(view.key())), view);
        }
        assert_eq!(View::read(None), View::Canvas(Arrangement::Free));
        assert_eq!(View::read(Some("upside-down")), View::Canvas(Arrangement::Free));
    }
}

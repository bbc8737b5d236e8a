//! The kinds of files a map goes out as.

use meridian_domain::locale::Lang;

use crate::words::exchange as words;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Svg,
    Png,
    Pdf,
    People,
    Lines,
    Cards,
}

impl Format {
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Png, Self::Svg, Self::People, Self::Lines, Self::Cards];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::People => "people",
            Self::Lines => "lines",
            Self::Cards => "cards",
        }
    }

    /// The format of a stable name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// The word, and what it is good for.
    pub const fn words(self, lang: Lang) -> (&'static str, &'static str) {
        match self {
            Self::Svg => (words::svg(lang), words::svg_hint(lang)),
            Self::Png => (words::png(lang), words::png_hint(lang)),
            Self::Pdf => (words::pdf(lang), words::pdf_hint(lang)),
            Self::People => (words::people_csv(lang), words::people_csv_hint(lang)),
            Self::Lines => (words::lines_csv(lang), words::lines_csv_hint(lang)),
            Self::Cards => (words::cards(lang), words::cards_hint(lang)),
        }
    }

    /// The type browsers know it by.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::People | Self::Lines => "text/csv;charset=utf-8",
            Self::Cards => "text/vcard;charset=utf-8",
        }
    }

    /// The name of the file: account, map, day; nothing in it that a folder could not hold.
    pub fn file(self, account: &str, map: &str, day: &str, lang: Lang) -> String {
        let (what, ending) = match self {
            Self::Svg => ("", "svg"),
            Self::Png => ("", "png"),
            Self::Pdf => ("", "pdf"),
            Self::People => (words::file_people(lang), "csv"),
            Self::Lines => (words::file_lines(lang), "csv"),
            Self::Cards => (words::file_people(lang), "vcf"),
        };
        let parts = [account, map, what, day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let plain = |c: char| if c.is_control() || "<>:\"/\\|?*".contains(c) { '-' } else { c };
        let name: String = parts.join(" ").chars().map(plain).take(120).collect();
        format!("{name}.{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_name_that_every_folder_holds() {
        let name = Format::People.file("A/B: \"C\"", "Map", "2026-11-23", Lang::En);
        assert_eq!(name, "A-B- -C- Map people 2026-11-23.csv");
        for format in Format::ALL {
            assert_eq!(Format::from_key(format.key()), Some(format));
        }
    }
}

//! Sheets of paper, and how a drawing is fitted onto one.

use super::Picture;

/// A sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// A3, else A4.
    pub large: bool,
    pub landscape: bool,
}

/// A drawing on a sheet: places and sizes in points, from the lower left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Points a map unit takes.
    pub scale: f64,
}

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// White all around.
const MARGIN: f64 = 10.0 * MM;
/// Nothing is printed larger than this, however small the map: 100 % of the screen.
const LARGEST: f64 = 0.75;
/// The size of a title on a card in map units.
const WORDS: f64 = 12.0;
/// Words smaller than this are hard to read on paper, in points.
const LEGIBLE: f64 = 5.0;

impl Paper {
    pub const ALL: [Self; 4] = [
        Self { large: false, landscape: true },
        Self { large: false, landscape: false },
        Self { large: true, landscape: true },
        Self { large: true, landscape: false },
    ];

    /// The stable name: `a4-landscape`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match (self.large, self.landscape) {
            (false, true) => "a4-landscape",
            (false, false) => "a4-portrait",
            (true, true) => "a3-landscape",
            (true, false) => "a3-portrait",
        }
    }

    /// Width and height in points.
    #[must_use]
    pub fn size(self) -> (f64, f64) {
        let (short, long) = if self.large { (297.0 * MM, 420.0 * MM) } else { (210.0 * MM, 297.0 * MM) };
        if self.landscape { (long, short) } else { (short, long) }
    }

    /// Dots an inch: finer on the smaller sheet, whose words are smaller, and never so many that a
    /// telephone has no memory for them.
    #[must_use]
    pub const fn dpi(self) -> f64 {
        if self.large { 220.0 } else { 300.0 }
    }

    /// The whole drawing, as large as it goes, in the middle of the sheet and at its upper edge.
    #[must_use]
    pub fn fit(self, picture: &Picture) -> Fit {
        let (width, height) = self.size();
        let scale = ((width - 2.0 * MARGIN) / picture.width).min((height - 2.0 * MARGIN) / picture.height).min(LARGEST);
        let (wide, high) = (picture.width * scale, picture.height * scale);
        Fit { x: (width - wide) / 2.0, y: height - MARGIN - high, width: wide, height: high, scale }
    }
}

impl Fit {
    /// How large words on cards come out, in points, when that is hard to read.
    #[must_use]
    pub fn too_small(&self) -> Option<f64> {
        Some(WORDS * self.scale).filter(|words| *words < LEGIBLE)
    }
}

/// The most pixels a side and a whole canvas may have; browsers differ, all can do this.
const SIDE: f64 = 16_000.0;
const AREA: f64 = 64_000_000.0;

/// How many pixels a map unit gets in a picture: two, or fewer where the canvas would be too large;
/// nothing where even one would be.
#[must_use]
pub fn pixels(picture: &Picture) -> Option<f64> {
    let (width, height) = (picture.width, picture.height);
    let most = (SIDE / width.max(height)).min((AREA / (width * height)).sqrt());
    Some(most.min(2.0)).filter(|scale| *scale >= 1.0)
}

#[cfg(test)]
mod tests {
    use meridian_domain::{exchange::Extract, locale::Lang, names::Names, time::Date};

    use super::{super::picture, *};

    fn drawing(width: f64, height: f64) -> Picture {
        let extract = Extract {
            account: Names::same("A"),
            map: Names::same("M"),
            on: Date::from_days(0),
            people: Vec::new(),
            lines: Vec::new(),
            redacted: false,
        };
        let mut picture = picture(&extract, Lang::En);
        (picture.width, picture.height) = (width, height);
        picture
    }

    #[test]
    fn a_sheet_has_the_size_it_says() {
        let (width, height) = Paper::ALL[0].size();
        assert!((width - 841.89).abs() < 0.01 && (height - 595.28).abs() < 0.01);
        let (width, height) = Paper::ALL[3].size();
        assert!((width - 841.89).abs() < 0.01 && (height - 1190.55).abs() < 0.01);
    }

    #[test]
    fn every_drawing_lies_whole_within_the_margins() {
        for (width, height) in [(760.0, 400.0), (6_000.0, 900.0), (900.0, 20_000.0)] {
            for paper in Paper::ALL {
                let (wide, high) = paper.size();
                let fit = paper.fit(&drawing(width, height));
                assert!(fit.x >= MARGIN - 0.01 && fit.x + fit.width <= wide - MARGIN + 0.01);
                assert!(fit.y >= MARGIN - 0.01 && fit.y + fit.height <= high - MARGIN + 0.01);
                assert!(fit.width / 72.0 * paper.dpi() < SIDE);
            }
        }
        assert_eq!(Paper::ALL[0].fit(&drawing(760.0, 400.0)).too_small(), None);
        assert!(Paper::ALL[0].fit(&drawing(6_000.0, 900.0)).too_small().is_some());
    }

    #[test]
    fn a_picture_has_two_pixels_a_unit_or_as_many_as_a_canvas_takes() {
        assert_eq!(pixels(&drawing(2_000.0, 1_000.0)), Some(2.0));
        let scale = pixels(&drawing(7_000.0, 6_000.0)).expect("a canvas");
        assert!((1.0..2.0).contains(&scale));
        assert_eq!(pixels(&drawing(40_000.0, 1_000.0)), None);
    }
}

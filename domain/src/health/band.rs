//! Bands: green, amber, red, with hysteresis.

use serde::{Deserialize, Serialize};

/// The verdict on a score. The order is from worse to better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Red,
    Amber,
    Green,
}

/// Where the bands lie on 0..=100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BandModel {
    /// Green from here up.
    pub green_from: f64,
    /// Amber from here up, red below.
    pub amber_from: f64,
    /// A border already crossed must be left by more than this much before the band changes back.
    pub hysteresis: f64,
}

impl Default for BandModel {
    /// `methods.md` 3.6: green ≥ 67, amber 34–66, red ≤ 33, hysteresis ±3.
    fn default() -> Self {
        Self { green_from: 67.0, amber_from: 34.0, hysteresis: 3.0 }
    }
}

impl BandModel {
    /// The band of a score of 0..=100 (`methods.md` 3.6). With a band shown before, a border moves away from it: up by the
    /// hysteresis for a score that would rise over it, down for one that would fall below it.
    #[must_use]
    pub fn band(&self, score: f64, previous: Option<Band>) -> Band {
        if score >= self.border(self.green_from, Band::Green, previous) {
            Band::Green
        } else if score >= self.border(self.amber_from, Band::Amber, previous) {
            Band::Amber
        } else {
            Band::Red
        }
    }

    /// The band shown last after a row of scores, oldest first: each leans on the one before, as it did
    /// when it was shown. `None` without a score.
    #[must_use]
    pub fn shown(&self, scores: impl IntoIterator<Item = f64>) -> Option<Band> {
        scores.into_iter().fold(None, |previous, score| Some(self.band(score, previous)))
    }

    fn border(&self, from: f64, above: Band, previous: Option<Band>) -> f64 {
        match previous {
            None => from,
            Some(band) if band >= above => from - self.hysteresis,
            Some(_) => from + self.hysteresis,
        }
    }

    /// Borders in order and inside the scale, and far enough apart for the hysteresis.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let Self { green_from, amber_from, hysteresis } = *self;
        let inside = |x: f64| (0.0..=100.0).contains(&x);
        inside(green_from) && inside(amber_from) && hysteresis >= 0.0 && amber_from + 2.0 * hysteresis < green_from
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first(score: f64) -> Band {
        BandModel::default().band(score, None)
    }

    fn after(previous: Band, score: f64) -> Band {
        BandModel::default().band(score, Some(previous))
    }

    #[test]
    fn a_first_score_falls_into_the_printed_bands() {
        assert_eq!(first(67.0), Band::Green);
        assert_eq!(first(66.0), Band::Amber);
        assert_eq!(first(34.0), Band::Amber);
        assert_eq!(first(33.0), Band::Red);
    }

    #[test]
    fn a_score_on_the_border_does_not_flap() {
        assert_eq!(after(Band::Green, 64.0), Band::Green);
        assert_eq!(after(Band::Green, 63.9), Band::Amber);
        assert_eq!(after(Band::Amber, 69.9), Band::Amber);
        assert_eq!(after(Band::Amber, 70.0), Band::Green);
        assert_eq!(after(Band::Red, 36.9), Band::Red);
        assert_eq!(after(Band::Amber, 31.0), Band::Amber);
    }

    #[test]
    fn the_band_shown_last_leans_on_all_before_it() {
        let bands = BandModel::default();
        assert_eq!(bands.shown([70.0, 65.0, 65.0]), Some(Band::Green));
        assert_eq!(bands.shown([60.0, 65.0, 69.0]), Some(Band::Amber));
        assert_eq!(bands.shown([]), None);
    }

    #[test]
    fn a_crash_crosses_two_bands_at_once() {
        assert_eq!(after(Band::Green, 10.0), Band::Red);
        assert_eq!(after(Band::Red, 95.0), Band::Green);
    }

    proptest! {
        #[test]
        fn a_band_shown_stays_when_the_score_stays(score in 0.0..=100.0_f64) {
            let band = first(score);
            prop_assert_eq!(after(band, score), band);
        }

        #[test]
        fn a_change_of_less_than_the_hysteresis_never_flips_there_and_back(
            score in 0.0..=100.0_f64,
            step in -2.9..2.9_f64,
        ) {
            let band = after(first(score), score + step);
            prop_assert_eq!(after(band, score), band);
        }
    }
}

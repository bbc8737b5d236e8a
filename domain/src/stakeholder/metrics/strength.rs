//! How strong a relationship is, without reading anybody's mail.

use serde::{Deserialize, Serialize};

use crate::{
    account::Tier,
    explained::{Explained, FormulaId, InputKey, Part, usable},
    health::decay,
};

/// What is known about the contacts of one person with one of our colleagues, or with all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contacts {
    /// Current relationship level, 1 vendor to 4 trusted advisor.
    pub level: Option<u8>,
    /// Contacts within the last 90 days.
    pub last_90_days: u32,
    /// Contacts planned for 90 days, by the grade of the account.
    pub target_90_days: f64,
    /// Days since the last two-way contact; `None` when there never was one.
    pub days_since: Option<f64>,
}

/// Weights of the default formula (`methods.md` 3.2), as versioned data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StrengthModel {
    pub version: u32,
    /// Weights of level, frequency and recency; they add up to 1.
    pub level: f64,
    pub frequency: f64,
    pub recency: f64,
    /// Days in which recency halves.
    pub half_life_days: f64,
    /// Contacts per 90 days wanted at accounts of grade A, B, C.
    pub target_a: f64,
    pub target_b: f64,
    pub target_c: f64,
}

impl StrengthModel {
    /// Contacts planned for 90 days at an account of this tier; one without a tier counts as C.
    #[must_use]
    pub fn target(&self, tier: Option<Tier>) -> f64 {
        match tier {
            Some(Tier::Strategic | Tier::A) => self.target_a,
            Some(Tier::B) => self.target_b,
            Some(Tier::C) | None => self.target_c,
        }
    }
}

impl Default for StrengthModel {
    fn default() -> Self {
        Self {
            version: 1,
            level: 0.40,
            frequency: 0.35,
            recency: 0.25,
            half_life_days: 60.0,
            target_a: 6.0,
            target_b: 3.0,
            target_c: 1.0,
        }
    }
}

/// Relationship strength `RS = 100 · (0.40·L/4 + 0.35·F + 0.25·R)`, 0..=100, with
/// `F = min(1, n₉₀/target)` and `R = 0.5^(d/60)` (`methods.md` 3.2).
///
/// What is not known adds nothing, so that a relationship nobody has rated is never overrated. The
/// value of a part is its term, 0..=1.
#[must_use]
pub fn relationship_strength(contacts: &Contacts, model: &StrengthModel) -> Explained {
    let terms = [
        (InputKey::Level, model.level, contacts.level.map(|level| f64::from(level.min(4)) / 4.0)),
        (InputKey::Frequency, model.frequency, frequency(contacts)),
        (InputKey::Recency, model.recency, Some(recency(contacts.days_since, model.half_life_days))),
    ];
    let all: f64 = terms.iter().map(|(_, weight, _)| weight).sum();
    let known: f64 = terms.iter().filter(|(_, _, term)| term.is_some()).map(|(_, weight, _)| weight).sum();
    let missing = terms.iter().filter(|(_, _, term)| term.is_none()).map(|(input, _, _)| input.clone()).collect();
    let parts: Vec<Part> = terms
        .into_iter()
        .map(|(input, weight, value)| Part {
            input,
            value,
            weight,
            contribution: 100.0 * weight * value.unwrap_or(0.0),
        })
        .collect();
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::RelationshipStrength,
        parts,
        missing,
        coverage: if all > 0.0 { known / all } else { 0.0 },
        model_version: model.version,
    }
}

fn frequency(contacts: &Contacts) -> Option<f64> {
    let target = usable(Some(contacts.target_90_days)).filter(|target| *target > 0.0)?;
    Some((f64::from(contacts.last_90_days) / target).min(1.0))
}

/// Somebody never met has no recency.
fn recency(days_since: Option<f64>, half_life: f64) -> f64 {
    usable(days_since).map_or(0.0, |days| decay(days, half_life))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(contacts: &Contacts) -> f64 {
        relationship_strength(contacts, &StrengthModel::default()).value.expect("always a figure")
    }

    fn close_contact() -> Contacts {
        Contacts { level: Some(4), last_90_days: 6, target_90_days: 6.0, days_since: Some(0.0) }
    }

    #[test]
    fn a_trusted_advisor_met_often_and_today_is_as_strong_as_it_gets() {
        assert!((strength(&close_contact()) - 100.0).abs() < 1e-9);
        let more = Contacts { last_90_days: 40, ..close_contact() };
        assert!((strength(&more) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn without_contact_the_strength_decays_by_recency_alone() {
        let points: Vec<String> = [0.0, 15.0, 30.0, 60.0, 90.0, 180.0]
            .map(|days| format!("{:.1}", strength(&Contacts { days_since: Some(days), ..close_contact() })))
            .into();
        assert_eq!(points, ["100.0", "96.0", "92.7", "87.5", "83.8", "78.1"]);
    }

    #[test]
    fn a_vendor_met_once_in_a_while_is_weak() {
        let vendor = Contacts { level: Some(1), last_90_days: 1, target_90_days: 3.0, days_since: Some(60.0) };
        // 100 × (.40 × .25 + .35 × .333 + .25 × .5)
        assert_eq!(format!("{:.2}", strength(&vendor)), "34.17");
    }

    #[test]
    fn a_level_nobody_rated_adds_nothing_and_is_named() {
        let explained = relationship_strength(&Contacts { level: None, ..close_contact() }, &StrengthModel::default());
        assert!((explained.value.expect("a figure") - 60.0).abs() < 1e-9);
        assert_eq!(explained.missing, [InputKey::Level]);
        assert!((explained.coverage - 0.6).abs() < 1e-9);
    }

    #[test]
    fn a_stranger_has_no_strength() {
        let stranger = Contacts { target_90_days: 3.0, ..Contacts::default() };
        assert_eq!(strength(&stranger), 0.0);
    }
}

//! The SWOT: strengths and weaknesses of ours, opportunities and threats around us, each weighed and rated.

use super::*;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    pipeline::Rank,
    stakeholder::Evidence,
};

vocabulary! {
    SwotSide { Strength, Weakness, Opportunity, Threat }
}

impl SwotSide {
    /// Whether it is about ourselves, and so in the IFE; the others are in the EFE.
    #[must_use]
    pub const fn is_internal(self) -> bool {
        matches!(self, Self::Strength | Self::Weakness)
    }

    /// The ratings an item may have here (`methods.md` 3.5): strengths 3 or 4, weaknesses 1 or 2.
    #[must_use]
    pub const fn ratings(self) -> std::ops::RangeInclusive<i64> {
        match self {
            Self::Strength => 3..=4,
            Self::Weakness => 1..=2,
            Self::Opportunity | Self::Threat => 1..=4,
        }
    }

    /// `S`, `W`, `O`, `T`: the letters stand in both languages.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Strength => 'S',
            Self::Weakness => 'W',
            Self::Opportunity => 'O',
            Self::Threat => 'T',
        }
    }
}

record! {
    /// One item of the SWOT.
    pub struct SwotItem (SwotItemPatch) {
        pub id: SwotItemId,
        pub account: AccountId,
        pub side: SwotSide,
        pub text: Names,
        /// Weight among those of its half (ours, or around us), in hundredths: 0..=100, together 100.
        pub weight: Option<i64>,
        /// 1..=4; 2.5 is average. See [`SwotSide::ratings`].
        pub rating: Option<i64>,
        pub evidence: Evidence,
        /// The factor it comes from.
        pub factor: Option<FactorId>,
        pub rank: Rank,
    }
}

impl SwotItem {
    /// An item nobody has weighed yet.
    pub fn new(id: SwotItemId, account: AccountId, side: SwotSide, text: Names, rank: Rank) -> Self {
        Self { id, account, side, text, weight: None, rating: None, evidence: Evidence::default(), factor: None, rank }
    }

    /// What a factor becomes: an opportunity or a threat with the same words and evidence; `None` while
    /// nobody knows which way it acts.
    pub fn from_factor(id: SwotItemId, factor: &Factor, rank: Rank) -> Option<Self> {
        let new = Self::new(id, factor.account, factor.side()?, factor.text.clone(), rank);
        Some(Self { evidence: factor.evidence.clone(), factor: Some(factor.id), ..new })
    }

    /// Weight as a share, 0..=1.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        self.weight.map(|weight| weight as f64 / 100.0)
    }
}

impl Describe for SwotItem {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.account.into()];
        keys.extend(self.factor.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        let ratings = self.side.ratings();
        Check::new()
            .names("text", &self.text)
            .between("weight", self.weight, 0, 100)
            .between("rating", self.rating, *ratings.start(), *ratings.end())
            .text("source", &self.evidence.source)
            .date("on", self.evidence.on)
            .done()
    }
}

/// The sum of the weights of one half, in hundredths, and of how many items it is; 100 is what it
/// should be.
pub fn weight_sum<'a>(items: impl IntoIterator<Item = &'a SwotItem>, internal: bool) -> (i64, usize) {
    let weights = items.into_iter().filter(|item| item.side.is_internal() == internal).map(|item| item.weight);
    weights.fold((0, 0), |(sum, count), weight| (sum + weight.unwrap_or(0), count + 1))
}

/// How strong we are within (IFE) or how well we answer what is around us (EFE): `Σ w·r / Σ w`, 1..=4,
/// average 2.5 (`methods.md` 3.5). With weights that add up to one that is `Σ w·r`.
#[must_use]
pub fn balance<'a>(items: impl IntoIterator<Item = &'a SwotItem>, internal: bool, rules: &PlanRules) -> Explained {
    let formula = if internal { FormulaId::InternalFactors } else { FormulaId::ExternalFactors };
    let of_half: Vec<&SwotItem> = items.into_iter().filter(|item| item.side.is_internal() == internal).collect();
    let rated = |item: &&&SwotItem| item.weight.is_some_and(|weight| weight > 0) && item.rating.is_some();
    let missing: Vec<InputKey> =
        of_half.iter().filter(|item| !rated(item)).map(|item| InputKey::Swot(item.id.0)).collect();
    let all: f64 = of_half.iter().filter_map(|item| item.share()).sum();
    let known: f64 = of_half.iter().filter(rated).filter_map(|item| item.share()).sum();
    if known <= 0.0 {
        return Explained::unknown(formula, missing, rules.version);
    }
    let part = |item: &&SwotItem| {
        let (weight, rating) = (item.share()?, item.rating? as f64);
        (weight > 0.0).then(|| Part {
            input: InputKey::Swot(item.id.0),
            value: Some(rating),
            weight,
            contribution: weight * rating / known,
        })
    };
    let parts: Vec<Part> = of_half.iter().filter_map(part).collect();
    let value = parts.iter().map(|part| part.contribution).sum();
    Explained { value: Some(value), formula, parts, missing, coverage: known / all, model_version: rules.version }
}

/// What an item is called: its letter and its place on its side from 1, such as `S2`.
#[must_use]
pub fn code(items: &[SwotItem], id: SwotItemId) -> Option<String> {
    let side = items.iter().find(|item| item.id == id)?.side;
    let side_by_side = in_order(items.iter().filter(|item| item.side == side));
    let at = side_by_side.iter().position(|item| item.id == id)?;
    Some(format!("{}{}", side.letter(), at + 1))
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;

    /// The items of the mock-up: side, weight, rating; ids count from 1.
    pub fn items() -> Vec<SwotItem> {
        use SwotSide::{Opportunity as O, Strength as S, Threat as T, Weakness as W};
        let rows = [
            (S, 18, 4),
            (S, 12, 3),
            (S, 15, 4),
            (W, 20, 1),
            (W, 20, 2),
            (W, 15, 2),
            (O, 30, 4),
            (O, 20, 3),
            (O, 10, 3),
            (T, 20, 2),
            (T, 20, 2),
        ];
        let ranks = Rank::sequence(rows.len());
        let item = |((n, (side, weight, rating)), rank): ((u128, (SwotSide, i64, i64)), Rank)| {
            let id = SwotItemId(Uuid::from_u128(n));
            let new = SwotItem::new(id, AccountId(Uuid::nil()), side, Names::same("Item"), rank);
            SwotItem { weight: Some(weight), rating: Some(rating), ..new }
        };
        (1..).zip(rows).zip(ranks).map(item).collect()
    }

    #[test]
    fn the_mock_up_has_258_within_and_290_without() {
        let (items, rules) = (items(), PlanRules::default());
        for (internal, expected) in [(true, 2.58), (false, 2.90)] {
            let balance = balance(&items, internal, &rules);
            assert!((balance.value.expect("rated") - expected).abs() < 1e-9);
            assert!((balance.waterfall_end() - expected).abs() < 1e-9);
            assert!((balance.coverage - 1.0).abs() < 1e-12);
            assert_eq!(weight_sum(&items, internal).0, 100);
        }
    }

    #[test]
    fn what_is_not_rated_is_left_out_and_named() {
        let mut items = items();
        items[0].rating = None;
        let balance = balance(&items, true, &PlanRules::default());
        assert!((balance.value.expect("the others") - (2.58 - 0.72) / 0.82).abs() < 1e-9);
        assert_eq!(balance.missing, [InputKey::Swot(items[0].id.0)]);
        assert!((balance.coverage - 0.82).abs() < 1e-9);
        items.iter_mut().for_each(|item| item.weight = None);
        assert_eq!(super::balance(&items, true, &PlanRules::default()).value, None);
    }

    #[test]
    fn items_are_called_by_their_side_and_place() {
        let items = items();
        let called: Vec<String> = items.iter().filter_map(|item| code(&items, item.id)).collect();
        assert_eq!(called, ["S1", "S2", "S3", "W1", "W2", "W3", "O1", "O2", "O3", "T1", "T2"]);
    }

    #[test]
    fn a_strength_is_not_rated_like_a_weakness() {
        let mut item = items().remove(0);
        item.rating = Some(2);
        assert_eq!(item.check().map_err(|wrong| wrong.field), Err("rating".to_owned()));
        item.side = SwotSide::Weakness;
        assert_eq!(item.check(), Ok(()));
    }
}

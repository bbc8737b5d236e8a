//! The TOWS: strategies that join what is within to what is around, and what each is worth.

use super::*;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    gate::{Change, World},
    pipeline::{Rank, rank::RankError},
    record::Patch,
};

vocabulary! {
    /// Which pair of sides a strategy joins.
    Quadrant { So, Wo, St, Wt }
}

impl Quadrant {
    /// The side within and the side around that it joins.
    #[must_use]
    pub const fn sides(self) -> (SwotSide, SwotSide) {
        match self {
            Self::So => (SwotSide::Strength, SwotSide::Opportunity),
            Self::Wo => (SwotSide::Weakness, SwotSide::Opportunity),
            Self::St => (SwotSide::Strength, SwotSide::Threat),
            Self::Wt => (SwotSide::Weakness, SwotSide::Threat),
        }
    }

    /// `SO`, `WO`, `ST`, `WT`, in both languages.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::So => "SO",
            Self::Wo => "WO",
            Self::St => "ST",
            Self::Wt => "WT",
        }
    }
}

record! {
    /// A strategy of one quadrant of the TOWS.
    pub struct Strategy (StrategyPatch) {
        pub id: StrategyId,
        pub account: AccountId,
        pub quadrant: Quadrant,
        pub text: Names,
        pub rank: Rank,
    }
}

record! {
    /// That a strategy uses one item within for, or against, one around. Each pair is a record of its
    /// own, so that two people may tie different pairs at once.
    pub struct Pairing (PairingPatch) {
        pub id: PairingId,
        pub account: AccountId,
        pub strategy: StrategyId,
        /// A strength or a weakness.
        pub within: SwotItemId,
        /// An opportunity or a threat.
        pub around: SwotItemId,
        /// How strongly they bear on each other, 0..=3.
        pub strength: i64,
    }
}

impl Describe for Strategy {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("text", &self.text).done()
    }
}

impl Describe for Pairing {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into(), self.strategy.into(), self.within.into(), self.around.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().between("strength", Some(self.strength), 0, 3).done()
    }
}

/// The pairs of a strategy that stand on the sides its quadrant joins. Where two people tied the same
/// pair at once, the stronger counts.
#[must_use]
pub fn pairs<'a>(
    strategy: &Strategy,
    pairings: impl IntoIterator<Item = &'a Pairing>,
    items: &[SwotItem],
) -> Vec<&'a Pairing> {
    let side = |id: SwotItemId| items.iter().find(|item| item.id == id).map(|item| item.side);
    let (within, around) = strategy.quadrant.sides();
    let mut own: Vec<&Pairing> = pairings
        .into_iter()
        .filter(|pairing| pairing.strategy == strategy.id)
        .filter(|pairing| side(pairing.within) == Some(within) && side(pairing.around) == Some(around))
        .collect();
    own.sort_by_key(|pairing| (pairing.within, pairing.around, std::cmp::Reverse(pairing.strength), pairing.id));
    own.dedup_by_key(|pairing| (pairing.within, pairing.around));
    own
}

/// What a strategy is worth: `Σ link · wᵢ · wⱼ · rᵢ · rⱼ` (`methods.md` 3.5); for comparing strategies with
/// each other only. No value without a pair whose items are weighed and rated.
#[must_use]
pub fn strategy_value<'a>(
    strategy: &Strategy,
    pairings: impl IntoIterator<Item = &'a Pairing>,
    items: &[SwotItem],
    rules: &PlanRules,
) -> Explained {
    let force = |id: SwotItemId| {
        let item = items.iter().find(|item| item.id == id)?;
        Some(item.share()? * item.rating?.abs() as f64)
    };
    let (mut parts, mut missing) = (Vec::new(), Vec::new());
    for pairing in pairs(strategy, pairings, items) {
        let input = InputKey::Pair { within: pairing.within.0, around: pairing.around.0 };
        match (force(pairing.within), force(pairing.around)) {
            (Some(within), Some(around)) => parts.push(Part {
                input,
                value: Some(pairing.strength as f64),
                weight: within * around,
                contribution: pairing.strength as f64 * within * around,
            }),
            _ => missing.push(input),
        }
    }
    if parts.is_empty() {
        return Explained::unknown(FormulaId::StrategyValue, missing, rules.version);
    }
    let coverage = parts.len() as f64 / (parts.len() + missing.len()) as f64;
    let value = parts.iter().map(|part| part.contribution).sum();
    let formula = FormulaId::StrategyValue;
    Explained { value: Some(value), formula, parts, missing, coverage, model_version: rules.version }
}

/// The changes that put an item to place `at` of a side. On another side a rating that cannot stand
/// there goes, and pairs it would no longer fit are untied, in the same command.
///
/// # Errors
/// There is no place between two items: never seen in practice.
pub fn move_item(world: &World, id: SwotItemId, side: SwotSide, at: usize) -> Result<Option<Change>, RankError> {
    let Some(item) = world.the::<SwotItem>(id) else { return Ok(None) };
    let of_side = world.all::<SwotItem>().filter(|other| other.account == item.account && other.side == side);
    let there = in_order(of_side);
    let others: Vec<&SwotItem> = there.iter().copied().filter(|other| other.id != id).collect();
    if item.side == side && there.iter().position(|other| other.id == id) == Some(at.min(others.len())) {
        return Ok(None);
    }
    let rank = Some(place(&others, at)?);
    let turned = (item.side != side).then_some(side);
    let rating = item.rating.is_some_and(|rating| !side.ratings().contains(&rating)).then_some(None);
    let mut changes = Vec::new();
    if turned.is_some() {
        let tied = world.all::<Pairing>().filter(|pairing| pairing.within == id || pairing.around == id);
        changes.extend(tied.map(|pairing| Change::Remove(pairing.id.into())));
    }
    // The item last: a command is named after what it ends with.
    let set = SwotItemPatch { side: turned, rating, rank, ..SwotItemPatch::default() };
    changes.push(Change::Edit(Patch::SwotItem { id, set }));
    Ok(Some(Change::All(changes)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{super::swot::tests::items, *};

    fn strategy(n: u128, quadrant: Quadrant) -> Strategy {
        let rank = Rank::sequence(1).remove(0);
        let id = StrategyId(Uuid::from_u128(n));
        Strategy { id, account: AccountId(Uuid::nil()), quadrant, text: Names::same("Strategy"), rank }
    }

    fn tied(strategy: u128, n: u128, within: u128, around: u128, strength: i64) -> Pairing {
        Pairing {
            id: PairingId(Uuid::from_u128(n)),
            account: AccountId(Uuid::nil()),
            strategy: StrategyId(Uuid::from_u128(strategy)),
            within: SwotItemId(Uuid::from_u128(within)),
            around: SwotItemId(Uuid::from_u128(around)),
            strength,
        }
    }

    #[test]
    fn the_strategies_of_the_mock_up_are_worth_what_it_says() {
        let (items, rules) = (items(), PlanRules::default());
        let pairings = [
            tied(101, 1, 1, 7, 3),
            tied(101, 2, 1, 8, 2),
            tied(101, 3, 3, 7, 2),
            tied(102, 4, 2, 8, 3),
            tied(103, 5, 4, 7, 2),
            tied(103, 6, 5, 8, 3),
            tied(104, 7, 3, 10, 3),
            tied(105, 8, 5, 11, 2),
        ];
        use Quadrant::{So, St, Wo, Wt};
        for (n, quadrant, expected) in
            [(101, So, 4.90), (102, So, 0.65), (103, Wo, 1.20), (104, St, 0.72), (105, Wt, 0.32)]
        {
            let value = strategy_value(&strategy(n, quadrant), &pairings, &items, &rules);
            let shown = (value.value.expect("pairs") * 100.0).round() / 100.0;
            assert!((shown - expected).abs() < 1e-9, "{quadrant:?} {shown}");
            assert!((value.waterfall_end() - value.value.expect("pairs")).abs() < 1e-12);
        }
    }

    #[test]
    fn a_pair_of_other_sides_counts_for_nothing_and_the_same_pair_counts_once() {
        let items = items();
        let so = strategy(101, Quadrant::So);
        let pairings = [tied(101, 1, 4, 7, 3), tied(101, 2, 1, 7, 1), tied(101, 3, 1, 7, 3), tied(9, 4, 1, 7, 3)];
        let own = pairs(&so, &pairings, &items);
        assert_eq!(own.iter().map(|pairing| pairing.id.0.as_u128()).collect::<Vec<_>>(), [3]);
        assert_eq!(strategy_value(&so, &pairings[..1], &items, &PlanRules::default()).value, None);
    }

    #[test]
    fn an_item_that_changes_sides_leaves_rating_and_pairs_that_do_not_fit() {
        let mut world: World = items().into_iter().map(Into::into).collect();
        world.insert(strategy(101, Quadrant::So).into());
        world.insert(tied(101, 1, 1, 7, 3).into());
        let id = SwotItemId(Uuid::from_u128(1));
        let change = move_item(&world, id, SwotSide::Weakness, 1).expect("a place").expect("moves");
        let Change::All(changes) = change else { panic!("{change:?}") };
        assert_eq!(changes[0], Change::Remove(PairingId(Uuid::from_u128(1)).into()));
        let Change::Edit(Patch::SwotItem { set, .. }) = &changes[1] else { panic!("{changes:?}") };
        assert_eq!((set.side, set.rating), (Some(SwotSide::Weakness), Some(None)));
        assert!(world.get(id).is_some_and(|item| item.check().is_ok()));
        let stays = move_item(&world, id, SwotSide::Strength, 0).expect("a place");
        assert_eq!(stays, None, "it is there already");
        let down = move_item(&world, id, SwotSide::Strength, 2).expect("a place");
        let Some(Change::All(down)) = down else { panic!("{down:?}") };
        assert_eq!(down.len(), 1, "on its side it keeps its pairs");
    }
}

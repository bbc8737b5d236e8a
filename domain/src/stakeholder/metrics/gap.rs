//! Whom to see next: where the relationship is furthest from what we want, weighed by power.

use std::cmp::Reverse;

use uuid::Uuid;

/// The relationship a person has with us, and the one we want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    pub id: Uuid,
    /// Power for this decision, 1..=5; nobody is weighed whose power is not known.
    pub power: Option<u8>,
    /// The best relationship any colleague has, 1..=4; 0 when nobody knows the person.
    pub current: u8,
    /// The best relationship wanted, 1..=4.
    pub desired: u8,
}

/// Gap to target `P · max(0, desired − current)` of each person (`methods.md` 3.3), the largest
/// first; people without a gap are left out. Their sum is the gap of the map.
#[must_use]
pub fn gap_to_target(aims: impl IntoIterator<Item = Aim>) -> Vec<(Uuid, u32)> {
    let gap = |aim: Aim| {
        let steps = aim.desired.saturating_sub(aim.current);
        (aim.id, u32::from(aim.power.unwrap_or(0)) * u32::from(steps))
    };
    let mut gaps: Vec<_> = aims.into_iter().map(gap).filter(|(_, gap)| *gap > 0).collect();
    gaps.sort_by_key(|(id, gap)| (Reverse(*gap), *id));
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aim(id: u128, power: Option<u8>, current: u8, desired: u8) -> Aim {
        Aim { id: Uuid::from_u128(id), power, current, desired }
    }

    #[test]
    fn the_powerful_whom_we_hardly_know_come_first() {
        let gaps = gap_to_target([aim(1, Some(2), 1, 4), aim(2, Some(5), 1, 3), aim(3, Some(5), 2, 3)]);
        assert_eq!(gaps.iter().map(|(id, gap)| (id.as_u128(), *gap)).collect::<Vec<_>>(), [(2, 10), (1, 6), (3, 5)]);
    }

    #[test]
    fn who_is_where_we_want_or_beyond_has_no_gap() {
        assert_eq!(gap_to_target([aim(1, Some(5), 3, 3), aim(2, Some(5), 4, 2), aim(3, None, 1, 4)]), []);
    }
}

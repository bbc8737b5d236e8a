//! Figures before and after, as they are written.

use meridian_domain::{
    locale::{self, Lang},
    stakeholder::metrics::{Difference, Insight, Shift},
};

use super::product;
use crate::words::{map, scenario as words};

/// How a figure is written.
#[derive(Clone, Copy)]
pub(in crate::stakeholder) struct Figure {
    pub name: fn(Lang) -> &'static str,
    shift: Shift,
    write: fn(f64) -> String,
}

impl Figure {
    /// Before and after.
    pub fn ends(self) -> (String, String) {
        let write = |value: Option<f64>| value.map_or(locale::ABSENT.to_owned(), self.write);
        (write(self.shift.before), write(self.shift.after))
    }

    /// `.480 → .350`
    pub fn written(self) -> String {
        let (before, after) = self.ends();
        format!("{before} → {after}")
    }
}

/// Support, coverage, roles, gap, best way.
pub(in crate::stakeholder) fn figures(difference: &Difference) -> [Figure; 5] {
    let share = |value| locale::percent(value, 0);
    let figure = |name, shift, write| Figure { name, shift, write };
    [
        figure(map::support_index, difference.support, |value| locale::decimal(value, 1)),
        figure(map::key_coverage, difference.coverage, share),
        figure(map::roles_filled, difference.completeness, share),
        figure(words::gap, difference.gap, |value| locale::decimal(value, 0)),
        figure(map::path_to_power, difference.route, product),
    ]
}

/// The blind spots of `these` that `those` do not have.
pub(super) fn only<'a>(
    these: &'a Insight,
    those: &'a Insight,
) -> impl Iterator<Item = &'a meridian_domain::stakeholder::metrics::BlindSpot> {
    these.blind_spots.iter().filter(|spot| !those.blind_spots.iter().any(|other| other.rule == spot.rule))
}

#[cfg(test)]
mod tests {
    use meridian_domain::stakeholder::metrics::{MapFacts, MapModel};

    use super::*;

    #[test]
    fn what_has_no_value_is_written_as_a_dash_and_the_way_comes_last() {
        let nothing = Insight::of(&MapFacts::default(), &MapModel::default());
        let figures = figures(&nothing.diff(&nothing));
        assert_eq!(figures[0].written(), "– → –");
        assert_eq!((figures[4].name)(Lang::En), "Path to power");
        assert_eq!(only(&nothing, &nothing).count(), 0);
    }
}

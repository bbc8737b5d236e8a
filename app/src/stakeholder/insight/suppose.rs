//! Hypotheses: what might happen to a person. They are kept by the tab and sent to nobody.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{
    id::{LineId, SeatId},
    stakeholder::{Line, LineKind, Seat, metrics::WhatIf},
};

use super::super::{lines::weight, stage::Stage};
use crate::{
    tr,
    ui::{Entry, Item, Menu, support::signed},
    words::{health, insight as words, map, scenario, use_lang},
};

/// Supposes something in place of what was supposed about the same; once more takes it back.
pub fn suppose(all: &mut Vec<WhatIf>, change: WhatIf) {
    let held = all.contains(&change);
    all.retain(|one| !about_the_same(one, &change));
    if !held {
        all.push(change);
    }
}

fn about_the_same(one: &WhatIf, other: &WhatIf) -> bool {
    use WhatIf as W;
    match (*one, *other) {
        (W::Leaves { person: a }, W::Leaves { person: b })
        | (W::Supports { person: a, .. }, W::Supports { person: b, .. })
        | (W::HasPower { person: a, .. }, W::HasPower { person: b, .. }) => a == b,
        (
            W::LineGone { from: a, to: x } | W::LineDrawn { from: a, to: x, .. },
            W::LineGone { from: b, to: y } | W::LineDrawn { from: b, to: y, .. },
        ) => (a, x) == (b, y),
        _ => false,
    }
}

/// Whether a person is supposed to have left.
pub fn leaves(all: &[WhatIf], seat: SeatId) -> bool {
    all.contains(&WhatIf::Leaves { person: seat.0 })
}

/// Whether a line of influence is supposed to be gone, or another in its place.
pub fn line_gone(all: &[WhatIf], from: SeatId, to: SeatId) -> bool {
    all.iter().any(|one| match *one {
        WhatIf::LineGone { from: a, to: b } | WhatIf::LineDrawn { from: a, to: b, .. } => (a, b) == (from.0, to.0),
        _ => false,
    })
}

/// The support and the power a person is supposed to have.
pub fn supposed_of(all: &[WhatIf], seat: SeatId) -> (Option<i8>, Option<u8>) {
    let mut found = (None, None);
    for one in all {
        match *one {
            WhatIf::Supports { person, support } if person == seat.0 => found.0 = Some(support),
            WhatIf::HasPower { person, power } if person == seat.0 => found.1 = Some(power),
            _ => {}
        }
    }
    found
}

/// What if this person left, had other power, or supported us more or less? A monitor is asked for
/// leaving only.
#[component]
pub fn Suppose(stage: Stage, id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let entries = move || {
        let monitor = stage.rooms.with_untracked(|world| world.the::<Seat>(id).is_some_and(Seat::is_monitor));
        let mut entries =
            vec![entry(stage, move || words::leaves(lang.get()).to_owned(), WhatIf::Leaves { person: id.0 })];
        if !monitor {
            entries.push(Entry::Group(TextProp::from(tr!(words::support_would_be))));
            entries.extend((-2..=2).rev().map(|support| {
                let label =
                    move || format!("{} {}", signed(Some(support)), map::support_name(lang.get(), Some(support)));
                entry(stage, label, WhatIf::Supports { person: id.0, support })
            }));
            entries.push(Entry::Group(TextProp::from(tr!(scenario::power_would_be))));
            entries.extend((1..=5).rev().map(|power| {
                let label = move || map::power_of_5(lang.get(), power);
                entry(stage, label, WhatIf::HasPower { person: id.0, power })
            }));
        }
        entries.push(Entry::Rule);
        entries.push(another(stage));
        entries
    };
    view! {
        <Menu id="m-what-if" label=tr!(words::suppose) kind="quiet" entries>
            {tr!(health::what_if)}
        </Menu>
    }
}

/// What if this line were gone, or weighed more or less? Influence only: nothing else is reckoned with.
#[component]
pub fn SupposeLine(stage: Stage, id: LineId) -> impl IntoView {
    let line = stage.rooms.record::<Line>(id);
    let ends = Memo::new(move |_| {
        let line = line.get().filter(|line| line.kind == LineKind::Influence)?;
        Some((line.from.0, line.to.0))
    });
    let lang = use_lang();
    move || {
        ends.get().map(|(from, to)| {
            let entries = move || {
                let gone = move || scenario::gone(lang.get()).to_owned();
                let mut entries = vec![entry(stage, gone, WhatIf::LineGone { from, to })];
                entries.push(Entry::Group(TextProp::from(tr!(scenario::weight_would_be))));
                entries.extend([100, 80, 60, 40, 20].map(|hundredths: i64| {
                    let change = WhatIf::LineDrawn { from, to, weight: hundredths as f64 / 100.0 };
                    entry(stage, move || weight(hundredths), change)
                }));
                entries.push(Entry::Rule);
                entries.push(another(stage));
                entries
            };
            view! {
                <Menu id="m-what-if-line" label=tr!(scenario::suppose_line) kind="quiet" entries>
                    {tr!(health::what_if)}
                </Menu>
            }
        })
    }
}

fn another(stage: Stage) -> Entry {
    Item::new(tr!(scenario::another), move || stage.supposing.set(true)).into()
}

fn entry(stage: Stage, label: impl Fn() -> String + Send + Sync + 'static, change: WhatIf) -> Entry {
    let checked = Signal::derive(move || stage.what_if.with(|all| all.contains(&change)));
    Item::new(label, move || stage.suppose(change)).checked(checked).into()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const A: Uuid = Uuid::from_u128(1);
    const B: Uuid = Uuid::from_u128(2);

    fn supposed(changes: &[WhatIf]) -> Vec<WhatIf> {
        let mut all = Vec::new();
        changes.iter().for_each(|change| suppose(&mut all, *change));
        all
    }

    #[test]
    fn another_support_takes_the_place_of_the_first() {
        let first = WhatIf::Supports { person: A, support: 1 };
        let then = WhatIf::Supports { person: A, support: -2 };
        let other = WhatIf::Supports { person: B, support: 1 };
        assert_eq!(supposed(&[first, other, then]), [other, then]);
    }

    #[test]
    fn the_same_once_more_takes_it_back() {
        let leaves = WhatIf::Leaves { person: A };
        assert_eq!(supposed(&[leaves, leaves]), []);
    }

    #[test]
    fn leaving_and_support_of_one_person_are_two_hypotheses() {
        let all = supposed(&[WhatIf::Leaves { person: A }, WhatIf::Supports { person: A, support: 2 }]);
        assert_eq!(all.len(), 2);
        assert!(leaves(&all, SeatId(A)) && !leaves(&all, SeatId(B)));
    }

    #[test]
    fn a_person_and_a_line_know_what_is_supposed_of_them() {
        let all = [
            WhatIf::Supports { person: A, support: -1 },
            WhatIf::HasPower { person: A, power: 5 },
            WhatIf::LineDrawn { from: A, to: B, weight: 0.2 },
        ];
        assert_eq!(supposed_of(&all, SeatId(A)), (Some(-1), Some(5)));
        assert_eq!(supposed_of(&all, SeatId(B)), (None, None));
        assert!(line_gone(&all, SeatId(A), SeatId(B)) && !line_gone(&all, SeatId(B), SeatId(A)));
    }

    #[test]
    fn a_line_is_drawn_or_gone_but_not_both() {
        let drawn = WhatIf::LineDrawn { from: A, to: B, weight: 0.8 };
        let gone = WhatIf::LineGone { from: A, to: B };
        assert_eq!(supposed(&[drawn, gone]), [gone]);
    }
}

//! What a colleague takes away while one works with it: the hand is emptied, the panel closed, and
//! one is told.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use meridian_domain::{
    gate::World,
    id::{MapId, PersonId, SeatId},
    stakeholder::{Person, Seat},
};

use super::{
    card::name,
    stage::Stage,
    tool::{Input, Tool},
};
use crate::{ui::Toasts, words::talk as words};

/// What the going of people means for somebody at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Who of those who matter has gone; the one to name.
    pub who: SeatId,
    /// What was begun with them cannot be ended.
    pub in_hand: bool,
    /// The panel showed them alone.
    pub in_panel: bool,
    /// Who is still selected.
    pub still: BTreeSet<SeatId>,
}

/// Whether anybody of `gone` was in the hand or selected, and what follows.
pub fn loss(gone: &BTreeSet<SeatId>, in_hand: &[SeatId], selected: &BTreeSet<SeatId>) -> Option<Loss> {
    let from_hand = in_hand.iter().find(|seat| gone.contains(seat));
    let who = *from_hand.or_else(|| selected.intersection(gone).next())?;
    Some(Loss {
        who,
        in_hand: from_hand.is_some(),
        in_panel: selected.len() == 1 && selected.contains(&who),
        still: selected.difference(gone).copied().collect(),
    })
}

/// Who sits on the map, as it was when somebody last looked.
#[derive(Clone, Copy)]
pub struct Seated {
    stage: Stage,
    toasts: Toasts,
    people: StoredValue<BTreeMap<SeatId, PersonId>>,
}

fn people(world: &World, map: MapId) -> BTreeMap<SeatId, PersonId> {
    world.all::<Seat>().filter(|seat| seat.map == map).map(|seat| (seat.id, seat.person)).collect()
}

impl Seated {
    /// Begins to look.
    pub fn new(stage: Stage, toasts: Toasts) -> Self {
        let map = stage.map.with_value(|map| map.id);
        Self { stage, toasts, people: StoredValue::new(stage.rooms.with_untracked(|world| people(world, map))) }
    }

    /// Looks who has gone since, and lets go of them. Called before the scene follows.
    pub fn part(self) {
        let stage = self.stage;
        let map = stage.map.with_value(|map| map.id);
        let now = stage.rooms.with_untracked(|world| people(world, map));
        let mut before =
            self.people.try_update_value(|known| std::mem::replace(known, now.clone())).unwrap_or_default();
        before.retain(|seat, _| !now.contains_key(seat));
        self.part_with_line();
        if before.is_empty() {
            return;
        }
        let gone: BTreeSet<SeatId> = before.keys().copied().collect();
        let mut in_hand: Vec<SeatId> = stage.lifted.with_value(|lifted| lifted.iter().map(|(seat, _)| *seat).collect());
        in_hand.extend(stage.tool.with_value(Tool::concerns));
        if let Some(loss) = stage.selected.with_untracked(|selected| loss(&gone, &in_hand, selected)) {
            self.tell(&loss, before.get(&loss.who).copied());
        }
        if stage.cursor.get_untracked().is_some_and(|cursor| gone.contains(&cursor)) {
            // The keyboard would find no way onto the map any more.
            let next = stage.shown.with_untracked(|shown| shown.iter().copied().find(|seat| !gone.contains(seat)));
            stage.cursor.set(next);
        }
    }

    fn tell(self, loss: &Loss, person: Option<PersonId>) {
        let (stage, lang) = (self.stage, self.stage.language());
        let name = stage.rooms.with_untracked(|world| name(person.and_then(|id| world.the::<Person>(id)), lang));
        if loss.in_hand {
            stage.input(Input::Cancel);
        }
        stage.select(loss.still.iter().copied());
        if loss.in_panel {
            stage.open.set(false);
        }
        let told = match (loss.in_hand, loss.in_panel) {
            (true, _) => words::gone_in_hand(lang, &name),
            (false, true) => words::gone(lang, &name),
            (false, false) => words::some_gone(lang, &name),
        };
        self.toasts.alarm(told);
    }

    fn part_with_line(self) {
        let stage = self.stage;
        let Some(line) = stage.line.get_untracked() else { return };
        if !stage.rooms.with_untracked(|world| world.contains(line)) {
            stage.line.set(None);
            stage.open.set(false);
            self.toasts.alarm(words::line_gone(stage.language()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stakeholder::scene::tests::seat;

    fn set(numbers: &[u128]) -> BTreeSet<SeatId> {
        numbers.iter().map(|number| seat(*number)).collect()
    }

    #[test]
    fn who_was_neither_in_the_hand_nor_selected_goes_unnoticed() {
        assert_eq!(loss(&set(&[1]), &[], &set(&[2])), None);
        assert_eq!(loss(&set(&[]), &[seat(1)], &set(&[1])), None);
    }

    #[test]
    fn who_is_dragged_falls_out_of_the_hand_and_the_others_stay_selected() {
        let lost = loss(&set(&[1]), &[seat(1), seat(2)], &set(&[1, 2])).expect("a loss");
        assert_eq!(lost, Loss { who: seat(1), in_hand: true, in_panel: false, still: set(&[2]) });
    }

    #[test]
    fn the_panel_of_who_has_gone_is_closed() {
        let lost = loss(&set(&[1, 3]), &[], &set(&[1])).expect("a loss");
        assert_eq!(lost, Loss { who: seat(1), in_hand: false, in_panel: true, still: set(&[]) });
        assert!(!loss(&set(&[1]), &[], &set(&[1, 2])).expect("a loss").in_panel);
    }

    #[test]
    fn whoever_has_gone_is_selected_no_more() {
        for selected in [set(&[1]), set(&[1, 2]), set(&[1, 2, 3])] {
            let lost = loss(&set(&[1, 3]), &[], &selected).expect("a loss");
            assert!(lost.still.is_disjoint(&set(&[1, 3])));
        }
    }
}

//! Putting stages in order: one step at a time, carried by the keyboard, or dragged. While a stage is
//! carried only this page shows it elsewhere; dropping it is one command.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, World},
    id::StageId,
    locale::Lang,
    pipeline::{Stage, StageKind, arranged, range_of},
};

use crate::{
    doing::Doing,
    live::Rooms,
    words::{failures, pipelines as words},
};

/// The stages of the pipeline a page holds, in their order.
pub(super) fn in_order(world: &World) -> Vec<Stage> {
    let mut stages: Vec<Stage> = world.all::<Stage>().cloned().collect();
    stages.sort_by_key(|stage| (stage.position, stage.id));
    stages
}

/// A stage that is carried, and the place over which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Carried {
    pub stage: StageId,
    pub to: usize,
}

/// The order with a stage at another place, as far as its kind goes. Nothing when it is not there.
pub(super) fn moved(order: &[Stage], stage: StageId, to: usize) -> Option<Vec<Stage>> {
    let from = order.iter().position(|one| one.id == stage)?;
    let (first, last) = range_of(order, order[from].kind)?;
    let mut order = order.to_vec();
    let one = order.remove(from);
    order.insert(to.clamp(first, last), one);
    Some(order)
}

/// What the hand does to the stages of a page.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub rooms: Rooms,
    pub doing: Doing,
    pub lang: RwSignal<Lang>,
    pub carried: RwSignal<Option<Carried>>,
    /// What is told to a screen reader.
    pub said: RwSignal<String>,
    /// Why the last move was refused.
    pub refused: RwSignal<Option<String>>,
}

impl Hand {
    /// The order as it is shown, followed.
    pub fn shown(self) -> Vec<Stage> {
        let order = self.rooms.with(in_order);
        let carried = self.carried.get();
        carried.and_then(|carried| moved(&order, carried.stage, carried.to)).unwrap_or(order)
    }

    fn order(self) -> Vec<Stage> {
        self.rooms.with_untracked(in_order)
    }

    fn name(self, stage: StageId) -> String {
        let lang = self.lang.get_untracked();
        let name = |world: &World| world.the::<Stage>(stage).map(|stage| stage.name.get(lang).to_owned());
        self.rooms.with_untracked(name).unwrap_or_default()
    }

    /// Takes a stage up where it stands.
    pub fn lift(self, stage: StageId) {
        if let Some(to) = self.order().iter().position(|one| one.id == stage) {
            self.carried.set(Some(Carried { stage, to }));
            self.said.set(words::lifted(self.lang.get_untracked(), &self.name(stage)));
        }
    }

    /// Carries what is lifted over a place.
    pub fn over(self, to: usize) {
        let Some(carried) = self.carried.get_untracked() else { return };
        let order = self.order();
        let Some(at) =
            moved(&order, carried.stage, to).and_then(|order| order.iter().position(|one| one.id == carried.stage))
        else {
            return;
        };
        if at != carried.to {
            self.carried.set(Some(Carried { to: at, ..carried }));
            self.said.set(words::place(self.lang.get_untracked(), &self.name(carried.stage), at + 1, order.len()));
        }
    }

    /// Carries what is lifted so many places further.
    pub fn carry(self, by: isize) {
        if let Some(carried) = self.carried.get_untracked() {
            self.over(carried.to.saturating_add_signed(by));
        }
    }

    /// Puts what is lifted where it is.
    pub fn drop(self) {
        if let Some(carried) = self.carried.get_untracked() {
            self.put(carried.stage, carried.to);
            self.carried.set(None);
        }
    }

    /// Puts what is lifted back.
    pub fn put_back(self) {
        if self.carried.get_untracked().is_some() {
            self.carried.set(None);
            self.said.set(words::put_back(self.lang.get_untracked()).to_owned());
        }
    }

    /// Moves a stage by one place.
    pub fn step(self, stage: StageId, by: isize) {
        if let Some(at) = self.order().iter().position(|one| one.id == stage) {
            self.put(stage, at.saturating_add_signed(by));
        }
    }

    fn put(self, stage: StageId, to: usize) {
        let lang = self.lang;
        let Some(order) = moved(&self.order(), stage, to) else { return };
        let changes = arranged(&order);
        if changes.is_empty() {
            return self.said.set(words::put_back(lang.get_untracked()).to_owned());
        }
        let at = order.iter().position(|one| one.id == stage).unwrap_or(to) + 1;
        let name = self.name(stage);
        self.refused.set(None);
        self.said.set(words::dropped(lang.get_untracked(), &name, at));
        let told = move || words::dropped(lang.get(), &name, at);
        self.doing.attempt_saying(
            Change::All(changes),
            told,
            || (),
            move |failure| {
                let told = failures::tell(lang.get_untracked(), &failure);
                self.refused.try_set(Some(format!("{} · {}", told.happened, told.to_do)));
            },
        );
    }
}

/// Why the last of a kind stays.
pub(super) const fn why_last(lang: Lang, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Open => words::last_open(lang),
        StageKind::Won => words::last_won(lang),
        StageKind::Lost => words::last_lost(lang),
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{id::PipelineId, names::Names};
    use uuid::Uuid;

    use super::*;

    fn order() -> Vec<Stage> {
        let kinds = [StageKind::Open, StageKind::Open, StageKind::Open, StageKind::Won, StageKind::Lost];
        let stage = |(at, kind): (i64, StageKind)| {
            let id = StageId(Uuid::from_u128(at as u128));
            Stage::named(id, PipelineId(Uuid::nil()), Names::same("Stage"), at, kind)
        };
        (0..).zip(kinds).map(stage).collect()
    }

    fn numbers(order: Option<Vec<Stage>>) -> Vec<u128> {
        order.expect("there").iter().map(|stage| stage.id.0.as_u128()).collect()
    }

    #[test]
    fn a_stage_moves_among_its_kind_and_no_further() {
        let id = |number| StageId(Uuid::from_u128(number));
        assert_eq!(numbers(moved(&order(), id(0), 2)), [1, 2, 0, 3, 4]);
        assert_eq!(numbers(moved(&order(), id(0), 9)), [1, 2, 0, 3, 4], "not behind the won ones");
        assert_eq!(numbers(moved(&order(), id(2), 0)), [2, 0, 1, 3, 4]);
        assert_eq!(numbers(moved(&order(), id(3), 0)), [0, 1, 2, 3, 4]);
        assert_eq!(moved(&order(), id(7), 0), None);
    }
}

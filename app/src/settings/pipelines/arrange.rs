//! Putting stages and pipelines in order: one step at a time, carried by the keyboard, or dragged. While
//! one is carried only this page shows it elsewhere; dropping it is one command.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, World},
    id::{PipelineId, StageId},
    locale::Lang,
    names::Names,
    pipeline::{Pipeline, Stage, StageKind, arranged, range_of, sequenced},
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

/// What stands in an order that a hand can change.
pub(super) trait Movable: Clone + PartialEq + Send + Sync + 'static {
    type Id: Copy + PartialEq + Send + Sync + 'static;

    fn id(&self) -> Self::Id;
    fn name(&self) -> &Names;
    /// All of them, in their order.
    fn in_order(world: &World) -> Vec<Self>;
    /// The order with one at another place, as far as it may go. Nothing when it is not there.
    fn moved(order: &[Self], id: Self::Id, to: usize) -> Option<Vec<Self>>;
    /// The changes that put them into the order given.
    fn arranged(order: &[Self]) -> Vec<Change>;
    /// Why one cannot go further.
    fn at_the_end(lang: Lang) -> &'static str;
}

impl Movable for Stage {
    type Id = StageId;

    fn id(&self) -> StageId {
        self.id
    }

    fn name(&self) -> &Names {
        &self.name
    }

    fn in_order(world: &World) -> Vec<Self> {
        in_order(world)
    }

    /// Among its kind.
    fn moved(order: &[Self], id: StageId, to: usize) -> Option<Vec<Self>> {
        let from = order.iter().position(|one| one.id == id)?;
        let (first, last) = range_of(order, order[from].kind)?;
        Some(put(order, from, to.clamp(first, last)))
    }

    fn arranged(order: &[Self]) -> Vec<Change> {
        arranged(order)
    }

    fn at_the_end(lang: Lang) -> &'static str {
        words::at_the_end(lang)
    }
}

impl Movable for Pipeline {
    type Id = PipelineId;

    fn id(&self) -> PipelineId {
        self.id
    }

    fn name(&self) -> &Names {
        &self.name
    }

    /// Those in use: what is archived has no place.
    fn in_order(world: &World) -> Vec<Self> {
        let mut all: Vec<Self> = world.all::<Self>().filter(|pipeline| !pipeline.archived).cloned().collect();
        all.sort_by_key(|pipeline| (pipeline.position, pipeline.id));
        all
    }

    fn moved(order: &[Self], id: PipelineId, to: usize) -> Option<Vec<Self>> {
        let from = order.iter().position(|one| one.id == id)?;
        Some(put(order, from, to.min(order.len() - 1)))
    }

    fn arranged(order: &[Self]) -> Vec<Change> {
        sequenced(order)
    }

    fn at_the_end(lang: Lang) -> &'static str {
        words::pipeline_at_the_end(lang)
    }
}

fn put<T: Clone>(order: &[T], from: usize, to: usize) -> Vec<T> {
    let mut order = order.to_vec();
    let one = order.remove(from);
    order.insert(to, one);
    order
}

/// One that is carried, and the place over which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Carried<I> {
    pub id: I,
    pub to: usize,
}

/// What the hand does to the stages or the pipelines of a page.
pub(super) struct Hand<T: Movable> {
    pub rooms: Rooms,
    pub doing: Doing,
    pub lang: RwSignal<Lang>,
    pub carried: RwSignal<Option<Carried<T::Id>>>,
    /// What is told to a screen reader.
    pub said: RwSignal<String>,
    /// Why the last move was refused.
    pub refused: RwSignal<Option<String>>,
}

impl<T: Movable> Clone for Hand<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Movable> Copy for Hand<T> {}

impl<T: Movable> Hand<T> {
    /// A hand that holds nothing yet.
    pub fn new(rooms: Rooms, doing: Doing, lang: RwSignal<Lang>) -> Self {
        Self {
            rooms,
            doing,
            lang,
            carried: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
        }
    }

    /// The order as it is shown, followed.
    pub fn shown(self) -> Vec<T> {
        let order = self.rooms.with(T::in_order);
        let carried = self.carried.get();
        carried.and_then(|carried| T::moved(&order, carried.id, carried.to)).unwrap_or(order)
    }

    fn order(self) -> Vec<T> {
        self.rooms.with_untracked(T::in_order)
    }

    fn name(self, id: T::Id) -> String {
        let lang = self.lang.get_untracked();
        let order = self.order();
        order.iter().find(|one| one.id() == id).map(|one| one.name().get(lang).to_owned()).unwrap_or_default()
    }

    /// Takes one up where it stands.
    pub fn lift(self, id: T::Id) {
        if let Some(to) = self.order().iter().position(|one| one.id() == id) {
            self.carried.set(Some(Carried { id, to }));
            self.said.set(words::lifted(self.lang.get_untracked(), &self.name(id)));
        }
    }

    /// Carries what is lifted over a place.
    pub fn over(self, to: usize) {
        let Some(carried) = self.carried.get_untracked() else { return };
        let order = self.order();
        let Some(at) =
            T::moved(&order, carried.id, to).and_then(|order| order.iter().position(|one| one.id() == carried.id))
        else {
            return;
        };
        if at != carried.to {
            self.carried.set(Some(Carried { to: at, ..carried }));
            self.said.set(words::place(self.lang.get_untracked(), &self.name(carried.id), at + 1, order.len()));
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
            self.put(carried.id, carried.to);
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

    /// Moves one by one place.
    pub fn step(self, id: T::Id, by: isize) {
        if let Some(at) = self.order().iter().position(|one| one.id() == id) {
            self.put(id, at.saturating_add_signed(by));
        }
    }

    /// Why one cannot go one place further; nothing when it can.
    pub fn stuck(self, id: T::Id, by: isize) -> Option<String> {
        let order = self.shown();
        let at = order.iter().position(|one| one.id() == id)?;
        let to = at.checked_add_signed(by).filter(|to| *to < order.len());
        let goes = to.and_then(|to| T::moved(&order, id, to)).is_some_and(|moved| moved != order);
        (!goes).then(|| T::at_the_end(self.lang.get()).to_owned())
    }

    fn put(self, id: T::Id, to: usize) {
        let lang = self.lang;
        let Some(order) = T::moved(&self.order(), id, to) else { return };
        let changes = T::arranged(&order);
        if changes.is_empty() {
            return self.said.set(words::put_back(lang.get_untracked()).to_owned());
        }
        let at = order.iter().position(|one| one.id() == id).unwrap_or(to) + 1;
        let name = self.name(id);
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
        assert_eq!(numbers(Stage::moved(&order(), id(0), 2)), [1, 2, 0, 3, 4]);
        assert_eq!(numbers(Stage::moved(&order(), id(0), 9)), [1, 2, 0, 3, 4], "not behind the won ones");
        assert_eq!(numbers(Stage::moved(&order(), id(2), 0)), [2, 0, 1, 3, 4]);
        assert_eq!(numbers(Stage::moved(&order(), id(3), 0)), [0, 1, 2, 3, 4]);
        assert_eq!(Stage::moved(&order(), id(7), 0), None);
    }

    #[test]
    fn a_pipeline_moves_anywhere_and_what_is_archived_has_no_place() {
        let one = |n: u128, archived| {
            let named = Pipeline::named(PipelineId(Uuid::from_u128(n)), Names::same("Large"), n as i64);
            Pipeline { archived, ..named }
        };
        let world = World::from_iter([one(3, false), one(1, false), one(2, true)].map(Into::into));
        let order = Pipeline::in_order(&world);
        let numbers = |order: &[Pipeline]| order.iter().map(|one| one.id.0.as_u128()).collect::<Vec<_>>();
        assert_eq!(numbers(&order), [1, 3]);
        assert_eq!(numbers(&Pipeline::moved(&order, order[0].id, 7).expect("there")), [3, 1]);
    }
}

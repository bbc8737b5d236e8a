//! MEDDPICC of a deal: what is recorded, with what a people map proves where nothing is; read and
//! recorded beside the map and on the sheet of the deal alike.

mod letters;
mod points;
mod risk;

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::DealId,
    pipeline::{
        Deal, Qualification, QualificationPatch, Stage, StageKind,
        meddpicc::{Letter, MeddpiccModel, Proof},
        standing::Standings,
    },
    record::Patch,
    stakeholder::metrics::{Proven, proofs},
    time::Date,
};

pub use self::{letters::Letters, points::Points, risk::Risk};
use crate::live::{Rooms, fresh};

/// The letters of one deal, and what changes them.
#[derive(Clone, Copy)]
pub struct Scorecard {
    rooms: Rooms,
    /// Whose letters; without a deal nothing can be recorded.
    deal: Signal<Option<DealId>>,
    /// What a people map proves.
    proven: Signal<Vec<Proven>>,
    /// Why nothing can be recorded now.
    why: Signal<Option<String>>,
    /// As of which day something is recorded.
    today: Date,
    send: Callback<Change>,
    /// What the ids of its parts begin with: unique on the page.
    prefix: &'static str,
    standings: Memo<Standings>,
}

impl Scorecard {
    /// The letters of `deal`; its deal, the stages of its pipeline and what is recorded of it are in
    /// `rooms`.
    pub fn new(
        rooms: Rooms,
        deal: Signal<Option<DealId>>,
        proven: Signal<Vec<Proven>>,
        why: Signal<Option<String>>,
        today: Date,
        send: Callback<Change>,
        prefix: &'static str,
    ) -> Self {
        let standings = Memo::new(move |_| {
            let (deal, mapped) = (deal.get(), proven.with(|proven| proofs(proven)));
            // What is recorded is told of the present, whatever moment of a map is shown.
            rooms.with_present(|world| {
                let own = world.all::<Qualification>().filter(|letter| Some(letter.deal) == deal);
                Standings::of(own, &mapped)
            })
        });
        Self { rooms, deal, proven, why, today, send, prefix, standings }
    }

    /// The rules of the score.
    fn model() -> MeddpiccModel {
        MeddpiccModel::default()
    }

    /// What is recorded of a letter.
    fn recorded(self, letter: Letter) -> Memo<Option<Qualification>> {
        Memo::new(move |_| {
            let deal = self.deal.get();
            self.rooms.with_present(|world| {
                let own = |one: &&Qualification| Some(one.deal) == deal && one.letter == letter;
                world.all::<Qualification>().find(own).cloned()
            })
        })
    }

    /// What the map says of a letter.
    fn proof_of(self, letter: Letter) -> Memo<Option<Proven>> {
        Memo::new(move |_| self.proven.with(|proven| proven.iter().find(|one| one.letter == letter).cloned()))
    }

    /// Phase of the deal, 1 to 5, while it is open.
    fn phase(self) -> Option<i64> {
        let deal = self.deal.get()?;
        self.rooms.with_present(|world| {
            let stage = world.the::<Deal>(deal).and_then(|deal| world.the::<Stage>(deal.stage))?;
            (stage.kind == StageKind::Open).then_some(stage.phase)
        })
    }

    /// Records how far a letter is known, or that nobody says.
    fn record(self, letter: Letter, now: Option<Qualification>, proof: Option<Proof>) {
        match (now, proof) {
            (Some(now), Some(proof)) => {
                let set = QualificationPatch { proof: Some(proof), on: Some(Some(self.today)), ..Default::default() };
                self.edit(&now, set);
            }
            (Some(now), None) => self.send.run(Change::Remove(now.id.into())),
            (None, Some(proof)) => {
                let deal = self.deal.get_untracked();
                let pipeline = self.rooms.with_untracked(|world| Some(world.the::<Deal>(deal?)?.pipeline));
                let Some((deal, pipeline)) = deal.zip(pipeline) else { return };
                let (id, evidence, on) = (fresh(), String::new(), Some(self.today));
                let own = Qualification { id, pipeline, deal, letter, proof, evidence, on };
                self.send.run(Change::Add(own.into()));
            }
            (None, None) => {}
        }
    }

    fn edit(self, now: &Qualification, set: QualificationPatch) {
        self.send.run(Change::Edit(Patch::Qualification { id: now.id, set }));
    }
}

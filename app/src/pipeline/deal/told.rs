//! What has happened to a deal and to what is recorded of it, in words.

use std::collections::BTreeMap;

use meridian_domain::{
    gate::{Event, Logged},
    id::{CompetitorId, ProductId, StageId, UserId},
    locale::{self, Lang},
    names::Names,
    pipeline::{Competitor, Deal, Stage},
    record::{Key, Kind, Patch, Record},
    workspace::Product,
};

use super::edits::{deal_edits, edits};
use crate::words::{deal as words, dossier, health, proof, sale};

/// What an event is about, for whoever wants to read of that alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    Facts,
    Moves,
    Letters,
    Items,
    Rivals,
    Documents,
    Approvals,
    Actions,
}

impl Matter {
    pub const ALL: [Self; 8] = [
        Self::Facts,
        Self::Moves,
        Self::Letters,
        Self::Items,
        Self::Rivals,
        Self::Documents,
        Self::Approvals,
        Self::Actions,
    ];

    /// What the event is about; nothing where it is not told: the order of cards in a column is no news.
    pub fn of(event: &Event) -> Option<Self> {
        if let Event::DealMoved { from, to, .. } = event {
            return (from.stage != to.stage).then_some(Self::Moves);
        }
        match event.key().kind() {
            Kind::Deal => Some(Self::Facts),
            Kind::Qualification => Some(Self::Letters),
            Kind::DealItem => Some(Self::Items),
            Kind::Rival => Some(Self::Rivals),
            Kind::Document => Some(Self::Documents),
            Kind::Approval => Some(Self::Approvals),
            Kind::Action => Some(Self::Actions),
            _ => None,
        }
    }

    /// In the reader's words.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Facts => words::facts(lang),
            Self::Moves => dossier::moves(lang),
            Self::Letters => proof::meddpicc(lang),
            Self::Items => dossier::items(lang),
            Self::Rivals => dossier::rivals(lang),
            Self::Documents => dossier::documents(lang),
            Self::Approvals => dossier::approvals(lang),
            Self::Actions => dossier::actions(lang),
        }
    }
}

/// Names the log does not hold: it knows ids only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    pub stages: Vec<Stage>,
    pub colleagues: Vec<(UserId, Names)>,
    pub competitors: Vec<Competitor>,
    pub products: Vec<Product>,
    /// What is and was recorded of the deal.
    pub records: BTreeMap<Key, Record>,
}

impl Known {
    /// Learns what records were called that are gone, from the events that brought or took them.
    pub fn learn(&mut self, events: &[Logged]) {
        for logged in events {
            if let Event::Added(record) | Event::Removed(record) = &logged.event {
                self.records.entry(record.key()).or_insert_with(|| record.clone());
            }
        }
    }

    /// A stage's name.
    pub fn stage(&self, lang: Lang, id: StageId) -> String {
        self.stages.iter().find(|stage| stage.id == id).map_or("…", |stage| stage.name.get(lang)).to_owned()
    }

    /// A colleague's name.
    pub fn colleague(&self, lang: Lang, id: UserId) -> Option<String> {
        self.colleagues.iter().find(|(user, _)| *user == id).map(|(_, name)| name.get(lang).to_owned())
    }

    /// A competitor's name.
    pub fn competitor(&self, lang: Lang, id: CompetitorId) -> String {
        self.competitors.iter().find(|one| one.id == id).map_or("…", |one| one.name.get(lang)).to_owned()
    }

    /// A product's name.
    pub fn product(&self, lang: Lang, id: ProductId) -> String {
        self.products.iter().find(|one| one.id == id).map_or("…", |one| one.name.get(lang)).to_owned()
    }

    /// What a record is called.
    fn name(&self, lang: Lang, record: &Record) -> String {
        match record {
            Record::Qualification(own) => health::letter_name(lang, own.letter).to_owned(),
            Record::DealItem(own) => self.product(lang, own.product),
            Record::Rival(own) => self.competitor(lang, own.competitor),
            Record::Document(own) => format!("{} · {}", sale::document_name(lang, own.kind), own.title),
            Record::Approval(own) => self.stage(lang, own.stage),
            Record::Action(own) => own.title.get(lang).to_owned(),
            _ => "…".to_owned(),
        }
    }
}

/// One event in words.
pub fn tell(lang: Lang, event: &Event, known: &Known) -> String {
    match event {
        Event::DealMoved { from, to, .. } => {
            words::was_moved(lang, &known.stage(lang, from.stage), &known.stage(lang, to.stage))
        }
        Event::Added(Record::Deal(_)) => words::was_added(lang).to_owned(),
        Event::Removed(Record::Deal(_)) => words::was_removed(lang).to_owned(),
        Event::Added(Record::Approval(own)) => dossier::was_approved(lang, &known.stage(lang, own.stage)),
        Event::Removed(Record::Approval(own)) => dossier::was_withdrawn(lang, &known.stage(lang, own.stage)),
        Event::Added(record) => {
            dossier::thing_added(lang, thing(lang, record.key().kind()), &added(lang, record, known))
        }
        Event::Removed(record) => {
            dossier::thing_removed(lang, thing(lang, record.key().kind()), &known.name(lang, record))
        }
        Event::Edited { set: Patch::Deal { set, .. }, was: Patch::Deal { set: was, .. }, .. } => {
            deal_edits(lang, set, was, known).join(words::between(lang))
        }
        Event::Edited { set, was, .. } => {
            let name = known.records.get(&set.key()).map_or_else(|| "…".to_owned(), |record| known.name(lang, record));
            let edits = edits(lang, set, was, known).join(words::between(lang));
            dossier::thing_edited(lang, thing(lang, set.key().kind()), &name, &edits)
        }
    }
}

const fn thing(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Qualification => proof::meddpicc(lang),
        Kind::DealItem => dossier::item(lang),
        Kind::Rival => dossier::rival(lang),
        Kind::Document => dossier::document(lang),
        Kind::Approval => dossier::approval(lang),
        _ => dossier::action(lang),
    }
}

/// What a new record is called, with what it says.
fn added(lang: Lang, record: &Record, known: &Known) -> String {
    let name = known.name(lang, record);
    match record {
        Record::Qualification(own) => format!("{name} · {}", proof::proof(lang, Some(own.proof))),
        Record::DealItem(own) => {
            let total = own.total().map(|total| locale::money(lang, total)).unwrap_or_default();
            format!("{name} × {} · {total}", own.quantity)
        }
        _ => name,
    }
}

/// The deal a record is told of.
pub fn deal_of(record: &Record) -> Option<Key> {
    let deal = match record {
        Record::Deal(Deal { id, .. }) => *id,
        Record::Qualification(own) => own.deal,
        Record::DealItem(own) => own.deal,
        Record::Rival(own) => own.deal,
        Record::Document(own) => own.deal,
        Record::Approval(own) => own.deal,
        Record::Action(own) => own.deal?,
        _ => return None,
    };
    Some(deal.into())
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        gate::Room,
        id::CommandId,
        pipeline::{Rival, RivalPatch},
        time::Moment,
    };
    use uuid::Uuid;

    use super::*;

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn logged(seq: i64, event: Event) -> Logged {
        let (room, at) = (Room::Pipeline(n(1)), Moment(seq));
        Logged { room, seq, command: CommandId(Uuid::nil()), actor: n(2), at, event }
    }

    #[test]
    fn a_rival_that_is_gone_keeps_its_name_in_the_past() {
        let (product, strength, weakness) = Default::default();
        let rival =
            Rival { id: n(5), pipeline: n(1), deal: n(3), competitor: n(4), product, price: None, strength, weakness };
        let set = |product: &str| Patch::Rival {
            id: n(5),
            set: RivalPatch { product: Some(product.to_owned()), ..RivalPatch::default() },
        };
        let edited = Event::Edited { room: Room::Pipeline(n(1)), set: set("CT"), was: set("") };
        let competitors = vec![Competitor { id: n(4), name: Names::same("Xiling"), key: None }];
        let mut known = Known { competitors, ..Known::default() };
        known.learn(&[logged(3, Event::Removed(rival.clone().into())), logged(1, Event::Added(rival.into()))]);
        assert!(tell(Lang::En, &edited, &known).contains("Xiling"));
        assert_eq!(Matter::of(&edited), Some(Matter::Rivals));
    }
}

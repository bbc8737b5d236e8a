//! What the sections of a deal's page share.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{DealId, PipelineId, ProductId, UserId},
    locale::Lang,
    money::Currency,
    names::Names,
    pipeline::{Competitor, Deal, DealPatch, Stage, StageKind, view::DealView},
    record::{OfKind, Patch, Record},
    time::{Date, Moment},
    workspace::Product,
};

use crate::{
    clock::{Zone, use_zone},
    doing::{Doing, use_doing},
    entry::Place,
    live::Rooms,
    words::{access, use_lang},
};

/// One deal, and what changes it.
#[derive(Clone, Copy)]
pub struct Dossier {
    pub id: DealId,
    pub pipeline: PipelineId,
    pub deal: Memo<Option<Deal>>,
    pub rooms: Rooms,
    pub doing: Doing,
    pub lang: RwSignal<Lang>,
    pub zone: Zone,
    pub now: Moment,
    pub today: Date,
    /// Why nothing of it can be changed by the reader.
    pub why: Signal<Option<String>>,
    reporting: Currency,
    pub colleagues: StoredValue<Vec<(UserId, Names)>>,
    pub products: StoredValue<Vec<Product>>,
}

impl From<Dossier> for Place {
    fn from(Dossier { doing, lang, why, .. }: Dossier) -> Self {
        Self { doing, lang, why }
    }
}

impl Dossier {
    /// The deal of `view`, whose records are in `rooms`.
    pub fn open(view: &DealView, rooms: Rooms) -> Self {
        let lang = use_lang();
        let may_edit = view.may_edit;
        let id = view.card.deal.id;
        Self {
            id,
            pipeline: view.card.deal.pipeline,
            deal: rooms.record(id),
            rooms,
            doing: use_doing(rooms),
            lang,
            zone: use_zone(),
            now: view.now,
            today: view.today,
            why: Signal::derive(move || (!may_edit).then(|| access::only_team(lang.get()).to_owned())),
            reporting: view.reporting,
            colleagues: StoredValue::new(view.colleagues.clone()),
            products: StoredValue::new(view.products.clone()),
        }
    }

    /// The same, with another reason why something cannot be changed.
    pub fn unless(self, why: Signal<Option<String>>) -> Self {
        Self { why, ..self }
    }

    /// Whether the reader may change it.
    pub fn may_edit(self) -> bool {
        self.why.with_untracked(Option::is_none)
    }

    /// The currency in which its amounts are typed: that of its own amount, and followed.
    pub fn currency(self) -> Currency {
        let own = self.deal.with(|deal| deal.as_ref().and_then(|deal| deal.amount));
        own.map_or(self.reporting, |amount| amount.currency)
    }

    /// The stage it stands in, followed.
    pub fn stage(self) -> Option<Stage> {
        let stage = self.deal.with(|deal| deal.as_ref().map(|deal| deal.stage))?;
        self.rooms.with(|world| world.the::<Stage>(stage).cloned())
    }

    /// Whether it is won, lost or neither, followed.
    pub fn kind(self) -> Option<StageKind> {
        self.stage().map(|stage| stage.kind)
    }

    /// The records of a kind that `mine` keeps, followed.
    pub fn all<T>(self, mine: impl Fn(&T, DealId) -> bool + Send + Sync + 'static) -> Memo<Vec<T>>
    where
        T: OfKind + Clone + PartialEq + Send + Sync + 'static,
        for<'a> &'a T: TryFrom<&'a Record>,
    {
        Memo::new(move |_| {
            self.rooms.with(|world| world.all::<T>().filter(|one| mine(one, self.id)).cloned().collect())
        })
    }

    /// All competitors by name, followed.
    pub fn competitors(self) -> Vec<Competitor> {
        let mut all: Vec<Competitor> = self.rooms.with(|world| world.all::<Competitor>().cloned().collect());
        all.sort_by(|a, b| (a.name.get(self.lang.get()), a.id).cmp(&(b.name.get(self.lang.get()), b.id)));
        all
    }

    /// A colleague's name.
    pub fn colleague(self, lang: Lang, id: UserId) -> Option<String> {
        self.colleagues
            .with_value(|all| all.iter().find(|(user, _)| *user == id).map(|(_, name)| name.get(lang).to_owned()))
    }

    /// The colleagues to choose an owner from, nobody first.
    pub fn owners(self) -> Signal<Vec<(String, String)>> {
        Signal::derive(move || {
            let lang = self.lang.get();
            let nobody = (String::new(), crate::words::account::no_owner(lang).to_owned());
            let named = |all: &Vec<(UserId, Names)>| {
                all.iter().map(|(id, name)| (id.to_string(), name.get(lang).to_owned())).collect::<Vec<_>>()
            };
            std::iter::once(nobody).chain(self.colleagues.with_value(named)).collect()
        })
    }

    /// A product's name.
    pub fn product(self, lang: Lang, id: ProductId) -> Option<String> {
        self.products.with_value(|all| all.iter().find(|one| one.id == id).map(|one| one.name.get(lang).to_owned()))
    }

    /// The change of its own fields.
    pub fn set(self, set: DealPatch) -> Change {
        Change::Edit(Patch::Deal { id: self.id, set })
    }
}

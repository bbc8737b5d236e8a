//! What has happened to a deal and to what is recorded of it, in words.

use std::collections::BTreeMap;

use meridian_domain::{
    gate::{Event, Logged},
    id::{CompetitorId, ProductId, StageId, UserId},
    locale::{self, Lang},
    money::Money,
    names::Names,
    pipeline::{Competitor, Deal, DealPatch, Stage, Tender},
    record::{Key, Kind, Patch, Record},
    time::Date,
    workspace::Product,
};

use super::typed;
use crate::words::{account, board, common, deal as words, dossier, health, proof, sale};

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

    fn stage(&self, lang: Lang, id: StageId) -> String {
        self.stages.iter().find(|stage| stage.id == id).map_or("…", |stage| stage.name.get(lang)).to_owned()
    }

    /// A colleague's name.
    pub fn colleague(&self, lang: Lang, id: UserId) -> Option<String> {
        self.colleagues.iter().find(|(user, _)| *user == id).map(|(_, name)| name.get(lang).to_owned())
    }

    fn competitor(&self, lang: Lang, id: CompetitorId) -> String {
        self.competitors.iter().find(|one| one.id == id).map_or("…", |one| one.name.get(lang)).to_owned()
    }

    fn product(&self, lang: Lang, id: ProductId) -> String {
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

/// Collects what was changed: from what, to what.
struct Edits {
    lang: Lang,
    told: Vec<String>,
}

impl Edits {
    fn new(lang: Lang) -> Self {
        Self { lang, told: Vec::new() }
    }

    fn say(&mut self, field: &str, from: Option<String>, to: Option<String>) {
        let text =
            |text: Option<String>| text.filter(|text| !text.is_empty()).unwrap_or_else(|| locale::ABSENT.to_owned());
        self.told.push(words::changed(self.lang, field, &text(from), &text(to)));
    }

    /// A field that is given in both, written by `write`.
    fn field<T>(&mut self, field: &str, was: Option<&T>, set: Option<&T>, write: impl Fn(&T) -> Option<String>) {
        if let Some(set) = set {
            self.say(field, was.and_then(&write), write(set));
        }
    }

    fn text(&mut self, field: &str, was: Option<&String>, set: Option<&String>) {
        self.field(field, was, set, |text| Some(text.clone()));
    }

    fn money(&mut self, field: &str, was: Option<&Option<Money>>, set: Option<&Option<Money>>) {
        let lang = self.lang;
        self.field(field, was, set, |amount| amount.map(|amount| locale::money(lang, amount)));
    }

    fn day(&mut self, field: &str, was: Option<&Option<Date>>, set: Option<&Option<Date>>) {
        let lang = self.lang;
        self.field(field, was, set, |date| date.map(|date| locale::date_full(lang, date)));
    }
}

/// Each field of the deal that was changed.
fn deal_edits(lang: Lang, set: &DealPatch, was: &DealPatch, known: &Known) -> Vec<String> {
    let mut edits = Edits::new(lang);
    let percent = |win: &Option<i64>| win.map(|win| format!("{win}%"));
    edits.field(words::title(lang), was.title.as_ref(), set.title.as_ref(), |title| Some(title.get(lang).to_owned()));
    edits.money(common::amount(lang), was.amount.as_ref(), set.amount.as_ref());
    edits.money(dossier::low(lang), was.low.as_ref(), set.low.as_ref());
    edits.money(dossier::high(lang), was.high.as_ref(), set.high.as_ref());
    edits.field(words::win(lang), was.probability.as_ref(), set.probability.as_ref(), percent);
    edits.field(dossier::category(lang), was.category.as_ref(), set.category.as_ref(), |category| {
        category.map(|category| sale::category_name(lang, category).to_owned())
    });
    edits.day(board::close_date(lang), was.expected_on.as_ref(), set.expected_on.as_ref());
    edits.day(dossier::committee_on(lang), was.committee_on.as_ref(), set.committee_on.as_ref());
    edits.field(common::owner(lang), was.owner.as_ref(), set.owner.as_ref(), |owner| known.colleague(lang, (*owner)?));
    edits.field(dossier::product(lang), was.product.as_ref(), set.product.as_ref(), |product| {
        product.map(|product| known.product(lang, product))
    });
    edits.text(common::next(lang), was.next_step.as_ref(), set.next_step.as_ref());
    edits.day(words::next_on(lang), was.next_on.as_ref(), set.next_on.as_ref());
    edits.field(dossier::reason(lang), was.reason.as_ref(), set.reason.as_ref(), |reason| {
        reason.map(|reason| sale::reason_name(lang, reason).to_owned())
    });
    edits.text(dossier::reason_note(lang), was.reason_note.as_ref(), set.reason_note.as_ref());
    if set.lost_to.is_some() || set.lost_to_nobody.is_some() {
        let winner = |patch: &DealPatch| match (patch.lost_to.flatten(), patch.lost_to_nobody) {
            (Some(id), _) => Some(known.competitor(lang, id)),
            (None, Some(true)) => Some(sale::lost_to_nobody(lang).to_owned()),
            (None, _) => None,
        };
        edits.say(sale::lost_to(lang), winner(was), winner(set));
    }
    if let (Some(to), Some(from)) = (&set.tender, &was.tender) {
        tender_edits(&mut edits, &from.clone().unwrap_or_default(), &to.clone().unwrap_or_default());
    }
    const NAMED: [&str; 17] = [
        "title",
        "amount",
        "low",
        "high",
        "probability",
        "category",
        "expected_on",
        "committee_on",
        "owner",
        "product",
        "next_step",
        "next_on",
        "reason",
        "reason_note",
        "lost_to",
        "lost_to_nobody",
        "tender",
    ];
    if set.fields().iter().any(|field| !NAMED.contains(field)) {
        edits.told.push(words::changed_more(lang).to_owned());
    }
    edits.told
}

/// Each part of the tender that is not as it was.
fn tender_edits(edits: &mut Edits, from: &Tender, to: &Tender) {
    fn changed<T: PartialEq>(from: T, to: T) -> Option<(T, T)> {
        (from != to).then_some((from, to))
    }
    let lang = edits.lang;
    let points = |points: Option<i64>| points.map(typed::plain_points);
    if let Some((from, to)) = changed(from.method, to.method) {
        let name = |method| sale::method_name(lang, method).to_owned();
        edits.say(dossier::method(lang), from.map(name), to.map(name));
    }
    for (word, from, to) in
        [(dossier::platform(lang), &from.platform, &to.platform), (dossier::number(lang), &from.number, &to.number)]
    {
        if let Some((from, to)) = changed(from, to) {
            edits.say(word, Some(from.clone()), Some(to.clone()));
        }
    }
    for (word, from, to) in [
        (dossier::budget(lang), from.budget, to.budget),
        (dossier::our_price(lang), from.price, to.price),
        (dossier::lowest(lang), from.lowest, to.lowest),
    ] {
        if let Some((from, to)) = changed(from, to) {
            edits.money(word, Some(&from), Some(&to));
        }
    }
    for (word, from, to) in [
        (dossier::published(lang), from.published_on, to.published_on),
        (dossier::submit_by(lang), from.submit_by, to.submit_by),
        (dossier::opens(lang), from.opens_on, to.opens_on),
    ] {
        if let Some((from, to)) = changed(from, to) {
            edits.day(word, Some(&from), Some(&to));
        }
    }
    if let Some((from, to)) = changed(from.price_weight, to.price_weight) {
        let percent = |weight: i64| format!("{weight}%");
        edits.say(dossier::price_weight(lang), from.map(percent), to.map(percent));
    }
    for (word, from, to) in [
        (dossier::technical(lang), from.technical, to.technical),
        (dossier::commercial(lang), from.commercial, to.commercial),
    ] {
        if let Some((from, to)) = changed(from, to) {
            edits.say(word, points(from), points(to));
        }
    }
}

/// Each field of a record of the deal that was changed.
fn edits(lang: Lang, set: &Patch, was: &Patch, known: &Known) -> Vec<String> {
    let mut edits = Edits::new(lang);
    match (set, was) {
        (Patch::Qualification { set, .. }, Patch::Qualification { set: was, .. }) => {
            edits.field(proof::as_of(lang), was.on.as_ref(), set.on.as_ref(), |on| {
                on.map(|on| locale::date_full(lang, on))
            });
            edits.field(dossier::known(lang), was.proof.as_ref(), set.proof.as_ref(), |one| {
                Some(proof::proof(lang, Some(*one)).to_owned())
            });
            edits.text(proof::evidence(lang), was.evidence.as_ref(), set.evidence.as_ref());
        }
        (Patch::DealItem { set, .. }, Patch::DealItem { set: was, .. }) => {
            edits.field(dossier::product(lang), was.product.as_ref(), set.product.as_ref(), |id| {
                Some(known.product(lang, *id))
            });
            edits.field(dossier::quantity(lang), was.quantity.as_ref(), set.quantity.as_ref(), |n| Some(n.to_string()));
            edits.field(dossier::unit_price(lang), was.price.as_ref(), set.price.as_ref(), |price| {
                Some(locale::money(lang, *price))
            });
            edits.field(dossier::discount(lang), was.discount.as_ref(), set.discount.as_ref(), |n| {
                Some(format!("{n}%"))
            });
        }
        (Patch::Rival { set, .. }, Patch::Rival { set: was, .. }) => {
            edits.text(dossier::their_product(lang), was.product.as_ref(), set.product.as_ref());
            edits.money(dossier::their_price(lang), was.price.as_ref(), set.price.as_ref());
            edits.text(dossier::strengths(lang), was.strength.as_ref(), set.strength.as_ref());
            edits.text(dossier::weaknesses(lang), was.weakness.as_ref(), set.weakness.as_ref());
        }
        (Patch::Document { set, .. }, Patch::Document { set: was, .. }) => {
            edits.field(dossier::paper_kind(lang), was.kind.as_ref(), set.kind.as_ref(), |kind| {
                Some(sale::document_name(lang, *kind).to_owned())
            });
            edits.text(dossier::paper_title(lang), was.title.as_ref(), set.title.as_ref());
            edits.text(dossier::link(lang), was.link.as_ref(), set.link.as_ref());
            edits.day(dossier::paper_date(lang), was.on.as_ref(), set.on.as_ref());
        }
        (Patch::Action { set, .. }, Patch::Action { set: was, .. }) => {
            if let Some(done) = set.done_at {
                let word = if done.is_some() { dossier::was_done(lang) } else { dossier::was_reopened(lang) };
                edits.told.push(word.to_owned());
            }
            edits.field(dossier::action(lang), was.title.as_ref(), set.title.as_ref(), |title| {
                Some(title.get(lang).to_owned())
            });
            edits.day(account::due_on(lang), was.due_on.as_ref(), set.due_on.as_ref());
            edits.field(common::owner(lang), was.owner.as_ref(), set.owner.as_ref(), |owner| {
                known.colleague(lang, (*owner)?)
            });
        }
        _ => {}
    }
    if edits.told.is_empty() {
        edits.told.push(words::changed_more(lang).to_owned());
    }
    edits.told
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
        money::Currency,
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
    fn an_edit_says_each_field_from_and_to() {
        let amount = |minor| Some(Some(Money::new(minor, Currency::CNY)));
        let set = DealPatch { amount: amount(200_000_000), probability: Some(Some(60)), ..DealPatch::default() };
        let was = DealPatch { amount: Some(None), probability: Some(Some(50)), ..DealPatch::default() };
        assert_eq!(deal_edits(Lang::En, &set, &was, &Known::default()), ["Amount: – → ¥2 M", "Win: 50% → 60%"]);
    }

    #[test]
    fn of_a_tender_only_what_has_changed_is_told() {
        let tender = |number: &str, weight| {
            Some(Some(Tender { number: number.to_owned(), price_weight: weight, ..Tender::default() }))
        };
        let set = DealPatch { tender: tender("A-1", Some(30)), ..DealPatch::default() };
        let was = DealPatch { tender: tender("A-1", None), ..DealPatch::default() };
        assert_eq!(deal_edits(Lang::En, &set, &was, &Known::default()).len(), 1);
        assert!(deal_edits(Lang::En, &set, &was, &Known::default())[0].ends_with("– → 30%"));
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

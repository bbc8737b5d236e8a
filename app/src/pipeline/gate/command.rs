//! The one command the sheet sends: what was typed, and the move. All of it happens, or nothing.

use meridian_domain::{
    gate::Change,
    id::{CompetitorId, DealId, UserId},
    import,
    money::Money,
    names::Names,
    pipeline::{
        Approval, Asked, CloseReason, Competitor, Deal, DealField, DealItem, DealPatch, Document, DocumentKind,
        Missing, Rival, Stage, StageKind, Tender, TenderMethod,
    },
    record::{Patch, Record},
    time::{Date, Moment},
};
use uuid::Uuid;

use super::blank::{Blank, NEW, NOBODY, Typed, YES};

/// A deal before a stage that asks for something.
#[derive(Clone, Debug)]
pub struct Passage {
    pub deal: Deal,
    pub to: Stage,
    /// Behind which card it lands; at the top without one.
    pub after: Option<DealId>,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// The competitors that are recorded of the deal.
    pub rivals: Vec<CompetitorId>,
    /// All that are known.
    pub competitors: Vec<Competitor>,
}

/// Who tells it, when, and where ids come from.
pub struct Teller<'a> {
    pub by: UserId,
    pub at: Moment,
    pub fresh: &'a mut dyn FnMut() -> Uuid,
}

/// A value from its place in the order of the field, see [`position`](super::blank::position).
fn nth<T: Copy>(all: &[T], text: &str) -> Option<T> {
    all.get(text.parse::<usize>().ok()?).copied()
}

fn day(text: &str) -> Option<Date> {
    import::date(text).filter(|date| date.is_sane())
}

impl Passage {
    /// What was typed and then the move.
    ///
    /// # Errors
    /// The first input that cannot be read.
    pub fn pass(&self, typed: &Typed, teller: &mut Teller<'_>) -> Result<Change, Blank> {
        let mut changes = self.write(typed, teller)?;
        changes.push(Change::MoveDeals { deals: vec![self.deal.id], to: self.to.id, after: self.after });
        Ok(Change::All(changes))
    }

    /// What was typed, without the move; empty when nothing was.
    ///
    /// # Errors
    /// The first input that cannot be read.
    pub fn write(&self, typed: &Typed, teller: &mut Teller<'_>) -> Result<Vec<Change>, Blank> {
        let mut added = Vec::new();
        let mut set = DealPatch::default();
        for missing in &self.missing {
            match missing.what {
                Asked::Field(DealField::Competitors) => {
                    let choice = Blank::Field(DealField::Competitors);
                    if let Some(competitor) = self.competitor(typed, (choice, Blank::NewRival), teller, &mut added)? {
                        self.rival(competitor, teller, &mut added);
                    }
                }
                Asked::Field(DealField::Items) => added.extend(self.item(typed, teller)?),
                Asked::Field(field) => self.field(field, typed, &mut set)?,
                Asked::Document(kind) => added.extend(self.paper(kind, typed, teller)?),
                Asked::Approval(_) if typed.get(Blank::Signed(missing.stage)) == YES => {
                    added.push(Record::from(Approval {
                        id: (teller.fresh)().into(),
                        pipeline: self.deal.pipeline,
                        deal: self.deal.id,
                        stage: missing.stage,
                        by: teller.by,
                        at: teller.at,
                        note: String::new(),
                    }));
                }
                // Who stands on a map is told there; reasons are asked in any case.
                Asked::Approval(_) | Asked::Function(_) | Asked::Reason | Asked::LostTo => {}
            }
        }
        self.close(typed, teller, &mut set, &mut added)?;
        let set = set.without_repeats(&self.deal);
        let mut changes: Vec<Change> = added.into_iter().map(Change::Add).collect();
        if !set.is_empty() {
            changes.push(Change::Edit(Patch::Deal { id: self.deal.id, set }));
        }
        Ok(changes)
    }

    /// Takes one field of the deal into `set`.
    fn field(&self, field: DealField, typed: &Typed, set: &mut DealPatch) -> Result<(), Blank> {
        let blank = Blank::Field(field);
        let text = typed.get(blank);
        if text.is_empty() {
            return Ok(());
        }
        let date = || day(text).map(Some).ok_or(blank);
        let mut tender = set.tender.clone().flatten().or_else(|| self.deal.tender.clone()).unwrap_or_default();
        match field {
            DealField::Account => set.account = Some(Some(text.parse().map_err(|_| blank)?)),
            DealField::Product => set.product = Some(Some(text.parse().map_err(|_| blank)?)),
            DealField::Owner => set.owner = Some(Some(text.parse().map_err(|_| blank)?)),
            DealField::Amount => set.amount = Some(Some(money(typed, blank, Blank::Currency(field))?)),
            DealField::ExpectedOn => set.expected_on = Some(date()?),
            DealField::NextStep => set.next_step = Some(text.to_owned()),
            DealField::NextOn => set.next_on = Some(date()?),
            DealField::CommitteeOn => set.committee_on = Some(date()?),
            DealField::TenderMethod => tender.method = Some(nth(TenderMethod::ALL, text).ok_or(blank)?),
            DealField::TenderPlatform => tender.platform = text.to_owned(),
            DealField::TenderBudget => tender.budget = Some(money(typed, blank, Blank::Currency(field))?),
            DealField::TenderSubmitBy => tender.submit_by = date()?,
            DealField::Competitors | DealField::Items => {}
        }
        if tender != Tender::default() {
            set.tender = Some(Some(tender));
        }
        Ok(())
    }

    /// The paper of a kind, once it has a title.
    fn paper(&self, kind: DocumentKind, typed: &Typed, teller: &mut Teller<'_>) -> Result<Option<Record>, Blank> {
        let title = typed.get(Blank::PaperTitle(kind));
        if title.is_empty() {
            return Ok(None);
        }
        let (link, on) = (typed.get(Blank::PaperLink(kind)), typed.get(Blank::PaperOn(kind)));
        let on = if on.is_empty() { None } else { Some(day(on).ok_or(Blank::PaperOn(kind))?) };
        let paper = Document {
            id: (teller.fresh)().into(),
            pipeline: self.deal.pipeline,
            deal: self.deal.id,
            kind,
            title: title.to_owned(),
            link: link.to_owned(),
            on,
            by: teller.by,
            at: teller.at,
        };
        let paper = Record::from(paper);
        let fault = paper.check().err();
        match fault.as_ref().map(|invalid| invalid.field.as_str()) {
            None => Ok(Some(paper)),
            Some("link") => Err(Blank::PaperLink(kind)),
            Some(_) => Err(Blank::PaperTitle(kind)),
        }
    }

    /// The first item, once its product and price are told; one of it unless said otherwise.
    fn item(&self, typed: &Typed, teller: &mut Teller<'_>) -> Result<Option<Record>, Blank> {
        let product = Blank::Field(DealField::Items);
        if typed.get(product).is_empty() || typed.get(Blank::Price).is_empty() {
            return Ok(None);
        }
        let quantity = match typed.get(Blank::Quantity) {
            "" => 1,
            text => text.parse().ok().filter(|n| (1..=1_000_000).contains(n)).ok_or(Blank::Quantity)?,
        };
        Ok(Some(Record::from(DealItem {
            id: (teller.fresh)().into(),
            pipeline: self.deal.pipeline,
            deal: self.deal.id,
            product: typed.get(product).parse().map_err(|_| product)?,
            quantity,
            price: money(typed, Blank::Price, Blank::Currency(DealField::Items))?,
            discount: 0,
        })))
    }

    /// The competitor that was chosen; one with a new name is added, unless one has that name.
    fn competitor(
        &self,
        typed: &Typed,
        (choice, name): (Blank, Blank),
        teller: &mut Teller<'_>,
        added: &mut Vec<Record>,
    ) -> Result<Option<CompetitorId>, Blank> {
        match (typed.get(choice), typed.get(name)) {
            ("" | NOBODY, _) | (NEW, "") => Ok(None),
            (NEW, name) => {
                let before = added.iter().filter_map(|record| <&Competitor>::try_from(record).ok());
                let mut known = self.competitors.iter().chain(before);
                if let Some(known) = known.find(|one| [&one.name.zh, &one.name.en].iter().any(|it| *it == name)) {
                    return Ok(Some(known.id));
                }
                let new = Competitor { id: (teller.fresh)().into(), name: Names::same(name), key: None };
                let id = new.id;
                added.push(new.into());
                Ok(Some(id))
            }
            (id, _) => id.parse().map(Some).map_err(|_| choice),
        }
    }

    /// Records a competitor of the deal; each stands there once.
    fn rival(&self, competitor: CompetitorId, teller: &mut Teller<'_>, added: &mut Vec<Record>) {
        let again = added.iter().any(|record| matches!(record, Record::Rival(it) if it.competitor == competitor));
        if !again && !self.rivals.contains(&competitor) {
            added.push(Record::from(Rival {
                id: (teller.fresh)().into(),
                pipeline: self.deal.pipeline,
                deal: self.deal.id,
                competitor,
                product: String::new(),
                price: None,
                strength: String::new(),
                weakness: String::new(),
            }));
        }
    }

    /// Why it was won or lost, and to whom. Whoever wins instead of us is a competitor of the deal.
    fn close(
        &self,
        typed: &Typed,
        teller: &mut Teller<'_>,
        set: &mut DealPatch,
        added: &mut Vec<Record>,
    ) -> Result<(), Blank> {
        if self.to.kind == StageKind::Open {
            return Ok(());
        }
        let text = typed.get(Blank::Reason);
        if !text.is_empty() {
            set.reason = Some(Some(nth(CloseReason::ALL, text).ok_or(Blank::Reason)?));
        }
        set.reason_note = Some(typed.get(Blank::Note).to_owned());
        let winner = match self.to.kind {
            StageKind::Lost => self.competitor(typed, (Blank::LostTo, Blank::NewWinner), teller, added)?,
            _ => None,
        };
        if let Some(winner) = winner {
            self.rival(winner, teller, added);
        }
        set.lost_to = Some(winner);
        set.lost_to_nobody = Some(self.to.kind == StageKind::Lost && typed.get(Blank::LostTo) == NOBODY);
        Ok(())
    }
}

fn money(typed: &Typed, amount: Blank, currency: Blank) -> Result<Money, Blank> {
    let currency = typed.get(currency).parse().map_err(|_| currency)?;
    import::amount(typed.get(amount), currency, 1).filter(Money::is_sane).ok_or(amount)
}

#[cfg(test)]
#[path = "command_tests.rs"]
mod tests;

//! What the sheet can be told: which inputs a missing thing needs, and what was typed into them.

use std::collections::BTreeMap;

use meridian_domain::{
    id::StageId,
    pipeline::{Asked, CloseReason, Deal, DealField, DocumentKind, Missing, Stage, StageKind},
};

/// One input of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// A field of the deal; of competitors which one, of items which product.
    Field(DealField),
    /// The currency of an amount; of items that of the price.
    Currency(DealField),
    /// The name of a competitor nobody has recorded yet.
    NewRival,
    Quantity,
    Price,
    PaperTitle(DocumentKind),
    PaperLink(DocumentKind),
    PaperOn(DocumentKind),
    /// [`YES`] when the reader signs for the stage.
    Signed(StageId),
    Reason,
    Note,
    /// A competitor, [`NEW`], or [`NOBODY`].
    LostTo,
    /// The name of a winner nobody has recorded yet.
    NewWinner,
}

/// What stands in an input instead of an id: somebody new.
pub const NEW: &str = "new";
/// What stands in [`Blank::LostTo`] when there was no competitor.
pub const NOBODY: &str = "nobody";
/// What stands in [`Blank::Signed`] when the reader signs.
pub const YES: &str = "yes";

impl Blank {
    /// The id of its element on the page.
    pub fn id(self) -> String {
        let name: String = format!("{self:?}").chars().filter(char::is_ascii_alphanumeric).collect();
        format!("gate-{name}")
    }
}

/// The inputs that answer what is missing, the one that needs the reader first. None for what is
/// told elsewhere, such as who stands on a people map.
pub fn blanks(missing: Missing) -> Vec<Blank> {
    match missing.what {
        Asked::Field(DealField::Competitors) => vec![Blank::Field(DealField::Competitors), Blank::NewRival],
        Asked::Field(DealField::Items) => {
            let items = DealField::Items;
            vec![Blank::Field(items), Blank::Quantity, Blank::Price, Blank::Currency(items)]
        }
        Asked::Field(field @ (DealField::Amount | DealField::TenderBudget)) => {
            vec![Blank::Field(field), Blank::Currency(field)]
        }
        Asked::Field(field) => vec![Blank::Field(field)],
        Asked::Document(kind) => vec![Blank::PaperTitle(kind), Blank::PaperLink(kind), Blank::PaperOn(kind)],
        Asked::Function(_) => Vec::new(),
        Asked::Approval(_) => vec![Blank::Signed(missing.stage)],
        Asked::Reason => vec![Blank::Reason, Blank::Note],
        Asked::LostTo => vec![Blank::LostTo, Blank::NewWinner],
    }
}

/// What a stage that ends a deal asks in any case, and what of it is known.
pub fn closing(deal: &Deal, to: &Stage) -> Vec<(Blank, String)> {
    let reason = deal.reason.filter(|reason| reason.explains(to.kind));
    let reason = reason.map(|reason| position(CloseReason::ALL, &reason)).unwrap_or_default();
    let mut all = vec![(Blank::Reason, reason), (Blank::Note, deal.reason_note.clone())];
    let lost_to = match deal.lost_to {
        Some(competitor) => competitor.to_string(),
        None if deal.lost_to_nobody => NOBODY.to_owned(),
        None => String::new(),
    };
    match to.kind {
        StageKind::Open => Vec::new(),
        StageKind::Won => all,
        StageKind::Lost => {
            all.extend([(Blank::LostTo, lost_to), (Blank::NewWinner, String::new())]);
            all
        }
    }
}

/// A value of a vocabulary as it stands in an input: its place in the order of the field.
pub fn position<T: PartialEq>(all: &[T], value: &T) -> String {
    all.iter().position(|one| one == value).map(|at| at.to_string()).unwrap_or_default()
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(pub BTreeMap<Blank, String>);

impl Typed {
    /// What stands in an input, without spaces around it.
    pub fn get(&self, blank: Blank) -> &str {
        self.0.get(&blank).map_or("", |text| text.trim())
    }

    /// Whether what is missing has been told, readable or not.
    pub fn answers(&self, missing: Missing) -> bool {
        let told = |blank| !self.get(blank).is_empty();
        let named = |choice, name| told(choice) && (self.get(choice) != NEW || told(name));
        match missing.what {
            Asked::Field(field @ DealField::Competitors) => named(Blank::Field(field), Blank::NewRival),
            Asked::Field(field @ DealField::Items) => told(Blank::Field(field)) && told(Blank::Price),
            Asked::Field(field) => told(Blank::Field(field)),
            Asked::Document(kind) => told(Blank::PaperTitle(kind)),
            Asked::Function(_) => false,
            Asked::Approval(_) => self.get(Blank::Signed(missing.stage)) == YES,
            Asked::Reason => told(Blank::Reason),
            Asked::LostTo => named(Blank::LostTo, Blank::NewWinner),
        }
    }

    /// What is still missing.
    pub fn open(&self, missing: &[Missing]) -> Vec<Missing> {
        missing.iter().copied().filter(|one| !self.answers(*one)).collect()
    }
}

//! What the form of a stage says, read as a stage. Pure.

use std::collections::BTreeSet;

use meridian_domain::{
    access::Role,
    gate::{Check, Invalid, Why},
    locale::Lang,
    names::Names,
    pipeline::{Clock, DealField, DocumentKind, Guard, Stage, StageKind},
    stakeholder::CommitteeFunction,
    time::Date,
};

use crate::words::{common, errors, pipelines as words};

/// What the fields of a stage say, as somebody types them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub zh: String,
    pub en: String,
    pub kind: StageKind,
    pub phase: String,
    pub probability: String,
    pub half: String,
    pub most: String,
    pub fields: BTreeSet<DealField>,
    pub papers: BTreeSet<DocumentKind>,
    pub functions: BTreeSet<CommitteeFunction>,
    pub approval: Option<Role>,
    pub optional: bool,
    pub has_clock: bool,
    pub days: String,
    pub working_days: bool,
    pub basis_zh: String,
    pub basis_en: String,
    pub effective_on: String,
    pub source: String,
    pub verified: bool,
}

/// A field in which something can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Name,
    NameEn,
    Probability,
    Half,
    Most,
    Days,
    Basis,
    BasisEn,
    EffectiveOn,
    Source,
}

impl Spot {
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::NameEn,
        Self::Probability,
        Self::Half,
        Self::Most,
        Self::Days,
        Self::Basis,
        Self::BasisEn,
        Self::EffectiveOn,
        Self::Source,
    ];
}

/// The most days deals usually stay.
const STAY: i64 = 10_000;
/// The most days a clock counts.
const BY_LAW: i64 = 3_650;
/// The longest address of a source.
const SOURCE: usize = 2_000;

fn whole(text: &str, least: i64, most: i64) -> Option<i64> {
    text.trim().parse().ok().filter(|number| (least..=most).contains(number))
}

/// A number of days that may be left out; the outer `None` when it cannot be read.
fn stay(text: &str) -> Option<Option<i64>> {
    if text.trim().is_empty() { Some(None) } else { whole(text, 0, STAY).map(Some) }
}

fn date(text: &str) -> Option<Date> {
    text.trim().parse().ok().filter(|date: &Date| date.is_sane())
}

/// Why a text of so many characters is too long for a name.
pub(super) fn too_long(lang: Lang, length: usize) -> Option<String> {
    (length > Check::TEXT).then(|| words::too_long(lang, Check::TEXT))
}

/// What the gate found wrong, to stand beside the field it names.
pub(super) fn beside(lang: Lang, Invalid { field, why }: &Invalid) -> String {
    match (why, field.as_str()) {
        (Why::Missing, _) => errors::field_required(lang).to_owned(),
        (Why::TooLong { most }, _) => words::too_long(lang, *most),
        (Why::OutOfRange { least, most }, _) => words::whole_number(lang, *least, *most),
        (Why::AbsurdDate, _) => words::wrong_date(lang).to_owned(),
        (_, "p80_days") => words::order_of_days(lang).to_owned(),
        (_, "guard") => words::guard_wrong(lang).to_owned(),
        _ => words::mend(lang).to_owned(),
    }
}

impl Draft {
    /// What a stage says.
    pub fn of(stage: &Stage) -> Self {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let guard = &stage.guard;
        let clock = stage.clock.as_ref();
        let text = |read: fn(&Clock) -> String| clock.map(read).unwrap_or_default();
        Self {
            zh: stage.name.zh.clone(),
            en: stage.name.en.clone(),
            kind: stage.kind,
            phase: stage.phase.to_string(),
            probability: stage.probability.to_string(),
            half: number(stage.p50_days),
            most: number(stage.p80_days),
            fields: guard.fields.iter().copied().collect(),
            papers: guard.documents.iter().copied().collect(),
            functions: guard.functions.iter().copied().collect(),
            approval: guard.approval,
            optional: guard.optional,
            has_clock: clock.is_some(),
            days: text(|clock| clock.days.to_string()),
            working_days: clock.is_some_and(|clock| clock.working_days),
            basis_zh: text(|clock| clock.basis.zh.clone()),
            basis_en: text(|clock| clock.basis.en.clone()),
            effective_on: text(|clock| clock.effective_on.to_string()),
            source: text(|clock| clock.source.clone()),
            verified: clock.is_some_and(|clock| clock.verified),
        }
    }

    /// Why a field cannot be so, in words; nothing when it can.
    pub fn fault(&self, lang: Lang, spot: Spot) -> Option<String> {
        let long = |text: &str| too_long(lang, text.trim().chars().count());
        let days = |text: &str| stay(text).is_none().then(|| words::whole_number(lang, 0, STAY));
        match spot {
            Spot::Name if self.zh.trim().is_empty() && self.en.trim().is_empty() => {
                Some(errors::field_required(lang).to_owned())
            }
            Spot::Name => long(&self.zh),
            Spot::NameEn => long(&self.en),
            Spot::Probability => {
                let wrong = self.kind == StageKind::Open && whole(&self.probability, 0, 100).is_none();
                wrong.then(|| words::whole_number(lang, 0, 100))
            }
            Spot::Half => days(&self.half),
            Spot::Most => days(&self.most).or_else(|| match (stay(&self.half), stay(&self.most)) {
                (Some(Some(half)), Some(Some(most))) if half > most => Some(words::order_of_days(lang).to_owned()),
                _ => None,
            }),
            Spot::Days | Spot::Basis | Spot::BasisEn | Spot::EffectiveOn | Spot::Source if !self.has_clock => None,
            Spot::Days => whole(&self.days, 1, BY_LAW).is_none().then(|| words::whole_number(lang, 1, BY_LAW)),
            Spot::Basis if self.basis_zh.trim().is_empty() && self.basis_en.trim().is_empty() => {
                Some(words::needs_basis(lang).to_owned())
            }
            Spot::Basis => long(&self.basis_zh),
            Spot::BasisEn => long(&self.basis_en),
            Spot::EffectiveOn => date(&self.effective_on).is_none().then(|| words::wrong_date(lang).to_owned()),
            Spot::Source => (self.source.trim().chars().count() > SOURCE).then(|| words::too_long(lang, SOURCE)),
        }
    }

    /// The stage it describes, in the place of `base`; nothing while something is wrong.
    pub fn stage(&self, base: &Stage) -> Option<Stage> {
        if Spot::ALL.into_iter().any(|spot| self.fault(Lang::En, spot).is_some()) {
            return None;
        }
        let probability = match self.kind {
            StageKind::Open => whole(&self.probability, 0, 100)?,
            StageKind::Won => 100,
            StageKind::Lost => 0,
        };
        let clock = if self.has_clock {
            Some(Clock {
                days: whole(&self.days, 1, BY_LAW)?,
                working_days: self.working_days,
                basis: Names::new(self.basis_zh.trim(), self.basis_en.trim()),
                effective_on: date(&self.effective_on)?,
                source: self.source.trim().to_owned(),
                verified: self.verified,
            })
        } else {
            None
        };
        Some(Stage {
            name: Names::new(self.zh.trim(), self.en.trim()),
            phase: whole(&self.phase, 1, 5)?,
            kind: self.kind,
            probability,
            p50_days: stay(&self.half)?,
            p80_days: stay(&self.most)?,
            guard: Guard {
                fields: kept(&base.guard.fields, &self.fields),
                documents: kept(&base.guard.documents, &self.papers),
                functions: kept(&base.guard.functions, &self.functions),
                approval: self.approval,
                optional: self.optional,
            },
            clock,
            ..base.clone()
        })
    }

    /// One's own changes on top of what somebody else has saved meanwhile.
    pub fn on_top(began: &Self, theirs: &Self, mine: &Self) -> Self {
        macro_rules! merged {
            ($($field:ident),*) => {
                Self { $($field: if mine.$field == began.$field { theirs.$field.clone() } else { mine.$field.clone() }),* }
            };
        }
        merged!(
            zh,
            en,
            kind,
            phase,
            probability,
            half,
            most,
            fields,
            papers,
            functions,
            approval,
            optional,
            has_clock,
            days,
            working_days,
            basis_zh,
            basis_en,
            effective_on,
            source,
            verified
        )
    }

    /// The names of what differs.
    pub fn differences(&self, other: &Self, lang: Lang) -> Vec<&'static str> {
        let clock = |draft: &Self| {
            let Self { days, basis_zh, basis_en, effective_on, source, .. } = draft;
            let texts = [days, basis_zh, basis_en, effective_on, source].map(Clone::clone);
            (draft.has_clock, draft.working_days, draft.verified, texts)
        };
        let said = [
            (common::name(lang), (&self.zh, &self.en) != (&other.zh, &other.en)),
            (words::kind(lang), self.kind != other.kind),
            (words::phase(lang), self.phase != other.phase),
            (words::probability(lang), self.probability != other.probability),
            (words::half_days(lang), self.half != other.half),
            (words::most_days(lang), self.most != other.most),
            (words::fields(lang), self.fields != other.fields),
            (words::papers(lang), self.papers != other.papers),
            (words::functions(lang), self.functions != other.functions),
            (words::approval(lang), self.approval != other.approval),
            (words::optional(lang), self.optional != other.optional),
            (words::clock(lang), clock(self) != clock(other)),
        ];
        said.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

/// What is asked, in the order in which it was asked before; what is new comes last.
fn kept<T: Copy + Ord>(before: &[T], chosen: &BTreeSet<T>) -> Vec<T> {
    let stays = before.iter().copied().filter(|one| chosen.contains(one));
    stays.chain(chosen.iter().copied().filter(|one| !before.contains(one))).collect()
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;

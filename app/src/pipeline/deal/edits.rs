//! What an edit has changed, field by field, in words.

use meridian_domain::{
    locale::{self, Lang},
    money::Money,
    pipeline::{DealPatch, Tender},
    record::Patch,
    time::Date,
};

use super::told::Known;
use crate::{
    entry::typed,
    words::{account, board, common, deal as words, dossier, proof, sale},
};

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

/// The fields of a deal that are told by their names.
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

/// Each field of the deal that was changed.
pub fn deal_edits(lang: Lang, set: &DealPatch, was: &DealPatch, known: &Known) -> Vec<String> {
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
pub fn edits(lang: Lang, set: &Patch, was: &Patch, known: &Known) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use meridian_domain::money::Currency;

    use super::*;

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
}

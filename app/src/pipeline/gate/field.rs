//! The inputs of what a deal lacks: its fields, its papers.

use leptos::prelude::*;
use meridian_domain::{
    locale::Lang,
    names::Names,
    pipeline::{DealField, DocumentKind, TenderMethod},
};

use super::{
    Asks,
    blank::{Blank, NEW, position},
    form::Form,
};
use crate::{
    pipeline::{
        deal::{Attach, currencies},
        desk::Desk,
    },
    tr,
    ui::{SelectField, TextField},
    words::{common, deal, errors, gate as words, sale},
};

/// What the inputs of a sheet share.
#[derive(Clone, Copy)]
pub struct Asking {
    pub desk: Desk,
    pub form: Form,
    pub asks: StoredValue<Asks>,
    /// The input that cannot be read.
    pub wrong: RwSignal<Option<Blank>>,
    /// The reader has tried to save: what is empty and needed says so.
    pub tried: RwSignal<bool>,
    /// Reads anew what is asked.
    pub again: Callback<()>,
}

/// Values and their words; first nothing.
type Options = Signal<Vec<(String, String)>>;

impl Asking {
    /// The text of an input that is there.
    pub fn text(self, blank: Blank) -> RwSignal<String> {
        self.form.get(blank).unwrap_or_else(|| RwSignal::new(String::new()))
    }

    /// What is wrong with an input, in the reader's words.
    pub fn fault(self, blank: Blank, needed: bool) -> Signal<Option<String>> {
        let text = self.text(blank);
        Signal::derive(move || {
            let lang = self.desk.lang.get();
            if self.wrong.get() == Some(blank) {
                return Some(unreadable(lang, blank).to_owned());
            }
            let empty = self.tried.get() && needed && text.with(|text| text.trim().is_empty());
            empty.then(|| errors::field_required(lang).to_owned())
        })
    }

    /// What there is to choose from, by name.
    pub fn options<T: ToString>(self, list: impl Fn(&Asks) -> Vec<(T, Names)> + Send + Sync + 'static) -> Options {
        Signal::derive(move || {
            let lang = self.desk.lang.get();
            let all = self.asks.try_with_value(&list).unwrap_or_default();
            let named = all.into_iter().map(|(id, name)| (id.to_string(), name.get(lang).to_owned()));
            std::iter::once((String::new(), common::choose(lang).to_owned())).chain(named).collect()
        })
    }

    fn select(self, blank: Blank, label: impl Fn() -> String + Send + Sync + 'static, options: Options) -> AnyView {
        let error = self.fault(blank, true);
        view! { <SelectField id=blank.id() label value=self.text(blank) options required=true error /> }.into_any()
    }

    /// A currency beside an amount.
    fn currency(self, blank: Blank) -> AnyView {
        let value = self.text(blank);
        let options = Signal::derive(move || currencies(&value.get()));
        view! { <SelectField id=blank.id() label=tr!(common::currency) value options error=self.fault(blank, true) /> }
            .into_any()
    }

    fn line(
        self,
        blank: Blank,
        label: impl Fn() -> String + Send + Sync + 'static,
        kind: &'static str,
        needed: bool,
    ) -> AnyView {
        let error = self.fault(blank, needed);
        let inputmode = match blank {
            Blank::Field(DealField::Amount | DealField::TenderBudget) | Blank::Price => "decimal",
            Blank::Quantity => "numeric",
            Blank::PaperLink(_) => "url",
            _ => "text",
        };
        view! {
            <TextField
                id=blank.id()
                label
                value=self.text(blank)
                kind
                inputmode
                autocomplete="off"
                required=needed
                error
            />
        }
        .into_any()
    }

    /// The input of a field of the deal.
    pub fn field(self, field: DealField) -> AnyView {
        let blank = Blank::Field(field);
        let lang = self.desk.lang;
        let label = move || sale::field_name(lang.get(), field).to_owned();
        match field {
            DealField::Account => self.select(blank, label, self.options(|asks| asks.accounts.clone())),
            DealField::Product => self.select(blank, label, self.options(|asks| asks.products.clone())),
            DealField::Owner => self.select(blank, label, self.options(|asks| asks.colleagues.clone())),
            DealField::ExpectedOn | DealField::NextOn | DealField::CommitteeOn | DealField::TenderSubmitBy => {
                self.line(blank, label, "date", true)
            }
            DealField::NextStep | DealField::TenderPlatform => self.line(blank, label, "text", true),
            DealField::Amount | DealField::TenderBudget => view! {
                <div class="two">
                    {self.line(blank, label, "text", true)} {self.currency(Blank::Currency(field))}
                </div>
            }
            .into_any(),
            DealField::TenderMethod => {
                let methods = Signal::derive(move || {
                    let lang = lang.get();
                    let name = |method: &TenderMethod| {
                        (position(TenderMethod::ALL, method), sale::method_name(lang, *method).to_owned())
                    };
                    let nothing = (String::new(), common::choose(lang).to_owned());
                    std::iter::once(nothing).chain(TenderMethod::ALL.iter().map(name)).collect()
                });
                self.select(blank, label, methods)
            }
            DealField::Competitors => view! { {self.competitor(blank, Blank::NewRival, label, true)} }.into_any(),
            DealField::Items => view! {
                {self.select(blank, label, self.options(|asks| asks.products.clone()))}
                <div class="three">
                    {self.line(Blank::Quantity, move || words::quantity(lang.get()).to_owned(), "text", false)}
                    {self.line(Blank::Price, move || words::unit_price(lang.get()).to_owned(), "text", true)}
                    {self.currency(Blank::Currency(field))}
                </div>
            }
            .into_any(),
        }
    }

    /// A competitor to choose, or the name of a new one.
    pub fn competitor(
        self,
        choice: Blank,
        name: Blank,
        label: impl Fn() -> String + Send + Sync + 'static,
        needed: bool,
    ) -> AnyView {
        let lang = self.desk.lang;
        let known = self.options(competitors);
        let value = self.text(choice);
        let options = Signal::derive(move || {
            let lang = lang.get();
            let mut all = known.get();
            if choice == Blank::LostTo {
                all.push((super::blank::NOBODY.to_owned(), sale::lost_to_nobody(lang).to_owned()));
            }
            all.push((NEW.to_owned(), words::new_competitor(lang).to_owned()));
            all
        });
        let error = self.fault(choice, needed);
        view! {
            <SelectField id=choice.id() label value options required=needed error />
            <Show when=move || value.with(|value| value == NEW)>
                {move || self.line(name, move || words::competitor_name(lang.get()).to_owned(), "text", true)}
            </Show>
        }
        .into_any()
    }

    /// The inputs of a paper.
    pub fn paper(self, kind: DocumentKind) -> AnyView {
        let lang = self.desk.lang;
        let (title, link) = (self.text(Blank::PaperTitle(kind)), self.text(Blank::PaperLink(kind)));
        let deal = self.desk.waiting.with_untracked(|waiting| waiting.as_ref()?.deals.first().copied());
        let named = Callback::new(move |name: String| {
            title.update(|title| {
                if title.trim().is_empty() {
                    *title = name;
                }
            });
        });
        view! {
            {self.line(Blank::PaperTitle(kind), move || words::paper_title(lang.get()).to_owned(), "text", true)}
            <div class="two">
                {self.line(Blank::PaperLink(kind), move || words::paper_link(lang.get()).to_owned(), "url", false)}
                {self.line(Blank::PaperOn(kind), move || words::paper_on(lang.get()).to_owned(), "date", false)}
            </div>
            {deal.map(|deal| view! { <Attach id=format!("{}-file", Blank::PaperLink(kind).id()) deal link named/> })}
        }
        .into_any()
    }
}

/// The competitors, those of the deal first.
fn competitors(asks: &Asks) -> Vec<(meridian_domain::id::CompetitorId, Names)> {
    let own = asks.recorded();
    let mut all: Vec<_> = asks.competitors.iter().map(|one| (one.id, one.name.clone())).collect();
    all.sort_by_key(|(id, _)| !own.contains(id));
    all
}

/// Why an input cannot be read.
const fn unreadable(lang: Lang, blank: Blank) -> &'static str {
    match blank {
        Blank::Field(DealField::Amount | DealField::TenderBudget) | Blank::Price => deal::wrong_amount(lang),
        Blank::Field(
            DealField::ExpectedOn | DealField::NextOn | DealField::CommitteeOn | DealField::TenderSubmitBy,
        )
        | Blank::PaperOn(_) => deal::wrong_date(lang),
        Blank::PaperLink(_) => words::wrong_link(lang),
        Blank::Quantity => words::wrong_number(lang),
        _ => errors::field_required(lang),
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::{Competitor, Rival};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_competitors_of_the_deal_come_first() {
        let n = Uuid::from_u128;
        let named = |number: u128, name| Competitor { id: n(number).into(), name: Names::same(name), key: None };
        let rival = Rival {
            id: n(9).into(),
            pipeline: n(8).into(),
            deal: n(7).into(),
            competitor: n(2).into(),
            product: String::new(),
            price: None,
            strength: String::new(),
            weakness: String::new(),
        };
        let asks = Asks {
            rivals: vec![rival],
            competitors: vec![named(1, "Anbo"), named(2, "Guokean"), named(3, "Xiling")],
            ..Asks::default()
        };
        let order: Vec<String> = competitors(&asks).into_iter().map(|(_, name)| name.en).collect();
        assert_eq!(order, ["Guokean", "Anbo", "Xiling"]);
    }
}

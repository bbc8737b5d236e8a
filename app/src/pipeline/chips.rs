//! What the filter says, as chips: one for each of its conditions, and a press takes it away.

use leptos::prelude::*;
use meridian_domain::{
    locale::{self, Lang},
    money::Money,
    names::Names,
    pipeline::query::{DealFilter, Period},
    time::Date,
};

use super::{address::Address, desk::Desk};
use crate::{
    tr,
    ui::{Chip, Glyph, Icon},
    words::{board, common, views as words},
};

/// A condition of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Text,
    Owners,
    Teams,
    Accounts,
    Unnamed,
    Products,
    Families,
    Kinds,
    Amount,
    Expected,
    NoNext,
    NextOverdue,
    OverP80,
}

impl Part {
    /// All conditions, in the order of their chips.
    pub const ALL: [Self; 13] = [
        Self::Text,
        Self::Owners,
        Self::Teams,
        Self::Accounts,
        Self::Unnamed,
        Self::Products,
        Self::Families,
        Self::Kinds,
        Self::Amount,
        Self::Expected,
        Self::NoNext,
        Self::NextOverdue,
        Self::OverP80,
    ];

    /// Takes the condition away.
    pub fn clear(self, filter: &mut DealFilter) {
        let none = DealFilter::default();
        match self {
            Self::Text => filter.text.clear(),
            Self::Owners => filter.owners.clear(),
            Self::Teams => filter.teams.clear(),
            Self::Accounts => filter.accounts.clear(),
            Self::Unnamed => filter.without_account = false,
            Self::Products => filter.products.clear(),
            Self::Families => filter.families.clear(),
            Self::Kinds => filter.kinds.clear(),
            Self::Amount => filter.amount = none.amount,
            Self::Expected => filter.expected = None,
            Self::NoNext => filter.no_next_step = false,
            Self::NextOverdue => filter.next_step_overdue = false,
            Self::OverP80 => filter.over_p80 = false,
        }
    }

    /// Whether the filter says it.
    pub fn is_said(self, filter: &DealFilter) -> bool {
        let mut without = filter.clone();
        self.clear(&mut without);
        without != *filter
    }

    /// The condition in words. Follows the names as they become known.
    pub fn word(self, desk: Desk, filter: &DealFilter, lang: Lang) -> String {
        let several = |names: Vec<String>| match names.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [one, other] => format!("{one}, {other}"),
            [first, ..] => words::and_more(lang, first, names.len()),
        };
        match self {
            Self::Text => board::filter_text(lang, &filter.text),
            Self::Owners => {
                words::owners(lang, &several(desk.names_of(lang, &filter.owners, |d| &d.owners, |c| &c.owners)))
            }
            Self::Accounts => {
                words::accounts(lang, &several(desk.names_of(lang, &filter.accounts, |d| &d.accounts, |c| &c.accounts)))
            }
            Self::Products => {
                words::products(lang, &several(desk.names_of(lang, &filter.products, |d| &d.products, |c| &c.products)))
            }
            Self::Teams => {
                let teams =
                    desk.choices.with(|choices| choices.as_ref().map(|all| all.teams.clone())).unwrap_or_default();
                let name = |id| teams.iter().find(|(other, _)| other == id).map(|(_, name)| name.get(lang).to_owned());
                words::teams(lang, &several(filter.teams.iter().map(|id| name(id).unwrap_or_else(unknown)).collect()))
            }
            Self::Families => words::families(lang, &several(filter.families.iter().cloned().collect())),
            Self::Kinds => {
                let kinds = filter.kinds.iter().map(|kind| words::stage_kind(lang, *kind).to_owned());
                words::stages(lang, &kinds.collect::<Vec<_>>().join(", "))
            }
            Self::Unnamed => board::no_account(lang).to_owned(),
            Self::Amount => {
                let money = |minor| locale::money_short(lang, Money::new(minor, desk.reporting));
                match (filter.amount.least, filter.amount.most) {
                    (Some(least), Some(most)) => words::amount_between(lang, &money(least), &money(most)),
                    (Some(least), None) => words::amount_least(lang, &money(least)),
                    (None, Some(most)) => words::amount_most(lang, &money(most)),
                    (None, None) => String::new(),
                }
            }
            Self::Expected => {
                filter.expected.map(|period| words::expected(lang, &period_word(lang, period))).unwrap_or_default()
            }
            Self::NoNext => board::no_next_step(lang).to_owned(),
            Self::NextOverdue => words::next_overdue(lang).to_owned(),
            Self::OverP80 => words::over_p80(lang).to_owned(),
        }
    }
}

fn unknown() -> String {
    "…".to_owned()
}

/// A period in words.
fn period_word(lang: Lang, period: Period) -> String {
    let day = |date: Date| locale::date_full(lang, date);
    match period {
        Period::ThisMonth => words::this_month(lang).to_owned(),
        Period::ThisQuarter => words::this_quarter(lang).to_owned(),
        Period::Overdue => words::overdue(lang).to_owned(),
        Period::NoDate => words::no_date(lang).to_owned(),
        Period::Between { from: Some(from), until: Some(until) } => words::days_between(lang, &day(from), &day(until)),
        Period::Between { from: Some(from), until: None } => words::days_from(lang, &day(from)),
        Period::Between { from: None, until: Some(until) } => words::days_until(lang, &day(until)),
        Period::Between { from: None, until: None } => words::any_time(lang).to_owned(),
    }
}

impl Desk {
    /// The names of what is chosen, from the cards or from the choices.
    fn names_of<K: Ord + Copy + 'static>(
        self,
        lang: Lang,
        ids: &std::collections::BTreeSet<K>,
        learnt: fn(&super::directory::Directory) -> &std::collections::BTreeMap<K, Names>,
        offered: fn(&meridian_domain::pipeline::view::Choices) -> &Vec<(K, Names)>,
    ) -> Vec<String> {
        self.directory.with(|names| {
            self.choices.with(|choices| {
                let offered = |id: &K| {
                    let all = choices.as_ref().map(offered)?;
                    all.iter().find(|(other, _)| other == id).map(|(_, name)| name)
                };
                let name = |id: &K| learnt(names).get(id).or_else(|| offered(id));
                ids.iter().map(|id| name(id).map_or_else(unknown, |name| name.get(lang).to_owned())).collect()
            })
        })
    }

    /// The whole filter in words.
    pub fn filter_words(self) -> String {
        let lang = self.lang.get();
        self.query.with(|query| {
            let said = Part::ALL.into_iter().filter(|part| part.is_said(&query.filter));
            said.map(|part| part.word(self, &query.filter, lang)).collect::<Vec<_>>().join(" · ")
        })
    }
}

/// The chips of the filter.
#[component]
pub fn Chips(desk: Desk, address: Address) -> impl IntoView {
    let said = Memo::new(move |_| {
        // The search stands in its own field.
        let shown = |part: &Part| *part != Part::Text;
        desk.query.with(|query| {
            Part::ALL.into_iter().filter(shown).filter(|part| part.is_said(&query.filter)).collect::<Vec<_>>()
        })
    });
    let word = move |part: Part| move || desk.query.with(|query| part.word(desk, &query.filter, desk.lang.get()));
    view! {
        <span class="said" role="group" aria-label=tr!(words::filters)>
            <For each=move || said.get() key=|part| *part let:part>
                <Chip pressed=true on_press=Callback::new(move |()| address.filter(|filter| part.clear(filter)))>
                    <span class="clip" title=word(part)>{word(part)}</span>
                    <span class="vh">
                        {move || format!(" — {}", words::remove_filter(desk.lang.get(), &word(part)()))}
                    </span>
                    <Icon glyph=Glyph::X/>
                </Chip>
            </For>
            {move || {
                desk.query
                    .with(|query| !query.filter.shows_all())
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="btn"
                                data-kind="quiet"
                                data-size="s"
                                on:click=move |_| address.filter(|filter| *filter = DealFilter::default())
                            >
                                {tr!(common::clear_filter)}
                            </button>
                        }
                    })
            }}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::StageKind;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn taking_every_condition_away_shows_all() {
        let id = Uuid::from_u128(1);
        let mut filter = DealFilter {
            accounts: [id.into()].into(),
            owners: [id.into()].into(),
            teams: [id.into()].into(),
            products: [id.into()].into(),
            families: ["a".to_owned()].into(),
            kinds: vec![StageKind::Won],
            amount: meridian_domain::pipeline::query::AmountRange { least: Some(1), most: None },
            expected: Some(Period::Overdue),
            no_next_step: true,
            next_step_overdue: true,
            over_p80: true,
            without_account: true,
            text: "a".to_owned(),
        };
        for part in Part::ALL {
            assert!(part.is_said(&filter), "{part:?}");
            part.clear(&mut filter);
            assert!(!part.is_said(&filter), "{part:?}");
        }
        assert!(filter.shows_all());
    }
}

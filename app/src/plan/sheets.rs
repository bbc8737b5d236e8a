//! What the sheets of a plan share.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{AccountId, PersonId, PlanId, StrategyId, SwotItemId, UserId},
    locale::Lang,
    money::Currency,
    names::Names,
    pipeline::Rank,
    plan::{Plan, PlanRules, Quadrant, Ranked, Strategy, SwotItem, code, in_order, place, view::PlanView},
    record::{OfKind, Record},
    stakeholder::{Person, Seat},
    time::Date,
};

use crate::{
    doing::{Doing, use_doing},
    entry::Place,
    health::Source,
    live::{Rooms, fresh},
    words::{access, common, plan as words, use_lang},
};

/// The sheets of one account, and what changes them.
#[derive(Clone, Copy)]
pub struct Sheets {
    pub account: AccountId,
    pub rooms: Rooms,
    pub doing: Doing,
    pub lang: RwSignal<Lang>,
    /// Why nothing of it can be changed by the reader.
    pub why: Signal<Option<String>>,
    pub today: Date,
    pub rules: PlanRules,
    pub reporting: Currency,
    pub view: StoredValue<PlanView>,
}

impl From<Sheets> for Place {
    fn from(sheets: Sheets) -> Self {
        Self { doing: sheets.doing, lang: sheets.lang, why: sheets.why }
    }
}

impl Sheets {
    /// The sheets of `view`, whose records are in `rooms`.
    pub fn open(view: PlanView, rooms: Rooms) -> Self {
        let lang = use_lang();
        let may_edit = view.may_edit;
        Self {
            account: view.account,
            rooms,
            doing: use_doing(rooms),
            lang,
            why: Signal::derive(move || (!may_edit).then(|| access::only_team(lang.get()).to_owned())),
            today: view.today,
            rules: view.rules,
            reporting: view.reporting,
            view: StoredValue::new(view),
        }
    }

    /// Whether the reader may change it.
    pub fn may_edit(self) -> bool {
        self.why.with_untracked(Option::is_none)
    }

    /// The records of a kind that `keep` keeps, followed.
    pub fn all<T>(self, keep: impl Fn(&T) -> bool + Send + Sync + 'static) -> Memo<Vec<T>>
    where
        T: OfKind + Clone + PartialEq + Send + Sync + 'static,
        for<'a> &'a T: TryFrom<&'a Record>,
    {
        Memo::new(move |_| self.rooms.with(|world| world.all::<T>().filter(|one| keep(one)).cloned().collect()))
    }

    /// The same in their order.
    pub fn ordered<T>(self, keep: impl Fn(&T) -> bool + Send + Sync + 'static) -> Memo<Vec<T>>
    where
        T: OfKind + Ranked + Clone + PartialEq + Send + Sync + 'static,
        for<'a> &'a T: TryFrom<&'a Record>,
    {
        Memo::new(move |_| self.rooms.with(|world| in_order(world.all::<T>().filter(|one| keep(one)).cloned())))
    }

    /// The items of the SWOT, followed.
    pub fn items(self) -> Memo<Vec<SwotItem>> {
        self.ordered::<SwotItem>(move |item| item.account == self.account)
    }

    /// The rank behind all of `those`.
    pub fn behind<T: Ranked>(self, those: &[T]) -> Option<Rank> {
        place(those, those.len()).ok()
    }

    /// The plan the account works by, followed: that of `chosen`, or the current one.
    pub fn plan(self, chosen: RwSignal<Option<PlanId>>) -> Memo<Option<Plan>> {
        Memo::new(move |_| {
            let chosen = chosen.get();
            self.rooms.with(|world| {
                let chosen = chosen.and_then(|id| world.the::<Plan>(id));
                chosen.or_else(|| PlanView::current(world, self.account, self.today)).cloned()
            })
        })
    }

    /// The plan to which something new belongs, and the change that begins it where there is none.
    pub fn plan_or_new(self, plan: Option<Plan>) -> (PlanId, Option<Change>) {
        match plan {
            Some(plan) => (plan.id, None),
            None => {
                let plan = Plan::of_year(fresh(), self.account, self.today);
                (plan.id, Some(Change::Add(plan.into())))
            }
        }
    }

    /// The colleagues to choose an owner from, nobody first.
    pub fn owners(self) -> Signal<Vec<(String, String)>> {
        Signal::derive(move || {
            let lang = self.lang.get();
            let nobody = (String::new(), crate::words::account::no_owner(lang).to_owned());
            let all = self.view.with_value(|view| {
                let name = |(id, name): &(UserId, Names)| (id.to_string(), name.get(lang).to_owned());
                view.colleagues.iter().map(name).collect::<Vec<_>>()
            });
            std::iter::once(nobody).chain(all).collect()
        })
    }

    /// What somebody at the customer's is called.
    pub fn person(self, lang: Lang, id: PersonId) -> String {
        self.rooms.with(|world| {
            let person = world.the::<Person>(id);
            person.map(|person| called(person).get(lang).to_owned()).unwrap_or_else(|| common::unknown(lang).to_owned())
        })
    }

    /// The people something can aim at, nobody first; monitors are never among them.
    pub fn people(self) -> Signal<Vec<(String, String)>> {
        let all = Memo::new(move |_| {
            let lang = self.lang.get();
            self.rooms.with(|world| {
                let watched = |id| world.all::<Seat>().any(|seat| seat.person == id && seat.is_monitor());
                let people = world.all::<Person>().filter(|person| person.account == self.account);
                let mut named: Vec<(String, String)> = people
                    .filter(|person| !watched(person.id))
                    .map(|person| (person.id.to_string(), called(person).get(lang).to_owned()))
                    .collect();
                named.sort_by(|a, b| a.1.cmp(&b.1));
                named
            })
        });
        Signal::derive(move || {
            let nobody = (String::new(), words::nobody(self.lang.get()).to_owned());
            std::iter::once(nobody).chain(all.get()).collect()
        })
    }

    /// Names of the items of the SWOT for explanations: code and text.
    pub fn sources(self, items: &[SwotItem]) -> Vec<Source> {
        let source = |item: &SwotItem| {
            let code = code(items, item.id)?;
            let names = Names::new(
                format!("{code} {}", item.text.get(Lang::Zh)),
                format!("{code} {}", item.text.get(Lang::En)),
            );
            Some(Source { id: item.id.0, names, href: None })
        };
        items.iter().filter_map(source).collect()
    }

    /// What a strategy is called: its quadrant and its place there from 1; followed.
    pub fn strategy_code(self, id: StrategyId) -> Option<String> {
        self.rooms.with(|world| {
            let quadrant = world.the::<Strategy>(id)?.quadrant;
            let own =
                in_order(world.all::<Strategy>().filter(|one| one.account == self.account && one.quadrant == quadrant));
            let at = own.iter().position(|one| one.id == id)?;
            Some(format!("{}{}", quadrant.letters(), at + 1))
        })
    }

    /// All strategies with their codes, to choose from; none first.
    pub fn strategies(self) -> Signal<Vec<(String, String)>> {
        Signal::derive(move || {
            let lang = self.lang.get();
            let mut choices = vec![(String::new(), words::no_strategy(lang).to_owned())];
            self.rooms.with(|world| {
                for quadrant in Quadrant::ALL {
                    let own = world.all::<Strategy>().filter(|one| one.account == self.account);
                    for (at, one) in in_order(own.filter(|one| one.quadrant == *quadrant)).into_iter().enumerate() {
                        let word = format!("{}{} {}", quadrant.letters(), at + 1, one.text.get(lang));
                        choices.push((one.id.to_string(), word));
                    }
                }
            });
            choices
        })
    }

    /// The code of an item of the SWOT, followed.
    pub fn item_code(self, id: SwotItemId) -> Option<String> {
        self.rooms.with(|world| {
            let items: Vec<SwotItem> =
                world.all::<SwotItem>().filter(|item| item.account == self.account).cloned().collect();
            code(&items, id)
        })
    }
}

/// A person's name, or what they are where the name is not known.
fn called(person: &Person) -> &Names {
    if person.name.is_empty() { &person.title } else { &person.name }
}

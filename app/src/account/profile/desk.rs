//! What the sections of the profile share.

use leptos::prelude::*;
use meridian_domain::{
    account::{Account, view::ProfileView},
    id::{AccountId, PersonId, UserId},
    locale::Lang,
    money::Currency,
    names::Names,
    stakeholder::{Grade, Person},
    time::Date,
};

use crate::{
    clock::{Zone, use_zone},
    doing::{Doing, use_doing},
    entry::Place,
    live::Rooms,
    words::{access, map, profile as words, use_lang},
};

/// One account, and what changes what is known of it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub id: AccountId,
    pub account: Memo<Option<Account>>,
    pub rooms: Rooms,
    pub doing: Doing,
    pub lang: RwSignal<Lang>,
    pub zone: Zone,
    pub today: Date,
    pub reporting: Currency,
    /// Why the reader cannot change the account itself, and why not what is noted of it.
    fixed: Signal<Option<String>>,
    why: Signal<Option<String>>,
    colleagues: StoredValue<Vec<(UserId, Names)>>,
}

impl Desk {
    pub fn open(view: &ProfileView, rooms: Rooms) -> Self {
        let lang = use_lang();
        let (may_edit, may_note) = (view.may_edit, view.may_note);
        let unless = move |may: bool| Signal::derive(move || (!may).then(|| access::only_team(lang.get()).to_owned()));
        Self {
            id: view.account.id,
            account: rooms.record(view.account.id),
            rooms,
            doing: use_doing(rooms),
            lang,
            zone: use_zone(),
            today: view.today,
            reporting: view.reporting,
            fixed: unless(may_edit),
            why: unless(may_note),
            colleagues: StoredValue::new(view.colleagues.clone()),
        }
    }

    /// Where the account's own fields stand.
    pub fn own(self) -> Place {
        Place { doing: self.doing, lang: self.lang, why: self.fixed }
    }

    /// Where everything else stands.
    pub fn noted(self) -> Place {
        Place { doing: self.doing, lang: self.lang, why: self.why }
    }

    pub fn may_note(self) -> bool {
        self.why.with_untracked(Option::is_none)
    }

    pub fn colleague(self, lang: Lang, id: UserId) -> String {
        self.colleagues
            .with_value(|all| all.iter().find(|(user, _)| *user == id).map(|(_, name)| name.get(lang).to_owned()))
            .unwrap_or_else(|| "…".to_owned())
    }

    /// The colleagues to choose from, nobody first.
    pub fn owners(self) -> Signal<Vec<(String, String)>> {
        Signal::derive(move || {
            let lang = self.lang.get();
            let named = |(id, name): &(UserId, Names)| (id.to_string(), name.get(lang).to_owned());
            let none = (String::new(), crate::words::common::unknown(lang).to_owned());
            std::iter::once(none)
                .chain(self.colleagues.with_value(|all| all.iter().map(named).collect::<Vec<_>>()))
                .collect()
        })
    }

    /// The people of the account to choose from, the customer as a whole first; followed.
    pub fn people(self) -> Signal<Vec<(String, String)>> {
        Signal::derive(move || {
            let lang = self.lang.get();
            let mut people: Vec<(String, String)> = self.rooms.with(|world| {
                let own = world.all::<Person>().filter(|person| person.account == self.id);
                own.map(|person| (person.id.to_string(), name_of(person, lang))).collect()
            });
            people.sort_by(|a, b| a.1.cmp(&b.1));
            std::iter::once((String::new(), words::of_all(lang).to_owned())).chain(people).collect()
        })
    }

    /// What somebody is called; followed.
    pub fn person(self, lang: Lang, id: PersonId) -> String {
        self.rooms
            .with(|world| world.the::<Person>(id).map(|person| name_of(person, lang)))
            .unwrap_or_else(|| "…".to_owned())
    }
}

/// The name with the title; the title alone for who has no name yet.
pub fn name_of(person: &Person, lang: Lang) -> String {
    let parts = [person.name.get(lang), person.title.get(lang)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The grades of evidence to choose from.
pub fn grades(lang: RwSignal<Lang>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let lang = lang.get();
        Grade::ALL.iter().map(|grade| (key(*grade), map::grade(lang, *grade).to_owned())).collect()
    })
}

/// A grade as the value of a choice.
pub fn key(grade: Grade) -> String {
    crate::ui::evidence::key(grade).to_owned()
}

pub fn grade_of(text: &str) -> Option<Grade> {
    Grade::ALL.iter().copied().find(|grade| key(*grade) == text)
}

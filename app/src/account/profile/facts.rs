//! The account itself, the fields that are asked of its kind, and fields of our own.

use std::collections::BTreeSet;

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    account::{
        Account, AccountKind, AccountPatch,
        profile::{CUSTOM, Fact, Group, Measure, asked_of},
    },
    gate::Change,
    names::Names,
    record::Patch,
    stakeholder::Evidence,
};

use super::{
    desk::Desk,
    fact::{AskedFact, Value},
};
use crate::{
    entry::{
        Choice, Entry, EntryField,
        typed::{Wrong, money, optional, plain},
    },
    tr,
    ui::{Button, Glyph, TextField},
    words::{account, common, profile as words},
};

/// All fields in their groups.
#[component]
pub fn Facts(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let kind = Memo::new(move |_| {
        desk.account.with(|account| account.as_ref().map(|account| account.kind)).unwrap_or_default()
    });
    let group = move |group: Group| {
        view! {
            <fieldset>
                <legend>{move || words::group(lang.get(), group)}</legend>
                <div class="fields">
                    {(group == Group::Identity).then(|| view! { <Own desk/> })}
                    {move || asked_of(kind.get()).filter(|asked| asked.group == group).map(|asked| view! { <AskedFact asked desk/> }).collect_view()}
                </div>
            </fieldset>
        }
    };
    view! {
        <section aria-labelledby="profile-facts">
            <h2 id="profile-facts">{tr!(words::facts)}</h2>
            {Group::ALL.map(group).collect_view()}
            <OurFields desk/>
        </section>
    }
}

/// A whole number in a range; nothing where nothing stands.
fn whole(text: &str) -> Result<Option<i64>, Wrong> {
    optional(text, |text| text.replace([',', ' '], "").parse().map_err(|_| Wrong::Count))
}

/// What the account itself says.
#[component]
fn Own(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let id = desk.id;
    let account = desk.account;
    let set = move |set: AccountPatch| Change::Edit(Patch::Account { id, set });
    let read =
        move |read: fn(&Account) -> String| move || account.with(|one| one.as_ref().map(read).unwrap_or_default());
    let names = move |get: fn(&Account) -> &Names| {
        account.with_untracked(|one| one.as_ref().map(|one| get(one).clone()).unwrap_or_default())
    };
    let text = move |now: fn(&Account) -> String, put: fn(String) -> AccountPatch| {
        Entry::new(desk.own(), read(now), move |text| Ok(set(put(text.trim().to_owned()))))
    };
    let name = |zh: bool| {
        Entry::new(
            desk.own(),
            read(if zh { |one| one.name.zh.clone() } else { |one| one.name.en.clone() }),
            move |text| {
                let old = names(|one| &one.name);
                let text = text.trim().to_owned();
                let name = if zh { Names { zh: text, ..old } } else { Names { en: text, ..old } };
                Ok(set(AccountPatch { name: Some(name), ..AccountPatch::default() }))
            },
        )
    };
    let short = |zh: bool| {
        Entry::new(
            desk.own(),
            read(if zh { |one| one.short.zh.clone() } else { |one| one.short.en.clone() }),
            move |text| {
                let old = names(|one| &one.short);
                let text = text.trim().to_owned();
                let short = if zh { Names { zh: text, ..old } } else { Names { en: text, ..old } };
                Ok(set(AccountPatch { short: Some(short), ..AccountPatch::default() }))
            },
        )
    };
    let city = |zh: bool| {
        Entry::new(
            desk.own(),
            read(if zh { |one| one.city.zh.clone() } else { |one| one.city.en.clone() }),
            move |text| {
                let old = names(|one| &one.city);
                let text = text.trim().to_owned();
                let city = if zh { Names { zh: text, ..old } } else { Names { en: text, ..old } };
                Ok(set(AccountPatch { city: Some(city), ..AccountPatch::default() }))
            },
        )
    };
    let number = move |now: fn(&Account) -> Option<i64>, put: fn(Option<i64>) -> AccountPatch| {
        let shown = move || account.with(|one| one.as_ref().and_then(now).map(|n| n.to_string()).unwrap_or_default());
        Entry::new(desk.own(), shown, move |text| Ok(set(put(whole(text)?))))
    };
    let revenue = Entry::new(
        desk.own(),
        move || {
            account.with(|one| {
                one.as_ref().and_then(|one| one.revenue).map(|money| plain(money, desk.reporting)).unwrap_or_default()
            })
        },
        move |text| {
            let revenue = optional(text, |text| money(text, desk.reporting))?;
            Ok(set(AccountPatch { revenue: Some(revenue), ..AccountPatch::default() }))
        },
    );
    let kinds = Signal::derive(move || {
        let lang = lang.get();
        [(AccountKind::Hospital, "hospital"), (AccountKind::Company, "company")]
            .map(|(kind, key)| (key.to_owned(), account::kind(lang, kind).to_owned()))
            .to_vec()
    });
    let kind = Signal::derive(move || {
        let hospital = account.with(|one| one.as_ref().is_some_and(|one| one.kind == AccountKind::Hospital));
        if hospital { "hospital" } else { "company" }.to_owned()
    });
    let choose_kind = Callback::new(move |chosen: String| {
        let kind = if chosen == "hospital" { AccountKind::Hospital } else { AccountKind::Company };
        desk.doing.act(set(AccountPatch { kind: Some(kind), ..AccountPatch::default() }));
    });
    let owner = Signal::derive(move || {
        account.with(|one| one.as_ref().and_then(|one| one.owner).map(|id| id.to_string()).unwrap_or_default())
    });
    let choose_owner = Callback::new(move |chosen: String| {
        desk.doing.act(set(AccountPatch { owner: Some(chosen.parse().ok()), ..AccountPatch::default() }));
    });
    let hospital = Memo::new(move |_| kind.with(|kind| kind == "hospital"));
    let sector = text(|one| one.sector.clone(), |text| AccountPatch { sector: Some(text), ..AccountPatch::default() });
    let grade = text(|one| one.grade.clone(), |text| AccountPatch { grade: Some(text), ..AccountPatch::default() });
    let country =
        text(|one| one.country.clone(), |text| AccountPatch { country: Some(text), ..AccountPatch::default() });
    let beds = number(|one| one.beds, |n| AccountPatch { beds: Some(n), ..AccountPatch::default() });
    let employees = number(|one| one.employees, |n| AccountPatch { employees: Some(n), ..AccountPatch::default() });
    let founded = number(|one| one.founded, |n| AccountPatch { founded: Some(n), ..AccountPatch::default() });
    let wallet =
        number(|one| one.wallet_target, |n| AccountPatch { wallet_target: Some(n), ..AccountPatch::default() });
    view! {
        <EntryField id="own-name-zh" label=tr!(words::name_zh) entry=name(true)/>
        <EntryField id="own-name-en" label=tr!(words::name_en) entry=name(false)/>
        <EntryField id="own-short-zh" label=tr!(words::short_zh) entry=short(true)/>
        <EntryField id="own-short-en" label=tr!(words::short_en) entry=short(false)/>
        <Choice place=desk.own() id="own-kind" label=tr!(words::kind) options=kinds chosen=kind on_choose=choose_kind/>
        <Choice place=desk.own() id="own-owner" label=tr!(common::owner) options=desk.owners() chosen=owner on_choose=choose_owner/>
        <Show when=move || hospital.get()>
            <EntryField id="own-grade" label=tr!(account::grade) entry=grade/>
            <EntryField id="own-beds" label=tr!(account::beds) entry=beds inputmode="numeric"/>
        </Show>
        <EntryField id="own-sector" label=tr!(account::sector) entry=sector/>
        <EntryField id="own-city-zh" label=tr!(words::city_zh) entry=city(true)/>
        <EntryField id="own-city-en" label=tr!(words::city_en) entry=city(false)/>
        <EntryField id="own-country" label=tr!(account::country) entry=country/>
        <EntryField id="own-employees" label=tr!(account::employees) entry=employees inputmode="numeric"/>
        <EntryField id="own-revenue" label=tr!(account::revenue) entry=revenue inputmode="decimal"/>
        <EntryField id="own-founded" label=tr!(account::founded) entry=founded inputmode="numeric"/>
        <EntryField id="own-wallet" label=move || format!("{} (%)", account::wallet_target(lang.get())) entry=wallet inputmode="numeric"/>
    }
}

/// Fields that nobody asks of all customers, and adding one.
#[component]
fn OurFields(desk: Desk) -> impl IntoView {
    let own = Memo::new(move |_| {
        desk.rooms.with(|world| {
            let own = world.all::<Fact>().filter(|fact| fact.account == desk.id && fact.field.starts_with(CUSTOM));
            own.map(|fact| fact.field.clone()).collect::<BTreeSet<_>>()
        })
    });
    let (name, value) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let (named, said) = (name.get_untracked(), value.get_untracked());
        let (named, said) = (named.trim(), said.trim());
        if named.is_empty() || said.is_empty() {
            return;
        }
        let field = format!("{CUSTOM}{named}");
        let evidence = Evidence { on: Some(desk.today), ..Evidence::default() };
        let fact = Fact { id: Fact::id_of(desk.id, &field), account: desk.id, field, value: said.to_owned(), evidence };
        let done = move || {
            for field in [name, value] {
                field.try_set(String::new());
            }
        };
        desk.doing.attempt(Change::Add(fact.into()), done, move |failure| desk.doing.complain(&failure));
    };
    view! {
        <fieldset>
            <legend>{tr!(words::own_group)}</legend>
            <div class="fields">
                <For each=move || own.get() key=Clone::clone children=move |field| {
                    let label = field.strip_prefix(CUSTOM).unwrap_or_default().to_owned();
                    view! { <Value field measure=Measure::Words label=Signal::stored(label) desk/> }
                }/>
            </div>
            {desk.may_note().then(|| view! {
                <form class="new-entry" on:submit=add aria-label=tr!(words::add_own)>
                    <TextField id="own-field-name" label=tr!(words::own_name) value=name autocomplete="off"/>
                    <TextField id="own-field-value" label=tr!(words::value) value=value autocomplete="off"/>
                    <Button submit=true icon=Glyph::Plus>{tr!(words::add_own)}</Button>
                </form>
            })}
        </fieldset>
    }
}

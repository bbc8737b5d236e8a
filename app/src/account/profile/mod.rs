//! `/accounts/:account/profile`: what is known of a customer, and what it needs.

mod desk;
mod fact;
mod facts;
mod holdings;
mod needs;

use leptos::prelude::*;
use meridian_domain::{
    account::{
        Account,
        profile::{Fact, Holding, asked_of, completeness},
        view::ProfileView,
    },
    classify::view::IdentifyQuery,
    locale::Lang,
    record::Record,
    sales::{
        Buyer, Filter,
        view::{LinesQuery, LinesView},
    },
};

use self::{desk::Desk, facts::Facts, holdings::Holdings, needs::Needs};
use super::{Failed, profile, use_account};
use crate::{
    Failure, answer,
    identify::{Months, address, sales_lines},
    live::use_rooms,
    tr,
    ui::{Bullet, Skeleton, hydrated},
    words::{identify, profile as words},
};

#[component]
pub fn ProfilePage() -> impl IntoView {
    let id = use_account().id;
    let reading =
        answer::reading_first(move || id.get(), |id| async move { profile(id.ok_or(Failure::NotFound)?).await });
    let bought = answer::reading_first(
        move || id.get(),
        |id| async move {
            let buyer = Buyer::Account(id.ok_or(Failure::NotFound)?);
            sales_lines(LinesQuery { buyer, filter: Filter::default(), offset: 0 }).await
        },
    );
    view! {
        <Transition fallback=|| view! { <div class="page"><Skeleton lines=9/></div> }>
            {move || Suspend::new(async move {
                let again = Callback::new(move |()| reading.refetch());
                let (read, bought) = (reading.await, bought.await.ok());
                match read {
                    Ok(view) => view! { <Profile view bought again/> }.into_any(),
                    // That there is no such account is told by the layout.
                    Err(Failure::NotFound) => ().into_any(),
                    Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Profile(view: ProfileView, bought: Option<LinesView>, again: Callback<()>) -> impl IntoView {
    let rooms = use_rooms(view.rooms.clone(), records(&view));
    let stale = rooms.stale();
    // Too much was missed to catch up event by event: read the profile anew.
    Effect::new(move |_| {
        if stale.get() > 0 {
            again.run(());
        }
    });
    let desk = Desk::open(&view, rooms);
    let past = view.past;
    let alive = hydrated();
    view! {
        <div class="profile" data-alive=move || alive.get().then_some("")>
            <Known desk/>
            <Facts desk/>
            <Needs desk past/>
            {bought.filter(|bought| bought.total > 0).map(|bought| view! { <Bought desk bought/> })}
            <Holdings desk/>
        </div>
    }
}

/// What they bought, from the sales lines; nothing where there are none.
#[component]
fn Bought(desk: Desk, bought: LinesView) -> impl IntoView {
    let LinesView { months, families, reporting, .. } = bought;
    let all = address::href(&IdentifyQuery::default(), Some(&Buyer::Account(desk.id)));
    view! {
        <section aria-labelledby="profile-bought">
            <div class="head">
                <h2 id="profile-bought">{tr!(identify::bought)}</h2>
                <a class="link push" href=all>{tr!(identify::all_lines)}</a>
            </div>
            <Months months families reporting/>
        </section>
    }
}

/// How much of what is asked is known, and what is missing.
#[component]
fn Known(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let known = Memo::new(move |_| {
        desk.rooms.with(|world| {
            let account = world.the::<Account>(desk.id)?;
            let facts: Vec<Fact> = world.all::<Fact>().filter(|fact| fact.account == desk.id).cloned().collect();
            let holdings: Vec<Holding> =
                world.all::<Holding>().filter(|holding| holding.account == desk.id).cloned().collect();
            let missing: Vec<&'static str> = asked_of(account.kind)
                .filter(|asked| facts.iter().all(|fact| fact.field != asked.key))
                .map(|asked| asked.key)
                .collect();
            Some((completeness(account, &facts, &holdings), missing))
        })
    });
    let told = move || {
        known.with(|known| {
            known.as_ref().map(|(sum, _)| words::complete(lang.get(), sum.known, sum.asked, sum.percent()))
        })
    };
    let percent =
        Signal::derive(move || known.with(|known| known.as_ref().map_or(0.0, |(sum, _)| sum.percent() as f64)));
    let missing = move |lang: Lang| {
        known.with(|known| {
            let keys = known.as_ref().map(|(_, missing)| missing.clone()).unwrap_or_default();
            let named =
                |key: &&'static str| meridian_domain::account::profile::ASKED.iter().find(|asked| asked.key == *key);
            keys.iter().filter_map(named).map(|asked| words::field(lang, asked)).take(8).collect::<Vec<_>>().join(
                match lang {
                    Lang::Zh => "、",
                    Lang::En => ", ",
                },
            )
        })
    };
    view! {
        <section class="known">
            <p role="status">{told}</p>
            <Bullet label=move || told().unwrap_or_default() value=percent/>
            <p class="meta">
                {move || Some(missing(lang.get())).filter(|missing| !missing.is_empty()).map(|missing| format!("{}: {missing}", words::still_missing(lang.get())))}
            </p>
        </section>
    }
}

/// What the commands of this page are decided on.
fn records(view: &ProfileView) -> Vec<Record> {
    let mut records: Vec<Record> = vec![view.account.clone().into()];
    records.extend(view.facts.iter().cloned().map(Record::from));
    records.extend(view.holdings.iter().cloned().map(Record::from));
    records.extend(view.needs.iter().cloned().map(Record::from));
    records.extend(view.people.iter().cloned().map(Record::from));
    records
}

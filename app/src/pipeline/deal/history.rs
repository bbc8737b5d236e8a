//! What happened to a deal, told from the log.

use leptos::prelude::*;
use meridian_domain::{
    gate::Logged,
    pipeline::{Competitor, Stage},
    record::Record,
};

use super::{
    dossier::Dossier,
    told::{Known, Matter, deal_of, tell},
};
use crate::{
    tr,
    ui::{Button, Chip, Size},
    words::{account, common, deal as words, dossier as more},
};

/// Events that are shown at first.
const FIRST: usize = 20;

/// An event as it is read.
#[derive(Clone, PartialEq)]
struct Told {
    what: String,
    who: String,
    when: String,
    matter: Matter,
}

/// The events, the latest first; of one matter alone if the reader asks.
#[component]
pub fn DealHistory(#[prop(into)] events: Signal<Vec<Logged>>, dossier: Dossier) -> impl IntoView {
    let (lang, zone) = (dossier.lang, dossier.zone);
    let only = RwSignal::new(None::<Matter>);
    let shown = RwSignal::new(FIRST);
    let names = Memo::new(move |_| {
        let mine = |record: &&Record| deal_of(record) == Some(dossier.id.into());
        dossier.rooms.with(|world| Known {
            stages: world.all::<Stage>().cloned().collect(),
            competitors: world.all::<Competitor>().cloned().collect(),
            records: world.records().filter(mine).map(|record| (record.key(), record.clone())).collect(),
            colleagues: dossier.colleagues.get_value(),
            products: dossier.products.get_value(),
        })
    });
    let told = Memo::new(move |_| {
        let (lang, mut known) = (lang.get(), names.get());
        events.with(|events| {
            known.learn(events);
            let line = |logged: &Logged| {
                Some(Told {
                    matter: Matter::of(&logged.event)?,
                    what: tell(lang, &logged.event, &known),
                    who: known.colleague(lang, logged.actor).unwrap_or_else(|| words::system(lang).to_owned()),
                    when: zone.near(lang, logged.at, dossier.today),
                })
            };
            events.iter().filter_map(line).collect::<Vec<_>>()
        })
    });
    let matters = Memo::new(move |_| {
        let there = |matter: &Matter| told.with(|told| told.iter().any(|one| one.matter == *matter));
        Matter::ALL.into_iter().filter(there).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let only = only.get();
        told.with(|told| {
            told.iter().filter(|one| only.is_none_or(|only| one.matter == only)).cloned().collect::<Vec<_>>()
        })
    });
    let choose = move |matter: Option<Matter>| {
        Callback::new(move |()| {
            only.update(|only| *only = if *only == matter { None } else { matter });
            shown.set(FIRST);
        })
    };
    let line = |told: Told| {
        view! {
            <li>
                <p>{told.what}</p>
                <span class="meta">{told.who} " · " <span class="nowrap">{told.when}</span></span>
            </li>
        }
    };
    view! {
        <section class="history" aria-labelledby="deal-history">
            <h2 id="deal-history">{tr!(words::history)}</h2>
            <Show when=move || matters.with(|matters| matters.len() > 1)>
                <div class="chips" role="group" aria-label=tr!(more::only)>
                    <Chip pressed=Signal::derive(move || only.get().is_none()) on_press=choose(None)>{tr!(common::all)}</Chip>
                    {move || matters.get().into_iter().map(|matter| view! {
                        <Chip pressed=Signal::derive(move || only.get() == Some(matter)) on_press=choose(Some(matter))>
                            {move || matter.word(lang.get())}
                        </Chip>
                    }).collect_view()}
                </div>
            </Show>
            <Show
                when=move || chosen.with(|chosen| !chosen.is_empty())
                fallback=move || view! { <p class="meta">{tr!(account::nothing_heard)}</p> }
            >
                <ol class="past">
                    {move || chosen.get().into_iter().take(shown.get()).map(line).collect_view()}
                </ol>
            </Show>
            <Show when=move || { chosen.with(Vec::len) > shown.get() }>
                <Button size=Size::Small on_press=move |_| shown.update(|shown| *shown += 2 * FIRST)>{tr!(common::show_more)}</Button>
            </Show>
        </section>
    }
}

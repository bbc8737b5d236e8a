//! Why a deal was won or lost, and who has won it instead.

use leptos::prelude::*;
use meridian_domain::{
    id::CompetitorId,
    locale,
    pipeline::{CloseReason, DealPatch, StageKind},
};

use super::{dossier::Dossier, rivals::competitor_name};
use crate::{
    entry::{Choice, Entry, EntryField},
    tr,
    words::{common, deal, dossier as words, sale},
};

/// What is chosen where nobody has won it.
const NOBODY: &str = "nobody";

/// Nothing while the deal is open.
#[component]
pub fn Outcome(dossier: Dossier) -> impl IntoView {
    let kind = Memo::new(move |_| dossier.kind().filter(|kind| *kind != StageKind::Open));
    move || kind.get().map(|kind| view! { <Ended kind dossier/> })
}

#[component]
fn Ended(kind: StageKind, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let lost = kind == StageKind::Lost;
    let reasons: Vec<CloseReason> = CloseReason::of(kind).collect();
    let words = StoredValue::new(reasons.clone());
    let options = Signal::derive(move || {
        let lang = lang.get();
        let named = |reasons: &Vec<CloseReason>| {
            reasons
                .iter()
                .enumerate()
                .map(|(at, one)| (at.to_string(), sale::reason_name(lang, *one).to_owned()))
                .collect::<Vec<_>>()
        };
        let none = (String::new(), common::choose(lang).to_owned());
        std::iter::once(none).chain(words.with_value(named)).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let reason = dossier.deal.with(|deal| deal.as_ref().and_then(|deal| deal.reason));
        let at = words.with_value(|reasons| reasons.iter().position(|one| Some(*one) == reason));
        at.map(|at| at.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |value: String| {
        let reason = value.parse::<usize>().ok().and_then(|at| words.with_value(|reasons| reasons.get(at).copied()));
        dossier.doing.act(dossier.set(DealPatch { reason: Some(reason), ..DealPatch::default() }));
    });
    let note = Entry::new(
        dossier,
        move || dossier.deal.with(|deal| deal.as_ref().map(|deal| deal.reason_note.clone()).unwrap_or_default()),
        move |text| Ok(dossier.set(DealPatch { reason_note: Some(text.trim().to_owned()), ..DealPatch::default() })),
    );
    let closed = move || {
        let on = dossier.deal.with(|deal| deal.as_ref().and_then(|deal| deal.closed_on));
        on.map(|on| deal::closed_on(lang.get(), &locale::date_full(lang.get(), on)))
    };
    view! {
        <section class="outcome" id="deal-outcome" aria-labelledby="deal-outcome-head">
            <h2 id="deal-outcome-head">{move || if lost { words::why_lost(lang.get()) } else { words::why_won(lang.get()) }}</h2>
            <p class="meta">{closed}</p>
            <div class="pair">
                <Choice place=dossier id="outcome-reason" label=tr!(words::reason) options chosen on_choose=choose/>
                {lost.then(|| view! { <Winner dossier/> })}
            </div>
            <EntryField id="outcome-note" label=tr!(words::reason_note) entry=note rows=3/>
        </section>
    }
}

/// Who has won it: a competitor, or nobody.
#[component]
fn Winner(dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let winner = Memo::new(move |_| {
        dossier.deal.with(|deal| deal.as_ref().map(|deal| (deal.lost_to, deal.lost_to_nobody)).unwrap_or_default())
    });
    let options = Signal::derive(move || {
        let lang = lang.get();
        let mut options = vec![(String::new(), words::not_known(lang).to_owned())];
        let all = dossier.competitors();
        options.extend(all.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_owned())));
        // Somebody who was taken off the list since.
        if let (Some(id), _) = winner.get()
            && !all.iter().any(|one| one.id == id)
        {
            options.push((id.to_string(), competitor_name(dossier, lang, id).unwrap_or_else(|| "…".to_owned())));
        }
        options.push((NOBODY.to_owned(), sale::lost_to_nobody(lang).to_owned()));
        options
    });
    let chosen = Signal::derive(move || match winner.get() {
        (Some(id), _) => id.to_string(),
        (None, true) => NOBODY.to_owned(),
        (None, false) => String::new(),
    });
    let choose = Callback::new(move |value: String| {
        let (lost_to, nobody) = (value.parse::<CompetitorId>().ok(), value == NOBODY);
        let set = DealPatch { lost_to: Some(lost_to), lost_to_nobody: Some(nobody), ..DealPatch::default() };
        dossier.doing.act(dossier.set(set));
    });
    view! { <Choice place=dossier id="outcome-winner" label=tr!(sale::lost_to) options chosen on_choose=choose/> }
}

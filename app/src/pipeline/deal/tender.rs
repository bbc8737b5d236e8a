//! The tender a deal is about: method, dates, prices, and what the panel may give.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    locale,
    money::Money,
    pipeline::{DealPatch, Tender, TenderMethod, tender::Doubt},
    time::Date,
};

use super::dossier::Dossier;
use crate::{
    entry::{
        Choice, Entry, EntryField,
        typed::{self, Wrong},
    },
    health::Explanation,
    tr,
    ui::{Asks, Glyph, Icon},
    words::{common, dossier as words, sale},
};

/// The tender of a deal as it is now; a new one where nothing is known.
fn tender(dossier: Dossier) -> Tender {
    dossier.deal.with(|deal| deal.as_ref().and_then(|deal| deal.tender.clone())).unwrap_or_default()
}

/// The change that makes the tender another one. Of one of which nothing is known nothing is kept.
fn put(dossier: Dossier, change: impl FnOnce(&mut Tender)) -> Change {
    let mut tender = untrack(move || tender(dossier));
    change(&mut tender);
    let tender = (tender != Tender::default()).then_some(tender);
    dossier.set(DealPatch { tender: Some(tender), ..DealPatch::default() })
}

/// A field of the tender that is text.
fn text(dossier: Dossier, read: fn(&mut Tender) -> &mut String) -> Entry {
    let now = move || read(&mut tender(dossier)).clone();
    Entry::new(dossier, now, move |text| Ok(put(dossier, |tender| read(tender).replace_range(.., text.trim()))))
}

/// A field of the tender that may be unknown: how it is read and how it is written.
fn field<T: Copy + 'static>(
    dossier: Dossier,
    at: fn(&mut Tender) -> &mut Option<T>,
    write: impl Fn(T) -> String + Send + Sync + 'static,
    read: impl Fn(&str) -> Result<T, Wrong> + Send + Sync + 'static,
) -> Entry {
    let now = move || at(&mut tender(dossier)).map(&write).unwrap_or_default();
    Entry::new(dossier, now, move |text| {
        let value = typed::optional(text, &read)?;
        Ok(put(dossier, |tender| *at(tender) = value))
    })
}

fn money(dossier: Dossier, at: fn(&mut Tender) -> &mut Option<Money>) -> Entry {
    let write = move |amount| typed::plain(amount, dossier.currency());
    field(dossier, at, write, move |text| typed::money(text, untrack(move || dossier.currency())))
}

fn day(dossier: Dossier, at: fn(&mut Tender) -> &mut Option<Date>) -> Entry {
    field(dossier, at, |date| date.to_string(), typed::day)
}

/// All of it, each part changed where it stands.
#[component]
pub fn TenderPart(dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let now = Memo::new(move |_| tender(dossier));
    let methods = Signal::derive(move || {
        let lang = lang.get();
        let unknown = (String::new(), words::not_known(lang).to_owned());
        let all = TenderMethod::ALL.iter().enumerate();
        let named = all.map(|(at, method)| (at.to_string(), sale::method_name(lang, *method).to_owned()));
        std::iter::once(unknown).chain(named).collect::<Vec<_>>()
    });
    let method = Signal::derive(move || {
        let method = now.with(|tender| tender.method);
        let at = method.and_then(|method| TenderMethod::ALL.iter().position(|one| *one == method));
        at.map(|at| at.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |value: String| {
        let method = value.parse::<usize>().ok().and_then(|at| TenderMethod::ALL.get(at)).copied();
        dossier.doing.act(put(dossier, |tender| tender.method = method));
    });
    let platform = text(dossier, |tender| &mut tender.platform);
    let number = text(dossier, |tender| &mut tender.number);
    let budget = money(dossier, |tender| &mut tender.budget);
    let published = day(dossier, |tender| &mut tender.published_on);
    let submit_by = day(dossier, |tender| &mut tender.submit_by);
    let opens = day(dossier, |tender| &mut tender.opens_on);
    let weight = field(dossier, |tender| &mut tender.price_weight, |weight| weight.to_string(), typed::percent);
    let price = money(dossier, |tender| &mut tender.price);
    let lowest = money(dossier, |tender| &mut tender.lowest);
    let technical = field(dossier, |tender| &mut tender.technical, typed::plain_points, typed::points);
    let commercial = field(dossier, |tender| &mut tender.commercial, typed::plain_points, typed::points);
    view! {
        <section class="tender" id="deal-tender" aria-labelledby="deal-tender-head">
            <h2 id="deal-tender-head">{tr!(words::tender)}</h2>
            <div class="pair">
                <Choice place=dossier id="tender-method" label=tr!(words::method) options=methods chosen=method on_choose=choose/>
                <EntryField id="tender-budget" label=tr!(words::budget) entry=budget inputmode="decimal"/>
                <EntryField id="tender-platform" label=tr!(words::platform) entry=platform/>
                <EntryField id="tender-number" label=tr!(words::number) entry=number/>
                <EntryField id="tender-published" label=tr!(words::published) entry=published kind="date"/>
                <EntryField id="tender-submit" label=tr!(words::submit_by) entry=submit_by kind="date"/>
                <EntryField id="tender-opens" label=tr!(words::opens) entry=opens kind="date"/>
                <EntryField id="tender-weight" label=tr!(words::price_weight) entry=weight inputmode="numeric"/>
            </div>
            <Notice now dossier/>
            <h3>{tr!(words::panel)}</h3>
            <div class="pair">
                <EntryField id="tender-price" label=tr!(words::our_price) entry=price inputmode="decimal"/>
                <EntryField id="tender-lowest" label=tr!(words::lowest) entry=lowest inputmode="decimal"/>
                <EntryField id="tender-technical" label=tr!(words::technical) entry=technical inputmode="decimal"/>
                <EntryField id="tender-commercial" label=tr!(words::commercial) entry=commercial inputmode="decimal"/>
            </div>
            <Doubts now dossier/>
            <Score now dossier/>
        </section>
    }
}

/// How long bidders have, against what the law leaves them at least; how long is left.
#[component]
fn Notice(now: Memo<Tender>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    move || {
        let lang = lang.get();
        let (published, submit) = now.with(|tender| (tender.published_on, tender.submit_by));
        let submit = submit?;
        let left = submit.days_since(dossier.today);
        let rest = match left {
            ..0 => words::bids_closed(lang, -left),
            _ => common::days_left(lang, left),
        };
        let notice = published.map(|from| words::notice(lang, submit.days_since(from), Tender::LEAST_DAYS));
        Some(view! { <p class="meta">{notice.map(|notice| format!("{notice} · "))} {rest}</p> })
    }
}

/// What deserves a second look; never refused.
#[component]
fn Doubts(now: Memo<Tender>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    move || {
        let doubts: Vec<Doubt> = now.with(Tender::doubts);
        let told = |doubt: Doubt| {
            view! {
                <p class="warned" role="note"><Icon glyph=Glyph::Alert small=true/><span>{move || sale::doubt(lang.get(), doubt)}</span></p>
            }
        };
        doubts.into_iter().map(told).collect_view()
    }
}

/// What the panel may give us, with its reasons.
#[component]
fn Score(now: Memo<Tender>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let score = Memo::new(move |_| now.with(Tender::score));
    let total = move || {
        score.with(|score| score.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 2)))
    };
    let price = move || {
        let (points, weight) = now.with(|tender| (tender.price_score(), tender.price_weight));
        let points = points.map_or_else(|| locale::ABSENT.to_owned(), |points| locale::decimal(points, 2));
        words::price_points(lang.get(), &points, weight.unwrap_or_default())
    };
    view! {
        <div class="score">
            <Asks id="tender-score" about=tr!(words::panel_total) explain=move || view! { <Explanation explained=score.get() title=tr!(words::panel_total)/> }>
                <b class="big">{total}</b>
            </Asks>
            <span>{tr!(words::panel_total)}</span>
            <Show when=move || now.with(|tender| tender.price_weight.is_some())>
                <span class="meta">{price}</span>
            </Show>
        </div>
    }
}

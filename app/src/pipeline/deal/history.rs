//! What happened to a deal, told from the log.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Event, Logged},
    id::{StageId, UserId},
    locale::{self, Lang},
    names::Names,
    pipeline::{DealPatch, Stage},
    record::Patch,
    time::Date,
};

use crate::{
    clock::use_zone,
    tr,
    words::{account, board, common, deal as words, use_lang},
};

/// Names the log does not hold: it knows ids only.
#[derive(Clone)]
pub struct Known {
    pub stages: Vec<Stage>,
    pub colleagues: Vec<(UserId, Names)>,
    pub today: Date,
}

impl Known {
    fn stage(&self, lang: Lang, id: StageId) -> String {
        self.stages.iter().find(|stage| stage.id == id).map_or("…", |stage| stage.name.get(lang)).to_owned()
    }

    fn colleague(&self, lang: Lang, id: UserId) -> Option<String> {
        self.colleagues.iter().find(|(user, _)| *user == id).map(|(_, name)| name.get(lang).to_owned())
    }
}

/// The events, the latest first.
#[component]
pub fn DealHistory(#[prop(into)] events: Signal<Vec<Logged>>, known: Known) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let known = StoredValue::new(known);
    let line = move |logged: Logged| {
        let what = known.with_value(|known| tell(lang.get(), &logged.event, known));
        let who = known.with_value(|known| known.colleague(lang.get(), logged.actor));
        let who = who.unwrap_or_else(|| words::system(lang.get()).to_owned());
        let when = known.with_value(|known| zone.near(lang.get(), logged.at, known.today));
        view! {
            <li>
                <p>{what}</p>
                <span class="meta">{who} " · " <span class="nowrap">{when}</span></span>
            </li>
        }
    };
    view! {
        <section aria-labelledby="deal-history">
            <h2 id="deal-history">{tr!(words::history)}</h2>
            <Show
                when=move || events.with(|events| !events.is_empty())
                fallback=move || view! { <p class="meta">{tr!(account::nothing_heard)}</p> }
            >
                <ol class="past">{move || events.get().into_iter().filter(told).map(line).collect_view()}</ol>
            </Show>
        </section>
    }
}

/// Whether an event is worth telling: another place in the same column is not.
fn told(logged: &Logged) -> bool {
    !matches!(&logged.event, Event::DealMoved { from, to, .. } if from.stage == to.stage)
}

/// One event in words.
fn tell(lang: Lang, event: &Event, known: &Known) -> String {
    match event {
        Event::Added(_) => words::was_added(lang).to_owned(),
        Event::Removed(_) => words::was_removed(lang).to_owned(),
        Event::DealMoved { from, to, .. } => {
            words::was_moved(lang, &known.stage(lang, from.stage), &known.stage(lang, to.stage))
        }
        Event::Edited { set: Patch::Deal { set, .. }, was: Patch::Deal { set: was, .. }, .. } => {
            edits(lang, set, was, known).join(words::between(lang))
        }
        Event::Edited { .. } => common::edit(lang).to_owned(),
    }
}

/// Each field that was changed: from what, to what.
fn edits(lang: Lang, set: &DealPatch, was: &DealPatch, known: &Known) -> Vec<String> {
    let mut told = Vec::new();
    let mut say = |field: &'static str, from: Option<String>, to: Option<String>| {
        let none = || locale::ABSENT.to_owned();
        let text = |text: Option<String>| text.filter(|text| !text.is_empty()).unwrap_or_else(none);
        told.push(words::changed(lang, field, &text(from), &text(to)));
    };
    let day = |date: Option<Option<Date>>| date.flatten().map(|date| locale::date_full(lang, date));
    let percent = |win: Option<Option<i64>>| win.flatten().map(|win| format!("{win}%"));
    let owner = |user: Option<Option<UserId>>| user.flatten().and_then(|user| known.colleague(lang, user));
    if let (Some(to), Some(from)) = (&set.title, &was.title) {
        say(words::title(lang), Some(from.get(lang).to_owned()), Some(to.get(lang).to_owned()));
    }
    if set.amount.is_some() {
        let money = |amount: Option<Option<_>>| amount.flatten().map(|amount| locale::money(lang, amount));
        say(common::amount(lang), money(was.amount), money(set.amount));
    }
    if set.probability.is_some() {
        say(words::win(lang), percent(was.probability), percent(set.probability));
    }
    if set.expected_on.is_some() {
        say(board::close_date(lang), day(was.expected_on), day(set.expected_on));
    }
    if set.owner.is_some() {
        say(common::owner(lang), owner(was.owner), owner(set.owner));
    }
    if set.next_step.is_some() {
        say(common::next(lang), was.next_step.clone(), set.next_step.clone());
    }
    if set.next_on.is_some() {
        say(words::next_on(lang), day(was.next_on), day(set.next_on));
    }
    let named = ["title", "amount", "probability", "expected_on", "owner", "next_step", "next_on"];
    if set.fields().iter().any(|field| !named.contains(field)) {
        told.push(words::changed_more(lang).to_owned());
    }
    told
}

#[cfg(test)]
mod tests {
    use meridian_domain::money::{Currency, Money};

    use super::*;

    #[test]
    fn an_edit_says_each_field_from_and_to() {
        let known = Known { stages: Vec::new(), colleagues: Vec::new(), today: Date::from_days(20_000) };
        let amount = |minor| Some(Some(Money::new(minor, Currency::CNY)));
        let set = DealPatch { amount: amount(200_000_000), probability: Some(Some(60)), ..DealPatch::default() };
        let was = DealPatch { amount: Some(None), probability: Some(Some(50)), ..DealPatch::default() };
        assert_eq!(edits(Lang::En, &set, &was, &known), ["Amount: – → ¥2 M", "Win: 50% → 60%"]);
    }
}

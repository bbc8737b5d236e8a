//! Two moments beside each other: figures, differences, drawings.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{
    account::Account,
    exchange::Extract,
    gate::World,
    id::SeatId,
    locale::{self, Lang},
    stakeholder::{
        Line, Map, Person, Seat,
        history::{Difference, Field, differences},
    },
    time::Date,
};

use super::{History, snapshots::snapshots};
use crate::{
    stakeholder::{card::name, export::marked, insight::figures},
    tr,
    ui::{Button, Dialog, SelectField, support::signed},
    words::{common, history as words, map, use_lang},
};

#[component]
pub fn Compare(history: History) -> impl IntoView {
    let lang = use_lang();
    let (from, to) = (RwSignal::new("0".to_owned()), RwSignal::new(String::new()));
    // Where one is, or the first moment with a name, is where a comparison begins.
    Effect::new(move |_| {
        if history.comparing.get() {
            let shown = untrack(|| history.moment().map(|_| history.at.get()));
            let first = untrack(|| snapshots(history)).first().map(|first| history.by(first.at));
            from.set(shown.or(first).unwrap_or_default().to_string());
            to.set("now".to_owned());
        }
    });
    let options = Signal::derive(move || {
        let lang = lang.get();
        let mut options = vec![("0".to_owned(), words::beginning(lang).to_owned())];
        for snapshot in snapshots(history) {
            let count = history.by(snapshot.at).to_string();
            options.push((count, format!("{} · {}", snapshot.name, history.zone.date_and_time(lang, snapshot.at))));
        }
        if let Some(moment) = history.moment() {
            options.push((
                history.at.get().to_string(),
                format!("{} · {}", words::moment_shown(lang), history.zone.date_and_time(lang, moment)),
            ));
        }
        options.push(("now".to_owned(), words::now(lang).to_owned()));
        options
    });
    let read = move |chosen: &str| {
        let count = chosen.parse().unwrap_or(usize::MAX);
        let day = history.moment_after(count).map_or(history.reading.day(), |at| history.zone.day(at));
        Some(Then { world: history.world(count)?, day })
    };
    let body = move || {
        let lang = lang.get();
        let (before, after) = (from.with(|from| read(from))?, to.with(|to| read(to))?);
        Some(both(history, &before, &after, lang))
    };
    let footer = move || {
        view! { <span class="push"></span><Button on_press=move |_| history.comparing.set(false)>{tr!(common::close)}</Button> }
    };
    view! {
        <Dialog open=history.comparing title=tr!(words::compare_title) footer>
            <div class="compare">
                <div class="ends">
                    <SelectField id="compare-from" label=tr!(words::before) value=from options/>
                    <SelectField id="compare-to" label=tr!(words::after) value=to options/>
                </div>
                {body}
            </div>
        </Dialog>
    }
}

/// A map at one of the two moments.
struct Then {
    world: World,
    day: Date,
}

fn both(history: History, from: &Then, to: &Then, lang: Lang) -> impl IntoView + use<> {
    let id = history.stage.map.with_value(|map| map.id);
    let (before, after) = (&from.world, &to.world);
    let found = differences(before, after, id);
    let (then, now) = (history.reading.says(before, from.day), history.reading.says(after, to.day));
    let rows = figures(&then.diff(&now)).into_iter().map(|figure| {
        let (was, is) = figure.ends();
        let same = was == is;
        view! { <tr><th scope="row">{(figure.name)(lang)}</th><td class="num">{was}</td><td class="num" class:strong=!same>{is}</td></tr> }
    });
    let rows = rows.collect_view();
    let marks: BTreeSet<SeatId> = found.iter().filter_map(|difference| difference.seat()).collect();
    let list = found.iter().map(|difference| {
        let (who, what) = told(*difference, before, after, lang);
        view! { <tr><th scope="row">{who}</th><td>{what}</td></tr> }
    });
    let list = list.collect_view();
    let none = found.is_empty();
    view! {
        <table class="table">
            <thead><tr><th scope="col">{words::figure(lang)}</th><th scope="col" class="num">{words::before(lang)}</th><th scope="col" class="num">{words::after(lang)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="meta" role="status">{if none { words::no_difference(lang).to_owned() } else { words::differences(lang, found.len()) }}</p>
        {(!none).then(|| view! {
            <table class="table">
                <thead><tr><th scope="col">{map::person(lang)}</th><th scope="col">{words::what_differs(lang)}</th></tr></thead>
                <tbody>{list}</tbody>
            </table>
        })}
        <div class="pictures">
            <figure><figcaption>{words::before(lang)}</figcaption>{drawing(history, from, &marks, lang)}</figure>
            <figure><figcaption>{words::after(lang)}</figcaption>{drawing(history, to, &marks, lang)}</figure>
        </div>
    }
}

/// The map as a still picture.
fn drawing(
    history: History,
    Then { world, day }: &Then,
    marks: &BTreeSet<SeatId>,
    lang: Lang,
) -> impl IntoView + use<> {
    let fallback = history.stage.map.get_value();
    let record = world.the::<Map>(fallback.id).cloned().unwrap_or(fallback);
    let account = world.the::<Account>(record.account).map(|account| account.name.clone()).unwrap_or_default();
    let extract = Extract::of(world, &record, &account, *day);
    let picture = marked(&extract, marks, lang);
    let address = format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(&picture.document())));
    let alt = map::map_of(lang, extract.people.len());
    view! { <img src=address alt=alt/> }
}

/// What a difference is about, and what it is.
fn told(difference: Difference, before: &World, after: &World, lang: Lang) -> (String, String) {
    let called = |world: &World, seat: SeatId| {
        let seat = world.the::<Seat>(seat)?;
        Some(name(world.the::<Person>(seat.person), lang))
    };
    let either = |seat| called(after, seat).or_else(|| called(before, seat)).unwrap_or_default();
    let ends = |line: &Line| format!("{} → {}", either(line.from), either(line.to));
    let line = |id| after.the::<Line>(id).or_else(|| before.the::<Line>(id)).map(ends).unwrap_or_default();
    match difference {
        Difference::Arrived(seat) => (either(seat), words::arrived(lang).to_owned()),
        Difference::Left(seat) => (either(seat), words::left(lang).to_owned()),
        Difference::Changed(seat, field) => {
            let value =
                |world: &World| world.the::<Seat>(seat).map(|seat| written(seat, field, lang)).unwrap_or_default();
            (either(seat), words::field_change(lang, words::field(lang, field), &value(before), &value(after)))
        }
        Difference::LineDrawn(id) => (line(id), words::line_drawn(lang).to_owned()),
        Difference::LineGone(id) => (line(id), words::line_gone(lang).to_owned()),
        Difference::LineChanged(id) => (line(id), words::line_changed(lang).to_owned()),
    }
}

/// An attribute as the reader's language writes it.
pub fn written(seat: &Seat, field: Field, lang: Lang) -> String {
    let number = |value: Option<i64>| value.map_or(locale::ABSENT.to_owned(), |value| value.to_string());
    let word = |word: Option<&'static str>| word.unwrap_or(locale::ABSENT).to_owned();
    match field {
        Field::Support => signed(seat.support.and_then(|support| i8::try_from(support).ok())),
        Field::Power => number(seat.power),
        Field::Interest => number(seat.interest),
        Field::Coverage => word(
            seat.coverage
                .and_then(|coverage| u8::try_from(coverage).ok())
                .map(|coverage| map::coverage_name(lang, coverage)),
        ),
        Field::Influence => word(seat.influence.map(|influence| map::influence_name(lang, influence))),
        Field::Function => word(seat.function.map(|function| map::function_name(lang, function))),
        Field::Status => word(seat.status.map(|status| map::status_name(lang, status))),
        Field::Credibility => number(seat.credibility),
        Field::Reliability => number(seat.reliability),
        Field::Intimacy => number(seat.intimacy),
        Field::SelfOrientation => number(seat.self_orientation),
        Field::Evidence => map::grade(lang, seat.evidence.grade).to_owned(),
    }
}

//! A person's card: a `<g>` of the map, the markup of the drawings.

use leptos::prelude::*;
use meridian_domain::{
    id::{PersonId, SeatId},
    locale::Lang,
    stakeholder::{Person, PoliticalStatus, Seat},
};
use uuid::Uuid;

use super::{
    camera::Level,
    insight::{Reading, leaves, supposed_of},
    stage::Stage,
    talk::{seat_mark, spoken_mark},
};
use crate::{
    ui::{evidence, initial, ring::arc, seal, steps, support::signed},
    words::{history, insight, map, scenario, use_lang},
};

/// The name on the card.
pub fn name(person: Option<&Person>, lang: Lang) -> String {
    let known = person.map(|person| person.name.get(lang)).filter(|name| !name.is_empty());
    known.unwrap_or(map::name_unknown(lang)).to_owned()
}

/// What a screen reader says of a person.
pub fn spoken(seat: &Seat, person: Option<&Person>, lang: Lang) -> String {
    let mut said = vec![name(person, lang)];
    said.extend(person.map(|person| person.title.get(lang).to_owned()).filter(|title| !title.is_empty()));
    said.push(map::seal_name(lang, seat.seal()).to_owned());
    if seat.is_monitor() {
        said.push(map::no_target(lang).to_owned());
    } else {
        let short = seat.support.and_then(|support| i8::try_from(support).ok());
        said.push(format!("{} {}", map::support(lang), map::support_name(lang, short)));
        said.extend(seat.power.and_then(|power| u8::try_from(power).ok()).map(|power| map::power_of_5(lang, power)));
    }
    said.push(map::grade(lang, seat.evidence.grade).to_owned());
    said.join(comma(lang))
}

/// How far what is known of somebody has faded: after a quarter, half a year, a year.
const fn stale(days: u32) -> Option<&'static str> {
    match days {
        0..=90 => None,
        91..=180 => Some("1"),
        181..=365 => Some("2"),
        _ => Some("3"),
    }
}

const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}

/// The class suffix of support: `p2` … `n2`, `z`, `u`.
pub const fn tint(support: Option<i64>) -> &'static str {
    match support {
        Some(2) => "p2",
        Some(1) => "p1",
        Some(0) => "z",
        Some(-1) => "n1",
        Some(-2) => "n2",
        _ => "u",
    }
}

#[component]
pub fn Card(stage: Stage, id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let seat = stage.rooms.record::<Seat>(id);
    // Where it stands is written by the stage: a layout that moves a thousand cards draws none anew.
    let seat = Memo::new(move |_| seat.get().map(|seat| Seat { x: 0, y: 0, placed: false, ..seat }));
    // Who sits there does not change.
    let nobody = PersonId(Uuid::nil());
    let sitting = seat.with_untracked(|seat| seat.as_ref().map_or(nobody, |seat| seat.person));
    let person = stage.rooms.record::<Person>(sitting);
    let relation = Memo::new(move |_| stage.bonds.with(|bonds| bonds.get(&sitting).copied()));
    let gone = Memo::new(move |_| stage.what_if.with(|all| leaves(all, id)));
    let supposed = Memo::new(move |_| stage.what_if.with(|all| supposed_of(all, id)));
    let emphasis = Memo::new(move |_| stage.emphasis.with(|all| all.get(&id).copied()));
    let talked = spoken_mark(id);
    let reading = use_context::<Reading>();
    let age = Memo::new(move |_| reading.and_then(|reading| reading.ages.with(|ages| ages.get(&id.0).copied())));
    let faded = Memo::new(move |_| stage.faded.with(|faded| faded.contains(&id)));
    let label = move || {
        let lang = lang.get();
        let said = seat.with(|seat| person.with(|person| Some(spoken(seat.as_ref()?, person.as_ref(), lang))));
        let (support, power) = supposed.get();
        said.map(|said| {
            let gone = gone.get().then(|| insight::would_be_gone(lang).to_owned());
            let support = support.map(|support| scenario::would_support(lang, &signed(Some(support))));
            let power = power.map(|power| scenario::would_have_power(lang, power));
            let old = age.get().filter(|days| stale(*days).is_some());
            let old = old.map(|days| history::aged_long(lang, days.into()));
            std::iter::once(said)
                .chain(old)
                .chain(talked(lang))
                .chain(gone)
                .chain(support)
                .chain(power)
                .collect::<Vec<_>>()
                .join(comma(lang))
        })
    };
    let class = move || {
        seat.with(|seat| {
            let Some(seat) = seat else { return "person".to_owned() };
            let grade = evidence::key(seat.evidence.grade);
            let blank = person.with(|person| person.as_ref().is_none_or(|person| person.name.is_empty()));
            format!(
                "person {grade}{}{}",
                if seat.is_monitor() { " mon" } else { "" },
                if blank { " blank" } else { "" }
            )
        })
    };
    let at = stage.scene.with_value(|scene| scene.at(id)).unwrap_or_default();
    let chosen = stage.selected.with_untracked(|selected| selected.contains(&id));
    view! {
        <g
            id=format!("s-{id}")
            data-seat=id.to_string()
            data-gone=move || gone.get().then_some("")
            data-influence=move || emphasis.get().map(|level| level.to_string())
            data-age=move || age.get().and_then(stale)
            data-faded=move || faded.get().then_some("")
            class=class
            transform=format!("translate({} {})", at.x, at.y)
            role="option"
            aria-selected=if chosen { "true" } else { "false" }
            aria-label=label
            tabindex=move || if stage.cursor.get() == Some(id) { "0" } else { "-1" }
            on:focus=move |_| stage.cursor.set(Some(id))
        >
            {move || {
                let lang = lang.get();
                let level = stage.level.get();
                seat.get().map(|seat| person.with(|person| face(&seat, person.as_ref(), relation.get(), level, lang)))
            }}
            {move || {
                let (support, power) = supposed.get();
                let support = support.map(|support| signed(Some(support)));
                let power = power.map(|power| scenario::power_mark(lang.get(), power));
                let mark = support.into_iter().chain(power).collect::<Vec<_>>().join(" · ");
                (!mark.is_empty()).then(|| view! {
                    <g class="supposed" aria-hidden="true">
                        <rect x="82" y="-10" width="60" height="18" rx="9"/>
                        <text class="t-mid" x="112" y="3">{mark}</text>
                    </g>
                })
            }}
            {move || age.get().filter(|days| stale(*days).is_some() && stage.level.get() == Level::Near).map(|days| view! {
                <text class="age" x="143" y="77" text-anchor="end" aria-hidden="true">{history::aged(lang.get(), days.into())}</text>
            })}
            {seat_mark(id)}
        </g>
    }
}

fn face(
    seat: &Seat,
    person: Option<&Person>,
    relation: Option<(i64, i64)>,
    level: Level,
    lang: Lang,
) -> impl IntoView + use<> {
    let name = name(person, lang);
    let title = person.map(|person| person.title.get(lang).to_owned()).unwrap_or_default();
    let monitor = seat.is_monitor();
    let key = seal::key(seat.seal());
    let tint = if monitor { "z" } else { tint(seat.support) };
    let coverage = seat.coverage.unwrap_or(0);
    let power = seat.power.unwrap_or(0);
    let inner = seat.status == Some(PoliticalStatus::InnerCircle);
    let far = matches!(level, Level::Far | Level::Overview);
    let badge = signed(seat.support.and_then(|support| i8::try_from(support).ok()));
    let round = match seat.support {
        Some(1 | 2) => "8",
        Some(-2 | -1) => "2",
        _ => "5",
    };
    let (now, wanted) = relation.unwrap_or((0, 0));
    let bars = steps::bars(u8::try_from(now).unwrap_or(0), u8::try_from(wanted).unwrap_or(0));
    let seal = map::seal_letter(lang, seat.seal());
    let letter =
        person.map(|person| person.name.get(Lang::Zh)).filter(|name| !name.is_empty()).map_or("?".into(), initial);
    let clip = |text: &str, most: f64| {
        let mut width = 0.0;
        let wide = |c: char| if c.is_ascii() { 6.6 } else { 13.0 };
        let short: String = text
            .chars()
            .take_while(|c| {
                width += wide(*c);
                width <= most
            })
            .collect();
        if short.len() < text.len() { format!("{short}…") } else { short }
    };
    let lines = (clip(&name, if far { 83.0 } else { 84.0 }), clip(&title, 84.0));
    view! {
        <g aria-hidden="true">
        {inner.then(|| view! { <rect class="inner" x="-3.5" y="-3.5" width="151" height="71" rx="9"/> })}
        <rect class="body" x=".5" y=".5" width="143" height="63" rx="6"/>
        <path class=format!("strip s-{tint}") d="M5 1H7V63H5A4 4 0 0 1 1 59V5A4 4 0 0 1 5 1"/>
        {(level == Level::Far).then(|| view! { <text class="name far" x="12" y="38">{lines.0.clone()}</text> })}
        {(!far).then(|| view! {
            <circle class="face" cx="26" cy="25" r="13"/>
            <text class="t-mid ini" x="26" y="29.5">{letter}</text>
            {(!monitor).then(|| (0..4_u8).map(|quarter| view! {
                <path class=if i64::from(quarter) < coverage { "cov" } else { "cov0" } d=arc(quarter, 26.0, 25.0, 16.0, 7.5)/>
            }).collect_view())}
            <rect class=format!("seal-b {key}") x="31" y="33" width="16" height="16" rx="2.5"/>
            <text class=format!("t-mid seal-t {key}") x="39" y="45">{seal}</text>
            <text class="name" x="52" y="20">{lines.0}</text>
            {(level == Level::Near).then(|| view! { <text class="title" x="52" y="36">{lines.1}</text> })}
            {(level == Level::Near && !monitor).then(|| view! {
                {(0..5).map(|dot| view! {
                    <circle class=if dot < power { "pw" } else { "pw0" } cx=54.5 + 6.0 * dot as f64 cy="50" r="2.1"/>
                }).collect_view()}
                <g transform="translate(89 43)">{bars}</g>
            })}
            {if monitor {
                view! { <text class="title" x="52" y="53">{map::no_target(lang)}</text> }.into_any()
            } else {
                view! {
                    <rect class=format!("b-{tint}") x="114.5" y="43.5" width="25" height="15" rx=round/>
                    <text class=format!("t-mid b-t {tint}") x="127" y="55">{badge}</text>
                }.into_any()
            }}
        })}
        </g>
    }
}

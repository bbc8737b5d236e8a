//! The reference map as a picture, with what a team lacks and what it drew besides.

use leptos::prelude::*;
use meridian_domain::{
    names::Names,
    workshop::{Case, Key, run::Difference, score::TeamMap},
};

use crate::words::{run as words, use_lang};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 260.0;
const CARD: (f64, f64) = (76.0, 24.0);

/// Somebody on the picture, by the middle of the card.
#[derive(Clone, Debug, PartialEq)]
struct Spot {
    key: Key,
    name: Names,
    x: f64,
    y: f64,
}

/// Everybody of the case but monitors, in an ellipse: the same place for every team, so that pictures can be
/// compared.
fn spots(case: &Case) -> Vec<Spot> {
    let people: Vec<_> = case.people.iter().filter(|person| !person.sheet.is_monitor()).collect();
    let all = people.len().max(1) as f64;
    let spot = |(at, person): (usize, &&meridian_domain::workshop::Person)| {
        let turn = std::f64::consts::TAU * at as f64 / all - std::f64::consts::FRAC_PI_2;
        let (wide, high) = ((WIDTH - CARD.0) / 2.0 - 4.0, (HEIGHT - CARD.1) / 2.0 - 4.0);
        let round = |value: f64| (value * 10.0).round() / 10.0;
        let (x, y) = (round(WIDTH / 2.0 + wide * turn.cos()), round(HEIGHT / 2.0 + high * turn.sin()));
        Spot { key: person.id.clone(), name: person.name.clone(), x, y }
    };
    people.iter().enumerate().map(spot).collect()
}

#[component]
pub(super) fn Picture(case: StoredValue<Case>, drawn: TeamMap, difference: Difference) -> impl IntoView {
    let lang = use_lang();
    let spots = case.with_value(spots);
    let at = |key: &Key| spots.iter().find(|spot| spot.key == *key).map(|spot| (spot.x, spot.y));
    let path = |from: &Key, to: &Key| {
        let ((x, y), (u, v)) = at(from).zip(at(to))?;
        Some(format!("M{x} {y}L{u} {v}"))
    };
    let edges = case.with_value(|case| {
        let lacks = |from: &Key, to: &Key| difference.missing_lines.iter().any(|pair| pair.0 == *from && pair.1 == *to);
        let wanted = case
            .edges
            .iter()
            .filter_map(|edge| Some((path(&edge.from, &edge.to)?, lacks(&edge.from, &edge.to), false)));
        let more = difference.extra_lines.iter().filter_map(|(from, to)| Some((path(from, to)?, false, true)));
        wanted.chain(more).collect::<Vec<_>>()
    });
    let found = drawn.people.len();
    let cards = spots.clone();
    view! {
        <svg class="diff-map" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img"
            aria-label=move || format!("{}: {found} / {}", words::reference(lang.get()), spots.len())>
            {edges.into_iter().map(|(d, lack, more)| view! {
                <path class="edge" d=d data-lack=lack.then_some("") data-more=more.then_some("")/>
            }).collect_view()}
            {cards.into_iter().map(|spot| {
                let lack = difference.missing.contains(&spot.key);
                let off = difference.wrong_roles.iter().any(|(key, ..)| *key == spot.key);
                let name = spot.name;
                view! {
                    <g class="who" data-lack=lack.then_some("") data-off=off.then_some("")>
                        <rect x=spot.x - CARD.0 / 2.0 y=spot.y - CARD.1 / 2.0 width=CARD.0 height=CARD.1 rx="4"/>
                        <text class="t-ink t-mid" x=spot.x y=spot.y + 4.0>{move || short(name.get(lang.get()))}</text>
                    </g>
                }
            }).collect_view()}
        </svg>
    }
}

/// A name as far as a card takes it.
fn short(name: &str) -> String {
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let mut room = 12;
    let kept: String = name
        .chars()
        .take_while(|c| {
            room -= wide(*c);
            room >= 0
        })
        .collect();
    if kept.len() == name.len() { kept } else { format!("{}…", kept.trim_end()) }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_name_is_cut_where_the_card_ends() {
        assert_eq!(short("Luo Zheng"), "Luo Zheng");
        assert_eq!(short("Luo Zhengping"), "Luo Zhengpin…");
        assert_eq!(short("罗正平"), "罗正平");
    }
}

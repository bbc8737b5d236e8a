//! What lies under the cards in each arrangement, and what it says of a card held over it.

use leptos::prelude::*;
use meridian_domain::{
    gate::World,
    id::SeatId,
    locale::Lang,
    stakeholder::{
        Arrangement, Line, LineKind, Person, Seat,
        layout::{Arranged, Ground, RINGS},
    },
};

use super::{
    card::name,
    geometry::{Point, Rect},
    stage::Stage,
};
use crate::words::{map, use_lang};

/// Room for the words and figures beside a grid.
const MARGIN: f64 = 72.0;

/// Everything an arrangement takes up, its ground included.
pub fn bounds(arranged: &Arranged) -> Rect {
    let cards = arranged.places.values().map(|(x, y)| Rect::card(Point::new(*x as f64, *y as f64)));
    let ground = match arranged.ground {
        Ground::Plain => None,
        Ground::Grid { columns, rows } => {
            let (right, below) = (columns[5] as f64, rows[5] as f64);
            Some(Rect { x: -MARGIN, y: -40.0, width: right + MARGIN + 8.0, height: below + 40.0 + MARGIN + 8.0 })
        }
        Ground::Rings([.., (x, y)]) => {
            let (x, y) = (x as f64, y as f64);
            Some(Rect { x: -x, y: -y, width: 2.0 * x, height: 2.0 * y })
        }
    };
    let all = cards.chain(ground).reduce(Rect::with);
    all.unwrap_or(Rect { x: 0.0, y: 0.0, width: 480.0, height: 320.0 })
}

/// What it would mean to let go of the first of these cards where it is.
pub fn meaning(
    world: &World,
    arranged: &Arranged,
    put: &[(SeatId, (i64, i64))],
    (seat, at): (SeatId, (i64, i64)),
    lang: Lang,
) -> Option<String> {
    let now = world.the::<Seat>(seat)?;
    match arranged.arrangement {
        Arrangement::Grid => {
            let (power, interest) = arranged.values_at(at)?;
            Some(map::rating_change(lang, &shift(now.interest, interest), &shift(now.power, power)))
        }
        Arrangement::Circles => Some(match arranged.status_at(at) {
            Some(status) => map::status_name(lang, status).to_owned(),
            None => map::role_unknown(lang).to_owned(),
        }),
        Arrangement::Tree => {
            let boss = arranged.under(put, at)?;
            let theirs = world.all::<Line>().find(|line| line.kind == LineKind::Reports && line.from == seat);
            if theirs.is_some_and(|line| line.to == boss) {
                return None;
            }
            let person = world.the::<Seat>(boss).and_then(|seat| world.the::<Person>(seat.person));
            Some(map::would_report(lang, &name(person, lang)))
        }
        Arrangement::Free | Arrangement::Network => None,
    }
}

/// `3 → 4`, or the figure alone where it stays.
fn shift(now: Option<i64>, then: i64) -> String {
    match now {
        Some(now) if now == then => then.to_string(),
        Some(now) => format!("{now} → {then}"),
        None => format!("? → {then}"),
    }
}

/// The grid or the rings.
#[component]
pub fn Backdrop(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let ground = Memo::new(move |_| {
        stage.settled.track();
        stage.arranged.with_value(|arranged| arranged.ground.clone())
    });
    move || {
        let lang = lang.get();
        match ground.get() {
            Ground::Plain => ().into_any(),
            Ground::Grid { columns, rows } => grid(columns, rows, lang).into_any(),
            Ground::Rings(rings) => circles(rings, lang).into_any(),
        }
    }
}

fn grid(columns: [i64; 6], rows: [i64; 6], lang: Lang) -> impl IntoView {
    let (right, below) = (columns[5], rows[5]);
    // High is from 3.5 on: the fourth column and the fourth row from below.
    let (cut_x, cut_y) = (columns[3], rows[2]);
    let lines = (1..5).map(|at| {
        view! {
            <path class="gl" d=format!("M{} 0V{below}", columns[at])/>
            <path class="gl" d=format!("M0 {}H{right}", rows[at])/>
        }
    });
    let figures = (0..5).map(|at| {
        let (x, y) = ((columns[at] + columns[at + 1]) / 2, (rows[at] + rows[at + 1]) / 2);
        view! {
            <text class="t-mid fig" x=x y=below + 30>{at + 1}</text>
            <text class="t-mid fig" x="-18" y=y + 6>{5 - at}</text>
        }
    });
    view! {
        <g class="ground" aria-hidden="true">
            <rect class="qhh" x=cut_x y="0" width=right - cut_x height=cut_y/>
            {lines.collect_view()}
            <path class="cut" d=format!("M{cut_x} 0V{below}M0 {cut_y}H{right}")/>
            <path class="ax" d=format!("M0 0V{below}H{right}")/>
            {figures.collect_view()}
            <text class="q" x="10" y="-10">{map::keep_satisfied(lang)}</text>
            <text class="q" x=cut_x + 10 y="-10">{map::manage_closely(lang)}</text>
            <text class="q" x="10" y=below + 66>{map::monitor_only(lang)}</text>
            <text class="q" x=cut_x + 10 y=below + 66>{map::keep_informed(lang)}</text>
            <text class="fig" x=right y=below + 66 text-anchor="end">{map::interest(lang)} " →"</text>
            <text class="fig" transform=format!("translate(-44 {}) rotate(-90)", 4) text-anchor="end">{map::power(lang)} " →"</text>
        </g>
    }
}

fn circles(rings: [(i64, i64); 3], lang: Lang) -> impl IntoView {
    let ellipses = rings.into_iter().zip(RINGS).rev().map(|((rx, ry), status)| {
        view! {
            <ellipse class="ring" cx="0" cy="0" rx=rx ry=ry/>
            <text class="q t-mid" x="0" y=-ry + 16>{map::status_name(lang, status)}</text>
        }
    });
    view! { <g class="ground" aria-hidden="true">{ellipses.collect_view()}</g> }
}

/// What letting go would mean, beside the card in hand.
#[component]
pub fn Meaning(stage: Stage) -> impl IntoView {
    move || {
        stage.meaning.get().map(|(at, said)| {
            let width = said.chars().map(|c| if c.is_ascii() { 7.0 } else { 13.0 }).sum::<f64>() + 16.0;
            view! {
                <g class="read" transform=format!("translate({} {})", at.x, at.y + 72.0)>
                    <rect width=width height="22" rx="4"/>
                    <text x="8" y="15">{said}</text>
                </g>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_said_once() {
        assert_eq!(shift(Some(3), 3), "3");
        assert_eq!(shift(Some(3), 4), "3 → 4");
        assert_eq!(shift(None, 4), "? → 4");
    }
}

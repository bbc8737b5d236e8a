//! Who reports to whom, as a tree for keys: up and down walk, right unfolds, left folds or goes to
//! the superior, Enter opens.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    stakeholder::{
        Line, LineKind, Person, Seat,
        hierarchy::{Branch, outline},
    },
};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

use super::super::{insight::name_of, stage::Stage};
use crate::{
    tr,
    ui::{Glyph, Icon, SealMark, SupportBadge},
    words::{people as words, use_lang},
};

#[component]
pub fn ReportTree(stage: Stage) -> impl IntoView {
    let folded = RwSignal::new(BTreeSet::<SeatId>::new());
    let all = Memo::new(move |_| {
        let map = stage.map.with_value(|map| map.id);
        stage.rooms.with(|world| {
            let mut seats: Vec<&Seat> = world.all::<Seat>().filter(|seat| seat.map == map).collect();
            seats.sort_by_key(|seat| (seat.x, seat.y, seat.id));
            let seats: Vec<SeatId> = seats.into_iter().map(|seat| seat.id).collect();
            let lines = world.all::<Line>().filter(|line| line.map == map && line.kind == LineKind::Reports);
            outline(&seats, &lines.map(|line| (line.from, line.to)).collect::<Vec<_>>())
        })
    });
    let shown = Memo::new(move |_| {
        let folded = folded.get();
        all.with(|all| unfolded(all, &folded))
    });
    let here = RwSignal::new(None::<SeatId>);
    let current = Memo::new(move |_| {
        let first = shown.with(|shown| shown.first().map(|branch| branch.seat));
        here.get().filter(|seat| shown.with(|shown| shown.iter().any(|branch| branch.seat == *seat))).or(first)
    });
    let go = move |seat: SeatId| {
        here.set(Some(seat));
        if let Some(item) = document().get_element_by_id(&format!("row-{seat}"))
            && let Ok(item) = item.dyn_into::<HtmlElement>()
        {
            // Cannot fail: it takes focus.
            drop(item.focus());
        }
    };
    let open = move |seat: SeatId| {
        stage.line.set(None);
        stage.select([seat]);
        stage.open.set(true);
    };
    let keys = move |event: KeyboardEvent| {
        let Some(seat) = current.get_untracked() else { return };
        let shown = shown.get_untracked();
        let Some(at) = shown.iter().position(|branch| branch.seat == seat) else { return };
        let branch = &shown[at];
        let closed = folded.with_untracked(|folded| folded.contains(&seat));
        let step = |to: Option<&Branch>| {
            if let Some(to) = to {
                go(to.seat);
            }
        };
        match event.key().as_str() {
            "ArrowDown" => step(shown.get(at + 1)),
            "ArrowUp" => step(at.checked_sub(1).and_then(|at| shown.get(at))),
            "Home" => step(shown.first()),
            "End" => step(shown.last()),
            "ArrowRight" if branch.reports > 0 && closed => toggle(folded, seat),
            "ArrowRight" if branch.reports > 0 => step(shown.get(at + 1)),
            "ArrowLeft" if branch.reports > 0 && !closed => toggle(folded, seat),
            "ArrowLeft" => branch.parent.into_iter().for_each(go),
            "Enter" | " " => open(seat),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <ul class="reports" role="tree" aria-label=tr!(words::as_tree) on:keydown=keys>
            <For each=move || shown.get() key=|branch| (branch.seat, branch.level, branch.place, branch.reports) children=move |branch| view! {
                <Item stage branch folded current here on_open=Callback::new(move |seat| { go(seat); open(seat); })/>
            }/>
        </ul>
    }
}

#[component]
fn Item(
    stage: Stage,
    branch: Branch,
    folded: RwSignal<BTreeSet<SeatId>>,
    current: Memo<Option<SeatId>>,
    here: RwSignal<Option<SeatId>>,
    on_open: Callback<SeatId>,
) -> impl IntoView {
    let lang = use_lang();
    let id = branch.seat;
    let seat = stage.rooms.record::<Seat>(id);
    let title = move || {
        stage.rooms.with(|world| {
            let person = world.the::<Seat>(id).and_then(|seat| world.the::<Person>(seat.person))?;
            Some(person.title.get(lang.get()).to_owned())
        })
    };
    let leads = branch.reports > 0;
    let closed = move || folded.with(|folded| folded.contains(&id));
    let fold = move |event: web_sys::MouseEvent| {
        event.stop_propagation();
        toggle(folded, id);
    };
    let support = Signal::derive(move || {
        seat.with(|seat| seat.as_ref().and_then(|seat| seat.support).and_then(|support| i8::try_from(support).ok()))
    });
    let rated = move || seat.with(|seat| seat.as_ref().is_some_and(|seat| !seat.is_monitor()));
    view! {
        <li id=format!("row-{id}") role="treeitem" data-level=branch.level.min(8).to_string()
            attr:aria-level=branch.level.to_string() aria-posinset=branch.place.0.to_string() aria-setsize=branch.place.1.to_string()
            aria-expanded=move || leads.then(|| if closed() { "false" } else { "true" })
            aria-selected=move || if stage.selected.with(|selected| selected.contains(&id)) { "true" } else { "false" }
            tabindex=move || if current.get() == Some(id) { "0" } else { "-1" }
            data-faded=move || stage.faded.with(|faded| faded.contains(&id)).then_some("")
            on:focus=move |_| here.set(Some(id))
            on:click=move |_| on_open.run(id)>
            <span class="twist" aria-hidden="true" data-leads=leads.then_some("") on:click=move |event| if leads { fold(event) }>
                {leads.then(|| view! { <Icon glyph=Glyph::Down small=true/> })}
            </span>
            <SealMark seal=Signal::derive(move || seat.with(|seat| seat.as_ref().and_then(Seat::seal)))/>
            <b>{move || name_of(stage, id, lang.get())}</b>
            <span class="meta">{title}</span>
            {move || rated().then(|| view! { <SupportBadge support/> })}
        </li>
    }
}

/// Folds a person's reports, or unfolds them.
fn toggle(folded: RwSignal<BTreeSet<SeatId>>, seat: SeatId) {
    folded.update(|folded| {
        if !folded.remove(&seat) {
            folded.insert(seat);
        }
    });
}

/// The branches of which no superior is folded.
fn unfolded(all: &[Branch], folded: &BTreeSet<SeatId>) -> Vec<Branch> {
    let mut hidden = BTreeSet::new();
    let mut shown = Vec::new();
    for branch in all {
        let below = branch.parent.is_some_and(|parent| hidden.contains(&parent) || folded.contains(&parent));
        if below {
            hidden.insert(branch.seat);
        } else {
            shown.push(branch.clone());
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_below_a_folded_person_is_out_of_sight() {
        let seat = |n: u128| SeatId(Uuid::from_u128(n));
        let seats = [1, 2, 3, 4].map(seat);
        let all = outline(&seats, &[(seat(2), seat(1)), (seat(3), seat(2))]);
        let shown = |folded: &[u128]| -> Vec<u128> {
            let folded = folded.iter().copied().map(seat).collect();
            unfolded(&all, &folded).iter().map(|branch| branch.seat.0.as_u128()).collect()
        };
        assert_eq!(shown(&[]), [1, 2, 3, 4]);
        assert_eq!(shown(&[1]), [1, 4]);
        assert_eq!(shown(&[2, 4]), [1, 2, 4]);
    }
}

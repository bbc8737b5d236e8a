//! A cell: the level and the level wanted, or plainly nothing; edited in place.

use leptos::prelude::*;
use meridian_domain::stakeholder::Relation;

use super::{
    super::{insight::name_of, level::LevelSelect},
    grid::{Grid, Place, focus},
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size, Steps},
    words::{common, map, people as words, use_lang},
};

#[component]
pub fn Cell(grid: Grid, place: Place, current: Memo<Option<Place>>) -> impl IntoView {
    let lang = use_lang();
    let (seat, user) = place;
    let relation = Memo::new(move |_| grid.relation(place));
    let level = move |read: fn(&Relation) -> i64| {
        Signal::derive(move || relation.with(|relation| relation.as_ref().map(read).unwrap_or_default()))
    };
    let (now, wanted) = (level(|relation| relation.current), level(|relation| relation.desired));
    let step = |level: Signal<i64>| Signal::derive(move || u8::try_from(level.get()).unwrap_or_default());
    let (small, aim) = (step(now), step(wanted));
    let label = move || {
        let lang = lang.get();
        let (who, whom) = (grid.colleagues.name(user, lang), name_of(grid.stage, seat, lang));
        let state = match (small.get(), aim.get()) {
            (0, _) => words::no_relation(lang).to_owned(),
            (now, wanted) if wanted > now => map::relationship_step(lang, now, wanted),
            (now, _) => map::relationship_level(lang, now),
        };
        words::cell(lang, &whom, &who, &state)
    };
    let editing = Memo::new(move |_| grid.editing.get() == Some(place));
    let press = move |_| {
        if !editing.get_untracked() {
            grid.edit(place);
        }
    };
    view! {
        <td id=format!("cell-{seat}-{user}") role="gridcell" aria-label=label
            tabindex=move || if current.get() == Some(place) { "0" } else { "-1" }
            data-none=move || relation.with(Option::is_none).then_some("")
            on:focus=move |_| grid.here.set(Some(place)) on:click=press>
            {move || if editing.get() {
                view! { <Editor grid place now wanted/> }.into_any()
            } else if relation.with(Option::is_some) {
                view! { <span class="steps-of"><Steps now=small wanted=aim/><span aria-hidden="true">{move || written(now.get(), wanted.get())}</span></span> }.into_any()
            } else {
                ().into_any()
            }}
        </td>
    }
}

/// `2 → 3`, or `3` where nothing more is wanted.
fn written(now: i64, wanted: i64) -> String {
    if wanted > now { format!("{now} → {wanted}") } else { now.to_string() }
}

/// Level and level wanted as choices, in the cell.
#[component]
fn Editor(grid: Grid, place: Place, now: Signal<i64>, wanted: Signal<i64>) -> impl IntoView {
    let lang = use_lang();
    let who = move || grid.colleagues.name(place.1, lang.get());
    let close = move || {
        grid.editing.set(None);
        request_animation_frame(move || focus(place, None));
    };
    // A level that is not there yet is chosen from nothing.
    let begins = Memo::new(move |_| now.get() == 0);
    let begin = move |_| {
        grid.set(place, 1, false);
        request_animation_frame(move || focus(place, Some("select")));
    };
    view! {
        <span class="editor">
            {move || if begins.get() {
                view! { <Button size=Size::Small icon=Glyph::Plus on_press=begin>{tr!(map::vendor)}</Button> }.into_any()
            } else {
                view! {
                    <LevelSelect label=move || words::level_now_of(lang.get(), &who()) now on_choose=Callback::new(move |level| grid.set(place, level, false))/>
                    <LevelSelect label=move || words::level_wanted_of(lang.get(), &who()) now=wanted on_choose=Callback::new(move |level| grid.set(place, level, true))/>
                    <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Trash label=tr!(common::remove) on_press=move |_| { grid.remove(place); close(); }/>
                }.into_any()
            }}
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Check label=tr!(common::done) on_press=move |_| close()/>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn an_aim_is_told_where_there_is_one() {
        assert_eq!(written(2, 3), "2 → 3");
        assert_eq!(written(3, 3), "3");
        assert_eq!(written(3, 2), "3");
    }
}

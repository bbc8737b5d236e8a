//! Handing in: the work of a round is frozen as it is then.

use leptos::prelude::*;
use meridian_domain::workshop::run::{Act, Closed};

use super::Seat;
use crate::{
    clock::use_zone,
    tr,
    ui::{Button, Dialog, Glyph, Kind, Tag, Tone},
    words::{common, play as words, use_lang},
};

#[component]
pub(super) fn Submit(seat: Seat) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let hand = seat.hand();
    let sure = RwSignal::new(false);
    let handed = Memo::new(move |_| {
        seat.read(|view| view.submission.as_ref().filter(|one| one.reopened.is_none()).map(|one| one.at)).flatten()
    });
    let why = seat.why(false);
    let shut =
        Memo::new(move |_| seat.read(|view| view.closed).flatten().is_some_and(|closed| closed != Closed::HandedIn));
    let submit = move |_| {
        sure.set(false);
        hand.act(Act::HandIn);
    };
    view! {
        {move || match handed.get().filter(|_| !shut.get()) {
            Some(at) => view! { <Tag tone=Tone::Accent icon=Glyph::DocCheck>{words::submitted_at(lang.get(), &zone.time(at))}</Tag> }.into_any(),
            None => view! {
                <Button kind=Kind::Primary icon=Glyph::DocCheck why on_press=move |_| sure.set(true)>{tr!(words::submit)}</Button>
            }.into_any(),
        }}
        <Dialog open=sure title=tr!(words::submit_sure)
            footer=move || view! {
                <Button on_press=move |_| sure.set(false)>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Primary on_press=submit>{tr!(words::submit)}</Button>
            }>
            <p>{tr!(words::submit_means)}</p>
        </Dialog>
    }
}

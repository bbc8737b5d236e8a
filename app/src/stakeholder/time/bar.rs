//! The bar below the canvas: the slider, its steps, and what can be done with a moment.

use leptos::prelude::*;

use super::{
    BEAT, History,
    compare::Compare,
    snapshots::{Snapshots, snapshots},
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size, Sparkline},
    words::{common, history as words, use_lang},
};

#[component]
pub fn Bar(history: History) -> impl IntoView {
    move || history.open.get().then(|| view! { <Slide history/> })
}

#[component]
fn Slide(history: History) -> impl IntoView {
    let lang = use_lang();
    let count = Memo::new(move |_| history.loaded.with(|loaded| loaded.as_ref().map_or(0, |loaded| loaded.count)));
    let drift = Signal::derive(move || history.loaded.with(|loaded| loaded.clone().unwrap_or_default().drift));
    let cut = move || history.loaded.with(|loaded| loaded.as_ref().is_some_and(|loaded| loaded.cut));
    let empty = move || history.loaded.with(|loaded| loaded.as_ref().is_some_and(|loaded| loaded.count == 0));
    let past = move || history.at.get() < count.get();
    let step = move |forward: bool| {
        let at = history.at.get_untracked();
        history.go(if forward { at + 1 } else { at.saturating_sub(1) });
    };
    let play = move |_| {
        let on = !history.playing.get_untracked();
        if on && history.at.get_untracked() >= count.get_untracked() {
            history.go(0);
        }
        history.playing.set(on && count.get_untracked() > 0);
    };
    Effect::new(move |_| {
        if !history.playing.get() {
            return;
        }
        if let Ok(beat) = set_interval_with_handle(move || step(true), BEAT) {
            on_cleanup(move || beat.clear());
        }
    });
    let why_back = Signal::derive(move || (history.at.get() == 0).then(|| words::beginning(lang.get()).to_owned()));
    let why_on = Signal::derive(move || (!past()).then(|| words::now(lang.get()).to_owned()));
    view! {
        <section class="timebar" aria-label=tr!(words::history)>
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Left label=tr!(words::back) why=why_back on_press=move |_| step(false)/>
            {move || {
                let on = history.playing.get();
                let (icon, label) = if on { (Glyph::Pause, words::pause(lang.get())) } else { (Glyph::Play, words::play(lang.get())) };
                view! { <Button kind=Kind::Quiet size=Size::Small icon label=label on_press=play/> }
            }}
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Right label=tr!(words::forward) why=why_on on_press=move |_| step(true)/>
            <span class="when">
                <input id="map-time" type="range" min="0" step="1" aria-label=tr!(words::slider) list="map-times"
                    max=move || count.get().to_string()
                    prop:value=move || history.at.get().to_string()
                    aria-valuetext=move || history.said()
                    on:input:target=move |event| if let Ok(at) = event.target().value().parse() { history.go(at) }/>
                <datalist id="map-times">
                    {move || snapshots(history).into_iter().map(|snapshot| view! {
                        <option value=history.by(snapshot.at).to_string() label=snapshot.name/>
                    }).collect_view()}
                </datalist>
                <span class="said clip">
                    {move || if empty() { words::nothing_yet(lang.get()).to_owned() } else { history.said() }}
                    {move || cut().then(|| format!(" · {}", words::cut_off(lang.get())))}
                </span>
            </span>
            <span class="drift" role="img" aria-label=tr!(words::drift) title=tr!(words::drift)><Sparkline values=drift base=0.0/></span>
            <Snapshots history/>
            <Button size=Size::Small icon=Glyph::Compare on_press=move |_| history.comparing.set(true)>{tr!(words::compare)}</Button>
            {move || past().then(|| view! {
                <Button kind=Kind::Primary size=Size::Small on_press=move |_| history.to_now()>{tr!(words::to_now)}</Button>
            })}
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=tr!(common::close) on_press=move |_| history.close()/>
            <Compare history/>
        </section>
    }
}

/// Says on the canvas that what is seen is the past.
#[component]
pub fn PastMark(history: History) -> impl IntoView {
    let lang = use_lang();
    move || {
        let moment = history.moment()?;
        let lang = lang.get();
        Some(
            view! { <p class="past" role="status">{words::as_of(lang, &history.zone.date_and_time(lang, moment))}</p> },
        )
    }
}

//! What has reached the team, and what it writes back.

use leptos::prelude::*;
use meridian_domain::{
    id::ReleaseId,
    locale::Lang,
    workshop::run::{Act, Topic, view::PlayView},
};

use super::Seat;
use crate::{
    clock::use_zone,
    tr,
    ui::{Button, Empty, Glyph, Icon, Kind, Size, TextArea},
    words::{play as words, run, use_lang},
};

#[component]
pub(super) fn Messages(seat: Seat) -> impl IntoView {
    let released = seat.memo(|view| view.released.iter().map(|one| one.id).collect::<Vec<_>>());
    view! {
        <div class="messages" tabindex="0" role="group" aria-label=tr!(words::messages)>
            <h1>{tr!(words::messages)}</h1>
            {move || released.with(Vec::is_empty).then(|| view! { <Empty title=tr!(words::messages_none) text=tr!(words::messages_none_hint)/> })}
            <For each=move || released.get() key=|id| *id let(id)>
                <Letter seat id/>
            </For>
        </div>
    }
}

/// What the team wrote to it: who, when, what.
fn answer(view: &PlayView, topic: &Topic) -> Option<(String, meridian_domain::time::Moment, String)> {
    let answer = view.answers.iter().find(|one| one.topic == *topic)?;
    let by = view.players.iter().find(|player| player.user == answer.by);
    Some((by.map_or_else(String::new, |by| by.name.get(Lang::En).to_owned()), answer.at, answer.text.clone()))
}

#[component]
fn Letter(seat: Seat, id: ReleaseId) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let hand = seat.hand();
    let why = seat.why(true);
    let found = seat.view.with_untracked(|view| {
        let view = view.as_ref()?;
        let one = view.released.iter().find(|one| one.id == id)?.clone();
        let gone = view.case.people.iter().filter(|person| one.released.gone.contains(&person.id));
        let gone = gone.map(|person| person.name.clone()).collect::<Vec<_>>();
        Some((one, gone))
    });
    let Some((one, gone)) = found else { return ().into_any() };
    let letter = one.released;
    let topic = StoredValue::new(Topic::Inject(letter.inject.clone()));
    let written = Memo::new(move |_| seat.read(|view| topic.with_value(|topic| answer(view, topic))).flatten());
    let editing = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let fault = Signal::derive(move || {
        (tried.get() && text.with(|text| text.trim().is_empty())).then(|| words::answer_missing(lang.get()).to_owned())
    });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let own = text.get_untracked().trim().to_owned();
        tried.set(own.is_empty());
        if !own.is_empty() && untrack(|| why.get()).is_none() {
            hand.act_then(Act::Answer { topic: topic.get_value(), text: own, value: None }, move || {
                editing.try_set(false);
            });
        }
    };
    let heading = format!("letter-{id}");
    let named_by = heading.clone();
    let (named, title) = (letter.title.clone(), letter.title);
    let (sender, body, channel, at) = (letter.sender, letter.text, letter.channel, one.at);
    let field = format!("answer-{id}");
    view! {
        <article class="letter" aria-labelledby=named_by data-answered=move || written.with(Option::is_some).then_some("")>
            <p class="from">
                <Icon glyph=Glyph::Mail small=true/>
                {move || format!("{} · {} · {}", run::channel(lang.get(), channel), sender.get(lang.get()), zone.time(at))}
            </p>
            <h3 id=heading>{move || title.get(lang.get()).to_owned()}</h3>
            <p>{move || body.get(lang.get()).to_owned()}</p>
            {(!gone.is_empty()).then(|| view! {
                <p class="caution">{move || {
                    let lang = lang.get();
                    let names: Vec<&str> = gone.iter().map(|name| name.get(lang)).collect();
                    words::left_people(lang, &names.join(if lang == Lang::Zh { "、" } else { ", " }))
                }}</p>
            })}
            {move || match written.get().filter(|_| !editing.get()) {
                Some((by, at, own)) => view! {
                    <p class="meta">{words::answered(lang.get())} " · " {words::answered_by(lang.get(), &by, &zone.time(at))}</p>
                    <p class="own">{own.clone()}</p>
                    <div>
                        <Button kind=Kind::Quiet why on_press=move |_| { text.set(own.clone()); editing.set(true); }>{words::change_answer(lang.get())}</Button>
                    </div>
                }.into_any(),
                None => {
                    let named = named.clone();
                    view! {
                        <form on:submit=send>
                            <TextArea id=field.clone() label=move || words::answer_to(lang.get(), named.get(lang.get())) hint=tr!(words::answer_hint) value=text error=fault/>
                            <Button kind=Kind::Primary size=Size::Large submit=true why>{words::answer(lang.get())}</Button>
                        </form>
                    }.into_any()
                }
            }}
        </article>
    }
    .into_any()
}

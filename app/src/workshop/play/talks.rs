//! Talking to the people of the case: points buy cards, and the team judges what a card is worth.

use leptos::prelude::*;
use meridian_domain::{
    names::Names,
    stakeholder::Grade,
    workshop::{
        Card, Key,
        run::{Act, Claim, view::PlayView},
    },
};

use super::{Seat, mark};
use crate::{
    shell::Route,
    tr,
    ui::{Avatar, Button, EvidenceDot, Glyph, Icon, Tag, Tone, evidence},
    words::{map, play as words, use_lang},
    workshop::mark::TeamMark,
};

/// Somebody of the case, as the list shows them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Character {
    id: Key,
    name: Names,
    title: Names,
    bio: Names,
    external: bool,
    gone: bool,
    /// Cards we have of them.
    cards: usize,
}

fn cast(view: &PlayView) -> Vec<Character> {
    let character = |person: &meridian_domain::workshop::PublicPerson| Character {
        id: person.id.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        bio: person.bio.clone(),
        external: person.external,
        gone: view.gone.contains(&person.id),
        cards: view.cards.iter().filter(|(card, ..)| card.holder == person.id).count(),
    };
    view.case.people.iter().map(character).collect()
}

#[component]
pub(super) fn Talks(seat: Seat) -> impl IntoView {
    let lang = use_lang();
    let cast = seat.memo(cast);
    let chosen = RwSignal::new(seat.view.with_untracked(|view| {
        view.as_ref().and_then(|view| view.case.people.first()).map(|person| person.id.clone())
    }));
    let who =
        Memo::new(move |_| cast.with(|cast| cast.iter().find(|one| Some(&one.id) == chosen.get().as_ref()).cloned()));
    let line = move |one: Character| {
        let (mine, to, name, title) = (one.id.clone(), one.id, one.name.clone(), one.title);
        let face = one.name;
        view! {
            <li>
                <button type="button" data-gone=one.gone.then_some("")
                    aria-current=move || chosen.with(|chosen| chosen.as_ref() == Some(&mine)).then_some("true")
                    on:click=move |_| chosen.set(Some(to.clone()))>
                    <span aria-hidden="true"><Avatar name=move || face.get(lang.get()).to_owned()/></span>
                    <span class="t">
                        <span class="strong clip">{move || name.get(lang.get()).to_owned()}</span>
                        <span class="meta">{move || title.get(lang.get()).to_owned()}</span>
                    </span>
                    <span class="meta">{(one.cards > 0).then_some(one.cards)}</span>
                </button>
            </li>
        }
    };
    view! {
        <h1 class="vh">{tr!(words::talks)}</h1>
        <div class="talks">
            <section aria-labelledby="characters">
                <div class="head"><h2 id="characters">{tr!(words::characters)}</h2></div>
                <ul class="cast">{move || cast.get().into_iter().map(line).collect_view()}</ul>
            </section>
            <section aria-labelledby="talk">
                {move || who.get().map(|who| view! { <Talk seat who/> })}
            </section>
            <section aria-labelledby="our-work">
                <div class="head"><h2 id="our-work">{tr!(words::our_work)}</h2></div>
                <Work seat/>
            </section>
        </div>
    }
}

#[component]
fn Talk(seat: Seat, who: Character) -> impl IntoView {
    let lang = use_lang();
    let Character { id, name, title, bio, external, gone, .. } = who;
    let mine = StoredValue::new(id);
    let cards = seat.memo(move |view| {
        let own = view.cards.iter().rev().filter(|(card, ..)| mine.with_value(|id| card.holder == *id));
        own.map(|(card, asked, by)| (card.clone(), asked.cost, by.clone())).collect::<Vec<_>>()
    });
    view! {
        <div class="head">
            <h2 id="talk" class="clip">{move || words::talk_with(lang.get(), name.get(lang.get()))}</h2>
            <span class="push meta">{move || title.get(lang.get()).to_owned()}</span>
            {external.then(|| view! { <Tag tone=Tone::Line>{tr!(words::external)}</Tag> })}
            {gone.then(|| view! { <Tag tone=Tone::Caution>{tr!(words::gone)}</Tag> })}
        </div>
        <div class="talk">
            <div class="flow" tabindex="0" role="log" aria-labelledby="talk">
                <p class="sub">{move || bio.get(lang.get()).to_owned()}</p>
                {move || cards.with(Vec::is_empty).then(|| view! { <p class="meta">{words::nothing_asked(lang.get())}</p> })}
                {move || cards.get().into_iter().map(|(card, cost, by)| view! { <Heard seat card cost=u32::try_from(cost).unwrap_or(0) by/> }).collect_view()}
            </div>
            <Questions seat holder=mine/>
        </div>
    }
}

/// A question that was asked, and the card that came of it.
#[component]
fn Heard(seat: Seat, card: Card, cost: u32, by: Names) -> impl IntoView {
    let lang = use_lang();
    let Card { fact, holder, question, text } = card;
    let hand = seat.hand();
    let why = seat.why(false);
    let key = StoredValue::new(fact);
    let claim = Memo::new(move |_| {
        seat.read(|view| key.with_value(|key| view.claims.iter().find(|claim| claim.facts.contains(key)).cloned()))
            .flatten()
    });
    let grade = Memo::new(move |_| claim.with(|claim| claim.as_ref().map(|claim: &Claim| claim.grade)));
    let said = text.clone();
    let judge = move |grade: Grade| {
        let facts = vec![key.get_value()];
        hand.act(match claim.get_untracked() {
            Some(claim) => Act::Reclaim { id: claim.id, text: claim.text, grade, facts: claim.facts },
            None => Act::Claim {
                text: said.get(lang.get_untracked()).to_owned(),
                grade,
                facts,
                about: Some(holder.clone()),
            },
        });
    };
    let judge = StoredValue::new(judge);
    view! {
        <div class="asked">
            {move || question.get(lang.get()).to_owned()}
            <span class="meta">" " {move || format!("{} · {}", by.get(lang.get()), words::cost(lang.get(), cost))}</span>
        </div>
        <article class="card-of-fact" data-grade=move || grade.get().map(evidence::key)>
            <div class="top">
                {move || grade.get().map(|grade| view! { <EvidenceDot grade/> })}
                <span>{move || grade.get().map_or(words::ungraded(lang.get()), |grade| map::grade(lang.get(), grade))}</span>
            </div>
            <p>{move || text.get(lang.get()).to_owned()}</p>
            <div class="grades" role="group" aria-label=tr!(words::evidence)>
                {[Grade::Confirmed, Grade::Assumed, Grade::Rumour].map(|one| view! {
                    <button
                        type="button"
                        aria-pressed=move || if grade.get() == Some(one) { "true" } else { "false" }
                        aria-disabled=move || why.get().map(|_| "true")
                        title=move || why.get()
                        on:click=move |_| if untrack(|| why.get()).is_none() { judge.with_value(|judge| judge(one)) }
                    >
                        <span class="ev" data-grade=evidence::key(one) aria-hidden="true"></span>
                        {move || map::grade(lang.get(), one)}
                    </button>
                }).collect_view()}
            </div>
        </article>
    }
}

/// What can be asked of somebody now, for the points that are left.
#[component]
fn Questions(seat: Seat, holder: StoredValue<Key>) -> impl IntoView {
    let lang = use_lang();
    let hand = seat.hand();
    let closed = seat.why(false);
    let left = seat.memo(|view| u32::try_from((view.points.0 - view.points.1).max(0)).unwrap_or(0));
    let questions = seat.memo(move |view| {
        let own = view.questions.iter().filter(|one| holder.with_value(|holder| one.holder == *holder));
        own.map(|one| (one.fact.clone(), one.cost, one.question.clone())).collect::<Vec<_>>()
    });
    view! {
        <div class="questions">
            <p class="meta">{move || words::points_note(lang.get(), left.get())}</p>
            {move || questions.with(Vec::is_empty).then(|| view! { <p class="sub">{words::nothing_to_ask(lang.get())}</p> })}
            <ul aria-label=tr!(words::questions)>
                {move || questions.get().into_iter().map(|(fact, cost, question)| {
                    let why = Signal::derive(move || closed.get().or_else(|| (left.get() < cost).then(|| words::too_dear(lang.get(), cost))));
                    view! {
                        <li>
                            <Button why on_press=move |_| hand.act(Act::Ask(fact.clone()))>
                                <span>{move || question.get(lang.get()).to_owned()} " " <span class="muted">{words::cost(lang.get(), cost)}</span></span>
                            </Button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </div>
    }
}

/// What the team has, and the others as far as they are told of.
#[component]
fn Work(seat: Seat) -> impl IntoView {
    let lang = use_lang();
    let cards = seat.memo(|view| view.cards.len());
    let map = Memo::new(move |_| seat.read(|view| Route::Map(view.crew.account, view.crew.map).path()));
    let others = seat.memo(|view| view.others.clone());
    let own = Memo::new(move |_| seat.read(|view| (mark(&view.crew), view.crew.name.clone(), view.players.len())));
    view! {
        <div class="side">
            <p class="note"><a class="btn" data-kind="primary" href=move || map.get()><Icon glyph=Glyph::Network/>{tr!(words::open_map)}</a></p>
            <ul class="todo-of">
                <li><span>{tr!(words::talks)}</span><span class="num">{move || words::cards_bought(lang.get(), cards.get())}</span></li>
                {move || own.get().map(|(mark, name, people)| view! {
                    <li><span class="team-name"><TeamMark at=mark/>{name.get(lang.get()).to_owned()}</span><span class="num">{words::in_team(lang.get(), people)}</span></li>
                })}
                {move || others.get().into_iter().map(|(_, name, colour, people)| view! {
                    <li>
                        <span class="team-name sub"><TeamMark at=usize::try_from(colour - 1).unwrap_or(0)/>{name.get(lang.get()).to_owned()}</span>
                        <span class="num sub">{(people > 0).then(|| words::in_team(lang.get(), people))}</span>
                    </li>
                }).collect_view()}
            </ul>
            <p class="note">{tr!(words::fictional)}</p>
        </div>
    }
}

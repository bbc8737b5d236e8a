//! The task of the round and the papers there are so far.

use leptos::prelude::*;
use meridian_domain::workshop::Key;

use super::Seat;
use crate::{
    tr,
    ui::Tag,
    words::{play as words, run, use_lang},
    workshop::written::Written,
};

#[component]
pub(super) fn Brief(seat: Seat) -> impl IntoView {
    let lang = use_lang();
    // `None` is the task.
    let chosen = RwSignal::new(None::<Key>);
    let papers = seat.memo(|view| {
        view.case
            .documents
            .iter()
            .rev()
            .map(|one| (one.id.clone(), one.title.clone(), one.source.clone()))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="reading">
            <nav aria-label=tr!(words::documents)>
                <ul>
                    <li>
                        <button type="button" aria-current=move || chosen.with(Option::is_none).then_some("true") on:click=move |_| chosen.set(None)>
                            <span class="strong">{tr!(words::task)}</span>
                        </button>
                    </li>
                    {move || papers.get().into_iter().map(|(id, title, source)| {
                        let (mine, to) = (id.clone(), id);
                        view! {
                            <li>
                                <button type="button" aria-current=move || chosen.with(|chosen| chosen.as_ref() == Some(&mine)).then_some("true")
                                    on:click=move |_| chosen.set(Some(to.clone()))>
                                    <span class="strong">{move || title.get(lang.get()).to_owned()}</span>
                                    <span class="meta">{move || source.get(lang.get()).to_owned()}</span>
                                </button>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </nav>
            <article class="paper" tabindex="0">
                {move || match chosen.get() {
                    None => view! { <Task seat/> }.into_any(),
                    Some(id) => view! { <Paper seat id/> }.into_any(),
                }}
            </article>
        </div>
    }
}

#[component]
fn Paper(seat: Seat, id: Key) -> impl IntoView {
    let lang = use_lang();
    let paper =
        Memo::new(move |_| seat.read(|view| view.case.documents.iter().find(|one| one.id == id).cloned()).flatten());
    move || {
        paper.get().map(|paper| {
            let lang = lang.get();
            view! {
                <h1>{paper.title.get(lang).to_owned()}</h1>
                <p class="meta">{words::from_source(lang, paper.source.get(lang))}</p>
                <Written text=paper.text.get(lang)/>
            }
        })
    }
}

#[component]
fn Task(seat: Seat) -> impl IntoView {
    let lang = use_lang();
    let case = Memo::new(move |_| {
        seat.read(|view| {
            let case = &view.case;
            (case.title.clone(), case.summary.clone(), case.goals.clone(), case.disclaimer.clone())
        })
    });
    let leg = Memo::new(move |_| seat.read(|view| view.run.at().zip(view.run.leg().cloned())).flatten());
    view! {
        {move || case.get().map(|(title, summary, ..)| {
            let lang = lang.get();
            view! {
                <h1>{title.get(lang).to_owned()}</h1>
                <p class="sub">{summary.get(lang).to_owned()}</p>
            }
        })}
        {move || leg.get().map(|(at, leg)| {
            let lang = lang.get();
            view! {
                <h2>{run::round_n(lang, at + 1, leg.title.get(lang))}</h2>
                <div class="written"><p>{leg.task.get(lang).to_owned()}</p></div>
                <p>{leg.tools.into_iter().map(|tool| view! { <Tag>{run::tool(lang, tool)}</Tag> " " }).collect_view()}</p>
            }
        })}
        {move || case.get().map(|(_, _, goals, disclaimer)| {
            let lang = lang.get();
            view! {
                <h2>{words::goals(lang)}</h2>
                <div class="written">
                    <ul>{goals.into_iter().map(|goal| view! { <li>{goal.text.get(lang).to_owned()}</li> }).collect_view()}</ul>
                </div>
                <p class="meta">{disclaimer.get(lang).to_owned()}</p>
            }
        })}
    }
}

//! Which team comes where: place, mark, name, score, and how much of it was evaluated.

use leptos::prelude::*;
use meridian_domain::{locale, names::Names};

use super::mark::TeamMark;
use crate::{
    tr,
    ui::Progress,
    words::{run as words, use_lang},
};

/// A team in the ranking, with what the reader may know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// From 1.
    pub place: usize,
    /// Its mark, from 0.
    pub mark: usize,
    pub name: Names,
    /// 0..=100.
    pub score: Option<f64>,
    /// 0..=1.
    pub coverage: Option<f64>,
}

/// The teams in the order of their places.
#[component]
pub fn Ranking(#[prop(into)] teams: Signal<Vec<Ranked>>) -> impl IntoView {
    let lang = use_lang();
    let line = move |team: Ranked| {
        let lang = lang.get();
        let name = team.name.get(lang).to_owned();
        let spoken = words::rank_of(lang, team.place, &name);
        view! {
            <li>
                <span class="muted" aria-hidden="true">{team.place}</span>
                <TeamMark at=team.mark/>
                <span class="clip"><span class="vh">{spoken}</span><span aria-hidden="true">{name}</span></span>
                {team.score.map_or_else(|| view! { <span></span> }.into_any(), |score| view! {
                    <Progress label=words::score(lang) done=score / 100.0/>
                }.into_any())}
                <span class="num strong">{team.score.map(|score| locale::decimal(score, 1))}</span>
                <span class="cover">{team.coverage.map(|share| words::coverage(lang, &locale::percent(share, 0)))}</span>
            </li>
        }
    };
    view! {
        {move || teams.with(Vec::is_empty).then(|| view! { <p class="meta">{tr!(words::no_score)}</p> })}
        <ol class="ranks">{move || teams.get().into_iter().map(line).collect_view()}</ol>
    }
}

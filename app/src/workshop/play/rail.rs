//! The rail: what a team can open in this round. What is closed stays and says so.

use leptos::{prelude::*, text_prop::TextProp};
use leptos_router::hooks::use_location;
use meridian_domain::workshop::Tool;

use super::{Seat, Tab, sheets, use_tab};
use crate::{
    shell::Route,
    ui::{Glyph, Icon, use_toasts},
    words::{play as words, use_lang},
};

/// Where a line of the rail leads.
#[derive(Clone, Debug, PartialEq)]
enum To {
    Tab(Tab),
    Map(String),
    Board(String),
}

/// A line of the rail.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    to: To,
    open: bool,
    count: usize,
}

#[component]
pub(super) fn Rail(seat: Seat, #[prop(into)] label: TextProp) -> impl IntoView {
    let stops = Memo::new(move |_| {
        seat.read(|view| {
            let tools = view.run.leg().map(|leg| leg.tools.clone()).unwrap_or_default();
            let has = |tool: Tool| tools.contains(&tool);
            let begun = view.run.at().is_some();
            let unanswered = view.released.iter().filter(|one| !one.answered).count();
            let stop = |to, open, count| Stop { to, open, count };
            let map = Route::Map(view.crew.account, view.crew.map).path();
            let board = Route::Board(view.crew.pipeline).path();
            vec![
                stop(To::Tab(Tab::Brief), true, 0),
                stop(To::Tab(Tab::Talks), has(Tool::Profile), 0),
                stop(To::Tab(Tab::Messages), begun, unanswered),
                stop(To::Map(map), has(Tool::Map), 0),
                stop(To::Tab(Tab::Sheets), tools.iter().any(|tool| sheets::is_sheet(*tool)), 0),
                stop(To::Tab(Tab::Numbers), !view.case.numbers.is_empty(), 0),
                stop(To::Board(board), has(Tool::Pipeline) || has(Tool::Forecast), 0),
            ]
        })
        .unwrap_or_default()
    });
    view! {
        <nav class="team-rail" aria-label=move || label.get()>
            {move || stops.get().into_iter().map(|stop| view! { <Line stop/> }).collect_view()}
        </nav>
    }
}

#[component]
fn Line(stop: Stop) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let (tab, path) = (use_tab(), use_location().pathname);
    let Stop { to, open, count } = stop;
    let glyph = match &to {
        To::Tab(Tab::Brief) => Glyph::File,
        To::Tab(Tab::Talks) => Glyph::Users,
        To::Tab(Tab::Messages) => Glyph::Mail,
        To::Tab(Tab::Numbers) => Glyph::Scale,
        To::Tab(Tab::Sheets) => Glyph::Matrix,
        To::Map(_) => Glyph::Network,
        To::Board(_) => Glyph::Board,
    };
    let kept = StoredValue::new(to.clone());
    let word = move || {
        let lang = lang.get();
        kept.with_value(|to| match to {
            To::Tab(tab) => tab.word(lang),
            To::Map(_) => words::map(lang),
            To::Board(_) => words::board(lang),
        })
    };
    if !open {
        let why = move || words::closed_now(lang.get(), word());
        let tell = move |_| toasts.show(untrack(why));
        return view! {
            <button type="button" aria-disabled="true" title=why on:click=tell>
                <Icon glyph=Glyph::Lock/>
                {word}
            </button>
        }
        .into_any();
    }
    let href = match &to {
        To::Tab(tab) => tab.href(),
        To::Map(path) | To::Board(path) => path.clone(),
    };
    let current = move || {
        let here = kept.with_value(|to| match to {
            To::Tab(own) => tab.get() == Some(*own),
            To::Map(own) | To::Board(own) => path.with(|path| path == own),
        });
        here.then_some("page")
    };
    view! {
        <a href=href aria-current=current>
            <Icon glyph/>
            {word}
            {(count > 0).then(|| view! { <span class="n">{count}</span> })}
        </a>
    }
    .into_any()
}

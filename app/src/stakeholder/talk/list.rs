//! All comments of the map: the button in its bar, and the list in the side panel.

use leptos::prelude::*;

use super::{MapTalk, Pin};
use crate::{
    stakeholder::stage::Stage,
    talk::{New, Remark, Settled, about, focus},
    tr,
    ui::{Button, Glyph, Kind, Size},
    words::{common, talk as words, use_lang},
};

const HEADING: &str = "talk-all";

/// How many comments are open; a press shows them.
#[component]
pub fn Toggle() -> impl IntoView {
    let lang = use_lang();
    let MapTalk { talk, stage, listed } = expect_context();
    let seen = Memo::new(move |_| {
        listed.get() && stage.selected.with(std::collections::BTreeSet::is_empty) && stage.line.get().is_none()
    });
    view! {
        <Button class="talk-toggle" kind=Kind::Quiet icon=Glyph::Comment pressed=seen
            label=move || words::open_comments(lang.get(), talk.total())
            on_press=move |_| if seen.get_untracked() { shut(stage, listed) } else { list(stage, listed) }>
            {move || Some(talk.total()).filter(|total| *total > 0).map(|total| view! { <span class="count" aria-hidden="true">{total}</span> })}
        </Button>
    }
}

/// The list of all comments.
#[component]
pub fn Everything() -> impl IntoView {
    let MapTalk { talk, stage, listed } = expect_context();
    let settled = RwSignal::new(false);
    let all = Memo::new(move |_| {
        talk.rooms.with(|world| {
            about(world, talk.topic, None).iter().rev().map(|comment| (comment.id, comment.done)).collect::<Vec<_>>()
        })
    });
    let hidden = Memo::new(move |_| all.with(|all| all.iter().filter(|(_, done)| *done).count()));
    let open = Memo::new(move |_| talk.total());
    let draft = talk.draft(Pin::Whole);
    let shown = move || {
        let settled = settled.get();
        all.with(|all| all.iter().filter(|(_, done)| settled || !done).map(|(id, _)| *id).collect::<Vec<_>>())
    };
    view! {
        <header>
            <div><h2 id=HEADING tabindex="-1">{tr!(words::all_comments)}</h2></div>
            <span class="push"></span>
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=tr!(common::close) on_press=move |_| shut(stage, listed)/>
        </header>
        <div class="scroll talk">
            {move || (open.get() == 0).then(|| view! {
                <p>{tr!(words::none_open)}</p>
                <p class="meta">{tr!(words::none_open_hint)}</p>
            })}
            <ol class="remarks" aria-labelledby=HEADING>
                <For each=shown key=|id| *id children=move |id| view! { <Remark talk id heading=HEADING placed=true/> }/>
            </ol>
            <Settled shown=settled count=hidden/>
            {talk.may_edit.then(|| view! {
                <h3>{tr!(words::the_map)}</h3>
                <New talk pin=Pin::Whole text=draft/>
            })}
        </div>
    }
}

/// Shows the list in the place of a person or line.
pub(super) fn list(stage: Stage, listed: RwSignal<bool>) {
    stage.select([]);
    stage.line.set(None);
    listed.set(true);
    stage.open.set(true);
    focus(HEADING.to_owned());
}

fn shut(stage: Stage, listed: RwSignal<bool>) {
    listed.set(false);
    stage.open.set(false);
}

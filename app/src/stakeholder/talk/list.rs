//! All comments of the map: the button in its bar, and the list in the side panel.

use leptos::prelude::*;

use super::{
    Pin, Talk, focus,
    pin::about,
    remark::Remark,
    section::{New, Settled},
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size},
    words::{common, talk as words, use_lang},
};

const HEADING: &str = "talk-all";

/// How many comments are open; a press shows them.
#[component]
pub fn Toggle() -> impl IntoView {
    let (lang, talk) = (use_lang(), expect_context::<Talk>());
    let stage = talk.stage;
    let seen = Memo::new(move |_| {
        talk.listed.get() && stage.selected.with(std::collections::BTreeSet::is_empty) && stage.line.get().is_none()
    });
    view! {
        <Button class="talk-toggle" kind=Kind::Quiet icon=Glyph::Comment pressed=seen
            label=move || words::open_comments(lang.get(), talk.total())
            on_press=move |_| if seen.get_untracked() { talk.shut() } else { talk.list() }>
            {move || Some(talk.total()).filter(|total| *total > 0).map(|total| view! { <span class="count" aria-hidden="true">{total}</span> })}
        </Button>
    }
}

/// The list of all comments.
#[component]
pub fn Everything() -> impl IntoView {
    let talk = expect_context::<Talk>();
    let settled = RwSignal::new(false);
    let all = Memo::new(move |_| {
        talk.stage.rooms.with(|world| {
            about(world, talk.map, None).iter().rev().map(|comment| (comment.id, comment.done)).collect::<Vec<_>>()
        })
    });
    let hidden = Memo::new(move |_| all.with(|all| all.iter().filter(|(_, done)| *done).count()));
    let open = Memo::new(move |_| talk.total());
    let shown = move || {
        let settled = settled.get();
        all.with(|all| all.iter().filter(|(_, done)| settled || !done).map(|(id, _)| *id).collect::<Vec<_>>())
    };
    view! {
        <header>
            <div><h2 id=HEADING tabindex="-1">{tr!(words::all_comments)}</h2></div>
            <span class="push"></span>
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=tr!(common::close) on_press=move |_| talk.shut()/>
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
            {talk.stage.may_edit.then(|| view! {
                <h3>{tr!(words::the_map)}</h3>
                <New talk pin=Pin::Map/>
            })}
        </div>
    }
}

impl Talk {
    /// Shows the list in the place of a person or line.
    pub(super) fn list(self) {
        self.stage.select([]);
        self.stage.line.set(None);
        self.listed.set(true);
        self.stage.open.set(true);
        focus(HEADING.to_owned());
    }

    fn shut(self) {
        self.listed.set(false);
        self.stage.open.set(false);
    }
}

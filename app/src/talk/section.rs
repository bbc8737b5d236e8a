//! The comments about one thing, below each other, and a place to say more.

use leptos::prelude::*;
use meridian_domain::id::CommentId;

use super::{Pin, Talk, compose::Compose, focus, pin::about, remark::Remark};
use crate::{
    tr,
    ui::{Button, Kind, Size},
    words::{talk as words, use_lang},
};

/// What is said about `pin`, and a place to say more. The heading above has the id `heading` and can
/// take the focus.
#[component]
pub fn Thread(talk: Talk, pin: Pin, heading: &'static str) -> impl IntoView {
    let lang = use_lang();
    let settled = RwSignal::new(false);
    let all = Memo::new(move |_| {
        talk.rooms.with(|world| {
            about(world, talk.topic, Some(pin)).iter().map(|comment| (comment.id, comment.done)).collect::<Vec<_>>()
        })
    });
    let hidden = Memo::new(move |_| all.with(|all| all.iter().filter(|(_, done)| *done).count()));
    let shown = move || -> Vec<CommentId> {
        let settled = settled.get();
        all.with(|all| all.iter().filter(|(_, done)| settled || !done).map(|(id, _)| *id).collect())
    };
    let draft = talk.draft(pin);
    let answer = Callback::new(move |name: String| {
        draft.update(|text| *text = format!("@{name} {text}"));
        focus(field(pin).to_owned());
    });
    view! {
        {move || all.with(Vec::is_empty).then(|| view! { <p class="meta">{tr!(words::none_yet)}</p> })}
        <ol class="remarks" aria-labelledby=heading>
            <For each=shown key=|id| *id children=move |id| view! { <Remark talk id heading on_answer=answer/> }/>
        </ol>
        <Settled shown=settled count=hidden/>
        {talk.may_edit.then(|| view! { <New talk pin text=draft/> })}
        <p class="vh" role="status">{move || words::open_comments(lang.get(), talk.count(pin))}</p>
    }
}

/// Shows the settled comments, or hides them; nothing while there are none.
#[component]
pub fn Settled(shown: RwSignal<bool>, count: Memo<usize>) -> impl IntoView {
    let lang = use_lang();
    move || {
        (count.get() > 0).then(|| {
            view! {
                <Button kind=Kind::Quiet size=Size::Small pressed=shown on_press=move |_| shown.update(|shown| *shown = !*shown)>
                    {move || if shown.get() { words::hide_settled(lang.get()).to_owned() } else { words::show_settled(lang.get(), count.get()) }}
                </Button>
            }
        })
    }
}

/// The id of the field for a new comment.
const fn field(pin: Pin) -> &'static str {
    if matches!(pin, Pin::Whole) { "talk-whole" } else { "talk-new" }
}

/// A new comment. `text` is what was begun, see [`Talk::draft`].
#[component]
pub fn New(talk: Talk, pin: Pin, text: RwSignal<String>) -> impl IntoView {
    let send = move |written: String| {
        talk.add(pin, &written);
        text.set(String::new());
    };
    view! {
        <Compose talk id=field(pin) label=tr!(words::write) send=tr!(words::send) text
            on_send=Callback::new(send)/>
    }
}

impl Talk {
    /// What was begun about `pin` and not sent; it is still there when one comes back.
    pub fn draft(self, pin: Pin) -> RwSignal<String> {
        let text = RwSignal::new(self.drafts.with_value(|drafts| drafts.get(&pin).cloned().unwrap_or_default()));
        Effect::new(move |_| {
            let text = text.get();
            self.drafts.update_value(|drafts| {
                if text.is_empty() {
                    drafts.remove(&pin)
                } else {
                    drafts.insert(pin, text)
                };
            });
        });
        text
    }
}

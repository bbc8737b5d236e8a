//! The comments about one person or line, in its panel.

use leptos::prelude::*;
use meridian_domain::id::CommentId;

use super::{Pin, Talk, compose::Compose, pin::about, remark::Remark};
use crate::{
    tr,
    ui::{Button, Kind, Size},
    words::{talk as words, use_lang},
};

/// What is said about `pin`, and a place to say more.
#[component]
pub fn Comments(pin: Pin) -> impl IntoView {
    let (lang, talk) = (use_lang(), expect_context::<Talk>());
    let heading = "talk-about";
    let settled = RwSignal::new(false);
    let all = Memo::new(move |_| {
        talk.stage.rooms.with(|world| {
            about(world, talk.map, Some(pin)).iter().map(|comment| (comment.id, comment.done)).collect::<Vec<_>>()
        })
    });
    let hidden = Memo::new(move |_| all.with(|all| all.iter().filter(|(_, done)| *done).count()));
    let shown = move || -> Vec<CommentId> {
        let settled = settled.get();
        all.with(|all| all.iter().filter(|(_, done)| settled || !done).map(|(id, _)| *id).collect())
    };
    view! {
        <section class="talk" aria-labelledby=heading>
            <h3 id=heading tabindex="-1">{tr!(words::comments)}<span class="meta">{move || talk.count(pin)}</span></h3>
            {move || all.with(Vec::is_empty).then(|| view! { <p class="meta">{tr!(words::none_yet)}</p> })}
            <ol class="remarks">
                <For each=shown key=|id| *id children=move |id| view! { <Remark talk id heading/> }/>
            </ol>
            <Settled shown=settled count=hidden/>
            {talk.stage.may_edit.then(|| view! { <New talk pin/> })}
            <p class="vh" role="status">{move || words::open_comments(lang.get(), talk.count(pin))}</p>
        </section>
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

/// A new comment; what was begun and not sent is still there when one comes back.
#[component]
pub fn New(talk: Talk, pin: Pin) -> impl IntoView {
    let text = RwSignal::new(talk.drafts.with_value(|drafts| drafts.get(&pin).cloned().unwrap_or_default()));
    Effect::new(move |_| {
        let text = text.get();
        talk.drafts.update_value(|drafts| {
            if text.is_empty() {
                drafts.remove(&pin)
            } else {
                drafts.insert(pin, text)
            };
        });
    });
    let send = move |written: String| {
        talk.add(pin, &written);
        text.set(String::new());
    };
    view! {
        <Compose talk id=if pin == Pin::Map { "talk-map" } else { "talk-new" } label=tr!(words::write) send=tr!(words::send) text
            on_send=Callback::new(send)/>
    }
}

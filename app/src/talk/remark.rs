//! One comment: who, when, what, and what may be done about it.

use leptos::prelude::*;
use meridian_domain::{
    id::{CommentId, UserId},
    names::Names,
    stakeholder::{
        Comment,
        mention::{Piece, pieces},
    },
};

use super::{Pin, Talk, compose::Compose, focus};
use crate::{
    clock::{here_and_now, use_zone},
    tr,
    ui::{Avatar, Button, Glyph, Icon, Kind, Size, Tag},
    words::{common, talk as words, use_lang},
};

/// A comment of a map or of a deal.
#[component]
pub fn Remark(
    talk: Talk,
    id: CommentId,
    /// The heading the focus goes to when the comment leaves the list.
    #[prop(into)]
    heading: String,
    /// Says what it is about, and leads there.
    #[prop(optional)]
    placed: bool,
    /// Hears the author's name when the reader wants to answer.
    #[prop(optional, into)]
    on_answer: Option<Callback<String>>,
) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let comment = talk.rooms.record::<Comment>(id);
    let editing = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let by = Memo::new(move |_| comment.with(|comment| comment.as_ref().map(|comment| comment.by)));
    let done = Memo::new(move |_| comment.with(|comment| comment.as_ref().is_some_and(|comment| comment.done)));
    let author = move || by.get().map(|by| talk.name(by, lang.get())).unwrap_or_default();
    let mine = Memo::new(move |_| talk.may_edit && by.get().is_some() && by.get() == talk.me.get());
    let removable = Memo::new(move |_| talk.may_edit && (mine.get() || talk.tidies.get()));
    let pin = comment.with_untracked(|comment| comment.as_ref().map_or(Pin::Whole, Pin::of));
    let reword = move |written: String| {
        editing.set(false);
        talk.reword(id, &written);
        focus(format!("c-{id}"));
    };
    let (settled_at, removed_at) = (heading.clone(), heading);
    view! {
        <li class="remark" id=format!("c-{id}") tabindex="-1" data-done=move || done.get().then_some("")>
            <header>
                <span aria-hidden="true"><Avatar name=author size="s"/></span>
                <b class="clip">{author}</b>
                <span class="meta">{move || comment.with(|comment| comment.as_ref().map(|comment| zone.ago(lang.get(), comment.at, here_and_now().unwrap_or(comment.at))))}</span>
                {move || done.get().then(|| view! { <Tag>{tr!(words::settled)}</Tag> })}
            </header>
            {placed.then(|| view! {
                <button type="button" class="about clip" on:click=move |_| { talk.show(pin); }>
                    <Icon glyph=Glyph::Pin small=true/>
                    <span class="vh">{move || words::show_on_map(lang.get(), "")}</span>
                    {move || talk.what(pin, lang.get())}
                </button>
            })}
            {move || if editing.get() {
                view! {
                    <Compose talk id=format!("c-{id}-text") label=tr!(words::reword) send=tr!(common::save) text
                        on_send=Callback::new(reword) on_cancel=Callback::new(move |()| { editing.set(false); focus(format!("c-{id}")); })/>
                }.into_any()
            } else {
                view! { <p class="said">{move || comment.with(|comment| comment.as_ref().map(|comment| said(talk, comment)))}</p> }.into_any()
            }}
            {talk.may_edit.then(|| view! {
                <div class="deeds" hidden=move || editing.get()>
                    <Button kind=Kind::Quiet size=Size::Small
                        on_press=move |_| { talk.settle(id, !done.get_untracked()); focus(settled_at.clone()); }>
                        {move || if done.get() { words::reopen(lang.get()) } else { words::settle(lang.get()) }}
                    </Button>
                    {on_answer.map(|on_answer| view! {
                        <Button kind=Kind::Quiet size=Size::Small label=move || words::answer_to(lang.get(), &author())
                            on_press=move |_| on_answer.run(untrack(author))>{tr!(words::answer)}</Button>
                    })}
                    {move || mine.get().then(|| view! {
                        <Button kind=Kind::Quiet size=Size::Small label=move || words::edit_of(lang.get(), &author())
                            on_press=move |_| {
                                text.set(comment.with_untracked(|comment| comment.as_ref().map(|comment| comment.text.clone()).unwrap_or_default()));
                                editing.set(true);
                                focus(format!("c-{id}-text"));
                            } icon=Glyph::Note/>
                    })}
                    {move || {
                        let heading = removed_at.clone();
                        removable.get().then(|| view! {
                            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Trash label=move || words::delete_of(lang.get(), &author())
                                on_press=move |_| { talk.remove(id); focus(heading.clone()); }/>
                        })
                    }}
                </div>
            })}
        </li>
    }
}

/// The text, with whom it calls standing out.
fn said(talk: Talk, comment: &Comment) -> impl IntoView + use<> {
    let called: Vec<(UserId, Names)> = talk.colleagues.with_value(|all| {
        let called = all.iter().filter(|one| comment.mentions.contains(&one.id));
        called.map(|one| (one.id, one.name.clone())).collect()
    });
    let names: Vec<(UserId, &Names)> = called.iter().map(|(id, name)| (*id, name)).collect();
    let me = talk.me.get_untracked();
    pieces(&comment.text, &names)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned().into_any(),
            Piece::Call(name, user) => {
                let me = (me == Some(user)).then_some("");
                view! { <mark class="call" data-me=me>{name.to_owned()}</mark> }.into_any()
            }
        })
        .collect_view()
}

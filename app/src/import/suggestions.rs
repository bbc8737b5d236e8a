//! Values that are very like ones that exist: read as those, or taken as written.

use leptos::prelude::*;
use meridian_domain::{
    id::ImportId,
    import::{Import, Suggestion},
};

use super::desk::{Desk, State, edit};
use crate::{
    tr,
    ui::Checkbox,
    words::{import as words, use_lang},
};

/// A box for each suggestion; ticked, it is taken.
#[component]
pub(super) fn Suggestions(
    desk: Desk,
    sheet: ImportId,
    kind: Import,
    suggestions: Memo<Vec<Suggestion>>,
) -> impl IntoView {
    view! {
        <Show when=move || suggestions.with(|suggestions| !suggestions.is_empty())>
            <section class="file" aria-labelledby="suggestions">
                <h2 id="suggestions">{tr!(words::suggestions)}</h2>
                <p class="sub">{tr!(words::suggestions_hint)}</p>
                <ul class="offers">
                    <For
                        each=move || suggestions.get()
                        key=|offer| (offer.field.clone(), offer.value.clone(), offer.instead.clone(), offer.rows)
                        children=move |offer| view! { <Offer desk sheet kind offer/> }
                    />
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Offer(desk: Desk, sheet: ImportId, kind: Import, offer: Suggestion) -> impl IntoView {
    let lang = use_lang();
    let Suggestion { field, value, instead, rows, .. } = offer;
    let state = untrack(|| desk.read()).into_iter().find(|(_, read)| read.sheet.id == sheet).map(|(state, _)| state);
    let (asked, of) = (field.clone(), value.clone());
    // What was decided here, not what the server said last: the box answers at once.
    let taken = Signal::derive(move || match state.map(|state| state.get()) {
        Some(State::Read(read)) => !read.mapping.declines(&asked, &of),
        _ => true,
    });
    let (name, said) = (field.clone(), value.clone());
    let label = move || words::read_as(lang.get(), &words::field(lang.get(), kind, &name), &said, &instead);
    let decide = Callback::new(move |taken: bool| {
        if let Some(state) = state {
            edit(state, |read| read.mapping.decline(&field, &value, !taken));
        }
    });
    view! {
        <li>
            <Checkbox label checked=taken on_change=decide/>
            <span class="meta">{move || words::rows(lang.get(), rows)}</span>
        </li>
    }
}

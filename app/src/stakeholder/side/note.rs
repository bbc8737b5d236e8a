//! The private note about the person, and the flag that keeps it to the account team.

use leptos::prelude::*;
use meridian_domain::stakeholder::PersonPatch;

use super::{fields::Long, person::Sitter};
use crate::{
    tr,
    ui::{Glyph, Icon, Switch},
    words::{map, people as words, use_lang},
};

/// Whoever may not read a sensitive note sees that there may be one, and can neither write over it
/// nor uncover it.
#[component]
pub fn Note(sitter: Sitter, may_read: bool) -> impl IntoView {
    let lang = use_lang();
    let off = sitter.off();
    let sensitive = sitter.whose(|person| person.sensitive);
    let covered = Memo::new(move |_| sensitive.get() && !may_read);
    let note = sitter.whose(|person| person.note.clone());
    let write = sitter.write(|note| PersonPatch { note: Some(note), ..PersonPatch::default() });
    let flag = sitter.write(|sensitive| PersonPatch { sensitive: Some(sensitive), ..PersonPatch::default() });
    let why = Signal::derive(move || {
        let lang = lang.get();
        let covered = covered.get().then(|| words::note_covered(lang).to_owned());
        off.then(|| map::read_only(lang).to_owned()).or(covered)
    });
    view! {
        {move || if covered.get() {
            view! { <p class="covered"><Icon glyph=Glyph::Lock small=true/>{tr!(words::note_covered)}</p> }.into_any()
        } else {
            view! { <Long id="m-note" label=tr!(words::note) now=note disabled=off on_write=write/> }.into_any()
        }}
        <Switch label=tr!(words::sensitive) checked=sensitive why on_change=flag/>
    }
}

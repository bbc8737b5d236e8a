//! Why a deal was won or lost, and to whom.

use leptos::prelude::*;
use meridian_domain::pipeline::{CloseReason, StageKind};

use super::{
    blank::{Blank, position},
    field::Asking,
};
use crate::{
    ui::{Chip, TextArea},
    words::{errors, gate as words, sale},
};

impl Asking {
    /// The reasons to choose from, and a note.
    pub fn reason(self, kind: StageKind) -> AnyView {
        let lang = self.desk.lang;
        let text = self.text(Blank::Reason);
        let label =
            move || if kind == StageKind::Won { words::why_won(lang.get()) } else { words::why_lost(lang.get()) };
        let note = move || {
            if kind == StageKind::Won { words::won_note(lang.get()) } else { words::lost_note(lang.get()) }
        };
        let chips = CloseReason::of(kind)
            .map(|reason| {
                let key = position(CloseReason::ALL, &reason);
                let mine = key.clone();
                let pressed = Signal::derive(move || text.with(|text| *text == mine));
                view! {
                    <Chip pressed on_press=Callback::new(move |()| text.set(key.clone()))>
                        {move || sale::reason_name(lang.get(), reason)}
                    </Chip>
                }
            })
            .collect_view();
        let empty =
            move || (self.tried.get() && text.with(String::is_empty)).then(|| errors::field_required(lang.get()));
        view! {
            <div class="chips" role="group" aria-label=label id=Blank::Reason.id()>
                {chips}
            </div>
            {move || empty().map(|words| view! { <span class="err" role="alert">{words}</span> })}
            <TextArea id=Blank::Note.id() label=note value=self.text(Blank::Note) rows=3 />
        }
        .into_any()
    }

    /// Who won it instead, or that nobody did.
    pub fn lost_to(self, needed: bool) -> AnyView {
        let lang = self.desk.lang;
        self.competitor(Blank::LostTo, Blank::NewWinner, move || sale::lost_to(lang.get()).to_owned(), needed)
    }
}

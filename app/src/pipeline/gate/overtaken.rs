//! Somebody else has moved the deal while the sheet was open: who, where, and what was typed.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::id::{DealId, StageId};
use wasm_bindgen_futures::JsFuture;

use super::blank::{Blank, Typed};
use crate::{
    pipeline::desk::Desk,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size},
    words::{common, gate as words},
};

impl Typed {
    /// What somebody wrote in words of their own, a line each; choices and dates are soon made again.
    pub fn written(&self) -> String {
        let own = |blank: &Blank| {
            matches!(
                blank,
                Blank::Note
                    | Blank::NewRival
                    | Blank::NewWinner
                    | Blank::PaperTitle(_)
                    | Blank::PaperLink(_)
                    | Blank::Price
                    | Blank::Field(
                        meridian_domain::pipeline::DealField::NextStep
                            | meridian_domain::pipeline::DealField::TenderPlatform
                            | meridian_domain::pipeline::DealField::TenderBudget
                            | meridian_domain::pipeline::DealField::Amount
                    )
            )
        };
        let lines = self.0.iter().filter(|(blank, text)| own(blank) && !text.trim().is_empty());
        lines.map(|(_, text)| text.trim()).collect::<Vec<_>>().join("\n")
    }
}

/// What has happened, and what was typed, to copy.
#[component]
pub fn Overtaken(desk: Desk, deal: DealId, to: StageId) -> impl IntoView {
    let told = RwSignal::new(String::new());
    let written = desk.draft(deal, to).written();
    let hearing = desk.overtaken(deal);
    spawn_local(async move {
        let words = hearing.await;
        desk.say(words.clone());
        told.try_set(words);
    });
    let text = StoredValue::new(written.clone());
    let copy = move |_| {
        let lang = desk.lang.get_untracked();
        let clipboard = window().navigator().clipboard();
        if clipboard.is_undefined() {
            desk.toasts.show(words::cannot_copy(lang));
            return;
        }
        let text = text.get_value();
        spawn_local(async move {
            let done = JsFuture::from(clipboard.write_text(&text)).await.is_ok();
            desk.toasts.show(if done { common::copied(lang) } else { words::cannot_copy(lang) });
        });
    };
    view! {
        <div class="form gate-form">
            <p class="err refused" role="alert">
                <Icon glyph=Glyph::Alert small=true />
                <span>{move || told.get()}</span>
            </p>
            {(!written.is_empty())
                .then(|| {
                    view! {
                        <div class="field">
                            <label for="gate-written">{tr!(words::typed_before)}</label>
                            <textarea id="gate-written" class="input" rows="6" readonly>{written}</textarea>
                            <span class="hint">{tr!(words::kept_to_copy)}</span>
                        </div>
                        <Button icon=Glyph::Copy on_press=copy>{tr!(common::copy)}</Button>
                    }
                })}
            <footer>
                <Button kind=Kind::Primary size=Size::Large kbd="Esc" on_press=move |_| {
                    desk.forget_waiting();
                    desk.focus(deal);
                }>{tr!(common::close)}</Button>
            </footer>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_and_choices_are_not() {
        let all = [(Blank::Reason, "3"), (Blank::Note, " They chose Anbo. "), (Blank::NewWinner, "Anbo")];
        let typed = Typed(all.map(|(blank, text)| (blank, text.to_owned())).into());
        assert_eq!(typed.written().lines().collect::<Vec<_>>(), ["They chose Anbo.", "Anbo"]);
        assert_eq!(Typed::default().written(), "");
    }
}

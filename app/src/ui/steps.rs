//! The relationship as four rising steps: those climbed are filled, those wanted are outlined.

use leptos::prelude::*;

use crate::words::{map, use_lang};

/// Relationship level now and wanted, 0 to 4 each.
#[component]
pub fn Steps(#[prop(into)] now: Signal<u8>, #[prop(into)] wanted: Signal<u8>) -> impl IntoView {
    let lang = use_lang();
    let name = move || {
        let (now, wanted) = (now.get(), wanted.get());
        if wanted > now {
            map::relationship_step(lang.get(), now, wanted)
        } else {
            map::relationship_level(lang.get(), now)
        }
    };
    view! {
        <svg class="steps" viewBox="0 0 17 12" role="img" aria-label=name>
            {move || bars(now.get(), wanted.get())}
        </svg>
    }
}

/// The four bars on a 17 × 12 field, for the mark and for the card on the map.
#[must_use]
pub fn bars(now: u8, wanted: u8) -> impl IntoView + use<> {
    (0..4_u8)
        .map(|step| {
            let left = f64::from(step) * 4.5;
            let top = 9.0 - 3.0 * f64::from(step);
            if step < now {
                view! { <rect class="f-ink2" x=left y=top width=3 height=12.0 - top/> }.into_any()
            } else if step < wanted {
                view! { <rect class="no-fill k-accent" x=left + 0.5 y=top + 0.5 width=2 height=11.0 - top/> }.into_any()
            } else {
                view! { <rect class="f-line2" x=left y=10.5 width=3 height=1.5/> }.into_any()
            }
        })
        .collect_view()
}

//! How certain a statement is: solid, dashed, dotted.

use leptos::prelude::*;
use meridian_domain::stakeholder::Grade;

use crate::words::{map, use_lang};

/// The dot behind a statement.
#[component]
pub fn EvidenceDot(#[prop(into)] grade: Signal<Grade>) -> impl IntoView {
    let lang = use_lang();
    let name = move || map::grade(lang.get(), grade.get());
    view! { <span class="ev" data-grade=move || key(grade.get()) role="img" aria-label=name title=name></span> }
}

/// The class and `data-grade` of a grade, also used in the SVG of the map.
#[must_use]
pub const fn key(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "confirmed",
        Grade::Assumed => "assumed",
        Grade::Rumour => "rumour",
    }
}

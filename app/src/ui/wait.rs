//! Waiting: skeletons, headers first, never a spinner.

use leptos::prelude::*;

use crate::{tr, words::common};

/// Grey lines in the shape of a text of `lines` lines.
#[component]
pub fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    let width = |line: usize| ["skel w80", "skel w60", "skel w40"][line % 3];
    view! {
        <div class="form" aria-busy="true">
            <span class="vh">{tr!(common::loading)}</span>
            {(0..lines).map(|line| view! { <span class=width(line)></span> }).collect_view()}
        </div>
    }
}

//! Support: round is for, square is against, the sign says it again.

use leptos::prelude::*;

use crate::words::{map, use_lang};

/// Support from −2 to +2; `None` is unknown.
#[component]
pub fn SupportBadge(#[prop(into)] support: Signal<Option<i8>>) -> impl IntoView {
    let lang = use_lang();
    let name = move || map::support_name(lang.get(), support.get());
    view! {
        <span class="sup" data-v=move || support.get().map(|v| v.to_string()) role="img" aria-label=name title=name>
            {move || signed(support.get())}
        </span>
    }
}

/// `+2`, `0`, `−1` (with U+2212), or `?`.
#[must_use]
pub fn signed(support: Option<i8>) -> String {
    match support {
        Some(v) if v > 0 => format!("+{v}"),
        Some(v) if v < 0 => format!("−{}", v.unsigned_abs()),
        Some(_) => "0".to_owned(),
        None => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn the_minus_is_a_minus() {
        assert_eq!(signed(Some(-2)), "−2");
        assert_eq!(signed(Some(1)), "+1");
        assert_eq!(signed(Some(0)), "0");
        assert_eq!(signed(None), "?");
    }
}

//! Faces without pictures: the first character of a name, in the person's colour.

use leptos::{prelude::*, text_prop::TextProp};

/// An avatar. `who` is the colour 1 to 6 of somebody who is here; without it the avatar is grey.
#[component]
pub fn Avatar(
    #[prop(into)] name: TextProp,
    #[prop(optional, into)] who: Option<Signal<u8>>,
    /// Hollow: the tab is in the background.
    #[prop(optional, into)]
    away: Option<Signal<bool>>,
    /// `"s"` 20 px, `"l"` 40 px.
    #[prop(optional, into)]
    size: Option<&'static str>,
    /// The whole title where it says more than the name.
    #[prop(optional, into)]
    title: Option<TextProp>,
) -> impl IntoView {
    let whole = title.unwrap_or_else(|| name.clone());
    let spoken = whole.clone();
    view! {
        <span
            class="avatar"
            role="img"
            data-who=move || who.map(|who| who.get().to_string())
            data-away=move || away.is_some_and(|away| away.get()).then_some("")
            data-size=size
            aria-label=move || spoken.get()
            title=move || whole.get()
        >
            {move || initial(&name.get())}
        </span>
    }
}

/// The character that stands for a name.
#[must_use]
pub fn initial(name: &str) -> String {
    name.trim().chars().next().map_or_else(|| "·".to_owned(), |first| first.to_uppercase().collect())
}

#[cfg(test)]
mod tests {
    use super::initial;

    #[test]
    fn an_initial_is_one_character_in_either_language() {
        assert_eq!(initial("周叙"), "周");
        assert_eq!(initial(" lin Yu’an"), "L");
        assert_eq!(initial(""), "·");
    }
}

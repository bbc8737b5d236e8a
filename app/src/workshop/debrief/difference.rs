//! What sets a team's map apart from the reference, line by line.

use leptos::prelude::*;
use meridian_domain::{
    locale::Lang,
    workshop::{Case, Key, run::Difference},
};

use super::person;
use crate::{
    tr,
    ui::{Glyph, Icon},
    words::{map, run as words, use_lang},
};

/// A difference in words, and whether it is one that costs points.
fn lines(case: &Case, difference: &Difference, lang: Lang) -> Vec<(Glyph, bool, String)> {
    let name = |key: &Key| person(case, key, lang);
    let line = |make: fn(Lang, &str, &str) -> String, (from, to): &(Key, Key)| make(lang, &name(from), &name(to));
    let mut all = Vec::new();
    all.extend(difference.lobbied.iter().map(|key| (Glyph::Shield, true, words::lobbied(lang, &name(key)))));
    all.extend(difference.missing.iter().map(|key| (Glyph::PersonPlus, true, words::lacks_person(lang, &name(key)))));
    all.extend(difference.wrong_roles.iter().map(|(key, said, is)| {
        let right = map::seal_name(lang, Some(*is));
        let told = match said {
            Some(said) => words::wrong_role(lang, &name(key), map::seal_name(lang, Some(*said)), right),
            None => words::no_role(lang, &name(key), right),
        };
        (Glyph::User, true, told)
    }));
    all.extend(difference.missing_lines.iter().map(|pair| (Glyph::Route, true, line(words::lacks_line, pair))));
    all.extend(difference.turned_lines.iter().map(|pair| (Glyph::Redo, false, line(words::wrong_way, pair))));
    all.extend(difference.extra_lines.iter().map(|pair| (Glyph::Minus, false, line(words::extra_line, pair))));
    all.extend(difference.over_claimed.iter().map(|key| (Glyph::Alert, false, words::over_sure(lang, &name(key)))));
    all
}

#[component]
pub(super) fn Differences(case: StoredValue<Case>, difference: Difference) -> impl IntoView {
    let lang = use_lang();
    let told = Memo::new(move |_| case.with_value(|case| lines(case, &difference, lang.get())));
    view! {
        {move || told.with(Vec::is_empty).then(|| view! { <p class="accent">{words::no_difference(lang.get())}</p> })}
        <ul class="gaps" aria-label=tr!(words::reference)>
            {move || told.get().into_iter().map(|(glyph, bad, told)| view! {
                <li data-bad=bad.then_some("")>
                    <Icon glyph/>
                    <span>{told}</span>
                </li>
            }).collect_view()}
        </ul>
    }
}

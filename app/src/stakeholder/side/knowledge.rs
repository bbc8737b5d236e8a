//! How certain what is said of the person is, where it is from and since when.

use leptos::prelude::*;
use meridian_domain::{stakeholder::Grade, time::Date};

use super::{
    fields::{Choice, Words},
    person::Sitter,
};
use crate::{
    tr,
    ui::{Button, Glyph},
    words::{common, map, people as words, use_lang},
};

#[component]
pub fn Knowledge(sitter: Sitter, today: Date) -> impl IntoView {
    let off = sitter.off();
    let lang = use_lang();
    let grade = sitter.of(|seat| Some(seat.evidence.grade));
    let on = sitter.of(|seat| seat.evidence.on.map(|on| on.to_string()).unwrap_or_default());
    let confirm = move |_| {
        sitter.evidence(|evidence| {
            evidence.grade = Grade::Confirmed;
            evidence.on = Some(today);
        });
        sitter.stage.say(words::confirmed_today(lang.get_untracked()).to_owned());
    };
    let why = Signal::derive(move || off.then(|| map::read_only(lang.get()).to_owned()));
    view! {
        <dl class="attrs">
            <Choice id="m-grade" label=tr!(map::evidence) values=Grade::ALL word=map::grade empty=false now=grade disabled=off
                on_choose=Callback::new(move |grade: Option<Grade>| sitter.evidence(|evidence| evidence.grade = grade.unwrap_or_default()))/>
            <Words id="m-source" label=tr!(common::source) now=sitter.of(|seat| seat.evidence.source.clone()) disabled=off
                on_write=Callback::new(move |value| sitter.evidence(|evidence| evidence.source = value))/>
            <Words id="m-on" label=tr!(common::date) kind="date" now=on disabled=off
                on_write=Callback::new(move |value: String| sitter.evidence(|evidence| evidence.on = value.parse().ok()))/>
        </dl>
        <Button class="confirm" icon=Glyph::Check why on_press=confirm>{tr!(words::confirm_today)}</Button>
    }
}

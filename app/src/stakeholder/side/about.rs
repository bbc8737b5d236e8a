//! Who the person is, how they are reached, what they need.

use leptos::prelude::*;
use meridian_domain::{names::Names, stakeholder::*};

use super::{
    fields::{Long, Words},
    person::Sitter,
};
use crate::{
    tr,
    ui::Switch,
    words::{common, map, people as words},
};

fn zh(names: &mut Names) -> &mut String {
    &mut names.zh
}

fn en(names: &mut Names) -> &mut String {
    &mut names.en
}

/// What they need and want, and what a win is for them.
#[component]
pub fn Wants(sitter: Sitter) -> impl IntoView {
    let off = sitter.off();
    let wants = sitter.put(|wants| SeatPatch { wants: Some(wants), ..SeatPatch::default() });
    let win = sitter.put(|win| SeatPatch { win: Some(win), ..SeatPatch::default() });
    view! {
        <Long id="m-wants" label=tr!(map::wants) now=sitter.of(|seat| seat.wants.clone()) disabled=off on_write=wants/>
        <Long id="m-win" label=tr!(map::win) now=sitter.of(|seat| seat.win.clone()) disabled=off on_write=win/>
    }
}

/// Names and titles in both languages.
#[component]
pub fn Who(sitter: Sitter) -> impl IntoView {
    let off = sitter.off();
    let name = |tongue| {
        sitter.named(|person| &person.name, tongue, |name| PersonPatch { name: Some(name), ..PersonPatch::default() })
    };
    let title = |tongue| {
        let set = |title| PersonPatch { title: Some(title), ..PersonPatch::default() };
        sitter.named(|person| &person.title, tongue, set)
    };
    let (name_zh, name_en, title_zh, title_en) = (name(zh), name(en), title(zh), title(en));
    view! {
        <dl class="attrs">
            <Words id="m-name-zh" label=tr!(common::name_zh) now=name_zh.0 disabled=off on_write=name_zh.1/>
            <Words id="m-name-en" label=tr!(common::name_en) now=name_en.0 disabled=off on_write=name_en.1/>
            <Words id="m-title-zh" label=tr!(map::title_zh) now=title_zh.0 disabled=off on_write=title_zh.1/>
            <Words id="m-title-en" label=tr!(map::title_en) now=title_en.0 disabled=off on_write=title_en.1/>
        </dl>
    }
}

/// How and where they are reached.
#[component]
pub fn Contact(sitter: Sitter) -> impl IntoView {
    let off = sitter.off();
    let department = |tongue| {
        let set = |department| PersonPatch { department: Some(department), ..PersonPatch::default() };
        sitter.named(|person| &person.department, tongue, set)
    };
    let (department_zh, department_en) = (department(zh), department(en));
    let phone = sitter.write(|phone| PersonPatch { phone: Some(phone), ..PersonPatch::default() });
    let email = sitter.write(|email| PersonPatch { email: Some(email), ..PersonPatch::default() });
    let external = sitter.write(|external| PersonPatch { external: Some(external), ..PersonPatch::default() });
    let lang = crate::words::use_lang();
    let why = Signal::derive(move || off.then(|| map::read_only(lang.get()).to_owned()));
    view! {
        <dl class="attrs">
            <Words id="m-phone" label=tr!(words::phone) kind="tel" now=sitter.whose(|person| person.phone.clone()) disabled=off on_write=phone/>
            <Words id="m-email" label=tr!(words::email) kind="email" now=sitter.whose(|person| person.email.clone()) disabled=off on_write=email/>
            <Words id="m-dep-zh" label=tr!(map::department_zh) now=department_zh.0 disabled=off on_write=department_zh.1/>
            <Words id="m-dep-en" label=tr!(map::department_en) now=department_en.0 disabled=off on_write=department_en.1/>
        </dl>
        <Switch label=tr!(words::external) checked=sitter.whose(|person| person.external) why on_change=external/>
    }
}

//! The right panel: the selected person or line, every field a command.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{
    gate::Change,
    id::{LineId, SeatId},
    locale::Lang,
    names::Names,
    record::Patch,
    stakeholder::*,
};
use serde::{Serialize, de::DeserializeOwned};

use super::{change, insight::name_of, lines::weight, stage::Stage};
use crate::{
    tr,
    ui::{Button, EvidenceDot, Glyph, Icon, Kind, SealMark, Size, support::signed},
    words::{common, map, use_lang},
};

#[component]
pub fn Side(stage: Stage) -> impl IntoView {
    let one = Memo::new(move |_| {
        stage.selected.with(|selected| (selected.len() == 1).then(|| selected.first().copied()).flatten())
    });
    let many = move || stage.selected.with(|selected| selected.len());
    let lang = use_lang();
    view! {
        <aside class="side" aria-label=tr!(map::person) data-open=move || stage.open.get().then_some("")>
            {move || match (one.get(), stage.line.get()) {
                (Some(seat), _) => view! { <PersonPanel stage id=seat/> }.into_any(),
                (None, Some(line)) => view! { <LinePanel stage id=line/> }.into_any(),
                (None, None) => view! {
                    <p class="hint">{move || if many() > 1 { map::people(lang.get(), many()) } else { map::pick_someone(lang.get()).to_owned() }}</p>
                }.into_any(),
            }}
        </aside>
    }
}

#[component]
fn Close(stage: Stage) -> impl IntoView {
    view! {
        <span class="push"></span>
        <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=tr!(common::close)
            on_press=move |_| { stage.open.set(false); stage.line.set(None); stage.select([]); }/>
    }
}

/// One of the vocabulary, or nothing.
#[component]
fn Choice<T>(
    id: &'static str,
    #[prop(into)] label: TextProp,
    values: &'static [T],
    word: fn(Lang, T) -> &'static str,
    now: Signal<Option<T>>,
    #[prop(default = true)] empty: bool,
    disabled: bool,
    on_choose: Callback<Option<T>>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    let lang = use_lang();
    let chosen = move |value: String| on_choose.run(value.parse::<usize>().ok().and_then(|at| values.get(at)).copied());
    view! {
        <dt><label for=id>{move || label.get()}</label></dt>
        <dd class="wide">
            <span class="pick">
                <select class="input" id=id disabled=disabled on:change:target=move |event| chosen(event.target().value())>
                    {empty.then(|| view! { <option value="" selected=move || now.get().is_none()>{tr!(map::role_unknown)}</option> })}
                    {values.iter().enumerate().map(|(at, value)| view! {
                        <option value=at.to_string() selected=move || now.get() == Some(*value)>{move || word(lang.get(), *value)}</option>
                    }).collect_view()}
                </select>
                <Icon glyph=Glyph::Down/>
            </span>
        </dd>
    }
}

/// A figure out of a few.
#[component]
fn Few(
    id: &'static str,
    #[prop(into)] label: TextProp,
    values: std::ops::RangeInclusive<i64>,
    now: Signal<Option<i64>>,
    #[prop(default = false)] sign: bool,
    disabled: bool,
    on_choose: Callback<Option<i64>>,
) -> impl IntoView {
    let name = label.clone();
    view! {
        <dt id=id>{move || label.get()}</dt>
        <dd class="wide">
            <span class="five" role="group" aria-label=move || name.get()>
                {values.map(|value| view! {
                    <button type="button" disabled=disabled
                        aria-pressed=move || if now.get() == Some(value) { "true" } else { "false" }
                        on:click=move |_| on_choose.run((now.get_untracked() != Some(value)).then_some(value))>
                        {if sign { signed(i8::try_from(value).ok()) } else { value.to_string() }}
                    </button>
                }).collect_view()}
            </span>
        </dd>
    }
}

/// A text that is sent when it is left.
#[component]
fn Words(
    id: &'static str,
    #[prop(into)] label: TextProp,
    now: Signal<String>,
    #[prop(default = "text")] kind: &'static str,
    disabled: bool,
    on_write: Callback<String>,
) -> impl IntoView {
    view! {
        <dt><label for=id>{move || label.get()}</label></dt>
        <dd class="wide">
            <input class="input" id=id type=kind readonly=disabled prop:value=move || now.get() value=now.get_untracked()
                on:change:target=move |event| on_write.run(event.target().value())/>
        </dd>
    }
}

#[component]
fn PersonPanel(stage: Stage, id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let seat = stage.rooms.record::<Seat>(id);
    let person = Memo::new(move |_| {
        stage.rooms.with(|world| world.the::<Seat>(id).and_then(|seat| world.the::<Person>(seat.person)).cloned())
    });
    let off = !stage.may_edit;
    let edit = move |set: SeatPatch| stage.submit(change::edit_seat(id, set));
    let rename = move |set: PersonPatch| {
        if let Some(person) = person.get_untracked() {
            stage.submit(change::edit_person(&person, set));
        }
    };
    macro_rules! of {
        ($field:ident) => {
            Signal::derive(move || seat.with(|seat| seat.as_ref().and_then(|seat| seat.$field)))
        };
    }
    macro_rules! put {
        ($field:ident) => {
            Callback::new(move |value| edit(SeatPatch { $field: Some(value), ..SeatPatch::default() }))
        };
    }
    macro_rules! text {
        ($read:expr) => {
            Signal::derive(move || seat.with(|seat| seat.as_ref().map($read).unwrap_or_default()))
        };
    }
    macro_rules! named {
        ($field:ident, $tongue:ident) => {
            (
                Signal::derive(move || {
                    person
                        .with(|person| person.as_ref().map(|person| person.$field.$tongue.clone()).unwrap_or_default())
                }),
                Callback::new(move |value: String| {
                    let before = person.with_untracked(|person| {
                        person.as_ref().map(|person| person.$field.clone()).unwrap_or_default()
                    });
                    rename(PersonPatch { $field: Some(Names { $tongue: value, ..before }), ..PersonPatch::default() });
                }),
            )
        };
    }
    let evidence = move |change: &dyn Fn(&mut Evidence)| {
        let mut evidence =
            seat.with_untracked(|seat| seat.as_ref().map(|seat| seat.evidence.clone()).unwrap_or_default());
        change(&mut evidence);
        edit(SeatPatch { evidence: Some(evidence), ..SeatPatch::default() });
    };
    let grade = Signal::derive(move || seat.with(|seat| seat.as_ref().map(|seat| seat.evidence.grade)));
    let lines = move || {
        stage.rooms.with(|_| ());
        let ids = stage.scene.with_value(|scene| scene.lines_of(id).to_vec());
        ids.into_iter()
            .filter_map(|line| stage.rooms.with_untracked(|world| world.the::<Line>(line).cloned()))
            .collect::<Vec<_>>()
    };
    let (name_zh, name_en, title_zh, title_en) =
        (named!(name, zh), named!(name, en), named!(title, zh), named!(title, en));
    let coverage_word = |lang: Lang, value: i64| map::coverage_name(lang, u8::try_from(value).unwrap_or(0));
    view! {
        <header>
            <div>
                <h2>{move || name_of(stage, id, lang.get())}<SealMark seal=Signal::derive(move || seat.with(|seat| seat.as_ref().and_then(Seat::seal)))/></h2>
                <span class="meta">{move || person.with(|person| person.as_ref().map(|person| person.title.get(lang.get()).to_owned()))}</span>
            </div>
            <Close stage/>
        </header>
        <div class="scroll">
            <dl class="attrs">
                {move || (!seat.with(|seat| seat.as_ref().is_some_and(Seat::is_monitor))).then(|| view! {
                    <Few id="m-support" label=tr!(map::support) values=-2..=2 sign=true now=of!(support) disabled=off on_choose=put!(support)/>
                    <Few id="m-power" label=tr!(map::power) values=1..=5 now=of!(power) disabled=off on_choose=put!(power)/>
                    <Few id="m-interest" label=tr!(map::interest) values=1..=5 now=of!(interest) disabled=off on_choose=put!(interest)/>
                    <Choice id="m-coverage" label=tr!(map::coverage) values=&[1, 2, 3, 4] word=coverage_word now=of!(coverage) disabled=off on_choose=put!(coverage)/>
                })}
                <Choice id="m-influence" label=tr!(map::buying_influence) values=BuyingInfluence::ALL word=map::influence_name now=of!(influence) disabled=off on_choose=put!(influence)/>
                <Choice id="m-function" label=tr!(map::function) values=CommitteeFunction::ALL word=map::function_name now=of!(function) disabled=off on_choose=put!(function)/>
                <Choice id="m-status" label=tr!(map::status) values=PoliticalStatus::ALL word=map::status_name now=of!(status) disabled=off on_choose=put!(status)/>
                <Choice id="m-orientation" label=tr!(map::orientation) values=Orientation::ALL word=map::orientation_name now=of!(orientation) disabled=off on_choose=put!(orientation)/>
                <Choice id="m-grade" label=tr!(map::evidence) values=Grade::ALL word=map::grade empty=false now=grade disabled=off
                    on_choose=Callback::new(move |grade: Option<Grade>| evidence(&|evidence| evidence.grade = grade.unwrap_or_default()))/>
                <Words id="m-source" label=tr!(common::source) now=text!(|seat| seat.evidence.source.clone()) disabled=off
                    on_write=Callback::new(move |value: String| evidence(&|evidence| evidence.source.clone_from(&value)))/>
                <Words id="m-on" label=tr!(common::date) kind="date" now=text!(|seat| seat.evidence.on.map(|on| on.to_string()).unwrap_or_default()) disabled=off
                    on_write=Callback::new(move |value: String| evidence(&|evidence| evidence.on = value.parse().ok()))/>
                <Words id="m-wants" label=tr!(map::wants) now=text!(|seat| seat.wants.clone()) disabled=off on_write=put!(wants)/>
                <Words id="m-win" label=tr!(map::win) now=text!(|seat| seat.win.clone()) disabled=off on_write=put!(win)/>
                <Words id="m-name-zh" label=tr!(common::name_zh) now=name_zh.0 disabled=off on_write=name_zh.1/>
                <Words id="m-name-en" label=tr!(common::name_en) now=name_en.0 disabled=off on_write=name_en.1/>
                <Words id="m-title-zh" label=tr!(map::title_zh) now=title_zh.0 disabled=off on_write=title_zh.1/>
                <Words id="m-title-en" label=tr!(map::title_en) now=title_en.0 disabled=off on_write=title_en.1/>
            </dl>
            <h3>{tr!(map::lines)}</h3>
            <ul class="lines">
                {move || lines().into_iter().map(|line| {
                    let out = line.from == id;
                    let other = if out { line.to } else { line.from };
                    view! {
                        <li>
                            <Icon glyph=if out { Glyph::Right } else { Glyph::Left } small=true/>
                            <button type="button" class="clip" on:click=move |_| { stage.select([]); stage.line.set(Some(line.id)); }>
                                {map::line_name(lang.get(), line.kind)} " · " {name_of(stage, other, lang.get())}
                            </button>
                            <span>{weight(line.weight)}</span>
                            <EvidenceDot grade=line.grade/>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </div>
        {stage.may_edit.then(|| view! {
            <footer>
                <Button icon=Glyph::Link on_press=move |_| stage.joining.set(true)>{tr!(map::add_line)}</Button>
                <Button kind=Kind::Danger icon=Glyph::Trash on_press=move |_| { stage.select([]); stage.submit(Change::Remove(id.into())); }>{tr!(map::take_off)}</Button>
            </footer>
        })}
    }
}

#[component]
fn LinePanel(stage: Stage, id: LineId) -> impl IntoView {
    let lang = use_lang();
    let line = stage.rooms.record::<Line>(id);
    let off = !stage.may_edit;
    let edit = move |set: LinePatch| stage.submit(Change::Edit(Patch::Line { id, set }));
    let kind = Signal::derive(move || line.with(|line| line.as_ref().map(|line| line.kind)));
    let grade = Signal::derive(move || line.with(|line| line.as_ref().map(|line| line.grade)));
    let share =
        Signal::derive(move || line.with(|line| line.as_ref().map(|line| line.weight.to_string()).unwrap_or_default()));
    let ends = move || {
        line.get()
            .map(|line| format!("{} → {}", name_of(stage, line.from, lang.get()), name_of(stage, line.to, lang.get())))
    };
    view! {
        <header><div><h2>{tr!(map::line)}</h2><span class="meta">{ends}</span></div><Close stage/></header>
        <div class="scroll">
            <dl class="attrs">
                <Choice id="m-kind" label=tr!(map::line_kind) values=LineKind::ALL word=map::line_name empty=false now=kind disabled=off
                    on_choose=Callback::new(move |kind| edit(LinePatch { kind, ..LinePatch::default() }))/>
                <Words id="m-weight" label=tr!(map::line_weight) kind="number" now=share disabled=off
                    on_write=Callback::new(move |value: String| edit(LinePatch { weight: value.parse().ok(), ..LinePatch::default() }))/>
                <Choice id="m-line-grade" label=tr!(map::evidence) values=Grade::ALL word=map::grade empty=false now=grade disabled=off
                    on_choose=Callback::new(move |grade| edit(LinePatch { grade, ..LinePatch::default() }))/>
            </dl>
        </div>
        {stage.may_edit.then(|| view! {
            <footer>
                <Button kind=Kind::Danger icon=Glyph::Trash on_press=move |_| { stage.line.set(None); stage.submit(Change::Remove(id.into())); }>{tr!(common::delete)}</Button>
            </footer>
        })}
    }
}

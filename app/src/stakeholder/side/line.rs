//! The panel of a line.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::LineId,
    record::Patch,
    stakeholder::{Grade, Line, LineKind, LinePatch},
};

use super::{
    super::{
        insight::{SupposeLine, name_of},
        stage::Stage,
        talk::{Comments, Pin},
    },
    Close,
    fields::{Choice, Words},
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind},
    words::{common, map, people as words, use_lang},
};

#[component]
pub fn LinePanel(stage: Stage, id: LineId) -> impl IntoView {
    let lang = use_lang();
    let line = stage.rooms.record::<Line>(id);
    let off = !stage.may_edit;
    let edit = move |set: LinePatch| stage.submit(Change::Edit(Patch::Line { id, set }));
    let kind = Signal::derive(move || line.with(|line| line.as_ref().map(|line| line.kind)));
    let grade = Signal::derive(move || line.with(|line| line.as_ref().map(|line| line.grade)));
    let text = |read: fn(&Line) -> String| {
        Signal::derive(move || line.with(|line| line.as_ref().map(read).unwrap_or_default()))
    };
    let ends = move || {
        line.get()
            .map(|line| format!("{} → {}", name_of(stage, line.from, lang.get()), name_of(stage, line.to, lang.get())))
    };
    let reverse = move |_| {
        if let Some(line) = line.get_untracked() {
            edit(LinePatch { from: Some(line.to), to: Some(line.from), ..LinePatch::default() });
            stage.say(words::reversed(lang.get_untracked()).to_owned());
        }
    };
    view! {
        <header><div><h2>{tr!(map::line)}</h2><span class="meta">{ends}</span></div><span class="push"></span><SupposeLine stage id/><Close stage/></header>
        <div class="scroll">
            <dl class="attrs">
                <Choice id="m-kind" label=tr!(map::line_kind) values=LineKind::ALL word=map::line_name empty=false now=kind disabled=off
                    on_choose=Callback::new(move |kind| edit(LinePatch { kind, ..LinePatch::default() }))/>
                <Words id="m-label" label=tr!(words::line_label) now=text(|line| line.label.clone()) disabled=off
                    on_write=Callback::new(move |label| edit(LinePatch { label: Some(label), ..LinePatch::default() }))/>
                <Words id="m-weight" label=tr!(map::line_weight) kind="number" now=text(|line| line.weight.to_string()) disabled=off
                    on_write=Callback::new(move |value: String| edit(LinePatch { weight: value.parse().ok(), ..LinePatch::default() }))/>
                <Choice id="m-line-grade" label=tr!(map::evidence) values=Grade::ALL word=map::grade empty=false now=grade disabled=off
                    on_choose=Callback::new(move |grade| edit(LinePatch { grade, ..LinePatch::default() }))/>
            </dl>
            <Comments pin=Pin::Line(id)/>
        </div>
        {stage.may_edit.then(|| view! {
            <footer>
                <Button icon=Glyph::Refresh on_press=reverse>{tr!(words::reverse)}</Button>
                <Button kind=Kind::Danger icon=Glyph::Trash on_press=move |_| { stage.line.set(None); stage.submit(Change::Remove(id.into())); }>{tr!(common::delete)}</Button>
            </footer>
        })}
    }
}

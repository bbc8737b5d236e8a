//! The lines between people, and their weights.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    id::LineId,
    stakeholder::{Line, LineKind, metrics::WhatIf},
};

use super::{
    camera::Level,
    insight::{leaves, line_gone},
    stage::Stage,
};
use crate::ui::evidence;

#[component]
pub fn Stroke(
    stage: Stage,
    id: LineId,
    path: Memo<Vec<LineId>>,
    /// The lines that stand out of many: those of the path and of who is selected.
    near: Memo<Vec<LineId>>,
) -> impl IntoView {
    let line = stage.rooms.record::<Line>(id);
    let on_path = Memo::new(move |_| path.with(|path| path.contains(&id)));
    let near = Memo::new(move |_| near.with(|near| near.contains(&id)));
    let gone = Memo::new(move |_| {
        let Some(line) = line.get() else { return false };
        stage.what_if.with(|all| is_gone(all, &line))
    });
    let faded = Memo::new(move |_| {
        let ends = line.with(|line| line.as_ref().map(|line| [line.from, line.to]));
        stage.faded.with(|faded| ends.into_iter().flatten().any(|end| faded.contains(&end)))
    });
    move || {
        let line = line.get()?;
        let (d, _) = stage.scene.with_value(|scene| scene.path(id))?;
        let grade = evidence::key(line.grade);
        let (class, width, arrow) = match line.kind {
            LineKind::Reports => ("org".to_owned(), 1.0, None),
            LineKind::Conflict => ("conflict".to_owned(), 1.5, None),
            LineKind::Friend => ("inf rumour".to_owned(), 1.6, None),
            LineKind::Influence if on_path.get() => {
                (format!("path {grade}"), 1.0 + line.weight as f64 / 25.0, Some("url(#a-path)"))
            }
            LineKind::Influence => (format!("inf {grade}"), 0.8 + line.weight as f64 / 50.0, Some("url(#a-ink)")),
        };
        Some(view! {
            <path class=class class:near=near data-gone=move || gone.get().then_some("") data-faded=move || faded.get().then_some("") id=format!("l-{id}") d=d.clone() stroke-width=width marker-end=arrow/>
            <path class="grasp" id=format!("h-{id}") data-line=id.to_string() d=d/>
        })
    }
}

/// The lines that do not stand out, while they are too small to be told apart: one stroke a kind,
/// which a browser paints sooner than a thousand.
#[component]
pub fn Bundles(stage: Stage, near: Memo<Vec<LineId>>) -> impl IntoView {
    let strokes = Memo::new(move |_| {
        if stage.level.get() != Level::Overview {
            return BTreeMap::new();
        }
        stage.bundled.track();
        stage.settled.track();
        let mut strokes: BTreeMap<(&'static str, bool, bool), String> = BTreeMap::new();
        stage.rooms.with(|world| {
            let apart = near.get();
            for id in stage.lines.get() {
                let Some(line) = world.the::<Line>(id).filter(|_| apart.binary_search(&id).is_err()) else { continue };
                let Some((d, _)) = stage.scene.with_value(|scene| scene.path(id)) else { continue };
                let kind = match line.kind {
                    LineKind::Reports => "org",
                    LineKind::Conflict => "conflict",
                    LineKind::Friend => "inf rumour",
                    LineKind::Influence => "inf",
                };
                let faded = stage.faded.with(|faded| faded.contains(&line.from) || faded.contains(&line.to));
                let gone = stage.what_if.with(|all| is_gone(all, line));
                strokes.entry((kind, faded, gone)).or_default().push_str(&d);
            }
        });
        strokes
    });
    view! {
        <For each=move || strokes.get().into_keys() key=|kind| *kind children=move |kind| {
            let (class, faded, gone) = kind;
            let d = move || strokes.with(|strokes| strokes.get(&kind).cloned().unwrap_or_default());
            view! { <path class=class data-faded=faded.then_some("") data-gone=gone.then_some("") d=d stroke-width="4"/> }
        }/>
    }
}

/// Whether a line would be gone in a hypothesis, alone or with who holds it.
fn is_gone(all: &[WhatIf], line: &Line) -> bool {
    let pulls = line.kind == LineKind::Influence;
    leaves(all, line.from) || leaves(all, line.to) || (pulls && line_gone(all, line.from, line.to))
}

/// The weight of a line, written on the path and at who is selected.
#[component]
pub fn Weight(stage: Stage, id: LineId, path: Memo<Vec<LineId>>) -> impl IntoView {
    let line = stage.rooms.record::<Line>(id);
    move || {
        let line = line.get().filter(|line| line.kind != LineKind::Reports)?;
        let (_, at) = stage.scene.with_value(|scene| scene.path(id))?;
        let on = path.with(|path| path.contains(&id)) || stage.line.get() == Some(id);
        Some(view! {
            <g class="wlab" class:on=on id=format!("w-{id}") transform=format!("translate({:.0} {:.0})", at.x, at.y)>
                <rect x="-14" y="-8" width="28" height="16" rx="8"/>
                <text class="t-mid" x="0" y="4">{weight(line.weight)}</text>
            </g>
        })
    }
}

/// `.60`
pub fn weight(hundredths: i64) -> String {
    if hundredths >= 100 { "1.0".to_owned() } else { format!(".{hundredths:02}") }
}

//! The ways to the one who says yes, and whose leaving would cost most.

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    locale,
    stakeholder::metrics::{NoRoute, PathToPower, Route, WhatIf},
};

use super::{
    super::{
        figures::{Loss, hardest_loss},
        stage::Stage,
    },
    Reading, name_of, product,
};
use crate::{
    tr,
    ui::{Button, Glyph, Icon, Kind, Size},
    words::{insight as words, map, use_lang},
};

#[component]
pub fn Ways(stage: Stage, reading: Reading) -> impl IntoView {
    let path = Memo::new(move |_| reading.now.with(|insight| insight.path.clone()));
    let loss = Memo::new(move |_| {
        let path = path.get().ok()?;
        reading.facts.with(|facts| hardest_loss(facts, &path, &reading.rules.get().map))
    });
    view! {
        <div>
            <span class="k"><Icon glyph=Glyph::Route small=true/>{tr!(map::path_to_power)}</span>
            <Routes stage path/>
        </div>
        {move || loss.get().map(|loss| view! { <IfLeaves stage loss/> })}
    }
}

/// The best way and the runner-up, or what is missing.
#[component]
pub fn Routes(stage: Stage, path: Memo<Result<PathToPower, NoRoute>>) -> impl IntoView {
    let lang = use_lang();
    let way = move |route: &Route, spare: bool| {
        let names: Vec<_> = route.people.iter().map(|id| name_of(stage, SeatId(*id), lang.get())).collect();
        view! {
            <li>
                <span class="p">{product(route.product)}</span>
                <span class="r">{names.join(" → ")}</span>
                {spare.then(|| view! { <span class="meta">{map::runner_up(lang.get())}</span> })}
            </li>
        }
    };
    let ways = move || {
        path.with(|path| match path {
            Ok(path) => {
                view! { {way(&path.best, false)} {path.runner_up.as_ref().map(|route| way(route, true))} }.into_any()
            }
            Err(none) => view! { <li class="none">{words::no_route(lang.get(), *none)}</li> }.into_any(),
        })
    };
    view! { <ul class="paths">{ways}</ul> }
}

/// What would be left without the person on whom most depends.
#[component]
fn IfLeaves(stage: Stage, loss: Loss) -> impl IntoView {
    let lang = use_lang();
    let Loss { person, before, after } = loss;
    let leaves = WhatIf::Leaves { person: person.0 };
    let name = move || name_of(stage, person, lang.get());
    let left = move || after.map_or_else(|| words::no_way_left(lang.get()).to_owned(), product);
    view! {
        <div class="loss">
            <span class="k">{move || words::if_leaves(lang.get(), &name())}</span>
            <span class="drop">
                <b>{product(before)} " → " {left}</b>
                {after.map(|after| view! { <span class="meta">{locale::percent(after / before - 1.0, 0)}</span> })}
                <Button kind=Kind::Quiet size=Size::Small label=move || words::try_leaves(lang.get(), &name())
                    pressed=Signal::derive(move || stage.what_if.with(|all| all.contains(&leaves)))
                    on_press=move |_| stage.suppose(leaves)>
                    {tr!(words::try_it)}
                </Button>
            </span>
        </div>
    }
}

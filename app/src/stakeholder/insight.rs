//! The left panel: what the map says as a whole.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{
    explained::Explained,
    id::SeatId,
    stakeholder::{
        Person, Seat,
        metrics::{MapModel, NoRoute, Node, PathToPower, Route, key_coverage, weighted_support},
    },
};

use super::{card::name, figures, stage::Stage};
use crate::{
    health::{Explanation, Source},
    tr,
    ui::{Asks, Glyph, Icon, support::signed},
    words::{map, use_lang},
};

/// The name of who sits there.
pub fn name_of(stage: Stage, seat: SeatId, lang: meridian_domain::locale::Lang) -> String {
    stage.rooms.with(|world| {
        let person = world.the::<Seat>(seat).and_then(|seat| world.the::<Person>(seat.person));
        name(person, lang)
    })
}

#[component]
pub fn Insight(stage: Stage, nodes: Memo<Vec<Node>>, path: Memo<Result<PathToPower, NoRoute>>) -> impl IntoView {
    let lang = use_lang();
    let version = MapModel::default().version;
    let support = Memo::new(move |_| nodes.with(|nodes| weighted_support(nodes, version)));
    let coverage = Memo::new(move |_| nodes.with(|nodes| key_coverage(nodes, version)));
    let figure = move || {
        support.with(|support| support.value.map_or("–".to_owned(), |value| format!("{value:.1}").replace('-', "−")))
    };
    let share = move || {
        coverage.with(|coverage| coverage.value.map_or("–".to_owned(), |value| format!("{:.0}%", value * 100.0)))
    };
    let spread = move || {
        [2, 1, 0, -1, -2]
            .into_iter()
            .map(|value: i8| {
                let count = nodes
                    .with(|nodes| nodes.iter().filter(|node| !node.monitor && node.support == Some(value)).count());
                view! { <span><span class="sup" data-v=value.to_string()>{signed(Some(value))}</span>{count}</span> }
            })
            .collect_view()
    };
    let mark = move || support.with(|support| 100.0 + support.value.unwrap_or_default());
    let gaps = Memo::new(move |_| stage.rooms.with(|world| figures::gaps(world, stage.map.with_value(|map| map.id))));
    let way = move |route: &Route| {
        let names: Vec<_> = route.people.iter().map(|id| name_of(stage, SeatId(*id), lang.get())).collect();
        view! { <li><span class="p">{format!("{:.3}", route.product).trim_start_matches('0').to_owned()}</span><span class="r">{names.join(" → ")}</span></li> }
    };
    let ways = move || {
        path.with(|path| match path {
            Ok(path) => view! { {way(&path.best)} {path.runner_up.as_ref().map(way)} }.into_any(),
            Err(NoRoute::NoBuyer) => view! { <li class="none">{map::no_buyer(lang.get())}</li> }.into_any(),
            Err(NoRoute::NoFriend) => view! { <li class="none">{map::no_friend(lang.get())}</li> }.into_any(),
            Err(NoRoute::NotConnected) => view! { <li class="none">{map::not_connected(lang.get())}</li> }.into_any(),
        })
    };
    view! {
        <aside class="insight" aria-label=tr!(map::insight)>
            <div>
                <span class="k">{tr!(map::support_index)}</span>
                <span class="v">
                    <Asks id="map-wsi" about=tr!(map::support_index) explain=move || reasons(stage, support.get(), tr!(map::support_index))>
                        {figure}
                    </Asks>
                </span>
                <svg class="wsig" width="100%" height="14" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="f-s3" x="0" y="5" width="200" height="3"/>
                    <path class="k-ink3" d="M100 1v11"/>
                    <circle class="f-ink" cx=mark cy="6.5" r="3.5"/>
                </svg>
                <div class="distb">{spread}</div>
            </div>
            <div>
                <span class="k">{tr!(map::support_coverage)}</span>
                <span class="v">
                    <Asks id="map-cov" about=tr!(map::key_coverage) explain=move || reasons(stage, coverage.get(), tr!(map::key_coverage))>
                        {share}
                    </Asks>
                </span>
            </div>
            <div>
                <span class="k"><Icon glyph=Glyph::Route small=true/>{tr!(map::path_to_power)}</span>
                <ul class="paths">{ways}</ul>
            </div>
            <div>
                <span class="k">{tr!(map::whom_next)}</span>
                <ul class="gaps">
                    {move || {
                        let gaps = gaps.get();
                        let most = gaps.first().map_or(1, |(_, gap)| *gap);
                        gaps.into_iter().take(6).map(|(seat, gap)| view! {
                            <li>
                                <button type="button" class="clip" on:click=move |_| { stage.select([seat]); stage.open.set(true); }>
                                    {name_of(stage, seat, lang.get())}
                                </button>
                                <svg width="100%" height="6" viewBox="0 0 60 6" preserveAspectRatio="none" aria-hidden="true">
                                    <rect class="f-s2" width="60" height="6"/>
                                    <rect class="f-ink3" width=60 * gap / most height="6"/>
                                </svg>
                                <span class="num">{gap}</span>
                            </li>
                        }).collect_view()
                    }}
                </ul>
            </div>
        </aside>
    }
}

/// What each person adds to a figure.
fn reasons(stage: Stage, explained: Explained, title: impl Into<TextProp>) -> impl IntoView {
    let sources = stage.rooms.with_untracked(|world| {
        let source = |seat: &Seat| {
            let person = world.the::<Person>(seat.person)?;
            Some(Source { id: seat.id.0, href: None, ..Source::person(person.account, person) })
        };
        world.all::<Seat>().filter_map(source).collect::<Vec<_>>()
    });
    view! { <Explanation explained title sources/> }
}

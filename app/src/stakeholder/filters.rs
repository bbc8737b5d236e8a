//! Filters of the map: a menu of what to look for, and chips for what is looked for. They live in
//! the address too, so that a link shows the same.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};
use meridian_domain::{
    locale::Lang,
    stakeholder::{
        BuyingInfluence, CommitteeFunction, Grade, Person, Seat,
        filter::{Facet, Filter, Leaning, department},
    },
};

use super::{
    colleagues::{self, Colleagues},
    stage::Stage,
};
use crate::{
    tr,
    ui::{Checkbox, Chip, Glyph, Icon, Popover},
    words::{common, map, people as words, use_lang},
};

/// The parameter of the address that holds the filter.
const PARAMETER: &str = "only";

/// Takes the filter from the address, and keeps it there from now on.
fn keep_in_address(stage: Stage) {
    let (query, location, navigate) = (use_query_map(), use_location(), use_navigate());
    let text = query.with_untracked(|query| query.get(PARAMETER)).unwrap_or_default();
    stage.filter.set(Filter::read(&text));
    let home = location.pathname.get_untracked();
    Effect::new(move |_| {
        let wanted = stage.filter.with(Filter::write);
        let mut asked = query.get();
        // On the way to another page the address is no longer ours.
        if location.pathname.get() != home || asked.get(PARAMETER).unwrap_or_default() == wanted {
            return;
        }
        asked.remove(PARAMETER);
        if !wanted.is_empty() {
            asked.replace(PARAMETER, wanted);
        }
        let address = format!("{home}{}", asked.to_query_string());
        navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
}

/// The button that opens the filters.
#[component]
pub fn Filters(stage: Stage, colleagues: Colleagues) -> impl IntoView {
    keep_in_address(stage);
    let open = RwSignal::new(false);
    let lang = use_lang();
    let departments = move || {
        let map = stage.map.with_value(|map| map.id);
        stage.rooms.with(|world| {
            let of = |seat: &Seat| world.the::<Person>(seat.person).and_then(department).map(str::to_owned);
            world.all::<Seat>().filter(|seat| seat.map == map).filter_map(of).collect::<BTreeSet<String>>()
        })
    };
    let account = stage.map.with_value(|map| map.account);
    let group = move |title: fn(Lang) -> &'static str, facets: Vec<Facet>| {
        (!facets.is_empty()).then(|| {
            view! {
                <fieldset>
                    <legend>{move || title(lang.get())}</legend>
                    {facets.into_iter().map(|facet| view! { <Tick stage colleagues facet/> }).collect_view()}
                </fieldset>
            }
        })
    };
    view! {
        <button class="btn" type="button" data-kind="quiet" data-icon="" popovertarget="map-filter" aria-haspopup="dialog"
            aria-expanded=move || if open.get() { "true" } else { "false" } aria-label=tr!(common::filter) title=tr!(common::filter)
            aria-pressed=move || stage.filter.with(|filter| !filter.is_empty()).then_some("true")>
            <Icon glyph=Glyph::Filter/>
        </button>
        <Popover id="map-filter" open label=tr!(common::filter) class="filters">
            {group(words::role, BuyingInfluence::ALL.iter().copied().map(Facet::Influence).chain(CommitteeFunction::ALL.iter().copied().map(Facet::Function)).collect())}
            {group(map::support, Leaning::ALL.into_iter().map(Facet::Leaning).collect())}
            {group(map::key_player, vec![Facet::Key])}
            {group(map::evidence, Grade::ALL.iter().copied().map(Facet::Evidence).collect())}
            {move || group(words::department, departments().into_iter().map(Facet::Department).collect())}
            {move || group(words::contact_of, stage.rooms.with(|world| colleagues::known(world, account)).into_iter().map(Facet::Contact).collect())}
        </Popover>
    }
}

#[component]
fn Tick(stage: Stage, colleagues: Colleagues, facet: Facet) -> impl IntoView {
    let lang = use_lang();
    let (mine, label) = (facet.clone(), facet.clone());
    let checked = Signal::derive(move || stage.filter.with(|filter| filter.asks(&mine)));
    view! {
        <Checkbox label=move || word(stage, colleagues, &label, lang.get()) checked
            on_change=Callback::new(move |_| stage.filter.update(|filter| filter.toggle(facet.clone())))/>
    }
}

/// What is looked for, and how many fit; over the canvas, the tables too.
#[component]
pub fn FilterBar(stage: Stage, colleagues: Colleagues) -> impl IntoView {
    let lang = use_lang();
    let fit = move || {
        let map = stage.map.with_value(|map| map.id);
        let all = stage.rooms.with(|world| world.all::<Seat>().filter(|seat| seat.map == map).count());
        words::fit_of(lang.get(), all - stage.faded.with(BTreeSet::len).min(all), all)
    };
    move || {
        stage.filter.with(|filter| !filter.is_empty()).then(|| {
            let facets: Vec<Facet> = stage.filter.with(|filter| filter.facets().cloned().collect());
            view! {
                <div class="filterbar" role="group" aria-label=tr!(words::active_filters)>
                    {facets.into_iter().map(|facet| {
                        let name = facet.clone();
                        view! {
                            <Chip pressed=true removable=true on_press=Callback::new(move |()| stage.filter.update(|filter| filter.toggle(facet.clone())))>
                                {move || word(stage, colleagues, &name, lang.get())}
                            </Chip>
                        }
                    }).collect_view()}
                    <button type="button" class="btn" data-kind="quiet" data-size="s" on:click=move |_| stage.filter.set(Filter::default())>{tr!(common::clear_filter)}</button>
                    <span class="meta" role="status">{fit}</span>
                </div>
            }
        })
    }
}

/// A facet in words.
fn word(stage: Stage, colleagues: Colleagues, facet: &Facet, lang: Lang) -> String {
    match facet {
        Facet::Influence(influence) => map::influence_name(lang, *influence).to_owned(),
        Facet::Function(function) => map::function_name(lang, *function).to_owned(),
        Facet::Leaning(leaning) => match leaning {
            Leaning::Against => words::leaning_against(lang),
            Leaning::Neutral => words::leaning_neutral(lang),
            Leaning::For => words::leaning_for(lang),
            Leaning::Unknown => words::leaning_unknown(lang),
        }
        .to_owned(),
        Facet::Key => map::key_player(lang).to_owned(),
        Facet::Evidence(grade) => map::grade(lang, *grade).to_owned(),
        Facet::Department(name) => stage.rooms.with(|world| {
            let mut people = world.all::<Person>();
            let one = people.find(|person| department(person) == Some(name));
            one.map_or(name.as_str(), |person| person.department.get(lang)).to_owned()
        }),
        Facet::Contact(user) => words::known_by(lang, &colleagues.name(*user, lang)),
    }
}

//! Which week, which accounts, which order, which groups; and the page on paper.

use leptos::prelude::*;
use meridian_domain::{
    account::Tier,
    health::{
        Band, Dimension,
        portfolio::{Order, Portfolio},
    },
    locale,
};

use super::rows::{Grouping, Picks};
use crate::{
    shell::Route,
    tr,
    ui::{Button, Glyph, Kind},
    words::{account as account_words, health, use_lang, watch as words},
};

/// The orders one can choose from.
fn orders() -> Vec<Order> {
    let sides = Dimension::ALL.into_iter().map(Order::Side);
    [Order::Score, Order::Risk, Order::Change, Order::Name].into_iter().chain(sides).collect()
}

const BANDS: [Option<Option<Band>>; 5] =
    [None, Some(Some(Band::Red)), Some(Some(Band::Amber)), Some(Some(Band::Green)), Some(None)];

const TIERS: [Option<Tier>; 5] = [None, Some(Tier::Strategic), Some(Tier::A), Some(Tier::B), Some(Tier::C)];

#[component]
pub(super) fn Controls(list: StoredValue<Portfolio>, picks: Picks, children: Children) -> impl IntoView {
    let lang = use_lang();
    let choice = picks.choice;
    let people = list.with_value(|list| list.people.clone());
    let owners: Vec<_> = std::iter::once(None).chain(people.iter().map(|(id, _)| Some(*id))).collect();
    let places = owners.clone();
    let names = StoredValue::new(people);
    view! {
        <div class="hunt">
            <Weeks list picks/>
            <Pick
                label=tr!(words::order_label)
                options=Signal::derive(move || orders().into_iter().map(|order| words::order_name(lang.get(), order)).collect())
                now=Signal::derive(move || choice.with(|choice| orders().iter().position(|one| *one == choice.order)))
                on_pick=move |at: usize| choice.update(|choice| choice.order = orders().get(at).copied().unwrap_or_default())
            />
            <Pick
                label=tr!(words::group_label)
                options=Signal::derive(move || Grouping::ALL.iter().map(|one| one.word(lang.get()).to_owned()).collect())
                now=Signal::derive(move || Grouping::ALL.iter().position(|one| *one == picks.grouping.get()))
                on_pick=move |at: usize| picks.grouping.set(Grouping::ALL.get(at).copied().unwrap_or_default())
            />
            <Pick
                label=tr!(words::band_label)
                options=Signal::derive(move || {
                    let lang = lang.get();
                    BANDS.iter().map(|band| match band {
                        None => words::all_bands(lang),
                        Some(None) => health::unassessed(lang),
                        Some(band) => health::band(lang, *band),
                    }.to_owned()).collect()
                })
                now=Signal::derive(move || choice.with(|choice| BANDS.iter().position(|band| *band == choice.band)))
                on_pick=move |at: usize| choice.update(|choice| choice.band = BANDS.get(at).copied().flatten())
            />
            <Pick
                label=tr!(words::tier_label)
                options=Signal::derive(move || {
                    let lang = lang.get();
                    TIERS.iter().map(|tier| tier.map_or_else(|| account_words::all_tiers(lang), |tier| account_words::tier(lang, tier)).to_owned()).collect()
                })
                now=Signal::derive(move || choice.with(|choice| TIERS.iter().position(|tier| *tier == choice.tier)))
                on_pick=move |at: usize| choice.update(|choice| choice.tier = TIERS.get(at).copied().flatten())
            />
            <Pick
                label=tr!(words::owner_label)
                options=Signal::derive(move || {
                    let lang = lang.get();
                    let known = names.with_value(|names| names.iter().map(|(_, name)| name.get(lang).to_owned()).collect::<Vec<_>>());
                    std::iter::once(words::everyone(lang).to_owned()).chain(known).collect()
                })
                now=Signal::derive(move || choice.with(|choice| places.iter().position(|one| *one == choice.owner)))
                on_pick=move |at: usize| choice.update(|choice| choice.owner = owners.get(at).copied().flatten())
            />
            <input
                class="input"
                type="search"
                aria-label=tr!(words::find)
                placeholder=tr!(words::find)
                prop:value=move || choice.with(|choice| choice.text.clone())
                on:input:target=move |event| choice.update(|choice| choice.text = event.target().value())
            />
            <span class="push"></span>
            {children()}
            <a class="btn" data-kind="quiet" href=Route::Forecast.path()>{tr!(words::forecast_link)}</a>
            <Button kind=Kind::Quiet icon=Glyph::Print label=tr!(words::print) on_press=move |_| drop(window().print())/>
        </div>
    }
}

/// One of a few, in little room: its name is for screen readers.
#[component]
fn Pick(
    #[prop(into)] label: leptos::text_prop::TextProp,
    options: Signal<Vec<String>>,
    now: Signal<Option<usize>>,
    #[prop(into)] on_pick: Callback<usize>,
) -> impl IntoView {
    let option = move |(at, name): (usize, String)| {
        view! { <option value=at.to_string() selected=move || now.get() == Some(at)>{name}</option> }
    };
    view! {
        <span class="pick">
            <select
                class="input"
                aria-label=move || label.get()
                on:change:target=move |event| {
                    if let Ok(at) = event.target().value().parse() {
                        on_pick.run(at);
                    }
                }
            >
                {move || options.get().into_iter().enumerate().map(option).collect_view()}
            </select>
        </span>
    }
}

/// Back and forth through the weeks that were noted.
#[component]
fn Weeks(list: StoredValue<Portfolio>, picks: Picks) -> impl IntoView {
    let lang = use_lang();
    let (weeks, shown, today) = list.with_value(|list| (list.weeks.clone(), list.week, list.today));
    let here = shown.and_then(|shown| weeks.iter().position(|week| *week == shown));
    let (before, after) = match (shown, here) {
        (None, _) => (weeks.last().copied(), None),
        (Some(_), Some(at)) => {
            (at.checked_sub(1).and_then(|at| weeks.get(at)).copied(), Some(weeks.get(at + 1).copied()))
        }
        (Some(_), None) => (None, Some(None)),
    };
    let none_before = Signal::derive(move || before.is_none().then(|| words::no_earlier(lang.get()).to_owned()));
    let is_now = Signal::derive(move || after.is_none().then(|| words::is_present(lang.get()).to_owned()));
    view! {
        <div class="weeks" role="group" aria-label=tr!(health::week_of)>
            <Button
                kind=Kind::Quiet
                icon=Glyph::Left
                label=tr!(words::week_before)
                why=none_before
                on_press=move |_| if before.is_some() { picks.week.set(before) }
            />
            <b aria-live="polite">
                {move || match shown {
                    None => words::now_shown(lang.get()).to_owned(),
                    Some(day) => words::week_ending(lang.get(), &locale::day_near(lang.get(), day, today)),
                }}
            </b>
            <Button
                kind=Kind::Quiet
                icon=Glyph::Right
                label=tr!(words::week_after)
                why=is_now
                on_press=move |_| if let Some(after) = after { picks.week.set(after) }
            />
        </div>
    }
}

//! Classes by steadiness, segments, and concentration over time: tables whose cells lead to their buyers.

use leptos::prelude::*;
use meridian_domain::{
    classify::{
        Abc, Xyz,
        view::{IdentifyView, Only},
    },
    locale,
    money::Money,
};

use super::address::{Address, href};
use crate::{
    tr,
    ui::{Sparkline, Table},
    words::{identify as words, use_lang},
};

fn only(address: Address, only: Only) -> String {
    let mut query = address.query.get_untracked();
    query.only = Some(only);
    query.offset = 0;
    href(&query, None)
}

/// A, B, C by X, Y, Z.
#[component]
pub(super) fn Grid(view: StoredValue<IdentifyView>, address: Address) -> impl IntoView {
    let Some(grid) = view.with_value(|view| view.whole.grid) else {
        return view! { <p class="meta">{tr!(words::too_short)}</p> }.into_any();
    };
    let most = grid.iter().flatten().copied().max().unwrap_or(1).max(1);
    view! {
        <Table caption=tr!(words::steadiness) class="heat">
            <thead>
                <tr>
                    <td></td>
                    {[Xyz::X, Xyz::Y, Xyz::Z].map(|steady| view! { <th scope="col" class="num">{words::steady_name(steady)}</th> }).collect_view()}
                </tr>
            </thead>
            <tbody>
                {[Abc::A, Abc::B, Abc::C]
                    .into_iter()
                    .zip(grid)
                    .map(|(class, counts)| view! {
                        <tr>
                            <th scope="row">{words::class_name(class)}</th>
                            {[Xyz::X, Xyz::Y, Xyz::Z]
                                .into_iter()
                                .zip(counts)
                                .map(|(steady, count)| view! {
                                    <td class="num" data-heat=count * 4 / most>
                                        <a class="link" href=only(address, Only::Grid(class, steady))>{count}</a>
                                    </td>
                                })
                                .collect_view()}
                        </tr>
                    })
                    .collect_view()}
            </tbody>
        </Table>
    }
    .into_any()
}

/// The eight segments with their buyers and sales.
#[component]
pub(super) fn Segments(view: StoredValue<IdentifyView>, address: Address) -> impl IntoView {
    let lang = use_lang();
    let (segments, reporting, whole) =
        view.with_value(|view| (view.whole.segments.clone(), view.reporting, view.whole.amount));
    let most = segments.iter().map(|(_, count, _)| *count).max().unwrap_or(1).max(1);
    view! {
        <Table caption=tr!(words::segments) class="heat">
            <thead>
                <tr>
                    <th scope="col">{tr!(words::segments)}</th>
                    <th scope="col" class="num">{tr!(words::buyers)}</th>
                    <th scope="col" class="num">{tr!(words::sales)}</th>
                    <th scope="col" class="num">{tr!(words::share)}</th>
                </tr>
            </thead>
            <tbody>
                {segments
                    .into_iter()
                    .map(|(segment, count, amount)| {
                        let share = if whole > 0 { amount as f64 / whole as f64 } else { 0.0 };
                        view! {
                            <tr>
                                <th scope="row">
                                    <a class="link" href=only(address, Only::Segment(segment))>
                                        {move || words::segment_name(lang.get(), segment)}
                                    </a>
                                </th>
                                <td class="num" data-heat=count * 4 / most>{count}</td>
                                <td class="num">{move || locale::money_short(lang.get(), Money::new(amount, reporting))}</td>
                                <td class="num">{locale::percent(share, 1)}</td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </Table>
    }
}

/// Quarter by quarter.
#[component]
pub(super) fn Course(view: StoredValue<IdentifyView>) -> impl IntoView {
    let lang = use_lang();
    let (course, reporting) = view.with_value(|view| (view.whole.course.clone(), view.reporting));
    let line: Vec<f64> = course.iter().filter_map(|one| one.herfindahl).collect();
    let figure = |value: Option<f64>, places| {
        value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, places))
    };
    view! {
        <Sparkline values=line/>
        <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::course)>
            <Table caption=tr!(words::course)>
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::quarter_from)}</th>
                        <th scope="col" class="num">{tr!(words::sales)}</th>
                        <th scope="col" class="num">{tr!(words::hhi)}</th>
                        <th scope="col" class="num">{tr!(words::gini)}</th>
                    </tr>
                </thead>
                <tbody>
                    {course
                        .into_iter()
                        .map(|one| view! {
                            <tr>
                                <th scope="row">{one.from.to_string()}</th>
                                <td class="num">{move || locale::money_short(lang.get(), Money::new(one.amount, reporting))}</td>
                                <td class="num">{figure(one.herfindahl, 1)}</td>
                                <td class="num">{figure(one.gini, 3)}</td>
                            </tr>
                        })
                        .collect_view()}
                </tbody>
            </Table>
        </div>
    }
}

//! The open deals of the account, each with where it stands in its pipeline.

use leptos::prelude::*;
use meridian_domain::{
    account::view::AccountView,
    locale,
    pipeline::{Stage, StageKind, view::Card},
    time::Date,
};

use crate::{
    shell::Route,
    tr,
    ui::Table,
    words::{account as words, common, use_lang},
};

#[component]
pub(super) fn OpenDeals(view: StoredValue<AccountView>) -> impl IntoView {
    let (account, count) = view.with_value(|view| (view.account.id, view.deals.len()));
    view! {
        <div class="head cut">
            <h2>{tr!(words::open_deals)} " " <span class="count">{count}</span></h2>
            <a class="btn" data-kind="quiet" data-size="s" href=Route::AccountDeals(account).path()>
                {tr!(words::to_board)}
            </a>
        </div>
        {if count == 0 {
            view! { <p class="meta">{tr!(words::no_deals)}</p> }.into_any()
        } else {
            let deals = view.with_value(|view| view.deals.clone());
            view! {
                <Table caption=tr!(words::open_deals) class="deals">
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::deal)}</th>
                            <th scope="col" class="num">{tr!(common::amount)}</th>
                            <th scope="col">{tr!(words::stage)}</th>
                            <th scope="col" class="num">{tr!(words::win)}</th>
                            <th scope="col" class="num">{tr!(words::next)}</th>
                        </tr>
                    </thead>
                    <tbody>{deals.into_iter().map(|card| view! { <Line card view/> }).collect_view()}</tbody>
                </Table>
            }
            .into_any()
        }}
    }
}

#[component]
fn Line(card: Card, view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let deal = card.deal;
    let today = view.with_value(|view| view.today);
    let place = view.with_value(|view| Place::of(&view.stages, &deal));
    let win = deal.probability.or(place.as_ref().map(|place| place.probability));
    let late = deal.next_on.is_some_and(|on| on < today) || deal.expected_on.is_some_and(|on| on < today);
    let next = deal.next_on.or(deal.expected_on);
    let title = deal.title.clone();
    let step = deal.next_step.clone();
    view! {
        <tr>
            <th scope="row"><span class="name">{move || title.get(lang.get()).to_owned()}</span></th>
            <td class="num">
                {move || deal.amount.map(|money| locale::money(lang.get(), money))}
            </td>
            <td>
                {place
                    .map(|place| {
                        let name = place.name.clone();
                        view! {
                            <span class="meta sub">
                                {move || name.get(lang.get()).to_owned()} " "
                                <span class="muted">{place.at + 1} "/" {place.of}</span>
                            </span>
                            <Ladder at=place.at of=place.of/>
                        }
                    })}
            </td>
            <td class="num">{win.map(|win| format!("{win}%"))}</td>
            <td class="num">
                <span class:alarm=late>{move || next.map(|on: Date| locale::day_near(lang.get(), on, today))}</span>
                {(!step.is_empty()).then(|| view! { <br/><span class="meta">{step}</span> })}
            </td>
        </tr>
    }
}

/// Where a deal stands among the open stages of its pipeline.
#[derive(Clone)]
struct Place {
    name: meridian_domain::names::Names,
    probability: i64,
    at: usize,
    of: usize,
}

impl Place {
    fn of(stages: &[Stage], deal: &meridian_domain::pipeline::Deal) -> Option<Self> {
        let mut open: Vec<&Stage> =
            stages.iter().filter(|stage| stage.pipeline == deal.pipeline && stage.kind == StageKind::Open).collect();
        open.sort_by_key(|stage| stage.position);
        let at = open.iter().position(|stage| stage.id == deal.stage)?;
        Some(Self { name: open[at].name.clone(), probability: open[at].probability, at, of: open.len() })
    }
}

/// The stages as small steps: those behind, the one it stands on, those before it.
#[component]
fn Ladder(at: usize, of: usize) -> impl IntoView {
    let pitch = 72.0 / of.max(1) as f64;
    view! {
        <svg width="72" height="8" viewBox="0 0 72 8" aria-hidden="true">
            {(0..of)
                .map(|i| {
                    let (class, y, height) = match i {
                        i if i < at => ("f-ink2", 2, 4),
                        i if i == at => ("f-accent", 0, 8),
                        _ => ("f-line", 2, 4),
                    };
                    view! {
                        <rect class=class x=format!("{:.2}", pitch * i as f64) y=y width=format!("{:.2}", pitch - 1.5) height=height/>
                    }
                })
                .collect_view()}
        </svg>
    }
}

//! One account, explained: what each side adds, why it stands so, and what to do next.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    health::{Reason, Side, portfolio::PortfolioRow},
    id::AccountId,
    locale::{self, Lang},
    names::Names,
    plan::Action,
    time::Date,
};

use crate::{
    doing::use_doing,
    live::{Rooms, fresh, use_live},
    shell::Route,
    tr,
    ui::{BandMark, Button, Kind, Size, TrendMark},
    words::{health, use_lang, watch as words},
};

/// Reasons that are told.
const REASONS: usize = 4;
/// Days until an action made from a reason is due.
const DUE: i64 = 7;

#[component]
pub(super) fn Drill(row: PortfolioRow, today: Date, rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let account = row.account;
    let name = row.name.clone();
    let Some(standing) = row.standing.clone() else {
        return view! {
            <article class="drill">
                <h3>{move || name.get(lang.get()).to_owned()}</h3>
                <p class="meta">{tr!(health::not_enough)}</p>
                <div class="acts"><a class="btn" data-size="l" href=Route::AccountHealth(account).path()>{tr!(words::open_account)}</a></div>
            </article>
        }
        .into_any();
    };
    let score = standing.score.map_or_else(|| locale::ABSENT.to_owned(), |score| locale::decimal(score, 0));
    let (band, trend) = (standing.band, standing.trend);
    let held = standing.score.zip(standing.uncapped);
    let reasons = standing.reasons;
    let told: Vec<Reason> = reasons.iter().take(REASONS).cloned().collect();
    view! {
        <article class="drill" aria-label=tr!(words::chosen)>
            <h3>
                <BandMark band/>
                <span class="clip">{move || name.get(lang.get()).to_owned()}</span>
                <b class="num">{score}</b>
                <TrendMark trend/>
            </h3>
            <Bars sides=standing.sides/>
            {held.map(|(cap, before)| view! {
                <p class="meta">{move || health::capped(lang.get(), &locale::decimal(cap, 0), &locale::decimal(before, 0))}</p>
            })}
            <ol>
                {told
                    .into_iter()
                    .map(|reason| view! { <li>{move || words::reason(lang.get(), &reason)}</li> })
                    .collect_view()}
            </ol>
            <Next account owner=row.owner reasons today rooms/>
        </article>
    }
    .into_any()
}

/// The next step, and the way to the account.
#[component]
fn Next(
    account: AccountId,
    owner: Option<meridian_domain::id::UserId>,
    reasons: Vec<Reason>,
    today: Date,
    rooms: Rooms,
) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let me = use_live().user;
    let open =
        view! { <a class="btn" data-size="l" href=Route::AccountHealth(account).path()>{tr!(words::open_account)}</a> };
    if matches!(reasons.first(), Some(Reason::Held { .. })) {
        let href = format!("{}#incidents", Route::AccountHealth(account).path());
        return view! {
            <div class="acts">
                <a class="btn" data-kind="primary" data-size="l" href=href>{tr!(words::acknowledge_there)}</a>
                {open}
            </div>
        }
        .into_any();
    }
    let Some(reason) = reasons.into_iter().find(|reason| words::next_step(Lang::En, reason).is_some()) else {
        return view! { <div class="acts">{open}</div> }.into_any();
    };
    let step = reason.clone();
    let make = move |_| {
        let title = |lang| words::next_step(lang, &reason).unwrap_or_default();
        let action = Action {
            id: fresh(),
            account,
            plan: None,
            deal: if let Reason::Stuck { deal, .. } = &reason { Some(*deal) } else { None },
            person: if let Reason::Silent { person, .. } = &reason { Some(*person) } else { None },
            title: Names::new(title(Lang::Zh), title(Lang::En)),
            due_on: Some(today.plus_days(DUE)),
            owner: owner.or(me.get_untracked()),
            done_at: None,
            goal: None,
            days: None,
        };
        doing.act_saying(Change::Add(action.into()), move || words::action_made(lang.get()));
    };
    view! {
        <p class="next">{move || words::next_step(lang.get(), &step)}</p>
        <div class="acts">
            <Button kind=Kind::Primary size=Size::Large on_press=make>{tr!(words::make_action)}</Button>
            {open}
        </div>
    }
    .into_any()
}

/// What each side adds, one under the other from 50 on; the figures stand beside the bars.
#[component]
fn Bars(sides: Vec<Side>) -> impl IntoView {
    let lang = use_lang();
    let steps = steps(&sides);
    let (low, high) = steps
        .iter()
        .fold((0.0_f64, 0.0_f64), |(low, high), (from, to)| (low.min(*from).min(*to), high.max(*from).max(*to)));
    let span = (high - low).max(1.0);
    let x = move |level: f64| 4.0 + 152.0 * (level - low) / span;
    let zero = format!("{:.1}", x(0.0));
    view! {
        <table class="wf">
            <caption class="vh">{tr!(words::contributions)}</caption>
            <tbody>
                {sides
                    .into_iter()
                    .zip(steps)
                    .map(|(side, (from, to))| {
                        let (left, right) = (x(from.min(to)), x(from.max(to)));
                        let class = if to < from { "f-alarm" } else { "f-accent" };
                        let known = side.score.is_some();
                        view! {
                            <tr>
                                <th scope="row">{move || health::dimension_name(lang.get(), side.dimension)}</th>
                                <td>
                                    <svg width="160" height="14" viewBox="0 0 160 14" aria-hidden="true">
                                        <line class="k-line2" x1=zero.clone() x2=zero.clone() y1="-6" y2="20"/>
                                        {known.then(|| view! { <rect class=class x=format!("{left:.1}") y="2" width=format!("{:.1}", (right - left).max(1.0)) height="10"/> })}
                                    </svg>
                                </td>
                                <td class="num">
                                    {if known { locale::signed(side.contribution, 1).into_any() } else { view! { <span class="meta">{tr!(words::no_data)}</span> }.into_any() }}
                                </td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// Where the bar of each side begins and ends: each where the one before ended.
fn steps(sides: &[Side]) -> Vec<(f64, f64)> {
    let mut level = 0.0;
    let step = |side: &Side| {
        let from = level;
        level += side.contribution;
        (from, level)
    };
    sides.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use meridian_domain::health::Dimension;

    use super::*;

    #[test]
    fn each_bar_begins_where_the_one_before_ended() {
        let side = |dimension, contribution| Side { dimension, score: Some(40.0), contribution };
        let sides = [side(Dimension::Relationship, 3.0), side(Dimension::Commercial, -5.0)];
        assert_eq!(steps(&sides), [(0.0, 3.0), (3.0, -2.0)]);
    }
}

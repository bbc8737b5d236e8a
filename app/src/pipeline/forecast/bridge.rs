//! What changed since a Monday: from what the pipeline was worth to what it is worth.

use leptos::prelude::*;
use meridian_domain::{
    locale::{self, Lang},
    pipeline::history::{Bridge, Cause, Shift, Worth, view::PastView},
    time::Moment,
};

use super::{
    address::Address,
    money::{short, signed},
    past::name,
    why::Why,
};
use crate::{
    shell::Route,
    tr,
    ui::{Empty, SelectField, Sparkline, Table},
    words::{common, forecast as words, use_lang},
};

const SINCE: &str = "forecast-since";
/// Deals of a cause that are named.
const NAMED: usize = 6;

/// The section.
#[component]
pub fn Changed(view: StoredValue<PastView>, address: Address) -> impl IntoView {
    let (since, bridge) = view.with_value(|view| (view.since, view.bridge.clone()));
    view! {
        <section class="part changed" aria-labelledby="changed">
            <h2 id="changed">{tr!(words::changed)}</h2>
            <p class="meta">{tr!(words::changed_about)}</p>
            {match since.zip(bridge) {
                Some((since, bridge)) => view! {
                    <Week view since address/>
                    <Steps view since bridge/>
                    <Weeks view/>
                }
                .into_any(),
                None => view! { <Empty title=tr!(words::no_weeks) text=tr!(words::no_weeks_hint)/> }.into_any(),
            }}
        </section>
    }
}

/// The Monday that is compared with now.
#[component]
fn Week(view: StoredValue<PastView>, since: Moment, address: Address) -> impl IntoView {
    let lang = use_lang();
    let zone = view.with_value(|view| view.zone);
    let chosen = RwSignal::new(since.date_at(zone).to_string());
    address.refocus(&[SINCE]);
    let options = Signal::derive(move || {
        let lang = lang.get();
        view.with_value(|view| {
            let mondays = view.weeks.split_last().map(|(_, before)| before).unwrap_or_default();
            let option = |(at, _): &(Moment, Worth)| {
                let day = at.date_at(zone);
                (day.to_string(), locale::date_full(lang, day))
            };
            mondays.iter().rev().map(option).collect::<Vec<_>>()
        })
    });
    Effect::watch(move || chosen.get(), move |day, _, _| address.compare(SINCE, day.parse().ok()), false);
    view! { <div class="since"><SelectField id=SINCE label=tr!(words::since) value=chosen options/></div> }
}

/// A row of the bridge.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    /// Nothing for the two ends.
    cause: Option<Cause>,
    worth: Worth,
    /// Where the running bar begins and ends, hundredths of a minor unit.
    from: i64,
    to: i64,
    deals: Vec<Shift>,
}

/// From the opening over the changes to the closing: each bar begins where the last one ended.
fn steps(bridge: &Bridge) -> Vec<Step> {
    let end = |worth: Worth| Step { cause: None, worth, from: 0, to: worth.weighted, deals: Vec::new() };
    let mut level = bridge.opening.weighted;
    let mut steps = vec![end(bridge.opening)];
    for part in &bridge.parts {
        let from = level;
        level = level.saturating_add(part.worth.weighted);
        let deals = part.deals.clone();
        steps.push(Step { cause: Some(part.cause), worth: part.worth, from, to: level, deals });
    }
    steps.push(end(bridge.closing));
    steps
}

/// Left edge and width of a bar on a scale of 120 px.
fn place(from: i64, to: i64, most: i64) -> (f64, f64) {
    let x = |level: i64| ((level.max(0) as f64 / most.max(1) as f64) * 1200.0).round() / 10.0;
    let (a, b) = (x(from.min(to)), x(from.max(to)));
    (a, (b - a).max(1.0))
}

#[component]
fn Steps(view: StoredValue<PastView>, since: Moment, bridge: Bridge) -> impl IntoView {
    let lang = use_lang();
    let (currency, zone) = view.with_value(|view| (view.reporting, view.zone));
    let (unchanged, redated) = (bridge.parts.is_empty(), bridge.redated.len());
    let steps = steps(&bridge);
    let most = steps.iter().map(|step| step.from.max(step.to)).max().unwrap_or(1);
    let last = steps.len() - 1;
    let day = since.date_at(zone);
    let closing = bridge.closing.weighted_minor();
    let inputs = Signal::derive({
        let steps = steps.clone();
        move || {
            let lang = lang.get();
            let row = |step: &Step| {
                let word = step.cause.map_or_else(
                    || words::opening(lang, &locale::date_full(lang, day)),
                    |cause| words::cause_name(lang, cause).to_owned(),
                );
                let minor = step.worth.weighted_minor();
                (
                    word,
                    if step.cause.is_some() {
                        signed(lang, minor, currency)
                    } else {
                        short(lang, Some(minor), currency)
                    },
                )
            };
            steps[..steps.len() - 1].iter().map(row).collect::<Vec<_>>()
        }
    });
    let shown = Signal::derive(move || short(lang.get(), Some(closing), currency));
    let row = move |(at, step): (usize, Step)| {
        let (x, width) = place(step.from, step.to, most);
        let class = match step.cause {
            None => "f-ink2",
            Some(_) if step.worth.weighted < 0 => "f-alarm",
            Some(_) => "f-accent",
        };
        let word = move || {
            let lang = lang.get();
            match step.cause {
                Some(cause) => words::cause_name(lang, cause).to_owned(),
                None if at == 0 => words::opening(lang, &locale::date_full(lang, day)),
                None => words::now(lang).to_owned(),
            }
        };
        let (weighted, open) = (step.worth.weighted_minor(), step.worth.open);
        let (is_end, count) = (step.cause.is_none(), step.deals.len());
        let told = move |lang: Lang, minor: i64| {
            if is_end { short(lang, Some(minor), currency) } else { signed(lang, minor, currency) }
        };
        let deals = step.deals;
        view! {
            <tr class:total=is_end>
                <th scope="row">{word}</th>
                <td class="num">
                    {if at == last {
                        view! { <Why id="why-bridge" about=tr!(words::now) shown formula=tr!(words::formula_bridge) inputs/> }.into_any()
                    } else {
                        (move || told(lang.get(), weighted)).into_any()
                    }}
                </td>
                <td class="num">{move || told(lang.get(), open)}</td>
                <td>
                    <svg width="120" height="10" viewBox="0 0 120 10" aria-hidden="true">
                        <rect class=class x=x width=width height="10"/>
                    </svg>
                </td>
                <td class="which">
                    {deals
                        .into_iter()
                        .take(NAMED)
                        .map(|shift| view! {
                            <a class="link" href=Route::Deal(shift.deal).path()>
                                {move || view.with_value(|view| name(lang.get(), view, shift.deal.0))}
                            </a>
                            " "
                        })
                        .collect_view()}
                    {(count > NAMED).then(|| view! { <span class="meta">"+" {count - NAMED}</span> })}
                </td>
            </tr>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-labelledby="changed">
            <Table caption=tr!(words::changed) class="bridge">
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::cause)}</th>
                        <th scope="col" class="num">{tr!(words::weighted)}</th>
                        <th scope="col" class="num">{tr!(words::whole)}</th>
                        <th scope="col"><span class="vh">{tr!(words::weighted)}</span></th>
                        <th scope="col">{tr!(words::which)}</th>
                    </tr>
                </thead>
                <tbody>{steps.into_iter().enumerate().map(row).collect_view()}</tbody>
            </Table>
        </div>
        {unchanged.then(|| view! { <p class="meta">{tr!(words::nothing_changed)}</p> })}
        {(redated > 0).then(|| view! { <p class="meta">{move || words::redated(lang.get(), redated)}</p> })}
    }
}

/// What the pipeline was worth at the beginning of each week.
#[component]
fn Weeks(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let (weeks, currency, zone) = view.with_value(|view| (view.weeks.clone(), view.reporting, view.zone));
    let line: Vec<f64> = weeks.iter().map(|(_, worth)| worth.weighted as f64).collect();
    let last = weeks.len().saturating_sub(1);
    view! {
        <details>
            <summary>{tr!(words::weeks)} " " <Sparkline values=line/></summary>
            <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::weeks)>
                <Table caption=tr!(words::weeks)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::week)}</th>
                            <th scope="col" class="num">{tr!(words::weighted)}</th>
                            <th scope="col" class="num">{tr!(words::whole)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {weeks
                            .into_iter()
                            .enumerate()
                            .map(|(at, (moment, worth))| view! {
                                <tr>
                                    <th scope="row">
                                        {move || if at == last {
                                            common::today(lang.get()).to_owned()
                                        } else {
                                            locale::date_full(lang.get(), moment.date_at(zone))
                                        }}
                                    </th>
                                    <td class="num">{move || short(lang.get(), Some(worth.weighted_minor()), currency)}</td>
                                    <td class="num">{move || short(lang.get(), Some(worth.open), currency)}</td>
                                </tr>
                            })
                            .collect_view()}
                    </tbody>
                </Table>
            </div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::history::Part;

    use super::*;

    #[test]
    fn the_steps_lead_from_the_opening_to_the_closing() {
        let worth = |weighted| Worth { open: 0, weighted };
        let part = |cause, weighted| Part { cause, worth: worth(weighted), deals: Vec::new() };
        let bridge = Bridge {
            opening: worth(500),
            parts: vec![part(Cause::New, 300), part(Cause::Lost, -200)],
            closing: worth(600),
            redated: Vec::new(),
        };
        let steps = steps(&bridge);
        let levels: Vec<(i64, i64)> = steps.iter().map(|step| (step.from, step.to)).collect();
        assert_eq!(levels, [(0, 500), (500, 800), (800, 600), (0, 600)]);
        assert_eq!(place(800, 600, 800), (90.0, 30.0));
        assert_eq!(place(0, 0, 0), (0.0, 1.0));
    }
}

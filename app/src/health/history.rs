//! How the score came here: the chart, and the table that says the same.

use leptos::prelude::*;
use meridian_domain::{account::view::AccountView, locale};

use super::{Chart, HealthChart, health_chart, later::later};
use crate::{
    tr,
    ui::Table,
    words::{common, health as words, use_lang, watch},
};

#[component]
pub(super) fn History(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let account = view.with_value(|view| view.account.id);
    let (rows, today) = view.with_value(|view| (view.history.clone(), view.today));
    let alarms = view.with_value(|view| view.alarms.clone());
    // What happened since the row before: told with the first that knew of it, as in the chart.
    let mut before = None;
    let rows: Vec<_> = rows
        .into_iter()
        .map(|one| {
            let since = std::mem::replace(&mut before, Some(one.on));
            let happened: Vec<_> = alarms
                .iter()
                .filter(|alarm| alarm.on <= one.on && since.is_none_or(|since| alarm.on > since))
                .map(|alarm| alarm.kind)
                .collect();
            (one, happened)
        })
        .collect();
    // Options are asked for in the browser, when the chart is there: they are no part of the page.
    let options = later(move || health_chart(account, HealthChart::History, lang.get()));
    let options = Signal::derive(move || options.get().and_then(Result::ok));
    view! {
        <Chart title=tr!(words::chart) options>
            <details open="">
                <summary>{tr!(common::chart_as_table)}</summary>
                <div class="scroll">
                    <Table caption=tr!(words::chart)>
                        <thead>
                            <tr>
                                <th scope="col">{tr!(words::week_of)}</th>
                                <th scope="col" class="num">{tr!(words::score)}</th>
                                <th scope="col" class="num">{tr!(words::coverage)}</th>
                                <th scope="col">{tr!(watch::happened)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows
                                .into_iter()
                                .rev()
                                .map(|(one, happened)| {
                                    view! {
                                        <tr>
                                            <th scope="row">{move || locale::day_near(lang.get(), one.on, today)}</th>
                                            <td class="num">
                                                {one.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value as f64 / 100.0, 1))}
                                            </td>
                                            <td class="num">{format!("{}%", one.coverage)}</td>
                                            <td>
                                                {move || {
                                                    let names: Vec<&str> =
                                                        happened.iter().map(|kind| words::override_name(lang.get(), *kind)).collect();
                                                    names.join(" · ")
                                                }}
                                            </td>
                                        </tr>
                                    }
                                })
                                .collect_view()}
                        </tbody>
                    </Table>
                </div>
            </details>
        </Chart>
    }
}

//! The sides of an account as an outline, now and four weeks ago, and the table that says the same.

use leptos::prelude::*;
use meridian_domain::{account::view::AccountView, health::Dimension, locale};

use super::{Chart, HealthChart, health_chart, later::later};
use crate::{
    tr,
    ui::Table,
    words::{common, health as words, use_lang, watch},
};

/// Days between the two outlines.
const COMPARED: i64 = 28;

#[component]
pub(super) fn Radar(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let account = view.with_value(|view| view.account.id);
    let options = later(move || health_chart(account, HealthChart::Radar, lang.get()));
    let options = Signal::derive(move || options.get().and_then(Result::ok));
    let rows = view.with_value(rows);
    view! {
        <Chart title=tr!(watch::radar_chart) options>
            <details>
                <summary>{tr!(common::chart_as_table)}</summary>
                <Table caption=tr!(watch::radar_chart)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::dimension)}</th>
                            <th scope="col" class="num">{tr!(words::now)}</th>
                            <th scope="col" class="num">{tr!(words::four_weeks_ago)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows
                            .into_iter()
                            .map(|(dimension, now, before)| {
                                let shown = |value: Option<f64>| {
                                    value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 0))
                                };
                                view! {
                                    <tr>
                                        <th scope="row">{move || words::dimension_name(lang.get(), dimension)}</th>
                                        <td class="num">{shown(now)}</td>
                                        <td class="num">{shown(before)}</td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </Table>
            </details>
        </Chart>
    }
}

/// Each side with its score now and four weeks ago.
fn rows(view: &AccountView) -> Vec<(Dimension, Option<f64>, Option<f64>)> {
    let before =
        view.history.iter().rev().find(|one| view.today.days_since(one.on) >= COMPARED && !one.sides.is_empty());
    let row = |(dimension, explained): &(Dimension, meridian_domain::explained::Explained)| {
        (*dimension, explained.value, before.and_then(|before| before.side(*dimension)))
    };
    view.health.dimensions.iter().map(row).collect()
}

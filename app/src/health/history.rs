//! How the score came here: the chart, and the table that says the same.

use leptos::prelude::*;
use meridian_domain::account::view::AccountView;

use super::{Chart, health_chart, later::later};
use crate::{
    account::figures,
    tr,
    ui::Table,
    words::{common, health as words, use_lang},
};

#[component]
pub(super) fn History(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let account = view.with_value(|view| view.account.id);
    let (rows, today) = view.with_value(|view| (view.history.clone(), view.today));
    // Options are asked for in the browser, when the chart is there: they are no part of the page.
    let options = later(move || health_chart(account, lang.get()));
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
                            </tr>
                        </thead>
                        <tbody>
                            {rows
                                .into_iter()
                                .rev()
                                .map(|one| {
                                    view! {
                                        <tr>
                                            <th scope="row">{figures::day(one.on, today)}</th>
                                            <td class="num">
                                                {one.value.map_or_else(|| "–".to_owned(), |value| format!("{:.1}", value as f64 / 100.0))}
                                            </td>
                                            <td class="num">{format!("{}%", one.coverage)}</td>
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

//! Which deals make the result uncertain.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    pipeline::forecast::{
        Report,
        view::{ForecastDeal, ForecastView},
    },
};

use super::{money::short, why::Why};
use crate::{
    shell::Route,
    tr,
    ui::Table,
    words::{forecast as words, sale, use_lang},
};

/// Deals that are listed.
const LISTED: usize = 8;

/// The deals with the largest share of the variance.
#[component]
pub fn Risk(view: StoredValue<ForecastView>, report: Report) -> impl IntoView {
    let lang = use_lang();
    let currency = view.with_value(|view| view.reporting);
    let sd = report.sd;
    let found = |id| view.with_value(|view| view.sorted.deals.iter().find(|deal| deal.id.0 == id).cloned());
    let rows: Vec<(ForecastDeal, f64)> =
        report.variance.iter().take(LISTED).filter_map(|part| Some((found(part.deal)?, part.share))).collect();
    let left: Vec<(ForecastDeal, _)> =
        report.left_out.iter().filter_map(|out| Some((found(out.deal)?, out.lacks))).collect();
    let count = left.len();
    view! {
        <section aria-labelledby="risk">
            <h3 id="risk">{tr!(words::risk)}</h3>
            <p class="meta">{tr!(words::risk_about)}</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="risk">
                <Table caption=tr!(words::risk)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::deal)}</th>
                            <th scope="col" class="num">{tr!(words::whole)}</th>
                            <th scope="col" class="num">{tr!(words::probability)}</th>
                            <th scope="col" class="num">{tr!(words::risk_share)}</th>
                            <th scope="col"><span class="vh">{tr!(words::risk_share)}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows
                            .into_iter()
                            .map(|(deal, share)| {
                                let title = deal.title.clone();
                                let (amount, percent) = (deal.amount, deal.percent);
                                let inputs = Signal::derive(move || {
                                    let lang = lang.get();
                                    vec![
                                        (words::whole(lang).to_owned(), short(lang, amount, currency)),
                                        (words::probability(lang).to_owned(), format!("{percent}%")),
                                        (words::sd(lang).to_owned(), short(lang, Some(sd.round() as i64), currency)),
                                    ]
                                });
                                let shown = Signal::derive(move || locale::percent(share, 0));
                                view! {
                                    <tr>
                                        <th scope="row">
                                            <a class="link" href=Route::Deal(deal.id).path()>{move || title.get(lang.get()).to_owned()}</a>
                                        </th>
                                        <td class="num">{move || short(lang.get(), amount, currency)}</td>
                                        <td class="num">{format!("{percent}%")}</td>
                                        <td class="num">
                                            <Why id=format!("why-risk-{}", deal.id) about=tr!(words::risk_share) shown
                                                formula=tr!(words::formula_share) inputs/>
                                        </td>
                                        <td>
                                            <svg width="96" height="8" viewBox="0 0 96 8" aria-hidden="true">
                                                <rect class="f-line" width="96" height="8"/>
                                                <rect class="f-ink3" width=(96.0 * share.clamp(0.0, 1.0)).round() height="8"/>
                                            </svg>
                                        </td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </Table>
            </div>
            {(count > 0)
                .then(|| view! {
                    <p class="meta">{move || words::left_out(lang.get(), count)}</p>
                    <ul class="left-out">
                        {left
                            .into_iter()
                            .take(LISTED)
                            .map(|(deal, lacks)| view! {
                                <li>
                                    <a class="link" href=Route::Deal(deal.id).path()>{move || deal.title.get(lang.get()).to_owned()}</a>
                                    " · "
                                    {move || words::lack_name(lang.get(), lacks)}
                                    {deal.category.map(|category| view! { " · " {move || sale::category_name(lang.get(), category)} })}
                                </li>
                            })
                            .collect_view()}
                    </ul>
                })}
        </section>
    }
}

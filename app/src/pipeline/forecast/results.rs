//! What was won and lost: by reason, rival, product, product line and owner.

use leptos::prelude::*;
use meridian_domain::{
    locale::{self, Lang},
    pipeline::history::{
        Dimension, Group, Results, reason_of,
        view::{DIMENSIONS, PastView},
    },
};

use super::{
    money::short,
    past::{fact, name},
};
use crate::{
    tr,
    ui::{Empty, Segment, Segmented, Table},
    words::{forecast as words, sale, use_lang},
};

/// The section.
#[component]
pub fn WonAndLost(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let chosen = RwSignal::new(Dimension::Reason);
    let any = view.with_value(|view| view.results.first().is_some_and(|(_, told)| told.all.won.n > 0));
    let segments = DIMENSIONS
        .map(|dimension| Segment::new(dimension, move || words::dimension_name(lang.get(), dimension)))
        .to_vec();
    view! {
        <section class="part" aria-labelledby="results">
            <h2 id="results">{tr!(words::results)}</h2>
            {if any {
                view! {
                    <Segmented label=tr!(words::by) segments chosen on_choose=move |dimension| chosen.set(dimension)/>
                    {move || view! { <Rows view dimension=chosen.get()/> }}
                }
                .into_any()
            } else {
                view! { <Empty title=tr!(words::no_results) text=tr!(words::no_results_hint)/> }.into_any()
            }}
        </section>
    }
}

/// What a row is called.
fn group(lang: Lang, view: &PastView, group: Option<&Group>) -> String {
    match group {
        None => words::nothing_known(lang).to_owned(),
        Some(Group::Reason(key)) => {
            reason_of(key).map_or_else(|| key.clone(), |reason| sale::reason_name(lang, reason).to_owned())
        }
        Some(Group::Competitor(id)) => name(lang, view, *id),
        Some(Group::Fact(known)) => fact(lang, view, known),
    }
}

#[component]
fn Rows(view: StoredValue<PastView>, dimension: Dimension) -> impl IntoView {
    let lang = use_lang();
    let currency = view.with_value(|view| view.reporting);
    let told = view.with_value(|view| view.results.iter().find(|(own, _)| *own == dimension).map(|(_, it)| it.clone()));
    let Some(told) = told else { return ().into_any() };
    let share = |share: Option<f64>| share.map_or_else(|| locale::ABSENT.to_owned(), |share| locale::percent(share, 0));
    let cells = move |results: Results| {
        let interval = results.won.interval().map_or_else(
            || locale::ABSENT.to_owned(),
            |it| format!("{} – {}", locale::percent(it.low, 0), locale::percent(it.high, 0)),
        );
        view! {
            <td class="num">{format!("{}/{}", results.won.count, results.won.n)}</td>
            <td class="num">{share(results.won.share())}</td>
            <td class="num">{interval}</td>
            <td class="num">{move || short(lang.get(), Some(results.won_value), currency)}</td>
            <td class="num">{move || short(lang.get(), Some(results.lost_value), currency)}</td>
            <td class="num">{share(results.value_rate())}</td>
        }
    };
    let without = told.all.without_amount;
    let all = told.all;
    view! {
        <div class="scroll" tabindex="0" role="group" aria-labelledby="results">
            <Table caption=tr!(words::results)>
                <thead>
                    <tr>
                        <th scope="col">{move || words::dimension_name(lang.get(), dimension)}</th>
                        <th scope="col" class="num">{tr!(words::cases)}</th>
                        <th scope="col" class="num">{tr!(words::win_rate)}</th>
                        <th scope="col" class="num">{tr!(words::interval)}</th>
                        <th scope="col" class="num">{tr!(words::won_value)}</th>
                        <th scope="col" class="num">{tr!(words::lost_value)}</th>
                        <th scope="col" class="num">{tr!(words::value_rate)}</th>
                    </tr>
                </thead>
                <tbody>
                    {told
                        .rows
                        .into_iter()
                        .map(|(of, results)| view! {
                            <tr>
                                <th scope="row">{move || view.with_value(|view| group(lang.get(), view, of.as_ref()))}</th>
                                {cells(results)}
                            </tr>
                        })
                        .collect_view()}
                </tbody>
                <tfoot><tr><th scope="row">{tr!(words::total)}</th>{cells(all)}</tr></tfoot>
            </Table>
        </div>
        <p class="meta">
            {tr!(words::formula_win_rate)} " · " {move || words::in_money(lang.get(), currency.code())}
            {(without > 0).then(|| view! { " · " {move || words::without_value(lang.get(), without)} })}
        </p>
    }
    .into_any()
}

//! How likely each open deal is won, as closed deals have taught; where they are too few, that.

use leptos::prelude::*;
use meridian_domain::{
    explained::{Explained, InputKey},
    id::DealId,
    locale,
    pipeline::{forecast::DealProbability, history::view::PastView},
};

use super::past::{name, sign};
use crate::{
    health::Explanation,
    shell::Route,
    tr,
    ui::{Asks, Table},
    words::{forecast as words, use_lang},
};

/// Deals that are listed; the likeliest first.
const LISTED: usize = 50;

/// The section; nothing where there is no open deal.
#[component]
pub fn DealChances(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let deals = view.with_value(|view| view.deals.clone());
    if deals.is_empty() {
        return ().into_any();
    }
    // Without enough closed deals there is none for any of them: one sentence says it for all.
    let short = deals.iter().find_map(|(_, probability)| match probability {
        DealProbability::NotEnoughData { n, needed } => Some((*n, *needed)),
        DealProbability::Estimate { .. } => None,
    });
    let mut known: Vec<(DealId, Explained, u32)> = deals
        .into_iter()
        .filter_map(|(deal, probability)| match probability {
            DealProbability::Estimate { explained, n, .. } => Some((deal, explained, n)),
            DealProbability::NotEnoughData { .. } => None,
        })
        .collect();
    known.sort_by(|a, b| b.1.value.unwrap_or(0.0).total_cmp(&a.1.value.unwrap_or(0.0)));
    known.truncate(LISTED);
    let any = !known.is_empty();
    view! {
        <section class="part" aria-labelledby="deal-chances">
            <h2 id="deal-chances">{tr!(words::deals_learned)}</h2>
            <p class="meta">{tr!(words::deal_about)}</p>
            {short.map(|(n, needed)| view! {
                <p class="caution" data-testid="not-enough">{move || words::not_enough(lang.get(), n, needed)}</p>
            })}
            {any.then(|| view! {
                <div class="scroll" tabindex="0" role="group" aria-labelledby="deal-chances">
                    <Table caption=tr!(words::deals_learned)>
                        <thead>
                            <tr>
                                <th scope="col">{tr!(words::deal)}</th>
                                <th scope="col" class="num">{tr!(words::learned)}</th>
                                <th scope="col" class="num">"n"</th>
                            </tr>
                        </thead>
                        <tbody>
                            {known
                                .into_iter()
                                .map(|(deal, explained, n)| view! { <Row view deal explained n/> })
                                .collect_view()}
                        </tbody>
                    </Table>
                </div>
            })}
        </section>
    }
    .into_any()
}

#[component]
fn Row(view: StoredValue<PastView>, deal: DealId, explained: Explained, n: u32) -> impl IntoView {
    let lang = use_lang();
    let shown = explained.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::percent(value, 1));
    view! {
        <tr>
            <th scope="row">
                <a class="link" href=Route::Deal(deal).path()>{move || view.with_value(|view| name(lang.get(), view, deal.0))}</a>
            </th>
            <td class="num">
                <Asks
                    id=format!("why-deal-{deal}")
                    about=tr!(words::learned)
                    explain=move || {
                        let lang = lang.get();
                        let told = view.with_value(|view| worded(lang, view, explained.clone()));
                        view! { <Explanation explained=told title=tr!(words::learned)/> }
                    }
                >
                    {shown}
                </Asks>
            </td>
            <td class="num">{locale::integer(i64::from(n))}</td>
        </tr>
    }
}

/// The same with its evidence in the reader's words instead of codes.
fn worded(lang: meridian_domain::locale::Lang, view: &PastView, mut explained: Explained) -> Explained {
    let word = |input: &mut InputKey| {
        if let Some(told) = sign(lang, view, input) {
            *input = InputKey::Evidence(told);
        }
    };
    explained.parts.iter_mut().for_each(|part| word(&mut part.input));
    explained.missing.iter_mut().for_each(word);
    explained
}

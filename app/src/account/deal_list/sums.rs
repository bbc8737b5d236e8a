//! What the open deals come to, one figure a currency.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    pipeline::{Deal, Stage, totals},
};

use crate::words::{account, deal as words, use_lang};

#[component]
pub(super) fn Sums(deals: Memo<Vec<(Deal, Stage)>>) -> impl IntoView {
    let lang = use_lang();
    let sums = move || {
        let lang = lang.get();
        deals
            .with(|deals| totals(deals.iter().map(|(deal, stage)| (deal, stage))))
            .into_iter()
            .map(|total| {
                view! {
                    <div class="vital">
                        <span class="k">{words::sum_in(lang, total.sum.currency.code(), total.count)}</span>
                        <div class="v">
                            {locale::money(lang, total.sum)}
                            <span class="d">{account::weighted(lang, &locale::money(lang, total.weighted))}</span>
                        </div>
                    </div>
                }
            })
            .collect_view()
    };
    view! { <div class="vitals">{sums}</div> }
}

//! Each side of the account with the measures it rests on.

use leptos::prelude::*;
use meridian_domain::{
    account::view::AccountView,
    health::{Dimension, Measure},
    id::AccountId,
    locale,
};

use super::explanation::Parts;
use crate::{
    shell::Route,
    tr,
    words::{health as words, use_lang},
};

/// The id of a dimension's section on the page.
pub(super) const fn anchor(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Relationship => "relationship",
        Dimension::Commercial => "commercial",
        Dimension::Execution => "execution",
        Dimension::Value => "value",
        Dimension::Pipeline => "pipeline",
        Dimension::External => "external",
    }
}

/// Where the records behind a dimension are; what is kept nowhere yet has no link.
fn records(account: AccountId, dimension: Dimension) -> Option<Route> {
    match dimension {
        Dimension::Relationship => Some(Route::AccountMap(account)),
        Dimension::Execution => Some(Route::Account(account)),
        Dimension::Pipeline => Some(Route::AccountDeals(account)),
        Dimension::Commercial | Dimension::Value | Dimension::External => None,
    }
}

#[component]
pub(super) fn Dimensions(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let nobody = StoredValue::new(Vec::new());
    let (account, dimensions, stale) =
        view.with_value(|view| (view.account.id, view.health.dimensions.clone(), view.inputs.stale.clone()));
    view! {
        <div class="sides">
            {dimensions
                .into_iter()
                .map(|(dimension, explained)| {
                    let old: Vec<Measure> = explained
                        .parts
                        .iter()
                        .filter_map(|part| match part.input {
                            meridian_domain::explained::InputKey::Measure(measure) => Some(measure),
                            _ => None,
                        })
                        .filter(|measure| stale.contains(measure))
                        .collect();
                    let value = explained.value;
                    let formula = explained.formula;
                    let coverage = locale::percent(explained.coverage, 0);
                    view! {
                        <section class="side explain" id=anchor(dimension) tabindex="-1">
                            <div class="head">
                                <h3>{move || words::dimension_name(lang.get(), dimension)}</h3>
                                <b class="num">{value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 0))}</b>
                                <span class="push meta">{move || words::data_coverage(lang.get(), &coverage)}</span>
                                {records(account, dimension)
                                    .map(|route| {
                                        let name = move || {
                                            format!("{} · {}", words::records(lang.get()), words::dimension_name(lang.get(), dimension))
                                        };
                                        view! {
                                            <a class="link" href=route.path() aria-label=name>{tr!(words::records)}</a>
                                        }
                                    })}
                            </div>
                            <Parts parts=explained.parts formula sources=nobody/>
                            {(!old.is_empty())
                                .then(|| {
                                    view! {
                                        <p class="meta">
                                            {move || {
                                                let names: Vec<_> =
                                                    old.iter().map(|measure| words::measure_name(lang.get(), *measure)).collect();
                                                words::old_list(lang.get(), &names.join(" · "))
                                            }}
                                        </p>
                                    }
                                })}
                        </section>
                    }
                })
                .collect_view()}
        </div>
    }
}

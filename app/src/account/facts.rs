//! The portrait: what is known of the customer, and how much of it.

use leptos::prelude::*;
use meridian_domain::{
    account::{AccountKind, view::AccountView},
    locale::{self, Lang},
    names::Names,
};

use crate::{
    tr,
    ui::{Bullet, EvidenceDot},
    words::{account as words, common, use_lang},
};

type Fact = (fn(Lang) -> &'static str, Option<String>);

#[component]
pub(super) fn Facts(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let facts = move || view.with_value(|view| facts(lang.get(), view));
    let full = move || {
        let facts = facts();
        let known = facts.iter().filter(|(_, value)| value.is_some()).count();
        words::complete(lang.get(), known * 100 / facts.len().max(1))
    };
    let (cover, wallet) =
        view.with_value(|view| (view.inputs.coverage_key, view.inputs.sow.zip(view.inputs.sow_target)));
    view! {
        <div class="head">
            <h2 id="portrait">{tr!(words::portrait)}</h2>
            <span class="count">{full}</span>
        </div>
        <dl class="facts">
            {move || {
                facts()
                    .into_iter()
                    .map(|(word, value)| {
                        let known = value.is_some();
                        view! {
                            <dt>{word(lang.get())}</dt>
                            <dd class:muted=!known>{value.unwrap_or_else(|| common::unknown(lang.get()).to_owned())}</dd>
                        }
                    })
                    .collect_view()
            }}
        </dl>
        {cover
            .map(|cover| {
                let label = move || format!("{} {}", words::key_covered(lang.get()), locale::percent(cover, 0));
                view! {
                    <hr class="rule cut"/>
                    <div class="head">
                        <h3>{tr!(words::key_covered)}</h3>
                        <span class="push num">{locale::percent(cover, 0)}</span>
                    </div>
                    <Bullet label value=Signal::stored(cover * 100.0)/>
                }
            })}
        {wallet
            .map(|(share, target)| {
                view! {
                    <p class="meta wallet">
                        {move || format!("{} / {}", locale::percent(share, 0), locale::percent(target, 0))} " "
                        {tr!(words::wallet_target)} " "
                        <EvidenceDot grade=Signal::stored(meridian_domain::stakeholder::Grade::Assumed)/>
                    </p>
                }
            })}
    }
}

/// The facts that the kind of customer asks for; an empty one is shown as unknown, so that it is missed.
fn facts(lang: Lang, view: &AccountView) -> Vec<Fact> {
    let account = &view.account;
    let name = |names: &Names| Some(names.get(lang).to_owned()).filter(|name| !name.is_empty());
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let money = account.revenue.map(|money| locale::money(lang, money));
    let mut facts: Vec<Fact> = vec![
        (common::owner, view.owner.as_ref().and_then(name)),
        (words::city, name(&account.city)),
        (words::country, text(&account.country)),
    ];
    match account.kind {
        AccountKind::Hospital => {
            facts.push((words::grade, text(&words::grade_name(lang, &account.grade))));
            facts.push((words::beds, account.beds.map(locale::integer)));
        }
        AccountKind::Company => facts.push((words::sector, text(&account.sector))),
    }
    facts.push((words::employees, account.employees.map(locale::integer)));
    facts.push((words::revenue, money));
    facts.push((words::founded, account.founded.map(|year| year.to_string())));
    facts.push((words::wallet_target, account.wallet_target.map(|percent| format!("{percent}%"))));
    facts
}

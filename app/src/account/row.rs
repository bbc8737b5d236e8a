//! One account in the list.

use leptos::prelude::*;
use meridian_domain::{
    account::view::AccountRow,
    health::BandModel,
    locale,
    money::{Currency, Money},
};

use crate::{
    shell::Route,
    ui::{BandMark, Sparkline, Tag, Tone},
    words::{account as words, health, use_lang},
};

/// A line of the table: both names, class, owner, deals, health with its coverage and way.
#[component]
pub(super) fn AccountLine(row: AccountRow, reporting: Currency, first: bool) -> impl IntoView {
    let lang = use_lang();
    let AccountRow { account, owner, people, open_deals, open_sum, health: snapshots, .. } = row;
    let latest = snapshots.last().cloned();
    let value = latest.as_ref().and_then(|latest| latest.value).map(|value| value as f64 / 100.0);
    let coverage = latest.as_ref().map(|latest| latest.coverage);
    let band = value.map(|value| BandModel::default().band(value, None));
    let line: Vec<f64> = snapshots.iter().filter_map(|one| one.value).map(|value| value as f64 / 100.0).collect();
    let names = account.name.clone();
    let other = account.name.clone();
    let nobody = owner.is_none();
    let (grade, city) = (account.grade.clone(), account.city.clone());
    view! {
        <tr>
            <th scope="row">
                <a class="who" href=Route::Account(account.id).path() tabindex=if first { "0" } else { "-1" }>
                    <span class="clip">{move || names.get(lang.get()).to_owned()}</span>
                    <span class="meta clip">
                        {move || {
                            let lang = lang.get();
                            let parts = [
                                other.other(lang).unwrap_or_default().to_owned(),
                                words::grade_name(lang, &grade),
                                city.get(lang).to_owned(),
                            ];
                            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
                        }}
                    </span>
                </a>
            </th>
            <td>
                {account
                    .tier
                    .map(|tier| {
                        let tone = if tier == meridian_domain::account::Tier::Strategic { Tone::Accent } else { Tone::Plain };
                        view! { <Tag tone>{move || words::tier(lang.get(), tier)}</Tag> }
                    })}
            </td>
            <td class:muted=nobody>
                {move || owner.as_ref().map_or_else(
                    || words::no_owner(lang.get()).to_owned(),
                    |owner| owner.get(lang.get()).to_owned(),
                )}
            </td>
            <td class="num wide">{people}</td>
            <td class="num">{open_deals}</td>
            <td class="num">
                {move || if open_deals == 0 { locale::ABSENT.to_owned() } else { locale::money_short(lang.get(), Money::new(open_sum, reporting)) }}
            </td>
            <td>
                <a class="verdict" href=Route::AccountHealth(account.id).path() tabindex="-1">
                    <BandMark band/>
                    {match value {
                        Some(value) => view! { <b class="num">{locale::decimal(value, 0)}</b> }.into_any(),
                        None => view! { <span class="muted">"–"</span> }.into_any(),
                    }}
                    <span class="meta">{move || health::band(lang.get(), band)}</span>
                </a>
            </td>
            <td class="num wide">{coverage.map(|coverage| format!("{coverage}%"))}</td>
            <td class="wide"><Sparkline values=line/></td>
        </tr>
    }
}

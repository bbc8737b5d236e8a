//! The buyers, the largest first, each with what is said of it.

use leptos::prelude::*;
use meridian_domain::{
    classify::{
        Growth,
        view::{IdentifyView, Only, PAGE, Row},
    },
    locale,
    money::{Currency, Money},
    sales::Buyer,
};

use super::{
    address::{Address, href},
    decide::Decide,
};
use crate::{
    live::use_rooms,
    tr,
    ui::{Sparkline, Table},
    words::{identify as words, use_lang},
};

/// Which buyers are listed, and the buyers.
#[component]
pub(super) fn List(view: StoredValue<IdentifyView>, address: Address, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let rooms = use_rooms(Vec::new(), Vec::new());
    let (query, whole, total, reporting, rows) =
        view.with_value(|view| (view.query.clone(), view.whole.clone(), view.total, view.reporting, view.rows.clone()));
    let kinds: [(Option<Only>, usize); 4] = [
        (None, 0),
        (Some(Only::Proposed), whole.proposed),
        (Some(Only::Key), whole.key),
        (Some(Only::Unmatched), whole.unmatched.0),
    ];
    let (first, last) = (query.offset + 1, query.offset + rows.len());
    let to = |offset: usize| {
        let mut query = query.clone();
        query.offset = offset;
        href(&query, None)
    };
    let (before, next) =
        ((query.offset > 0).then(|| to(query.offset.saturating_sub(PAGE))), (last < total).then(|| to(last)));
    let of_kind = query.clone();
    view! {
        <section class="part" aria-labelledby="identify-list">
            <h2 id="identify-list">{tr!(words::list)}</h2>
            <div class="row kinds" role="group" aria-label=tr!(words::list)>
                {kinds
                    .map(|(only, count)| {
                        let mut query = of_kind.clone();
                        query.only = only;
                        query.offset = 0;
                        let here = (of_kind.only == only).then_some("true");
                        view! {
                            <a class="link" href=href(&query, None) aria-current=here>
                                {move || match only {
                                    Some(Only::Proposed) => words::show_proposed(lang.get(), count),
                                    Some(Only::Key) => words::show_key(lang.get(), count),
                                    Some(_) => words::show_unmatched(lang.get(), count),
                                    None => words::show_all(lang.get()).to_owned(),
                                }}
                            </a>
                        }
                    })
                    .collect_view()}
            </div>
            {(whole.key > 50).then(|| view! { <p class="alarm">{tr!(words::too_many)}</p> })}
            <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::list)>
                <Table caption=tr!(words::list) class="list">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{tr!(words::rank)}</th>
                            <th scope="col">{tr!(words::buyer)}</th>
                            <th scope="col" class="num">{move || format!("{} ({})", words::sales(lang.get()), reporting.code())}</th>
                            <th scope="col" class="num">{tr!(words::share)}</th>
                            <th scope="col" class="num">{tr!(words::cumulative)}</th>
                            <th scope="col">{tr!(words::class)}</th>
                            <th scope="col" class="num">{tr!(words::variation)}</th>
                            <th scope="col">{tr!(words::rfm)}</th>
                            <th scope="col" class="num">{tr!(words::growth)}</th>
                            <th scope="col">{tr!(words::test)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(|row| line(row, reporting, address, rooms, again)).collect_view()}</tbody>
                </Table>
            </div>
            <nav class="pager" aria-label=tr!(words::list)>
                <span class="meta" role="status">{move || words::range(lang.get(), first.min(total), last, total)}</span>
                {before.map(|to| view! { <a class="btn" href=to>{tr!(words::before)}</a> })}
                {next.map(|to| view! { <a class="btn" href=to>{tr!(words::next)}</a> })}
            </nav>
        </section>
    }
}

fn line(
    row: Row,
    reporting: Currency,
    address: Address,
    rooms: crate::live::Rooms,
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let query = address.query.get_untracked();
    let lines = href(&query, Some(&row.buyer));
    let (name, amount, is_key, proposed) = (row.name.clone(), row.amount, row.is_key(), row.proposed);
    let is_account = matches!(row.buyer, Buyer::Account(_));
    let steady = row.steadiness.map(words::steady_name).unwrap_or_default();
    let (rfm, segment, growth) = (row.rfm, row.segment, row.growth);
    let months: Vec<f64> = row.months.iter().map(|minor| *minor as f64).collect();
    let score = row.test.as_ref().and_then(|test| test.value);
    view! {
        <tr>
            <td class="num">{row.rank}</td>
            <th scope="row">
                <a class="who" href=lines>
                    <span class="clip">{move || name.get(lang.get()).to_owned()}</span>
                    {(!is_account).then(|| view! { <span class="meta">{tr!(words::stranger)}</span> })}
                    {is_key.then(|| view! { <span class="meta accent">{tr!(words::is_key)}</span> })}
                </a>
            </th>
            <td class="num">{move || locale::money_short(lang.get(), Money::new(amount, reporting))}</td>
            <td class="num">{locale::percent(row.share, 1)}</td>
            <td class="num">{locale::percent(row.cumulative, 1)}</td>
            <td>{words::class_name(row.class)} {steady}</td>
            <td class="num">
                <Sparkline values=months/>
                {row.variation.map_or_else(|| locale::ABSENT.to_owned(), |cv| locale::decimal(cv, 2))}
            </td>
            <td>
                {format!("{}{}{} ", rfm.recency, rfm.frequency, rfm.monetary)}
                <span class="meta">{move || words::segment_name(lang.get(), segment)}</span>
            </td>
            <td class="num">
                {move || match growth {
                    Growth::By(rate) => format!("{}%", locale::signed(100.0 * rate, 0)),
                    Growth::New => words::growth_new(lang.get()).to_owned(),
                    Growth::Unknown => locale::ABSENT.to_owned(),
                }}
            </td>
            <td>
                {is_account
                    .then(|| {
                        view! {
                            <details>
                                <summary>
                                    {score.map_or_else(|| locale::ABSENT.to_owned(), |score| locale::decimal(score, 2))}
                                    " "
                                    {move || if proposed { words::proposed(lang.get()) } else { words::not_proposed(lang.get()) }}
                                </summary>
                                <Decide row=row.clone() rooms again/>
                            </details>
                        }
                    })}
            </td>
        </tr>
    }
}

//! The lines of one buyer.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    money::Money,
    sales::{
        Buyer,
        view::{LinesView, PAGE},
    },
};

use super::{
    address::{Address, href, href_lines},
    months::Months,
    whose::Whose,
};
use crate::{
    shell::Route,
    tr,
    ui::Table,
    words::{identify as words, use_lang},
};

/// The latest lines, and which account the buyer may be.
#[component]
pub(super) fn Lines(view: LinesView, address: Address, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let offset = address.line.get_untracked();
    let back = href(&address.query.get_untracked(), None);
    let buyer = address.buyer.get_untracked();
    let LinesView { name, reporting, lines, total, amount, months, families, proposal, .. } = view;
    let money = move |minor: i64| locale::money(lang.get(), Money::new(minor, reporting));
    let shown = lines.len();
    let account = match &buyer {
        Some(Buyer::Account(account)) => Some(*account),
        _ => None,
    };
    let customer = match &buyer {
        Some(Buyer::Customer(name)) => Some(name.clone()),
        _ => None,
    };
    let (first, last) = (offset + 1, offset + shown);
    let to = move |offset: usize| buyer.as_ref().map(|buyer| href_lines(&address.query.get_untracked(), buyer, offset));
    let (before, next) =
        ((offset > 0).then(|| to(offset.saturating_sub(PAGE))).flatten(), (last < total).then(|| to(last)).flatten());
    let done = Callback::new(move |account| {
        again.run(());
        address.open(Buyer::Account(account));
    });
    view! {
        <p><a class="link" href=back>{tr!(words::back)}</a></p>
        <div class="head">
            <h2>{move || name.get(lang.get()).to_owned()}</h2>
            <span class="meta">{move || format!("{} · {}", words::lines_of(lang.get(), &locale::integer(total as i64)), money(amount))}</span>
            {account.map(|account| view! { <a class="btn" href=Route::Account(account).path()>{tr!(words::open_account)}</a> })}
        </div>
        {customer.map(|customer| view! { <Whose customer proposal done/> })}
        {(!months.is_empty()).then(|| view! { <Months months families reporting/> })}
        <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::lines)>
            <Table caption=tr!(words::lines) class="list">
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::day)}</th>
                        {[
                            meridian_domain::sales::Field::Product,
                            meridian_domain::sales::Field::Family,
                            meridian_domain::sales::Field::Region,
                            meridian_domain::sales::Field::Order,
                        ]
                            .map(|field| view! { <th scope="col">{move || words::field_name(lang.get(), field)}</th> })
                            .collect_view()}
                        <th scope="col" class="num">{move || words::field_name(lang.get(), meridian_domain::sales::Field::Quantity)}</th>
                        <th scope="col" class="num">{move || words::field_name(lang.get(), meridian_domain::sales::Field::Amount)}</th>
                        <th scope="col">{tr!(words::from_file)}</th>
                    </tr>
                </thead>
                <tbody>
                    {lines
                        .into_iter()
                        .map(|line| view! {
                            <tr>
                                <th scope="row">{line.day.to_string()}</th>
                                <td>{line.product}</td>
                                <td>{line.family}</td>
                                <td>{line.region}</td>
                                <td>{line.order}</td>
                                <td class="num">
                                    {if line.quantity == 0 {
                                        locale::ABSENT.to_owned()
                                    } else {
                                        locale::decimal(line.quantity as f64 / 1000.0, if line.quantity % 1000 == 0 { 0 } else { 3 })
                                    }}
                                </td>
                                <td class="num">{move || money(line.amount)}</td>
                                <td class="meta">{move || words::row_of(lang.get(), &line.file, line.row)}</td>
                            </tr>
                        })
                        .collect_view()}
                </tbody>
            </Table>
        </div>
        <nav class="pager" aria-label=tr!(words::lines)>
            <span class="meta" role="status">{move || words::range_lines(lang.get(), first.min(total), last, total)}</span>
            {before.map(|to| view! { <a class="btn" href=to>{tr!(words::before)}</a> })}
            {next.map(|to| view! { <a class="btn" href=to>{tr!(words::next)}</a> })}
        </nav>
    }
}

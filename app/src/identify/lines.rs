//! The lines of one buyer.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    locale,
    money::Money,
    sales::{Buyer, Customer, How, view::LinesView},
};

use super::address::{Address, href};
use crate::{
    doing::use_doing,
    live::use_rooms,
    shell::Route,
    tr,
    ui::{Button, Kind, Table},
    words::{identify as words, use_lang},
};

/// The latest lines, and which account the buyer may be.
#[component]
pub(super) fn Lines(view: LinesView, address: Address, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let rooms = use_rooms(Vec::new(), Vec::new());
    let doing = use_doing(rooms);
    let back = href(&address.query.get_untracked(), None);
    let buyer = address.buyer.get_untracked();
    let LinesView { name, reporting, lines, total, amount, proposal, .. } = view;
    let money = move |minor: i64| locale::money(lang.get(), Money::new(minor, reporting));
    let shown = lines.len();
    let account = match &buyer {
        Some(Buyer::Account(account)) => Some(*account),
        _ => None,
    };
    let same = buyer.zip(proposal).and_then(|(buyer, (proposal, names))| {
        let Buyer::Customer(customer) = buyer else { return None };
        let percent = match proposal.how {
            How::Alike(percent) => percent,
            How::Code | How::Name => 100,
        };
        let confirm = move |_| {
            let customer =
                Customer { id: Customer::id_of(&customer), name: customer.clone(), account: proposal.account };
            doing.act_then(Change::Add(customer.into()), move || again.run(()));
        };
        Some(view! {
            <p class="row">
                {move || words::is_alike(lang.get(), names.get(lang.get()), percent)}
                <Button kind=Kind::Primary on_press=confirm>{tr!(words::is_the_same)}</Button>
            </p>
        })
    });
    view! {
        <p><a class="link" href=back>{tr!(words::back)}</a></p>
        <div class="head">
            <h2>{move || name.get(lang.get()).to_owned()}</h2>
            <span class="meta">{move || format!("{} · {}", words::lines_of(lang.get(), &locale::integer(total as i64)), money(amount))}</span>
            {account.map(|account| view! { <a class="btn" href=Route::Account(account).path()>{tr!(words::open_account)}</a> })}
        </div>
        {same}
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
                                <td class="num">{locale::decimal(line.quantity as f64 / 1000.0, if line.quantity % 1000 == 0 { 0 } else { 3 })}</td>
                                <td class="num">{move || money(line.amount)}</td>
                                <td class="meta">{move || words::row_of(lang.get(), &line.file, line.row)}</td>
                            </tr>
                        })
                        .collect_view()}
                </tbody>
            </Table>
        </div>
        <p class="meta">{move || words::range_lines(lang.get(), shown.min(1), shown, total)}</p>
    }
}

//! The table of a pipeline: the same deals as the board, one row each, sorted by any column, edited in
//! place. Rows that are not seen are not drawn, and not read before they are.

mod cell;
mod edit;
mod field;
mod foot;
mod keyboard;
mod list;
mod row;
mod rows;

use leptos::prelude::*;
use meridian_domain::pipeline::query::SortKey;

use self::{foot::Foot, keyboard::press, list::List, row::Row};
use super::{address::use_address, desk::Desk, filter_panel::learn_choices, lane::Row as Slot, page::Nothing};
use crate::{
    tr,
    ui::{Order, SortHead},
    words::{board, views as words},
};

/// The columns.
pub(super) const COLUMNS: [SortKey; 11] = [
    SortKey::Title,
    SortKey::Account,
    SortKey::Product,
    SortKey::Stage,
    SortKey::Amount,
    SortKey::Probability,
    SortKey::Expected,
    SortKey::Owner,
    SortKey::NextStep,
    SortKey::NextOn,
    SortKey::Age,
];

/// Whether a column holds figures or dates: its head stands on the right.
pub(super) const fn is_figure(key: SortKey) -> bool {
    matches!(key, SortKey::Amount | SortKey::Probability | SortKey::Expected | SortKey::NextOn | SortKey::Age)
}

/// The table.
#[component]
pub fn DealTable(desk: Desk) -> impl IntoView {
    let list = List::open(desk);
    list.follow();
    // Owners to choose from.
    Effect::new(move |_| {
        if desk.may_edit {
            learn_choices(desk);
        }
    });
    let len = list.len();
    let slots = Memo::new(move |_| list.rows());
    let span = COLUMNS.len();
    let above = move || list.range.with(|range| range.start.min(len.get())) as f64 * list.pitch.get();
    let below = move || len.get().saturating_sub(list.range.with(|range| range.end)) as f64 * list.pitch.get();
    view! {
        <div class="deal-table">
            <div class="scroll" node_ref=list.scroller on:scroll=move |_| list.look()>
                <table
                    class="table"
                    role="grid"
                    aria-label=tr!(board::table)
                    aria-describedby="table-keys"
                    aria-rowcount=move || len.get() + 1
                    aria-colcount=span
                    aria-readonly=(!desk.may_edit).then_some("true")
                    on:keydown=move |event| press(list, &event)
                >
                    <Heads desk/>
                    <tbody>
                        <tr class="pad" aria-hidden="true"><td colspan=span><svg width="1" height=above></svg></td></tr>
                        <For
                            each=move || slots.get()
                            key=|slot| *slot
                            children=move |slot| match slot {
                                Slot::Card(id) => view! { <Row list id/> }.into_any(),
                                Slot::Waiting(_) => view! {
                                    <tr class="waiting" aria-hidden="true"><td colspan=span><span class="skel w60"></span></td></tr>
                                }
                                .into_any(),
                            }
                        />
                        <tr class="pad" aria-hidden="true"><td colspan=span><svg width="1" height=below></svg></td></tr>
                    </tbody>
                </table>
                <Nothing desk/>
            </div>
            <Foot desk/>
            <p class="vh" id="table-keys">{tr!(words::table_keys)}</p>
        </div>
    }
}

#[component]
fn Heads(desk: Desk) -> impl IntoView {
    let address = use_address(desk);
    let head = move |key: SortKey| {
        let order = Signal::derive(move || {
            let order = desk.query.with(|query| query.order);
            (order.by == key).then_some(if order.down { Order::Down } else { Order::Up })
        });
        let sort = Callback::new(move |order: Order| {
            address.query(|query| {
                query.order.by = key;
                query.order.down = order == Order::Down;
            });
        });
        view! { <SortHead num=is_figure(key) label=move || words::sort_key(desk.lang.get(), key) order on_sort=sort/> }
    };
    view! {
        <thead>
            <tr aria-rowindex="1">{COLUMNS.map(head).into_iter().collect_view()}</tr>
        </thead>
    }
}

//! A row of the table: one deal.

use leptos::prelude::*;
use meridian_domain::{id::DealId, pipeline::Deal};

use super::{COLUMNS, cell::Cell, list::List};

#[component]
pub(super) fn Row(list: List, id: DealId) -> impl IntoView {
    let deal = list.desk.rooms.record::<Deal>(id);
    let number = Memo::new(move |_| list.slots.with(|slots| slots.find(id)).unwrap_or_default());
    view! {
        <tr data-deal=id.to_string() aria-rowindex=move || number.get() + 2>
            {COLUMNS
                .into_iter()
                .enumerate()
                .map(|(column, key)| view! { <Cell list id deal number column key/> })
                .collect_view()}
        </tr>
    }
}

//! Tables: a caption for screen readers, heads that sort.

use leptos::{prelude::*, text_prop::TextProp};

/// A table in the kit's clothes; the children are `<thead>` and `<tbody>`.
#[component]
pub fn Table(
    #[prop(into)] caption: TextProp,
    #[prop(optional, into)] class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <table class=format!("table {class}")>
            <caption class="vh">{move || caption.get()}</caption>
            {children()}
        </table>
    }
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Least first.
    Up,
    /// Most first.
    Down,
}

/// The head of a column that sorts when pressed.
#[component]
pub fn SortHead(
    #[prop(into)] label: TextProp,
    /// How the table is sorted by this column now, if it is.
    #[prop(into)]
    order: Signal<Option<Order>>,
    /// A column of figures: its head stands on the right.
    #[prop(optional)]
    num: bool,
    #[prop(into)] on_sort: Callback<Order>,
) -> impl IntoView {
    let press = move |_| {
        let next = if order.get_untracked() == Some(Order::Down) { Order::Up } else { Order::Down };
        on_sort.run(next);
    };
    let state = move || {
        order.get().map(|order| match order {
            Order::Up => "ascending",
            Order::Down => "descending",
        })
    };
    let arrow = move || match order.get() {
        Some(Order::Up) => " ↑",
        Some(Order::Down) => " ↓",
        None => "",
    };
    view! {
        <th scope="col" class:num=num aria-sort=state>
            <button type="button" on:click=press>
                {move || label.get()}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

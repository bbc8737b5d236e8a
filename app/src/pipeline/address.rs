//! Changing what the address says; the page follows the address.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use meridian_domain::pipeline::{
    query::{DealFilter, DealQuery},
    view::Show,
};

use super::{
    deal::QUERY,
    desk::Desk,
    filter::{read, shown, write},
};

/// The address of this page.
#[derive(Clone, Copy)]
pub struct Address {
    /// Where the address goes; whether it replaces the one before.
    go: Callback<(DealQuery, Show, bool)>,
    now: Callback<(), (DealQuery, Show)>,
}

/// The address of this page.
pub fn use_address(desk: Desk) -> Address {
    let (navigate, location) = (use_navigate(), use_location());
    let query = location.query;
    let now =
        Callback::new(move |()| query.with_untracked(|query| (read(query, desk.lang.get_untracked()), shown(query))));
    let go = Callback::new(move |(asked, show, replace): (DealQuery, Show, bool)| {
        let mut text = write(&asked, show);
        // The deal that is open beside it stays open.
        if let Some(deal) = location.query.with_untracked(|query| query.get(QUERY)) {
            text = format!("{text}{}{QUERY}={deal}", if text.is_empty() { '?' } else { '&' });
        }
        let address = format!("{}{text}", location.pathname.get_untracked());
        navigate(&address, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
    });
    Address { go, now }
}

impl Address {
    /// Changes the filter.
    pub fn filter(self, change: impl FnOnce(&mut DealFilter)) {
        self.query(|query| change(&mut query.filter));
    }

    /// Changes filter or order.
    pub fn query(self, change: impl FnOnce(&mut DealQuery)) {
        let Some((before, show)) = self.now.try_run(()) else { return };
        let mut query = before.clone();
        change(&mut query);
        if query != before {
            self.go.try_run((query, show, true));
        }
    }

    /// Shows the same deals as something else; one can come back.
    pub fn show(self, show: Show) {
        if let Some((query, before)) = self.now.try_run(())
            && before != show
        {
            self.go.try_run((query, show, false));
        }
    }
}

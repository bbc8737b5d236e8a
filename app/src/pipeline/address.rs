//! Changing what the address says; the page follows the address.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use meridian_domain::{
    id::SavedViewId,
    pipeline::{
        query::{DealFilter, DealQuery},
        view::Show,
    },
};

use super::{
    deal::QUERY,
    desk::Desk,
    filter::{read, shown, write},
    saved,
};

/// The address of this page.
#[derive(Clone, Copy)]
pub struct Address {
    /// Where the address goes; whether it replaces the one before; the saved view it came from.
    go: Callback<(DealQuery, Show, bool, Option<SavedViewId>)>,
    now: Callback<(), (DealQuery, Show, Option<SavedViewId>)>,
}

/// The address of this page.
pub fn use_address(desk: Desk) -> Address {
    let (navigate, location) = (use_navigate(), use_location());
    let query = location.query;
    let now = Callback::new(move |()| {
        query.with_untracked(|query| (read(query, desk.lang.get_untracked()), shown(query), saved::named(query)))
    });
    let go = Callback::new(move |(asked, show, replace, from): (DealQuery, Show, bool, Option<SavedViewId>)| {
        let mut text = saved::marked(write(&asked, show), from);
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
        let Some((before, show, from)) = self.now.try_run(()) else { return };
        let mut query = before.clone();
        change(&mut query);
        if query != before {
            // Who has cleared everything has left the view.
            let from = from.filter(|_| !query.text().is_empty());
            self.go.try_run((query, show, true, from));
        }
    }

    /// Shows the same deals as something else; one can come back.
    pub fn show(self, show: Show) {
        if let Some((query, before, from)) = self.now.try_run(())
            && before != show
        {
            self.go.try_run((query, show, false, from));
        }
    }

    /// Asks what a saved view asks; one can come back.
    pub fn apply(self, view: SavedViewId, query: DealQuery) {
        if let Some((_, show, _)) = self.now.try_run(()) {
            self.go.try_run((query, show, false, Some(view)));
        }
    }

    /// The present query comes from this view, or from none.
    pub fn mark(self, view: Option<SavedViewId>) {
        if let Some((query, show, from)) = self.now.try_run(())
            && from != view
        {
            self.go.try_run((query, show, true, view));
        }
    }
}

//! What the address says of the forecast: a link shows the same choice.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use meridian_domain::{
    id::PipelineId,
    pipeline::forecast::view::{ForecastQuery, Span},
    time::Date,
};

use crate::shell::Route;

/// What is chosen; what cannot be read is left out.
pub fn read(query: &ParamsMap) -> (ForecastQuery, Option<Date>) {
    let span = if query.get("span").as_deref() == Some("year") { Span::Year } else { Span::Quarter };
    let asked = ForecastQuery {
        pipeline: query.get("pipeline").and_then(|id| id.parse().ok()),
        owner: query.get("owner").and_then(|id| id.parse().ok()),
        span,
        month: query.get("month").and_then(|month| month.parse().ok()),
        learned: query.get("by").as_deref() == Some("learned"),
    };
    (asked, query.get("since").and_then(|day| day.parse().ok()))
}

/// The address of a choice.
pub fn write(query: &ForecastQuery, since: Option<Date>) -> String {
    let mut map = ParamsMap::new();
    let pairs = [
        ("pipeline", query.pipeline.map(|id| id.to_string())),
        ("owner", query.owner.map(|id| id.to_string())),
        ("span", (query.span == Span::Year).then(|| "year".to_owned())),
        ("month", query.month.map(|month| month.to_string())),
        ("by", query.learned.then(|| "learned".to_owned())),
        ("since", since.map(|day| day.to_string())),
    ];
    for (name, text) in pairs {
        if let Some(text) = text {
            map.insert(name, text);
        }
    }
    format!("{}{}", Route::Forecast.path(), map.to_query_string())
}

/// The forecast of one pipeline.
#[must_use]
pub fn href(pipeline: PipelineId) -> String {
    write(&ForecastQuery { pipeline: Some(pipeline), ..ForecastQuery::default() }, None)
}

/// Where one can go from here.
#[derive(Clone, Copy)]
pub struct Address {
    pub query: Memo<ForecastQuery>,
    pub since: Memo<Option<Date>>,
    go: Callback<(ForecastQuery, Option<Date>)>,
    /// The control that was used last: it has the focus again when the page has followed.
    used: StoredValue<Option<&'static str>>,
}

/// The address of this page.
pub fn use_address() -> Address {
    let (map, navigate) = (use_query_map(), use_navigate());
    let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
    Address {
        query: Memo::new(move |_| map.with(|map| read(map).0)),
        since: Memo::new(move |_| map.with(|map| read(map).1)),
        go: Callback::new(move |(query, since): (ForecastQuery, Option<Date>)| {
            navigate(&write(&query, since), options.clone());
        }),
        used: StoredValue::new(None),
    }
}

impl Address {
    /// Another choice, by the control `by`.
    pub fn choose(self, by: &'static str, change: impl FnOnce(&mut ForecastQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        if query != self.query.get_untracked() {
            self.used.set_value(Some(by));
            self.go.run((query, self.since.get_untracked()));
        }
    }

    /// Another week to compare with.
    pub fn compare(self, by: &'static str, since: Option<Date>) {
        if since != self.since.get_untracked() {
            self.used.set_value(Some(by));
            self.go.run((self.query.get_untracked(), since));
        }
    }

    /// Gives one of these controls the focus back, if it was used last. Called when they are drawn anew.
    pub fn refocus(self, ids: &'static [&'static str]) {
        Effect::new(move |_| {
            let Some(id) = self.used.try_get_value().flatten().filter(|id| ids.contains(id)) else { return };
            self.used.set_value(None);
            request_animation_frame(move || {
                use wasm_bindgen::JsCast as _;
                // A group of buttons has the focus on the one that is pressed, or on its first.
                let inside = format!("#{id} [aria-pressed=true], #{id} > button, select#{id}");
                let element = document().query_selector(&inside).ok().flatten();
                if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                    drop(element.focus());
                }
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn told(address: &str) -> ParamsMap {
        let mut map = ParamsMap::new();
        for pair in address.split_once('?').map(|(_, query)| query).unwrap_or_default().split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                map.insert(name.to_owned(), value.to_owned());
            }
        }
        map
    }

    #[test]
    fn a_choice_survives_the_address() {
        let query = ForecastQuery {
            pipeline: Some(Uuid::from_u128(7).into()),
            owner: Some(Uuid::from_u128(8).into()),
            span: Span::Year,
            month: "2026-11".parse().ok(),
            learned: true,
        };
        let since = "2026-11-02".parse().ok();
        assert_eq!(read(&told(&write(&query, since))), (query, since));
        assert_eq!(write(&ForecastQuery::default(), None), "/forecast");
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let (query, since) = read(&told("/forecast?pipeline=nothing&span=week&month=2026-13&since=soon"));
        assert_eq!((query, since), (ForecastQuery::default(), None));
    }
}

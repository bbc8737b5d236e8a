//! What the address says of a pipeline: which deals, in which order, shown as what. A link shows the
//! same deals in the same way.

use leptos_router::params::ParamsMap;
use meridian_domain::{
    locale::Lang,
    pipeline::{
        query::{DealQuery, Grouping, queried},
        view::Show,
    },
};

/// The query an address asks for; what cannot be read is left out.
pub fn read(query: &ParamsMap, lang: Lang) -> DealQuery {
    queried(lang, |name| query.get(name)).query
}

/// What the address shows the deals as.
pub fn shown(query: &ParamsMap) -> Show {
    match query.get("view").as_deref() {
        Some("table") => Show::Table,
        Some("calendar") => Show::Calendar(query.get("month").and_then(|month| month.parse().ok())),
        _ => Show::Board(query.get("lanes").and_then(|key| Grouping::read(&key)).unwrap_or_default()),
    }
}

/// The same, but for the month, which changes without another page.
pub fn shape(show: Show) -> Show {
    if let Show::Calendar(_) = show { Show::Calendar(None) } else { show }
}

/// The query part of an address, with its question mark; empty for the plain board of all deals.
pub fn write(query: &DealQuery, show: Show) -> String {
    let mut map = ParamsMap::new();
    match show {
        Show::Board(Grouping::None) => {}
        Show::Board(grouping) => map.insert("lanes", grouping.key().to_owned()),
        Show::Table => map.insert("view", "table".to_owned()),
        Show::Calendar(month) => {
            map.insert("view", "calendar".to_owned());
            if let Some(month) = month {
                map.insert("month", month.to_string());
            }
        }
    }
    for (name, text) in query.pairs() {
        map.insert(name, text);
    }
    map.to_query_string()
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::query::{DealFilter, DealOrder, SortKey};
    use uuid::Uuid;

    use super::*;

    fn told(query: &DealQuery, show: Show) -> ParamsMap {
        let mut map = ParamsMap::new();
        let text = write(query, show);
        for pair in text.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').expect("a pair");
            map.insert(name.to_owned(), value.to_owned());
        }
        map
    }

    #[test]
    fn every_view_survives_the_address() {
        let filter = DealFilter { owners: [Uuid::from_u128(3).into()].into(), ..DealFilter::default() };
        let order = DealOrder { by: SortKey::Amount, down: true, lang: Lang::En };
        let query = DealQuery { filter, order };
        let shows = [
            Show::Board(Grouping::None),
            Show::Board(Grouping::Family),
            Show::Table,
            Show::Calendar(None),
            Show::Calendar("2026-12".parse().ok()),
        ];
        for show in shows {
            let map = told(&query, show);
            assert_eq!((read(&map, Lang::En), shown(&map)), (query.clone(), show));
        }
    }

    #[test]
    fn the_plain_board_of_all_deals_is_no_query() {
        assert_eq!(write(&DealQuery::default(), Show::default()), "");
        assert!(read(&ParamsMap::new(), Lang::Zh).filter.shows_all());
    }

    #[test]
    fn nonsense_in_the_address_is_left_out() {
        let mut query = ParamsMap::new();
        query.insert("owner", "nobody".to_owned());
        query.insert("lanes", "moon".to_owned());
        query.insert("month", "2026-13".to_owned());
        assert!(read(&query, Lang::Zh).filter.shows_all());
        assert_eq!(shown(&query), Show::default());
    }
}

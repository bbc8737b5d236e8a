//! Which saved view a query comes from, and whether it still says what was saved. Pure.

use leptos_router::params::ParamsMap;
use meridian_domain::{
    id::{SavedViewId, UserId},
    locale::Lang,
    pipeline::{
        SavedView,
        query::{DealQuery, read},
    },
};

/// The name in the address under which the view stands.
const NAME: &str = "saved";

/// The saved view an address names.
pub fn named(query: &ParamsMap) -> Option<SavedViewId> {
    query.get(NAME)?.parse().ok()
}

/// The query part of an address that also names the saved view it came from.
pub fn marked(text: String, view: Option<SavedViewId>) -> String {
    match view {
        None => text,
        Some(view) => format!("{text}{}{NAME}={view}", if text.is_empty() { '?' } else { '&' }),
    }
}

/// What a saved view is to the query that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something else is shown.
    Off,
    /// What it says is shown.
    Applied,
    /// It was applied, and the query was changed since.
    Changed,
}

/// What a view asks for.
pub fn query_of(view: &SavedView, lang: Lang) -> DealQuery {
    read(lang, &view.query).query
}

/// What `view` is to the query `now` of an address that names the view `from`.
pub fn standing(view: &SavedView, from: Option<SavedViewId>, now: &DealQuery) -> Standing {
    let (saved, now) = (query_of(view, now.order.lang).text(), now.text());
    match from {
        Some(id) if id == view.id => {
            if saved == now {
                Standing::Applied
            } else {
                Standing::Changed
            }
        }
        // A link without a name: what says the same is the same, but everything is no view.
        None if saved == now && !now.is_empty() => Standing::Applied,
        _ => Standing::Off,
    }
}

/// The views in the order of their names, one's own first.
pub fn in_order<'a>(all: impl Iterator<Item = &'a SavedView>, me: Option<UserId>) -> Vec<SavedView> {
    let mut all: Vec<SavedView> = all.cloned().collect();
    all.sort_by_key(|view| (Some(view.by) != me, view.name.to_lowercase(), view.id));
    all
}

/// Whether somebody has another view of this name already.
pub fn is_taken(all: &[SavedView], me: Option<UserId>, name: &str, but: Option<SavedViewId>) -> bool {
    let name = name.trim().to_lowercase();
    all.iter().any(|view| Some(view.by) == me && Some(view.id) != but && view.name.trim().to_lowercase() == name)
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::query::{DealFilter, DealOrder, SortKey};
    use uuid::Uuid;

    use super::*;

    fn view(number: u128, by: u128, name: &str, query: &str) -> SavedView {
        let (id, pipeline) = (Uuid::from_u128(number).into(), Uuid::nil().into());
        let by = Uuid::from_u128(by).into();
        SavedView { id, pipeline, by, name: name.to_owned(), query: query.to_owned(), shared: false }
    }

    fn late() -> DealQuery {
        let filter = DealFilter { over_p80: true, ..DealFilter::default() };
        DealQuery { filter, order: DealOrder { by: SortKey::Amount, down: true, lang: Lang::En } }
    }

    #[test]
    fn a_view_is_applied_until_the_filter_is_changed() {
        let own = view(1, 7, "Late", "over_p80=1&sort=-amount");
        assert_eq!(query_of(&own, Lang::En), late());
        assert_eq!(standing(&own, Some(own.id), &late()), Standing::Applied);
        assert_eq!(standing(&own, None, &late()), Standing::Applied, "the same without its name");
        let mut more = late();
        more.filter.no_next_step = true;
        assert_eq!(standing(&own, Some(own.id), &more), Standing::Changed);
        assert_eq!(standing(&own, None, &more), Standing::Off);
        assert_eq!(standing(&view(2, 7, "Same", "over_p80=1&sort=-amount"), Some(own.id), &late()), Standing::Off);
    }

    #[test]
    fn everything_is_no_view() {
        assert_eq!(standing(&view(1, 7, "All", ""), None, &DealQuery::default()), Standing::Off);
    }

    #[test]
    fn the_language_changes_no_view() {
        let own = view(1, 7, "Late", "over_p80=1&sort=-amount");
        let mut chinese = late();
        chinese.order.lang = Lang::Zh;
        assert_eq!(standing(&own, Some(own.id), &chinese), Standing::Applied);
    }

    #[test]
    fn the_address_names_the_view() {
        let id = SavedViewId::from(Uuid::from_u128(5));
        let text = marked(String::new(), Some(id));
        assert_eq!(text, format!("?saved={id}"));
        assert_eq!(marked("?q=a".to_owned(), Some(id)), format!("?q=a&saved={id}"));
        assert_eq!(marked("?q=a".to_owned(), None), "?q=a");
        let mut map = ParamsMap::new();
        map.insert(NAME, id.to_string());
        assert_eq!(named(&map), Some(id));
        map.replace(NAME, "nonsense".to_owned());
        assert_eq!(named(&map), None);
    }

    #[test]
    fn ones_own_come_first_and_a_name_is_used_once() {
        let me = Some(UserId::from(Uuid::from_u128(7)));
        let all = [view(1, 8, "a", ""), view(2, 7, "z", ""), view(3, 7, "B", "")];
        let order: Vec<u128> = in_order(all.iter(), me).iter().map(|view| view.id.0.as_u128()).collect();
        assert_eq!(order, [3, 2, 1]);
        assert!(is_taken(&all, me, " b ", None));
        assert!(!is_taken(&all, me, "B", Some(all[2].id)), "it may keep its own");
        assert!(!is_taken(&all, me, "a", None), "somebody else's");
    }
}

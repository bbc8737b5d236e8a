//! The filter of the board, kept in the address so that a link shows the same deals.

use leptos_router::params::ParamsMap;
use meridian_domain::{pipeline::Deal, pipeline::view::DealFilter};

/// The filter an address asks for; what cannot be read is left out.
pub fn read(query: &ParamsMap) -> DealFilter {
    let id = |name: &str| query.get(name).and_then(|text| text.parse::<uuid::Uuid>().ok());
    DealFilter {
        account: id("account").map(Into::into),
        owner: id("owner").map(Into::into),
        product: id("product").map(Into::into),
        without_account: query.get("unnamed").is_some(),
        text: query.get("q").unwrap_or_default().trim().chars().take(100).collect(),
    }
}

/// The query of a filter, with its question mark; empty when everything is shown.
pub fn write(filter: &DealFilter) -> String {
    let mut query = ParamsMap::new();
    if !filter.text.is_empty() {
        query.insert("q", filter.text.clone());
    }
    let ids = [
        ("account", filter.account.map(|id| id.0)),
        ("owner", filter.owner.map(|id| id.0)),
        ("product", filter.product.map(|id| id.0)),
    ];
    for (name, id) in ids {
        if let Some(id) = id {
            query.insert(name, id.to_string());
        }
    }
    if filter.without_account {
        query.insert("unnamed", "1".to_owned());
    }
    query.to_query_string()
}

/// Whether nothing is left out.
pub fn shows_all(filter: &DealFilter) -> bool {
    *filter == DealFilter::default()
}

/// Whether a deal that has come or changed belongs to the filter. `names` are those of the deal and
/// its account; the server decides the same on the next reading.
pub fn admits(filter: &DealFilter, deal: &Deal, names: &[&str]) -> bool {
    let text = filter.text.to_lowercase();
    filter.account.is_none_or(|account| deal.account == Some(account))
        && filter.owner.is_none_or(|owner| deal.owner == Some(owner))
        && filter.product.is_none_or(|product| deal.product == Some(product))
        && (!filter.without_account || deal.account.is_none())
        && (text.is_empty() || names.iter().any(|name| name.to_lowercase().contains(&text)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_filter_survives_the_address() {
        let filter = DealFilter {
            account: None,
            owner: Some(Uuid::from_u128(3).into()),
            product: None,
            without_account: true,
            text: "手术 & theatre".to_owned(),
        };
        let query = write(&filter);
        assert!(query.starts_with('?'));
        assert!(query.contains("unnamed=1"));
    }

    #[test]
    fn no_filter_is_no_query() {
        assert!(shows_all(&read(&ParamsMap::new())));
        assert_eq!(write(&DealFilter::default()), "");
    }

    #[test]
    fn nonsense_in_the_address_is_left_out() {
        let mut query = ParamsMap::new();
        query.insert("owner", "nobody".to_owned());
        assert!(shows_all(&read(&query)));
    }
}

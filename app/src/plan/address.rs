//! Which sheet the address shows: `?sheet=swot`.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use meridian_domain::{id::AccountId, locale::Lang};

use crate::{shell::Route, tr, words::plan as words};

/// A sheet of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    #[default]
    Goals,
    Pest,
    Swot,
    Tows,
    Value,
    Visits,
}

impl Sheet {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 6] = [Self::Goals, Self::Pest, Self::Swot, Self::Tows, Self::Value, Self::Visits];

    /// The name in the address.
    const fn key(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Pest => "pest",
            Self::Swot => "swot",
            Self::Tows => "tows",
            Self::Value => "value",
            Self::Visits => "visits",
        }
    }

    fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.key() == text)
    }

    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Goals => words::goals(lang),
            Self::Pest => words::pest(lang),
            Self::Swot => words::swot(lang),
            Self::Tows => words::tows(lang),
            Self::Value => words::value(lang),
            Self::Visits => words::visits(lang),
        }
    }

    /// Where it is.
    pub fn href(self, account: AccountId) -> String {
        let path = Route::AccountPlan(account).path();
        if self == Self::default() { path } else { format!("{path}?sheet={}", self.key()) }
    }
}

/// The sheet of the address.
pub fn use_sheet() -> Memo<Sheet> {
    let map = use_query_map();
    Memo::new(move |_| map.with(|map| map.get("sheet").and_then(|text| Sheet::read(&text))).unwrap_or_default())
}

/// The way from sheet to sheet.
#[component]
pub fn SheetTabs(account: AccountId, shown: Memo<Sheet>) -> impl IntoView {
    let lang = crate::words::use_lang();
    view! {
        <nav class="tabs" aria-label=tr!(words::sheets)>
            {Sheet::ALL
                .into_iter()
                .map(|sheet| {
                    let here = move || (shown.get() == sheet).then_some("page");
                    view! { <a href=sheet.href(account) aria-current=here>{move || sheet.word(lang.get())}</a> }
                })
                .collect_view()}
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sheet_has_an_address_of_its_own() {
        let account = AccountId(uuid::Uuid::nil());
        for sheet in Sheet::ALL {
            assert_eq!(Sheet::read(sheet.key()), Some(sheet));
        }
        assert_eq!(Sheet::Goals.href(account), Route::AccountPlan(account).path());
        assert!(Sheet::Swot.href(account).ends_with("/plan?sheet=swot"));
        assert_eq!(Sheet::read("bcg"), None);
    }
}

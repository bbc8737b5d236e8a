//! The form about a map: its names, what is bought, for which deal.

use leptos::prelude::*;
use meridian_domain::{
    id::DealId,
    names::Names,
    stakeholder::{Map, Procurement},
};

use super::super::stage::Stage;
use crate::{
    tr,
    ui::{SelectField, TextField},
    words::{common, errors, insight, people as words, use_lang},
};

/// The deals of the account, to choose from.
pub type Deals = StoredValue<Vec<(DealId, Names)>>;

/// What a form says about a map.
#[derive(Clone, Copy)]
pub struct Form {
    pub zh: RwSignal<String>,
    pub en: RwSignal<String>,
    pub bought: RwSignal<String>,
    pub deal: RwSignal<String>,
}

impl Form {
    pub fn empty() -> Self {
        let [zh, en, bought, deal] = std::array::from_fn(|_| RwSignal::new(String::new()));
        Self { zh, en, bought, deal }
    }

    pub fn fill(self, map: Option<&Map>) {
        let bought = map.and_then(|map| map.procurement);
        let at = bought.and_then(|bought| Procurement::ALL.iter().position(|other| *other == bought));
        self.zh.set(map.map(|map| map.name.zh.clone()).unwrap_or_default());
        self.en.set(map.map(|map| map.name.en.clone()).unwrap_or_default());
        self.bought.set(at.map(|at| at.to_string()).unwrap_or_default());
        self.deal.set(map.and_then(|map| map.deal).map(|deal| deal.to_string()).unwrap_or_default());
    }

    pub fn name(self) -> Names {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        Names::new(text(self.zh), text(self.en))
    }

    pub fn procurement(self) -> Option<Procurement> {
        self.bought.get_untracked().parse::<usize>().ok().and_then(|at| Procurement::ALL.get(at)).copied()
    }

    pub fn deal(self) -> Option<DealId> {
        self.deal.get_untracked().parse().ok()
    }
}

/// Names, purchase and deal of a map.
#[component]
pub fn Fields(form: Form, deals: Deals, fault: RwSignal<Option<String>>, prefix: &'static str) -> impl IntoView {
    let lang = use_lang();
    let routes = Signal::derive(move || {
        let lang = lang.get();
        let none = (String::new(), insight::bought_unknown(lang).to_owned());
        let named = Procurement::ALL.iter().enumerate();
        let named = named.map(|(at, bought)| (at.to_string(), insight::procurement_name(lang, *bought).to_owned()));
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
    let options = Signal::derive(move || {
        let lang = lang.get();
        let none = (String::new(), words::no_deal(lang).to_owned());
        let named = deals.with_value(|deals| {
            deals.iter().map(|(id, title)| (id.to_string(), title.get(lang).to_owned())).collect::<Vec<_>>()
        });
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
    view! {
        <div class="form">
            <TextField id=format!("{prefix}-zh") label=tr!(common::name_zh) value=form.zh error=fault/>
            <TextField id=format!("{prefix}-en") label=tr!(common::name_en) value=form.en/>
            <SelectField id=format!("{prefix}-bought") label=tr!(insight::bought) value=form.bought options=routes/>
            <SelectField id=format!("{prefix}-deal") label=tr!(words::for_deal) value=form.deal options/>
        </div>
    }
}

/// Says that a name is missing; `true` when it is.
pub fn unnamed(form: Form, fault: RwSignal<Option<String>>, stage: Stage) -> bool {
    let missing = form.name().is_empty();
    fault.set(missing.then(|| errors::field_required(stage.language()).to_owned()));
    missing
}

//! The form of a deal: what one may change, saved together.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    money::Currency,
    pipeline::{ForecastCategory, Stage},
    record::Patch,
    workspace::Product,
};

use super::{
    dossier::Dossier,
    draft::{Draft, Field, category_value},
};
use crate::{
    tr,
    ui::{Button, Kind, SelectField, Size, TextField},
    words::{board, common, deal as words, dossier as more, sale},
};

/// Currencies the form offers, beside the one the deal has.
pub const CURRENCIES: [&str; 6] = ["CNY", "USD", "EUR", "HKD", "JPY", "GBP"];

/// The fields of a deal as signals.
#[derive(Clone, Copy)]
struct Fields([RwSignal<String>; Field::ALL.len()]);

impl Fields {
    fn of(draft: Draft) -> Self {
        Self(draft.0.map(RwSignal::new))
    }

    fn get(self, field: Field) -> RwSignal<String> {
        self.0[field as usize]
    }

    fn read(self) -> Draft {
        Draft(self.0.map(|text| text.get()))
    }

    fn write(self, draft: Draft) {
        for (signal, text) in self.0.into_iter().zip(draft.0) {
            if signal.with_untracked(|old| *old != text) {
                signal.set(text);
            }
        }
    }
}

/// The form. It follows what others change, but never over what is being typed here.
#[component]
pub fn DealForm(dossier: Dossier, reporting: Currency) -> impl IntoView {
    let Dossier { id, rooms, doing, lang, deal, .. } = dossier;
    let shown = move || deal.get().map(|deal| Draft::of(&deal, reporting));
    let fields = Fields::of(untrack(shown).unwrap_or_default());
    Effect::new(move |before: Option<Draft>| {
        let after = shown().unwrap_or_default();
        if let Some(before) = before.filter(|before| *before != after) {
            let mut mine = untrack(move || fields.read());
            mine.follow(&before, &after);
            fields.write(mine);
        }
        after
    });
    let patch = Memo::new(move |_| deal.get().map(|deal| fields.read().patch(&deal)));
    let dirty = Signal::derive(move || patch.with(|patch| !matches!(patch, Some(Ok(patch)) if patch.is_empty())));
    let tried = RwSignal::new(false);
    let fault = move |field: Field, word: fn(meridian_domain::locale::Lang) -> &'static str| {
        Signal::derive(move || {
            let wrong = patch.with(|patch| matches!(patch, Some(Err(at)) if *at == field));
            (tried.get() && wrong).then(|| word(lang.get()).to_owned())
        })
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let Some(Ok(set)) = patch.get_untracked()
            && !set.is_empty()
        {
            doing.act(Change::Edit(Patch::Deal { id, set }));
            tried.set(false);
        }
    };
    let reset = move |_| {
        tried.set(false);
        fields.write(untrack(shown).unwrap_or_default());
    };
    let hint = move || {
        let stage = deal.with(|deal| deal.as_ref().map(|deal| deal.stage))?;
        rooms.with(|world| world.the::<Stage>(stage).map(|stage| stage.probability))
    };
    let categories = Signal::derive(move || {
        let lang = lang.get();
        let none = (String::new(), more::by_stage(lang).to_owned());
        let named = |one: &ForecastCategory| (category_value(*one), sale::category_name(lang, *one).to_owned());
        std::iter::once(none).chain(ForecastCategory::ALL.iter().map(named)).collect::<Vec<_>>()
    });
    let products = Signal::derive(move || {
        let lang = lang.get();
        let none = (String::new(), more::not_known(lang).to_owned());
        let named = |all: &Vec<Product>| {
            all.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_owned())).collect::<Vec<_>>()
        };
        std::iter::once(none).chain(dossier.products.with_value(named)).collect::<Vec<_>>()
    });
    let currencies = Signal::derive(move || currencies(&fields.get(Field::Currency).get()));
    view! {
        <form class="form deal-form" on:submit=save aria-label=tr!(words::facts)>
            <div class="two">
                <TextField id="deal-title-zh" label=tr!(common::name_zh) value=fields.get(Field::TitleZh) error=fault(Field::TitleZh, words::wrong_title) autocomplete="off"/>
                <TextField id="deal-title-en" label=tr!(common::name_en) value=fields.get(Field::TitleEn) autocomplete="off"/>
            </div>
            <div class="two">
                <TextField id="deal-amount" label=tr!(common::amount) value=fields.get(Field::Amount) error=fault(Field::Amount, words::wrong_amount) inputmode="decimal" autocomplete="off"/>
                <SelectField id="deal-currency" label=tr!(common::currency) value=fields.get(Field::Currency) options=currencies/>
            </div>
            <div class="two">
                <TextField id="deal-low" label=tr!(more::low) value=fields.get(Field::Low) error=fault(Field::Low, more::wrong_low) inputmode="decimal" autocomplete="off"/>
                <TextField id="deal-high" label=tr!(more::high) value=fields.get(Field::High) error=fault(Field::High, more::wrong_high) inputmode="decimal" autocomplete="off"/>
            </div>
            <div class="two">
                <TextField
                    id="deal-win"
                    label=tr!(words::win)
                    value=fields.get(Field::Win)
                    error=fault(Field::Win, words::wrong_win)
                    inputmode="numeric"
                    autocomplete="off"
                    placeholder=move || hint().map(|percent| words::of_stage(lang.get(), percent)).unwrap_or_default()
                />
                <SelectField id="deal-category" label=tr!(more::category) value=fields.get(Field::Category) options=categories/>
            </div>
            <div class="two">
                <TextField id="deal-expected" label=tr!(board::close_date) value=fields.get(Field::Expected) error=fault(Field::Expected, words::wrong_date) kind="date"/>
                <TextField id="deal-committee" label=tr!(more::committee_on) value=fields.get(Field::CommitteeOn) error=fault(Field::CommitteeOn, words::wrong_date) kind="date"/>
            </div>
            <div class="two">
                <SelectField id="deal-owner" label=tr!(common::owner) value=fields.get(Field::Owner) options=dossier.owners()/>
                <SelectField id="deal-product" label=tr!(more::product) value=fields.get(Field::Product) options=products/>
            </div>
            <div class="two">
                <TextField id="deal-next" label=tr!(common::next) value=fields.get(Field::NextStep) autocomplete="off"/>
                <TextField id="deal-next-on" label=tr!(words::next_on) value=fields.get(Field::NextOn) error=fault(Field::NextOn, words::wrong_date) kind="date"/>
            </div>
            <Show when=move || dirty.get()>
                <div class="acts">
                    <Button size=Size::Large on_press=reset>{tr!(common::cancel)}</Button>
                    <Button kind=Kind::Primary size=Size::Large submit=true>{tr!(common::save)}</Button>
                </div>
            </Show>
        </form>
    }
}

/// The currencies of a form, the present one among them.
pub fn currencies(present: &str) -> Vec<(String, String)> {
    let mut codes: Vec<String> = CURRENCIES.map(ToOwned::to_owned).to_vec();
    if !present.is_empty() && !codes.iter().any(|code| code == present) {
        codes.push(present.to_owned());
    }
    codes.into_iter().map(|code| (code.clone(), code)).collect()
}

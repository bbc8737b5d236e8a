//! The form of a deal: what one may change, saved together.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{DealId, UserId},
    money::Currency,
    names::Names,
    pipeline::{Deal, Stage},
    record::Patch,
};

use super::draft::{Draft, Field};
use crate::{
    doing::use_doing,
    live::Rooms,
    tr,
    ui::{Button, Kind, SelectField, Size, TextField},
    words::{board, common, deal as words, use_lang},
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
pub fn DealForm(id: DealId, rooms: Rooms, colleagues: Vec<(UserId, Names)>, reporting: Currency) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let deal = rooms.record::<Deal>(id);
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
    let owners = Signal::derive(move || {
        let nobody = (String::new(), crate::words::account::no_owner(lang.get()).to_owned());
        let named = colleagues.iter().map(|(id, name)| (id.to_string(), name.get(lang.get()).to_owned()));
        std::iter::once(nobody).chain(named).collect()
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
                <TextField
                    id="deal-win"
                    label=tr!(words::win)
                    value=fields.get(Field::Win)
                    error=fault(Field::Win, words::wrong_win)
                    inputmode="numeric"
                    autocomplete="off"
                    placeholder=move || hint().map(|percent| words::of_stage(lang.get(), percent)).unwrap_or_default()
                />
                <TextField id="deal-expected" label=tr!(board::close_date) value=fields.get(Field::Expected) error=fault(Field::Expected, words::wrong_date) kind="date"/>
            </div>
            <SelectField id="deal-owner" label=tr!(common::owner) value=fields.get(Field::Owner) options=owners/>
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

//! What a deal is made of, and what it comes to.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{DealItemId, ProductId},
    locale,
    money::{Currency, Money},
    pipeline::{Deal, DealItem, DealItemPatch, DealPatch},
    record::{Describe as _, Patch},
};

use super::dossier::Dossier;
use crate::{
    entry::{
        Choice, Entry, EntryField, Look,
        typed::{self, Fault},
    },
    live::fresh,
    tr,
    ui::{Button, Glyph, Kind, SelectField, Size, TextField},
    words::{common, dossier as words},
};

/// The sum of the items in each currency; nothing where one does not fit.
fn sums(items: &[DealItem]) -> Option<Vec<Money>> {
    let mut sums: Vec<Money> = Vec::new();
    for item in items {
        let total = item.total()?;
        match sums.iter_mut().find(|sum| sum.currency == total.currency) {
            Some(sum) => sum.minor = sum.minor.checked_add(total.minor)?,
            None => sums.push(total),
        }
    }
    Some(sums)
}

/// A table of the items, their sum, and a line to add one.
#[component]
pub fn Items(dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let items = dossier.all::<DealItem>(|item, deal| item.deal == deal);
    let ids = Memo::new(move |_| items.with(|items| items.iter().map(|item| item.id).collect::<Vec<_>>()));
    let heads: [fn(locale::Lang) -> &'static str; 5] =
        [words::product, words::quantity, words::unit_price, words::discount, words::total];
    view! {
        <section class="items" id="deal-items" aria-labelledby="deal-items-head">
            <h2 id="deal-items-head">{tr!(words::items)} " " <span class="count">{move || ids.with(Vec::len)}</span></h2>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=move || view! { <p class="meta">{tr!(words::no_items)}</p> }
            >
                <table class="table entries">
                    <caption class="vh">{tr!(words::items)}</caption>
                    <thead>
                        <tr>
                            {heads.into_iter().enumerate().map(|(at, head)| view! {
                                <th scope="col" class:num={at > 0}>{move || head(lang.get())}</th>
                            }).collect_view()}
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || ids.get() key=|id| *id children=move |id| view! { <Row id dossier/> }/>
                    </tbody>
                </table>
            </Show>
            <Sum items dossier/>
            {dossier.may_edit().then(|| view! { <NewItem dossier/> })}
        </section>
    }
}

#[component]
fn Row(id: DealItemId, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let item = dossier.rooms.record::<DealItem>(id);
    let product = Memo::new(move |_| item.with(|item| item.as_ref().map(|item| item.product)));
    let name = move || product.get().and_then(|id| dossier.product(lang.get(), id)).unwrap_or_else(|| "…".to_owned());
    let read =
        move |read: fn(&DealItem) -> String| move || item.with(|item| item.as_ref().map(read).unwrap_or_default());
    let set = move |set: DealItemPatch| Change::Edit(Patch::DealItem { id, set });
    let quantity = Entry::new(dossier, read(|item| item.quantity.to_string()), move |text| {
        Ok(set(DealItemPatch { quantity: Some(typed::quantity(text)?), ..DealItemPatch::default() }))
    });
    let price = Entry::new(
        dossier,
        move || {
            let usual = dossier.currency();
            item.with(|item| item.as_ref().map(|item| typed::plain(item.price, usual)).unwrap_or_default())
        },
        move |text| {
            let price = typed::money(text, untrack(move || dossier.currency()))?;
            Ok(set(DealItemPatch { price: Some(price), ..DealItemPatch::default() }))
        },
    );
    let discount = Entry::new(dossier, read(|item| item.discount.to_string()), move |text| {
        let discount = typed::optional(text, typed::percent)?.unwrap_or_default();
        Ok(set(DealItemPatch { discount: Some(discount), ..DealItemPatch::default() }))
    });
    let choose = Callback::new(move |value: String| {
        if let Ok(product) = value.parse::<ProductId>() {
            dossier.doing.act(set(DealItemPatch { product: Some(product), ..DealItemPatch::default() }));
        }
    });
    let total = move || {
        let total = item.with(|item| item.as_ref().and_then(DealItem::total));
        total.map_or_else(|| locale::ABSENT.to_owned(), |total| locale::money(lang.get(), total))
    };
    let of = move |what: fn(locale::Lang) -> &'static str| move || words::of(lang.get(), what(lang.get()), &name());
    let remove = move |_| dossier.doing.act(Change::Remove(id.into()));
    view! {
        <tr>
            <th scope="row" data-label=tr!(words::product)>
                <Choice place=dossier id=format!("item-{id}-product") label=of(words::product) options=products(dossier)
                    chosen=Signal::derive(move || product.get().map(|id| id.to_string()).unwrap_or_default()) on_choose=choose look=Look::Cell/>
            </th>
            <td class="num" data-label=tr!(words::quantity)>
                <EntryField id=format!("item-{id}-quantity") label=of(words::quantity) entry=quantity inputmode="numeric" look=Look::Cell/>
            </td>
            <td class="num" data-label=tr!(words::unit_price)>
                <EntryField id=format!("item-{id}-price") label=of(words::unit_price) entry=price inputmode="decimal" look=Look::Cell/>
            </td>
            <td class="num" data-label=tr!(words::discount)>
                <EntryField id=format!("item-{id}-discount") label=of(words::discount) entry=discount inputmode="numeric" look=Look::Cell/>
            </td>
            <td class="num total" data-label=tr!(words::total)>{total}</td>
            <td class="acts">
                <Button kind=Kind::Quiet icon=Glyph::Trash label=of(common::remove) why=dossier.why on_press=remove/>
            </td>
        </tr>
    }
}

/// What we sell, as values and words.
fn products(dossier: Dossier) -> Signal<Vec<(String, String)>> {
    let lang = dossier.lang;
    Signal::derive(move || {
        let lang = lang.get();
        dossier
            .products
            .with_value(|all| all.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_owned())).collect())
    })
}

/// The sum, and the button that makes it the amount of the deal.
#[component]
fn Sum(items: Memo<Vec<DealItem>>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let sums = Memo::new(move |_| items.with(|items| sums(items)));
    let amount = move || dossier.deal.with(|deal| deal.as_ref().and_then(|deal| deal.amount));
    // The deal's amount lies in its range, where it has one.
    let fits = move |sum: Money| {
        let with = |deal: &Deal| Deal { amount: Some(sum), ..deal.clone() };
        dossier.deal.with(|deal| deal.as_ref().is_none_or(|deal| with(deal).check().is_ok()))
    };
    let why = Signal::derive(move || {
        let lang = lang.get();
        dossier.why.get().or_else(|| match sums.get().as_deref() {
            None => Some(words::wrong_total(lang).to_owned()),
            Some([sum]) if amount() == Some(*sum) => Some(words::same_amount(lang).to_owned()),
            Some([sum]) if !fits(*sum) => Some(words::outside_range(lang).to_owned()),
            Some([_]) => None,
            Some(_) => Some(words::several_currencies(lang).to_owned()),
        })
    });
    let take = move |_| {
        if let Some([sum]) = sums.get_untracked().as_deref() {
            dossier.doing.act(dossier.set(DealPatch { amount: Some(Some(*sum)), ..DealPatch::default() }));
        }
    };
    let told = move || {
        let lang = lang.get();
        let sums: Vec<String> =
            sums.get().unwrap_or_default().into_iter().map(|sum| locale::money(lang, sum)).collect();
        words::sum(lang, &sums.join(" + "))
    };
    view! {
        <Show when=move || items.with(|items| !items.is_empty())>
            <div class="sum">
                <b>{told}</b>
                <Button size=Size::Small why on_press=take>{tr!(words::take_sum)}</Button>
            </div>
        </Show>
    }
}

#[component]
fn NewItem(dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let product = RwSignal::new(String::new());
    let (quantity, price) = (RwSignal::new("1".to_owned()), RwSignal::new(String::new()));
    let fault = RwSignal::new(None::<(Asked, Fault)>);
    let options = Signal::derive(move || {
        let choose = (String::new(), common::choose(lang.get()).to_owned());
        std::iter::once(choose).chain(products(dossier).get()).collect::<Vec<_>>()
    });
    // The list price, as long as nobody has typed another.
    let offered = StoredValue::new(String::new());
    Effect::new(move |_| {
        let chosen = product.get().parse::<ProductId>().ok();
        let list = dossier.products.with_value(|all| all.iter().find(|one| Some(one.id) == chosen)?.price);
        let list = list.map(|list| typed::plain(list, untrack(move || dossier.currency()))).unwrap_or_default();
        if price.with_untracked(|typed| *typed == offered.get_value()) && price.get_untracked() != list {
            price.set(list.clone());
        }
        offered.set_value(list);
    });
    let error = move |of: Asked| {
        Signal::derive(move || {
            fault.with(|fault| fault.as_ref().filter(|(at, _)| *at == of).map(|(_, fault)| fault.tell(lang.get())))
        })
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let currency: Currency = untrack(move || dossier.currency());
        let wrong = |at: Asked| move |wrong| (at, Fault::Wrong(wrong));
        let read = || {
            let product =
                product.get_untracked().parse().map_err(|_| typed::Wrong::Missing).map_err(wrong(Asked::Product))?;
            let quantity = typed::quantity(&quantity.get_untracked()).map_err(wrong(Asked::Quantity))?;
            let price = typed::money(&price.get_untracked(), currency).map_err(wrong(Asked::Price))?;
            let (id, pipeline, deal) = (fresh(), dossier.pipeline, dossier.id);
            Ok(DealItem { id, pipeline, deal, product, quantity, price, discount: 0 })
        };
        match read() {
            Err(wrong) => fault.set(Some(wrong)),
            Ok(item) => {
                fault.set(None);
                let done = move || {
                    product.try_set(String::new());
                    quantity.try_set("1".to_owned());
                    price.try_set(String::new());
                };
                let refused = move |failure| _ = fault.try_set(Some((Asked::Price, Fault::Refused(failure))));
                dossier.doing.attempt(Change::Add(item.into()), done, refused);
            }
        }
    };
    view! {
        <form class="new-entry" on:submit=save aria-label=tr!(words::add_item)>
            <SelectField id="new-item-product" label=tr!(words::product) value=product options error=error(Asked::Product)/>
            <TextField id="new-item-quantity" label=tr!(words::quantity) value=quantity inputmode="numeric" autocomplete="off" error=error(Asked::Quantity)/>
            <TextField id="new-item-price" label=tr!(words::unit_price) value=price inputmode="decimal" autocomplete="off" error=error(Asked::Price)/>
            <Button submit=true icon=Glyph::Plus>{tr!(words::add_item)}</Button>
        </form>
        <p class="meta">{tr!(words::currency_hint)}</p>
    }
}

/// A field of a new item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Product,
    Quantity,
    Price,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn item(quantity: i64, minor: i64, currency: Currency) -> DealItem {
        let n = Uuid::from_u128;
        let (id, pipeline, deal, product) = (n(1).into(), n(2).into(), n(3).into(), n(4).into());
        DealItem { id, pipeline, deal, product, quantity, price: Money::new(minor, currency), discount: 0 }
    }

    #[test]
    fn amounts_of_different_currencies_are_not_added_up() {
        let (cny, usd) = (Currency::CNY, Currency::USD);
        let all = [item(2, 100, cny), item(1, 50, usd), item(1, 7, cny)];
        assert_eq!(sums(&all), Some(vec![Money::new(207, cny), Money::new(50, usd)]));
        assert_eq!(sums(&[item(2, i64::MAX, cny)]), None);
        assert_eq!(sums(&[item(1, i64::MAX, cny), item(1, i64::MAX, cny)]), None);
    }
}

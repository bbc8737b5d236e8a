//! Products.

use std::collections::BTreeMap;

use super::{
    draft::Draft,
    note::Reason,
    plan::{Setting, by_key},
    value,
};
use crate::{
    id::ProductId,
    names::Names,
    record::{Patch, Record},
    workspace::{Product, ProductPatch},
};

/// Products by what files call them.
pub(super) fn products(setting: &Setting<'_>) -> BTreeMap<String, ProductId> {
    by_key(setting.existing, |record| match record {
        Record::Product(product) => {
            vec![product.key.clone().unwrap_or_default(), product.name.zh.clone(), product.name.en.clone()]
        }
        _ => Vec::new(),
    })
    .into_iter()
    .map(|(name, key)| (name, ProductId(key.uuid())))
    .collect()
}

pub(super) fn plan(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let known = products(setting);
    let (currency, unit) = (draft.mapping.currency, draft.mapping.unit);
    for row in draft.rows() {
        let Some(name) = draft.identity(row, "name") else { continue };
        let Ok(price) = draft.read(row, "price", Reason::NotANumber, |text| value::amount(text, currency, unit)) else {
            continue;
        };
        let family = draft.cell(row, "family");
        let id = known.get(&name).copied().unwrap_or_else(|| ProductId((setting.fresh)()));
        let set = ProductPatch {
            family: draft.says(row, "family").then(|| family.clone()),
            price: draft.says(row, "price").then_some(price),
            ..ProductPatch::default()
        };
        let product = Product { id, name: Names::same(&name), family, price, key: Some(name) };
        draft.put(Some(row), product.into(), setting.existing.get(id), Patch::Product { id, set });
    }
}

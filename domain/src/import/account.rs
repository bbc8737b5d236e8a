//! Accounts, with their groups.

use std::collections::BTreeMap;

use super::{
    draft::Draft,
    note::Reason,
    plan::{Setting, by_key},
    team::users,
    value,
};
use crate::{
    account::{Account, AccountKind, AccountPatch, SECTORS},
    gate::Change,
    id::AccountId,
    names::Names,
    record::{Patch, Record},
};

/// Accounts by what files call them.
pub(super) fn accounts(setting: &Setting<'_>) -> BTreeMap<String, AccountId> {
    by_key(setting.existing, |record| match record {
        Record::Account(account) => {
            vec![account.key.clone().unwrap_or_default(), account.name.zh.clone(), account.name.en.clone()]
        }
        _ => Vec::new(),
    })
    .into_iter()
    .map(|(name, key)| (name, AccountId(key.uuid())))
    .collect()
}

pub(super) fn plan(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let (existing, users) = (accounts(setting), users(setting));
    // Every row's account is known by name before groups are looked up: a group may stand further down.
    let mut ids = existing.clone();
    for row in draft.rows() {
        let name = draft.cell(row, "name");
        ids.entry(name).or_insert_with(|| AccountId((setting.fresh)()));
    }
    let mut parents = Vec::new();
    for row in draft.rows() {
        let Some(name) = draft.identity(row, "name") else { continue };
        let Some(id) = ids.get(&name).copied() else { continue };
        if let Ok((mut account, mut set)) = read(draft, row, id, &name) {
            let Ok(owner) = draft.refer(row, "owner", &users) else { continue };
            account.owner = owner.or(setting.owner);
            set.owner = owner.map(Some);
            let Ok(parent) = draft.refer(row, "parent", &ids) else { continue };
            if parent == Some(id) {
                draft.refuse(row, "parent", &name, Reason::Itself);
                continue;
            }
            let now = setting.existing.get(id);
            let had = match now {
                Some(Record::Account(account)) => account.parent,
                _ => None,
            };
            if parent.is_some() && parent != had {
                parents.push((row, id, parent));
                if now.is_some() {
                    let value = draft.cell(row, "parent");
                    draft.note(row, "parent", &value, Reason::Replaces);
                }
            }
            draft.put(Some(row), account.into(), now, Patch::Account { id, set });
        }
    }
    for (row, id, parent) in parents {
        let set = AccountPatch { parent: Some(parent), ..AccountPatch::default() };
        draft.push(Some(row), Change::Edit(Patch::Account { id, set }));
    }
}

fn read(draft: &mut Draft<'_>, row: usize, id: AccountId, name: &str) -> Result<(Account, AccountPatch), ()> {
    let whole =
        |text: &str| value::number(text).filter(|n| n % 1_000_000 == 0).and_then(|n| i64::try_from(n / 1_000_000).ok());
    let (currency, unit) = (draft.mapping.currency, draft.mapping.unit);
    let founded = draft.read(row, "founded", Reason::NotANumber, whole)?;
    let employees = draft.read(row, "employees", Reason::NotANumber, whole)?;
    let beds = draft.read(row, "beds", Reason::NotANumber, whole)?;
    let revenue = draft.read(row, "revenue", Reason::NotANumber, |text| value::amount(text, currency, unit))?;
    let grade = draft.cell(row, "grade");
    let sector = sector(draft, row);
    let account = Account {
        id,
        name: Names::same(name),
        short: Names::default(),
        kind: if grade.is_empty() && beds.is_none() { AccountKind::Company } else { AccountKind::Hospital },
        sector,
        grade,
        city: Names::same(&draft.cell(row, "city")),
        country: draft.cell(row, "country"),
        beds,
        founded,
        employees,
        revenue,
        parent: None,
        owner: None,
        tier: None,
        wallet_target: None,
        key: Some(name.to_owned()),
        run: None,
    };
    let given = |field: &str| draft.says(row, field);
    let set = AccountPatch {
        sector: given("sector").then(|| account.sector.clone()),
        grade: given("grade").then(|| account.grade.clone()),
        city: given("city").then(|| account.city.clone()),
        country: given("country").then(|| account.country.clone()),
        beds: given("beds").then_some(beds),
        founded: given("founded").then_some(founded),
        employees: given("employees").then_some(employees),
        revenue: given("revenue").then_some(revenue),
        ..AccountPatch::default()
    };
    Ok((account, set))
}

/// A sector that exists, or one that is very like it; one that is like nothing is kept as written.
fn sector(draft: &mut Draft<'_>, row: usize) -> String {
    let text = draft.cell(row, "sector");
    if text.is_empty() || SECTORS.contains(&text.as_str()) {
        return text;
    }
    let known: Vec<String> = SECTORS.iter().map(|sector| (*sector).to_owned()).collect();
    draft.instead(row, "sector", &text, known.iter()).unwrap_or(text)
}

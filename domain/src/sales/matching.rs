//! Which account a customer of the sales lines is.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{account::Account, id::AccountId};

/// How an account was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", content = "percent", rename_all = "snake_case")]
pub enum How {
    /// By its number in files.
    Code,
    /// By its name, but for blanks, marks and capitals.
    Name,
    /// It is called alike, to so many per cent; a person has to say that it is the same.
    Alike(u8),
}

/// An account that a customer is, or may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub account: AccountId,
    #[serde(flatten)]
    pub how: How,
}

/// From how much likeness on an account is proposed, per cent (Jaro–Winkler).
const LIKENESS: f64 = 0.88;

/// Letters and digits of a name, in small letters.
#[must_use]
pub fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All accounts, to be found by name and number.
#[derive(Debug, Default)]
pub struct Roll {
    names: HashMap<String, Option<AccountId>>,
    codes: HashMap<String, Option<AccountId>>,
    all: Vec<(String, AccountId)>,
}

impl Roll {
    #[must_use]
    pub fn new<'a>(accounts: impl IntoIterator<Item = &'a Account>) -> Self {
        let mut roll = Self::default();
        // What two accounts are called names neither.
        let put = |map: &mut HashMap<String, Option<AccountId>>, text: &str, id: AccountId| {
            let plain = plain(text);
            if !plain.is_empty() {
                map.entry(plain).and_modify(|known| *known = known.filter(|known| *known == id)).or_insert(Some(id));
            }
        };
        for account in accounts {
            for name in [&account.name.zh, &account.name.en, &account.short.zh, &account.short.en] {
                put(&mut roll.names, name, account.id);
                let plain = plain(name);
                if !plain.is_empty() {
                    roll.all.push((plain, account.id));
                }
            }
            if let Some(key) = &account.key {
                put(&mut roll.codes, key, account.id);
            }
        }
        roll.all.sort();
        roll.all.dedup();
        roll
    }

    /// The account a customer is, or the one it is most alike.
    #[must_use]
    pub fn find(&self, name: &str, code: &str) -> Option<Proposal> {
        let by = |map: &HashMap<String, Option<AccountId>>, text: &str| map.get(&plain(text)).copied().flatten();
        if let Some(account) = by(&self.codes, code).or_else(|| by(&self.codes, name)) {
            return Some(Proposal { account, how: How::Code });
        }
        if let Some(account) = by(&self.names, name) {
            return Some(Proposal { account, how: How::Name });
        }
        let wanted = plain(name);
        if wanted.chars().count() < 3 {
            return None;
        }
        let mut best: Option<(f64, AccountId)> = None;
        for (known, account) in &self.all {
            let likeness = if known.chars().count() >= 4 && (wanted.contains(known.as_str()) || known.contains(&wanted))
            {
                // A name within the other, such as that of a hospital without its city.
                0.9 + 0.09 * wanted.len().min(known.len()) as f64 / wanted.len().max(known.len()) as f64
            } else {
                strsim::jaro_winkler(&wanted, known)
            };
            if likeness >= LIKENESS && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, *account));
            }
        }
        best.map(|(likeness, account)| Proposal { account, how: How::Alike((likeness * 100.0).min(99.0) as u8) })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::names::Names;

    fn account(n: u128, zh: &str, en: &str, key: Option<&str>) -> Account {
        let fields = serde_json::json!({
            "id": Uuid::from_u128(n), "name": Names { zh: zh.to_owned(), en: en.to_owned() }, "short": Names::default(),
            "kind": "hospital", "sector": "", "grade": "", "city": Names::default(), "country": "", "beds": null,
            "founded": null, "employees": null, "revenue": null, "parent": null, "owner": null, "tier": null,
            "wallet_target": null, "key": key,
        });
        serde_json::from_value(fields).expect("an account")
    }

    #[test]
    fn a_customer_is_found_by_number_by_name_and_else_proposed() {
        let accounts = [
            account(1, "云泽大学第一附属医院", "Yunze University First Hospital", Some("H-001")),
            account(2, "江澄市人民医院", "Jiangcheng People's Hospital", None),
            account(3, "同名医院", "", None),
            account(4, "同名医院", "", None),
        ];
        let roll = Roll::new(&accounts);
        let find = |name, code| roll.find(name, code).map(|found| (found.account.0.as_u128(), found.how));
        assert_eq!(find("谁也不是", "h001"), Some((1, How::Code)));
        assert_eq!(find(" yunze university  FIRST hospital", ""), Some((1, How::Name)));
        assert!(matches!(find("江澄市人民医院（东院）", ""), Some((2, How::Alike(90..)))));
        assert!(matches!(find("Jiangcheng Peoples Hospitl", ""), Some((2, How::Alike(88..)))));
        assert_eq!(find("Feest PLC", ""), None);
        assert!(!matches!(find("同名医院", ""), Some((_, How::Name))), "two are called so");
    }
}

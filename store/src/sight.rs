//! What somebody may see, as SQL: the same rule as [`meridian_domain::access::may`], for lists.

use meridian_domain::access::{Actor, Capability, Grant, grant};

use crate::db::Value;

/// How far somebody's sight reaches; the first two parameters of a statement that begins with [`SEEN`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    actor: uuid::Uuid,
    reach: i64,
}

/// `below`: the actor and, with reach 2, everybody below. `seen`: accounts that one of them owns or
/// is in the team of.
pub(crate) const SEEN: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM users WHERE id = $1 \
     UNION SELECT u.id FROM users u JOIN below b ON u.manager = b.id WHERE $2 >= 2), \
     seen (id) AS (SELECT a.id FROM accounts a WHERE a.owner IN (SELECT id FROM below) \
     UNION SELECT m.account FROM members m WHERE m.\"user\" IN (SELECT id FROM below)) ";

/// Holds for accounts `a` that may be seen.
pub(crate) const ACCOUNT: &str = "($2 = 3 OR ($2 >= 1 AND a.id IN (SELECT id FROM seen)))";

/// Holds for deals `d` that may be seen.
pub(crate) const DEAL: &str =
    "($2 = 3 OR ($2 >= 1 AND (d.owner IN (SELECT id FROM below) OR d.account IN (SELECT id FROM seen))))";

impl Sight {
    /// The sight of `actor` for what `capability` names.
    pub fn of(actor: &Actor, capability: Capability) -> Self {
        let reach = match grant(actor.role, capability) {
            _ if !actor.active => 0,
            Grant::None => 0,
            Grant::Own | Grant::Team => 1,
            Grant::Subtree => 2,
            Grant::All => 3,
        };
        Self { actor: actor.id.0, reach }
    }

    /// The parameters of a statement: the sight first.
    pub fn with(self, more: impl IntoIterator<Item = Value>) -> Vec<Value> {
        [Value::from(self.actor), Value::from(self.reach)].into_iter().chain(more).collect()
    }
}

/// A pattern for `LIKE … ESCAPE '\'` that finds `text` anywhere.
pub(crate) fn anywhere(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.trim().to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

//! What somebody may see, as SQL: the same rule as [`meridian_domain::access::may`], for lists.

use meridian_domain::{
    access::{Actor, Capability, Grant, grant},
    record::Kind,
};

use crate::{db::Value, schema::layout};

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

/// Holds for accounts `a` that stand in lists: sandboxes do for the participants of their run, and for
/// nobody else, whoever may look into them.
pub(crate) const LISTED: &str = "($2 = 3 OR ($2 >= 1 AND a.id IN (SELECT id FROM seen))) \
     AND (a.run IS NULL OR a.run = (SELECT guest.run FROM users guest WHERE guest.id = $1))";

/// Holds for deals `d` of pipelines that stand in lists: see [`LISTED`].
pub(crate) const OF_OURS: &str = "(d.pipeline NOT IN (SELECT sb.id FROM pipelines sb WHERE sb.run IS NOT NULL) \
     OR d.pipeline IN (SELECT sb.id FROM pipelines sb JOIN users guest ON guest.run = sb.run WHERE guest.id = $1))";

/// Holds for deals `d` that may be seen.
pub(crate) const DEAL: &str =
    "($2 = 3 OR ($2 >= 1 AND (d.owner IN (SELECT id FROM below) OR d.account IN (SELECT id FROM seen))))";

/// Holds for records of a kind that are in no sandbox, and for users who are no participants. What
/// belongs to a run itself is asked for by its run.
pub(crate) fn ours(kind: Kind) -> &'static str {
    let has = |name: &str| layout(kind).fields.iter().any(|(field, _)| *field == name);
    if matches!(kind, Kind::User | Kind::Account | Kind::Pipeline) {
        "run IS NULL"
    } else if has("run") {
        "1 = 1"
    } else if has("pipeline") {
        "(pipeline IS NULL OR pipeline NOT IN (SELECT sb.id FROM pipelines sb WHERE sb.run IS NOT NULL))"
    } else if has("account") {
        "account NOT IN (SELECT sb.id FROM accounts sb WHERE sb.run IS NOT NULL)"
    } else if has("map") {
        "map NOT IN (SELECT m.id FROM maps m JOIN accounts sb ON sb.id = m.account WHERE sb.run IS NOT NULL)"
    } else {
        "1 = 1"
    }
}

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

//! Who may do what. One table of capabilities drives the server, the screens and a test that walks
//! every entry point with every role.

mod actor;
mod capability;
mod scope;
mod subject;
pub mod view;

pub use actor::{Actor, Role};
pub use capability::{Capability, Grant, grant};
pub use scope::Scope;
pub use subject::{Subject, capability_for, coming_and_going, is_covered, reading};

use serde::{Deserialize, Serialize};

/// The actor may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denied {
    pub capability: Capability,
    /// How far the capability of the actor's role reaches.
    pub grant: Grant,
}

/// Whether `actor` may do what `capability` names with `subject`.
pub fn may(actor: &Actor, capability: Capability, subject: &Subject) -> Result<(), Denied> {
    let grant = grant(actor.role, capability);
    let allowed = actor.active
        && match grant {
            Grant::None => false,
            Grant::Own => subject.owner == Some(actor.id),
            Grant::Team => subject.involves(actor.id),
            Grant::Subtree => subject.involves(actor.id) || actor.reports.iter().any(|user| subject.involves(*user)),
            Grant::All => true,
        };
    if allowed { Ok(()) } else { Err(Denied { capability, grant }) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::UserId;

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn actor(n: u128, role: Role, reports: &[u128]) -> Actor {
        Actor { id: user(n), role, active: true, reports: reports.iter().map(|n| user(*n)).collect() }
    }

    #[test]
    fn an_account_manager_sees_own_accounts_and_those_of_the_account_team() {
        let rep = actor(1, Role::Rep, &[]);
        let owned = Subject { owner: Some(user(1)), team: vec![] };
        let shared = Subject { owner: Some(user(2)), team: vec![user(1)] };
        let foreign = Subject { owner: Some(user(2)), team: vec![user(3)] };
        assert!(may(&rep, Capability::ReadAccount, &owned).is_ok());
        assert!(may(&rep, Capability::ReadAccount, &shared).is_ok());
        assert!(may(&rep, Capability::ReadAccount, &foreign).is_err());
    }

    #[test]
    fn a_manager_sees_what_anybody_below_sees() {
        let manager = actor(1, Role::Manager, &[2]);
        assert!(may(&manager, Capability::ReadAccount, &Subject { owner: Some(user(2)), team: vec![] }).is_ok());
        assert!(may(&manager, Capability::ReadAccount, &Subject { owner: Some(user(9)), team: vec![user(2)] }).is_ok());
        assert!(may(&manager, Capability::ReadAccount, &Subject { owner: Some(user(9)), team: vec![] }).is_err());
    }

    #[test]
    fn who_was_switched_off_may_nothing() {
        let mut admin = actor(1, Role::Administrator, &[]);
        admin.active = false;
        assert!(may(&admin, Capability::ReadWorkspace, &Subject::workspace()).is_err());
    }
}

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
            _ if subject.shared && capability.reads() && is_for(actor.role, capability) => true,
            Grant::Own => subject.owner == Some(actor.id),
            Grant::Team => subject.involves(actor.id),
            Grant::Subtree => subject.involves(actor.id) || actor.reports.iter().any(|user| subject.involves(*user)),
            Grant::All => true,
        };
    if allowed { Ok(()) } else { Err(Denied { capability, grant }) }
}

/// Whether what is shared is shared with the role: what is shared in a run with its participants, who
/// are alone with it in its room, and what is shared in the workspace with everybody else.
fn is_for(role: Role, capability: Capability) -> bool {
    (role == Role::Participant) == (capability == Capability::ReadRun)
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

    fn whose(owner: u128, team: &[u128]) -> Subject {
        Subject { owner: Some(user(owner)), team: team.iter().map(|n| user(*n)).collect(), shared: false }
    }

    #[test]
    fn an_account_manager_sees_own_accounts_and_those_of_the_account_team() {
        let rep = actor(1, Role::Rep, &[]);
        let owned = whose(1, &[]);
        let shared = whose(2, &[1]);
        let foreign = whose(2, &[3]);
        assert!(may(&rep, Capability::ReadAccount, &owned).is_ok());
        assert!(may(&rep, Capability::ReadAccount, &shared).is_ok());
        assert!(may(&rep, Capability::ReadAccount, &foreign).is_err());
    }

    #[test]
    fn a_manager_sees_what_anybody_below_sees() {
        let manager = actor(1, Role::Manager, &[2]);
        assert!(may(&manager, Capability::ReadAccount, &whose(2, &[])).is_ok());
        assert!(may(&manager, Capability::ReadAccount, &whose(9, &[2])).is_ok());
        assert!(may(&manager, Capability::ReadAccount, &whose(9, &[])).is_err());
    }

    #[test]
    fn who_was_switched_off_may_nothing() {
        let mut admin = actor(1, Role::Administrator, &[]);
        admin.active = false;
        assert!(may(&admin, Capability::ReadWorkspace, &Subject::workspace()).is_err());
    }

    #[test]
    fn targets_are_set_by_managers_for_those_below_and_by_administrators_for_all() {
        let all = Subject { shared: true, ..Subject::default() };
        let set = |actor: &Actor, subject: &Subject| may(actor, Capability::EditTarget, subject).is_ok();
        let see = |actor: &Actor, subject: &Subject| may(actor, Capability::ReadDeal, subject).is_ok();
        let (admin, manager) = (actor(9, Role::Administrator, &[]), actor(1, Role::Manager, &[2]));
        assert!(set(&admin, &all) && set(&admin, &whose(2, &[2])));
        assert!(set(&manager, &whose(2, &[2])) && !set(&manager, &whose(3, &[3])) && !set(&manager, &all));
        let rep = actor(2, Role::Rep, &[]);
        assert!(!set(&rep, &whose(2, &[2])), "nobody sets one's own");
        assert!(see(&rep, &whose(2, &[2])) && !see(&rep, &whose(3, &[3])));
        assert!(see(&rep, &all) && see(&manager, &all), "what all are to reach all who see deals may see");
        assert!(!see(&actor(4, Role::Participant, &[]), &all));
    }

    #[test]
    fn a_view_is_seen_by_its_author_and_once_shared_by_everybody_and_changed_by_its_author() {
        let own = whose(2, &[2]);
        let shared = Subject { shared: true, ..own.clone() };
        let author = actor(2, Role::Rep, &[]);
        let others =
            [actor(9, Role::Administrator, &[2]), actor(1, Role::Manager, &[2]), actor(3, Role::Observer, &[])];
        assert!(may(&author, Capability::ReadView, &own).is_ok() && may(&author, Capability::EditView, &own).is_ok());
        assert!(others.iter().all(|other| may(other, Capability::ReadView, &own).is_err()));
        assert!(others.iter().all(|other| may(other, Capability::ReadView, &shared).is_ok()));
        assert!(may(&others[1], Capability::EditView, &shared).is_err());
        assert!(may(&others[0], Capability::EditView, &shared).is_ok(), "an administrator clears up");
    }

    #[test]
    fn a_participant_may_only_what_reaches_the_team_and_shares_nothing_with_the_workspace() {
        let guest = actor(7, Role::Participant, &[]);
        let shared = Subject { shared: true, ..Subject::default() };
        for capability in Capability::ALL {
            let grant = grant(Role::Participant, capability);
            let own = capability == Capability::BeMyself;
            assert!(matches!(grant, Grant::None | Grant::Team) || own, "{capability:?}");
            assert!(own || may(&guest, capability, &whose(1, &[1])).is_err(), "{capability:?}");
            let of_run = capability == Capability::ReadRun;
            assert_eq!(may(&guest, capability, &shared).is_ok(), own || of_run, "{capability:?}");
        }
        assert!(may(&guest, Capability::Play, &whose(1, &[7])).is_ok());
        assert!(may(&actor(1, Role::Rep, &[]), Capability::ReadRun, &shared).is_err());
    }
}

//! Our own people: their names, and who of them looks after an account.

use leptos::prelude::*;
use meridian_domain::{
    account::{Account, Member},
    gate::World,
    id::{AccountId, PersonId, UserId},
    locale::Lang,
    names::Names,
    stakeholder::Relation,
};

/// All colleagues by id.
#[derive(Clone, Copy)]
pub struct Colleagues(StoredValue<Vec<(UserId, Names)>>);

impl Colleagues {
    pub fn new(colleagues: Vec<(UserId, Names)>) -> Self {
        Self(StoredValue::new(colleagues))
    }

    /// The name of a colleague; empty when nobody is known by the id.
    pub fn name(self, user: UserId, lang: Lang) -> String {
        self.0.with_value(|all| {
            let found = all.iter().find(|(id, _)| *id == user);
            found.map(|(_, name)| name.get(lang).to_owned()).unwrap_or_default()
        })
    }

    /// Everybody who is not in `but`.
    pub fn others(self, but: &[UserId]) -> Vec<UserId> {
        self.0.with_value(|all| all.iter().map(|(id, _)| *id).filter(|id| !but.contains(id)).collect())
    }
}

/// Who looks after an account: the owner, then the members of its team.
pub fn team(world: &World, account: AccountId) -> Vec<UserId> {
    let owner = world.the::<Account>(account).and_then(|account| account.owner);
    let members = world.all::<Member>().filter(|member| member.account == account).map(|member| member.user);
    distinct(owner.into_iter().chain(members))
}

/// The team, and whoever else has a relationship with somebody of the account.
pub fn known(world: &World, account: AccountId) -> Vec<UserId> {
    let others = world.all::<Relation>().filter(|relation| relation.account == account).map(|relation| relation.user);
    distinct(team(world, account).into_iter().chain(others))
}

/// What there is between a person and a colleague.
pub fn between(world: &World, person: PersonId, user: UserId) -> Option<&Relation> {
    world.all::<Relation>().find(|relation| relation.person == person && relation.user == user)
}

fn distinct(users: impl IntoIterator<Item = UserId>) -> Vec<UserId> {
    let mut seen = Vec::new();
    for user in users {
        if !seen.contains(&user) {
            seen.push(user);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        id::{MemberId, RelationId},
        record::Record,
        workspace::TeamRole,
    };
    use uuid::Uuid;

    use super::*;

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(1));

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn member(n: u128) -> Record {
        let id = MemberId(Uuid::from_u128(100 + n));
        Member { id, account: ACCOUNT, user: user(n), function: TeamRole::Sales }.into()
    }

    #[test]
    fn the_team_comes_first_and_nobody_twice() {
        let person = PersonId(Uuid::from_u128(50));
        let relation = |n: u128| {
            let id = RelationId(Uuid::from_u128(200 + n));
            Relation { id, account: ACCOUNT, person, user: user(n), current: 1, desired: 1, since: None }
        };
        let world: World = [member(3), member(2), relation(9).into(), relation(2).into()].into_iter().collect();
        assert_eq!(known(&world, ACCOUNT), [user(2), user(3), user(9)]);
        assert_eq!(team(&world, ACCOUNT), [user(2), user(3)]);
        assert!(between(&world, person, user(9)).is_some() && between(&world, person, user(3)).is_none());
    }
}

//! Colleagues, their managers and offices.

use std::collections::BTreeMap;

use super::{
    draft::Draft,
    plan::{Setting, by_key},
};
use crate::{
    access::Role,
    id::{TeamId, UserId},
    names::Names,
    record::{Patch, Record},
    workspace::{Team, TeamPatch, User, UserPatch},
};

/// Users by what files call them.
pub(super) fn users(setting: &Setting<'_>) -> BTreeMap<String, UserId> {
    by_key(setting.existing, |record| match record {
        Record::User(user) => vec![user.key.clone().unwrap_or_default(), user.name.zh.clone(), user.name.en.clone()],
        _ => Vec::new(),
    })
    .into_iter()
    .map(|(name, key)| (name, UserId(key.uuid())))
    .collect()
}

pub(super) fn plan(draft: &mut Draft<'_>, setting: &mut Setting<'_>) {
    let mut teams: BTreeMap<String, TeamId> = by_key(setting.existing, |record| match record {
        Record::Team(team) => vec![team.key.clone().unwrap_or_default(), team.name.zh.clone(), team.name.en.clone()],
        _ => Vec::new(),
    })
    .into_iter()
    .map(|(name, key)| (name, TeamId(key.uuid())))
    .collect();
    let mut users = users(setting);
    for row in draft.rows() {
        let team = match draft.cell(row, "team") {
            name if name.is_empty() => None,
            name => Some(*teams.entry(name.clone()).or_insert_with(|| {
                let id = TeamId((setting.fresh)());
                let team = Team { id, name: Names::same(&name), parent: None, key: Some(name) };
                draft.put(None, team.into(), None, Patch::Team { id, set: TeamPatch::default() });
                id
            })),
        };
        let manager = match draft.cell(row, "manager") {
            name if name.is_empty() => None,
            name => Some(*users.entry(name.clone()).or_insert_with(|| {
                let id = UserId((setting.fresh)());
                let user = colleague(id, &name, Role::Manager, None, team);
                draft.put(None, user.into(), None, Patch::User { id, set: UserPatch::default() });
                id
            })),
        };
        let Some(name) = draft.identity(row, "name") else { continue };
        let known = users.get(&name).copied();
        let id = known.unwrap_or_else(|| UserId((setting.fresh)()));
        let set = UserPatch {
            manager: draft.says(row, "manager").then_some(manager),
            team: draft.says(row, "team").then_some(team),
            ..UserPatch::default()
        };
        let record = colleague(id, &name, Role::Rep, manager, team);
        draft.put(Some(row), record.into(), setting.existing.get(id), Patch::User { id, set });
        users.insert(name, id);
    }
}

fn colleague(id: UserId, name: &str, role: Role, manager: Option<UserId>, team: Option<TeamId>) -> User {
    User {
        id,
        name: Names::same(name),
        login: None,
        role,
        manager,
        team,
        active: true,
        key: Some(name.to_owned()),
        run: None,
    }
}

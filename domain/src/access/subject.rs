//! What is acted upon: whose it is.

use serde::{Deserialize, Serialize};

use super::Capability;
use crate::{
    account::{Account, Member},
    gate::{Event, World},
    id::{AccountId, UserId},
    record::{Kind, Patch, Record},
    stakeholder::Map,
};

/// Whose a thing is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// Who owns it.
    pub owner: Option<UserId>,
    /// The owner and the team of its account.
    pub team: Vec<UserId>,
}

impl Subject {
    /// Something that is nobody's in particular.
    pub fn workspace() -> Self {
        Self::default()
    }

    /// Whether the user owns it or is in its account's team.
    pub fn involves(&self, user: UserId) -> bool {
        self.owner == Some(user) || self.team.contains(&user)
    }

    /// Whose `record` is, as far as `world` knows.
    pub fn of(world: &World, record: &Record) -> Self {
        match record {
            Record::Account(account) => Self::account(world, account.id, Some(account)),
            Record::Deal(deal) => {
                let mut subject = deal.account.map(|account| Self::account(world, account, None)).unwrap_or_default();
                subject.owner = deal.owner;
                subject
            }
            Record::Seat(seat) => Self::map(world, seat.map),
            Record::Line(line) => Self::map(world, line.map),
            record => match account_of(record) {
                Some(account) => Self::account(world, account, None),
                None => Self::workspace(),
            },
        }
    }

    fn map(world: &World, map: crate::id::MapId) -> Self {
        world.the::<Map>(map).map(|map| Self::account(world, map.account, None)).unwrap_or_default()
    }

    fn account(world: &World, id: AccountId, record: Option<&Account>) -> Self {
        let owner = record.or_else(|| world.the::<Account>(id)).and_then(|account| account.owner);
        let members = world.all::<Member>().filter(|member| member.account == id).map(|member| member.user);
        Self { owner, team: owner.into_iter().chain(members).collect() }
    }
}

/// The account a record belongs to directly.
fn account_of(record: &Record) -> Option<AccountId> {
    match record {
        Record::Member(member) => Some(member.account),
        Record::Person(person) => Some(person.account),
        Record::Map(map) => Some(map.account),
        Record::Relation(relation) => Some(relation.account),
        Record::Interaction(interaction) => Some(interaction.account),
        Record::Plan(plan) => Some(plan.account),
        Record::Goal(goal) => Some(goal.account),
        Record::Action(action) => Some(action.account),
        _ => None,
    }
}

/// What `actor` must be able to do to bring an event about.
pub fn capability_for(actor: UserId, event: &Event) -> Capability {
    // One's own name is one's own affair; role, team and login are not.
    if let Event::Edited { set: Patch::User { id, set }, .. } = event
        && *id == actor
        && set.fields() == ["name"]
    {
        return Capability::BeMyself;
    }
    let removes = matches!(event, Event::Removed(_));
    let adds = matches!(event, Event::Added(_));
    match event.key().kind() {
        Kind::Workspace | Kind::Team | Kind::Product | Kind::Rate => Capability::EditWorkspace,
        Kind::User => Capability::EditUsers,
        Kind::Account if adds => Capability::AddAccount,
        Kind::Account if removes => Capability::RemoveAccount,
        Kind::Account | Kind::Member => Capability::EditAccount,
        Kind::Pipeline | Kind::Stage => Capability::EditPipeline,
        Kind::Deal if removes => Capability::RemoveDeal,
        Kind::Deal => Capability::EditDeal,
        Kind::Person | Kind::Map | Kind::Seat | Kind::Line | Kind::Relation => Capability::EditPeople,
        Kind::Interaction | Kind::Plan | Kind::Goal | Kind::Action => Capability::EditPlan,
    }
}

/// Whether an edit writes over something of `record` that is shown blanked to who may not read
/// sensitive notes: the note itself, or the flag that covers it.
pub fn is_covered(record: &Record, edit: &Patch) -> bool {
    match (record, edit) {
        (Record::Person(person), Patch::Person { set, .. }) => {
            person.sensitive && (set.note.is_some() || set.sensitive == Some(false))
        }
        _ => false,
    }
}

/// What one must be able to do to see a record.
pub fn reading(kind: Kind) -> Capability {
    match kind {
        Kind::Workspace | Kind::Team | Kind::User | Kind::Product | Kind::Rate | Kind::Pipeline | Kind::Stage => {
            Capability::ReadWorkspace
        }
        Kind::Deal => Capability::ReadDeal,
        _ => Capability::ReadAccount,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        id::PersonId,
        names::Names,
        stakeholder::{Person, PersonPatch},
    };

    #[test]
    fn an_edit_is_covered_where_it_writes_over_a_sensitive_note_or_uncovers_it() {
        let id = PersonId(Uuid::from_u128(1));
        let person = |sensitive| {
            Record::from(Person {
                id,
                account: AccountId(Uuid::from_u128(2)),
                name: Names::same("Somebody"),
                title: Names::default(),
                department: Names::default(),
                external: false,
                sensitive,
                note: "a secret".to_owned(),
                key: None,
            })
        };
        let note = |text: &str| PersonPatch { note: Some(text.to_owned()), ..Default::default() };
        let flag = |sensitive| PersonPatch { sensitive: Some(sensitive), ..Default::default() };
        let name = PersonPatch { name: Some(Names::same("Another")), ..Default::default() };
        let both = PersonPatch { note: Some(String::new()), ..name.clone() };
        for (what, sensitive, set, covered) in [
            ("the blank that was shown", true, note(""), true),
            ("another note", true, note("mine"), true),
            ("the same note, guessed", true, note("a secret"), true),
            ("the flag taken away", true, flag(false), true),
            ("the note among other fields", true, both, true),
            ("the flag set once more", true, flag(true), false),
            ("the name", true, name, false),
            ("a note for everybody", false, note("mine"), false),
            ("the flag set", false, flag(true), false),
        ] {
            assert_eq!(is_covered(&person(sensitive), &Patch::Person { id, set }), covered, "{what}");
        }
    }
}

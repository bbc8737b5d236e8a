//! Who may hear of an event.

use meridian_domain::{
    access::{Actor, Capability, Subject, may, reading},
    gate::{Event, Logged},
    id::UserId,
    record::{Patch, Record},
    stakeholder::Person,
};

/// An event with what decides who may see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The event with its number.
    pub logged: Logged,
    /// Whose the record is, and whose it was before.
    pub about: Vec<Subject>,
    /// The note of the person it is about is sensitive.
    pub sensitive: bool,
}

impl Seen {
    /// The event as `actor` may see it; nothing when it is not for their eyes.
    pub fn by(&self, actor: &Actor) -> Option<Logged> {
        let needs = reading(self.logged.event.key().kind(), self.logged.room);
        self.about.iter().any(|subject| may(actor, needs, subject).is_ok()).then(|| self.redacted(actor))
    }

    /// The event with what `actor` may not read blanked.
    pub fn redacted(&self, actor: &Actor) -> Logged {
        let mut logged = self.logged.clone();
        if !self.about.iter().any(|subject| may(actor, Capability::ReadSensitive, subject).is_ok()) {
            hide_note(&mut logged.event, self.sensitive);
        }
        hide_view(&mut logged.event, actor.id);
        logged
    }
}

/// Blanks what an event says in a sensitive note about a person.
fn hide_note(event: &mut Event, sensitive: bool) {
    match event {
        Event::Added(Record::Person(person)) | Event::Removed(Record::Person(person)) => hide(person),
        Event::Edited { set: Patch::Person { set, .. }, was: Patch::Person { set: was, .. }, .. } => {
            let was_sensitive = was.sensitive.unwrap_or(sensitive);
            if let Some(note) = set.note.as_mut().filter(|_| sensitive) {
                note.clear();
            }
            if let Some(note) = was.note.as_mut().filter(|_| was_sensitive || sensitive) {
                note.clear();
            }
        }
        _ => {}
    }
}

/// Blanks a view that is not for `user`: who removes a pipeline removes what others have saved of it.
fn hide_view(event: &mut Event, user: UserId) {
    if let Event::Added(Record::SavedView(view)) | Event::Removed(Record::SavedView(view)) = event
        && !view.is_for(user)
    {
        view.name.clear();
        view.query.clear();
    }
}

/// Blanks the note of a person when it is sensitive.
pub fn hide(person: &mut Person) {
    if person.sensitive {
        person.note.clear();
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        access::Role,
        gate::{Room, World},
        id::*,
        names::Names,
        pipeline::SavedView,
        stakeholder::PersonPatch,
        time::Moment,
    };
    use uuid::Uuid;

    use super::*;

    fn actor(id: u128, role: Role) -> Actor {
        Actor { id: UserId(Uuid::from_u128(id)), role, active: true, reports: [].into() }
    }

    fn seen(event: Event, owner: u128, team: &[u128], sensitive: bool) -> Seen {
        let user = |n: &u128| UserId(Uuid::from_u128(*n));
        let nil = Uuid::nil();
        Seen {
            logged: Logged {
                room: Room::Account(AccountId(nil)),
                seq: 1,
                command: CommandId(nil),
                actor: user(&owner),
                at: Moment(0),
                event,
            },
            about: vec![Subject { owner: Some(user(&owner)), team: team.iter().map(user).collect(), shared: false }],
            sensitive,
        }
    }

    fn note(sensitive: bool) -> Event {
        Event::Edited {
            room: Room::Account(AccountId(Uuid::nil())),
            set: Patch::Person {
                id: PersonId(Uuid::nil()),
                set: PersonPatch { note: Some("new".into()), ..Default::default() },
            },
            was: Patch::Person {
                id: PersonId(Uuid::nil()),
                set: PersonPatch {
                    note: Some("old".into()),
                    sensitive: sensitive.then_some(true),
                    ..Default::default()
                },
            },
        }
    }

    fn notes(logged: &Logged) -> (String, String) {
        match &logged.event {
            Event::Edited { set: Patch::Person { set, .. }, was: Patch::Person { set: was, .. }, .. } => {
                (set.note.clone().unwrap_or_default(), was.note.clone().unwrap_or_default())
            }
            _ => Default::default(),
        }
    }

    #[test]
    fn an_event_of_somebody_elses_account_is_left_out() {
        assert!(seen(note(false), 1, &[1], false).by(&actor(2, Role::Rep)).is_none());
        assert!(seen(note(false), 1, &[1, 2], false).by(&actor(2, Role::Rep)).is_some());
        assert!(seen(note(false), 1, &[1, 2], false).by(&actor(2, Role::Trainer)).is_none());
    }

    #[test]
    fn a_sensitive_note_is_blank_for_who_may_not_read_it() {
        let event = seen(note(false), 1, &[1, 2], true);
        let rep = event.by(&actor(2, Role::Rep)).expect("in the team");
        let contributor = event.by(&actor(2, Role::Contributor)).expect("in the team");
        assert_eq!(notes(&rep), ("new".into(), "old".into()));
        assert_eq!(notes(&contributor), (String::new(), String::new()));
    }

    #[test]
    fn what_was_said_while_it_was_sensitive_stays_hidden_afterwards() {
        let contributor = seen(note(true), 1, &[1, 2], false).by(&actor(2, Role::Contributor)).expect("in the team");
        assert_eq!(notes(&contributor), ("new".into(), String::new()));
    }

    #[test]
    fn a_view_that_is_not_shared_is_for_its_author_alone() {
        let nil = Uuid::nil();
        let (name, query) = ("Mine".to_owned(), "q=secret".to_owned());
        let (id, by) = (SavedViewId(nil), UserId(Uuid::from_u128(1)));
        let view = |shared| {
            let view =
                SavedView { id, pipeline: PipelineId(nil), by, name: name.clone(), query: query.clone(), shared };
            let subject = Subject::of(&World::default(), &view.clone().into());
            let mut seen = seen(Event::Added(view.into()), 1, &[], false);
            seen.about = vec![subject];
            seen
        };
        let (author, other) = (actor(1, Role::Rep), actor(2, Role::Administrator));
        assert!(view(false).by(&author).is_some() && view(false).by(&other).is_none());
        assert!(view(true).by(&other).is_some());
        let blanked = serde_json::to_string(&view(false).redacted(&other)).expect("plain data");
        assert!(!blanked.contains("secret") && !blanked.contains("Mine"), "{blanked}");
        let own = serde_json::to_string(&view(false).redacted(&author)).expect("plain data");
        assert!(own.contains("secret"));
    }

    #[test]
    fn names_of_products_are_for_everybody() {
        let product = meridian_domain::workspace::Product {
            id: ProductId(Uuid::nil()),
            name: Names::new("", "A"),
            family: String::new(),
            price: None,
            key: None,
        };
        let mut seen = seen(Event::Added(Record::Product(product)), 1, &[], false);
        seen.about = vec![Subject::workspace()];
        assert!(Role::ALL.into_iter().all(|role| seen.by(&actor(9, role)).is_some()));
    }
}

//! What carries a signature: nobody writes in somebody else's name, or over somebody else's words.

use super::{Change, Rejection};
use crate::{
    health::Acknowledgement,
    id::UserId,
    record::{Key, Patch, Record},
};

/// Who has signed a record of a kind that is signed.
fn author(record: &Record) -> Option<UserId> {
    match record {
        Record::Comment(comment) => Some(comment.by),
        Record::Snapshot(snapshot) => Some(snapshot.by),
        Record::Scenario(scenario) => Some(scenario.by),
        Record::Model(model) => Some(model.by),
        Record::Document(document) => Some(document.by),
        Record::Approval(approval) => Some(approval.by),
        Record::SavedView(view) => Some(view.by),
        Record::Batch(batch) => batch.by,
        Record::Selection(selection) => Some(selection.by),
        Record::Run(run) => Some(run.by),
        Record::Inquiry(inquiry) => Some(inquiry.by),
        Record::Claim(claim) => Some(claim.by),
        Record::Answer(answer) => Some(answer.by),
        Record::Submission(submission) => Some(submission.by),
        Record::Notice(notice) => Some(notice.by),
        Record::Remark(remark) => Some(remark.by),
        Record::Verdict(verdict) => Some(verdict.by),
        Record::Outcome(outcome) => Some(outcome.by),
        // What came by itself is signed by nobody.
        Record::Release(release) => release.by,
        Record::Incident(incident) => Some(incident.by),
        _ => None,
    }
}

/// Whether everything a change adds is signed by `actor`. Taking back a removal is not asked: it
/// restores what its author has signed.
pub(super) fn signed(actor: UserId, change: &Change) -> Result<(), Rejection> {
    match change {
        Change::Add(record) if author(record).is_some_and(|by| by != actor) => {
            Err(Rejection::NotTheAuthor { key: record.key() })
        }
        Change::Add(Record::Incident(incident)) => {
            acknowledged_by(actor, incident.id.into(), incident.acknowledged.as_ref())
        }
        Change::All(changes) => changes.iter().try_for_each(|change| signed(actor, change)),
        _ => Ok(()),
    }
}

/// Whether `actor` may change these fields of a record: the words of a comment, and whom it calls,
/// are its author's. That it is settled, anybody may say.
pub(super) fn may_reword(actor: UserId, record: &Record, set: &Patch) -> Result<(), Rejection> {
    match (record, set) {
        (Record::Comment(comment), Patch::Comment { set, .. })
            if comment.by != actor && (set.text.is_some() || set.mentions.is_some()) =>
        {
            Err(Rejection::NotTheAuthor { key: record.key() })
        }
        // What one has said of a team's work is one's own; what is said once for all, anybody corrects in
        // their own name.
        (Record::Verdict(verdict), Patch::Verdict { set, .. })
            if set.by.unwrap_or(verdict.by) != actor || (verdict.of.is_personal() && verdict.by != actor) =>
        {
            Err(Rejection::NotTheAuthor { key: record.key() })
        }
        (Record::Remark(remark), Patch::Remark { .. }) if remark.by != actor => {
            Err(Rejection::NotTheAuthor { key: record.key() })
        }
        (Record::Answer(answer), Patch::Answer { set, .. }) if set.by.unwrap_or(answer.by) != actor => {
            Err(Rejection::NotTheAuthor { key: record.key() })
        }
        (Record::Incident(_), Patch::Incident { id, set }) => {
            acknowledged_by(actor, (*id).into(), set.acknowledged.as_ref().and_then(Option::as_ref))
        }
        _ => Ok(()),
    }
}

/// Nobody acknowledges an incident in somebody else's name.
fn acknowledged_by(actor: UserId, key: Key, acknowledged: Option<&Acknowledgement>) -> Result<(), Rejection> {
    if acknowledged.is_some_and(|acknowledged| acknowledged.by != actor) {
        return Err(Rejection::NotTheAuthor { key });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::{Context, Event, World, decide},
        id::*,
        names::Names,
        stakeholder::{Comment, CommentPatch, Line, LineKind, Map, Person, Scenario, Seat, Snapshot},
        time::{Date, Moment},
        workspace::User,
    };

    const AUTHOR: UserId = UserId(Uuid::from_u128(1));
    const OTHER: UserId = UserId(Uuid::from_u128(2));
    const MAP: MapId = MapId(Uuid::from_u128(3));
    const ELSEWHERE: MapId = MapId(Uuid::from_u128(4));

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn acting(actor: UserId) -> Context {
        Context { actor, now: Moment(9), today: Date::from_days(0) }
    }

    fn comment(number: u128) -> Comment {
        Comment { map: Some(MAP), ..Comment::said(n(number), AUTHOR, Moment(5), "Who knows him?") }
    }

    /// Two maps of one account with a person each, and a line on the first.
    fn world() -> World {
        let user = |id| User {
            id,
            name: Names::same("Somebody"),
            login: None,
            role: crate::access::Role::Rep,
            manager: None,
            team: None,
            active: true,
            key: None,
            run: None,
        };
        let person = Person::named(n(11), n(10), Names::same("Wang"));
        let line = Line {
            id: n(22),
            map: MAP,
            from: n(20),
            to: n(23),
            kind: LineKind::Friend,
            weight: 50,
            label: String::new(),
            grade: Default::default(),
        };
        World::from_iter([
            Record::from(user(AUTHOR)),
            user(OTHER).into(),
            Map::named(MAP, n(10), Names::same("Here")).into(),
            Map::named(ELSEWHERE, n(10), Names::same("Elsewhere")).into(),
            Seat::at(n(20), MAP, person.id, (0, 0)).into(),
            Seat::at(n(23), MAP, person.id, (300, 0)).into(),
            Seat::at(n(21), ELSEWHERE, person.id, (0, 0)).into(),
            person.into(),
            line.into(),
        ])
    }

    fn done(world: &mut World, actor: UserId, change: Change) -> Vec<Event> {
        decide(world, &acting(actor), &change).expect("done")
    }

    fn reword(number: u128, set: CommentPatch) -> Change {
        Change::Edit(Patch::Comment { id: n(number), set })
    }

    #[test]
    fn nobody_writes_in_somebody_elses_name() {
        let snapshot = Snapshot { id: n(31), map: MAP, name: "May".to_owned(), at: Moment(5), by: AUTHOR };
        let scenario = Scenario { id: n(32), map: MAP, name: "If".to_owned(), changes: Vec::new(), by: AUTHOR };
        for record in [Record::from(comment(30)), snapshot.into(), scenario.into()] {
            let key = record.key();
            let refused = decide(&mut world(), &acting(OTHER), &Change::All(vec![Change::Add(record.clone())]));
            assert_eq!(refused, Err(Rejection::NotTheAuthor { key }));
            assert!(decide(&mut world(), &acting(AUTHOR), &Change::Add(record)).is_ok());
        }
    }

    #[test]
    fn only_the_author_changes_the_words_and_anybody_settles() {
        let world = &mut world();
        done(world, AUTHOR, Change::Add(comment(30).into()));
        let words = CommentPatch { text: Some("I do".to_owned()), ..Default::default() };
        let call = CommentPatch { mentions: Some(vec![OTHER]), ..Default::default() };
        for set in [words.clone(), call] {
            let refused = decide(world, &acting(OTHER), &reword(30, set));
            assert_eq!(refused, Err(Rejection::NotTheAuthor { key: n::<CommentId>(30).into() }));
        }
        done(world, OTHER, reword(30, CommentPatch { done: Some(true), ..Default::default() }));
        done(world, AUTHOR, reword(30, words));
        let now = world.the::<Comment>(n::<CommentId>(30)).expect("there");
        assert!(now.done && now.text == "I do");
    }

    #[test]
    fn what_is_said_of_a_person_removed_comes_back_with_them_whoever_undoes_it() {
        let world = &mut world();
        let said = Comment { seat: Some(n(20)), ..comment(30) };
        done(world, AUTHOR, Change::Add(said.into()));
        let before = world.clone();
        let events = done(world, OTHER, Change::Remove(n::<SeatId>(20).into()));
        assert!(!world.contains(n::<CommentId>(30)));
        world.undo(&acting(OTHER), &events).expect("undone");
        assert_eq!(*world, before);
    }

    #[test]
    fn rewording_is_not_undone_by_others() {
        let world = &mut world();
        done(world, AUTHOR, Change::Add(comment(30).into()));
        let words = CommentPatch { text: Some("I do".to_owned()), ..Default::default() };
        let events = done(world, AUTHOR, reword(30, words));
        assert!(matches!(world.undo(&acting(OTHER), &events), Err(Rejection::NotTheAuthor { .. })));
        assert!(world.undo(&acting(AUTHOR), &events).is_ok());
    }

    #[test]
    fn a_comment_is_pinned_to_what_is_on_its_map() {
        let pins = [
            (Comment { seat: Some(n(20)), ..comment(30) }, true),
            (Comment { line: Some(n(22)), ..comment(30) }, true),
            (Comment { seat: Some(n(21)), ..comment(30) }, false),
            (Comment { map: Some(ELSEWHERE), line: Some(n(22)), ..comment(30) }, false),
        ];
        for (comment, fits) in pins {
            let key = comment.id.into();
            let result = decide(&mut world(), &acting(AUTHOR), &Change::Add(comment.into()));
            assert_eq!(result.is_ok(), fits);
            if let Err(rejection) = result {
                assert!(matches!(rejection, Rejection::Mismatch { key: of, .. } if of == key));
            }
        }
    }
}

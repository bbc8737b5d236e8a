//! What is acted upon: whose it is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Capability;
use crate::{
    account::{Account, Member},
    gate::{Event, Room, World},
    id::{AccountId, DealId, RunId, UserId},
    pipeline::{Deal, Pipeline},
    record::{Key, Kind, Patch, Record},
    stakeholder::Map,
    workshop::run::Run,
    workspace::User,
};

/// Whose a thing is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// Who owns it.
    pub owner: Option<UserId>,
    /// The owner and the team of its account.
    pub team: Vec<UserId>,
    /// Everybody may see it who may see such things at all.
    #[serde(default)]
    pub shared: bool,
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
            Record::Deal(deal) => Self::deal(world, deal),
            Record::Qualification(letter) => Self::of_deal(world, letter.deal),
            Record::Rival(rival) => Self::of_deal(world, rival.deal),
            Record::DealItem(item) => Self::of_deal(world, item.deal),
            Record::Document(document) => Self::of_deal(world, document.deal),
            Record::Approval(approval) => Self::of_deal(world, approval.deal),
            Record::Target(target) => Self { shared: target.owner.is_none(), ..Self::of_user(target.owner) },
            Record::SavedView(view) => Self { shared: view.shared, ..Self::of_user(Some(view.by)) },
            Record::Seat(seat) => Self::map(world, seat.map),
            Record::Line(line) => Self::map(world, line.map),
            Record::Comment(comment) => match (comment.map, comment.deal) {
                (Some(map), _) => Self::map(world, map),
                (None, Some(deal)) => Self::of_deal(world, deal),
                (None, None) => Self::workspace(),
            },
            Record::Snapshot(snapshot) => Self::map(world, snapshot.map),
            Record::Scenario(scenario) => Self::map(world, scenario.map),
            Record::Run(run) => Self { shared: true, ..Self::staff(run) },
            Record::Crew(crew) => Self { shared: true, ..Self::of_run(world, crew.run) },
            Record::Notice(notice) => match notice.account {
                Some(account) => Self::account(world, account, None),
                None => Self { shared: true, ..Self::of_run(world, notice.run) },
            },
            Record::Remark(remark) => Self::of_run(world, remark.run),
            Record::Verdict(verdict) => Self::of_run(world, verdict.run),
            Record::Outcome(outcome) => Self::of_run(world, outcome.run),
            Record::Release(release) => Self::of_crew(world, release.run, release.account),
            Record::Inquiry(inquiry) => Self::of_crew(world, inquiry.run, inquiry.account),
            Record::Submission(submission) => Self::of_crew(world, submission.run, submission.account),
            Record::User(User { run: Some(run), .. }) | Record::Pipeline(Pipeline { run: Some(run), .. }) => {
                Self::of_run(world, *run)
            }
            record => match account_of(record) {
                Some(account) => Self::account(world, account, None),
                None => Self::workspace(),
            },
        }
    }

    /// What is one's own.
    fn of_user(user: Option<UserId>) -> Self {
        Self { owner: user, team: user.into_iter().collect(), shared: false }
    }

    /// The trainer of a run owns it; who judges is in its team.
    fn staff(run: &Run) -> Self {
        Self { owner: Some(run.by), team: run.staff().collect(), shared: false }
    }

    fn of_run(world: &World, run: RunId) -> Self {
        world.the::<Run>(run).map(Self::staff).unwrap_or_default()
    }

    /// What is a team's and the trainer decides: who is in the team sees it.
    fn of_crew(world: &World, run: RunId, account: AccountId) -> Self {
        Self { owner: Self::of_run(world, run).owner, ..Self::account(world, account, None) }
    }

    fn of_deal(world: &World, deal: DealId) -> Self {
        world.the::<Deal>(deal).map(|deal| Self::deal(world, deal)).unwrap_or_default()
    }

    fn deal(world: &World, deal: &Deal) -> Self {
        let account = deal.account.map(|account| Self::account(world, account, None)).unwrap_or_default();
        Self { owner: deal.owner, ..account }
    }

    fn map(world: &World, map: crate::id::MapId) -> Self {
        world.the::<Map>(map).map(|map| Self::account(world, map.account, None)).unwrap_or_default()
    }

    fn account(world: &World, id: AccountId, record: Option<&Account>) -> Self {
        let owner = record.or_else(|| world.the::<Account>(id)).and_then(|account| account.owner);
        let members = world.all::<Member>().filter(|member| member.account == id).map(|member| member.user);
        Self { owner, team: owner.into_iter().chain(members).collect(), shared: false }
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
        Record::Customer(customer) => Some(customer.account),
        Record::Selection(selection) => Some(selection.account),
        Record::Claim(claim) => Some(claim.account),
        Record::Answer(answer) => Some(answer.account),
        _ => None,
    }
}

/// The records that the events of one command bring or take away.
pub fn coming_and_going(events: &[Event]) -> BTreeSet<Key> {
    let moves = events.iter().filter(|event| matches!(event, Event::Added(_) | Event::Removed(_)));
    moves.map(Event::key).collect()
}

/// What it takes to bring or take away what somebody else has signed about something that stays;
/// `None` where the event does no such thing.
fn anothers_word(actor: UserId, event: &Event, company: &BTreeSet<Key>) -> Option<Capability> {
    let (Event::Added(record) | Event::Removed(record)) = event else { return None };
    match record {
        Record::Comment(comment) => {
            let alone = comment.by != actor && !comment.pinned_to().any(|key| company.contains(&key));
            alone.then_some(if comment.deal.is_some() { Capability::EditDeal } else { Capability::EditAccount })
        }
        Record::Approval(approval) => {
            let about = [Key::from(approval.deal), approval.stage.into()];
            let alone = approval.by != actor && !about.iter().any(|key| company.contains(key));
            alone.then_some(Capability::EditPipeline)
        }
        // What others have judged and noted is theirs, but for the trainer.
        Record::Verdict(verdict) => (verdict.by != actor && verdict.of.is_personal()).then_some(Capability::EditRun),
        Record::Remark(remark) => (remark.by != actor).then_some(Capability::EditRun),
        // Whoever removes a pipeline removes what was saved of it, seen or not.
        Record::SavedView(view) => company.contains(&view.pipeline.into()).then_some(Capability::EditPipeline),
        _ => None,
    }
}

fn signed_by(actor: UserId, event: &Event) -> bool {
    matches!(event, Event::Removed(Record::Approval(approval)) if approval.by == actor)
}

/// What `actor` must be able to do to bring an event about. `company` is [`coming_and_going`] of its
/// command: what is said about a person goes and comes back with them, whoever said it.
pub fn capability_for(actor: UserId, event: &Event, company: &BTreeSet<Key>) -> Capability {
    if let Some(capability) = anothers_word(actor, event, company) {
        return capability;
    }
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
        Kind::Workspace | Kind::Team | Kind::Product | Kind::Rate | Kind::Model => Capability::EditWorkspace,
        Kind::User => Capability::EditUsers,
        // Who meets a competitor need not wait for an administrator to name them.
        Kind::Competitor if adds => Capability::AddAccount,
        Kind::Competitor => Capability::EditWorkspace,
        Kind::Account if adds => Capability::AddAccount,
        Kind::Account if removes => Capability::RemoveAccount,
        Kind::Account | Kind::Member | Kind::Customer => Capability::EditAccount,
        Kind::Batch => Capability::Import,
        Kind::Selection => Capability::SelectAccount,
        Kind::Pipeline | Kind::Stage => Capability::EditPipeline,
        Kind::Deal if removes => Capability::RemoveDeal,
        // Whoever sees the deal may sign, and withdraw; whether their signature is asked for, the gate looks.
        Kind::Approval if adds || signed_by(actor, event) => Capability::ReadDeal,
        Kind::Deal | Kind::Qualification | Kind::Rival | Kind::DealItem | Kind::Document | Kind::Approval => {
            Capability::EditDeal
        }
        Kind::Target => Capability::EditTarget,
        Kind::SavedView => Capability::EditView,
        Kind::Person
        | Kind::Map
        | Kind::Seat
        | Kind::Line
        | Kind::Relation
        | Kind::Comment
        | Kind::Snapshot
        | Kind::Scenario => Capability::EditPeople,
        Kind::Interaction | Kind::Plan | Kind::Goal | Kind::Action => Capability::EditPlan,
        Kind::Run | Kind::Crew | Kind::Release | Kind::Notice | Kind::Outcome => Capability::EditRun,
        Kind::Remark | Kind::Verdict => Capability::Judge,
        // Handed in by the team, opened again by the trainer.
        Kind::Submission if adds => Capability::Play,
        Kind::Submission => Capability::EditRun,
        // What was read cannot be given back for its points.
        Kind::Inquiry if removes => Capability::EditRun,
        Kind::Inquiry | Kind::Claim | Kind::Answer => Capability::Play,
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

/// What one must be able to do to see a record of this kind that is told in `room`.
pub fn reading(kind: Kind, room: Room) -> Capability {
    match kind {
        Kind::Comment if matches!(room, Room::Pipeline(_)) => Capability::ReadDeal,
        Kind::User | Kind::Pipeline if matches!(room, Room::Run(_)) => Capability::ReadRun,
        Kind::Run
        | Kind::Crew
        | Kind::Release
        | Kind::Inquiry
        | Kind::Claim
        | Kind::Answer
        | Kind::Submission
        | Kind::Notice => Capability::ReadRun,
        Kind::Remark | Kind::Verdict | Kind::Outcome => Capability::Judge,
        Kind::Workspace
        | Kind::Team
        | Kind::User
        | Kind::Product
        | Kind::Rate
        | Kind::Model
        | Kind::Competitor
        | Kind::Pipeline
        | Kind::Stage => Capability::ReadWorkspace,
        Kind::Deal
        | Kind::Qualification
        | Kind::Rival
        | Kind::DealItem
        | Kind::Document
        | Kind::Approval
        | Kind::Target => Capability::ReadDeal,
        Kind::SavedView => Capability::ReadView,
        Kind::Batch => Capability::Import,
        _ => Capability::ReadAccount,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        id::{CommentId, MapId, PersonId, PipelineId, SeatId},
        names::Names,
        stakeholder::{Comment, Person, PersonPatch},
        time::Moment,
    };

    #[test]
    fn another_persons_comment_is_taken_away_alone_only_by_who_may_edit_what_it_is_about() {
        let (author, other) = (UserId(Uuid::from_u128(1)), UserId(Uuid::from_u128(2)));
        let seat = SeatId(Uuid::from_u128(3));
        let said = Comment::said(CommentId(Uuid::from_u128(4)), author, Moment(0), "?");
        let comment = Comment { map: Some(MapId(Uuid::from_u128(5))), seat: Some(seat), ..said.clone() };
        let alone = BTreeSet::from([Key::from(comment.id)]);
        let with_the_person = BTreeSet::from([Key::from(comment.id), seat.into()]);
        for event in [Event::Removed(comment.clone().into()), Event::Added(comment.into())] {
            assert_eq!(capability_for(author, &event, &alone), Capability::EditPeople);
            assert_eq!(capability_for(other, &event, &alone), Capability::EditAccount);
            assert_eq!(capability_for(other, &event, &with_the_person), Capability::EditPeople);
        }
        let (pipeline, deal) = (PipelineId(Uuid::from_u128(6)), DealId(Uuid::from_u128(7)));
        let of_deal = Event::Removed(Comment { pipeline: Some(pipeline), deal: Some(deal), ..said }.into());
        let with_the_deal = BTreeSet::from([Key::from(deal)]);
        assert_eq!(capability_for(other, &of_deal, &alone), Capability::EditDeal);
        assert_eq!(capability_for(other, &of_deal, &with_the_deal), Capability::EditPeople);
        assert_eq!(reading(Kind::Comment, of_deal.room()), Capability::ReadDeal);
    }

    #[test]
    fn an_edit_is_covered_where_it_writes_over_a_sensitive_note_or_uncovers_it() {
        let id = PersonId(Uuid::from_u128(1));
        let person = |sensitive| {
            let somebody = Person::named(id, AccountId(Uuid::from_u128(2)), Names::same("Somebody"));
            Record::from(Person { sensitive, note: "a secret".to_owned(), ..somebody })
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

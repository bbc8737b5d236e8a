//! What refers to a record, and what becomes of it when that is removed.

use super::Kind;

/// What becomes of records that refer to one that is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnRemove {
    /// They go with it.
    Cascade,
    /// The removal is refused while they exist.
    Refuse,
}

impl Kind {
    /// The kinds of record whose `column` refers to a record of this kind, and what happens to them
    /// when it is removed.
    pub fn referred_by(self) -> &'static [(Kind, &'static str, OnRemove)] {
        use OnRemove::{Cascade, Refuse};
        match self {
            Kind::Workspace
            | Kind::Rate
            | Kind::Model
            | Kind::Member
            | Kind::Batch
            | Kind::Customer
            | Kind::Selection
            | Kind::Qualification
            | Kind::Rival
            | Kind::DealItem
            | Kind::Document
            | Kind::Approval
            | Kind::Target
            | Kind::SavedView
            | Kind::Relation
            | Kind::Interaction
            | Kind::Fact
            | Kind::Holding
            | Kind::Need
            | Kind::Incident
            | Kind::Comment
            | Kind::Snapshot
            | Kind::Scenario
            | Kind::Release
            | Kind::Inquiry
            | Kind::Claim
            | Kind::Answer
            | Kind::Submission
            | Kind::Notice
            | Kind::Remark
            | Kind::Verdict
            | Kind::Outcome => &[],
            // A run that has teams is ended, not removed.
            Kind::Run => &[
                (Kind::Crew, "run", Refuse),
                (Kind::Account, "run", Refuse),
                (Kind::Pipeline, "run", Refuse),
                (Kind::User, "run", Refuse),
                (Kind::Notice, "run", Cascade),
                (Kind::Remark, "run", Cascade),
            ],
            Kind::Crew => &[
                (Kind::Release, "crew", Refuse),
                (Kind::Inquiry, "crew", Refuse),
                (Kind::Claim, "crew", Refuse),
                (Kind::Answer, "crew", Refuse),
                (Kind::Submission, "crew", Refuse),
                (Kind::Notice, "crew", Refuse),
                (Kind::Remark, "crew", Refuse),
                (Kind::Verdict, "crew", Refuse),
                (Kind::Outcome, "crew", Refuse),
            ],
            Kind::Team => &[(Kind::Team, "parent", Refuse), (Kind::User, "team", Refuse)],
            Kind::User => &[
                (Kind::User, "manager", Refuse),
                (Kind::Account, "owner", Refuse),
                (Kind::Member, "user", Cascade),
                (Kind::Deal, "owner", Refuse),
                (Kind::Relation, "user", Cascade),
                (Kind::Interaction, "by", Refuse),
                (Kind::Need, "by", Refuse),
                (Kind::Comment, "by", Refuse),
                (Kind::Snapshot, "by", Refuse),
                (Kind::Scenario, "by", Refuse),
                (Kind::Model, "by", Refuse),
                (Kind::Document, "by", Refuse),
                (Kind::Approval, "by", Refuse),
                (Kind::Target, "owner", Refuse),
                (Kind::SavedView, "by", Refuse),
                (Kind::Action, "owner", Refuse),
                (Kind::Goal, "owner", Refuse),
                (Kind::Batch, "by", Refuse),
                (Kind::Selection, "by", Refuse),
                (Kind::Run, "by", Refuse),
                (Kind::Notice, "by", Refuse),
                (Kind::Remark, "by", Refuse),
                (Kind::Verdict, "by", Refuse),
                (Kind::Outcome, "by", Refuse),
                (Kind::Incident, "by", Refuse),
            ],
            Kind::Product => &[(Kind::Deal, "product", Refuse), (Kind::DealItem, "product", Refuse)],
            Kind::Competitor => &[(Kind::Rival, "competitor", Refuse), (Kind::Deal, "lost_to", Refuse)],
            Kind::Account => &[
                (Kind::Account, "parent", Refuse),
                (Kind::Member, "account", Cascade),
                (Kind::Deal, "account", Refuse),
                (Kind::Person, "account", Refuse),
                (Kind::Map, "account", Refuse),
                (Kind::Interaction, "account", Refuse),
                (Kind::Fact, "account", Cascade),
                (Kind::Holding, "account", Cascade),
                (Kind::Need, "account", Cascade),
                (Kind::Plan, "account", Refuse),
                (Kind::Action, "account", Refuse),
                (Kind::Factor, "account", Refuse),
                (Kind::SwotItem, "account", Refuse),
                (Kind::Strategy, "account", Refuse),
                (Kind::Promise, "account", Refuse),
                (Kind::Response, "account", Refuse),
                (Kind::Customer, "account", Cascade),
                (Kind::Selection, "account", Cascade),
                (Kind::Crew, "account", Refuse),
                (Kind::Incident, "account", Cascade),
            ],
            Kind::Pipeline => &[
                (Kind::Stage, "pipeline", Refuse),
                (Kind::Deal, "pipeline", Refuse),
                (Kind::Qualification, "pipeline", Refuse),
                (Kind::Rival, "pipeline", Refuse),
                (Kind::DealItem, "pipeline", Refuse),
                (Kind::Document, "pipeline", Refuse),
                (Kind::Approval, "pipeline", Refuse),
                (Kind::Comment, "pipeline", Refuse),
                (Kind::Target, "pipeline", Refuse),
                (Kind::SavedView, "pipeline", Cascade),
                (Kind::Crew, "pipeline", Refuse),
            ],
            Kind::Stage => &[(Kind::Deal, "stage", Refuse), (Kind::Approval, "stage", Cascade)],
            Kind::Deal => &[
                (Kind::Action, "deal", Refuse),
                (Kind::Map, "deal", Refuse),
                (Kind::Crew, "deal", Refuse),
                (Kind::Qualification, "deal", Cascade),
                (Kind::Rival, "deal", Cascade),
                (Kind::DealItem, "deal", Cascade),
                (Kind::Document, "deal", Cascade),
                (Kind::Approval, "deal", Cascade),
                (Kind::Comment, "deal", Cascade),
                (Kind::Incident, "deal", Cascade),
            ],
            Kind::Person => &[
                (Kind::Seat, "person", Cascade),
                (Kind::Relation, "person", Cascade),
                (Kind::Action, "person", Refuse),
                (Kind::Need, "person", Refuse),
                (Kind::Promise, "owner", Refuse),
                (Kind::Promise, "verified_by", Refuse),
            ],
            Kind::Map => &[
                (Kind::Comment, "map", Cascade),
                (Kind::Snapshot, "map", Cascade),
                (Kind::Scenario, "map", Cascade),
                (Kind::Line, "map", Cascade),
                (Kind::Seat, "map", Cascade),
                (Kind::Crew, "map", Refuse),
            ],
            Kind::Seat => {
                &[(Kind::Line, "from", Cascade), (Kind::Line, "to", Cascade), (Kind::Comment, "seat", Cascade)]
            }
            Kind::Line => &[(Kind::Comment, "line", Cascade)],
            Kind::Plan => &[(Kind::Goal, "plan", Cascade), (Kind::Action, "plan", Refuse)],
            // What came of a factor stands by itself: its author unties it first.
            Kind::Factor => &[(Kind::SwotItem, "factor", Refuse)],
            Kind::SwotItem => &[(Kind::Pairing, "within", Cascade), (Kind::Pairing, "around", Cascade)],
            Kind::Strategy => &[(Kind::Pairing, "strategy", Cascade), (Kind::Goal, "strategy", Refuse)],
            Kind::Goal => &[(Kind::Action, "goal", Refuse)],
            Kind::Pairing | Kind::Action | Kind::Promise | Kind::Response => &[],
        }
    }
}

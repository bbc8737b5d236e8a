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
            | Kind::Incident
            | Kind::Comment
            | Kind::Snapshot
            | Kind::Scenario => &[],
            Kind::Team => &[(Kind::Team, "parent", Refuse), (Kind::User, "team", Refuse)],
            Kind::User => &[
                (Kind::User, "manager", Refuse),
                (Kind::Account, "owner", Refuse),
                (Kind::Member, "user", Cascade),
                (Kind::Deal, "owner", Refuse),
                (Kind::Relation, "user", Cascade),
                (Kind::Interaction, "by", Refuse),
                (Kind::Comment, "by", Refuse),
                (Kind::Snapshot, "by", Refuse),
                (Kind::Scenario, "by", Refuse),
                (Kind::Model, "by", Refuse),
                (Kind::Document, "by", Refuse),
                (Kind::Approval, "by", Refuse),
                (Kind::Target, "owner", Refuse),
                (Kind::SavedView, "by", Refuse),
                (Kind::Action, "owner", Refuse),
                (Kind::Batch, "by", Refuse),
                (Kind::Selection, "by", Refuse),
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
                (Kind::Plan, "account", Refuse),
                (Kind::Action, "account", Refuse),
                (Kind::Customer, "account", Cascade),
                (Kind::Selection, "account", Cascade),
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
            ],
            Kind::Stage => &[(Kind::Deal, "stage", Refuse), (Kind::Approval, "stage", Cascade)],
            Kind::Deal => &[
                (Kind::Action, "deal", Refuse),
                (Kind::Map, "deal", Refuse),
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
            ],
            Kind::Map => &[
                (Kind::Comment, "map", Cascade),
                (Kind::Snapshot, "map", Cascade),
                (Kind::Scenario, "map", Cascade),
                (Kind::Line, "map", Cascade),
                (Kind::Seat, "map", Cascade),
            ],
            Kind::Seat => {
                &[(Kind::Line, "from", Cascade), (Kind::Line, "to", Cascade), (Kind::Comment, "seat", Cascade)]
            }
            Kind::Line => &[(Kind::Comment, "line", Cascade)],
            Kind::Plan => &[(Kind::Goal, "plan", Cascade), (Kind::Action, "plan", Refuse)],
            Kind::Goal => &[],
            Kind::Action => &[],
        }
    }
}

//! Records: the things the database keeps. Each has a key, a patch (some of its fields, changed)
//! and a room in which its changes are told.

mod amounts;
mod references;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    account::{
        Account, AccountPatch, Interaction, InteractionPatch, Member, MemberPatch,
        profile::{Fact, FactPatch, Holding, HoldingPatch, Need, NeedPatch},
    },
    classify::{Selection, SelectionPatch},
    gate::{Invalid, Room},
    health::{Incident, IncidentPatch},
    id::*,
    pipeline::{
        Approval, ApprovalPatch, Competitor, CompetitorPatch, Deal, DealItem, DealItemPatch, DealPatch, Document,
        DocumentPatch, Pipeline, PipelinePatch, Qualification, QualificationPatch, Rival, RivalPatch, SavedView,
        SavedViewPatch, Stage, StagePatch, Target, TargetPatch,
    },
    plan::{
        Action, ActionPatch, Factor, FactorPatch, Goal, GoalPatch, Pairing, PairingPatch, Plan, PlanPatch, Promise,
        PromisePatch, Response, ResponsePatch, Strategy, StrategyPatch, SwotItem, SwotItemPatch,
    },
    sales::{Batch, BatchPatch, Customer, CustomerPatch},
    stakeholder::{
        Comment, CommentPatch, Line, LinePatch, Map, MapPatch, Person, PersonPatch, Relation, RelationPatch, Scenario,
        ScenarioPatch, Seat, SeatPatch, Snapshot, SnapshotPatch,
    },
    wire::{self, Tree},
    workshop::run::{
        Answer, AnswerPatch, Claim, ClaimPatch, Crew, CrewPatch, Inquiry, InquiryPatch, Notice, NoticePatch, Outcome,
        OutcomePatch, Release, ReleasePatch, Remark, RemarkPatch, Run, RunPatch, Submission, SubmissionPatch, Verdict,
        VerdictPatch,
    },
    workspace::{
        Model, ModelPatch, Product, ProductPatch, Rate, RatePatch, Team, TeamPatch, User, UserPatch, Workspace,
        WorkspacePatch,
    },
};

pub use references::OnRemove;

/// Declares a record and its patch. Fields of the patch are optional; a field that may itself be
/// empty is cleared by `null` and left alone when absent.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident ($patch:ident) {
            pub id: $id:ty,
            $( $(#[$fdoc:meta])* pub $field:ident: $ty:ty, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            pub id: $id,
            $( $(#[$fdoc])* pub $field: $ty, )*
        }

        #[doc = concat!("Some fields of a [`", stringify!($name), "`], changed.")]
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $patch {
            $(
                #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::record::given")]
                pub $field: Option<$ty>,
            )*
        }

        impl $name {
            /// Takes over the fields of `patch` and returns what they were.
            pub fn merge(&mut self, patch: &$patch) -> $patch {
                let mut was = $patch::default();
                $(
                    if let Some(value) = &patch.$field {
                        was.$field = Some(std::mem::replace(&mut self.$field, value.clone()));
                    }
                )*
                was
            }
        }

        impl $patch {
            /// Whether nothing is changed.
            pub fn is_empty(&self) -> bool {
                true $( && self.$field.is_none() )*
            }

            /// Whether every field given here has just this value in `record`.
            pub fn holds_in(&self, record: &$name) -> bool {
                true $( && self.$field.as_ref().is_none_or(|value| *value == record.$field) )*
            }

            /// Leaves out what `record` has already.
            pub fn without_repeats(mut self, record: &$name) -> Self {
                $(
                    if self.$field.as_ref() == Some(&record.$field) {
                        self.$field = None;
                    }
                )*
                self
            }

            /// Names of the fields that are given.
            pub fn fields(&self) -> Vec<&'static str> {
                let mut fields = Vec::new();
                $( if self.$field.is_some() { fields.push(stringify!($field)); } )*
                fields
            }
        }
    };
}
pub(crate) use record;

/// Reads a field that is present, `null` included, as given.
pub(crate) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// What every record can say of itself.
pub trait Describe {
    /// The room in which changes of the record are told.
    fn room(&self) -> Room;

    /// The records this one refers to and that must exist.
    fn refers_to(&self) -> Vec<Key>;

    /// Whether the fields make sense by themselves.
    fn check(&self) -> Result<(), Invalid>;
}

/// A type of record, and its kind.
pub trait OfKind {
    const KIND: Kind;
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident ($id:ty, $patch:ty) $table:literal;)*) => {
        /// Any record.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(tag = "kind", content = "record", rename_all = "snake_case")]
        pub enum Record { $($(#[$doc])* $name($name),)* }

        /// The kind of a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$doc])* $name,)* }

        /// Which record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(tag = "kind", content = "id", rename_all = "snake_case")]
        pub enum Key { $($(#[$doc])* $name($id),)* }

        /// Some fields of a record, changed.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum Patch { $($(#[$doc])* $name { id: $id, set: $patch },)* }

        impl<'de> Deserialize<'de> for Record {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                struct Tagged<'a> {
                    kind: Kind,
                    #[serde(borrow)]
                    record: Tree<'a>,
                }
                let Tagged { kind, record } = Tagged::deserialize(deserializer)?;
                match kind { $(Kind::$name => wire::under_tag(record).map(Record::$name),)* }
            }
        }

        impl<'de> Deserialize<'de> for Key {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                struct Tagged {
                    kind: Kind,
                    id: uuid::Uuid,
                }
                Tagged::deserialize(deserializer).map(|Tagged { kind, id }| Key::new(kind, id))
            }
        }

        impl<'de> Deserialize<'de> for Patch {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                struct Tagged<'a> {
                    kind: Kind,
                    id: uuid::Uuid,
                    #[serde(borrow)]
                    set: Tree<'a>,
                }
                let Tagged { kind, id, set } = Tagged::deserialize(deserializer)?;
                match kind { $(Kind::$name => wire::under_tag(set).map(|set| Patch::$name { id: id.into(), set }),)* }
            }
        }

        impl Kind {
            /// Every kind, parents before those who refer to them.
            pub const ALL: &'static [Kind] = &[$(Kind::$name),*];

            /// The name of the table, in either database.
            pub fn table(self) -> &'static str {
                match self { $(Kind::$name => $table,)* }
            }
        }

        impl Key {
            pub fn kind(self) -> Kind {
                match self { $(Key::$name(_) => Kind::$name,)* }
            }

            pub fn uuid(self) -> uuid::Uuid {
                match self { $(Key::$name(id) => id.0,)* }
            }

            pub fn new(kind: Kind, id: uuid::Uuid) -> Self {
                match kind { $(Kind::$name => Key::$name(id.into()),)* }
            }
        }

        impl Record {
            /// The record of this kind with these fields.
            ///
            /// # Errors
            /// A field is missing or cannot be so.
            pub fn from_fields(kind: Kind, fields: serde_json::Value) -> serde_json::Result<Self> {
                match kind { $(Kind::$name => serde_json::from_value(fields).map(Record::$name),)* }
            }

            pub fn key(&self) -> Key {
                match self { $(Record::$name(record) => Key::$name(record.id),)* }
            }

            fn describe(&self) -> &dyn Describe {
                match self { $(Record::$name(record) => record,)* }
            }

            /// Takes over the fields of `patch` and returns what they were; `None` when the patch is of another record.
            pub fn merge(&mut self, patch: &Patch) -> Option<Patch> {
                match (self, patch) {
                    $((Record::$name(record), Patch::$name { id, set }) if record.id == *id => {
                        Some(Patch::$name { id: *id, set: record.merge(set) })
                    })*
                    _ => None,
                }
            }
        }

        impl Patch {
            pub fn key(&self) -> Key {
                match self { $(Patch::$name { id, .. } => Key::$name(*id),)* }
            }

            pub fn is_empty(&self) -> bool {
                match self { $(Patch::$name { set, .. } => set.is_empty(),)* }
            }

            /// Whether every field given here has just this value in `record`.
            pub fn holds_in(&self, record: &Record) -> bool {
                match (self, record) {
                    $((Patch::$name { id, set }, Record::$name(record)) => record.id == *id && set.holds_in(record),)*
                    _ => false,
                }
            }

            /// Leaves out what `record` has already.
            pub fn without_repeats(self, record: &Record) -> Self {
                match (self, record) {
                    $((Patch::$name { id, set }, Record::$name(record)) if record.id == id => {
                        Patch::$name { id, set: set.without_repeats(record) }
                    })*
                    (patch, _) => patch,
                }
            }

            /// Names of the fields that are given.
            pub fn fields(&self) -> Vec<&'static str> {
                match self { $(Patch::$name { set, .. } => set.fields(),)* }
            }
        }

        $(
            impl OfKind for $name {
                const KIND: Kind = Kind::$name;
            }

            impl From<$name> for Record {
                fn from(record: $name) -> Self { Record::$name(record) }
            }

            impl<'a> TryFrom<&'a Record> for &'a $name {
                type Error = ();

                fn try_from(record: &'a Record) -> Result<Self, ()> {
                    match record { Record::$name(record) => Ok(record), _ => Err(()) }
                }
            }

            impl From<$id> for Key {
                fn from(id: $id) -> Self { Key::$name(id) }
            }
        )*
    };
}

records! {
    Workspace (WorkspaceId, WorkspacePatch) "workspaces";
    Team (TeamId, TeamPatch) "teams";
    User (UserId, UserPatch) "users";
    Product (ProductId, ProductPatch) "products";
    Rate (RateId, RatePatch) "rates";
    Model (ModelId, ModelPatch) "models";
    Run (RunId, RunPatch) "runs";
    Account (AccountId, AccountPatch) "accounts";
    Member (MemberId, MemberPatch) "members";
    Batch (BatchId, BatchPatch) "batches";
    Customer (CustomerId, CustomerPatch) "customers";
    Selection (SelectionId, SelectionPatch) "selections";
    Pipeline (PipelineId, PipelinePatch) "pipelines";
    Stage (StageId, StagePatch) "stages";
    Competitor (CompetitorId, CompetitorPatch) "competitors";
    Deal (DealId, DealPatch) "deals";
    Qualification (QualificationId, QualificationPatch) "qualifications";
    Rival (RivalId, RivalPatch) "rivals";
    DealItem (DealItemId, DealItemPatch) "deal_items";
    Document (DocumentId, DocumentPatch) "documents";
    Approval (ApprovalId, ApprovalPatch) "approvals";
    Target (TargetId, TargetPatch) "targets";
    SavedView (SavedViewId, SavedViewPatch) "saved_views";
    Person (PersonId, PersonPatch) "people";
    Map (MapId, MapPatch) "maps";
    Seat (SeatId, SeatPatch) "seats";
    Line (LineId, LinePatch) "lines";
    Relation (RelationId, RelationPatch) "relations";
    Comment (CommentId, CommentPatch) "comments";
    Snapshot (SnapshotId, SnapshotPatch) "snapshots";
    Scenario (ScenarioId, ScenarioPatch) "scenarios";
    Interaction (InteractionId, InteractionPatch) "interactions";
    Fact (FactId, FactPatch) "facts";
    Holding (HoldingId, HoldingPatch) "holdings";
    Need (NeedId, NeedPatch) "needs";
    Incident (IncidentId, IncidentPatch) "incidents";
    Plan (PlanId, PlanPatch) "plans";
    Factor (FactorId, FactorPatch) "factors";
    SwotItem (SwotItemId, SwotItemPatch) "swot_items";
    Strategy (StrategyId, StrategyPatch) "strategies";
    Pairing (PairingId, PairingPatch) "pairings";
    Goal (GoalId, GoalPatch) "goals";
    Action (ActionId, ActionPatch) "actions";
    Promise (PromiseId, PromisePatch) "promises";
    Response (ResponseId, ResponsePatch) "responses";
    Crew (CrewId, CrewPatch) "crews";
    Release (ReleaseId, ReleasePatch) "releases";
    Inquiry (InquiryId, InquiryPatch) "inquiries";
    Claim (ClaimId, ClaimPatch) "claims";
    Answer (AnswerId, AnswerPatch) "answers";
    Submission (SubmissionId, SubmissionPatch) "submissions";
    Notice (NoticeId, NoticePatch) "notices";
    Remark (RemarkId, RemarkPatch) "remarks";
    Verdict (VerdictId, VerdictPatch) "verdicts";
    Outcome (OutcomeId, OutcomePatch) "outcomes";
}

impl Record {
    /// The room in which changes of the record are told.
    pub fn room(&self) -> Room {
        self.describe().room()
    }

    /// The records this one refers to and that must exist.
    pub fn refers_to(&self) -> Vec<Key> {
        self.describe().refers_to()
    }

    /// Whether the fields make sense by themselves.
    pub fn check(&self) -> Result<(), Invalid> {
        self.describe().check()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind().table(), self.uuid())
    }
}

//! Identifiers. All are UUIDv7 made by the sender of the command that creates the thing, so that an
//! offline browser can create and refer to records before the server has seen them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// The whole installation: its name and reporting currency.
    WorkspaceId,
    /// Somebody of our own company.
    UserId,
    /// A sales team or regional office.
    TeamId,
    /// What we sell.
    ProductId,
    /// A dated exchange rate.
    RateId,
    /// A customer.
    AccountId,
    /// A place in the team that looks after one account.
    MemberId,
    /// Something that was heard, said or done with a customer.
    InteractionId,
    /// What is known of one field of an account.
    FactId,
    /// One of several things an account has.
    HoldingId,
    /// What a customer needs.
    NeedId,
    /// Something that holds the health of an account down.
    IncidentId,
    /// Somebody at the customer's, or around them.
    PersonId,
    /// One stakeholder map.
    MapId,
    /// One person's place on one map.
    SeatId,
    /// A line between two seats of a map.
    LineId,
    /// The relationship between a person and one of our colleagues.
    RelationId,
    /// What a colleague says about a map.
    CommentId,
    /// A named moment in the history of a map.
    SnapshotId,
    /// The sales lines of one import.
    BatchId,
    /// A customer as sales lines name it.
    CustomerId,
    /// That an account is a key account, or none any more.
    SelectionId,
    /// Changes to a map that have not happened, under a name.
    ScenarioId,
    /// A version of the rules and thresholds that figures are reckoned with.
    ModelId,
    /// A pipeline with its own stages.
    PipelineId,
    /// A stage of a pipeline.
    StageId,
    /// An opportunity.
    DealId,
    /// How far one letter of MEDDPICC is known of a deal.
    QualificationId,
    /// Somebody who sells what we sell.
    CompetitorId,
    /// A competitor in one deal.
    RivalId,
    /// A product in one deal.
    DealItemId,
    /// A paper of one deal.
    DocumentId,
    /// A file that is kept with us.
    FileId,
    /// A signature that lets a deal enter a stage.
    ApprovalId,
    /// What is to be won in a month.
    TargetId,
    /// A filter of a board under a name.
    SavedViewId,
    /// An account plan.
    PlanId,
    /// Something outside that acts on an account.
    FactorId,
    /// One item of a SWOT.
    SwotItemId,
    /// A strategy of a TOWS.
    StrategyId,
    /// That a strategy joins two items.
    PairingId,
    /// A goal of a plan.
    GoalId,
    /// Something to do.
    ActionId,
    /// A promise of a better figure.
    PromiseId,
    /// How sales answer to visits.
    ResponseId,
    /// A case being run.
    RunId,
    /// A team of an exercise.
    CrewId,
    /// An inject that has reached a team.
    ReleaseId,
    /// A card a team has paid for.
    InquiryId,
    /// Something a team says it knows.
    ClaimId,
    /// What a team writes about one topic.
    AnswerId,
    /// What a team has handed in.
    SubmissionId,
    /// What a trainer tells teams.
    NoticeId,
    /// What a trainer notes.
    RemarkId,
    /// What a person says of a team's work.
    VerdictId,
    /// The score a team ends with.
    OutcomeId,
    /// One command, made by its sender; sending it twice changes nothing twice.
    CommandId,
    /// One run of an import.
    ImportId,
    /// One live connection of one browser tab.
    ConnectionId,
}

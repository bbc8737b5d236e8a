//! The table: what each role may do, and how far.

use serde::{Deserialize, Serialize};

use super::Role;

/// Something one may or may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capability {
    /// Sign in, keep own settings, see and end own sessions, make own tokens.
    BeMyself,
    /// See names of users, teams, products, pipelines, rates.
    ReadWorkspace,
    /// Change them.
    EditWorkspace,
    /// Make users, set passwords and roles.
    EditUsers,
    /// See an account and what belongs to it.
    ReadAccount,
    /// Add an account, or a competitor to the list.
    AddAccount,
    /// Change an account and its team.
    EditAccount,
    /// Say that an account is a key account, or none any more.
    SelectAccount,
    /// Remove an account.
    RemoveAccount,
    /// See sensitive notes about people.
    ReadSensitive,
    /// Change people, maps, lines, relations.
    EditPeople,
    /// Record interactions, change plans and actions.
    EditPlan,
    /// See a deal.
    ReadDeal,
    /// Add, change and move a deal.
    EditDeal,
    /// Remove a deal.
    RemoveDeal,
    /// Change pipelines and stages.
    EditPipeline,
    /// Set what is to be won in a month.
    EditTarget,
    /// See views of boards: one's own and those that are shared.
    ReadView,
    /// Save, replace and remove views of boards.
    EditView,
    /// Import files, and take an import back.
    Import,
    /// Export lists.
    Export,
    /// See what the sales lines say of their buyers.
    ReadSales,
    /// See a run of a case: its clock, its teams, what it tells them.
    ReadRun,
    /// Make runs of cases, and steer them.
    EditRun,
    /// Judge the work of teams, and see all of a run.
    Judge,
    /// Do what a team does in a run.
    Play,
}

impl Capability {
    pub const ALL: [Self; 26] = [
        Self::BeMyself,
        Self::ReadWorkspace,
        Self::EditWorkspace,
        Self::EditUsers,
        Self::ReadAccount,
        Self::AddAccount,
        Self::EditAccount,
        Self::SelectAccount,
        Self::RemoveAccount,
        Self::ReadSensitive,
        Self::EditPeople,
        Self::EditPlan,
        Self::ReadDeal,
        Self::EditDeal,
        Self::RemoveDeal,
        Self::EditPipeline,
        Self::EditTarget,
        Self::ReadView,
        Self::EditView,
        Self::Import,
        Self::Export,
        Self::ReadSales,
        Self::ReadRun,
        Self::EditRun,
        Self::Judge,
        Self::Play,
    ];

    /// Whether it is a matter of seeing only: what is [for everybody](super::Subject::shared) may be seen
    /// by all who have the capability at all, and changed by none of them for that.
    pub const fn reads(self) -> bool {
        matches!(
            self,
            Self::ReadWorkspace
                | Self::ReadAccount
                | Self::ReadSensitive
                | Self::ReadDeal
                | Self::ReadView
                | Self::ReadRun
        )
    }
}

/// How far a capability reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    None,
    /// What one owns.
    Own,
    /// What one owns or is in the account team of.
    Team,
    /// What oneself or anybody below owns or is in the account team of.
    Subtree,
    All,
}

/// The table (design 6).
pub fn grant(role: Role, capability: Capability) -> Grant {
    use Capability as C;
    use Grant::{All, None, Own, Subtree, Team};
    // Columns:        Administrator, Manager, Rep, Contributor, Trainer, Observer, Participant. Trainers see
    // the accounts and deals in whose team they are: the sandboxes of their runs.
    let row = match capability {
        C::BeMyself => [All, All, All, All, All, All, All],
        C::ReadWorkspace => [All, All, All, All, All, All, None],
        C::EditWorkspace => [All, None, None, None, None, None, None],
        C::EditUsers => [All, None, None, None, None, None, None],
        C::ReadAccount => [All, Subtree, Team, Team, Team, Team, Team],
        C::AddAccount => [All, All, All, None, None, None, None],
        C::EditAccount => [All, Subtree, Team, None, None, None, None],
        C::SelectAccount => [All, Subtree, None, None, None, None, None],
        C::RemoveAccount => [All, Subtree, None, None, None, None, None],
        C::ReadSensitive => [All, Subtree, Team, None, None, None, Team],
        C::EditPeople => [All, Subtree, Team, Team, None, None, Team],
        C::EditPlan => [All, Subtree, Team, Team, None, None, Team],
        C::ReadDeal => [All, Subtree, Team, Team, Team, Team, Team],
        C::EditDeal => [All, Subtree, Team, None, None, None, Team],
        C::RemoveDeal => [All, Subtree, Own, None, None, None, None],
        C::EditPipeline => [All, None, None, None, None, None, None],
        C::EditTarget => [All, Subtree, None, None, None, None, None],
        // Not even an administrator looks into a view that its author has not shared.
        C::ReadView => [Team, Team, Team, Team, None, Team, None],
        C::EditView => [All, Own, Own, Own, None, Own, None],
        C::Import => [All, All, None, None, None, None, None],
        C::Export => [All, Subtree, Team, None, None, None, None],
        C::ReadSales => [All, Subtree, Team, Team, None, Team, None],
        C::ReadRun => [All, Team, Team, Team, Team, Team, Team],
        C::EditRun => [All, Own, None, None, Own, None, None],
        C::Judge => [All, Team, Team, Team, Team, None, None],
        C::Play => [None, None, None, None, None, None, Team],
    };
    match role {
        Role::Administrator => row[0],
        Role::Manager => row[1],
        Role::Rep => row[2],
        Role::Contributor => row[3],
        Role::Trainer => row[4],
        Role::Observer => row[5],
        Role::Participant => row[6],
    }
}

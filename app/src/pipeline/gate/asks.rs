//! What a stage asks of one deal, as only the server knows it, with what is needed to answer.

use leptos::prelude::*;
use meridian_domain::{
    access::Role,
    id::{AccountId, CompetitorId, DealId, MapId, ProductId, StageId, UserId},
    names::Names,
    pipeline::{Asked, Competitor, Document, Missing, Requirement, Rival},
};
use serde::{Deserialize, Serialize};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// What a stage asks of a deal, and what there is to choose from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Asks {
    /// All that is asked, in the order of the stages on the way, met or not.
    pub requirements: Vec<Requirement>,
    /// The papers of the deal so far, the latest first.
    pub documents: Vec<Document>,
    pub rivals: Vec<Rival>,
    pub competitors: Vec<Competitor>,
    pub products: Vec<(ProductId, Names)>,
    /// Everybody who works here now.
    pub colleagues: Vec<(UserId, Names)>,
    /// Who may sign, for each role whose signature is asked.
    pub approvers: Vec<(Role, Vec<Names>)>,
    /// The accounts to choose from, where the deal has none.
    pub accounts: Vec<(AccountId, Names)>,
    /// The people map to name somebody on: the one about the deal, else the account's.
    pub map: Option<(AccountId, Option<MapId>)>,
    /// Who brought the deal to where it stands, where that was recorded.
    pub moved_by: Option<Names>,
}

impl Asks {
    /// What is missing. What nobody could look at counts as missing.
    pub fn missing(&self) -> Vec<Missing> {
        let unmet = self.requirements.iter().filter(|one| one.met != Some(true));
        unmet.map(|one| Missing { stage: one.stage, what: one.what }).collect()
    }

    /// The competitors that are recorded of the deal.
    pub fn recorded(&self) -> Vec<CompetitorId> {
        self.rivals.iter().map(|rival| rival.competitor).collect()
    }

    /// Who may sign for a role.
    pub fn approvers(&self, role: Role) -> &[Names] {
        self.approvers.iter().find(|(asked, _)| *asked == role).map_or(&[], |(_, names)| names)
    }

    /// The paper that meets a requirement.
    pub fn paper(&self, what: Asked) -> Option<&Document> {
        let Asked::Document(kind) = what else { return None };
        self.documents.iter().find(|document| document.kind == kind)
    }
}

/// What a stage asks of a deal. Nothing is asked where the deal stands.
#[server(name = DealRequirements, endpoint = "deal-requirements", output = crate::answer::Json)]
pub async fn deal_requirements(deal: DealId, stage: StageId) -> Result<Asks, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.asks(&actor, deal, stage).await
    };
    answer(result.await)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_nobody_could_look_at_counts_as_missing() {
        let stage = Uuid::from_u128(1).into();
        let one = |what, met| Requirement { stage, what, met };
        let requirements =
            vec![one(Asked::Reason, Some(true)), one(Asked::LostTo, None), one(Asked::Reason, Some(false))];
        let missing: Vec<Asked> = Asks { requirements, ..Asks::default() }.missing().iter().map(|it| it.what).collect();
        assert_eq!(missing, [Asked::LostTo, Asked::Reason]);
    }
}

//! Account plans: all sheets of an account at once.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, may},
    gate::Room,
    id::AccountId,
    plan::{PlanRules, view::PlanView},
    record::Record,
};

use super::{House, able, maps::redact};

impl House {
    /// The sheets of an account's plan, with its people and how its other accounts answer to visits.
    pub(super) async fn read_plan(&self, actor: &Actor, id: AccountId) -> Result<PlanView, Failure> {
        let (account, subject) = self.visible(actor, id).await?;
        // Read before the records: what comes between is told again, never missed.
        let mut rooms = vec![(Room::Account(id), self.stands_at(Room::Account(id)).await?)];
        for map in self.read(self.store.maps(id).await)? {
            let room = Room::Map(map.id);
            rooms.push((room, self.stands_at(room).await?));
        }
        let mut records: Vec<Record> = self.read(self.store.plan_records(id).await)?;
        redact(actor, &subject, &mut records);
        Ok(PlanView {
            account: id,
            name: account.name,
            records,
            colleagues: self.read(self.store.colleagues().await)?,
            others: self.read(self.store.other_responses(actor, id).await)?,
            reporting: self.read(self.store.reporting().await)?,
            rules: PlanRules::default(),
            today: self.today(),
            rooms,
            may_edit: may(actor, Capability::EditPlan, &subject).is_ok(),
        })
    }

    /// A plan as it goes out as a file, for whom may export.
    pub async fn export_plan(&self, actor: &Actor, id: AccountId) -> Result<PlanView, Failure> {
        able(actor, Capability::Export)?;
        let (_, subject) = self.visible(actor, id).await?;
        may(actor, Capability::Export, &subject)?;
        self.read_plan(actor, id).await
    }
}

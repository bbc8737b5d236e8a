//! Files that are kept with us.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Subject, may},
    id::{DealId, FileId},
};
use meridian_store::Kept;

use super::{House, able};

impl House {
    /// Keeps a file of a deal that the actor may change. A paper names it by
    /// [its address](meridian_domain::pipeline::file_address).
    pub(crate) async fn keep_file(
        &self,
        actor: &Actor,
        deal: DealId,
        name: &str,
        body: Vec<u8>,
    ) -> Result<FileId, Failure> {
        able(actor, Capability::EditDeal)?;
        let card = self.read(self.store.card(actor, deal).await)?.ok_or(Failure::NotFound)?;
        let team = match card.deal.account {
            Some(account) => self.visible(actor, account).await.map(|(_, subject)| subject.team).unwrap_or_default(),
            None => Default::default(),
        };
        may(actor, Capability::EditDeal, &Subject { owner: card.deal.owner, team, shared: false })?;
        let id: FileId = self.sources.fresh();
        let kept = Kept { id, deal, name: name.to_owned(), by: actor.id, at: self.now() };
        self.read(self.store.keep_file(&kept, body).await)?;
        Ok(id)
    }

    /// Name and content of a file, for who may see its deal.
    pub(crate) async fn kept_file(&self, actor: &Actor, id: FileId) -> Result<(String, Vec<u8>), Failure> {
        able(actor, Capability::ReadDeal)?;
        let (kept, body) = self.read(self.store.file(id).await)?.ok_or(Failure::NotFound)?;
        self.read(self.store.card(actor, kept.deal).await)?.ok_or(Failure::NotFound)?;
        Ok((kept.name, body))
    }
}

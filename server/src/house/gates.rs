//! What a stage asks of a deal, with what the sheet of the gate needs to ask for it.

use std::collections::BTreeSet;

use meridian_app::{Failure, pipeline::gate::Asks};
use meridian_domain::{
    access::{Actor, Role},
    account::view::AccountFilter,
    id::{AccountId, DealId, MapId, StageId},
    names::Names,
    pipeline::{Asked, Deal, Document, Requirement, Rival, may_approve},
    record::Record,
    workspace::User,
};

use super::House;

/// Accounts of a long list that are offered; the account of a deal is usually known.
const ACCOUNTS: i64 = 200;

impl House {
    /// What a stage asks of a deal and what there is to choose from.
    pub(super) async fn read_asks(&self, actor: &Actor, id: DealId, stage: StageId) -> Result<Asks, Failure> {
        let requirements = self.read_requirements(actor, id, stage).await?;
        let deal = self.read(self.store.card(actor, id).await)?.ok_or(Failure::NotFound)?.deal;
        let (mut documents, mut rivals) = (Vec::<Document>::new(), Vec::<Rival>::new());
        for record in self.read(self.store.recorded_of(id).await)? {
            match record {
                Record::Document(document) => documents.push(document),
                Record::Rival(rival) => rivals.push(rival),
                _ => {}
            }
        }
        documents.sort_by_key(|document| std::cmp::Reverse(document.at));
        let products = self.products_for(actor).await?.into_iter().map(|product| (product.id, product.name));
        let users = self.signers_for(actor).await?;
        let role = |one: &Requirement| if let Asked::Approval(role) = one.what { Some(role) } else { None };
        let roles: BTreeSet<Role> = requirements.iter().filter_map(role).collect();
        Ok(Asks {
            requirements,
            documents,
            rivals,
            competitors: self.competitors_for(actor).await?,
            products: products.collect(),
            accounts: self.accounts_for(actor, &deal).await?,
            map: self.map_to_name_on(actor, &deal).await?,
            moved_by: self.moved_by(&deal, &users).await?,
            approvers: roles.into_iter().map(|role| (role, signers(&users, role))).collect(),
            colleagues: users.into_iter().filter(|user| user.active).map(|user| (user.id, user.name)).collect(),
        })
    }

    /// Who brought a deal to where it stands.
    async fn moved_by(&self, deal: &Deal, users: &[User]) -> Result<Option<Names>, Failure> {
        let visits = self.read(self.store.visits(deal.id).await)?;
        let by = visits.last().filter(|visit| visit.stage == deal.stage).and_then(|visit| visit.by);
        Ok(by.and_then(|by| users.iter().find(|user| user.id == by)).map(|user| user.name.clone()))
    }

    /// The accounts to choose from, where a deal has none.
    async fn accounts_for(&self, actor: &Actor, deal: &Deal) -> Result<Vec<(AccountId, Names)>, Failure> {
        if deal.account.is_some() {
            return Ok(Vec::new());
        }
        let filter = AccountFilter { limit: ACCOUNTS, ..AccountFilter::default() };
        let page = self.read(self.store.accounts(actor, &filter, self.today()).await)?;
        Ok(page.rows.into_iter().map(|row| (row.account.id, row.account.name)).collect())
    }

    /// The people map on which somebody is named, where the actor may see the account.
    async fn map_to_name_on(&self, actor: &Actor, deal: &Deal) -> Result<Option<(AccountId, Option<MapId>)>, Failure> {
        let Some(account) = deal.account else { return Ok(None) };
        if self.visible(actor, account).await.is_err() {
            return Ok(None);
        }
        let maps = self.read(self.store.maps(account).await)?;
        let about = maps.into_iter().find(|map| map.deal == Some(deal.id));
        Ok(Some((account, about.map(|map| map.id))))
    }
}

/// Who may sign where a stage asks for a role.
fn signers(users: &[User], role: Role) -> Vec<Names> {
    users.iter().filter(|user| user.active && may_approve(user.role, role)).map(|user| user.name.clone()).collect()
}

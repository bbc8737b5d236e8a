//! What an import must know: the records that are there, as far as the one who imports may see them.

use std::collections::{BTreeMap, BTreeSet};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Role, Subject, may, reading},
    gate::World,
    id::{AccountId, UserId},
    import::Import,
    record::{Kind, Record},
};

use crate::house::House;

const ALWAYS: [Kind; 6] = [Kind::Workspace, Kind::Team, Kind::User, Kind::Product, Kind::Account, Kind::Member];
const FOR_DEALS: [Kind; 5] = [Kind::Rate, Kind::Competitor, Kind::Pipeline, Kind::Stage, Kind::Deal];

impl House {
    /// The records that files of these kinds may name.
    pub(super) async fn known_to(&self, actor: &Actor, kinds: &BTreeSet<Import>) -> Result<World, Failure> {
        let deals = kinds.contains(&Import::Opportunities);
        let wanted = ALWAYS.into_iter().chain(FOR_DEALS.into_iter().filter(|_| deals));
        let mut records = Vec::new();
        for kind in wanted {
            records.extend(self.read(self.store.all(kind).await)?);
        }
        if actor.role != Role::Administrator {
            let teams = teams(&records);
            records.retain(|record| sees(actor, &teams, record));
        }
        Ok(World::from_iter(records))
    }
}

/// Owner and team of each account.
fn teams(records: &[Record]) -> BTreeMap<AccountId, Vec<UserId>> {
    let mut teams: BTreeMap<AccountId, Vec<UserId>> = BTreeMap::new();
    for record in records {
        match record {
            Record::Account(account) => teams.entry(account.id).or_default().extend(account.owner),
            Record::Member(member) => teams.entry(member.account).or_default().push(member.user),
            _ => {}
        }
    }
    teams
}

fn sees(actor: &Actor, teams: &BTreeMap<AccountId, Vec<UserId>>, record: &Record) -> bool {
    let (owner, account) = match record {
        Record::Account(account) => (account.owner, Some(account.id)),
        Record::Member(member) => (None, Some(member.account)),
        Record::Deal(deal) => (deal.owner, deal.account),
        _ => return true,
    };
    let team = account.and_then(|account| teams.get(&account)).cloned().unwrap_or_default();
    may(actor, reading(record.key().kind(), record.room()), &Subject { owner, team, shared: false }).is_ok()
}

//! A company with customers, to try the program with. Its content is data ([`content`]); it comes
//! into the database through the gate, like everything else.

pub mod content;

use meridian_app::Failure;
use meridian_domain::{
    access::Actor,
    gate::{Change, Command},
    locale::Lang,
    record::{Kind, Record},
    workspace::User,
};

use crate::house::{House, password};
pub use content::PASSWORD;

/// Fills an empty database with the demo, its notes in the language `written`; one that has a
/// workspace stays as it is. Returns who can sign in, with [`PASSWORD`].
pub async fn fill(house: &House, written: Lang) -> Result<Vec<User>, Failure> {
    let broken = |error: meridian_store::StoreError| house.broken(error);
    let content = content::content(house.today(), written);
    if house.store.all(Kind::Workspace).await.map_err(broken)?.is_empty() {
        let adds = content.records.into_iter().map(Change::Add).collect();
        let command = |change| Command::new(house.sources.fresh(), change);
        let (batch, chunks) = content.sales;
        house.store.put_chunks(batch, chunks).await.map_err(broken)?;
        // As from an import: deals come to where they stand, and no stage asks anything of them.
        let import = Some(house.sources.fresh());
        let begun = Command { import, ..command(Change::All(adds)) };
        house.pass_at(&house.caretaker(), begun, content.begins).await?;
        for past in content.past {
            let actor = Actor { id: past.by, ..house.caretaker() };
            house.pass_at(&actor, command(past.change), past.at).await?;
        }
        // The demo opens with its past weeks, told by its log, as a company would have them.
        house.catch_up().await?;
        house.look_at_all().await?;
    }
    let keys: Vec<_> = content.logins.iter().map(|user| (*user).into()).collect();
    let records = house.store.records(&keys).await.map_err(broken)?;
    let mut users: Vec<User> = records.into_iter().filter_map(user).collect();
    users.sort_by_key(|user| content.logins.iter().position(|id| *id == user.id));
    let mut hash = None;
    for user in &users {
        if house.store.password_hash(user.id).await.map_err(broken)?.is_some() {
            continue;
        }
        if hash.is_none() {
            let fresh = password::hash(house.sources, PASSWORD.to_owned()).await;
            hash = Some(fresh.map_err(|error| house.broken(error))?);
        }
        if let Some(hash) = &hash {
            house.store.set_password_hash(user.id, hash).await.map_err(broken)?;
        }
    }
    Ok(users)
}

fn user(record: Record) -> Option<User> {
    match record {
        Record::User(user) if user.login.is_some() => Some(user),
        _ => None,
    }
}

//! `meridian user …`

use std::io::IsTerminal as _;

use clap::{Args, Subcommand};
use meridian_domain::{
    access::Role,
    gate::{Change, Command},
    money::Currency,
    names::Names,
    record::{Kind, Record},
    workspace::{self, Workspace},
};

use super::{Database, Fault, Outcome, doing};
use crate::house::{House, password, token};

#[derive(Debug, Args)]
pub(super) struct User {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Adds a user. The password comes from the standard input, or is made up and shown.
    Add {
        login: String,
        /// The name, in Chinese or in English.
        #[arg(long)]
        name: String,
        /// administrator, manager, rep, contributor, trainer or observer.
        #[arg(long, value_parser = role, default_value = "rep")]
        role: Role,
        /// The login of who they report to.
        #[arg(long)]
        manager: Option<String>,
    },
    /// Sets a password and ends all sessions. The password comes from the standard input, or is made up and shown.
    Password { login: String },
    /// Lists the users.
    List,
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_key(text).ok_or_else(|| "there is no such role".to_owned())
}

impl User {
    pub async fn run(self) -> Outcome {
        let house = self.database.open().await?;
        match self.what {
            What::Add { login, name, role, manager } => add(&house, &login, &name, role, manager.as_deref()).await,
            What::Password { login } => set(&house, &known(&house, &login).await?).await,
            What::List => list(&house).await,
        }
    }
}

/// The user of a login.
pub(super) async fn known(house: &House, login: &str) -> Result<workspace::User, Fault> {
    let user = house.store.user_by_login(login).await.map_err(doing("reading users"))?;
    user.ok_or_else(|| Fault(format!("there is no user {login}")))
}

async fn add(house: &House, login: &str, name: &str, role: Role, manager: Option<&str>) -> Outcome {
    if known(house, login).await.is_ok() {
        return Err(Fault(format!("there is a user {login} already")));
    }
    let manager = match manager {
        Some(login) => Some(known(house, login).await?.id),
        None => None,
    };
    let user = workspace::User {
        id: house.sources.fresh(),
        name: Names::same(name),
        login: Some(login.to_owned()),
        role,
        manager,
        team: None,
        active: true,
        key: None,
    };
    let mut changes = vec![Change::Add(user.clone().into())];
    if house.store.all(Kind::Workspace).await.map_err(doing("reading"))?.is_empty() {
        let name = Names::new("本公司", "Our company");
        let workspace = Workspace { id: house.sources.fresh(), name, reporting: Currency::CNY };
        changes.insert(0, Change::Add(workspace.into()));
    }
    let command = Command::new(house.sources.fresh(), Change::All(changes));
    house.pass(&house.caretaker(), command).await.map_err(doing(format!("adding {login}")))?;
    set(house, &user).await
}

async fn set(house: &House, user: &workspace::User) -> Outcome {
    let login = user.login.as_deref().unwrap_or_default();
    let given = if std::io::stdin().is_terminal() {
        String::new()
    } else {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(doing("reading the password"))?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    let made_up = given.is_empty();
    let password = if made_up { token::fresh(&house.sources)[..16].to_owned() } else { given };
    if password.chars().count() < password::LEAST {
        return Err(Fault(format!("a password has at least {} characters", password::LEAST)));
    }
    house.set_password(user, &password).await.map_err(doing(format!("setting the password of {login}")))?;
    match made_up {
        true => println!("{login}  密码 · password: {password}"),
        false => println!("{login}"),
    }
    Ok(())
}

async fn list(house: &House) -> Outcome {
    for record in house.store.all(Kind::User).await.map_err(doing("reading users"))? {
        let Record::User(user) = record else { continue };
        let state = if user.active { "" } else { "  (off)" };
        let login = user.login.as_deref().unwrap_or("-");
        println!("{login:<16} {:<14} {} · {}{state}", user.role.key(), user.name.zh, user.name.en);
    }
    Ok(())
}

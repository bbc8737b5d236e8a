//! `meridian user …`

use std::io::IsTerminal as _;

use clap::{Args, Subcommand};
use meridian_app::{Failure, words::failures::tell};
use meridian_domain::{
    access::Role,
    gate::{Change, Command},
    locale::Lang,
    money::Currency,
    names::Names,
    record::{Kind, Patch, Record},
    workspace::{self, UserPatch, Workspace},
};

use super::{Database, Fault, Outcome, doing, fault, say};
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
    /// 新增用户 · Adds a user. The password comes from the standard input, or is made up and shown.
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
    /// 设置密码 · Sets a password and ends all sessions. The password comes from the standard input, or is made up and shown.
    #[command(alias = "password")]
    Passwd { login: String },
    /// 列出用户 · Lists the users.
    List,
    /// 停用用户 · Switches a user off: nothing is removed, but nobody comes in under this login.
    Deactivate { login: String },
    /// 启用用户 · Lets a user in again who was switched off.
    Activate { login: String },
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_key(text).ok_or_else(|| "没有这个角色 · there is no such role".to_owned())
}

impl User {
    pub async fn run(self) -> Outcome {
        if let What::Add { login, name, role, manager } = &self.what {
            return add(&self.database.open().await?, login, name, *role, manager.as_deref()).await;
        }
        let house = self.database.existing().await?;
        match &self.what {
            What::Add { .. } | What::List => list(&house).await,
            What::Passwd { login } => set(&house, &known(&house, login).await?).await,
            What::Deactivate { login } => switch(&house, login, false).await,
            What::Activate { login } => switch(&house, login, true).await,
        }
    }
}

/// The user of a login.
pub(super) async fn known(house: &House, login: &str) -> Result<workspace::User, Fault> {
    let user = house.store.user_by_login(login).await.map_err(doing("读取用户 · reading users"))?;
    user.ok_or_else(|| fault(&format!("没有用户 {login}"), &format!("there is no user {login}")))
}

async fn add(house: &House, login: &str, name: &str, role: Role, manager: Option<&str>) -> Outcome {
    if known(house, login).await.is_ok() {
        return Err(fault(&format!("已有用户 {login}"), &format!("there is a user {login} already")));
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
        run: None,
    };
    let mut changes = vec![Change::Add(user.clone().into())];
    if house.store.all(Kind::Workspace).await.map_err(doing("读取 · reading"))?.is_empty() {
        let name = Names::new("本公司", "Our company");
        let workspace = Workspace { id: house.sources.fresh(), name, reporting: Currency::CNY };
        changes.insert(0, Change::Add(workspace.into()));
    }
    let command = Command::new(house.sources.fresh(), Change::All(changes));
    let password = password()?;
    house.pass(&house.caretaker(), command).await.map_err(refused)?;
    keep(house, &user, password).await
}

/// Why the gate did not let a command through, in both languages.
fn refused(failure: Failure) -> Fault {
    let (zh, en) = (tell(Lang::Zh, &failure), tell(Lang::En, &failure));
    fault(&format!("{}。{}", zh.happened, zh.to_do), &format!("{}. {}", en.happened, en.to_do))
}

/// Switches a user on or off.
async fn switch(house: &House, login: &str, active: bool) -> Outcome {
    let user = known(house, login).await?;
    if !active && user.role == Role::Administrator {
        let users = house.store.all(Kind::User).await.map_err(doing("读取用户 · reading users"))?;
        let other = |record: &Record| matches!(record, Record::User(other) if other.id != user.id && other.active && other.login.is_some() && other.role == Role::Administrator);
        if !users.iter().any(other) {
            return Err(fault(
                &format!("{login} 是最后一位管理员，不能停用"),
                &format!("{login} is the last administrator and stays"),
            ));
        }
    }
    let set = UserPatch { active: Some(active), ..Default::default() };
    let command = Command::new(house.sources.fresh(), Change::Edit(Patch::User { id: user.id, set }));
    house.pass(&house.caretaker(), command).await.map_err(refused)?;
    if !active {
        house.end_sessions(user.id).await.map_err(refused)?;
    }
    say(format!("{login}  {}", if active { "已启用 · on" } else { "已停用 · off" }))
}

async fn set(house: &House, user: &workspace::User) -> Outcome {
    keep(house, user, password()?).await
}

/// A password from the standard input; nothing when it is to be made up.
fn password() -> Result<Option<String>, Fault> {
    let given = if std::io::stdin().is_terminal() {
        String::new()
    } else {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(doing("读取密码 · reading the password"))?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    if !given.is_empty() && given.chars().count() < password::LEAST {
        let least = password::LEAST;
        return Err(fault(&format!("密码至少 {least} 个字符"), &format!("a password has at least {least} characters")));
    }
    Ok(Some(given).filter(|given| !given.is_empty()))
}

async fn keep(house: &House, user: &workspace::User, given: Option<String>) -> Outcome {
    let login = user.login.as_deref().unwrap_or_default();
    let password = given.clone().unwrap_or_else(|| token::fresh(&house.sources)[..16].to_owned());
    house.set_password(user, &password).await.map_err(refused)?;
    match given {
        None => say(format!("{login}  密码 · password: {password}")),
        Some(_) => say(login),
    }
}

async fn list(house: &House) -> Outcome {
    for record in house.store.all(Kind::User).await.map_err(doing("reading users"))? {
        let Record::User(user) = record else { continue };
        let state = if user.active { "" } else { "  （已停用 · off）" };
        let login = user.login.as_deref().unwrap_or("-");
        let (zh, en) = (user.name.get(Lang::Zh), user.name.get(Lang::En));
        let name = if zh == en { zh.to_owned() } else { format!("{zh} · {en}") };
        say(format!("{login:<16} {:<14} {name}{state}", user.role.key()))?;
    }
    Ok(())
}

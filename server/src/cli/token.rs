//! `meridian token create|list|revoke`

use clap::{Args, Subcommand, ValueEnum};
use meridian_domain::{record::Kind, record::Record, time::Moment};

use super::{Database, Outcome, doing, fault, say, user::known};
use crate::house::{House, Scope, Wanted};

#[derive(Debug, Args)]
pub(super) struct Token {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// 生成令牌，只显示一次 · Makes a token and shows it, this once.
    Create {
        /// In whose name the program acts.
        login: String,
        /// What it may do with the user's rights.
        #[arg(long, value_enum, default_value_t = May::Read)]
        scope: May,
        /// What its user sees it called in the settings.
        #[arg(long, default_value = "meridian token")]
        name: String,
        /// How many days it lasts.
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(i64).range(1..=3_650))]
        days: i64,
    },
    /// 列出令牌 · Lists the tokens, of everybody or of one user.
    List { login: Option<String> },
    /// 吊销令牌 · Revokes a token. Its id is in the list; as much of it as names one token is enough.
    Revoke { id: String },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum May {
    Read,
    Write,
}

/// Characters of an id that the list shows.
const SHOWN: usize = 12;

impl Token {
    pub async fn run(self) -> Outcome {
        let house = self.database.existing().await?;
        match self.what {
            What::Create { login, scope, name, days } => {
                let user = known(&house, &login).await?;
                let scope = match scope {
                    May::Read => Scope::Read,
                    May::Write => Scope::Write,
                };
                let wanted = Wanted { name, scope, days: Some(days) };
                say(house.issue(user.id, wanted).await.map_err(doing("生成令牌 · making a token"))?)
            }
            What::List { login } => list(&house, login.as_deref()).await,
            What::Revoke { id } => revoke(&house, &id).await,
        }
    }
}

/// Every token with the login of its user.
async fn tokens(house: &House) -> Result<Vec<(String, meridian_store::Token)>, super::Fault> {
    let mut tokens = Vec::new();
    for record in house.store.all(Kind::User).await.map_err(doing("读取用户 · reading users"))? {
        let Record::User(user) = record else { continue };
        let login = user.login.unwrap_or_default();
        let of_user = house.store.tokens_of(user.id).await.map_err(doing("读取令牌 · reading tokens"))?;
        tokens.extend(of_user.into_iter().map(|token| (login.clone(), token)));
    }
    Ok(tokens)
}

async fn list(house: &House, login: Option<&str>) -> Outcome {
    if let Some(login) = login {
        known(house, login).await?;
    }
    let day = |at: Moment| at.date_at(house.zone).to_string();
    for (owner, token) in tokens(house).await?.into_iter().filter(|(owner, _)| login.is_none_or(|login| login == owner))
    {
        let until = match token.expires_at {
            None => "长期有效 · for ever".to_owned(),
            Some(at) if at <= house.now() => format!("{} 已过期 · expired", day(at)),
            Some(at) => format!("至 · until {}", day(at)),
        };
        let id: String = token.digest.chars().take(SHOWN).collect();
        say(format!("{id}  {owner:<16} {:<6} {until}  {}", token.scope.key(), token.name))?;
    }
    Ok(())
}

async fn revoke(house: &House, id: &str) -> Outcome {
    let mut meant = tokens(house).await?;
    meant.retain(|(_, token)| !id.is_empty() && token.digest.starts_with(id));
    match &meant[..] {
        [] => Err(fault(&format!("没有令牌 {id}"), &format!("there is no token {id}"))),
        [(login, token)] => {
            let gone = house.store.revoke_token(token.user, &token.digest).await;
            gone.map_err(doing("吊销令牌 · revoking the token"))?;
            say(format!("已吊销 · revoked: {login}  {}", token.name))
        }
        several => Err(fault(
            &format!("{id} 对应 {} 个令牌，请多写几位", several.len()),
            &format!("{id} could be any of {} tokens; give more of it", several.len()),
        )),
    }
}

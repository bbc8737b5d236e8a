//! `meridian token LOGIN --scope read|write`

use clap::{Args, ValueEnum};

use super::{Database, Outcome, doing, user::known};
use crate::house::Scope;

#[derive(Debug, Args)]
pub(super) struct Token {
    #[command(flatten)]
    database: Database,
    /// In whose name the program acts.
    login: String,
    /// What it may do with the user's rights.
    #[arg(long, value_enum, default_value_t = May::Read)]
    scope: May,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum May {
    Read,
    Write,
}

impl Token {
    pub async fn run(self) -> Outcome {
        let house = self.database.open().await?;
        let user = known(&house, &self.login).await?;
        let scope = match self.scope {
            May::Read => Scope::Read,
            May::Write => Scope::Write,
        };
        println!("{}", house.issue(&user, scope).await.map_err(doing("making a token"))?);
        Ok(())
    }
}

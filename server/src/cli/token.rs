//! `meridian token LOGIN --scope read|write`

use clap::{Args, ValueEnum};

use super::{Database, Outcome, doing, user::known};
use crate::house::{Scope, Wanted};

#[derive(Debug, Args)]
pub(super) struct Token {
    #[command(flatten)]
    database: Database,
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
        let wanted = Wanted { name: self.name, scope, days: Some(self.days) };
        println!("{}", house.issue(user.id, wanted).await.map_err(doing("making a token"))?);
        Ok(())
    }
}

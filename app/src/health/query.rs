//! What the pages of health ask of the server beside the account itself.

use leptos::prelude::*;
use meridian_domain::{
    health::{portfolio::Portfolio, view::Alerts},
    id::AccountId,
    locale::Lang,
    time::Date,
};
use serde::{Deserialize, Serialize};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// A chart of an account's health.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HealthChart {
    /// The score week by week, with what happened.
    History,
    /// The sides, now and four weeks ago.
    Radar,
}

/// Options of a health chart for ECharts, as JSON; its words are in `lang`.
#[server(name = ReadHealthChart, endpoint = "health-chart", output = crate::answer::Json)]
pub async fn health_chart(account: AccountId, which: HealthChart, lang: Lang) -> Result<String, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.health_chart(&actor, account, which, lang).await
    };
    answer(result.await)
}

/// All accounts by their health: now, or as noted in the week that ends on `week`.
#[server(name = ReadPortfolio, endpoint = "portfolio", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn portfolio(week: Option<Date>) -> Result<Portfolio, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.portfolio(&actor, week).await
    };
    answer(result.await)
}

/// What has turned for the worse at the accounts one may see.
#[server(name = ReadAlerts, endpoint = "alerts", output = crate::answer::Json)]
pub async fn alerts() -> Result<Alerts, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.alerts(&actor).await
    };
    answer(result.await)
}

/// Marks alerts as read, or as not read; answers with what is there then.
#[server(name = MarkAlerts, endpoint = "mark-alerts", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn mark_alerts(keys: Vec<String>, read: bool) -> Result<Alerts, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.mark_alerts(&actor, &keys, read).await
    };
    answer(result.await)
}

//! What the health page asks of the server beside the account itself.

use leptos::prelude::*;
use meridian_domain::{id::AccountId, locale::Lang};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// Options of the health chart for ECharts, as JSON; its words are in `lang`.
#[server(endpoint = "health-chart", output = crate::answer::Json)]
pub async fn health_chart(account: AccountId, lang: Lang) -> Result<String, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.health_chart(&actor, account, lang).await
    };
    answer(result.await)
}

//! What the plan asks of the server.

use leptos::prelude::*;
use meridian_domain::{
    id::AccountId,
    locale::Lang,
    plan::{Curve, view::PlanView},
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// All sheets of an account's plan.
#[server(name = ReadAccountPlan, endpoint = "account-plan", output = crate::answer::Json)]
pub async fn account_plan(account: AccountId) -> Result<PlanView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.plan(&actor, account).await
    };
    answer(result.await)
}

/// Options of the chart of a response curve for ECharts, as JSON; its words are in `lang`.
#[server(endpoint = "response-chart", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn response_chart(curve: Curve, now: u32, lang: Lang) -> Result<String, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.response_chart(&actor, curve, now, lang).await
    };
    answer(result.await)
}

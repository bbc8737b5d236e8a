//! Every address of the program, in one place.

use std::fmt;

use meridian_domain::{
    id::{AccountId, DealId, MapId, PipelineId, RunId},
    locale::Lang,
};

use crate::words::shell as words;

/// Where one can be. `path!` of the router repeats the shapes of [`Route::path`]; nothing else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: where one left off, else the accounts.
    Home,
    /// `/accounts`
    Accounts,
    /// `/accounts/:account`
    Account(AccountId),
    /// `/accounts/:account/profile`
    Profile(AccountId),
    /// `/accounts/:account/map`: the first people map of the account.
    AccountMap(AccountId),
    /// `/accounts/:account/map/:map`
    Map(AccountId, MapId),
    /// `/accounts/:account/deals`
    AccountDeals(AccountId),
    /// `/accounts/:account/plan`
    AccountPlan(AccountId),
    /// `/accounts/:account/health`
    AccountHealth(AccountId),
    /// `/pipelines`: the first pipeline.
    Pipelines,
    /// `/pipelines/:pipeline`
    Board(PipelineId),
    /// `/deals/:deal`
    Deal(DealId),
    /// `/identify`: who the key accounts are.
    Identify,
    /// `/identify/sales`: sales lines come in.
    Sales,
    /// `/forecast`
    Forecast,
    /// `/health`
    Health,
    /// `/workshop`: cases and runs of exercises.
    Workshop,
    /// `/workshop/:run`: the trainer's console.
    Console(RunId),
    /// `/workshop/:run/projector`
    Projector(RunId),
    /// `/workshop/:run/debrief`
    Debrief(RunId),
    /// `/join`, with the code behind it when it is known.
    Join,
    /// `/play`: the exercise as a team sees it.
    Play,
    /// `/import`
    Import,
    /// `/settings`
    Settings,
    /// `/signin`
    SignIn,
}

impl Route {
    /// The address, from the root of the site.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Accounts => "/accounts".to_owned(),
            Self::Account(account) => format!("/accounts/{account}"),
            Self::Profile(account) => format!("/accounts/{account}/profile"),
            Self::AccountMap(account) => format!("/accounts/{account}/map"),
            Self::Map(account, map) => format!("/accounts/{account}/map/{map}"),
            Self::AccountDeals(account) => format!("/accounts/{account}/deals"),
            Self::AccountPlan(account) => format!("/accounts/{account}/plan"),
            Self::AccountHealth(account) => format!("/accounts/{account}/health"),
            Self::Pipelines => "/pipelines".to_owned(),
            Self::Board(pipeline) => format!("/pipelines/{pipeline}"),
            Self::Deal(deal) => format!("/deals/{deal}"),
            Self::Identify => "/identify".to_owned(),
            Self::Sales => "/identify/sales".to_owned(),
            Self::Forecast => "/forecast".to_owned(),
            Self::Health => "/health".to_owned(),
            Self::Workshop => "/workshop".to_owned(),
            Self::Console(run) => format!("/workshop/{run}"),
            Self::Projector(run) => format!("/workshop/{run}/projector"),
            Self::Debrief(run) => format!("/workshop/{run}/debrief"),
            Self::Join => "/join".to_owned(),
            Self::Play => "/play".to_owned(),
            Self::Import => "/import".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::SignIn => "/signin".to_owned(),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

impl From<Route> for String {
    fn from(route: Route) -> Self {
        route.path()
    }
}

/// A step of the method; the spine shows them in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// 识别: find out who the key accounts are.
    Classify,
    /// 档案: the customer, the people.
    Profile,
    /// 计划: what we want to reach together.
    Plan,
    /// 执行: the deals.
    Execute,
    /// 复盘: health and what to learn.
    Review,
    /// 演练: beside the loop, on cases.
    Train,
}

impl Step {
    /// The loop; [`Step::Train`] stands beside it.
    pub const LOOP: [Self; 5] = [Self::Classify, Self::Profile, Self::Plan, Self::Execute, Self::Review];

    /// The step an address belongs to.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let mut parts = path.trim_matches('/').split('/');
        match (parts.next()?, parts.next()) {
            ("", _) | ("accounts", None) | ("identify", _) => Some(Self::Classify),
            ("accounts", Some(_)) => match parts.next() {
                Some("health") => Some(Self::Review),
                Some("deals") => Some(Self::Execute),
                Some("plan") => Some(Self::Plan),
                _ => Some(Self::Profile),
            },
            ("pipelines" | "deals" | "forecast", _) => Some(Self::Execute),
            ("health", _) => Some(Self::Review),
            ("workshop", _) => Some(Self::Train),
            _ => None,
        }
    }

    /// Its word.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Classify => words::classify(lang),
            Self::Profile => words::profile(lang),
            Self::Plan => words::plan(lang),
            Self::Execute => words::execute(lang),
            Self::Review => words::review(lang),
            Self::Train => words::train(lang),
        }
    }

    /// Where it leads, given the account opened last; `None` while it is not built.
    #[must_use]
    pub fn route(self, last: Option<AccountId>) -> Option<Route> {
        match self {
            Self::Classify => Some(Route::Accounts),
            Self::Profile => Some(last.map_or(Route::Accounts, Route::Account)),
            Self::Plan => Some(last.map_or(Route::Accounts, Route::AccountPlan)),
            Self::Execute => Some(Route::Pipelines),
            Self::Review => Some(Route::Health),
            Self::Train => Some(Route::Workshop),
        }
    }
}

/// The crumb every address of a place begins with: its word and where it leads.
#[must_use]
pub(super) fn root(path: &str, lang: Lang) -> Option<(&'static str, Route)> {
    match path.trim_matches('/').split('/').next()? {
        "" | "accounts" => Some((words::accounts(lang), Route::Accounts)),
        "pipelines" | "deals" | "forecast" => Some((words::execute(lang), Route::Pipelines)),
        "identify" => Some((words::classify(lang), Route::Identify)),
        "health" => Some((words::review(lang), Route::Health)),
        "workshop" => Some((words::train(lang), Route::Workshop)),
        "import" => Some((words::import(lang), Route::Import)),
        "settings" => Some((words::settings(lang), Route::Settings)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_lights_its_step() {
        let account = AccountId(uuid::Uuid::nil());
        for (route, step) in [
            (Route::Home, Some(Step::Classify)),
            (Route::Accounts, Some(Step::Classify)),
            (Route::Account(account), Some(Step::Profile)),
            (Route::AccountMap(account), Some(Step::Profile)),
            (Route::AccountDeals(account), Some(Step::Execute)),
            (Route::AccountPlan(account), Some(Step::Plan)),
            (Route::AccountHealth(account), Some(Step::Review)),
            (Route::Pipelines, Some(Step::Execute)),
            (Route::Deal(DealId(uuid::Uuid::nil())), Some(Step::Execute)),
            (Route::Identify, Some(Step::Classify)),
            (Route::Sales, Some(Step::Classify)),
            (Route::Forecast, Some(Step::Execute)),
            (Route::Health, Some(Step::Review)),
            (Route::Workshop, Some(Step::Train)),
            (Route::Debrief(RunId(uuid::Uuid::nil())), Some(Step::Train)),
            (Route::Settings, None),
        ] {
            assert_eq!(Step::of(&route.path()), step, "{route}");
        }
    }

    #[test]
    fn the_profile_opens_where_one_left_off() {
        let account = AccountId(uuid::Uuid::nil());
        assert_eq!(Step::Profile.route(Some(account)), Some(Route::Account(account)));
        assert_eq!(Step::Profile.route(None), Some(Route::Accounts));
        assert_eq!(Step::Plan.route(Some(account)), Some(Route::AccountPlan(account)));
    }
}

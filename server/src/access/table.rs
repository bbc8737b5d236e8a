//! The table: entry point → capability.

use meridian_domain::access::Capability as C;

/// What a caller needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: who is not signed in may.
    Nothing,
    /// That the caller's role has the capability at all; rows are filtered after that.
    Role(C),
}

/// An entry point, with a request for the test that walks it. `{account}`, `{map}`, `{pipeline}`,
/// `{stage}` and `{deal}` stand for something that exists.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Method and path, or `live` and the message.
    pub at: &'static str,
    pub needs: Needs,
    /// A body that makes sense; JSON when it begins with `{`, else a form.
    pub body: &'static str,
}

const fn entry(at: &'static str, needs: Needs, body: &'static str) -> Entry {
    Entry { at, needs, body }
}

use Needs::{Nothing, Role};

/// A file of sales lines that is not there, and how it would be read.
const SALES: &str = r#"{"sheet":"{account}","mapping":{"columns":["customer"],"heading":true,"decimal":"point","dates":null,"currency":"CNY"}}"#;
const SALES_DONE: &str = r#"{"sheet":"{account}","mapping":{"columns":["customer"],"heading":true,"decimal":"point","dates":null,"currency":"CNY"},"confirmed":[]}"#;

/// Every entry point.
pub const TABLE: &[Entry] = &[
    // Server functions.
    entry("POST /api/sign-in", Nothing, "login=nobody&password=nothing"),
    entry("POST /api/sign-out", Role(C::BeMyself), "everywhere=false"),
    entry("POST /api/me", Role(C::BeMyself), "x="),
    entry(
        "POST /api/submit",
        Role(C::BeMyself),
        r#"{"command":{"id":"{account}","change":{"do":"undo","with":"{map}"}}}"#,
    ),
    entry("POST /api/find", Role(C::ReadAccount), "text=a"),
    entry("POST /api/accounts", Role(C::ReadAccount), r#"{"filter":{}}"#),
    entry("POST /api/account-head", Role(C::ReadAccount), "id={account}"),
    entry("POST /api/account", Role(C::ReadAccount), "id={account}"),
    entry("POST /api/health-chart", Role(C::ReadAccount), "account={account}&lang=en"),
    entry("POST /api/people-map", Role(C::ReadAccount), "account={account}"),
    entry("POST /api/map-history", Role(C::ReadAccount), "account={account}&map={map}"),
    entry("POST /api/name-sounds", Role(C::ReadAccount), r#"{"names":["王"]}"#),
    entry("POST /api/mentions", Role(C::ReadAccount), "x="),
    entry("POST /api/board", Role(C::ReadDeal), r#"{"pipeline":"{pipeline}","query":{},"show":"table"}"#),
    entry("POST /api/board_heads", Role(C::ReadDeal), r#"{"pipeline":"{pipeline}","query":{},"grouping":"owner"}"#),
    entry(
        "POST /api/board_window",
        Role(C::ReadDeal),
        r#"{"stage":"{stage}","group":null,"query":{},"offset":0,"limit":9}"#,
    ),
    entry("POST /api/board_row", Role(C::ReadDeal), r#"{"pipeline":"{pipeline}","group":{"owner":null},"query":{}}"#),
    entry("POST /api/board_choices", Role(C::ReadDeal), "pipeline={pipeline}"),
    entry("POST /api/card_signs", Role(C::ReadDeal), r#"{"deals":["{deal}"]}"#),
    entry("POST /api/learned_chances", Role(C::ReadDeal), "pipeline={pipeline}"),
    entry("POST /api/deal_rows", Role(C::ReadDeal), r#"{"pipeline":"{pipeline}","query":{},"offset":0,"limit":9}"#),
    entry("POST /api/deadlines", Role(C::ReadDeal), r#"{"pipeline":"{pipeline}","query":{},"month":"2026-12"}"#),
    entry("POST /api/forecast", Role(C::ReadDeal), r#"{"query":{"span":"year"}}"#),
    entry("POST /api/forecast-past", Role(C::ReadDeal), r#"{"query":{"pipeline":"{pipeline}"}}"#),
    entry("POST /api/account-deals", Role(C::ReadDeal), "id={account}"),
    entry("POST /api/deal", Role(C::ReadDeal), "id={account}"),
    entry("POST /api/deal-requirements", Role(C::ReadDeal), "deal={deal}&stage={stage}"),
    entry("POST /api/deals-requirements", Role(C::ReadDeal), r#"{"deals":["{deal}"],"stage":"{stage}"}"#),
    entry("POST /api/way-in", Role(C::BeMyself), "code=K7M4QX"),
    entry("POST /api/settings", Role(C::BeMyself), "x="),
    entry("POST /api/devices", Role(C::BeMyself), "x="),
    entry("POST /api/sign-out-device", Role(C::BeMyself), "id=none"),
    entry("POST /api/change-password", Role(C::BeMyself), "old=wrong&new=long-enough"),
    entry("POST /api/tokens", Role(C::BeMyself), "x="),
    entry("POST /api/make-token", Role(C::BeMyself), r#"{"name":"a","scope":"read","days":1}"#),
    entry("POST /api/revoke-token", Role(C::BeMyself), "id=none"),
    entry("POST /api/office", Role(C::EditUsers), "x="),
    entry("POST /api/pipeline-blueprint", Role(C::EditPipeline), "pipeline={pipeline}"),
    entry("POST /api/set-password", Role(C::EditUsers), "user={account}&password=long-enough"),
    entry("POST /api/condition", Role(C::EditWorkspace), "x="),
    entry(
        "POST /api/import-rehearse",
        Role(C::Import),
        r#"{"wishes":[],"window":{"sheet":null,"outcome":null,"offset":0}}"#,
    ),
    entry("POST /api/import-start", Role(C::Import), r#"{"wishes":[]}"#),
    entry("POST /api/import-progress", Role(C::Import), "x="),
    entry("POST /api/import-undo", Role(C::Import), r#"{"runs":[]}"#),
    entry("POST /api/imports", Role(C::Import), "x="),
    entry("POST /api/identify", Role(C::ReadSales), r#"{"query":{}}"#),
    entry("POST /api/sales-lines", Role(C::ReadSales), r#"{"query":{"buyer":{"account":"{account}"},"offset":0}}"#),
    entry("POST /api/sales-rehearse", Role(C::Import), SALES),
    entry("POST /api/sales-import", Role(C::Import), SALES_DONE),
    entry("POST /api/sales-progress", Role(C::Import), r#"{"sheet":"{account}","stop":false}"#),
    // Runs of cases.
    entry("POST /api/runs", Role(C::Judge), "x="),
    entry(
        "POST /api/make-run",
        Role(C::EditRun),
        r#"{"wish":{"case":"no-such-case","name":{},"company":{},"hospital":{},"product":{},"teams":[],"agenda":[],"mode":null,"share":null,"evaluators":[],"private":false}}"#,
    ),
    entry("POST /api/run-console", Role(C::Judge), "run={account}"),
    entry("POST /api/run-projector", Role(C::Judge), "run={account}"),
    entry("POST /api/run-debrief", Role(C::Judge), "run={account}"),
    entry("POST /api/steer", Role(C::Judge), r#"{"run":"{account}","deed":{"do":"pause"}}"#),
    entry("POST /api/join-look", Nothing, "code=K7M4QX"),
    entry("POST /api/join", Nothing, r#"{"code":"K7M4QX","nickname":"Ann","crew":null}"#),
    entry("POST /api/rejoin", Nothing, r#"{"code":"K7M4QX","nickname":"Ann","rejoin":"K7M4QX"}"#),
    entry("POST /api/play", Role(C::Play), "x="),
    entry("POST /api/act", Role(C::Play), r#"{"deed":{"do":"hand_in"}}"#),
    // Files to import, and files of refused rows.
    entry("POST /import/files", Role(C::Import), "account,sector\nAcme,medical\n"),
    entry("POST /import/sales", Role(C::Import), "customer,date,amount\nAcme,2026-01-05,7\n"),
    entry("GET /import/{import}/refused.csv", Role(C::Import), ""),
    // The API for programs.
    entry("GET /api/v1/imports", Role(C::Import), ""),
    entry("POST /api/v1/imports", Role(C::Import), "account,sector\nAcme,medical\n"),
    entry("POST /api/v1/imports/{import}/undo", Role(C::Import), ""),
    entry("POST /api/v1/sales", Role(C::Import), "customer,date,amount\nAcme,2026-01-05,7\n"),
    entry("GET /api/v1/identify", Role(C::ReadSales), "class=a"),
    entry("GET /api/v1/sales/lines", Role(C::ReadSales), "account={account}"),
    entry("GET /api/v1/runs", Role(C::Judge), ""),
    entry("GET /api/v1/runs/{run}", Role(C::Judge), ""),
    entry("GET /api/v1/runs/{run}/scores", Role(C::Judge), ""),
    entry("GET /api/v1/runs/{run}/debrief", Role(C::Judge), ""),
    entry(
        "POST /api/v1/runs",
        Role(C::EditRun),
        r#"{"case":"no-such-case","name":{},"company":{},"hospital":{},"product":{},"teams":[],"agenda":[],"mode":null,"share":null,"evaluators":[],"private":false}"#,
    ),
    entry("POST /api/v1/runs/{run}/steer", Role(C::Judge), r#"{"do":"pause"}"#),
    entry("GET /api/v1/accounts", Role(C::ReadAccount), ""),
    entry("GET /api/v1/accounts/{account}", Role(C::ReadAccount), ""),
    entry("GET /api/v1/accounts/{account}/health", Role(C::ReadAccount), ""),
    entry("GET /api/v1/accounts/{account}/map", Role(C::ReadAccount), ""),
    entry("GET /api/v1/accounts/{account}/maps/{map}", Role(C::ReadAccount), ""),
    entry("GET /api/v1/accounts/{account}/maps/{map}/history", Role(C::ReadAccount), ""),
    entry("GET /api/v1/accounts/{account}/maps/{map}/at", Role(C::ReadAccount), "moment=0"),
    entry("GET /api/v1/accounts/{account}/maps/{map}/compare", Role(C::ReadAccount), "from=0"),
    entry("GET /api/v1/accounts/{account}/maps/{map}/people.csv", Role(C::Export), "lang=en"),
    entry("GET /api/v1/accounts/{account}/maps/{map}/lines.csv", Role(C::Export), ""),
    entry("GET /api/v1/accounts/{account}/maps/{map}/people.vcf", Role(C::Export), ""),
    entry("GET /api/v1/accounts/{account}/maps/{map}/map.svg", Role(C::Export), "redacted=true"),
    entry("GET /api/v1/accounts/{account}/deals", Role(C::ReadDeal), ""),
    entry("GET /api/v1/mentions", Role(C::ReadAccount), ""),
    entry("GET /api/v1/pipelines", Role(C::ReadDeal), ""),
    entry("GET /api/v1/pipelines/{pipeline}", Role(C::EditPipeline), ""),
    entry("GET /api/v1/pipelines/{pipeline}/views", Role(C::ReadView), ""),
    entry("GET /api/v1/pipelines/{pipeline}/board", Role(C::ReadDeal), "text=a"),
    entry("GET /api/v1/pipelines/{pipeline}/chances", Role(C::ReadDeal), ""),
    entry("GET /api/v1/pipelines/{pipeline}/deals", Role(C::ReadDeal), "kind=open&sort=-amount"),
    entry("GET /api/v1/stages/{stage}/window", Role(C::ReadDeal), ""),
    entry("GET /api/v1/deals/{deal}", Role(C::ReadDeal), ""),
    entry("GET /api/v1/deals/{deal}/requirements", Role(C::ReadDeal), "stage={stage}"),
    entry("GET /api/v1/deals/{deal}/visits", Role(C::ReadDeal), ""),
    entry("GET /api/v1/pipelines/{pipeline}/visits", Role(C::ReadDeal), ""),
    entry("GET /api/v1/forecast", Role(C::ReadDeal), "span=year"),
    entry("GET /api/v1/forecast/past", Role(C::ReadDeal), "pipeline={pipeline}"),
    entry("GET /api/v1/pipeline-templates", Role(C::ReadDeal), ""),
    entry("GET /api/v1/models", Role(C::ReadWorkspace), ""),
    entry("GET /api/v1/office", Role(C::EditUsers), ""),
    entry("GET /api/v1/find", Role(C::ReadAccount), "text=a"),
    entry("POST /api/v1/commands", Role(C::BeMyself), r#"{"id":"{account}","change":{"do":"undo","with":"{map}"}}"#),
    entry("GET /api/v1/rooms/{room}/events", Role(C::ReadWorkspace), ""),
    // What a browser says on its live connection.
    entry("live join workspace", Role(C::ReadWorkspace), r#"{"say":"join","room":{"room":"workspace"},"since":null}"#),
    entry(
        "live join account",
        Role(C::ReadAccount),
        r#"{"say":"join","room":{"room":"account","id":"{account}"},"since":null}"#,
    ),
    entry(
        "live join pipeline",
        Role(C::ReadDeal),
        r#"{"say":"join","room":{"room":"pipeline","id":"{pipeline}"},"since":null}"#,
    ),
    entry("live join map", Role(C::ReadAccount), r#"{"say":"join","room":{"room":"map","id":"{map}"},"since":null}"#),
    entry("live join run", Role(C::ReadRun), r#"{"say":"join","room":{"room":"run","id":"{account}"},"since":null}"#),
    entry("live leave", Role(C::BeMyself), r#"{"say":"leave","room":{"room":"workspace"}}"#),
    entry("live presence", Role(C::BeMyself), r#"{"say":"presence","room":{"room":"workspace"},"presence":{}}"#),
    entry("live ping", Role(C::BeMyself), r#"{"say":"ping"}"#),
];

//! The columns of each kind of record. Column names are the names of the fields; a bilingual name
//! takes two columns (`name_zh`, `name_en`), an amount two (`price`, `price_currency`).

use meridian_domain::record::Kind;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Uuid,
    OptUuid,
    Text,
    OptText,
    Int,
    OptInt,
    Bool,
    /// Two texts, `_zh` and `_en`.
    Names,
    /// Minor units, and the currency in `_currency`. A record may insist on one.
    OptMoney,
    /// A structured value, as JSON text.
    Json,
}

/// The table of a kind of record, beside its `id`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    pub table: &'static str,
    pub fields: &'static [(&'static str, Shape)],
}

macro_rules! table {
    ($table:literal: $($field:ident $shape:ident),* $(,)?) => {
        Layout { table: $table, fields: &[$((stringify!($field), Shape::$shape)),*] }
    };
}

/// The table of a kind of record.
pub(crate) const fn layout(kind: Kind) -> Layout {
    match kind {
        Kind::Workspace => table!("workspaces": name Names, reporting Text),
        Kind::Team => table!("teams": name Names, parent OptUuid, key OptText),
        Kind::User => {
            table!("users": name Names, login OptText, role Text, manager OptUuid, team OptUuid, active Bool, key OptText, run OptUuid)
        }
        Kind::Product => table!("products": name Names, family Text, price OptMoney, key OptText),
        Kind::Rate => table!("rates": currency Text, on Text, micro Int, source Text),
        Kind::Model => table!("models": version Int, content Json, by Uuid, at Int, note Text),
        Kind::Account => {
            table!("accounts": name Names, short Names, kind Text, sector Text, grade Text, city Names, country Text, beds OptInt, founded OptInt, employees OptInt, revenue OptMoney, parent OptUuid, owner OptUuid, tier OptText, wallet_target OptInt, key OptText, run OptUuid)
        }
        Kind::Member => table!("members": account Uuid, user Uuid, function Text),
        Kind::Pipeline => table!("pipelines": name Names, position Int, archived Bool, key OptText, run OptUuid),
        Kind::Batch => {
            table!("batches": file Text, by OptUuid, at Int, lines Int, first Text, last Text, currency Text, amount Int)
        }
        Kind::Customer => table!("customers": name Text, account Uuid),
        Kind::Selection => {
            table!("selections": account Uuid, key Bool, on Text, reason Text, score OptInt, by Uuid, at Int)
        }
        Kind::Stage => {
            table!("stages": pipeline Uuid, name Names, position Int, phase Int, kind Text, probability Int, p50_days OptInt, p80_days OptInt, guard Json, clock Json, key OptText)
        }
        Kind::Deal => {
            table!("deals": pipeline Uuid, stage Uuid, rank Text, entered_at Int, title Names, account OptUuid, product OptUuid, owner OptUuid, amount OptMoney, probability OptInt, opened_on OptText, expected_on OptText, closed_on OptText, next_step Text, next_on OptText, committee_on OptText, category OptText, low OptMoney, high OptMoney, reason OptText, reason_note Text, lost_to OptUuid, lost_to_nobody Bool, tender Json, key OptText)
        }
        Kind::Qualification => {
            table!("qualifications": pipeline Uuid, deal Uuid, letter Text, proof Text, evidence Text, on OptText)
        }
        Kind::Competitor => table!("competitors": name Names, key OptText),
        Kind::Rival => {
            table!("rivals": pipeline Uuid, deal Uuid, competitor Uuid, product Text, price OptMoney, strength Text, weakness Text)
        }
        Kind::DealItem => {
            table!("deal_items": pipeline Uuid, deal Uuid, product Uuid, quantity Int, price OptMoney, discount Int)
        }
        Kind::Document => {
            table!("documents": pipeline Uuid, deal Uuid, kind Text, title Text, link Text, on OptText, by Uuid, at Int)
        }
        Kind::Approval => table!("approvals": pipeline Uuid, deal Uuid, stage Uuid, by Uuid, at Int, note Text),
        Kind::Target => table!("targets": pipeline OptUuid, owner OptUuid, month Text, amount OptMoney),
        Kind::SavedView => table!("saved_views": pipeline Uuid, by Uuid, name Text, query Text, shared Bool),
        Kind::Person => {
            table!("people": account Uuid, name Names, title Names, department Names, external Bool, sensitive Bool, note Text, phone Text, email Text, key OptText)
        }
        Kind::Map => table!("maps": account Uuid, name Names, procurement OptText, deal OptUuid),
        Kind::Seat => {
            table!("seats": map Uuid, person Uuid, x Int, y Int, placed Bool, influence OptText, function OptText, power OptInt, interest OptInt, support OptInt, desired OptInt, coverage OptInt, status OptText, orientation OptText, adaptability OptText, credibility OptInt, reliability OptInt, intimacy OptInt, self_orientation OptInt, evidence Json, wants Text, win Text)
        }
        Kind::Line => table!("lines": map Uuid, from Uuid, to Uuid, kind Text, weight Int, label Text, grade Text),
        Kind::Relation => {
            table!("relations": account Uuid, person Uuid, user Uuid, current Int, desired Int, since OptText)
        }
        Kind::Comment => {
            table!("comments": map OptUuid, seat OptUuid, line OptUuid, pipeline OptUuid, deal OptUuid, by Uuid, at Int, text Text, mentions Json, done Bool)
        }
        Kind::Snapshot => table!("snapshots": map Uuid, name Text, at Int, by Uuid),
        Kind::Scenario => table!("scenarios": map Uuid, name Text, changes Json, by Uuid),
        Kind::Interaction => {
            table!("interactions": account Uuid, kind Text, on Text, by Uuid, people Json, colleagues Json, purpose Text, summary Text, evidence Json)
        }
        Kind::Fact => table!("facts": account Uuid, field Text, value Text, evidence Json),
        Kind::Holding => {
            table!("holdings": account Uuid, topic Text, name Text, maker Text, count OptInt, amount OptMoney, from OptText, until OptText, ours Bool, note Text, evidence Json)
        }
        Kind::Need => {
            table!("needs": account Uuid, person OptUuid, what Text, weight Int, state Text, answer Text, on Text, by Uuid, evidence Json)
        }
        Kind::Plan => {
            table!("plans": account Uuid, name Names, status Text, starts_on Text, ends_on Text, days OptInt)
        }
        Kind::Factor => {
            table!("factors": account Uuid, area Text, text Names, impact OptInt, likelihood OptInt, span OptText, tendency OptText, evidence Json, rank Text)
        }
        Kind::SwotItem => {
            table!("swot_items": account Uuid, side Text, text Names, weight OptInt, rating OptInt, evidence Json, factor OptUuid, rank Text)
        }
        Kind::Strategy => table!("strategies": account Uuid, quadrant Text, text Names, rank Text),
        Kind::Pairing => {
            table!("pairings": account Uuid, strategy Uuid, within Uuid, around Uuid, strength Int)
        }
        Kind::Goal => {
            table!("goals": account Uuid, plan Uuid, title Names, measure Text, done Int, effort Int, baseline Text, target Text, reason Text, due_on OptText, owner OptUuid, strategy OptUuid, rank OptText)
        }
        Kind::Incident => {
            table!("incidents": account Uuid, kind Text, on Text, note Text, deal OptUuid, by Uuid, at Int, acknowledged Json)
        }
        Kind::Action => {
            table!("actions": account Uuid, plan OptUuid, deal OptUuid, person OptUuid, title Names, due_on OptText, owner OptUuid, done_at OptInt, goal OptUuid, days OptInt)
        }
        Kind::Promise => {
            table!("promises": account Uuid, kpi Text, text Names, unit Text, baseline OptInt, target OptInt, worth OptMoney, times OptInt, owner OptUuid, evidence Json, due_on OptText, measured OptInt, measured_on OptText, verified_by OptUuid, rank Text)
        }
        Kind::Response => {
            table!("responses": account Uuid, part Names, sales OptMoney, margin OptInt, days OptInt, least OptInt, most OptInt, none OptInt, half OptInt, more OptInt, full OptInt, planned OptInt, evidence Json, rank Text)
        }
        Kind::Run => {
            table!("runs": name Names, case Text, version Int, company Names, hospital Names, code Text, agenda Json, mode Text, share Int, by Uuid, evaluators Json, made Int, round OptInt, clock Json, locked Bool, private Bool, revealed Bool, ended OptInt)
        }
        Kind::Crew => {
            table!("crews": run Uuid, name Names, colour Int, account Uuid, map Uuid, pipeline Uuid, deal Uuid, locked Bool)
        }
        Kind::Release => {
            table!("releases": run Uuid, crew Uuid, account Uuid, inject Text, at Int, by OptUuid, withdrawn Bool)
        }
        Kind::Inquiry => {
            table!("inquiries": run Uuid, crew Uuid, account Uuid, fact Text, round Int, cost Int, by Uuid, at Int)
        }
        Kind::Claim => {
            table!("claims": run Uuid, crew Uuid, account Uuid, text Text, grade Text, facts Json, about OptText, by Uuid, at Int)
        }
        Kind::Answer => {
            table!("answers": run Uuid, crew Uuid, account Uuid, topic Text, text Text, value Json, by Uuid, at Int)
        }
        Kind::Submission => {
            table!("submissions": run Uuid, crew Uuid, account Uuid, round Int, by Uuid, at Int, work Json, reopened OptInt)
        }
        Kind::Notice => {
            table!("notices": run Uuid, crew OptUuid, account OptUuid, saying Text, text Text, place Text, by Uuid, at Int, withdrawn Bool)
        }
        Kind::Remark => {
            table!("remarks": run Uuid, crew OptUuid, note Text, text Text, by Uuid, at Int)
        }
        Kind::Verdict => {
            table!("verdicts": run Uuid, crew Uuid, of Text, level Int, note Text, by Uuid, at Int)
        }
        Kind::Outcome => {
            table!("outcomes": run Uuid, crew Uuid, score OptInt, coverage Int, total Json, by Uuid, at Int)
        }
    }
}

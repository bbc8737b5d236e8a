//! Imports, end to end in memory: plan, do, plan again.

use meridian_domain::{
    gate::{Change, Context, World, bring_in},
    id::{AccountId, MapId, UserId, WorkspaceId},
    import::{Import, Mapping, Plan, Reason, Setting, Table, plan, suggest},
    money::Currency,
    names::Names,
    record::Record,
    stakeholder::{Line, LineKind, Map, Seat},
    time::{Date, Moment},
    workspace::Workspace,
};
use uuid::Uuid;

struct Desk {
    world: World,
    next: u128,
    map: Option<(AccountId, MapId)>,
    lines: LineKind,
}

impl Desk {
    fn new() -> Self {
        let workspace =
            Workspace { id: WorkspaceId(Uuid::from_u128(1)), name: Names::same("Test"), reporting: Currency::USD };
        let world = World::from_iter([Record::from(workspace)]);
        Self { world, next: 1_000, map: None, lines: LineKind::Reports }
    }

    fn plan(&mut self, kind: Import, table: &Table) -> Plan {
        self.plan_as(kind, table, &suggest(kind, &table.head, Currency::USD))
    }

    fn plan_as(&mut self, kind: Import, table: &Table, mapping: &Mapping) -> Plan {
        let next = &mut self.next;
        let mut fresh = || {
            *next += 1;
            Uuid::from_u128(*next)
        };
        let mut setting = Setting {
            now: Moment(0),
            today: Date::new(2026, 11, 23).expect("a date"),
            fresh: &mut fresh,
            existing: &self.world,
            owner: None,
            map: self.map,
            lines: self.lines,
        };
        plan(kind, table, mapping, &mut setting)
    }

    fn import(&mut self, kind: Import, table: &Table) -> Plan {
        let plan = self.plan(kind, table);
        let context = Context {
            actor: UserId(Uuid::from_u128(2)),
            now: Moment(0),
            today: Date::new(2026, 11, 23).expect("a date"),
        };
        for step in &plan.steps {
            bring_in(&mut self.world, &context, &step.change).expect("the plan can be done");
        }
        plan
    }
}

fn table(text: &str) -> Table {
    let mut rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
}

const TEAMS: &str = "sales_agent,manager,regional_office\nAnna,Dustin,Central\nBob,Dustin,Central\nCara,Melvin,East";
const PRODUCTS: &str = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55";
const ACCOUNTS: &str = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n\
    Acme Corporation,technolgy,1996,1100.04,2822,United States,\n\
    Bluth Company,technology,1993,1242.32,3027,United States,Acme Corporation\n\
    Early Bird,medical,x,1,2,Kenya,";
const DEALS: &str = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n\
    A1,Anna,GTXPro,Acme Corporation,Won,2016-10-20,2017-03-01,1054\n\
    A2,Bob,MG Special,,Engaging,2016-10-20,,\n\
    A3,Bob,MG Special,Acme Corp,Prospecting,,,\n\
    A2,Bob,MG Special,,Engaging,2016-10-20,,\n\
    A5,Anna,GTX Pro,Bluth Company,Lost,2016-10-20,1900-02-30,0";

#[test]
fn a_sales_organisation_comes_in_and_a_second_time_nothing_is_new() {
    let mut desk = Desk::new();
    let teams = desk.import(Import::Teams, &table(TEAMS));
    assert_eq!((teams.counts.new, teams.steps.len()), (3, 7), "three agents, two managers, two offices");
    let products = desk.import(Import::Products, &table(PRODUCTS));
    assert_eq!(products.counts.new, 2);
    let accounts = desk.import(Import::Accounts, &table(ACCOUNTS));
    assert_eq!((accounts.counts.new, accounts.counts.refused), (2, 1), "a year that is no number is refused");
    assert_eq!(accounts.suggestions[0].instead, "technology");
    let deals = desk.import(Import::Opportunities, &table(DEALS));
    assert_eq!((deals.counts.new, deals.counts.refused, deals.counts.without_account), (2, 3, 1));
    let first = &deals.suggestions[0];
    assert_eq!((first.value.as_str(), first.instead.as_str()), ("GTXPro", "GTX Pro"));

    let before = desk.world.clone();
    for (kind, text) in [
        (Import::Teams, TEAMS),
        (Import::Products, PRODUCTS),
        (Import::Accounts, ACCOUNTS),
        (Import::Opportunities, DEALS),
    ] {
        let again = desk.import(kind, &table(text));
        assert_eq!((again.counts.new, again.counts.changed, again.steps.len()), (0, 0, 0), "{kind:?}");
    }
    assert_eq!(desk.world, before);
}

#[test]
fn refused_rows_say_why() {
    let mut desk = Desk::new();
    for (kind, text) in [(Import::Teams, TEAMS), (Import::Products, PRODUCTS), (Import::Accounts, ACCOUNTS)] {
        desk.import(kind, &table(text));
    }
    let plan = desk.plan(Import::Opportunities, &table(DEALS));
    assert!(plan.rows[2].1.iter().any(|note| note.reason == Reason::Unknown && note.value == "Acme Corp"));
    assert!(plan.rows[3].1.iter().any(|note| note.reason == Reason::Repeated { row: 2 }));
    assert!(plan.rows[4].1.iter().any(|note| note.reason == Reason::NotADate));
}

#[test]
fn a_suggestion_can_be_declined() {
    let mut desk = Desk::new();
    for (kind, text) in [(Import::Teams, TEAMS), (Import::Products, PRODUCTS), (Import::Accounts, ACCOUNTS)] {
        desk.import(kind, &table(text));
    }
    let deals = table(DEALS);
    let mut mapping = suggest(Import::Opportunities, &deals.head, Currency::USD);
    mapping.decline("product", "GTXPro", true);
    let declined = desk.plan_as(Import::Opportunities, &deals, &mapping);
    assert!(declined.rows[0].1.iter().any(|note| note.reason == Reason::Unknown && note.value == "GTXPro"));
    assert!(!declined.suggestions[0].taken, "it is still offered");
    mapping.decline("product", "GTXPro", false);
    assert_eq!(desk.plan_as(Import::Opportunities, &deals, &mapping).counts.new, 2);

    let accounts = table("account,sector\nCasal,technolgy");
    let mut mapping = suggest(Import::Accounts, &accounts.head, Currency::USD);
    mapping.as_written = true;
    let kept = desk.plan_as(Import::Accounts, &accounts, &mapping);
    let Change::Add(Record::Account(account)) = &kept.steps[0].change else { panic!("an account") };
    assert_eq!(account.sector, "technolgy");
}

#[test]
fn what_a_row_does_not_say_stays() {
    let mut desk = Desk::new();
    for (kind, text) in [(Import::Teams, TEAMS), (Import::Products, PRODUCTS), (Import::Accounts, ACCOUNTS)] {
        desk.import(kind, &table(text));
    }
    desk.import(Import::Opportunities, &table(DEALS));
    let before = desk.world.clone();
    let again = desk.import(Import::Opportunities, &table("id,account,stage,amount\nA1,,Won,\n\nA2,,Engaging,"));
    assert_eq!((again.counts.same, again.counts.changed, again.rows.len()), (2, 0, 3));
    assert_eq!(desk.world, before);
    let moved = desk.import(Import::Opportunities, &table("id,stage,amount\nA2,Won,77"));
    assert_eq!(moved.counts.changed, 1);
    let fields: Vec<&str> = moved.rows[0].1.iter().map(|note| note.field.as_str()).collect();
    assert_eq!(fields, ["account", "stage", "amount"]);
}

#[test]
fn people_and_lines_of_a_map_come_in() {
    let mut desk = Desk::new();
    let (account, map) = (AccountId(Uuid::from_u128(10)), MapId(Uuid::from_u128(11)));
    let accounts = table("account\nHigh-tech");
    let made = desk.import(Import::Accounts, &accounts);
    let Change::Add(Record::Account(made)) = &made.steps[0].change else { panic!("an account was added") };
    let account = AccountId(made.id.0.max(account.0));
    desk.world.insert(Map::named(map, account, Names::same("Map")).into());
    desk.map = Some((account, map));
    let people = desk.import(Import::People, &table("id,age,tenure,level,dept\n1,33,9,3,4\n2,42,20,2,4\n7,51,1,1,0"));
    assert_eq!(people.counts.new, 3);
    let reports = desk.import(Import::Lines, &table("from,to\n1,2\n2,7\n1,9"));
    assert_eq!((reports.counts.new, reports.counts.refused), (2, 1));
    desk.lines = LineKind::Influence;
    desk.import(Import::Lines, &table("from,to\n1,2"));
    let seats: Vec<&Seat> = desk.world.all().collect();
    let influence = desk.world.all::<Line>().find(|line| line.kind == LineKind::Influence).expect("a line");
    assert_eq!(influence.from, seats[1].id, "who is asked for advice influences who asks");
}

/// Needs the real data beside the project.
#[test]
fn shared_data_maven_crm_comes_in_whole() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/maven-crm");
    let Ok(read) = ["sales_teams", "products", "accounts", "sales_pipeline"]
        .map(|name| std::fs::read_to_string(folder.join(format!("{name}.csv"))))
        .into_iter()
        .collect::<Result<Vec<_>, _>>()
    else {
        println!("skipped: shared/data/maven-crm is not here");
        return;
    };
    let mut desk = Desk::new();
    let kinds = [Import::Teams, Import::Products, Import::Accounts, Import::Opportunities];
    let plans: Vec<Plan> = kinds.iter().zip(&read).map(|(kind, text)| desk.import(*kind, &table(text))).collect();
    assert_eq!(plans.iter().map(|plan| plan.counts.new).collect::<Vec<_>>(), [35, 7, 85, 8_800]);
    assert_eq!(plans.iter().map(|plan| plan.counts.refused).sum::<usize>(), 0);
    assert_eq!(plans[3].counts.without_account, 1_425);
    let parents = desk.world.all::<meridian_domain::account::Account>().filter(|account| account.parent.is_some());
    assert_eq!(parents.count(), 15);
    let suggested = |plan: &Plan, value: &str| {
        plan.suggestions.iter().find(|s| s.value == value).map(|s| (s.instead.clone(), s.rows))
    };
    assert_eq!(suggested(&plans[3], "GTXPro"), Some(("GTX Pro".to_owned(), 1_480)));
    assert!(suggested(&plans[2], "technolgy").is_some_and(|(instead, _)| instead == "technology"));
    let again = desk.plan(Import::Opportunities, &table(&read[3]));
    assert_eq!(again.steps.len(), 0);
}

//! Through everything the store can do, once.

use meridian_domain::{
    access::{Capability, Scope},
    account::{AccountPatch, view::AccountFilter, view::Snapshot},
    gate::{Change, Room},
    id::{AccountId, BatchId, DealId, FileId, ImportId, PersonId, RunId, UserId},
    money::{Currency, Money},
    names::Names,
    pipeline::{
        DealPatch, Guard, Rank, StageKind, StagePatch, Target,
        query::{AmountRange, DealFilter, DealOrder, DealQuery, Group, Grouping, Month, Period, SortKey},
    },
    plan::{
        Action, Factor, Goal, Kpi, Pairing, PestFactor, Plan, PlanStatus, Promise, Quadrant, Response, Strategy,
        SwotItem, SwotSide,
    },
    record::{Key, Kind, Patch, Record},
    stakeholder::{CommitteeFunction, Line, LineKind, Relation, metrics::MapRules},
    time::Moment,
    workshop::Files,
    workspace::Model,
};

use super::support::{House, id, present, today};
use crate::{DumpError, ImportRun, Kept, Session, Store, Token, is_ours};

pub async fn through(house: &House) {
    commands(house).await;
    screens(house).await;
    records(house).await;
    sales(house).await;
    doors(house).await;
    runs(house).await;
    log(house).await;
}

/// One of each sheet of a plan; the promise is about `person`.
fn sheets(account: AccountId, person: PersonId) -> Vec<Record> {
    let rank = || Rank::sequence(1).remove(0);
    let text = || Names::same("Sheet");
    let factor = Factor::new(id().into(), account, PestFactor::Legal, text(), rank());
    let item = |side| SwotItem::new(id().into(), account, side, text(), rank());
    let (within, around) = (item(SwotSide::Strength), item(SwotSide::Threat));
    let around = SwotItem { factor: Some(factor.id), ..around };
    let strategy = Strategy { id: id().into(), account, quadrant: Quadrant::St, text: text(), rank: rank() };
    let pairing =
        Pairing { id: id().into(), account, strategy: strategy.id, within: within.id, around: around.id, strength: 2 };
    let promise = Promise::new(id().into(), account, Kpi::Stay, text(), rank());
    let promise = Promise { owner: Some(person), worth: Some(Money::new(900, Currency::CNY)), ..promise };
    let response = Response::new(id().into(), account, Names::default(), rank());
    let within = Record::from(within);
    vec![factor.into(), within, around.into(), strategy.into(), pairing.into(), promise.into(), response.into()]
}

/// Adding, changing, moving, removing, taking back.
async fn commands(house: &House) {
    let deals = house.deals(4).await;
    let moved = Change::MoveDeals { deals: vec![deals[0]], to: house.stages[1], after: None };
    let moved = house.done(&house.admin, moved).await.receipt.command;
    house.done(&house.admin, Change::Undo(moved)).await;
    let behind = |deal| Change::MoveDeals { deals: vec![deal], to: house.stages[0], after: Some(deals[0]) };
    house.done(&house.admin, Change::All(vec![behind(deals[1]), behind(deals[2])])).await;

    let people = [house.person(), house.person()];
    let seats = [house.seat(people[0].id, 0), house.seat(people[1].id, 300)];
    let line = Line {
        id: id().into(),
        map: house.map,
        from: seats[0].id,
        to: seats[1].id,
        kind: LineKind::Influence,
        weight: 50,
        label: String::new(),
        grade: Default::default(),
    };
    let person = people[0].id;
    let relation = Relation {
        id: id().into(),
        account: house.account,
        person,
        user: house.rep.id,
        current: 1,
        desired: 2,
        since: None,
    };
    let plan = Plan {
        id: id().into(),
        account: house.account,
        name: Names::same("Plan"),
        status: PlanStatus::Active,
        starts_on: today(),
        ends_on: today(),
        days: Some(20),
    };
    let goal = Goal::titled(id().into(), house.account, plan.id, Names::same("Goal"));
    let sheets = sheets(house.account, person);
    let action = Action {
        id: id().into(),
        account: house.account,
        plan: Some(plan.id),
        deal: None,
        person: Some(person),
        title: Names::same("Visit"),
        due_on: None,
        owner: None,
        done_at: Some(Moment(1)),
        goal: None,
        days: None,
    };
    let mut records: Vec<Record> = people.into_iter().map(Record::from).collect();
    records.extend(seats.into_iter().map(Record::from));
    records.extend([Record::from(line), relation.into(), plan.into(), goal.into(), action.into()]);
    records.extend(sheets);
    house.done(&house.rep, Change::All(records.into_iter().map(Change::Add).collect())).await;
    house.done(&house.rep, Change::Remove(house.map.into())).await;

    let edit = |beds| {
        let set = AccountPatch { beds: Some(Some(beds)), ..Default::default() };
        Change::Edit(Patch::Account { id: house.account, set })
    };
    let mine = house.done(&house.rep, edit(10)).await.receipt.command;
    house.done(&house.manager, edit(20)).await;
    house.refused(&house.rep, Change::Undo(mine)).await;

    let model = Model {
        id: id().into(),
        version: Model::BUILT_IN + 1,
        content: MapRules::default().content(),
        by: house.admin.id,
        at: Moment(1),
        note: String::new(),
    };
    house.done(&house.admin, Change::Add(model.into())).await;
    asked(house, deals).await;
}

/// What a board asks and keeps.
async fn asked(house: &House, deals: Vec<DealId>) {
    let guard = Guard { functions: vec![CommitteeFunction::Decider], ..Guard::default() };
    let set = StagePatch { guard: Some(guard), ..StagePatch::default() };
    house.done(&house.admin, Change::Edit(Patch::Stage { id: house.stages[1], set })).await;
    for count in 1..=3 {
        let moved = Change::MoveDeals { deals: deals[..count].to_vec(), to: house.stages[1], after: None };
        house.refused(&house.admin, moved).await;
    }
    let dollars = Some(Some(Money::new(1, Currency::USD)));
    let set = DealPatch { amount: dollars, ..DealPatch::default() };
    house.refused(&house.admin, Change::Edit(Patch::Deal { id: deals[0], set })).await;
    let target = Target {
        id: id().into(),
        pipeline: None,
        owner: None,
        month: "2026-12-01".parse().expect("a date"),
        amount: Money::new(1, Currency::CNY),
    };
    house.done(&house.admin, Change::Add(target.into())).await;
    house.store.requirements(deals[0], house.stages[1]).await.expect("read");
    house.store.recorded_of(deals[0]).await.expect("read");
    house.store.views(house.rep.id, house.pipeline).await.expect("read");
    house.store.visits(deals[0]).await.expect("read");
    house.store.pipeline_visits(&house.rep, house.pipeline).await.expect("read");
    house.store.all_deals(&house.rep, house.pipeline).await.expect("read");
    house.store.deal_log(house.pipeline).await.expect("read");
}

async fn screens(house: &House) {
    let (store, admin) = (&house.store, &house.admin);
    store.accounts(admin, &AccountFilter::default(), today()).await.expect("read");
    store.account_subject(house.account).await.expect("read");
    store.account_records(house.account).await.expect("read");
    store.profile_records(house.account).await.expect("read");
    store.past_in(Room::Account(house.account), Kind::Need, 1).await.expect("read");
    store.plan_records(house.account).await.expect("read");
    store.other_responses(&house.rep, house.account).await.expect("read");
    watch(house).await;
    store.find(admin, "a", 20).await.expect("read");
    store.pipelines().await.expect("read");
    boards(house).await;
    let deal = house.deals(1).await[0];
    store.card(admin, deal).await.expect("read");
    store.actions_for(deal).await.expect("read");
    store.qualifications(deal).await.expect("read");
    store.qualifications_of(house.account).await.expect("read");
    store.reporting().await.expect("read");
    store.deals_of(admin, house.account.0).await.expect("read");
    store.seats_on(house.map).await.expect("read");
    store.maps(house.account).await.expect("read");
    store.map_records(house.account, house.map).await.expect("read");
    store.meetings(house.account).await.expect("read");
    store.colleagues().await.expect("read");
    store.mentions(admin, 20).await.expect("read");
    let set = DealPatch { account: Some(Some(house.account)), ..DealPatch::default() };
    house.done(&house.admin, Change::Edit(Patch::Deal { id: deal, set })).await;
    store.signs_of(admin, &[deal]).await.expect("read");
}

/// What is noted of health, and read again.
async fn watch(house: &House) {
    let (store, admin) = (&house.store, &house.admin);
    let noted = Snapshot::whole(today(), Some(5_000), 100);
    store.put_weeks(&[(house.account, noted)]).await.expect("written");
    store.snapshots(house.account).await.expect("read");
    store.weeks_noted(today()).await.expect("read");
    store.put_standings(&[(house.account, house.standing())]).await.expect("written");
    store.watched(house.account).await.expect("read");
    store.all_stages().await.expect("read");
    store.log_after(Room::Account(house.account), Moment(1)).await.expect("read");
    store.accounts_behind(&[house.map.0], &[id()]).await.expect("read");
    store.portfolio(admin, None, Moment(1), today()).await.expect("read");
    store.alerts(admin, 20).await.expect("read");
    store.mark_alerts(admin.id, &["a".to_owned()], true, Moment(1)).await.expect("written");
    store.mark_alerts(admin.id, &["a".to_owned()], false, Moment(1)).await.expect("written");
}

/// Every condition, every order, every row; lists of one and of several.
async fn boards(house: &House) {
    let (store, admin, pipeline, stage) = (&house.store, &house.admin, house.pipeline, house.stages[0]);
    let few = |count: usize| (0..count).map(|_| id());
    let filters = [None, Some(1), Some(3)].map(|count| {
        let Some(count) = count else { return DealFilter::default() };
        DealFilter {
            accounts: few(count).map(Into::into).collect(),
            owners: few(count).map(Into::into).collect(),
            teams: few(count).map(Into::into).collect(),
            products: few(count).map(Into::into).collect(),
            families: few(count).map(|id| id.to_string()).collect(),
            kinds: vec![StageKind::Open; count],
            amount: AmountRange { least: Some(1), most: Some(2) },
            expected: Some(if count == 1 { Period::Overdue } else { Period::ThisQuarter }),
            no_next_step: true,
            next_step_overdue: true,
            over_p80: true,
            without_account: true,
            text: "a".to_owned(),
        }
    });
    let mut queries: Vec<DealQuery> =
        filters.into_iter().map(|filter| DealQuery { filter, ..DealQuery::default() }).collect();
    let expected = Some(Period::NoDate);
    queries.push(DealQuery { filter: DealFilter { expected, ..DealFilter::default() }, ..DealQuery::default() });
    for (by, down) in SortKey::ALL.into_iter().flat_map(|by| [(by, false), (by, true)]) {
        queries.push(DealQuery { order: DealOrder { by, down, ..DealOrder::default() }, ..DealQuery::default() });
    }
    let groups = [
        Group::Owner(None),
        Group::Owner(Some(id().into())),
        Group::Account(None),
        Group::Account(Some(id().into())),
        Group::Family(None),
        Group::Family(Some("a".to_owned())),
    ];
    for query in &queries {
        store.heads(admin, pipeline, query, present()).await.expect("read");
        for grouping in Grouping::ALL {
            store.row_heads(admin, pipeline, grouping, query, present()).await.expect("read");
        }
        store.windows(admin, pipeline, query, present(), 10).await.expect("read");
        store.table(admin, pipeline, query, present(), 0, 10).await.expect("read");
        let month = Month::of(today());
        store.month(admin, pipeline, query, present(), month).await.expect("read");
    }
    for group in &groups {
        let query = &queries[1];
        store.window(admin, stage, Some(group), query, present(), 0, 10).await.expect("read");
        store.row_windows(admin, pipeline, group, query, present(), 10).await.expect("read");
    }
    store.choices(admin, pipeline).await.expect("read");
}

/// Each kind of record: all of it, some of it by their ids, by what refers to them; removed.
async fn records(house: &House) {
    for kind in Kind::ALL {
        house.store.all(*kind).await.expect("read");
        for count in [1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 500] {
            let keys: Vec<Key> = (0..count).map(|_| Key::new(*kind, id())).collect();
            house.store.records(&keys).await.expect("read");
        }
        let mut held = house.store.db.writer().await.expect("a connection");
        for (other, field, _) in kind.referred_by() {
            held.conn().referring(*other, field, id()).await.expect("read");
        }
        held.conn().remove(Key::new(*kind, id())).await.expect("removed");
    }
}

/// Sales lines and what is reckoned from them.
async fn sales(house: &House) {
    let store = &house.store;
    let kept = Kept { id: FileId(id()), deal: DealId(id()), name: "a".to_owned(), by: house.rep.id, at: Moment(1) };
    store.keep_file(&kept, vec![1]).await.expect("written");
    store.file(kept.id).await.expect("read");
    let batch = BatchId(id());
    store.put_chunks(batch, vec![vec![1, 2, 3]]).await.expect("written");
    store.chunks(batch).await.expect("read");
    store.drop_chunks(batch).await.expect("dropped");
    store.put_chunks(batch, vec![vec![1, 2, 3]]).await.expect("written");
    store.accounts_for(&house.manager, Capability::SelectAccount).await.expect("read");
    store.complexity().await.expect("read");
    store.rates(today()).await.expect("read");
}

async fn doors(house: &House) {
    let (store, user) = (&house.store, house.rep.id);
    store.user_by_login("nobody").await.expect("read");
    store.actor(user).await.expect("read");
    store.set_password_hash(user, "hash").await.expect("written");
    store.password_hash(user).await.expect("read");
    let at = Moment(1);
    let (digest, agent) = ("1".to_owned(), String::new());
    let session = Session { digest, user, agent, created_at: at, seen_at: at, expires_at: Moment(9) };
    store.begin_session(&session).await.expect("written");
    store.session("1", at).await.expect("read");
    store.touch_session("1", at, at).await.expect("written");
    store.end_session("1").await.expect("written");
    store.end_sessions(user).await.expect("written");
    store.tell_rights().await.expect("told");
    store.sessions_of(user, at).await.expect("read");
    store.end_session_of(user, "1").await.expect("written");
    store.end_other_sessions(user, "1").await.expect("written");
    let (digest, name) = ("2".to_owned(), "crm".to_owned());
    let token = Token { digest, user, name, scope: Scope::Read, created_at: at, seen_at: None, expires_at: None };
    store.put_token(&token).await.expect("written");
    store.token("2", at).await.expect("read");
    store.tokens_of(user).await.expect("read");
    store.touch_token("2", at).await.expect("written");
    store.revoke_token(user, "2").await.expect("written");
    store.revoke_tokens(user).await.expect("written");
    store.put_token(&token).await.expect("written");
}

/// A run of a case, with a participant who does something.
async fn runs(house: &House) {
    let (store, run) = (&house.store, RunId(id()));
    store.put_case(run, &Files::new()).await.expect("laid");
    store.case_texts(run).await.expect("read");
    store.run_records(run).await.expect("read");
    store.participants(run).await.expect("read");
    store.put_rejoin(UserId(id()), "K7M4QX").await.expect("kept");
    store.rejoins(run).await.expect("read");
    store.members_of(house.account).await.expect("read");
    store.run_of_code("K7M4QX").await.expect("read");
    store.runs_going().await.expect("read");
    store.crews(run).await.expect("read");
    store.crew_of(house.rep.id).await.expect("read");
    store.last_event(Room::Workspace).await.expect("read");
}

async fn log(house: &House) {
    let store = &house.store;
    let rooms = [Room::Workspace, Room::Account(house.account), Room::Pipeline(house.pipeline)];
    for count in 1..=3 {
        store.seqs(&rooms[..count]).await.expect("read");
    }
    let deal = house.deals(1).await[0];
    store.past_of(&rooms[1..], deal, 10).await.expect("read");
    store.seq(Room::Workspace).await.expect("read");
    store.events_since(Room::Workspace, 0, 10).await.expect("read");
    let run = ImportRun {
        id: ImportId(id()),
        kind: "accounts".to_owned(),
        by: house.admin.id,
        at: Moment(1),
        file: "accounts.csv".to_owned(),
        status: "done".to_owned(),
        report: "{}".to_owned(),
    };
    store.put_import(&run).await.expect("written");
    store.imports(None).await.expect("read");
    store.import(run.id).await.expect("read");
    store.put_refused_rows(run.id, "[]").await.expect("written");
    store.refused_rows(run.id).await.expect("read");
    store.commands_of_import(run.id).await.expect("read");
    let mut lines = Vec::new();
    store.export(&mut lines).await.expect("written");
    let lines = String::from_utf8(lines).expect("UTF-8");
    let lines = || lines.lines().map(|line| Ok(line.to_owned()));
    assert!(matches!(store.bring_back(lines()).await, Err(DumpError::NotEmpty)));
    let copy = std::env::temp_dir().join(format!("meridian-tour-{}-{}.db", std::process::id(), id()));
    let path = copy.to_str().expect("UTF-8");
    if store.backup(path).await.expect("copied") {
        assert!(is_ours(path).await);
        std::fs::remove_file(&copy).expect("it was there");
        let empty = Store::open(&format!("sqlite://{path}")).await.expect("a store");
        empty.bring_back(lines()).await.expect("brought back");
        empty.close().await.expect("closed");
        std::fs::remove_file(&copy).expect("it was there");
    }
}

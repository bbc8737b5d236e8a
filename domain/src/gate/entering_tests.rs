use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    access::Role,
    account::{Account, AccountKind},
    gate::{Change, Context, Event, bring_in, decide},
    id::*,
    money::Currency,
    names::Names,
    pipeline::{
        Approval, Asked, CloseReason, Competitor, DealField, DealItem, DealPatch, Document, DocumentKind, Guard,
        Pipeline, Place, Rank, Requirement, Rival, StageKind, Tender, TenderMethod, requirements,
    },
    record::Patch,
    stakeholder::{CommitteeFunction, Map, Person, Seat},
    time::Moment,
    workspace::Workspace,
};

const MANAGER: u128 = 7;
const REP: u128 = 8;
const DEAL: u128 = 30;

fn n<I: From<Uuid>>(number: u128) -> I {
    I::from(Uuid::from_u128(number))
}

fn acting(actor: u128) -> Context {
    Context { actor: n(actor), now: Moment(9), today: "2026-03-01".parse().expect("a date") }
}

fn stage(position: u128, kind: StageKind, guard: Guard) -> Stage {
    let named = Stage::named(n(10 + position), n(1), Names::same("Stage"), position as i64, kind);
    Stage { guard, ..named }
}

fn deal() -> Deal {
    let rank = Rank::sequence(1).remove(0);
    Deal { account: Some(n(40)), ..Deal::named(n(DEAL), (n(1), n(10)), rank, Moment(0), Names::same("MRI")) }
}

fn account() -> Account {
    let nothing = Names::default;
    Account {
        id: n(40),
        name: Names::same("Hospital"),
        short: nothing(),
        kind: AccountKind::Hospital,
        sector: String::new(),
        grade: String::new(),
        city: nothing(),
        country: String::new(),
        beds: None,
        founded: None,
        employees: None,
        revenue: None,
        parent: None,
        owner: None,
        tier: None,
        wallet_target: None,
        key: None,
        run: None,
    }
}

fn user(number: u128, role: Role) -> User {
    let name = Names::same("Somebody");
    User { id: n(number), name, login: None, role, manager: None, team: None, active: true, key: None, run: None }
}

fn fields(fields: &[DealField]) -> Guard {
    Guard { fields: fields.to_vec(), ..Guard::default() }
}

/// Six stages: free, amount and a paper, optional, a function and a signature, won, lost.
fn world() -> World {
    let paper = vec![DocumentKind::BudgetApproval];
    let (functions, approval) = (vec![CommitteeFunction::Decider], Some(Role::Manager));
    let guards = [
        (StageKind::Open, Guard::default()),
        (StageKind::Open, Guard { documents: paper, ..fields(&[DealField::Amount]) }),
        (StageKind::Open, Guard { optional: true, ..fields(&[DealField::NextStep]) }),
        (StageKind::Open, Guard { functions, approval, ..Guard::default() }),
        (StageKind::Won, fields(&[DealField::Items])),
        (StageKind::Lost, fields(&[DealField::Owner])),
    ];
    let stages = (0..).zip(guards).map(|(position, (kind, guard))| Record::from(stage(position, kind, guard)));
    let pipeline = Pipeline::named(n(1), Names::same("Large"), 0);
    let mut records = vec![Record::from(pipeline), account().into(), deal().into()];
    records.extend([user(MANAGER, Role::Manager), user(REP, Role::Rep)].map(Record::from));
    World::from_iter(records.into_iter().chain(stages))
}

fn go(to: u128) -> Change {
    Change::MoveDeals { deals: vec![n(DEAL)], to: n(10 + to), after: None }
}

fn set(set: DealPatch) -> Change {
    Change::Edit(Patch::Deal { id: n(DEAL), set })
}

fn amount() -> Change {
    set(DealPatch { amount: Some(Some(Money::new(5, Currency::CNY))), ..DealPatch::default() })
}

fn document(kind: DocumentKind) -> Change {
    let (title, link) = ("2026-17".to_owned(), String::new());
    let (by, at) = (n(REP), Moment(9));
    Change::Add(Document { id: n(50), pipeline: n(1), deal: n(DEAL), kind, title, link, on: None, by, at }.into())
}

fn approval(by: u128) -> Change {
    let note = String::new();
    let (id, stage) = (n(60 + by), n(13));
    Change::Add(Approval { id, pipeline: n(1), deal: n(DEAL), stage, by: n(by), at: Moment(9), note }.into())
}

fn rival() -> Vec<Change> {
    let competitor = Competitor { id: n(70), name: Names::same("Xiling"), key: None };
    let (product, price) = (String::new(), None);
    let (strength, weakness) = (String::new(), String::new());
    let (id, pipeline, deal) = (n(71), n(1), n(DEAL));
    let rival = Rival { id, pipeline, deal, competitor: competitor.id, product, price, strength, weakness };
    vec![Change::Add(competitor.into()), Change::Add(rival.into())]
}

fn item() -> Change {
    let price = Money::new(5, Currency::CNY);
    let (id, pipeline, deal, product) = (n(80), n(1), n(DEAL), n(81));
    Change::Add(DealItem { id, pipeline, deal, product, quantity: 1, price, discount: 0 }.into())
}

/// The decider, named or not, on a map of the deal's account that is about `deal`.
fn decider(number: u128, named: bool, about: Option<u128>) -> Vec<Record> {
    let name = if named { Names::same("Wang") } else { Names::default() };
    let person = Person::named(n(90 + number), n(40), name);
    let map = Map { deal: about.map(n), ..Map::named(n(100 + number), n(40), Names::same("Map")) };
    let seat = Seat::at(n(110 + number), map.id, person.id, (0, 0));
    let seat = Seat { function: Some(CommitteeFunction::Decider), ..seat };
    vec![person.into(), map.into(), seat.into()]
}

fn pass(world: &mut World, actor: u128, change: Change) -> Result<Vec<Event>, Rejection> {
    decide(world, &acting(actor), &change)
}

fn missing(result: Result<Vec<Event>, Rejection>) -> Vec<(u128, Asked)> {
    let Err(Rejection::Gate { missing, .. }) = result else { panic!("the gate was expected, not {result:?}") };
    missing.into_iter().map(|one| (one.stage.0.as_u128() - 10, one.what)).collect()
}

const AMOUNT: Asked = Asked::Field(DealField::Amount);
const PAPER: Asked = Asked::Document(DocumentKind::BudgetApproval);
const DECIDER: Asked = Asked::Function(CommitteeFunction::Decider);
const SIGNATURE: Asked = Asked::Approval(Role::Manager);

#[test]
fn every_stage_on_the_way_is_asked_but_an_optional_one_that_is_passed_over() {
    let world = &mut world();
    assert_eq!(missing(pass(world, REP, go(1))), [(1, AMOUNT), (1, PAPER)]);
    let next = Asked::Field(DealField::NextStep);
    assert_eq!(missing(pass(world, REP, go(2))), [(1, AMOUNT), (1, PAPER), (2, next)]);
    assert_eq!(missing(pass(world, REP, go(3))), [(1, AMOUNT), (1, PAPER), (3, DECIDER), (3, SIGNATURE)]);
    let items = Asked::Field(DealField::Items);
    let all = [(1, AMOUNT), (1, PAPER), (3, DECIDER), (3, SIGNATURE), (4, items), (4, Asked::Reason)];
    assert_eq!(missing(pass(world, REP, go(4))), all);
}

#[test]
fn what_a_dialog_gathers_goes_through_in_one_command() {
    let world = &mut world();
    let change = Change::All(vec![amount(), document(DocumentKind::BudgetApproval), go(1)]);
    let events = pass(world, REP, change).expect("all is there");
    assert_eq!(world.the::<Deal>(n::<DealId>(DEAL)).expect("there").stage, n(11));
    // Taken back and done again: nothing is asked twice.
    let undone = world.undo(&acting(REP), &events).expect("undone");
    world.undo(&acting(REP), &undone).expect("redone");
    let wrong_way = Change::All(vec![go(3), amount(), document(DocumentKind::BudgetApproval)]);
    assert!(matches!(pass(world, REP, wrong_way), Err(Rejection::Gate { .. })), "the order counts");
}

#[test]
fn on_the_way_back_nothing_is_asked() {
    let world = &mut world();
    bring_in(world, &acting(REP), &go(3)).expect("an import asks nothing");
    pass(world, REP, go(1)).expect("back");
    pass(world, REP, go(0)).expect("back");
}

#[test]
fn placing_a_deal_is_no_way_around() {
    let world = &mut world();
    let place = Place { stage: n(11), ..deal().place() };
    let change = Change::PlaceDeal { deal: n(DEAL), place };
    assert_eq!(missing(pass(world, REP, change.clone())), [(1, AMOUNT), (1, PAPER)]);
    bring_in(world, &acting(REP), &change).expect("an import places it");
}

#[test]
fn a_deal_that_is_added_further_on_is_asked_the_same() {
    let world = &mut world();
    let add = |stage: u128| Change::Add(Deal { id: n(31), stage: n(10 + stage), ..deal() }.into());
    assert_eq!(missing(pass(world, REP, add(1))), [(1, AMOUNT), (1, PAPER)]);
    assert!(missing(pass(world, REP, add(4))).contains(&(4, Asked::Reason)));
    bring_in(world, &acting(REP), &add(4)).expect("an import brings it in");
    assert!(pass(world, REP, Change::Add(Deal { id: n(32), ..deal() }.into())).is_ok());
}

#[test]
fn losing_a_deal_is_no_way_around_either() {
    let world = &mut world();
    let owner = Asked::Field(DealField::Owner);
    assert_eq!(missing(pass(world, REP, go(5))), [(5, owner), (5, Asked::Reason)]);
    let why =
        DealPatch { owner: Some(Some(n(REP))), reason: Some(Some(CloseReason::NoBudget)), ..DealPatch::default() };
    pass(world, REP, Change::All(vec![set(why), go(5)])).expect("lost");
    assert_eq!(missing(pass(world, REP, go(1))), [(1, AMOUNT), (1, PAPER)]);
    pass(world, REP, go(0)).expect("begun anew");
}

#[test]
fn who_has_won_instead_is_asked_where_rivals_are_recorded() {
    for lost_to in [
        DealPatch { lost_to: Some(Some(n(70))), ..DealPatch::default() },
        DealPatch { lost_to_nobody: Some(true), ..DealPatch::default() },
    ] {
        let world = &mut world();
        let why =
            DealPatch { owner: Some(Some(n(REP))), reason: Some(Some(CloseReason::Price)), ..DealPatch::default() };
        pass(world, REP, Change::All(rival().into_iter().chain([set(why)]).collect())).expect("recorded");
        assert_eq!(missing(pass(world, REP, go(5))), [(5, Asked::LostTo)]);
        pass(world, REP, Change::All(vec![set(lost_to), go(5)])).expect("lost");
    }
}

#[test]
fn a_reason_to_lose_is_no_reason_to_win() {
    let world = &mut world();
    let because = |reason| set(DealPatch { reason: Some(Some(reason)), ..DealPatch::default() });
    pass(world, REP, because(CloseReason::NoBudget)).expect("recorded");
    let open = |world: &World, what| {
        requirements(world, n(DEAL), n(14)).iter().any(|one| one.what == what && one.met == Some(false))
    };
    assert!(open(world, Asked::Reason));
    pass(world, REP, because(CloseReason::Service)).expect("recorded");
    assert!(!open(world, Asked::Reason));
}

#[test]
fn a_function_is_covered_by_a_name_on_the_map_of_the_deal_or_else_on_any_of_its_account() {
    let covered = |people: &[Vec<Record>]| {
        let mut world = world();
        people.iter().flatten().for_each(|record| world.insert(record.clone()));
        requirements(&world, n(DEAL), n(13)).into_iter().find(|one| one.what == DECIDER).expect("asked").met
    };
    assert_eq!(covered(&[]), Some(false));
    assert_eq!(covered(&[decider(1, false, None)]), Some(false), "a placeholder has no name");
    assert_eq!(covered(&[decider(1, true, None)]), Some(true));
    assert_eq!(covered(&[decider(1, true, Some(DEAL))]), Some(true));
    let elsewhere = [decider(1, true, None), decider(2, false, Some(DEAL))];
    assert_eq!(covered(&elsewhere), Some(false), "the map about the deal counts alone");
}

#[test]
fn a_signature_counts_from_the_role_that_is_asked_and_in_ones_own_name() {
    let world = &mut world();
    let key = n::<ApprovalId>(60 + REP).into();
    let refused = Rejection::NotTheApprover { key, role: Some(Role::Manager) };
    assert_eq!(pass(world, REP, approval(REP)), Err(refused));
    assert!(matches!(pass(world, REP, approval(MANAGER)), Err(Rejection::NotTheAuthor { .. })));
    pass(world, MANAGER, approval(MANAGER)).expect("signed");
    let met = |world: &World| {
        requirements(world, n(DEAL), n(13)).into_iter().find(|one| one.what == SIGNATURE).expect("asked").met
    };
    assert_eq!(met(world), Some(true));
    world.insert(user(MANAGER, Role::Rep).into());
    assert_eq!(met(world), Some(false), "who signed is no manager any more");
}

#[test]
fn a_stage_that_asks_no_signature_takes_none() {
    let given = Approval {
        id: n(61),
        pipeline: n(1),
        deal: n(DEAL),
        stage: n(10),
        by: n(MANAGER),
        at: Moment(9),
        note: String::new(),
    };
    let refused = pass(&mut world(), MANAGER, Change::Add(given.into()));
    assert!(matches!(refused, Err(Rejection::NotTheApprover { role: None, .. })), "{refused:?}");
}

#[test]
fn a_browser_asks_for_what_it_can_know_and_leaves_the_rest_to_the_server() {
    let world = &mut world().partial();
    assert_eq!(missing(pass(world, REP, go(3))), [(1, AMOUNT)]);
    pass(world, REP, Change::All(vec![amount(), go(3)])).expect("the server will ask for the rest");
    let world = &mut self::world().partial();
    let asked = requirements(world, n(DEAL), n(11));
    let met: Vec<Option<bool>> = asked.iter().map(|one: &Requirement| one.met).collect();
    assert_eq!(met, [Some(false), None]);
}

#[test]
fn each_field_is_asked_for_until_it_is_filled() {
    let tender = Tender {
        method: Some(TenderMethod::Open),
        platform: "ccgp".to_owned(),
        budget: Some(Money::new(1, Currency::CNY)),
        submit_by: Some(Date::from_days(1)),
        ..Tender::default()
    };
    let date = Some(Date::from_days(1));
    let full = Deal {
        product: Some(n(81)),
        owner: Some(n(REP)),
        amount: tender.budget,
        expected_on: date,
        next_step: "Call".to_owned(),
        next_on: date,
        committee_on: date,
        tender: Some(tender),
        ..deal()
    };
    let bare = Deal { account: None, ..deal() };
    let mut world = world();
    world.insert(stage(1, StageKind::Open, fields(DealField::ALL)).into());
    for (deal, filled) in [(bare, false), (full, true)] {
        world.insert(deal.into());
        for (one, field) in requirements(&world, n(DEAL), n(11)).iter().zip(DealField::ALL) {
            assert_eq!((one.what, one.met), (Asked::Field(*field), Some(filled)), "{field:?}");
        }
        for record in rival().into_iter().chain([item()]) {
            let Change::Add(record) = record else { continue };
            world.insert(record);
        }
    }
    assert_eq!(requirements(&world, n(DEAL), n(11)).len(), DealField::ALL.len());
}

#[test]
fn an_amount_without_a_rate_is_refused_by_the_server_alone() {
    let dollars = |minor| Some(Some(Money::new(minor, Currency::USD)));
    let change = |minor| set(DealPatch { amount: dollars(minor), ..DealPatch::default() });
    let no_rate = Err(Rejection::NoRate { currency: Currency::USD });
    let mut whole = world();
    whole.insert(Workspace { id: n(2), name: Names::same("Us"), reporting: Currency::CNY }.into());
    let rate = |on: &str| {
        let (on, source) = (on.parse().expect("a date"), String::new());
        Rate { id: n(3), currency: Currency::USD, on, micro: 7_000_000, source }
    };
    assert_eq!(pass(&mut whole, REP, change(1)), no_rate);
    assert!(pass(&mut whole.clone().partial(), REP, change(1)).is_ok());
    assert_eq!(bring_in(&mut whole, &acting(REP), &change(1)), no_rate, "an import is asked, too");
    whole.insert(rate("2026-03-02").into());
    assert_eq!(pass(&mut whole, REP, change(1)), no_rate, "in force from tomorrow");
    whole.insert(rate("2026-03-01").into());
    let events = pass(&mut whole, REP, change(1)).expect("there is one");
    pass(&mut whole, REP, amount()).expect("the reporting currency needs none");
    whole.forget(n::<RateId>(3));
    let step = DealPatch { next_step: Some("Call".to_owned()), ..DealPatch::default() };
    pass(&mut whole, REP, set(step)).expect("not about the amount");
    assert!(whole.undo(&acting(REP), &events).is_err(), "it was changed since");
}

proptest! {
    #[test]
    fn a_deal_enters_a_stage_exactly_when_nothing_is_missing(from in 0_u128..6, to in 0_u128..6, has in 0_u32..64) {
        let mut world = world();
        let mut full = Deal { stage: n(10 + from), ..deal() };
        let with = |bit: u32| has >> bit & 1 == 1;
        full.amount = with(0).then_some(Money::new(5, Currency::CNY));
        full.reason = with(1).then_some(CloseReason::Price);
        full.owner = with(2).then_some(n(REP));
        world.insert(full.into());
        if with(3) {
            decider(1, true, None).into_iter().for_each(|record| world.insert(record));
        }
        for (bit, change) in [(4, document(DocumentKind::BudgetApproval)), (5, approval(MANAGER))] {
            if let (true, Change::Add(record)) = (with(bit), change) {
                world.insert(record);
            }
        }
        let open = requirements(&world, n(DEAL), n(10 + to)).iter().any(|one| one.met == Some(false));
        let before = world.clone();
        let result = pass(&mut world, REP, go(to));
        prop_assert_eq!(result.is_err(), open, "{:?}", &result);
        if open {
            prop_assert_eq!(world, before);
        }
    }
}

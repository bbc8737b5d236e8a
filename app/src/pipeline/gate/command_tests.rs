use meridian_domain::{
    access::Role,
    gate::{Context, Rejection, World, decide},
    money::Currency,
    pipeline::{Guard, Pipeline, Rank, requirements},
    stakeholder::CommitteeFunction,
    workspace::{User, Workspace},
};

use super::*;
use crate::pipeline::gate::blank::{blanks, closing, position};

fn n<I: From<Uuid>>(number: u128) -> I {
    I::from(Uuid::from_u128(number))
}

fn deal() -> Deal {
    Deal::named(n(1), (n(2), n(3)), Rank::sequence(1).remove(0), Moment(0), Names::same("MRI"))
}

fn stage(number: u128, position: i64, kind: StageKind, guard: Guard) -> Stage {
    Stage { guard, ..Stage::named(n(number), n(2), Names::same("Stage"), position, kind) }
}

fn asked(what: Asked) -> Missing {
    Missing { stage: n(4), what }
}

fn passage(kind: StageKind, what: &[Asked]) -> Passage {
    let missing = what.iter().copied().map(asked).collect();
    let to = stage(4, 1, kind, Guard::default());
    Passage { deal: deal(), to, after: Some(n(9)), missing, rivals: Vec::new(), competitors: Vec::new() }
}

fn typed(all: &[(Blank, &str)]) -> Typed {
    Typed(all.iter().map(|(blank, text)| (*blank, (*text).to_owned())).collect())
}

fn told<T>(tell: impl FnOnce(&mut Teller<'_>) -> T) -> T {
    let mut number = 100;
    let mut fresh = || {
        number += 1;
        Uuid::from_u128(number)
    };
    tell(&mut Teller { by: n(7), at: Moment(5), fresh: &mut fresh })
}

fn pass(passage: &Passage, typed: &Typed) -> Result<Vec<Change>, Blank> {
    told(|teller| passage.pass(typed, teller)).map(|change| match change {
        Change::All(all) => all,
        other => panic!("one command: {other:?}"),
    })
}

#[test]
fn fields_go_into_one_edit_and_the_move_comes_last() {
    use DealField::{Amount, CommitteeOn, NextStep, TenderBudget, TenderMethod as Method};
    let fields = [Amount, NextStep, CommitteeOn, TenderBudget, Method].map(Asked::Field);
    let text = typed(&[
        (Blank::Field(Amount), "3,860万"),
        (Blank::Currency(Amount), "CNY"),
        (Blank::Field(NextStep), " Call "),
        (Blank::Field(CommitteeOn), "2026-12-08"),
        (Blank::Field(TenderBudget), "4000"),
        (Blank::Currency(TenderBudget), "USD"),
        (Blank::Field(Method), &position(TenderMethod::ALL, &TenderMethod::Invited)),
    ]);
    let changes = pass(&passage(StageKind::Open, &fields), &text).expect("readable");
    let [Change::Edit(Patch::Deal { set, .. }), Change::MoveDeals { deals, to, after }] = changes.as_slice() else {
        panic!("one edit and the move: {changes:?}");
    };
    assert_eq!(set.amount, Some(Some(Money::new(3_860_000_000, Currency::CNY))));
    assert_eq!((set.next_step.as_deref(), set.committee_on), (Some("Call"), Some("2026-12-08".parse().ok())));
    let tender = set.tender.clone().flatten().expect("a tender");
    assert_eq!(tender.budget, Some(Money::new(400_000, Currency::USD)));
    assert_eq!(tender.method, Some(TenderMethod::Invited));
    assert_eq!((deals.as_slice(), *to, *after), ([n(1)].as_slice(), n(4), Some(n(9))));
}

#[test]
fn what_cannot_be_read_is_named_and_nothing_is_sent() {
    let amount = DealField::Amount;
    let one = passage(StageKind::Open, &[Asked::Field(amount)]);
    let wrong = typed(&[(Blank::Field(amount), "much"), (Blank::Currency(amount), "CNY")]);
    assert_eq!(pass(&one, &wrong), Err(Blank::Field(amount)));
    let kind = DocumentKind::Contract;
    let paper = passage(StageKind::Open, &[Asked::Document(kind)]);
    let wrong = typed(&[(Blank::PaperTitle(kind), "Contract"), (Blank::PaperLink(kind), "javascript:alert(1)")]);
    assert_eq!(pass(&paper, &wrong), Err(Blank::PaperLink(kind)));
    let wrong = typed(&[(Blank::PaperTitle(kind), "Contract"), (Blank::PaperOn(kind), "soon")]);
    assert_eq!(pass(&paper, &wrong), Err(Blank::PaperOn(kind)));
}

#[test]
fn a_winner_with_a_new_name_becomes_a_competitor_of_the_deal_too() {
    let reason = position(CloseReason::ALL, &CloseReason::Price);
    let text = typed(&[(Blank::Reason, &reason), (Blank::LostTo, NEW), (Blank::NewWinner, "Anbo")]);
    let changes = pass(&passage(StageKind::Lost, &[Asked::Reason]), &text).expect("readable");
    let [Change::Add(Record::Competitor(new)), Change::Add(Record::Rival(rival)), Change::Edit(edit), _] =
        changes.as_slice()
    else {
        panic!("a competitor, a rival, an edit, the move: {changes:?}");
    };
    let Patch::Deal { set, .. } = edit else { panic!("of the deal") };
    assert_eq!((rival.competitor, set.lost_to), (new.id, Some(Some(new.id))));
    assert_eq!((set.reason, set.lost_to_nobody), (Some(Some(CloseReason::Price)), None));
}

#[test]
fn a_name_that_is_known_adds_nobody() {
    let known = Competitor { id: n(5), name: Names::new("安铂", "Anbo"), key: None };
    let lost = Passage { competitors: vec![known], rivals: vec![n(5)], ..passage(StageKind::Lost, &[]) };
    let text = typed(&[(Blank::LostTo, NEW), (Blank::NewWinner, "安铂")]);
    let changes = pass(&lost, &text).expect("readable");
    assert!(changes.iter().all(|change| !matches!(change, Change::Add(_))), "{changes:?}");
}

#[test]
fn a_deal_that_is_won_after_all_was_lost_to_nobody_and_somebody_no_more() {
    let deal = Deal { lost_to: Some(n(5)), reason_note: "x".to_owned(), ..deal() };
    let won = Passage { deal, ..passage(StageKind::Won, &[Asked::Reason]) };
    let text = typed(&[(Blank::Reason, "0"), (Blank::LostTo, NOBODY)]);
    let changes = pass(&won, &text).expect("readable");
    let Some(Change::Edit(Patch::Deal { set, .. })) = changes.first() else { panic!("{changes:?}") };
    assert_eq!((set.lost_to, set.lost_to_nobody, set.reason_note.as_deref()), (Some(None), None, Some("")));
}

#[test]
fn what_is_told_elsewhere_stays_open() {
    let function = asked(Asked::Function(CommitteeFunction::Budget));
    assert!(blanks(function).is_empty());
    assert_eq!(Typed::default().open(&[function]), [function]);
}

#[test]
fn a_choice_of_somebody_new_is_answered_with_a_name() {
    let lost = asked(Asked::LostTo);
    assert!(!typed(&[(Blank::LostTo, NEW)]).answers(lost));
    assert!(typed(&[(Blank::LostTo, NEW), (Blank::NewWinner, "Anbo")]).answers(lost));
    assert!(typed(&[(Blank::LostTo, NOBODY)]).answers(lost));
    assert!(!typed(&[(Blank::LostTo, " ")]).answers(lost));
}

#[test]
fn a_reason_given_before_is_offered_where_it_still_fits() {
    let lost = Deal { reason: Some(CloseReason::NoBudget), lost_to_nobody: true, ..deal() };
    let known = |kind| Typed(closing(&lost, &stage(4, 1, kind, Guard::default())).into_iter().collect());
    let budget = position(CloseReason::ALL, &CloseReason::NoBudget);
    assert_eq!(known(StageKind::Lost).get(Blank::Reason), budget);
    assert_eq!(known(StageKind::Lost).get(Blank::LostTo), NOBODY);
    assert_eq!(known(StageKind::Won).get(Blank::Reason), "");
    assert_eq!(known(StageKind::Open), Typed::default());
}

#[test]
fn each_input_has_an_element_of_its_own() {
    let all = DealField::ALL.iter().map(|field| Asked::Field(*field));
    let papers = DocumentKind::ALL.iter().map(|kind| Asked::Document(*kind));
    let rest = [Asked::Reason, Asked::LostTo, Asked::Approval(Role::Manager)];
    let ids: Vec<String> = all.chain(papers).chain(rest).flat_map(|what| blanks(asked(what))).map(Blank::id).collect();
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len());
}

/// The gate of the server lets the command through, whatever a stage asks for that can be typed.
#[test]
fn what_the_sheet_sends_opens_the_gate() {
    let fields: Vec<DealField> = DealField::ALL.iter().copied().filter(|it| *it != DealField::Account).collect();
    let guard = Guard {
        fields: fields.clone(),
        documents: vec![DocumentKind::Contract, DocumentKind::Bid],
        approval: Some(Role::Manager),
        ..Guard::default()
    };
    let (first, to) = (stage(3, 0, StageKind::Open, Guard::default()), stage(4, 1, StageKind::Won, guard));
    let user = User {
        id: n(7),
        name: Names::same("Han"),
        login: None,
        role: Role::Manager,
        manager: None,
        team: None,
        active: true,
        key: None,
        run: None,
    };
    let product = meridian_domain::workspace::Product {
        id: n(8),
        name: Names::same("MRI"),
        family: String::new(),
        price: None,
        key: None,
    };
    let workspace = Workspace { id: n(20), name: Names::same("Us"), reporting: Currency::CNY };
    let pipeline = Pipeline::named(n(2), Names::same("Large"), 0);
    let records: Vec<Record> = vec![
        workspace.into(),
        user.into(),
        product.into(),
        pipeline.into(),
        first.into(),
        to.clone().into(),
        deal().into(),
    ];
    let mut world = World::from_iter(records);
    let unmet = |world: &World| -> Vec<Missing> {
        let open = requirements(world, n(1), n(4)).into_iter().filter(|one| one.met != Some(true));
        open.map(|one| Missing { stage: one.stage, what: one.what }).collect()
    };
    let missing = unmet(&world);
    let context = Context { actor: n(7), now: Moment(5), today: Date::from_days(0) };
    let text = |blank: Blank| match blank {
        Blank::Field(DealField::Product | DealField::Items) => n::<DealId>(8).to_string(),
        Blank::Field(DealField::Owner) => n::<DealId>(7).to_string(),
        Blank::Field(DealField::Competitors) => NEW.to_owned(),
        Blank::Field(DealField::TenderMethod) | Blank::Reason => "0".to_owned(),
        Blank::Field(DealField::NextStep | DealField::TenderPlatform) => "text".to_owned(),
        Blank::Field(DealField::Amount | DealField::TenderBudget) | Blank::Price | Blank::Quantity => "12".to_owned(),
        Blank::Field(_) | Blank::PaperOn(_) => "2026-12-08".to_owned(),
        Blank::Currency(_) => "CNY".to_owned(),
        Blank::Signed(_) => YES.to_owned(),
        Blank::PaperLink(_) => "https://example.org/a".to_owned(),
        Blank::LostTo => NOBODY.to_owned(),
        Blank::PaperTitle(_) | Blank::Note | Blank::NewRival | Blank::NewWinner => "text".to_owned(),
    };
    let all = missing.iter().flat_map(|one| blanks(*one)).map(|blank| (blank, text(blank)));
    let typed = Typed(all.collect());
    assert_eq!(typed.open(&missing), []);
    let way = Passage { deal: deal(), to, after: None, missing, rivals: Vec::new(), competitors: Vec::new() };
    let nothing = told(|teller| way.pass(&Typed::default(), teller)).expect("readable");
    assert!(matches!(decide(&mut world, &context, &nothing), Err(Rejection::Gate { .. })));
    let command = told(|teller| way.pass(&typed, teller)).expect("readable");
    decide(&mut world, &context, &command).expect("the gate is open");
    assert_eq!(world.the::<Deal>(n::<DealId>(1)).map(|deal| deal.stage), Some(n(4)));
    assert_eq!(unmet(&world), []);
}

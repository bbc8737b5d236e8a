//! A desk with one account and one map, where files come in and go out.

use meridian_domain::{
    access::{Actor, Role},
    account::{Account, AccountKind},
    exchange::{Extract, csv},
    gate::{Context, World, decide},
    id::{AccountId, LineId, MapId, PersonId, RelationId, SeatId, UserId},
    import::{Import, Plan, Setting, Table, plan, rehearse, suggest},
    money::Currency,
    names::Names,
    record::Record,
    stakeholder::{
        Adaptability, BuyingInfluence, CommitteeFunction, Evidence, Grade, Line, LineKind, Map, Orientation, Person,
        PoliticalStatus, Relation, Seat,
    },
    time::{Date, Moment},
};
use uuid::Uuid;

const ACCOUNT: AccountId = AccountId(Uuid::from_u128(10));
const MAP: MapId = MapId(Uuid::from_u128(11));
const ME: UserId = UserId(Uuid::from_u128(2));

/// The day of the tests.
pub fn today() -> Date {
    Date::new(2026, 11, 23).expect("a date")
}

/// Bytes of quoted-printable as the tests have them.
pub fn utf8(bytes: &[u8], _: &str) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

pub struct Desk {
    pub world: World,
    next: u128,
}

impl Desk {
    pub fn new() -> Self {
        let account = Account {
            id: ACCOUNT,
            name: Names::new("云泽一附院", "First Hospital"),
            short: Names::default(),
            kind: AccountKind::Hospital,
            sector: String::new(),
            grade: String::new(),
            city: Names::default(),
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
        };
        let map = Map::named(MAP, ACCOUNT, Names::new("设备", "Device"));
        Self { world: World::from_iter([Record::from(account), map.into()]), next: 1_000 }
    }

    fn fresh(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(self.next)
    }

    pub fn plan_table(&mut self, kind: Import, table: &Table) -> Plan {
        let next = &mut self.next;
        let mut fresh = || {
            *next += 1;
            Uuid::from_u128(*next)
        };
        let mut setting = Setting {
            now: Moment(0),
            today: today(),
            fresh: &mut fresh,
            existing: &self.world,
            owner: None,
            map: Some((ACCOUNT, MAP)),
            lines: LineKind::Reports,
        };
        let mut plan = plan(kind, table, &suggest(kind, &table.head, Currency::CNY), &mut setting);
        let actor = Actor { id: ME, role: Role::Administrator, active: true, reports: Default::default() };
        let context = Context { actor: ME, now: Moment(0), today: today() };
        rehearse(&mut plan, &mut self.world.clone(), &actor, &context);
        plan
    }

    pub fn plan_text(&mut self, kind: Import, text: &str) -> Plan {
        self.plan_table(kind, &csv::read(text).expect("a table"))
    }

    pub fn import_table(&mut self, kind: Import, table: &Table) -> Plan {
        let plan = self.plan_table(kind, table);
        let context = Context { actor: ME, now: Moment(0), today: today() };
        for step in &plan.steps {
            decide(&mut self.world, &context, &step.change).expect("the plan can be done");
        }
        plan
    }

    pub fn import_text(&mut self, kind: Import, text: &str) -> Plan {
        self.import_table(kind, &csv::read(text).expect("a table"))
    }

    pub fn somebody(&self, name: &str) -> Person {
        Person::named(PersonId(Uuid::from_u128(self.next * 1_000)), ACCOUNT, Names::same(name))
    }

    /// Sets somebody on the map.
    pub fn sit(&mut self, person: Person) -> SeatId {
        let seat = SeatId(self.fresh());
        self.world.insert(Seat::at(seat, MAP, person.id, (self.next as i64 * 200, 64)).into());
        self.world.insert(person.into());
        seat
    }

    pub fn seat_of(&self, id: SeatId) -> Seat {
        self.world.the::<Seat>(id).expect("a seat").clone()
    }

    pub fn edit(&mut self, id: SeatId, change: impl FnOnce(&mut Seat)) {
        let mut seat = self.seat_of(id);
        change(&mut seat);
        self.world.insert(seat.into());
    }

    pub fn stand(&mut self, id: SeatId, (x, y): (i64, i64)) {
        self.edit(id, |seat| (seat.x, seat.y, seat.placed) = (x, y, true));
    }

    pub fn join(&mut self, from: SeatId, to: SeatId, kind: LineKind, weight: i64, label: &str) {
        let id = LineId(self.fresh());
        let line = Line { id, map: MAP, from, to, kind, weight, label: label.to_owned(), grade: Grade::Rumour };
        self.world.insert(line.into());
    }

    pub fn person(&self, key: &str) -> &Person {
        self.world.all::<Person>().find(|person| person.key.as_deref() == Some(key)).expect("somebody")
    }

    pub fn seat(&self, key: &str) -> &Seat {
        let person = self.person(key).id;
        self.world.all::<Seat>().find(|seat| seat.person == person).expect("a seat")
    }
}

/// What would be exported.
pub fn extract(desk: &Desk) -> Extract {
    let map = desk.world.the::<Map>(MAP).expect("the map");
    let account = &desk.world.the::<Account>(ACCOUNT).expect("the account").name;
    Extract::of(&desk.world, map, account, today())
}

/// A map with everything on it that a file can carry.
pub fn everything() -> Desk {
    let mut desk = Desk::new();
    let head = desk.sit(Person {
        name: Names::new("王小明", "Wang Xiaoming"),
        title: Names::new("主任", "Head of radiology"),
        department: Names::new("放射科", "Radiology"),
        external: true,
        sensitive: true,
        note: "=HYPERLINK(\"x\")\nsecond line, with a comma; and more".to_owned(),
        phone: "+86 10 1234 5678".to_owned(),
        email: "wang@example.org".to_owned(),
        key: Some("p-1".to_owned()),
        ..desk.somebody("")
    });
    let position = desk.sit(Person { title: Names::same("Finance director"), ..desk.somebody("") });
    let twin = desk.sit(Person { key: Some("p-3".to_owned()), ..desk.somebody("王小明") });
    desk.edit(head, |seat| {
        *seat = Seat {
            influence: Some(BuyingInfluence::Coach),
            function: Some(CommitteeFunction::Decider),
            power: Some(5),
            interest: Some(1),
            support: Some(-2),
            desired: Some(2),
            coverage: Some(0),
            status: Some(PoliticalStatus::InnerCircle),
            orientation: Some(Orientation::Relationship),
            adaptability: Some(Adaptability::LateMajority),
            evidence: Evidence { grade: Grade::Rumour, source: "-what was said".to_owned(), on: Some(today()) },
            wants: "@peace".to_owned(),
            win: "'=a prize".to_owned(),
            ..seat.clone()
        };
    });
    desk.join(position, head, LineKind::Reports, 50, "");
    desk.join(twin, head, LineKind::Influence, 1, "+golf");
    desk.join(twin, position, LineKind::Conflict, 100, "");
    let (relation, person) = (RelationId(desk.fresh()), desk.seat_of(head).person);
    let relation = Relation { id: relation, account: ACCOUNT, person, user: ME, current: 1, desired: 4, since: None };
    desk.world.insert(relation.into());
    desk
}

/// The same with a mark in every text that is nobody's business, and the marks.
pub fn marked() -> (Desk, Vec<String>) {
    let mut desk = everything();
    let mut marks = Vec::new();
    let mut mark = |what: &str| {
        marks.push(format!("secret-{what}"));
        marks[marks.len() - 1].clone()
    };
    let mut person = desk.person("p-1").clone();
    person.name = Names::new(mark("zh"), mark("en"));
    (person.note, person.phone, person.email) = (mark("note"), mark("phone"), mark("email"));
    person.key = Some(mark("key"));
    let seat = desk.seat("p-1").id;
    desk.world.insert(person.into());
    let (source, wants, win) = (mark("source"), mark("wants"), mark("win"));
    desk.edit(seat, |seat| (seat.evidence.source, seat.wants, seat.win) = (source, wants, win));
    let label = mark("label");
    let mut line = desk.world.all::<Line>().find(|line| line.kind == LineKind::Influence).expect("a line").clone();
    line.label = label;
    desk.world.insert(line.into());
    (desk, marks)
}

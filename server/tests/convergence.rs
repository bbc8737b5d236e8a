//! Several people at once over real connections that break and come back: in the end every screen
//! shows what the database holds, each as far as it may, and the log alone tells the same story.

mod story;

use std::collections::{BTreeMap, VecDeque};

use meridian_domain::{
    access::{Actor, Subject, may, reading},
    gate::{Change, Command, Context, Receipt, Replica, Room, World},
    id::{CommandId, MapId, PersonId, PipelineId, SeatId, StageId},
    live::{FromClient, FromServer},
    pipeline::{Deal, DealPatch, Stage},
    record::{Kind, Patch, Record},
    stakeholder::{Map, Person as Stakeholder, Seat, SeatPatch},
};
use story::{Live, Person, Program};

/// A small generator (xorshift): the same seed, the same wishes.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        if from.is_empty() { None } else { Some(from[self.roll(from.len())].clone()) }
    }
}

/// Where it all happens.
struct Scene {
    pipeline: PipelineId,
    stages: Vec<StageId>,
    map: MapId,
    people: Vec<PersonId>,
}

impl Scene {
    fn rooms(&self) -> [Room; 2] {
        [Room::Pipeline(self.pipeline), Room::Map(self.map)]
    }
}

struct Client<'a> {
    person: Person<'a>,
    actor: Actor,
    replica: Replica,
    seqs: BTreeMap<Room, i64>,
    live: Option<Live>,
    outbox: VecDeque<Command>,
    receipts: BTreeMap<CommandId, Receipt>,
}

async fn everything(program: &Program) -> World {
    let mut world = World::default();
    for kind in Kind::ALL {
        for record in program.records(*kind).await {
            world.insert(record);
        }
    }
    world
}

/// What `actor` may see of deals and of the map.
fn seen_by(actor: &Actor, world: &World, scene: &Scene) -> Vec<Record> {
    let shown = |record: &Record| match record {
        Record::Deal(deal) => deal.pipeline == scene.pipeline,
        Record::Seat(seat) => seat.map == scene.map,
        Record::Line(line) => line.map == scene.map,
        _ => false,
    };
    let visible =
        |record: &Record| may(actor, reading(record.key().kind(), record.room()), &Subject::of(world, record)).is_ok();
    world.records().filter(|record| shown(record) && visible(record)).cloned().collect()
}

impl<'a> Client<'a> {
    async fn sit_down(program: &'a Program, login: &str, scene: &Scene) -> Self {
        let user = program.house.store.user_by_login(login).await.expect("reads").expect("is there");
        let (actor, _) = program.house.store.actor(user.id).await.expect("reads").expect("is there");
        let mut seqs = BTreeMap::new();
        for room in scene.rooms() {
            seqs.insert(room, program.house.stands_at(room).await.expect("reads"));
        }
        let world = everything(program).await;
        let around = |record: &&Record| matches!(record.key().kind(), Kind::Stage | Kind::Map | Kind::Person);
        let mut records: Vec<Record> = world.records().filter(around).cloned().collect();
        records.extend(seen_by(&actor, &world, scene));
        Self {
            person: program.person(login).await,
            actor,
            replica: Replica::new(World::from_iter(records)),
            seqs,
            live: None,
            outbox: VecDeque::new(),
            receipts: BTreeMap::new(),
        }
    }

    /// Wishes for something, which the own screen shows at once.
    fn wish(&mut self, program: &Program, scene: &Scene, dice: &mut Dice) -> Option<()> {
        let world = self.replica.world();
        let mut deals: Vec<_> =
            world.all::<Deal>().filter(|deal| deal.pipeline == scene.pipeline).map(|d| d.id).collect();
        deals.truncate(12);
        let seats: Vec<SeatId> = world.all::<Seat>().filter(|seat| seat.map == scene.map).map(|seat| seat.id).collect();
        let change = match dice.roll(10) {
            0..=2 => {
                let mut moved = vec![dice.pick(&deals)?, dice.pick(&deals)?];
                moved.dedup();
                let after = if dice.roll(3) == 0 { None } else { dice.pick(&deals) };
                Change::MoveDeals { deals: moved, to: dice.pick(&scene.stages)?, after }
            }
            3 | 4 => {
                let set = DealPatch { probability: Some(Some(dice.roll(101) as i64)), ..Default::default() };
                Change::Edit(Patch::Deal { id: dice.pick(&deals)?, set })
            }
            5 | 6 => {
                let set = SeatPatch { x: Some(dice.roll(1_000) as i64), y: Some(7), ..Default::default() };
                Change::Edit(Patch::Seat { id: dice.pick(&seats)?, set })
            }
            7 => {
                let template = world.all::<Seat>().find(|seat| seat.map == scene.map)?.clone();
                let (id, person) = (program.house.sources.fresh(), dice.pick(&scene.people)?);
                Change::Add(Seat { id, person, ..template }.into())
            }
            8 if seats.len() > 3 => Change::Remove(dice.pick(&seats)?.into()),
            _ => {
                let mine: Vec<CommandId> = self.receipts.keys().copied().collect();
                Change::Undo(dice.pick(&mine)?)
            }
        };
        let command = Command::new(program.house.sources.fresh(), change);
        let context = Context { actor: self.actor.id, now: program.house.now(), today: program.house.today() };
        if matches!(command.change, Change::Undo(_)) {
            self.replica.await_only(command.clone(), context);
        } else {
            self.replica.submit(command.clone(), context).ok()?;
        }
        self.outbox.push_back(command);
        Some(())
    }

    /// Sends one command. An answer that is lost has not been heard: the command goes out again.
    async fn speak(&mut self, lost: bool) {
        let Some(command) = self.outbox.pop_front() else { return };
        let answer = self.person.send(&command).await;
        assert!(answer.status < 500, "{}", answer.body);
        if answer.status == 200 {
            let receipt: Receipt = serde_json::from_str(&answer.body).expect("a receipt");
            let before = self.receipts.insert(command.id, receipt.clone());
            assert!(before.is_none_or(|before| before == receipt), "the same command, the same receipt");
            if receipt.events.is_empty() {
                self.replica.drop_command(command.id);
            }
        }
        match answer.status {
            _ if lost => self.outbox.push_front(command),
            200 => {}
            _ => {
                self.replica.drop_command(command.id);
            }
        }
    }

    /// Opens the connection and joins from where the screen stands.
    async fn come_back(&mut self) {
        let mut live = self.person.live().await;
        for (room, seq) in self.seqs.clone() {
            live.say(&FromClient::Join { room, since: Some(seq) }).await;
        }
        self.live = Some(live);
        self.hear().await;
    }

    /// Takes in what the server has said so far.
    async fn hear(&mut self) {
        let Some(mut live) = self.live.take() else { return };
        live.say(&FromClient::Ping).await;
        loop {
            match live.hear().await {
                FromServer::Pong => break,
                FromServer::Events { room, seq, events } => {
                    let before = self.seqs.insert(room, seq).expect("a room we are in");
                    let numbers: Vec<i64> = events.iter().map(|logged| logged.seq).collect();
                    let inside = |number: &i64| (before + 1..=seq).contains(number);
                    assert!(numbers.is_sorted_by(|a, b| a < b) && numbers.iter().all(inside), "{before} {numbers:?}");
                    self.replica.receive(&events);
                }
                FromServer::Joined { .. } | FromServer::Here { .. } | FromServer::Gone { .. } => {}
                other => panic!("not expected: {other:?}"),
            }
        }
        self.live = Some(live);
    }

    /// Sends what is left and hears what is left.
    async fn finish(&mut self) {
        while !self.outbox.is_empty() {
            self.speak(false).await;
        }
        if self.live.is_none() {
            self.come_back().await;
        }
    }

    async fn hear_to_the_end(&mut self, ends: &BTreeMap<Room, i64>) {
        while self.seqs != *ends {
            self.hear().await;
        }
    }
}

async fn scene(program: &Program, login: &str) -> Scene {
    let user = program.house.store.user_by_login(login).await.expect("reads").expect("is there");
    let (actor, _) = program.house.store.actor(user.id).await.expect("reads").expect("is there");
    let world = everything(program).await;
    let sees = |record: Record| {
        may(&actor, reading(record.key().kind(), record.room()), &Subject::of(&world, &record)).is_ok()
    };
    let seats = |map: MapId| world.all::<Seat>().filter(|seat| seat.map == map).count();
    let map = world.all::<Map>().filter(|map| sees((*map).clone().into())).max_by_key(|map| seats(map.id));
    let map = map.expect("the rep has a map");
    let deal = world.all::<Deal>().find(|deal| sees((*deal).clone().into())).expect("the rep has a deal");
    Scene {
        pipeline: deal.pipeline,
        stages: world.all::<Stage>().filter(|stage| stage.pipeline == deal.pipeline).map(|stage| stage.id).collect(),
        map: map.id,
        people: world.all::<Stakeholder>().filter(|person| person.account == map.account).map(|p| p.id).collect(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_breaks_every_screen_shows_what_the_database_holds() {
    for seed in [0x9e37_79b9_u64, 0x5eed] {
        let program = Program::start().await;
        let scene = scene(&program, "rep").await;
        let mut dice = Dice(seed);
        let mut clients = Vec::new();
        for login in ["admin", "admin", "rep", "rep"] {
            clients.push(Client::sit_down(&program, login, &scene).await);
        }
        for _ in 0..300 {
            let at = dice.roll(clients.len());
            let client = &mut clients[at];
            match dice.roll(10) {
                0..=2 => {
                    client.wish(&program, &scene, &mut dice);
                }
                3..=5 => client.speak(dice.roll(4) == 0).await,
                6 | 7 => client.hear().await,
                8 => client.live = None,
                _ if client.live.is_none() => client.come_back().await,
                _ => {}
            }
        }
        for client in &mut clients {
            client.finish().await;
        }
        let mut ends = BTreeMap::new();
        for room in scene.rooms() {
            ends.insert(room, program.house.stands_at(room).await.expect("reads"));
        }
        assert!(ends.values().sum::<i64>() > 60, "seed {seed:#x}: something happened");
        let truth = everything(&program).await;
        for client in &mut clients {
            client.hear_to_the_end(&ends).await;
            assert_eq!(client.replica.pending().count(), 0, "seed {seed:#x}");
            let shown = seen_by(&client.actor, &World::from_iter(around(&truth, client.replica.world())), &scene);
            assert_eq!(shown, seen_by(&client.actor, &truth, &scene), "seed {seed:#x}");
        }
        assert_eq!(replayed(&program, &truth).await, truth, "seed {seed:#x}: the log");
    }
}

/// What a screen shows, amid accounts and teams as the database has them.
fn around(truth: &World, shown: &World) -> Vec<Record> {
    let fixed = |record: &&Record| !matches!(record.key().kind(), Kind::Deal | Kind::Seat | Kind::Line);
    let moving = |record: &&Record| !fixed(record);
    truth.records().filter(fixed).chain(shown.records().filter(moving)).cloned().collect()
}

/// The world as the log alone tells it.
async fn replayed(program: &Program, truth: &World) -> World {
    let mut rooms = vec![Room::Workspace];
    rooms.extend(truth.records().filter_map(|record| match record {
        Record::Account(account) => Some(Room::Account(account.id)),
        Record::Pipeline(pipeline) => Some(Room::Pipeline(pipeline.id)),
        Record::Map(map) => Some(Room::Map(map.id)),
        _ => None,
    }));
    let mut world = World::default();
    for room in rooms {
        for told in program.house.store.events_since(room, 0, 100_000).await.expect("reads") {
            assert!(world.apply(&told.logged.event), "{:?}", told.logged);
        }
    }
    world
}

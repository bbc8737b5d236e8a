//! Several people at once, on connections that lose and delay: in the end every screen shows what
//! the database holds, and the log alone tells the same story.

use std::collections::{BTreeMap, VecDeque};

use crate::support::{House, id, on_both};
use meridian_domain::{
    access::Actor,
    gate::{Change, Command, Logged, Replica, Room, World},
    id::{PersonId, SeatId},
    pipeline::{Deal, DealPatch},
    record::{Kind, Patch, Record},
    stakeholder::{Line, LineKind, Seat, SeatPatch},
};
use meridian_store::CommitError;

on_both!(every_screen_shows_what_the_database_holds, the_log_alone_tells_what_the_database_holds);

/// A small generator (xorshift): the same seed, the same story.
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

struct Client {
    actor: Actor,
    replica: Replica,
    seqs: BTreeMap<Room, i64>,
    /// Events on their way to the client.
    inbox: VecDeque<Vec<Logged>>,
    /// Commands on their way to the server.
    outbox: VecDeque<Command>,
}

const KINDS: [Kind; 10] = [
    Kind::User,
    Kind::Account,
    Kind::Member,
    Kind::Pipeline,
    Kind::Stage,
    Kind::Deal,
    Kind::Person,
    Kind::Map,
    Kind::Seat,
    Kind::Line,
];

async fn loaded(house: &House) -> World {
    let mut world = World::default();
    for kind in KINDS {
        for record in house.store.all(kind).await.expect("read") {
            world.insert(record);
        }
    }
    world
}

fn wish(dice: &mut Dice, house: &House, world: &World, people: &[PersonId]) -> Option<Change> {
    let deals: Vec<_> = world.all::<Deal>().map(|deal| deal.id).collect();
    let seats: Vec<SeatId> = world.all::<Seat>().map(|seat| seat.id).collect();
    Some(match dice.roll(9) {
        0..=2 => {
            let mut moved = vec![dice.pick(&deals)?, dice.pick(&deals)?];
            moved.dedup();
            let after = if dice.roll(3) == 0 { None } else { dice.pick(&deals) };
            Change::MoveDeals { deals: moved, to: dice.pick(&house.stages)?, after }
        }
        3 => {
            let set = DealPatch { probability: Some(Some(dice.roll(101) as i64)), ..Default::default() };
            Change::Edit(Patch::Deal { id: dice.pick(&deals)?, set })
        }
        4 if deals.len() > 4 => Change::Remove(dice.pick(&deals)?.into()),
        4 | 5 => Change::Add(house.seat(dice.pick(people)?, dice.roll(1_000) as i64).into()),
        6 => {
            let set = SeatPatch { x: Some(dice.roll(1_000) as i64), y: Some(7), ..Default::default() };
            Change::Edit(Patch::Seat { id: dice.pick(&seats)?, set })
        }
        7 => Change::Add(
            Line {
                id: id().into(),
                map: house.map,
                from: dice.pick(&seats)?,
                to: dice.pick(&seats)?,
                kind: LineKind::Friend,
                weight: 10,
                label: String::new(),
                grade: Default::default(),
            }
            .into(),
        ),
        _ => Change::Remove(dice.pick(&seats)?.into()),
    })
}

impl Client {
    /// Reads what is missing of a room, as after a reconnection.
    async fn catch_up(&mut self, house: &House, room: Room) {
        let since = self.seqs.get(&room).copied().unwrap_or_default();
        let told = house.store.events_since(room, since, 10_000).await.expect("read");
        let events: Vec<Logged> = told.into_iter().map(|told| told.logged).collect();
        if let Some(last) = events.last() {
            self.seqs.insert(room, last.seq);
        }
        self.replica.receive(&events);
    }

    /// Takes one message in.
    async fn hear(&mut self, house: &House) {
        let Some(events) = self.inbox.pop_front() else { return };
        let Some(first) = events.first() else { return };
        let seq = self.seqs.get(&first.room).copied().unwrap_or_default();
        if first.seq == seq + 1 {
            self.seqs.insert(first.room, seq + events.len() as i64);
            self.replica.receive(&events);
        } else if first.seq > seq {
            let room = first.room;
            self.catch_up(house, room).await;
        }
    }

    /// Sends one command; sometimes the answer is lost and it is sent again.
    async fn speak(&mut self, house: &House, dice: &mut Dice) -> Vec<Logged> {
        let Some(command) = self.outbox.pop_front() else { return Vec::new() };
        match house.send(&self.actor, &command).await {
            Ok(committed) => {
                if committed.receipt.events.is_empty() {
                    self.replica.drop_command(command.id);
                } else if dice.roll(4) == 0 {
                    self.outbox.push_front(command);
                }
                committed.told.into_iter().map(|told| told.logged).collect()
            }
            Err(CommitError::Rejected(_)) => {
                self.replica.drop_command(command.id);
                Vec::new()
            }
            Err(CommitError::Broken(error)) => panic!("{error:?}"),
        }
    }
}

async fn story(house: &House, seed: u64, steps: usize) -> Vec<Client> {
    let mut dice = Dice(seed);
    house.deals(12).await;
    let people: Vec<_> = (0..4).map(|_| house.person()).collect();
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    house.done(&house.admin, Change::All(people.into_iter().map(|person| Change::Add(person.into())).collect())).await;
    let rooms = [Room::Pipeline(house.pipeline), Room::Map(house.map)];
    let mut clients = Vec::new();
    for _ in 0..3 {
        let mut seqs = BTreeMap::new();
        for room in rooms {
            seqs.insert(room, house.store.seq(room).await.expect("read"));
        }
        clients.push(Client {
            actor: house.admin.clone(),
            replica: Replica::new(loaded(house).await),
            seqs,
            inbox: VecDeque::new(),
            outbox: VecDeque::new(),
        });
    }
    for _ in 0..steps {
        let at = dice.roll(clients.len());
        match dice.roll(8) {
            0..=2 => {
                let client = &mut clients[at];
                if let Some(change) = wish(&mut dice, house, client.replica.world(), &ids) {
                    let command = Command::new(id().into(), change);
                    let context = house.context(&client.actor);
                    if client.replica.submit(command.clone(), context).is_ok() {
                        client.outbox.push_back(command);
                    }
                }
            }
            3..=4 => {
                let mut by_room: BTreeMap<Room, Vec<Logged>> = BTreeMap::new();
                for logged in clients[at].speak(house, &mut dice).await {
                    by_room.entry(logged.room).or_default().push(logged);
                }
                for events in by_room.into_values() {
                    for client in &mut clients {
                        if dice.roll(5) > 0 {
                            client.inbox.push_back(events.clone());
                        }
                    }
                }
            }
            5..=6 => clients[at].hear(house).await,
            _ => {
                // The connection breaks and comes back.
                clients[at].inbox.clear();
                for room in rooms {
                    clients[at].catch_up(house, room).await;
                }
            }
        }
    }
    for client in &mut clients {
        while !client.outbox.is_empty() {
            client.speak(house, &mut dice).await;
        }
    }
    for client in &mut clients {
        for room in rooms {
            client.catch_up(house, room).await;
        }
    }
    clients
}

async fn every_screen_shows_what_the_database_holds(house: House) {
    for seed in [0x9e37_79b9, 0x0dd_ba11, 0x5eed] {
        let clients = story(&house, seed, 400).await;
        let truth: Vec<Record> = loaded(&house).await.records().cloned().collect();
        for client in clients {
            assert_eq!(client.replica.pending().count(), 0, "seed {seed:#x}");
            let shown: Vec<Record> = client.replica.world().records().cloned().collect();
            assert_eq!(shown, truth, "seed {seed:#x}");
        }
    }
}

async fn the_log_alone_tells_what_the_database_holds(house: House) {
    story(&house, 0xcafe, 300).await;
    let rooms = [Room::Workspace, Room::Account(house.account), Room::Pipeline(house.pipeline), Room::Map(house.map)];
    let mut told = World::default();
    for room in rooms {
        for entry in house.store.events_since(room, 0, 100_000).await.expect("read") {
            assert!(told.apply(&entry.logged.event), "{:?}", entry.logged);
        }
    }
    let mut truth = loaded(&house).await;
    for record in house.store.all(Kind::Workspace).await.expect("read") {
        truth.insert(record);
    }
    assert_eq!(told, truth);
}

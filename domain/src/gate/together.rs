//! Whether records belong together.

use super::{Rejection, World};
use crate::{
    id::{DealId, PipelineId},
    pipeline::{Deal, Qualification, Rival, Stage, Target},
    plan::{Factor, Goal, Plan, Strategy, SwotItem},
    record::{Key, Record},
    stakeholder::{Line, Person, Seat},
    workspace::User,
};

/// Whether the records that a record refers to belong together.
pub(super) fn belongs(world: &World, record: &Record) -> Result<(), Rejection> {
    let key = record.key();
    let require = |holds: bool, other: Key| if holds { Ok(()) } else { Err(Rejection::Mismatch { key, other }) };
    match record {
        Record::Deal(deal) => {
            let stage = world.the::<Stage>(deal.stage);
            require(stage.is_some_and(|stage| stage.pipeline == deal.pipeline), deal.stage.into())
        }
        Record::Rival(own) => {
            in_pipeline(world, key, own.deal, own.pipeline)?;
            let mut others = world.all::<Rival>().filter(|other| other.id != own.id);
            let taken = others.find(|other| other.deal == own.deal && other.competitor == own.competitor);
            taken.map_or(Ok(()), |other| Err(Rejection::Taken { key, by: other.id.into() }))
        }
        Record::DealItem(own) => in_pipeline(world, key, own.deal, own.pipeline),
        Record::Document(own) => in_pipeline(world, key, own.deal, own.pipeline),
        Record::Approval(own) => {
            in_pipeline(world, key, own.deal, own.pipeline)?;
            let stage = world.the::<Stage>(own.stage);
            require(stage.is_none_or(|stage| stage.pipeline == own.pipeline), own.stage.into())
        }
        Record::Target(own) => {
            let mut others = world.all::<Target>().filter(|other| other.id != own.id);
            let taken =
                others.find(|other| (other.pipeline, other.owner, other.month) == (own.pipeline, own.owner, own.month));
            taken.map_or(Ok(()), |other| Err(Rejection::Taken { key, by: other.id.into() }))
        }
        Record::Qualification(own) => {
            in_pipeline(world, key, own.deal, own.pipeline)?;
            let mut others = world.all::<Qualification>().filter(|other| other.id != own.id);
            let taken = others.find(|other| other.deal == own.deal && other.letter == own.letter);
            taken.map_or(Ok(()), |other| Err(Rejection::Taken { key, by: other.id.into() }))
        }
        Record::Line(line) => [line.from, line.to].into_iter().try_for_each(|seat| {
            require(world.the::<Seat>(seat).is_some_and(|seat| seat.map == line.map), seat.into())
        }),
        Record::Comment(comment) => {
            if let (Some(deal), Some(pipeline)) = (comment.deal, comment.pipeline) {
                in_pipeline(world, key, deal, pipeline)?;
            }
            if let Some(seat) = comment.seat {
                require(world.the::<Seat>(seat).is_some_and(|seat| comment.map == Some(seat.map)), seat.into())?;
            }
            let Some(line) = comment.line else { return Ok(()) };
            require(world.the::<Line>(line).is_some_and(|line| comment.map == Some(line.map)), line.into())
        }
        Record::Seat(seat) => {
            let account = match world.get(seat.map) {
                Some(Record::Map(map)) => Some(map.account),
                _ => None,
            };
            let person = match world.get(seat.person) {
                Some(Record::Person(person)) => Some(person.account),
                _ => None,
            };
            require(account.is_some() && account == person, seat.person.into())
        }
        Record::Need(need) => match need.person.map(|person| (person, world.get(person))) {
            Some((person, Some(Record::Person(record)))) => require(record.account == need.account, person.into()),
            _ => Ok(()),
        },
        Record::Incident(incident) => {
            let Some(deal) = incident.deal else { return Ok(()) };
            let there = world.the::<Deal>(deal).is_none_or(|deal| deal.account == Some(incident.account));
            require(there, deal.into())
        }
        Record::Relation(relation) => match world.get(relation.person) {
            Some(Record::Person(person)) => require(person.account == relation.account, relation.person.into()),
            _ => Ok(()),
        },
        Record::User(user) if user.login.is_some() => {
            let taken = world.all::<User>().any(|other| other.id != user.id && other.login == user.login);
            if taken { Err(Rejection::LoginTaken { key }) } else { Ok(()) }
        }
        Record::Action(action) => {
            if let Some(person) = action.person {
                if let Some(Record::Person(record)) = world.get(person) {
                    require(record.account == action.account, person.into())?;
                }
                if world.all::<Seat>().any(|seat| seat.person == person && seat.is_monitor()) {
                    return Err(Rejection::MonitorIsNoTarget { key: person.into() });
                }
            }
            match action.goal.and_then(|goal| world.the::<Goal>(goal)) {
                Some(goal) => require(goal.account == action.account, goal.id.into()),
                None => Ok(()),
            }
        }
        Record::SwotItem(item) => match item.factor.and_then(|factor| world.the::<Factor>(factor)) {
            Some(factor) => require(factor.account == item.account, factor.id.into()),
            None => Ok(()),
        },
        Record::Goal(goal) => {
            if let Some(plan) = world.the::<Plan>(goal.plan) {
                require(plan.account == goal.account, plan.id.into())?;
            }
            match goal.strategy.and_then(|strategy| world.the::<Strategy>(strategy)) {
                Some(strategy) => require(strategy.account == goal.account, strategy.id.into()),
                None => Ok(()),
            }
        }
        Record::Pairing(pairing) => {
            let Some(strategy) = world.the::<Strategy>(pairing.strategy) else { return Ok(()) };
            require(strategy.account == pairing.account, strategy.id.into())?;
            let (within, around) = strategy.quadrant.sides();
            [(pairing.within, within), (pairing.around, around)].into_iter().try_for_each(|(id, side)| {
                let fits = |item: &SwotItem| item.account == pairing.account && item.side == side;
                require(world.the::<SwotItem>(id).is_none_or(fits), id.into())
            })
        }
        Record::Promise(promise) => [promise.owner, promise.verified_by].into_iter().flatten().try_for_each(|person| {
            let ours = |person: &Person| person.account == promise.account;
            require(world.the::<Person>(person).is_none_or(ours), person.into())
        }),
        _ => Ok(()),
    }
}

/// Whether what is recorded of a deal is told in the room of its pipeline. A browser may not hold the deal.
fn in_pipeline(world: &World, key: Key, deal: DealId, pipeline: PipelineId) -> Result<(), Rejection> {
    let there = world.the::<Deal>(deal).is_none_or(|deal| deal.pipeline == pipeline);
    if there { Ok(()) } else { Err(Rejection::Mismatch { key, other: deal.into() }) }
}

//! What a people map proves of the eight letters of MEDDPICC. It is the map's word alone: what a map
//! cannot know stays unknown until somebody records it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MapModel, completeness::required};
use crate::{
    gate::World,
    id::MapId,
    pipeline::meddpicc::{Letter, Proof},
    stakeholder::{BuyingInfluence, CommitteeFunction, Grade, Map, Person, Procurement, Seat},
};

/// A seat, and whether the person who holds it has a name.
#[derive(Clone, Copy, Debug)]
pub struct Witness<'a> {
    pub seat: &'a Seat,
    pub named: bool,
}

/// What the map says of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// A map cannot know this at all.
    NotOfTheMap,
    NoEconomicBuyer,
    /// Whoever says yes is on the map, but without a name, not confirmed, or one of several.
    BuyerAssumed,
    BuyerConfirmed,
    /// Nobody who decides has a known orientation.
    NoCriteria,
    /// By what those who decide judge is known for some of them.
    SomeCriteria,
    /// … for all of them. By what they will judge this offer, a map does not say.
    AllCriteria,
    /// Nobody has said what is bought, so no function is required.
    PurchaseNotStated,
    NoFunction,
    SomeFunctions,
    /// Every function required is filled by somebody named and confirmed.
    AllFunctions,
    NoPaperwork,
    /// Who buys and who ratifies is known; the way through them is not on the map.
    PaperworkKnown,
    NoWants,
    /// What somebody who counts needs is written down.
    WantsKnown,
    NoChampion,
    /// A coach who supports us, but that is not confirmed.
    ChampionAssumed,
    ChampionConfirmed,
    /// Nobody is against us; for whom they would be, a map does not say.
    NobodyAgainst,
    SomebodyAgainst,
}

/// A letter as far as the map knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proven {
    pub letter: Letter,
    pub finding: Finding,
    /// Whom the finding rests on.
    pub people: Vec<Uuid>,
}

impl Finding {
    /// What the finding proves; `None` where the map has no word in it.
    #[must_use]
    pub const fn proof(self) -> Option<Proof> {
        match self {
            Self::NotOfTheMap | Self::PurchaseNotStated | Self::NobodyAgainst | Self::SomebodyAgainst => None,
            Self::NoEconomicBuyer
            | Self::NoCriteria
            | Self::NoFunction
            | Self::NoPaperwork
            | Self::NoWants
            | Self::NoChampion => Some(Proof::Unknown),
            Self::BuyerAssumed
            | Self::SomeCriteria
            | Self::AllCriteria
            | Self::SomeFunctions
            | Self::PaperworkKnown
            | Self::WantsKnown
            | Self::ChampionAssumed => Some(Proof::Partial),
            Self::BuyerConfirmed | Self::AllFunctions | Self::ChampionConfirmed => Some(Proof::Validated),
        }
    }
}

/// The eight letters, in their order. Monitors are left out: nobody works on them.
#[must_use]
pub fn proven_by_map(seats: &[Witness<'_>], bought: Option<Procurement>, model: &MapModel) -> [Proven; 8] {
    let seats: Vec<Witness<'_>> = seats.iter().filter(|one| !one.seat.is_monitor()).copied().collect();
    Letter::ALL.map(|letter| {
        let (finding, people) = match letter {
            Letter::Metrics => (Finding::NotOfTheMap, Vec::new()),
            Letter::EconomicBuyer => buyer(&seats),
            Letter::DecisionCriteria => criteria(&seats),
            Letter::DecisionProcess => process(&seats, bought),
            Letter::PaperProcess => paper(&seats),
            Letter::IdentifiedPain => pain(&seats, model),
            Letter::Champion => champion(&seats, model),
            Letter::Competition => competition(&seats),
        };
        Proven { letter, finding, people }
    })
}

/// The eight letters, by the records of a map; people without a name hold places.
#[must_use]
pub fn proven_on(world: &World, map: MapId, model: &MapModel) -> [Proven; 8] {
    let witness = |seat| {
        let named = |seat: &Seat| world.the::<Person>(seat.person).is_some_and(|person| !person.is_placeholder());
        Witness { seat, named: named(seat) }
    };
    let seats: Vec<Witness<'_>> = world.all::<Seat>().filter(|seat| seat.map == map).map(witness).collect();
    let bought = world.the::<Map>(map).and_then(|map| map.procurement);
    proven_by_map(&seats, bought, model)
}

/// What is proven, for [`crate::pipeline::meddpicc::meddpicc`].
#[must_use]
pub fn proofs(proven: &[Proven]) -> BTreeMap<Letter, Proof> {
    proven.iter().filter_map(|one| Some((one.letter, one.finding.proof()?))).collect()
}

type Found = (Finding, Vec<Uuid>);

fn ids<'a>(all: impl IntoIterator<Item = &'a Witness<'a>>) -> Vec<Uuid> {
    all.into_iter().map(|one| one.seat.id.0).collect()
}

fn is_confirmed(one: &Witness<'_>) -> bool {
    one.named && one.seat.evidence.grade == Grade::Confirmed
}

fn buyer(seats: &[Witness<'_>]) -> Found {
    let buyers: Vec<_> =
        seats.iter().filter(|one| one.seat.influence == Some(BuyingInfluence::Economic)).copied().collect();
    let finding = match buyers.as_slice() {
        [] => Finding::NoEconomicBuyer,
        [one] if is_confirmed(one) => Finding::BuyerConfirmed,
        _ => Finding::BuyerAssumed,
    };
    (finding, ids(&buyers))
}

/// Those who say yes or decide.
fn decides(one: &Witness<'_>) -> bool {
    one.seat.influence == Some(BuyingInfluence::Economic) || one.seat.function == Some(CommitteeFunction::Decider)
}

fn criteria(seats: &[Witness<'_>]) -> Found {
    let deciders = seats.iter().filter(|one| decides(one)).count();
    let known: Vec<_> = seats.iter().filter(|one| decides(one) && one.seat.orientation.is_some()).copied().collect();
    let finding = match known.len() {
        0 => Finding::NoCriteria,
        all if all == deciders => Finding::AllCriteria,
        _ => Finding::SomeCriteria,
    };
    (finding, ids(&known))
}

fn process(seats: &[Witness<'_>], bought: Option<Procurement>) -> Found {
    let Some(bought) = bought else { return (Finding::PurchaseNotStated, Vec::new()) };
    let required = required(bought);
    let filled = |keep: fn(&Witness<'_>) -> bool| {
        let fills =
            |function: &&CommitteeFunction| seats.iter().any(|one| keep(one) && one.seat.function == Some(**function));
        required.iter().filter(fills).count()
    };
    let finding = match (filled(|one| one.named), filled(is_confirmed)) {
        (_, confirmed) if confirmed == required.len() => Finding::AllFunctions,
        (0, _) => Finding::NoFunction,
        _ => Finding::SomeFunctions,
    };
    let filling = |one: &&Witness<'_>| one.named && one.seat.function.is_some_and(|own| required.contains(&own));
    (finding, ids(seats.iter().filter(filling)))
}

fn paper(seats: &[Witness<'_>]) -> Found {
    let of = |function| {
        let those = seats.iter().filter(move |one| one.named && one.seat.function == Some(function));
        ids(those)
    };
    let (buying, ratifying) = (of(CommitteeFunction::Executor), of(CommitteeFunction::Ratifier));
    let known = !buying.is_empty() && !ratifying.is_empty();
    let people = buying.into_iter().chain(ratifying).collect();
    (if known { Finding::PaperworkKnown } else { Finding::NoPaperwork }, people)
}

fn pain(seats: &[Witness<'_>], model: &MapModel) -> Found {
    let counts = |one: &Witness<'_>| {
        one.seat.is_key() || one.seat.support.is_some_and(|support| support >= model.friendly_support.into())
    };
    let told: Vec<_> = seats.iter().filter(|one| counts(one) && !one.seat.wants.trim().is_empty()).copied().collect();
    (if told.is_empty() { Finding::NoWants } else { Finding::WantsKnown }, ids(&told))
}

fn champion(seats: &[Witness<'_>], model: &MapModel) -> Found {
    let supports = |one: &Witness<'_>| one.seat.support.is_some_and(|support| support >= model.friendly_support.into());
    let coaches: Vec<_> = seats
        .iter()
        .filter(|one| one.seat.influence == Some(BuyingInfluence::Coach) && supports(one))
        .copied()
        .collect();
    let finding = match (coaches.is_empty(), coaches.iter().any(is_confirmed)) {
        (true, _) => Finding::NoChampion,
        (false, false) => Finding::ChampionAssumed,
        (false, true) => Finding::ChampionConfirmed,
    };
    (finding, ids(&coaches))
}

fn competition(seats: &[Witness<'_>]) -> Found {
    let against: Vec<_> =
        seats.iter().filter(|one| one.seat.support.is_some_and(|support| support < 0)).copied().collect();
    (if against.is_empty() { Finding::NobodyAgainst } else { Finding::SomebodyAgainst }, ids(&against))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::{MapId, PersonId, SeatId},
        pipeline::meddpicc::{MeddpiccModel, meddpicc},
        stakeholder::Orientation,
    };

    fn seat(number: u128, edit: impl FnOnce(&mut Seat)) -> Seat {
        let id = Uuid::from_u128;
        let mut seat = Seat::at(SeatId(id(number)), MapId(id(100)), PersonId(id(number)), (0, 0));
        edit(&mut seat);
        seat
    }

    fn found(seats: &[Seat], bought: Option<Procurement>) -> BTreeMap<Letter, Finding> {
        let witnesses: Vec<_> = seats.iter().map(|seat| Witness { seat, named: true }).collect();
        let proven = proven_by_map(&witnesses, bought, &MapModel::default());
        proven.into_iter().map(|one| (one.letter, one.finding)).collect()
    }

    #[test]
    fn an_empty_map_proves_nothing_and_says_what_it_cannot_know() {
        let proven = proven_by_map(&[], None, &MapModel::default());
        assert_eq!(proven.each_ref().map(|one| one.letter), Letter::ALL);
        assert_eq!(proven[0].finding, Finding::NotOfTheMap);
        let score = meddpicc(&proofs(&proven), &MeddpiccModel::default());
        assert_eq!((score.value, score.missing.len()), (Some(0.0), 8));
    }

    #[test]
    fn one_confirmed_buyer_is_proven_two_are_not() {
        let buyer = |number| {
            seat(number, |seat| {
                seat.influence = Some(BuyingInfluence::Economic);
                seat.evidence.grade = Grade::Confirmed;
            })
        };
        assert_eq!(found(&[buyer(1)], None)[&Letter::EconomicBuyer], Finding::BuyerConfirmed);
        assert_eq!(found(&[buyer(1), buyer(2)], None)[&Letter::EconomicBuyer], Finding::BuyerAssumed);
        let nameless = buyer(1);
        let witness = [Witness { seat: &nameless, named: false }];
        let proven = proven_by_map(&witness, None, &MapModel::default());
        assert_eq!(proven[1].finding, Finding::BuyerAssumed);
    }

    #[test]
    fn a_coach_who_does_not_support_us_is_no_champion() {
        let coach = |support| {
            seat(1, |seat| {
                seat.influence = Some(BuyingInfluence::Coach);
                seat.support = Some(support);
            })
        };
        assert_eq!(found(&[coach(0)], None)[&Letter::Champion], Finding::NoChampion);
        assert_eq!(found(&[coach(1)], None)[&Letter::Champion], Finding::ChampionAssumed);
    }

    #[test]
    fn the_process_is_proven_when_every_required_function_is_filled_and_confirmed() {
        let bought = Procurement::Device;
        let mut seats: Vec<Seat> = (1..)
            .zip(required(bought))
            .map(|(number, function)| {
                seat(number, |seat| {
                    seat.function = Some(function);
                    seat.evidence.grade = Grade::Confirmed;
                })
            })
            .collect();
        assert_eq!(found(&seats, None)[&Letter::DecisionProcess], Finding::PurchaseNotStated);
        assert_eq!(found(&seats, Some(bought))[&Letter::DecisionProcess], Finding::AllFunctions);
        seats[0].evidence.grade = Grade::Rumour;
        assert_eq!(found(&seats, Some(bought))[&Letter::DecisionProcess], Finding::SomeFunctions);
        assert_eq!(found(&[], Some(bought))[&Letter::DecisionProcess], Finding::NoFunction);
    }

    #[test]
    fn orientations_and_wants_are_half_of_a_letter_and_monitors_none_of_any() {
        let decider = seat(1, |seat| {
            seat.function = Some(CommitteeFunction::Decider);
            seat.orientation = Some(Orientation::Financial);
            seat.power = Some(5);
            seat.wants = "Fewer repeat tests".to_owned();
        });
        let monitor = seat(2, |seat| {
            seat.function = Some(CommitteeFunction::Monitor);
            seat.support = Some(-2);
            seat.wants = "Nothing".to_owned();
        });
        let found = found(&[decider, monitor], None);
        assert_eq!(found[&Letter::DecisionCriteria], Finding::AllCriteria);
        assert_eq!(found[&Letter::IdentifiedPain].proof(), Some(Proof::Partial));
        assert_eq!(found[&Letter::Competition], Finding::NobodyAgainst);
    }
}

//! The weighted support index of a map, with its reasons.

use meridian_domain::{
    explained::{Explained, FormulaId, InputKey, Part},
    stakeholder::{Person, Seat},
};

/// `WSI = 100 · Σ Pₖsₖ ÷ (2 · Σ Pₖ)` over everybody whose power and support are known, monitors
/// left out (`methods.md` 3.3). A part adds its share of the index; coverage is the power of those
/// who count over the power of all who could.
#[must_use]
pub fn support(seats: &[(Seat, Person)]) -> Explained {
    let open = || seats.iter().map(|(seat, _)| seat).filter(|seat| !seat.is_monitor());
    let power = |seat: &Seat| seat.power.unwrap_or(0) as f64;
    let all: f64 = open().map(power).sum();
    let known: Vec<(&Seat, f64, f64)> =
        open().filter_map(|seat| Some((seat, seat.power? as f64, seat.support? as f64))).collect();
    let total: f64 = known.iter().map(|(_, power, _)| power).sum();
    let missing = open()
        .filter(|seat| seat.power.is_none() || seat.support.is_none())
        .map(|seat| InputKey::Person(seat.person.0))
        .collect();
    if total <= 0.0 {
        return Explained::unknown(FormulaId::WeightedSupport, missing, 1);
    }
    let mut parts: Vec<Part> = known
        .iter()
        .map(|(seat, power, support)| Part {
            input: InputKey::Person(seat.person.0),
            value: Some(*support),
            weight: *power,
            contribution: 100.0 * power * support / (2.0 * total),
        })
        .collect();
    parts.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::WeightedSupport,
        parts,
        missing,
        coverage: if all > 0.0 { total / all } else { 0.0 },
        model_version: 1,
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        id::{AccountId, MapId, PersonId, SeatId},
        names::Names,
        stakeholder::{CommitteeFunction, Evidence},
    };
    use uuid::Uuid;

    use super::*;

    fn seat(n: u128, power: i64, support: Option<i64>, function: Option<CommitteeFunction>) -> (Seat, Person) {
        let id = Uuid::from_u128(n);
        let seat = Seat {
            id: SeatId(id),
            map: MapId(Uuid::nil()),
            person: PersonId(id),
            x: 0,
            y: 0,
            influence: None,
            function,
            power: Some(power),
            interest: None,
            support,
            coverage: None,
            status: None,
            orientation: None,
            adaptability: None,
            evidence: Evidence::default(),
            wants: String::new(),
            win: String::new(),
        };
        let person = Person {
            id: PersonId(id),
            account: AccountId(Uuid::nil()),
            name: Names::same("A"),
            title: Names::default(),
            department: Names::default(),
            external: false,
            sensitive: false,
            note: String::new(),
            key: None,
        };
        (seat, person)
    }

    #[test]
    fn supporters_weigh_by_their_power() {
        let seats = [seat(1, 4, Some(1), None), seat(2, 3, Some(-2), None), seat(3, 3, Some(0), None)];
        let explained = support(&seats);
        assert_eq!(explained.value, Some(-10.0));
        assert_eq!(explained.coverage, 1.0);
        assert!((explained.waterfall_end() + 10.0).abs() < 1e-9);
    }

    #[test]
    fn a_monitor_never_counts_and_who_is_unknown_lowers_the_coverage() {
        let monitor = seat(1, 5, Some(2), Some(CommitteeFunction::Monitor));
        let explained = support(&[monitor, seat(2, 2, Some(2), None), seat(3, 2, None, None)]);
        assert_eq!(explained.value, Some(100.0));
        assert_eq!(explained.coverage, 0.5);
        assert_eq!(explained.missing.len(), 1);
    }

    #[test]
    fn nobody_known_is_no_index() {
        assert_eq!(support(&[]).value, None);
    }
}

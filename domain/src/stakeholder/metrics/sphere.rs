//! The sphere-of-influence audit: a figure simple enough for a workshop.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::MapModel;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    stakeholder::BuyingInfluence,
};

/// Somebody whose buying influence is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyer {
    pub person: Uuid,
    pub influence: BuyingInfluence,
    /// The power of our relationship with the person, 1..=5.
    pub relationship: Option<u8>,
}

/// Sphere-of-influence audit `(buyer types identified, 0..=4) × (Σ relationship power)`, less 50 if
/// the economic buyer is unknown (`methods.md` 3.1). The weight of a person is the number of types;
/// missing are the types nobody has and the relationships nobody has judged.
#[must_use]
pub fn sphere_of_influence(buyers: &[Buyer], model: &MapModel) -> Explained {
    let has = |influence: &BuyingInfluence| buyers.iter().any(|buyer| buyer.influence == *influence);
    let (identified, unknown) = BuyingInfluence::ALL.iter().copied().partition::<Vec<_>, _>(has);
    let types = identified.len() as f64;
    let mut parts: Vec<Part> = buyers
        .iter()
        .map(|buyer| {
            let value = buyer.relationship.map(|power| f64::from(power.clamp(1, 5)));
            Part {
                input: InputKey::Person(buyer.person),
                value,
                weight: types,
                contribution: types * value.unwrap_or(0.0),
            }
        })
        .collect();
    let unjudged = parts.iter().filter(|part| part.value.is_none()).map(|part| part.input.clone());
    let missing = unknown.iter().copied().map(InputKey::Buyer).chain(unjudged).collect();
    if unknown.contains(&BuyingInfluence::Economic) {
        parts.push(Part {
            input: InputKey::Buyer(BuyingInfluence::Economic),
            value: None,
            weight: 1.0,
            contribution: -model.unknown_buyer_cost,
        });
    }
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::SphereOfInfluence,
        parts,
        missing,
        coverage: types / BuyingInfluence::ALL.len() as f64,
        model_version: model.version,
    }
}

#[cfg(test)]
mod tests {
    use BuyingInfluence as B;

    use super::*;

    fn buyer(number: u128, influence: BuyingInfluence, relationship: Option<u8>) -> Buyer {
        Buyer { person: Uuid::from_u128(number), influence, relationship }
    }

    fn audit(buyers: &[Buyer]) -> Explained {
        sphere_of_influence(buyers, &MapModel::default())
    }

    #[test]
    fn every_type_identified_multiplies_every_relationship() {
        let all = [
            buyer(1, B::Economic, Some(2)),
            buyer(2, B::User, Some(4)),
            buyer(3, B::Technical, Some(3)),
            buyer(4, B::Coach, Some(5)),
        ];
        assert_eq!(audit(&all).value, Some(4.0 * 14.0));
        assert_eq!(audit(&all[..2]).value, Some(2.0 * 6.0));
    }

    #[test]
    fn not_knowing_the_economic_buyer_costs_fifty() {
        let explained = audit(&[buyer(2, B::User, Some(4)), buyer(3, B::User, None)]);
        assert_eq!(explained.value, Some(4.0 - 50.0));
        let missing = [B::Economic, B::Technical, B::Coach].map(InputKey::Buyer);
        assert_eq!(explained.missing[..3], missing);
        assert_eq!(explained.missing[3], InputKey::Person(Uuid::from_u128(3)));
        assert_eq!(explained.coverage, 0.25);
        assert_eq!(audit(&[]).value, Some(-50.0));
    }
}

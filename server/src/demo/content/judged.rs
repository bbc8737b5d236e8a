//! What colleagues have judged: how far people trust us, how far the letters of a deal are known.

use meridian_domain::{
    id::{DealId, SeatId},
    pipeline::{
        Deal, Qualification,
        meddpicc::{Letter, Proof},
    },
    record::Record,
    stakeholder::Seat,
    time::Date,
};
use serde::Deserialize;

use super::id;

#[derive(Deserialize)]
pub(super) struct Judged {
    /// Account, role, credibility, reliability, intimacy, self-orientation.
    trust: Vec<(String, String, i64, i64, i64, i64)>,
    /// Deal, letter, proof, evidence, days ago.
    letters: Vec<(String, Letter, Proof, String, i64)>,
}

/// Adds it to people and deals that are in `records` already.
pub(super) fn judged(records: &mut Vec<Record>, table: &Judged, today: Date) {
    for (account, role, credibility, reliability, intimacy, selfish) in &table.trust {
        let key: SeatId = id(&format!("{account}/{role}"));
        let seat = records.iter_mut().find_map(|record| match record {
            Record::Seat(seat) if seat.id == key => Some(seat),
            _ => None,
        });
        if let Some(seat) = seat {
            *seat = Seat {
                credibility: Some(*credibility),
                reliability: Some(*reliability),
                intimacy: Some(*intimacy),
                self_orientation: Some(*selfish),
                ..seat.clone()
            };
        }
    }
    for (deal, letter, proof, evidence, ago) in &table.letters {
        let named: DealId = id(deal);
        let pipeline = records.iter().find_map(|record| match record {
            Record::Deal(Deal { id, pipeline, .. }) if *id == named => Some(*pipeline),
            _ => None,
        });
        let Some(pipeline) = pipeline else { continue };
        let qualification = Qualification {
            id: id(&format!("{deal}/{letter:?}")),
            pipeline,
            deal: named,
            letter: *letter,
            proof: *proof,
            evidence: evidence.clone(),
            on: Some(today.plus_days(-ago)),
        };
        records.push(qualification.into());
    }
}

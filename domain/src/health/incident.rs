//! Incidents: what holds the health of an account down until somebody has looked at it.

use serde::{Deserialize, Serialize};

use super::{Override, OverrideKind};
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    names::Names,
    pipeline::{Deal, Stage, StageKind},
    record::{Describe, Key, record},
    time::{Date, Moment},
};

/// Who has looked at an incident, when, and what they make of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    pub by: UserId,
    pub at: Moment,
    /// What was decided. Never empty.
    pub reason: String,
}

record! {
    /// Something that no average may hide. It caps the health of the account until it is acknowledged;
    /// after that it stays, as history.
    pub struct Incident (IncidentPatch) {
        pub id: IncidentId,
        pub account: AccountId,
        pub kind: OverrideKind,
        /// The day it happened.
        pub on: Date,
        /// What happened, such as who has left.
        pub note: String,
        /// The deal whose tender was lost, where it is that.
        pub deal: Option<DealId>,
        pub by: UserId,
        pub at: Moment,
        pub acknowledged: Option<Acknowledgement>,
    }
}

impl Describe for Incident {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.account.into(), self.by.into()];
        keys.extend(self.deal.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        let reason = self.acknowledged.as_ref().map_or("-", |acknowledged| &acknowledged.reason);
        Check::new()
            .date("on", Some(self.on))
            .long_text("note", &self.note)
            .written("reason", reason)
            .long_text("reason", reason)
            .holds("deal", self.deal.is_none() || self.kind == OverrideKind::LostTender)
            .done()
    }
}

/// An incident as the account shows it: recorded by somebody, or read from a lost tender.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alarm {
    pub kind: OverrideKind,
    pub on: Date,
    pub note: String,
    /// The record, where somebody has made one.
    pub incident: Option<IncidentId>,
    pub deal: Option<(DealId, Names)>,
    pub acknowledged: Option<Acknowledgement>,
}

impl Alarm {
    /// Days after which a lost tender nobody has acknowledged is past.
    pub const LOST_DAYS: i64 = 180;

    /// The alarms of an account on `today`, latest first: every incident, and each deal that had a tender,
    /// was lost in the last [`Self::LOST_DAYS`] and has no incident yet.
    #[must_use]
    pub fn all<'a>(
        incidents: impl IntoIterator<Item = &'a Incident>,
        deals: &[Deal],
        stages: &[Stage],
        today: Date,
    ) -> Vec<Self> {
        let title = |id: DealId| deals.iter().find(|deal| deal.id == id).map(|deal| (id, deal.title.clone()));
        let recorded = incidents.into_iter().filter(|incident| incident.on <= today).map(|incident| Self {
            kind: incident.kind,
            on: incident.on,
            note: incident.note.clone(),
            incident: Some(incident.id),
            deal: incident.deal.and_then(title),
            acknowledged: incident.acknowledged.clone(),
        });
        let mut alarms: Vec<Self> = recorded.collect();
        let lost = |deal: &&Deal| {
            let stage = stages.iter().find(|stage| stage.id == deal.stage);
            deal.tender.is_some() && stage.is_some_and(|stage| stage.kind == StageKind::Lost)
        };
        for deal in deals.iter().filter(lost) {
            let known = alarms.iter().any(|alarm| alarm.deal.as_ref().is_some_and(|(id, _)| *id == deal.id));
            let Some(on) = deal.closed_on.filter(|on| (0..=Self::LOST_DAYS).contains(&today.days_since(*on))) else {
                continue;
            };
            if !known {
                alarms.push(Self {
                    kind: OverrideKind::LostTender,
                    on,
                    note: String::new(),
                    incident: None,
                    deal: Some((deal.id, deal.title.clone())),
                    acknowledged: None,
                });
            }
        }
        alarms.sort_by_key(|alarm| std::cmp::Reverse((alarm.on, alarm.incident)));
        alarms
    }

    /// What it does to the score.
    #[must_use]
    pub fn holds(&self) -> Override {
        Override { kind: self.kind, acknowledged: self.acknowledged.is_some() }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn incident(acknowledged: Option<&str>) -> Incident {
        let user = UserId(Uuid::from_u128(3));
        Incident {
            id: IncidentId(Uuid::from_u128(1)),
            account: AccountId(Uuid::from_u128(2)),
            kind: OverrideKind::ChampionLeft,
            on: Date::from_days(20_000),
            note: "Lu has moved to another hospital".to_owned(),
            deal: None,
            by: user,
            at: Moment(1),
            acknowledged: acknowledged.map(|reason| Acknowledgement {
                by: user,
                at: Moment(2),
                reason: reason.to_owned(),
            }),
        }
    }

    #[test]
    fn an_acknowledgement_says_why() {
        assert_eq!(incident(None).check(), Ok(()));
        assert_eq!(incident(Some("Ding takes over")).check(), Ok(()));
        assert_eq!(incident(Some("  ")).check().map_err(|invalid| invalid.field), Err("reason".to_owned()));
    }

    #[test]
    fn an_incident_holds_until_it_is_acknowledged_and_stays_as_history() {
        let today = Date::from_days(20_001);
        let shown = |incident: Incident| Alarm::all([&incident], &[], &[], today);
        assert!(!shown(incident(None))[0].holds().acknowledged);
        assert!(shown(incident(Some("seen")))[0].holds().acknowledged);
        assert_eq!(Alarm::all([&incident(None)], &[], &[], Date::from_days(19_999)), [], "not before it happened");
    }

    #[test]
    fn only_a_lost_tender_names_a_deal() {
        let wrong = Incident { deal: Some(DealId(Uuid::from_u128(9))), ..incident(None) };
        assert_eq!(wrong.check().map_err(|invalid| invalid.field), Err("deal".to_owned()));
    }
}

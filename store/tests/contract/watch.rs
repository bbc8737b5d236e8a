//! What is noted of the health of accounts, and who may say what of incidents.

use crate::support::{House, id, on_both, today};
use meridian_domain::{
    access::{Actor, Capability, Denied, Grant},
    account::view::Snapshot,
    gate::{Change, Rejection},
    health::{Acknowledgement, Incident, IncidentPatch, OverrideKind, Standing, last_day, week_of},
    record::{Key, Patch, Record},
    time::Moment,
};

on_both!(
    a_week_that_is_noted_stays_as_it_was_noted,
    everybody_reads_the_standing_of_the_accounts_they_may_see,
    a_later_look_is_not_overwritten_by_an_earlier_one,
    an_alert_is_read_by_one_and_not_for_all,
    an_incident_is_told_by_who_hears_of_it_and_acknowledged_by_who_answers_for_the_account,
);

async fn a_week_that_is_noted_stays_as_it_was_noted(house: House) {
    let noted = |value| Snapshot {
        sides: vec![Some(6_200), None],
        version: Some(3),
        ..Snapshot::whole(last_day(week_of(today()) - 1), Some(value), 85)
    };
    for value in [6_006, 7_000] {
        house.store.put_weeks(&[(house.account, noted(value))]).await.expect("written");
    }
    assert_eq!(house.store.snapshots(house.account).await.expect("read"), [noted(6_006)]);
    let weeks = house.store.weeks_noted(today().plus_days(-30)).await.expect("read");
    assert_eq!(weeks[&house.account].iter().copied().collect::<Vec<_>>(), [week_of(today()) - 1]);
}

async fn everybody_reads_the_standing_of_the_accounts_they_may_see(house: House) {
    let standing = house.standing();
    let all = [(house.account, standing.clone()), (house.foreign, standing.clone())];
    house.store.put_standings(&all).await.expect("written");
    let week = week_of(today());
    let past = |back: i32, value| (house.account, Snapshot::whole(last_day(week - back), Some(value), 85));
    house.store.put_weeks(&[past(1, 6_000), past(2, 6_100), past(4, 6_400), past(9, 7_000)]).await.expect("written");
    for (actor, count) in [(&house.admin, 2), (&house.manager, 1), (&house.rep, 1), (&house.contributor, 1)] {
        let all = house.store.portfolio(actor, None, Moment(9), today()).await.expect("read");
        assert_eq!(all.rows.len(), count);
        assert_eq!(house.store.alerts(actor, 20).await.expect("read").latest.len(), count);
    }
    let now = house.store.portfolio(&house.rep, None, Moment(9), today()).await.expect("read");
    let row = &now.rows[0];
    assert_eq!(row.standing, Some(standing));
    assert_eq!(row.line, [64.0, 61.0, 60.0]);
    assert_eq!(row.before.as_ref().and_then(|before| before.value), Some(6_400));
    assert_eq!(now.weeks.len(), 9, "from the first week that is noted to the last that is over");
    let then = house.store.portfolio(&house.rep, Some(last_day(week - 2)), Moment(9), today()).await.expect("read");
    assert_eq!(then.rows[0].then.as_ref().and_then(|then| then.value), Some(6_100));
    assert_eq!(then.rows[0].line, [64.0]);
}

async fn a_later_look_is_not_overwritten_by_an_earlier_one(house: House) {
    let looked = |at| (house.account, Standing { at: Moment(at), ..house.standing() });
    for at in [20, 10] {
        house.store.put_standings(&[looked(at)]).await.expect("written");
    }
    let read = house.store.portfolio(&house.rep, None, Moment(30), today()).await.expect("read");
    assert_eq!(read.rows[0].standing.as_ref().map(|standing| standing.at), Some(Moment(20)));
}

async fn an_alert_is_read_by_one_and_not_for_all(house: House) {
    house.store.put_standings(&[(house.account, house.standing())]).await.expect("written");
    let key = ["held/one".to_owned()];
    for _ in 0..2 {
        house.store.mark_alerts(house.rep.id, &key, true, Moment(5)).await.expect("written");
    }
    let unread = async |actor: &Actor| house.store.alerts(actor, 20).await.expect("read").unread;
    assert_eq!((unread(&house.rep).await, unread(&house.manager).await), (0, 1));
    house.store.mark_alerts(house.rep.id, &key, false, Moment(6)).await.expect("written");
    assert_eq!(unread(&house.rep).await, 1);
}

async fn an_incident_is_told_by_who_hears_of_it_and_acknowledged_by_who_answers_for_the_account(house: House) {
    let incident = Incident {
        id: id().into(),
        account: house.account,
        kind: OverrideKind::ChampionLeft,
        on: today(),
        note: "Lu has left".to_owned(),
        deal: None,
        by: house.contributor.id,
        at: Moment(1),
        acknowledged: None,
    };
    let key = Key::from(incident.id);
    let now = async || house.store.records(&[key]).await.expect("read").into_iter().next();
    house.done(&house.contributor, Change::Add(incident.clone().into())).await;
    let seen = |by, reason: &str| {
        let acknowledged = Some(Some(Acknowledgement { by, at: Moment(2), reason: reason.to_owned() }));
        Change::Edit(Patch::Incident {
            id: incident.id,
            set: IncidentPatch { acknowledged, ..IncidentPatch::default() },
        })
    };
    let refused = house.refused(&house.contributor, seen(house.contributor.id, "never mind")).await;
    assert_eq!(refused, Rejection::Denied(Denied { capability: Capability::EditAccount, grant: Grant::None }));
    let refused = house.refused(&house.rep, seen(house.manager.id, "the manager says so")).await;
    assert_eq!(refused, Rejection::NotTheAuthor { key });
    let refused = house.refused(&house.rep, seen(house.rep.id, " ")).await;
    assert!(matches!(refused, Rejection::Invalid { .. }));
    let done = house.done(&house.rep, seen(house.rep.id, "Ding takes over")).await;
    let is_open = |record: Option<Record>| match record {
        Some(Record::Incident(incident)) => incident.acknowledged.is_none(),
        other => panic!("{other:?}"),
    };
    assert!(!is_open(now().await));
    house.done(&house.rep, Change::Undo(done.receipt.command)).await;
    assert!(is_open(now().await), "undo opens it again");
}

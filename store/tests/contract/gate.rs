//! The transaction of the gate.

use crate::support::{House, id, on_both};
use meridian_domain::{
    access::{Capability, Role},
    account::{AccountPatch, Member},
    gate::{Change, Command, Rejection, Room},
    names::Names,
    pipeline::Rank,
    plan::Action,
    record::{Key, Kind, Patch, Record},
    stakeholder::{CommitteeFunction, Line, LineKind, PersonPatch, metrics::MapRules},
    time::Moment,
    workspace::{Model, TeamRole, User, UserPatch},
};
use meridian_store::{CommitError, Store};

on_both!(
    a_command_sent_twice_is_done_once,
    the_command_id_of_somebody_else_is_refused,
    nobody_joins_an_account_team_by_themselves,
    what_one_may_not_see_is_not_found_whatever_is_tried,
    a_deal_is_not_put_into_an_account_one_may_not_see,
    what_one_sees_but_may_not_change_is_denied,
    a_refused_part_leaves_nothing_behind,
    moved_deals_land_in_the_order_given,
    deals_moved_behind_the_same_card_in_one_command_get_places_of_their_own,
    a_deal_moved_behind_itself_goes_to_the_top,
    a_move_taken_back_is_as_if_it_had_not_been,
    undone_and_redone_is_as_before,
    what_somebody_changed_since_is_not_taken_back_and_it_is_said_who,
    what_still_stands_is_taken_back_and_the_rest_stays,
    what_somebody_uses_since_is_not_taken_back,
    removing_a_map_removes_seats_and_lines_and_undo_brings_them_back,
    nobody_writes_over_a_note_that_is_covered_for_them,
    a_login_belongs_to_one_user_however_it_is_given,
    a_version_of_the_rules_follows_the_newest_and_stays,
    what_is_referred_to_stays,
    a_monitor_is_no_target_of_an_action,
    importing_needs_the_right_to_import,
    events_of_a_room_are_numbered_without_a_gap_however_many_write_at_once,
    two_processes_write_to_one_database_and_neither_is_turned_away,
);

async fn a_command_sent_twice_is_done_once(house: House) {
    let command = Command::new(id().into(), Change::Add(house.person().into()));
    let first = house.send(&house.rep, &command).await.expect("committed");
    let second = house.send(&house.rep, &command).await.expect("committed");
    assert_eq!(first.receipt, second.receipt);
    assert_eq!(first.told.len(), 1);
    assert!(second.told.is_empty());
    assert_eq!(house.store.all(Kind::Person).await.expect("read").len(), 1);
}

async fn the_command_id_of_somebody_else_is_refused(house: House) {
    let command = Command::new(id().into(), Change::Add(house.person().into()));
    house.send(&house.rep, &command).await.expect("committed");
    assert!(matches!(house.send(&house.admin, &command).await, Err(CommitError::Rejected(_))));
}

async fn nobody_joins_an_account_team_by_themselves(house: House) {
    let member = Member { id: id().into(), account: house.foreign, user: house.rep.id, function: TeamRole::Lead };
    let rejection = house.refused(&house.rep, Change::Add(member.into())).await;
    assert!(matches!(rejection, Rejection::Denied(_)), "{rejection:?}");
}

async fn what_one_may_not_see_is_not_found_whatever_is_tried(house: House) {
    let key = Key::from(house.foreign);
    let not_found = Rejection::NotFound { key };
    // Invalid and in use besides: the refusal must not say so.
    let set = AccountPatch { name: Some(Names::default()), ..Default::default() };
    let deal = house.deal(&Rank::sequence(1)[0], Some(house.foreign), None);
    let moved = Change::MoveDeals { deals: vec![deal.id], to: house.stages[1], after: None };
    let deal_key = Key::from(deal.id);
    let added = house.done(&house.admin, Change::Add(deal.into())).await.receipt.command;
    assert_eq!(house.refused(&house.rep, Change::Edit(Patch::Account { id: house.foreign, set })).await, not_found);
    assert_eq!(house.refused(&house.manager, Change::Remove(key)).await, not_found);
    let deal_not_found = Rejection::NotFound { key: deal_key };
    assert_eq!(house.refused(&house.rep, moved).await, deal_not_found);
    assert_eq!(house.refused(&house.rep, Change::Undo(added)).await, deal_not_found);
}

async fn a_deal_is_not_put_into_an_account_one_may_not_see(house: House) {
    let deal = house.deal(&Rank::sequence(1)[0], Some(house.foreign), Some(house.rep.id));
    let rejection = house.refused(&house.rep, Change::Add(deal.into())).await;
    assert_eq!(rejection, Rejection::NotFound { key: house.foreign.into() });
}

async fn what_one_sees_but_may_not_change_is_denied(house: House) {
    let set = AccountPatch { beds: Some(Some(5)), ..Default::default() };
    let rejection = house.refused(&house.contributor, Change::Edit(Patch::Account { id: house.account, set })).await;
    assert!(matches!(rejection, Rejection::Denied(_)), "{rejection:?}");
}

async fn a_refused_part_leaves_nothing_behind(house: House) {
    let person = house.person();
    let again = Change::Add(person.clone().into());
    let room = Room::Account(house.account);
    let before = house.store.seq(room).await.expect("read");
    let rejection = house.refused(&house.rep, Change::All(vec![again.clone(), again])).await;
    assert_eq!(rejection, Rejection::Exists { key: person.id.into() });
    assert!(house.store.all(Kind::Person).await.expect("read").is_empty());
    assert_eq!(house.store.seq(room).await.expect("read"), before);
}

async fn moved_deals_land_in_the_order_given(house: House) {
    let deals = house.deals(6).await;
    let moved = vec![deals[5], deals[0], deals[3]];
    house
        .done(&house.admin, Change::MoveDeals { deals: moved.clone(), to: house.stages[0], after: Some(deals[1]) })
        .await;
    assert_eq!(house.column(house.stages[0]).await, [deals[1], deals[5], deals[0], deals[3], deals[2], deals[4]]);
    house.done(&house.admin, Change::MoveDeals { deals: moved.clone(), to: house.stages[1], after: None }).await;
    assert_eq!(house.column(house.stages[1]).await, moved);
}

async fn deals_moved_behind_the_same_card_in_one_command_get_places_of_their_own(house: House) {
    let deals = house.deals(4).await;
    let behind_first = |deal| Change::MoveDeals { deals: vec![deal], to: house.stages[0], after: Some(deals[0]) };
    house.done(&house.admin, Change::All(vec![behind_first(deals[2]), behind_first(deals[3])])).await;
    assert_eq!(house.column(house.stages[0]).await, [deals[0], deals[3], deals[2], deals[1]]);
}

async fn a_deal_moved_behind_itself_goes_to_the_top(house: House) {
    let deals = house.deals(4).await;
    let change = Change::MoveDeals { deals: vec![deals[2]], to: house.stages[0], after: Some(deals[2]) };
    house.done(&house.admin, change).await;
    assert_eq!(house.column(house.stages[0]).await, [deals[2], deals[0], deals[1], deals[3]]);
}

async fn a_move_taken_back_is_as_if_it_had_not_been(house: House) {
    let deals = house.deals(3).await;
    let before = house.store.records(&[deals[1].into()]).await.expect("read");
    let change = Change::MoveDeals { deals: vec![deals[1]], to: house.stages[2], after: None };
    let moved = house.done(&house.admin, change).await;
    house.done(&house.admin, Change::Undo(moved.receipt.command)).await;
    assert_eq!(house.store.records(&[deals[1].into()]).await.expect("read"), before);
    assert_eq!(house.column(house.stages[0]).await, deals);
}

async fn undone_and_redone_is_as_before(house: House) {
    let person = house.person();
    let added = house.done(&house.rep, Change::Add(person.clone().into())).await.receipt.command;
    let undone = house.done(&house.rep, Change::Undo(added)).await.receipt.command;
    assert!(house.store.records(&[person.id.into()]).await.expect("read").is_empty());
    house.done(&house.rep, Change::Undo(undone)).await;
    assert_eq!(house.store.records(&[person.id.into()]).await.expect("read"), [Record::from(person)]);
    assert_eq!(house.refused(&house.rep, Change::Undo(id().into())).await, Rejection::NothingToUndo);
}

async fn what_somebody_changed_since_is_not_taken_back_and_it_is_said_who(house: House) {
    let edit = |beds| {
        let set = AccountPatch { beds: Some(Some(beds)), ..Default::default() };
        Change::Edit(Patch::Account { id: house.account, set })
    };
    let mine = house.done(&house.rep, edit(10)).await.receipt.command;
    house.done(&house.manager, edit(20)).await;
    // Refers to the account without changing it.
    house.done(&house.admin, Change::Add(house.person().into())).await;
    let rejection = house.refused(&house.rep, Change::Undo(mine)).await;
    let expected = Rejection::ChangedSince { key: house.account.into(), by: Some(house.manager.id) };
    assert_eq!(rejection, expected);
}

async fn what_still_stands_is_taken_back_and_the_rest_stays(house: House) {
    let deals: Vec<_> =
        Rank::sequence(3).iter().map(|rank| house.deal(rank, Some(house.account), Some(house.rep.id))).collect();
    let ids: Vec<_> = deals.iter().map(|deal| deal.id).collect();
    let all = Change::All(deals.into_iter().map(|deal| Change::Add(deal.into())).collect());
    let added = house.done(&house.admin, all).await.receipt.command;
    let change = Change::MoveDeals { deals: vec![ids[1]], to: house.stages[1], after: None };
    house.done(&house.rep, change).await;
    let back = house.done(&house.admin, Change::TakeBack(added)).await.receipt;
    let keys: Vec<Key> = back.events.iter().map(|logged| logged.event.key()).collect();
    assert_eq!(keys, [ids[2].into(), ids[0].into()], "last first, without the one that was moved");
    assert_eq!(house.column(house.stages[1]).await, [ids[1]]);
    assert_eq!(house.refused(&house.admin, Change::TakeBack(added)).await, Rejection::NothingToUndo);
    assert_eq!(house.refused(&house.contributor, Change::TakeBack(id().into())).await, Rejection::NothingToUndo);
}

async fn what_somebody_uses_since_is_not_taken_back(house: House) {
    let (one, two) = (house.person(), house.person());
    let all = Change::All(vec![Change::Add(one.clone().into()), Change::Add(two.clone().into())]);
    let added = house.done(&house.admin, all).await.receipt.command;
    // Somebody has put the first on a map: removing the person would take the seat along.
    house.done(&house.rep, Change::Add(house.seat(one.id, 0).into())).await;
    house.done(&house.admin, Change::TakeBack(added)).await;
    assert_eq!(house.store.all(Kind::Person).await.expect("read"), [Record::from(one)]);
    assert_eq!(house.store.all(Kind::Seat).await.expect("read").len(), 1);
}

async fn removing_a_map_removes_seats_and_lines_and_undo_brings_them_back(house: House) {
    let people = [house.person(), house.person()];
    let seats = [house.seat(people[0].id, 0), house.seat(people[1].id, 300)];
    let line = Line {
        id: id().into(),
        map: house.map,
        from: seats[0].id,
        to: seats[1].id,
        kind: LineKind::Influence,
        weight: 50,
        label: String::new(),
        grade: Default::default(),
    };
    let mut records: Vec<Record> = people.into_iter().map(Record::from).collect();
    records.extend(seats.into_iter().map(Record::from));
    records.push(line.into());
    house.done(&house.rep, Change::All(records.into_iter().map(Change::Add).collect())).await;
    let everything = async || {
        let mut all = Vec::new();
        for kind in [Kind::Map, Kind::Seat, Kind::Line, Kind::Person] {
            all.extend(house.store.all(kind).await.expect("read"));
        }
        all
    };
    let before = everything().await;
    let removed = house.done(&house.rep, Change::Remove(house.map.into())).await;
    assert_eq!(removed.receipt.events.len(), 4);
    assert_eq!(everything().await.len(), 2);
    house.done(&house.rep, Change::Undo(removed.receipt.command)).await;
    assert_eq!(everything().await, before);
}

async fn nobody_writes_over_a_note_that_is_covered_for_them(house: House) {
    let mut person = house.person();
    (person.sensitive, person.note) = (true, "a secret".to_owned());
    let id = person.id;
    let added = house.done(&house.rep, Change::Add(person.clone().into())).await.receipt.command;
    let edit = |set| Change::Edit(Patch::Person { id, set });
    let note = |text: &str| PersonPatch { note: Some(text.to_owned()), ..Default::default() };
    let name = PersonPatch { name: Some(Names::same("Another")), ..Default::default() };
    let noted = house.done(&house.rep, edit(note("another secret"))).await.receipt.command;
    for change in [
        edit(note("")),
        edit(note("mine")),
        edit(note("another secret")),
        edit(PersonPatch { sensitive: Some(false), ..Default::default() }),
        Change::All(vec![edit(name.clone()), edit(PersonPatch { note: Some(String::new()), ..name.clone() })]),
        Change::Undo(noted),
    ] {
        let rejection = house.refused(&house.contributor, change.clone()).await;
        let denied = matches!(rejection, Rejection::Denied(denied) if denied.capability == Capability::ReadSensitive);
        assert!(denied, "{change:?}: {rejection:?}");
    }
    house.done(&house.contributor, edit(name.clone())).await;
    let kept = house.store.records(&[id.into()]).await.expect("read");
    person.note = "another secret".to_owned();
    person.name = name.name.expect("a name");
    assert_eq!(kept, [Record::from(person)]);
    for allowed in [&house.rep, &house.manager, &house.admin] {
        house.done(allowed, edit(note(&format!("by {}", allowed.id)))).await;
    }
    assert!(matches!(house.refused(&house.rep, Change::Undo(added)).await, Rejection::ChangedSince { .. }));
}

async fn a_login_belongs_to_one_user_however_it_is_given(house: House) {
    let user = |login: &str| User {
        id: id().into(),
        name: Names::same("Somebody"),
        login: Some(login.to_owned()),
        role: Role::Rep,
        manager: None,
        team: None,
        active: true,
        key: None,
        run: None,
    };
    let give = |id, login: Option<&str>| {
        let set = UserPatch { login: Some(login.map(str::to_owned)), ..Default::default() };
        Change::Edit(Patch::User { id, set })
    };
    let (first, second, third) = (user("wang"), user("li"), user("wang"));
    let add = |user: &User| Change::Add(user.clone().into());
    house.done(&house.admin, Change::All(vec![add(&first), add(&second)])).await;
    let taken = |user: &User| Rejection::LoginTaken { key: user.id.into() };
    assert_eq!(house.refused(&house.admin, add(&third)).await, taken(&third));
    assert_eq!(house.refused(&house.admin, give(second.id, Some("wang"))).await, taken(&second));
    let twins = [user("zhao"), user("zhao")];
    assert_eq!(house.refused(&house.admin, Change::All(vec![add(&twins[0]), add(&twins[1])])).await, taken(&twins[1]));
    let invisible = house.refused(&house.admin, give(second.id, Some("wang "))).await;
    assert!(matches!(invisible, Rejection::Invalid { .. }), "{invisible:?}");
    // Given up by one it is free for another; then it cannot be taken back.
    let given_up = house.done(&house.admin, give(first.id, None)).await.receipt.command;
    house.done(&house.admin, add(&third)).await;
    assert_eq!(house.refused(&house.admin, Change::Undo(given_up)).await, taken(&first));
    // Two swap theirs within one command, by way of a third name.
    let swap = vec![give(second.id, Some("x")), give(third.id, Some("li")), give(second.id, Some("wang"))];
    house.done(&house.admin, Change::All(swap)).await;
    let wang = house.store.user_by_login("wang").await.expect("read").map(|user| user.id);
    assert_eq!(wang, Some(second.id));
}

async fn a_version_of_the_rules_follows_the_newest_and_stays(house: House) {
    let model = |version| Model {
        id: id().into(),
        version,
        content: MapRules::default().content(),
        by: house.admin.id,
        at: Moment(1),
        note: "Why".to_owned(),
    };
    let add = |model: &Model| Change::Add(model.clone().into());
    let (second, rival, fourth) = (model(2), model(2), model(4));
    let saved = house.done(&house.admin, add(&second)).await.receipt.command;
    let superseded = |model: &Model| Rejection::Superseded { key: model.id.into(), newest: 2 };
    assert_eq!(house.refused(&house.admin, add(&rival)).await, superseded(&rival));
    assert_eq!(house.refused(&house.admin, add(&fourth)).await, superseded(&fourth));
    let kept = Rejection::Kept { key: second.id.into() };
    assert_eq!(house.refused(&house.admin, Change::Remove(second.id.into())).await, kept);
    assert_eq!(house.refused(&house.admin, Change::Undo(saved)).await, kept);
    let theirs = Model { by: house.rep.id, ..model(3) };
    let denied = house.refused(&house.rep, add(&theirs)).await;
    assert!(matches!(denied, Rejection::Denied(_)), "{denied:?}");
    house.done(&house.admin, add(&model(3))).await;
}

async fn what_is_referred_to_stays(house: House) {
    let rejection = house.refused(&house.admin, Change::Remove(house.account.into())).await;
    assert!(matches!(rejection, Rejection::InUse { .. }), "{rejection:?}");
}

async fn a_monitor_is_no_target_of_an_action(house: House) {
    let person = house.person();
    let mut seat = house.seat(person.id, 0);
    seat.function = Some(CommitteeFunction::Monitor);
    let target = person.id;
    house.done(&house.rep, Change::All(vec![Change::Add(person.into()), Change::Add(seat.into())])).await;
    let action = Action {
        id: id().into(),
        account: house.account,
        plan: None,
        deal: None,
        person: Some(target),
        title: Names::same("Visit"),
        due_on: None,
        owner: None,
        done_at: None,
        goal: None,
        days: None,
    };
    let rejection = house.refused(&house.rep, Change::Add(action.into())).await;
    assert_eq!(rejection, Rejection::MonitorIsNoTarget { key: target.into() });
}

async fn importing_needs_the_right_to_import(house: House) {
    let mut command = Command::new(id().into(), Change::Add(house.person().into()));
    command.import = Some(id().into());
    let result = house.send(&house.rep, &command).await;
    assert!(matches!(result, Err(CommitError::Rejected(Rejection::Denied(_)))), "{result:?}");
    command.id = id().into();
    house.send(&house.manager, &command).await.expect("committed");
    let commands = house.store.commands_of_import(command.import.expect("an import")).await.expect("read");
    assert_eq!(commands, [command.id]);
}

async fn events_of_a_room_are_numbered_without_a_gap_however_many_write_at_once(house: House) {
    let room = Room::Account(house.account);
    let before = house.store.seq(room).await.expect("read");
    let commands: Vec<Command> =
        (0..40).map(|_| Command::new(id().into(), Change::Add(house.person().into()))).collect();
    let sent = commands.iter().map(|command| house.send(&house.rep, command));
    for result in futures::future::join_all(sent).await {
        result.expect("committed");
    }
    let events = house.store.events_since(room, before, 1_000).await.expect("read");
    let numbers: Vec<i64> = events.iter().map(|told| told.logged.seq).collect();
    assert_eq!(numbers, (before + 1..=before + 40).collect::<Vec<_>>());
}

async fn two_processes_write_to_one_database_and_neither_is_turned_away(house: House) {
    let room = Room::Account(house.account);
    let before = house.store.seq(room).await.expect("read");
    let other = Store::open(&house.url).await.expect("opened once more");
    let commands: Vec<Command> =
        (0..60).map(|_| Command::new(id().into(), Change::Add(house.person().into()))).collect();
    let sent = commands.iter().enumerate().map(|(at, command)| {
        let store = if at % 2 == 0 { &house.store } else { &other };
        store.commit(&house.rep, command, house.context(&house.rep))
    });
    for result in futures::future::join_all(sent).await {
        result.expect("committed");
    }
    let events = other.events_since(room, before, 1_000).await.expect("read");
    let numbers: Vec<i64> = events.iter().map(|told| told.logged.seq).collect();
    assert_eq!(numbers, (before + 1..=before + 60).collect::<Vec<_>>());
    // A command that went through one is known to the other.
    let again = other.commit(&house.rep, &commands[0], house.context(&house.rep)).await.expect("known");
    assert!(again.told.is_empty() && again.receipt.events.len() == 1);
}

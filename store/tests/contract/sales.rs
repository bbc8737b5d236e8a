//! Sales lines beside the gate: chunks, whose customers they name, who decides on key accounts.

use crate::support::{House, id, on_both, today};
use meridian_domain::{
    access::Capability,
    classify::Selection,
    gate::{Change, Rejection},
    id::*,
    money::Currency,
    record::{Kind, Record},
    sales::{Batch, Customer},
    time::Moment,
};

on_both!(
    chunks_come_back_as_they_were_laid_down_the_last_first,
    a_batch_is_added_taken_back_and_comes_again,
    a_customer_is_matched_once_by_who_may_change_the_account,
    key_accounts_are_decided_by_managers_in_their_own_name,
);

async fn chunks_come_back_as_they_were_laid_down_the_last_first(house: House) {
    let batch = BatchId(id());
    let chunks = vec![vec![0, 1, 255], Vec::new(), vec![7; 40_000]];
    house.store.put_chunks(batch, chunks.clone()).await.expect("written");
    let back: Vec<Vec<u8>> = chunks.into_iter().rev().collect();
    assert_eq!(house.store.chunks(batch).await.expect("read"), back);
    // Laid down twice they would be seen twice: the second time is refused as a whole.
    assert!(house.store.put_chunks(batch, vec![vec![1]]).await.is_err());
    assert_eq!(house.store.chunks(batch).await.expect("read").len(), 3);
    house.store.drop_chunks(batch).await.expect("dropped");
    assert!(house.store.chunks(batch).await.expect("read").is_empty());
}

fn batch(house: &House) -> Batch {
    Batch {
        id: BatchId(id()),
        file: "流水.csv".to_owned(),
        by: Some(house.manager.id),
        at: Moment(5),
        lines: 3,
        first: today(),
        last: today(),
        currency: Currency::CNY,
        amount: -700,
    }
}

async fn a_batch_is_added_taken_back_and_comes_again(house: House) {
    let own = batch(&house);
    let denied = house.refused(&house.rep, Change::Add(Batch { by: Some(house.rep.id), ..own.clone() }.into())).await;
    assert!(matches!(denied, Rejection::Denied(_)), "{denied:?}");
    house.store.put_chunks(own.id, vec![vec![1]]).await.expect("written");
    let added = house.done(&house.manager, Change::Add(own.clone().into())).await.receipt.command;
    assert_eq!(house.store.all(Kind::Batch).await.expect("read"), [Record::from(own.clone())]);
    let undone = house.done(&house.manager, Change::Undo(added)).await.receipt.command;
    assert_eq!(house.store.all(Kind::Batch).await.expect("read"), []);
    house.done(&house.manager, Change::Undo(undone)).await;
    assert_eq!(house.store.all(Kind::Batch).await.expect("read"), [Record::from(own.clone())]);
    house.store.drop_chunks(own.id).await.expect("nothing");
    assert_eq!(house.store.chunks(own.id).await.expect("read").len(), 1, "its lines are in use");
}

async fn a_customer_is_matched_once_by_who_may_change_the_account(house: House) {
    let customer =
        Customer { id: Customer::id_of("云泽一附院"), name: "云泽一附院".to_owned(), account: house.account };
    let refused = house.refused(&house.contributor, Change::Add(customer.clone().into())).await;
    assert!(matches!(refused, Rejection::Denied(_) | Rejection::NotFound { .. }), "{refused:?}");
    house.done(&house.rep, Change::Add(customer.clone().into())).await;
    let again = house.refused(&house.rep, Change::Add(customer.clone().into())).await;
    assert_eq!(again, Rejection::Exists { key: customer.id.into() });
    let wrong = Customer { name: "别人".to_owned(), ..customer };
    let wrong = house.refused(&house.rep, Change::Add(Customer { id: CustomerId(id()), ..wrong }.into())).await;
    assert!(matches!(wrong, Rejection::Invalid { .. }), "{wrong:?}");
}

async fn key_accounts_are_decided_by_managers_in_their_own_name(house: House) {
    let selection = |by| Selection {
        id: SelectionId(id()),
        account: house.account,
        key: true,
        on: today(),
        reason: "三年潜力最大".to_owned(),
        score: Some(410),
        by,
        at: Moment(5),
    };
    let may = house.store.accounts_for(&house.manager, Capability::SelectAccount).await.expect("read");
    assert!(may.contains(&house.account));
    let may = house.store.accounts_for(&house.rep, Capability::SelectAccount).await.expect("read");
    assert!(may.is_empty());
    let denied = house.refused(&house.rep, Change::Add(selection(house.rep.id).into())).await;
    assert!(matches!(denied, Rejection::Denied(_)), "{denied:?}");
    let forged = house.refused(&house.manager, Change::Add(selection(house.admin.id).into())).await;
    assert!(matches!(forged, Rejection::NotTheAuthor { .. }), "{forged:?}");
    let silent = Selection { reason: " ".to_owned(), ..selection(house.manager.id) };
    let silent = house.refused(&house.manager, Change::Add(silent.into())).await;
    assert!(matches!(silent, Rejection::Invalid { .. }), "{silent:?}");
    let own = selection(house.manager.id);
    house.done(&house.manager, Change::Add(own.clone().into())).await;
    assert_eq!(house.store.all(Kind::Selection).await.expect("read"), [Record::from(own)]);
}

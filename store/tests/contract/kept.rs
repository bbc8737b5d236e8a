//! Files that are kept with us.

use crate::support::{House, id, on_both};
use meridian_domain::{id::*, time::Moment};
use meridian_store::Kept;

on_both!(a_file_comes_back_as_it_was_and_is_written_once);

async fn a_file_comes_back_as_it_was_and_is_written_once(house: House) {
    let kept =
        Kept { id: FileId(id()), deal: DealId(id()), name: "纪要.pdf".to_owned(), by: house.rep.id, at: Moment(7) };
    let body: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    assert_eq!(house.store.file(kept.id).await.expect("read"), None);
    house.store.keep_file(&kept, body.clone()).await.expect("written");
    assert!(house.store.keep_file(&kept, vec![1]).await.is_err(), "an id is used once");
    assert_eq!(house.store.file(kept.id).await.expect("read"), Some((kept, body)));
}

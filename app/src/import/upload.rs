//! Files to import are sent to the server. Browser only.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::import::view::Sheet;

use super::desk::{Desk, Item, Read, State};
use crate::{live::fresh, upload::send};

/// The server takes no larger file; asking it would only take long.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Takes files in, one after the other.
pub(super) fn take(desk: Desk, files: Option<web_sys::FileList>) {
    let Some(files) = files else { return };
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|n| files.get(n)).collect();
    spawn_local(async move {
        for file in files {
            let item = Item { key: fresh(), name: file.name(), state: RwSignal::new(State::Reading) };
            let state = item.state;
            if desk.items.try_update(|items| items.push(item)).is_none() {
                return;
            }
            let read = match send::<Sheet>(&file, "/import/files", MOST_BYTES).await {
                Ok(sheet) => State::Read(Read::new(sheet)),
                Err(failure) => State::Failed(failure),
            };
            // The page may have been left meanwhile.
            drop(state.try_set(read));
        }
    });
}

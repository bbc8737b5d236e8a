//! Moments with a name.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::UserId,
    record::Patch,
    stakeholder::{Snapshot, SnapshotPatch},
};
use uuid::Uuid;

use super::History;
use crate::{
    live::{fresh, now, use_live},
    tr,
    ui::{Button, Dialog, Entry, Item, Kind, Menu, Size, TextField},
    words::{common, history as words, use_lang},
};

/// The snapshots of a map, oldest first.
pub fn snapshots(history: History) -> Vec<Snapshot> {
    let map = history.stage.map.with_value(|map| map.id);
    let mut all: Vec<Snapshot> = history
        .stage
        .rooms
        .with_present(|world| world.all::<Snapshot>().filter(|snapshot| snapshot.map == map).cloned().collect());
    all.sort_by_key(|snapshot| (snapshot.at, snapshot.id));
    all
}

#[component]
pub fn Snapshots(history: History) -> impl IntoView {
    let (lang, live) = (use_lang(), use_live());
    let stage = history.stage;
    let naming = RwSignal::new(false);
    // The snapshot that gets another name; a new one gets its first.
    let renaming = RwSignal::new(None::<Snapshot>);
    let name = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let submit = move |change: Change| stage.note(change);
    let ask = move |snapshot: Option<Snapshot>| {
        name.set(snapshot.as_ref().map(|snapshot| snapshot.name.clone()).unwrap_or_default());
        fault.set(None);
        renaming.set(snapshot);
        naming.set(true);
    };
    let keep = move || {
        let written = name.get_untracked().trim().to_owned();
        if written.is_empty() {
            fault.set(Some(words::name_needed(lang.get_untracked()).to_owned()));
            return;
        }
        naming.set(false);
        match renaming.get_untracked() {
            Some(snapshot) => {
                let set = SnapshotPatch { name: Some(written), ..SnapshotPatch::default() };
                submit(Change::Edit(Patch::Snapshot { id: snapshot.id, set }));
            }
            None => {
                let by = live.user.get_untracked().unwrap_or(UserId(Uuid::nil()));
                let at = untrack(|| history.moment()).unwrap_or_else(now);
                let map = stage.map.with_value(|map| map.id);
                submit(Change::Add(Snapshot { id: fresh(), map, name: written, at, by }.into()));
            }
        }
    };
    // An open menu follows what colleagues name and delete, and nothing else.
    let all = Memo::new(move |_| snapshots(history));
    let entries = move || -> Vec<Entry> {
        let read_only = (!stage.may_edit).then(|| tr!(crate::words::map::read_only));
        let mut entries: Vec<Entry> = vec![Item::new(tr!(words::name_moment), move || ask(None)).why(read_only).into()];
        for snapshot in all.get() {
            let label =
                format!("{} · {}", snapshot.name, history.zone.date_and_time(lang.get_untracked(), snapshot.at));
            entries.push(Entry::Rule);
            entries.push(Entry::Group(label.into()));
            let (at, other, id) = (snapshot.at, snapshot.clone(), snapshot.id);
            entries.push(Item::new(tr!(words::go_to), move || history.go_to(at)).into());
            if stage.may_edit {
                entries.push(Item::new(tr!(words::rename), move || ask(Some(other.clone()))).into());
                entries.push(Item::new(tr!(common::delete), move || submit(Change::Remove(id.into()))).danger().into());
            }
        }
        entries
    };
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| naming.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary on_press=move |_| keep()>{tr!(words::keep)}</Button>
        }
    };
    view! {
        <Menu id="snapshots" label=tr!(words::snapshots) size=Size::Small entries>{tr!(words::snapshots)}</Menu>
        <Dialog open=naming title=tr!(words::name_moment) footer>
            <form on:submit=move |event| { event.prevent_default(); keep(); }>
                <TextField id="snapshot-name" label=tr!(words::snapshot_name) value=name error=fault/>
                <button class="vh" type="submit" tabindex="-1">{tr!(words::keep)}</button>
            </form>
        </Dialog>
    }
}

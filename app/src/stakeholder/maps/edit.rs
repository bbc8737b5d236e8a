//! Changing what is said of a map, and deleting it.

use leptos::prelude::*;
use meridian_domain::stakeholder::{Map, MapPatch};

use super::{
    super::{change, stage::Stage},
    form::{Deals, Fields, Form, unnamed},
};
use crate::{
    tr,
    ui::{Button, Dialog, Kind},
    words::{common, people as words, use_lang},
};

/// Renames a map, says what is bought and for which deal.
#[component]
pub fn EditMap(stage: Stage, open: RwSignal<bool>, deals: Deals, record: Memo<Option<Map>>) -> impl IntoView {
    let (form, fault) = (Form::empty(), RwSignal::new(None::<String>));
    Effect::new(move |_| {
        if open.get() {
            record.with_untracked(|map| form.fill(map.as_ref()));
            fault.set(None);
        }
    });
    let save = move || {
        if unnamed(form, fault, stage) {
            return;
        }
        let id = stage.map.with_value(|map| map.id);
        let (procurement, deal) = (Some(form.procurement()), Some(form.deal()));
        stage.submit(change::edit_map(
            id,
            MapPatch { name: Some(form.name()), procurement, deal, ..MapPatch::default() },
        ));
        open.set(false);
    };
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| open.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary on_press=move |_| save()>{tr!(common::save)}</Button>
        }
    };
    view! {
        <Dialog open title=tr!(words::edit_map) footer>
            <form on:submit=move |event| { event.prevent_default(); save(); }>
                <Fields form deals fault prefix="em"/>
                <button class="vh" type="submit" tabindex="-1">{tr!(common::save)}</button>
            </form>
        </Dialog>
    }
}

/// Asks before a map goes with everything on it; the people stay with the account.
#[component]
pub fn RemoveMap(open: RwSignal<bool>, record: Memo<Option<Map>>, on_remove: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let name =
        move || record.with(|map| map.as_ref().map(|map| map.name.get(lang.get()).to_owned()).unwrap_or_default());
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| open.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Danger on_press=move |_| on_remove.run(())>{tr!(common::delete)}</Button>
        }
    };
    view! {
        <Dialog open alert=true title=tr!(words::delete_map) footer>
            <p>{move || words::delete_map_about(lang.get(), &name())}</p>
        </Dialog>
    }
}

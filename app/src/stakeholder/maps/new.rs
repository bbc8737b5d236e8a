//! A new map, and whom it begins with.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::{Change, World},
    id::MapId,
    record::Record,
    stakeholder::{Map, clip::Clip},
};

use super::{
    super::{page::people_map, stage::Stage, template},
    form::{Deals, Fields, Form, unnamed},
    maps,
};
use crate::{
    Failure,
    live::fresh,
    tr,
    ui::{Button, Dialog, Kind, SelectField},
    words::{common, failures, people as words, use_lang},
};

/// A new map: empty, from the template, or with the people of another.
#[component]
pub fn NewMap(stage: Stage, open: RwSignal<bool>, deals: Deals, go: Callback<Option<MapId>>) -> impl IntoView {
    let lang = use_lang();
    let (form, fault) = (Form::empty(), RwSignal::new(None::<String>));
    let begin = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            form.fill(None);
            begin.set(String::new());
            fault.set(None);
        }
    });
    let options = Signal::derive(move || {
        let lang = lang.get();
        let fixed = [(String::new(), words::begin_empty(lang)), (TEMPLATE.to_owned(), words::begin_template(lang))];
        let fixed = fixed.map(|(key, word)| (key, word.to_owned()));
        let copies = maps(stage).into_iter().map(|map| (map.id.to_string(), words::copy_of(lang, map.name.get(lang))));
        fixed.into_iter().chain(copies).collect::<Vec<_>>()
    });
    let why = Signal::derive(move || {
        let unsaid = begin.with(|begin| begin == TEMPLATE) && form.bought.with(String::is_empty);
        unsaid.then(|| words::say_for_template(lang.get()).to_owned())
    });
    let make = move || {
        if unnamed(form, fault, stage) || why.with_untracked(Option::is_some) {
            return;
        }
        let account = stage.map.with_value(|map| map.account);
        let (procurement, deal) = (form.procurement(), form.deal());
        let map = Map { procurement, deal, ..Map::named(fresh(), account, form.name()) };
        let begin = begin.get_untracked();
        open.set(false);
        spawn_local(async move {
            match contents(stage, &map, &begin).await {
                Ok(contents) => {
                    let to = map.id;
                    let records = std::iter::once(Record::from(map)).chain(contents);
                    let change = Change::All(records.map(Change::Add).collect());
                    stage.rooms.submit_with(change, move |result| match result {
                        Ok(_) => go.run(Some(to)),
                        Err(failure) => stage.tell_reader(failures::tell(stage.language(), &failure).happened),
                    });
                }
                Err(failure) => stage.tell_reader(failures::tell(stage.language(), &failure).happened),
            }
        });
    };
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| open.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary why on_press=move |_| make()>{tr!(common::add)}</Button>
        }
    };
    view! {
        <Dialog open title=tr!(words::new_map) footer>
            <form on:submit=move |event| { event.prevent_default(); make(); }>
                <Fields form deals fault prefix="nm"/>
                <SelectField id="nm-begin" label=tr!(words::begin_with) value=begin options/>
                <button class="vh" type="submit" tabindex="-1">{tr!(common::add)}</button>
            </form>
        </Dialog>
    }
}

/// The choice to begin with the template; any other is the map to copy, or nothing.
const TEMPLATE: &str = "template";

/// Whom a new map begins with.
async fn contents(stage: Stage, new: &Map, begin: &str) -> Result<Vec<Record>, Failure> {
    if begin == TEMPLATE {
        let Some(bought) = new.procurement else { return Ok(Vec::new()) };
        let seats = template::missing_on(&World::default(), new.id, bought);
        let people = template::placeholders((new.account, new.id), &seats, (0, 0), || (fresh(), fresh()));
        return Ok(people.into_iter().flat_map(|(person, seat)| [Record::from(person), seat.into()]).collect());
    }
    let Ok(other) = begin.parse::<MapId>() else { return Ok(Vec::new()) };
    let here = stage.map.with_value(|map| map.clone());
    let clip = if other == here.id {
        stage.rooms.with_untracked(|world| Clip::of_map(world, &here))
    } else {
        let view = people_map(new.account, Some(other)).await?.ok_or(Failure::NotFound)?;
        Clip::of_map(&view.records.into_iter().collect::<World>(), &view.map)
    };
    Ok(stage.rooms.with_untracked(|world| clip.paste(world, new, (0, 0), fresh::<uuid::Uuid>)).records)
}

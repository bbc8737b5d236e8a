//! Dialogs: add a person, add a line.

use leptos::prelude::*;
use meridian_domain::{
    id::{AccountId, SeatId},
    names::Names,
    stakeholder::{LineKind, Person, Seat},
};

use super::{change, insight::name_of, stage::Stage};
use crate::{
    live::fresh,
    tr,
    ui::{Button, Dialog, Kind, SelectField, TextField},
    words::{common, map, use_lang},
};

fn person(account: AccountId, name: Names, title: Names) -> Person {
    Person { title, ..Person::named(fresh(), account, name) }
}

#[component]
pub fn AddPerson(stage: Stage) -> impl IntoView {
    let fields: [RwSignal<String>; 6] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let [zh, en, title_zh, title_en, department_zh, department_en] = fields;
    let fault = RwSignal::new(None::<String>);
    let lang = use_lang();
    let add = move || {
        let take = |zh: RwSignal<String>, en: RwSignal<String>| {
            Names::new(zh.get_untracked().trim().to_owned(), en.get_untracked().trim().to_owned())
        };
        let (account, map) = stage.map.with_value(|map| (map.account, map.id));
        let mut person = person(account, take(zh, en), take(title_zh, title_en));
        person.department = take(department_zh, department_en);
        if person.name.is_empty() && person.title.is_empty() {
            fault.set(Some(map::name_or_title(lang.get_untracked()).to_owned()));
            return;
        }
        let view = stage.camera.get_value().view(stage.size.get_value());
        let at = stage.scene.with_value(|scene| scene.free_near(view.middle()));
        let seat = change::seat(fresh(), map, &person, at, None);
        let id = seat.id;
        stage.submit(change::add([(person, seat)]));
        fields.iter().for_each(|field| field.set(String::new()));
        fault.set(None);
        stage.adding.set(false);
        stage.select([id]);
        stage.open.set(true);
    };
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| stage.adding.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary on_press=move |_| add()>{tr!(common::add)}</Button>
        }
    };
    view! {
        <Dialog open=stage.adding title=tr!(map::add_person) footer>
            <form class="form" on:submit=move |event| { event.prevent_default(); add(); }>
                <TextField id="p-name-zh" label=tr!(common::name_zh) value=zh error=fault/>
                <TextField id="p-name-en" label=tr!(common::name_en) value=en/>
                <TextField id="p-title-zh" label=tr!(map::title_zh) value=title_zh/>
                <TextField id="p-title-en" label=tr!(map::title_en) value=title_en/>
                <TextField id="p-dep-zh" label=tr!(map::department_zh) value=department_zh/>
                <TextField id="p-dep-en" label=tr!(map::department_en) value=department_en/>
                <button class="vh" type="submit" tabindex="-1">{tr!(common::add)}</button>
            </form>
        </Dialog>
    }
}

#[component]
pub fn AddLine(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let (to, kind, weight) =
        (RwSignal::new(String::new()), RwSignal::new("1".to_owned()), RwSignal::new("50".to_owned()));
    let from = Memo::new(move |_| stage.selected.with(|selected| selected.first().copied()));
    let others = Signal::derive(move || {
        let map = stage.map.with_value(|map| map.id);
        let ids: Vec<SeatId> =
            stage.rooms.with(|world| world.all::<Seat>().filter(|seat| seat.map == map).map(|seat| seat.id).collect());
        let mut options = vec![(String::new(), common::choose(lang.get()).to_owned())];
        options.extend(
            ids.into_iter()
                .filter(|id| Some(*id) != from.get())
                .map(|id| (id.to_string(), name_of(stage, id, lang.get()))),
        );
        options
    });
    let kinds = Signal::derive(move || {
        LineKind::ALL
            .iter()
            .enumerate()
            .map(|(at, kind)| (at.to_string(), map::line_name(lang.get(), *kind).to_owned()))
            .collect::<Vec<_>>()
    });
    let add = move || {
        let kind = kind.get_untracked().parse::<usize>().ok().and_then(|at| LineKind::ALL.get(at)).copied();
        if let (Some(from), Ok(to), Some(kind)) = (from.get_untracked(), to.get_untracked().parse(), kind) {
            stage.joining.set(false);
            stage.join(from, to, kind, weight.get_untracked().parse().unwrap_or(50));
        }
    };
    let missing = Signal::derive(move || {
        let lang = lang.get();
        match from.get() {
            None => Some(map::pick_someone(lang).to_owned()),
            Some(_) => to.with(String::is_empty).then(|| map::pick_other(lang).to_owned()),
        }
    });
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| stage.joining.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary why=missing on_press=move |_| add()>{tr!(common::add)}</Button>
        }
    };
    view! {
        <Dialog open=stage.joining title=tr!(map::add_line) footer>
            <p>{move || from.get().map_or_else(|| map::pick_someone(lang.get()).to_owned(), |from| name_of(stage, from, lang.get()))}</p>
            <SelectField id="l-kind" label=tr!(map::line_kind) value=kind options=kinds/>
            <SelectField id="l-to" label=tr!(map::person) value=to options=others/>
            <TextField id="l-weight" kind="number" label=tr!(map::line_weight) value=weight/>
        </Dialog>
    }
}

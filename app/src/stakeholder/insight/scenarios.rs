//! Scenarios: what is supposed, kept under a name for everybody who sees the map.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{
    gate::Change,
    id::{ScenarioId, SeatId},
    record::Patch,
    stakeholder::{Scenario, ScenarioPatch},
};

use super::{super::stage::Stage, Reading, compare::Compare, name_of};
use crate::{
    doing::use_doing,
    live::fresh,
    session::use_signed,
    tr,
    ui::{Button, Dialog, Entry, Glyph, Icon, Item, Kind, Menu, Size, TextField},
    words::{common, errors, insight, map, scenario as words, use_lang},
};

/// Characters of a name that is offered.
const OFFERED: usize = 60;

/// The scenarios of the map, by name.
pub(super) fn all_of(stage: Stage) -> Memo<Vec<Scenario>> {
    let map = stage.map.with_value(|map| map.id);
    Memo::new(move |_| {
        let mut all: Vec<Scenario> =
            stage.rooms.with(|world| world.all::<Scenario>().filter(|one| one.map == map).cloned().collect());
        all.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        all
    })
}

/// The list, and what one does with it.
#[component]
pub fn Scenarios(stage: Stage, reading: Reading, opened: RwSignal<Option<ScenarioId>>) -> impl IntoView {
    let lang = use_lang();
    let all = all_of(stage);
    let (naming, comparing) = (RwSignal::new(false), RwSignal::new(false));
    let asked = RwSignal::new(None::<ScenarioId>);
    let nothing = move || stage.what_if.with(Vec::is_empty);
    let read_only = move || (!stage.may_edit).then(|| map::read_only(lang.get()).to_owned());
    let why_keep = Signal::derive(move || {
        read_only().or_else(|| nothing().then(|| words::nothing_supposed(lang.get()).to_owned()))
    });
    let why_compare = Signal::derive(move || {
        (all.with(Vec::is_empty) && nothing()).then(|| words::nothing_supposed(lang.get()).to_owned())
    });
    let keep = move |_| {
        asked.set(None);
        naming.set(true);
    };
    view! {
        <div class="scenarios">
            <span class="k"><Icon glyph=Glyph::Bookmark small=true/>{tr!(words::scenarios)} <span class="num">{move || all.with(Vec::len)}</span></span>
            <Show when=move || !all.with(Vec::is_empty) fallback=move || view! { <p class="meta">{tr!(words::none_yet)}</p> }>
                <ul>
                    <For each=move || all.get() key=|one| (one.id, one.name.clone(), one.changes.len())
                        children=move |one| view! { <Line stage id=one.id name=one.name count=one.changes.len() opened naming asked/> }/>
                </ul>
            </Show>
            <div class="acts">
                <Button size=Size::Small icon=Glyph::Plus why=why_keep on_press=keep>{tr!(words::keep)}</Button>
                <Button size=Size::Small icon=Glyph::Compare why=why_compare on_press=move |_| comparing.set(true)>{tr!(words::compare)}</Button>
            </div>
            <NameDialog stage naming asked opened/>
            <Compare stage reading open=comparing/>
        </div>
    }
}

#[component]
fn Line(
    stage: Stage,
    id: ScenarioId,
    name: String,
    count: usize,
    opened: RwSignal<Option<ScenarioId>>,
    naming: RwSignal<bool>,
    asked: RwSignal<Option<ScenarioId>>,
) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(stage.rooms);
    let name = StoredValue::new(name);
    // Told by a notice when the row is gone already: it takes the name along.
    let spoken = move |word: fn(meridian_domain::locale::Lang, &str) -> String| {
        let name = name.get_value();
        TextProp::from(move || word(lang.get(), &name))
    };
    let open = move || {
        let changes = stage.rooms.with_untracked(|world| world.the::<Scenario>(id).map(|one| one.changes.clone()));
        if let Some(changes) = changes {
            opened.set(Some(id));
            stage.what_if.set(changes);
            stage.say(name.with_value(|name| words::opened(stage.language(), name)));
        }
    };
    let replace = move || {
        let set = ScenarioPatch { changes: Some(stage.what_if.get_untracked()), ..ScenarioPatch::default() };
        opened.set(Some(id));
        doing.act_saying(Change::Edit(Patch::Scenario { id, set }), spoken(words::replaced));
    };
    let remove = move || {
        opened.update(|opened| *opened = opened.filter(|opened| *opened != id));
        doing.act_saying(Change::Remove(id.into()), spoken(words::removed));
    };
    let entries = move || {
        let why = (!stage.may_edit).then_some(tr!(map::read_only));
        let nothing = stage.what_if.with_untracked(Vec::is_empty).then_some(tr!(words::nothing_supposed));
        let rename = move || {
            asked.set(Some(id));
            naming.set(true);
        };
        let no_replace = why.map(TextProp::from).or_else(|| nothing.map(TextProp::from));
        vec![
            Item::new(tr!(common::open), open).into(),
            Item::new(tr!(words::replace), replace).why(no_replace).into(),
            Item::new(tr!(words::rename), rename).why(why).into(),
            Entry::Rule,
            Item::new(tr!(common::delete), remove).icon(Glyph::Trash).danger().why(why).into(),
        ]
    };
    view! {
        <li>
            <button type="button" class="clip" aria-current=move || (opened.get() == Some(id)).then_some("true")
                title=move || name.with_value(|name| words::open_named(lang.get(), name)) on:click=move |_| open()>
                {name.get_value()}
            </button>
            <span class="meta">{move || words::changes(lang.get(), count)}</span>
            <Menu id=format!("sc-{id}") label=spoken(words::more_of) kind="quiet" square=true entries><Icon glyph=Glyph::More/></Menu>
        </li>
    }
}

/// Keeps what is supposed under a name, or gives a scenario another: `asked` says which.
#[component]
fn NameDialog(
    stage: Stage,
    naming: RwSignal<bool>,
    asked: RwSignal<Option<ScenarioId>>,
    opened: RwSignal<Option<ScenarioId>>,
) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(stage.rooms);
    let me = use_signed();
    let (name, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    Effect::new(move |_| {
        if naming.get() {
            tried.set(false);
            name.set(untrack(|| offered(stage, asked.get_untracked())));
        }
    });
    let missing = Signal::derive(move || {
        (tried.get() && name.with(|name| name.trim().is_empty())).then(|| errors::field_required(lang.get()).to_owned())
    });
    let save = move || {
        tried.set(true);
        let text = name.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        let spoken = text.clone();
        let said = move |word: fn(meridian_domain::locale::Lang, &str) -> String| {
            let text = spoken.clone();
            TextProp::from(move || word(lang.get(), &text))
        };
        match asked.get_untracked() {
            Some(id) => {
                let set = ScenarioPatch { name: Some(text), ..ScenarioPatch::default() };
                doing.act_saying(Change::Edit(Patch::Scenario { id, set }), said(words::renamed));
            }
            None => {
                let Some(me) = me.get_untracked() else { return };
                let (map, changes) = (stage.map.with_value(|map| map.id), stage.what_if.get_untracked());
                let kept = Scenario { id: fresh(), map, name: text, changes, by: me.id };
                opened.set(Some(kept.id));
                doing.act_saying(Change::Add(kept.into()), said(words::kept));
            }
        }
        naming.set(false);
    };
    let title = move || match asked.get() {
        Some(_) => words::rename_title(lang.get()),
        None => words::keep_title(lang.get()),
    };
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| naming.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary on_press=move |_| save()>{tr!(common::save)}</Button>
        }
    };
    view! {
        <Dialog open=naming title footer>
            <form on:submit=move |event| { event.prevent_default(); save(); }>
                <TextField id="scenario-name" label=tr!(words::name_it) value=name error=missing required=true autocomplete="off"/>
                <button class="vh" type="submit" tabindex="-1">{tr!(common::save)}</button>
            </form>
        </Dialog>
    }
}

/// The name a scenario has, or one made of what is supposed.
fn offered(stage: Stage, asked: Option<ScenarioId>) -> String {
    let lang = stage.language();
    if let Some(id) = asked {
        return stage
            .rooms
            .with_untracked(|world| world.the::<Scenario>(id).map(|one| one.name.clone()))
            .unwrap_or_default();
    }
    let first = stage.what_if.with_untracked(|all| all.first().copied());
    let sentence = first.map(|change| insight::hypothesis(lang, change, |id| name_of(stage, SeatId(id), lang)));
    sentence.unwrap_or_default().chars().take(OFFERED).collect()
}

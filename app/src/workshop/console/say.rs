//! What is said to everybody at once.

use leptos::prelude::*;
use meridian_domain::{
    id::CrewId,
    workshop::run::{Notice, Saying, Steer},
};

use super::Desk;
use crate::{
    shell::Route,
    tr,
    ui::{Button, Entry, Glyph, Icon, Item, Menu, Size, Switch},
    words::{run as words, use_lang},
};

#[component]
pub(super) fn SayBar(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let why = desk.why();
    let run = desk.run;
    let text = RwSignal::new(String::new());
    let to = RwSignal::new(None::<CrewId>);
    let locked = Memo::new(move |_| run.with(|run| run.locked));
    let private = Memo::new(move |_| run.with(|run| run.private));
    let revealed = Memo::new(move |_| run.with(|run| run.revealed));
    let summoned =
        Memo::new(move |_| desk.view.with(|view| current(&view.notices, Saying::Summon).map(|notice| notice.id)));
    let broadcast = Memo::new(move |_| {
        desk.view.with(|view| current(&view.notices, Saying::Broadcast).map(|notice| (notice.id, notice.text.clone())))
    });
    let crews = Memo::new(move |_| {
        desk.view.with(|view| view.crews.iter().map(|crew| (crew.crew.id, crew.crew.name.clone())).collect::<Vec<_>>())
    });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let said = text.get_untracked().trim().to_owned();
        if !said.is_empty() && untrack(|| why.get()).is_none() {
            let deed =
                Steer::Say { saying: Saying::Broadcast, crew: to.get_untracked(), text: said, place: String::new() };
            desk.helm.steer_then(deed, move || drop(text.try_set(String::new())));
        }
    };
    let summon = move |word: String, place: String| {
        desk.steer(Steer::Say { saying: Saying::Summon, crew: None, text: word, place });
    };
    let looks = move || {
        let why = untrack(|| why.get());
        let lang_now = lang.get_untracked();
        let look = |word: String, place: String| {
            let said = word.clone();
            Item::new(word, move || summon(said.clone(), place.clone())).why(why.clone()).into()
        };
        let mut entries: Vec<Entry> = vec![
            look(words::summon_projector(lang_now).to_owned(), String::new()),
            look(words::summon_brief(lang_now).to_owned(), Route::Play.path()),
        ];
        // Another team's map is none of a team's business unless the trainer has let them see each other.
        entries.push(Entry::Rule);
        let over = Item::new(
            move || words::summon_release(lang.get()),
            move || {
                if let Some(id) = summoned.get_untracked() {
                    desk.steer(Steer::Unsay(id));
                }
            },
        );
        let idle = summoned.get_untracked().is_none().then(|| words::nobody_summoned(lang_now));
        entries.push(over.why(idle).into());
        entries
    };
    view! {
        <div class="say-bar" role="group" aria-label=tr!(words::broadcast)>
            <Menu id="summon" label=tr!(words::summon_where) entries=looks>
                <Icon glyph=Glyph::Target/>
                {move || if summoned.get().is_some() { words::summoned(lang.get()) } else { words::summon(lang.get()) }}
            </Menu>
            <Button icon=Glyph::Lock pressed=locked why on_press=move |_| desk.steer(Steer::Lock { crew: None, locked: !locked.get_untracked() })>
                {move || if locked.get() { words::unlock(lang.get()) } else { words::lock(lang.get()) }}
            </Button>
            <Switch label=tr!(words::private) checked=private why on_change=move |on| desk.steer(Steer::Private(on))/>
            <Switch label=tr!(words::revealed) checked=revealed why on_change=move |on| desk.steer(Steer::Reveal(on))/>
            {move || broadcast.get().map(|(id, said)| view! {
                <Button icon=Glyph::Undo label=move || format!("{}: {said}", words::withdraw_said(lang.get())) on_press=move |_| desk.steer(Steer::Unsay(id))>
                    {words::withdraw_said(lang.get())}
                </Button>
            })}
            <form on:submit=send>
                <label class="vh" for="say-to">{tr!(words::note_of)}</label>
                <span class="pick">
                    <select class="input" id="say-to" on:change:target=move |event| to.set(event.target().value().parse().ok())>
                        <option value="">{tr!(words::everybody)}</option>
                        {move || crews.get().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{move || name.get(lang.get()).to_owned()}</option> }).collect_view()}
                    </select>
                    <Icon glyph=Glyph::Down/>
                </span>
                <input class="input say" id="say" aria-label=tr!(words::broadcast_place) placeholder=tr!(words::broadcast_place) maxlength="300"
                    prop:value=move || text.get() on:input:target=move |event| text.set(event.target().value())/>
                <Button size=Size::Large submit=true why>{tr!(words::send)}</Button>
            </form>
        </div>
    }
}

/// What is being said to all teams now.
fn current(notices: &[Notice], saying: Saying) -> Option<&Notice> {
    notices.iter().filter(|notice| notice.saying == saying && !notice.withdrawn).max_by_key(|notice| notice.at)
}

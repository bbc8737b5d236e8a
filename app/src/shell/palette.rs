//! The command palette: every account, person, deal and action, a few letters away.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use meridian_domain::locale::Lang;

use super::route::Route;
use crate::{
    theme::{toggle_theme, use_theme},
    tr,
    ui::{Glyph, Icon},
    words::{set_lang, shell, use_lang},
};

/// The heading an item stands under, in the order the palette shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Customers.
    Accounts,
    /// People at the customers'.
    People,
    /// Opportunities.
    Deals,
    /// Places of the program.
    Go,
    /// Things to do.
    Actions,
}

impl Group {
    const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Accounts => shell::group_accounts(lang),
            Self::People => shell::group_people(lang),
            Self::Deals => shell::group_deals(lang),
            Self::Go => shell::group_go(lang),
            Self::Actions => shell::group_actions(lang),
        }
    }
}

/// What choosing an item does.
#[derive(Clone)]
pub enum Deed {
    /// Goes to an address; `Route::path`, with a query where a page takes one.
    Go(String),
    /// Does something. Shared, not a `Callback`: it outlives the page that offered it.
    Run(Arc<dyn Fn() + Send + Sync>),
}

/// Something the palette offers.
#[derive(Clone)]
pub struct PaletteItem {
    /// The heading it stands under.
    pub group: Group,
    /// The icon before it.
    pub glyph: Glyph,
    /// Its name.
    pub label: String,
    /// What it is, small, behind the name; may be empty.
    pub detail: String,
    /// Where it belongs, at the end of the line; may be empty.
    pub at: String,
    /// What choosing it does.
    pub deed: Deed,
}

/// Finds records for the letters typed; called in the browser, never with an empty text.
pub type Search = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Vec<PaletteItem>>>> + Send + Sync>;

/// How long the reader must pause before the server is asked.
const PAUSE: Duration = Duration::from_millis(120);

/// The program's own places and actions that match the letters typed.
fn own(lang: Lang, query: &str, act: impl Fn(Act) -> Deed) -> Vec<PaletteItem> {
    type Words = fn(Lang) -> &'static str;
    let places: [(Words, Glyph, Route); 9] = [
        (shell::home, Glyph::Bookmark, Route::Home),
        (shell::accounts, Glyph::Building, Route::Accounts),
        (crate::words::identify::title, Glyph::Matrix, Route::Identify),
        (shell::pipeline, Glyph::Board, Route::Pipelines),
        (shell::forecast, Glyph::Coins, Route::Forecast),
        (shell::health, Glyph::Flag, Route::Health),
        (crate::words::run::title, Glyph::Users, Route::Workshop),
        (shell::import, Glyph::Upload, Route::Import),
        (shell::settings, Glyph::Settings, Route::Settings),
    ];
    let actions: [(Words, Glyph, Act); 3] = [
        (if lang == Lang::Zh { to_english } else { to_chinese }, Glyph::Globe, Act::Lang),
        (shell::theme_toggle, Glyph::Moon, Act::Theme),
        (shell::keys, Glyph::Help, Act::Help),
    ];
    let item = |group, word: Words, glyph, deed| PaletteItem {
        group,
        glyph,
        label: word(lang).to_owned(),
        detail: String::new(),
        at: String::new(),
        deed,
    };
    // Either language finds it: who reads Chinese may well type “board”.
    let fits =
        |word: Words| query.is_empty() || [Lang::Zh, Lang::En].iter().any(|&lang| find(word(lang), query).is_some());
    let places = places
        .into_iter()
        .filter(|(word, ..)| fits(*word))
        .map(|(word, glyph, route)| item(Group::Go, word, glyph, Deed::Go(route.path())));
    let actions = actions
        .into_iter()
        .filter(|(word, ..)| fits(*word))
        .map(|(word, glyph, deed)| item(Group::Actions, word, glyph, act(deed)));
    places.chain(actions).collect()
}

/// In the language one would switch to, as on the button in the top bar.
fn to_chinese(_: Lang) -> &'static str {
    shell::to_chinese(Lang::Zh)
}

fn to_english(_: Lang) -> &'static str {
    shell::to_english(Lang::En)
}

#[derive(Clone, Copy)]
enum Act {
    Lang,
    Theme,
    Help,
}

/// Where `query` stands in `text`, as bytes, without regard to case.
fn find(text: &str, query: &str) -> Option<(usize, usize)> {
    text.char_indices().find_map(|(start, _)| {
        let mut rest = text[start..].char_indices().peekable();
        for wanted in query.chars() {
            let (_, seen) = rest.next()?;
            if !seen.to_lowercase().eq(wanted.to_lowercase()) {
                return None;
            }
        }
        let end = rest.peek().map_or(text.len(), |(offset, _)| start + offset);
        Some((start, end))
    })
}

/// The palette. `open` is set by the shell's keys and the button in the top bar.
#[component]
pub(super) fn Palette(open: RwSignal<bool>, search: Search, on_help: Callback<()>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        match (open.get(), element.open()) {
            // Cannot fail: the element is in the page and not open yet.
            (true, false) => drop(element.show_modal()),
            (false, true) => element.close(),
            _ => {}
        }
    });
    view! {
        <dialog node_ref=dialog class="palette" aria-label=tr!(shell::palette) on:close=move |_| open.set(false)>
            <Show when=move || open.get()>
                <Body open search=search.clone() on_help/>
            </Show>
        </dialog>
    }
}

#[component]
fn Body(open: RwSignal<bool>, search: Search, on_help: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let theme = use_theme();
    let query = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<PaletteItem>::new());
    let searching = RwSignal::new(false);
    let at = RwSignal::new(0_usize);

    ask(search, query, found, searching);

    let act = move |act| {
        Deed::Run(match act {
            Act::Lang => {
                Arc::new(move || set_lang(lang, if lang.get_untracked() == Lang::Zh { Lang::En } else { Lang::Zh }))
                    as Arc<dyn Fn() + Send + Sync>
            }
            Act::Theme => Arc::new(move || toggle_theme(theme)),
            Act::Help => Arc::new(move || on_help.run(())),
        })
    };
    let items = Signal::derive(move || {
        let typed = query.get();
        let mut items = found.get();
        items.extend(own(lang.get(), typed.trim(), act));
        items.sort_by_key(|item| item.group);
        items
    });

    let go = use_navigate();
    let choose = Callback::new(move |index: usize| {
        let Some(item) = items.with_untracked(|items| items.get(index).cloned()) else { return };
        open.set(false);
        match item.deed {
            Deed::Go(path) => go(&path, NavigateOptions::default()),
            Deed::Run(run) => run(),
        }
    });
    let steer = move |event: web_sys::KeyboardEvent| {
        let count = items.with_untracked(Vec::len);
        if count == 0 || event.is_composing() {
            return;
        }
        let here = at.get_untracked().min(count - 1);
        match event.key().as_str() {
            "ArrowDown" => at.set((here + 1) % count),
            "ArrowUp" => at.set((here + count - 1) % count),
            "Enter" => choose.run(here),
            _ => return,
        }
        event.prevent_default();
        reveal(at.get_untracked());
    };

    view! {
        <div class="q">
            <Icon glyph=Glyph::Search/>
            <input
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                spellcheck="false"
                aria-label=tr!(shell::ask)
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls="palette-list"
                aria-activedescendant=move || (!items.with(Vec::is_empty)).then(|| option_id(at.get()))
                placeholder=tr!(shell::ask)
                on:input:target=move |event| {
                    query.set(event.target().value());
                    at.set(0);
                }
                on:keydown=steer
            />
        </div>
        <div id="palette-list" class="list" role="listbox" aria-label=tr!(shell::palette)>
            {move || groups(items.get(), query.get().trim(), lang.get(), at, choose)}
        </div>
        <p class="none" role="status">
            {move || {
                let count = items.with(Vec::len);
                if searching.get() {
                    shell::palette_searching(lang.get()).to_owned()
                } else if count == 0 {
                    shell::palette_none(lang.get(), query.get().trim())
                } else {
                    shell::palette_results(lang.get(), count)
                }
            }}
        </p>
        <footer aria-hidden="true">
            <span>{tr!(shell::palette_choose)}</span>
            <span>{tr!(shell::palette_open)}</span>
            <span>{tr!(shell::palette_close)}</span>
        </footer>
    }
}

/// Asks the server whenever the reader pauses; answers that come late are dropped.
fn ask(search: Search, query: RwSignal<String>, found: RwSignal<Vec<PaletteItem>>, searching: RwSignal<bool>) {
    let asked = StoredValue::new(0_u64);
    Effect::new(move |_| {
        let typed = query.get().trim().to_owned();
        let mine = asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        let current = move || asked.try_get_value() == mine;
        if typed.is_empty() {
            found.set(Vec::new());
            searching.set(false);
            return;
        }
        searching.set(true);
        let search = search.clone();
        set_timeout(
            move || {
                if !current() {
                    return;
                }
                spawn_local(async move {
                    let items = search(typed).await;
                    if current() {
                        found.try_set(items);
                        searching.try_set(false);
                    }
                });
            },
            PAUSE,
        );
    });
}

fn option_id(index: usize) -> String {
    format!("palette-{index}")
}

/// Scrolls the chosen option into sight.
fn reveal(index: usize) {
    request_animation_frame(move || {
        if let Some(option) = document().get_element_by_id(&option_id(index)) {
            option.scroll_into_view_with_bool(false);
        }
    });
}

fn groups(
    items: Vec<PaletteItem>,
    query: &str,
    lang: Lang,
    at: RwSignal<usize>,
    choose: Callback<usize>,
) -> impl IntoView + use<> {
    let mut parts: Vec<(Group, Vec<AnyView>)> = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let group = item.group;
        let line = option(index, item, query, at, choose).into_any();
        match parts.last_mut() {
            Some((last, lines)) if *last == group => lines.push(line),
            _ => parts.push((group, vec![line])),
        }
    }
    parts
        .into_iter()
        .map(|(group, lines)| {
            view! {
                <div role="group" aria-label=group.word(lang)>
                    <div class="grp" role="presentation">{group.word(lang)}</div>
                    {lines}
                </div>
            }
        })
        .collect_view()
}

fn option(
    index: usize,
    item: PaletteItem,
    query: &str,
    at: RwSignal<usize>,
    choose: Callback<usize>,
) -> impl IntoView + use<> {
    let PaletteItem { glyph, label, detail, at: place, .. } = item;
    let marked = find(&label, query).filter(|_| !query.is_empty());
    let name = match marked {
        Some((start, end)) => view! {
            {label[..start].to_owned()}
            <mark>{label[start..end].to_owned()}</mark>
            {label[end..].to_owned()}
        }
        .into_any(),
        None => label.into_any(),
    };
    view! {
        <div
            id=option_id(index)
            role="option"
            aria-selected=move || if at.get() == index { "true" } else { "false" }
            on:click=move |_| choose.run(index)
            on:pointermove=move |_| at.set(index)
        >
            <Icon glyph/>
            <span class="clip">
                {name}
                {(!detail.is_empty()).then(|| view! { " " <span class="meta">{detail}</span> })}
            </span>
            <span class="at">{place}</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(lang: Lang, query: &str) -> Vec<String> {
        own(lang, query, |_| Deed::Go(String::new())).into_iter().map(|item| item.label).collect()
    }

    #[test]
    fn a_place_is_found_in_either_language() {
        assert_eq!(labels(Lang::Zh, "import"), ["导入"]);
        assert_eq!(labels(Lang::En, "看板"), ["Board"]);
    }

    #[test]
    fn nothing_typed_offers_everything() {
        assert_eq!(labels(Lang::En, "").len(), 12);
    }

    #[test]
    fn the_match_is_marked_without_regard_to_case() {
        assert_eq!(find("云泽 First Hospital", "first"), Some((7, 12)));
        assert_eq!(find("云泽一附院", "一附"), Some((6, 12)));
        assert_eq!(find("Board", "x"), None);
    }
}

//! Saved views on the bar: one press applies one, a popover saves, renames, shares and removes them.
//! Which view a filter comes from stands in the address, so that a link says it too.

mod form;
mod state;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use meridian_domain::{
    id::SavedViewId,
    pipeline::{SavedView, query::DealQuery},
};

pub use self::state::{marked, named};
use self::{
    form::ViewForm,
    state::{Standing, in_order, query_of, standing},
};
use super::{address::Address, desk::Desk};
use crate::{
    session::use_signed,
    tr,
    ui::{Chip, Glyph, Icon, Popover, close_popover},
    words::{saved as words, views},
};

/// How many views stand on the bar; all are in the popover.
const ON_BAR: usize = 3;
/// The popover.
const POPOVER: &str = "saved-views";

/// The saved view that the address names, followed.
pub fn use_named() -> Memo<Option<SavedViewId>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(named))
}

/// What the views of a page are.
#[derive(Clone, Copy)]
pub(super) struct Views {
    pub desk: Desk,
    pub address: Address,
    /// All the reader may see, their own first.
    pub all: Memo<Vec<SavedView>>,
    from: Memo<Option<SavedViewId>>,
}

impl Views {
    /// What a view is to what is shown, followed.
    pub fn standing(self, view: &SavedView) -> Standing {
        self.desk.query.with(|query| standing(view, self.from.get(), query))
    }

    /// The view that was applied, changed since or not.
    pub fn applied(self) -> Option<SavedView> {
        self.all.with(|all| all.iter().find(|view| self.standing(view) != Standing::Off).cloned())
    }

    /// Shows what a view says; who presses it again sees everything again.
    fn press(self, id: SavedViewId) {
        let view = self.all.with_untracked(|all| all.iter().find(|view| view.id == id).cloned());
        let Some(view) = view else { return };
        if untrack(|| self.standing(&view)) == Standing::Applied {
            self.address.query(|query| *query = DealQuery::default());
        } else {
            self.address.apply(id, query_of(&view, self.desk.lang.get_untracked()));
        }
    }
}

/// The views on the bar.
#[component]
pub fn SavedViews(desk: Desk, address: Address) -> impl IntoView {
    let me = use_signed();
    let all = Memo::new(move |_| {
        let me = me.with(|me| me.as_ref().map(|me| me.id));
        desk.rooms.with(|world| in_order(world.all::<SavedView>(), me))
    });
    let views = Views { desk, address, all, from: use_named() };
    // What is applied is on the bar in any case.
    let on_bar = Memo::new(move |_| {
        let applied = views.applied().map(|view| view.id);
        all.with(|all| {
            let first = all.iter().take(ON_BAR).map(|view| view.id);
            let hidden = applied.filter(|id| !all.iter().take(ON_BAR).any(|view| view.id == *id));
            first.chain(hidden).collect::<Vec<_>>()
        })
    });
    let open = RwSignal::new(false);
    view! {
        <span class="saved" role="group" aria-label=tr!(words::title)>
            <For each=move || on_bar.get() key=|id| *id let:id>
                <ViewChip views id/>
            </For>
            <button
                type="button"
                class="chip"
                popovertarget=POPOVER
                aria-haspopup="dialog"
                aria-expanded=move || if open.get() { "true" } else { "false" }
            >
                <Icon glyph=Glyph::Bookmark/>
                {tr!(words::views)}
                <Icon glyph=Glyph::Down/>
            </button>
        </span>
        <Popover id=POPOVER open label=tr!(words::title) class="saved-views">
            <Others views/>
            <ViewForm views/>
        </Popover>
    }
}

#[component]
fn ViewChip(views: Views, id: SavedViewId) -> impl IntoView {
    let lang = views.desk.lang;
    let view = Memo::new(move |_| views.all.with(|all| all.iter().find(|view| view.id == id).cloned()));
    let name = move || view.with(|view| view.as_ref().map(|view| view.name.clone())).unwrap_or_default();
    let shared = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.shared)));
    let standing =
        Memo::new(move |_| view.with(|view| view.as_ref().map_or(Standing::Off, |view| views.standing(view))));
    let glyph = move || if shared.get() { Glyph::Users } else { Glyph::Bookmark };
    let whose = move || if shared.get() { words::for_team(lang.get()) } else { words::private(lang.get()) };
    view! {
        <Chip
            pressed=Signal::derive(move || standing.get() != Standing::Off)
            on_press=Callback::new(move |()| views.press(id))
        >
            {move || view! { <Icon glyph=glyph()/> }}
            <span class="clip" title=move || format!("{} · {}", name(), whose())>{name}</span>
            <span class="vh">{move || format!(" — {}", whose())}</span>
            {move || {
                (standing.get() == Standing::Changed)
                    .then(|| view! { <em class="changed" title=tr!(words::changed_how)>{tr!(words::changed)}</em> })
            }}
        </Chip>
    }
}

/// All views: the bar holds a few.
#[component]
fn Others(views: Views) -> impl IntoView {
    let lang = views.desk.lang;
    let line = move |view: SavedView| {
        let SavedView { id, name, shared, .. } = view.clone();
        let here = move || views.standing(&view) != Standing::Off;
        let choose = move |_| {
            views.press(id);
            close_popover(POPOVER);
        };
        let spoken = name.clone();
        view! {
            <li>
                <button
                    type="button"
                    class="btn"
                    data-kind="quiet"
                    aria-label=move || words::apply(lang.get(), &spoken)
                    aria-current=move || here().then_some("true")
                    on:click=choose
                >
                    <Icon glyph=if shared { Glyph::Users } else { Glyph::Bookmark } small=true/>
                    <span>{name}</span>
                </button>
            </li>
        }
    };
    let any = move || views.all.with(|all| !all.is_empty());
    view! {
        <Show when=any>
            <ul class="all" aria-label=tr!(views::view)>
                {move || views.all.get().into_iter().map(line).collect_view()}
            </ul>
        </Show>
    }
}

//! The shell around every room: top bar, spine, palette, keys, toasts.
//!
//! At the app's root, once:
//! ```text
//! words::provide_lang(words::initial_lang());
//! theme::provide_theme(theme::initial_theme());
//! ui::provide_toasts();
//! shell::provide_crumbs();
//! view! {
//!     <Sprite/>
//!     <Router>
//!         <Shell me last sync presence on_sign_out search on_undo on_redo>
//!             <Routes fallback=NotFound>…</Routes>
//!         </Shell>
//!     </Router>
//! }
//! ```
//! A page is what stands inside `<main class="room">`: it begins with its own root element (`.page`,
//! `.account`, `.pipe`, `.map` …) and says where it is with [`set_crumbs`]. Addresses are [`Route`]s:
//! `<a href=Route::Account(id).path()>`.

mod alerts;
mod bell;
mod crumbs;
mod home;
mod keys;
mod palette;
pub mod route;
mod spine;
mod sync;
mod top;

pub use crumbs::{Crumb, provide_crumbs, set_crumbs};
pub use home::{HomePage, forget_left_off, use_left_off};
pub use palette::{Deed, Group, PaletteItem, Search};
pub use route::{Route, Step};
pub use sync::{Present, SyncState};
pub use top::{LangSwitch, Logo, ThemeSwitch};

use leptos::prelude::*;
use meridian_domain::id::AccountId;

use self::{
    keys::{Keys, KeysHelp},
    palette::Palette,
    spine::{Spine, TabBar},
    top::TopBar,
};
use crate::{session::Me, tr, ui::ToastStack, words::shell};

/// How much of the shell stands around a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Top bar, spine, palette.
    Whole,
    /// A team in an exercise: its own bar and rail, and nothing of the workspace.
    Team,
    /// Nothing: the page is for a projector.
    Bare,
}

impl Frame {
    const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Whole => None,
            Self::Team => Some("team"),
            Self::Bare => Some("bare"),
        }
    }
}

/// The shell; the children are the routes.
#[component]
pub fn Shell(
    /// The signed-in user; `None` while it is not known.
    #[prop(into)]
    me: Signal<Option<Me>>,
    /// The account opened last.
    #[prop(into)]
    last: Signal<Option<AccountId>>,
    #[prop(into)] frame: Signal<Frame>,
    /// The bar and the rail of a team.
    #[prop(into)]
    team: ViewFn,
    #[prop(into)] sync: Signal<SyncState>,
    /// The others in the room.
    #[prop(into)]
    presence: Signal<Vec<Present>>,
    /// Sign out here, or everywhere when true.
    #[prop(into)]
    on_sign_out: Callback<bool>,
    /// What the palette asks for records.
    search: Search,
    #[prop(optional, into)] on_undo: Option<Callback<()>>,
    #[prop(optional, into)] on_redo: Option<Callback<()>>,
    /// Banners over the room; nothing while there are none.
    #[prop(optional, into)]
    banners: ViewFn,
    children: Children,
) -> impl IntoView {
    let palette = RwSignal::new(false);
    let help = RwSignal::new(false);
    Keys { palette, help, frame, undo: on_undo, redo: on_redo }.listen();
    let on_help = Callback::new(move |()| help.set(true));
    view! {
        <a class="skip" href="#main">{tr!(shell::skip)}</a>
        <div class="shell" data-frame=move || frame.get().attribute()>
            {move || match frame.get() {
                Frame::Whole => {
                    view! { <TopBar me sync presence on_ask=Callback::new(move |()| palette.set(true)) on_sign_out/> }
                        .into_any()
                }
                Frame::Team => team.run().into_any(),
                Frame::Bare => ().into_any(),
            }}
            <div class="banners">{banners.run()}</div>
            {move || (frame.get() == Frame::Whole).then(|| view! { <Spine me last on_help/> })}
            <main id="main" class="room" tabindex="-1">
                {children()}
            </main>
            {move || (frame.get() == Frame::Whole).then(|| view! { <TabBar me last/> })}
        </div>
        <Palette open=palette search on_help/>
        <KeysHelp open=help/>
        <ToastStack/>
    }
}

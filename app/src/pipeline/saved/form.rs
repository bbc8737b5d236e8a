//! Saving the present filter under a name, and what becomes of the view that is applied.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    access::{Capability, Grant, grant},
    gate::{Change, Check},
    pipeline::SavedView,
};

use super::{POPOVER, Standing, Views, state::is_taken};
use crate::{
    Failure,
    doing::use_doing,
    live::fresh,
    session::use_signed,
    tr,
    ui::{Button, Checkbox, Glyph, Kind, TextField, Why, close_popover},
    words::{errors, failures, pipelines, saved as words},
};

/// What the form sends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    New,
    /// In the place of the view that is applied.
    Instead,
}

#[component]
pub(super) fn ViewForm(views: Views) -> impl IntoView {
    let desk = views.desk;
    let lang = desk.lang;
    let doing = use_doing(desk.rooms);
    let signed = use_signed();
    let me = move || signed.with(|me| me.as_ref().map(|me| me.id));
    // The popover's content is made when it opens: what is applied then is what the form is about.
    let applied = Memo::new(move |_| views.applied());
    let mine = Memo::new(move |_| applied.get().filter(|view| Some(view.by) == me()));
    let began = mine.get_untracked();
    let name = RwSignal::new(began.as_ref().map(|view| view.name.clone()).unwrap_or_default());
    let shared = RwSignal::new(began.is_some_and(|view| view.shared));
    let (take, tried) = (RwSignal::new(true), RwSignal::new(false));
    let refused = RwSignal::new(None::<String>);
    let empty = move || desk.query.with(|query| query.text().is_empty());
    let changed = Memo::new(move |_| {
        mine.with(|view| view.as_ref().is_some_and(|view| views.standing(view) == Standing::Changed))
    });
    let fault = move |meant: Meant| {
        let but = mine.with(|view| view.as_ref().map(|view| view.id)).filter(|_| meant == Meant::Instead);
        let text = name.get();
        if text.trim().is_empty() {
            Some(errors::field_required(lang.get()).to_owned())
        } else if text.trim().chars().count() > Check::TEXT {
            Some(pipelines::too_long(lang.get(), Check::TEXT))
        } else if views.all.with(|all| is_taken(all, me(), &text, but)) {
            Some(words::taken(lang.get()).to_owned())
        } else {
            None
        }
    };
    let meant = RwSignal::new(Meant::New);
    let error = Signal::derive(move || {
        let fault = fault(meant.get()).filter(|_| tried.get());
        fault.or_else(|| refused.get())
    });
    let no_filter = Signal::derive(move || empty().then(|| words::no_filter(lang.get()).to_owned()));
    let same = Signal::derive(move || {
        let unchanged = mine.with(|view| {
            view.as_ref().is_some_and(|view| {
                view.name == name.get().trim() && view.shared == shared.get() && !(changed.get() && take.get())
            })
        });
        unchanged.then(|| words::nothing_changed(lang.get()).to_owned())
    });
    let send = move |what: Meant| {
        meant.set(what);
        tried.set(true);
        refused.set(None);
        let Some(by) = untrack(me).filter(|_| untrack(|| fault(what)).is_none()) else { return };
        let query = desk.query.with_untracked(|query| query.text());
        let (name, shared) = (name.get_untracked().trim().to_owned(), shared.get_untracked());
        let before = mine.get_untracked().filter(|_| what == Meant::Instead);
        let (id, change) = match before {
            Some(before) => {
                let query = if changed.get_untracked() && take.get_untracked() { query } else { before.query.clone() };
                let view = SavedView { name: name.clone(), shared, query, ..before.clone() };
                (before.id, before.replace_by(view))
            }
            None => {
                let id = fresh();
                let view = SavedView { id, pipeline: desk.pipeline, by, name: name.clone(), query, shared };
                (id, Change::Add(view.into()))
            }
        };
        let told = move || words::saved(lang.get(), &name);
        let done = move || {
            views.address.mark(Some(id));
            close_popover(POPOVER);
        };
        doing.attempt_saying(change, told, done, move |failure: Failure| {
            let told = failures::tell(lang.get_untracked(), &failure);
            refused.try_set(Some(format!("{} · {}", told.happened, told.to_do)));
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let what = if untrack(|| mine.with(Option::is_some)) { Meant::Instead } else { Meant::New };
        let why = if what == Meant::Instead { same } else { no_filter };
        if untrack(move || why.get().is_none()) {
            send(what);
        }
    };
    let filter = move || {
        let said = desk.filter_words();
        words::what_is_saved(lang.get(), if said.is_empty() { words::order_only(lang.get()) } else { &said })
    };
    let others = move || applied.with(Option::is_some) && mine.with(Option::is_none);
    view! {
        <form class="form" on:submit=submit>
            <h2>
                {move || match mine.get() {
                    Some(view) => words::edit(lang.get(), &view.name),
                    None => words::save_as(lang.get()).to_owned(),
                }}
            </h2>
            {move || others().then(|| view! { <p class="meta">{tr!(words::of_another)}</p> })}
            {move || if empty() {
                view! { <Why reason=no_filter/> }.into_any()
            } else {
                view! { <p class="meta">{filter}</p> }.into_any()
            }}
            <TextField id="view-name" label=tr!(words::name) value=name error required=true autocomplete="off"/>
            <Checkbox label=tr!(words::share) checked=shared on_change=Callback::new(move |on| shared.set(on))/>
            <p class="meta">{tr!(words::share_hint)}</p>
            {move || changed.get().then(|| view! {
                <Checkbox label=tr!(words::take_filter) checked=take on_change=Callback::new(move |on| take.set(on))/>
            })}
            <div class="acts">
                {move || if mine.with(Option::is_some) {
                    view! {
                        <Button kind=Kind::Primary submit=true why=same>{tr!(words::save_view)}</Button>
                        <Button why=no_filter on_press=Callback::new(move |_| send(Meant::New))>{tr!(words::save_new)}</Button>
                    }
                        .into_any()
                } else {
                    view! { <Button kind=Kind::Primary submit=true why=no_filter>{tr!(words::save_view)}</Button> }.into_any()
                }}
                <Removal views/>
            </div>
        </form>
    }
}

/// Takes away the view that is applied: its author's, or an administrator's to clear up.
#[component]
fn Removal(views: Views) -> impl IntoView {
    let lang = views.desk.lang;
    let doing = use_doing(views.desk.rooms);
    let me = use_signed();
    let mine = Memo::new(move |_| {
        views.applied().filter(|view| {
            me.with(|me| {
                me.as_ref().is_some_and(|me| {
                    view.by == me.id || (view.shared && grant(me.role, Capability::EditView) == Grant::All)
                })
            })
        })
    });
    let remove = move |_| {
        let Some(view) = mine.get_untracked() else { return };
        let told = move || words::removed(lang.get(), &view.name);
        let done = move || views.address.mark(None);
        doing.attempt_saying(Change::Remove(view.id.into()), told, done, move |failure| doing.complain(&failure));
        close_popover(POPOVER);
    };
    move || {
        mine.with(Option::is_some).then(|| {
            view! {
                <Button kind=Kind::Quiet icon=Glyph::Trash on_press=Callback::new(remove)>{tr!(words::remove)}</Button>
            }
        })
    }
}

//! The first step: files, and what they hold.

use std::sync::Arc;

use leptos::{html, prelude::*};
use meridian_domain::import::{Import, view::Sheet};

use super::{
    desk::{Desk, Item, Stage, State, edit},
    upload,
};
use crate::{
    Failure, tr,
    ui::{Button, Glyph, Icon, Kind, Size, Table, Why},
    words::{failures, import as words, use_lang},
};

/// Where files are dropped or chosen, and the list of them.
#[component]
pub(super) fn Files(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let why = Signal::derive(move || {
        let read = desk.read();
        match read.iter().any(|(_, read)| read.kind.is_none()) {
            _ if read.is_empty() => Some(words::no_file_yet(lang.get()).to_owned()),
            true => Some(words::kind_first(lang.get()).to_owned()),
            false => None,
        }
    });
    view! {
        <p class="sub lead">{tr!(words::lead)}</p>
        <Drop desk/>
        <Show when=move || desk.items.with(|items| !items.is_empty())>
            <div class="scroll">
                <Table caption=tr!(words::files)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::file)}</th>
                            <th scope="col">{tr!(words::kind_label)}</th>
                            <th scope="col" class="num">{tr!(words::rows_label)}</th>
                            <th scope="col">{tr!(words::encoding)}</th>
                            <th scope="col"><span class="vh">{tr!(crate::words::common::actions)}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || desk.items.get() key=|item| item.key children=move |item| view! { <Line desk item/> }/>
                    </tbody>
                </Table>
            </div>
        </Show>
        <div class="acts">
            <Button kind=Kind::Primary size=Size::Large why on_press=Callback::new(move |_| desk.stage.set(Stage::Mapping))>
                {tr!(words::to_mapping)}
            </Button>
            <Why reason=why/>
        </div>
    }
}

#[component]
fn Drop(desk: Desk) -> impl IntoView {
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        upload::take(desk, event.data_transfer().and_then(|data| data.files()));
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        upload::take(desk, input.files());
        // The same file may be chosen again once it was mended.
        input.set_value("");
    };
    view! {
        <div
            class="dropzone"
            data-over=move || over.get().then_some("")
            on:dragover=move |event: web_sys::DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <Icon glyph=Glyph::Upload/>
            <b>{tr!(words::drop_here)}</b>
            <input
                node_ref=input
                class="vh"
                id="import-files"
                type="file"
                multiple=true
                accept=".csv,.tsv,.txt,.xlsx,.vcf,text/csv,text/plain,text/vcard,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                on:change=chosen
            />
            <label class="btn" data-size="l" for="import-files">{tr!(words::choose)}</label>
            <span class="meta">{tr!(words::drop_hint)}</span>
        </div>
    }
}

/// How the line of a file looks.
#[derive(Clone, PartialEq)]
enum Phase {
    Reading,
    Failed(Failure),
    Read(Arc<Sheet>),
}

#[component]
fn Line(desk: Desk, item: Item) -> impl IntoView {
    let lang = use_lang();
    let Item { key, name, state } = item;
    let (title, removed) = (name.clone(), name.clone());
    let remove = move |_| desk.items.update(|items| items.retain(|item| item.key != key));
    // The cells are drawn anew when the file is read, not when something else is wished of it.
    let phase = Memo::new(move |_| match state.get() {
        State::Reading => Phase::Reading,
        State::Failed(failure) => Phase::Failed(failure),
        State::Read(read) => Phase::Read(read.sheet),
    });
    let cells = move || match phase.get() {
        Phase::Reading => {
            let name = name.clone();
            view! { <td colspan="3"><span role="status">{move || words::reading(lang.get(), &name)}</span></td> }
                .into_any()
        }
        Phase::Failed(failure) => {
            let told = move || {
                let told = failures::tell(lang.get(), &failure);
                format!("{} · {} {}", told.happened, told.kept, told.to_do)
            };
            view! { <td colspan="3" class="bad"><span role="alert">{told}</span></td> }.into_any()
        }
        Phase::Read(sheet) => view! {
            <td><Holds state file=sheet.file.clone()/></td>
            <td class="num">{sheet.rows}</td>
            <td>{sheet.encoding.clone()}</td>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">{title}</th>
            {cells}
            <td>
                <Button
                    kind=Kind::Quiet
                    icon=Glyph::X
                    label=move || words::remove_file(lang.get(), &removed)
                    on_press=Callback::new(remove)
                />
            </td>
        </tr>
    }
}

/// What a file holds, as guessed or as said.
#[component]
fn Holds(state: RwSignal<State>, file: String) -> impl IntoView {
    let lang = use_lang();
    let chosen = Memo::new(move |_| match state.get() {
        State::Read(read) => read.kind,
        _ => None,
    });
    let open = chosen.get_untracked().is_none();
    view! {
        <span class="pick">
            <select
                class="input"
                aria-label=move || words::kind_of(lang.get(), &file)
                aria-invalid=move || chosen.get().is_none().then_some("true")
                on:change:target=move |event| {
                    if let Some(kind) = Import::from_key(&event.target().value()) {
                        edit(state, |read| read.hold(kind));
                    }
                }
            >
                {open.then(|| view! { <option value="" selected=true>{tr!(words::kind_unknown)}</option> })}
                {Import::ALL
                    .map(|kind| {
                        view! {
                            <option value=kind.key() selected=move || chosen.get() == Some(kind)>
                                {move || words::kind(lang.get(), kind)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
            <Icon glyph=Glyph::Down/>
        </span>
    }
}

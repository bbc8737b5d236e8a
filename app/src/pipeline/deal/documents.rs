//! The papers of a deal, by the stage that asks for them.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    gate::Change,
    id::{DocumentId, UserId},
    locale,
    names::Names,
    pipeline::{Document, DocumentKind, DocumentPatch, Stage, StageKind, file_of},
    record::Patch,
};

use super::{attach::Attach, dossier::Dossier};
use crate::{
    entry::{
        Choice, Entry, EntryField,
        typed::{self, Fault, Wrong},
    },
    live::{fresh, now},
    session::use_signed,
    tr,
    ui::{Button, Glyph, Icon, Kind, SelectField, Size, TextField},
    words::{common, dossier as words, sale},
};

/// A stage and the papers it asks for that no stage before it has asked for.
type Group = (Names, Vec<DocumentKind>);

/// The papers that stages ask for, in the order of the way.
fn groups(stages: &[Stage]) -> Vec<Group> {
    let mut stages: Vec<&Stage> = stages.iter().filter(|stage| stage.kind != StageKind::Lost).collect();
    stages.sort_by_key(|stage| (stage.position, stage.id));
    let mut told: Vec<DocumentKind> = Vec::new();
    let mut groups = Vec::new();
    for stage in stages {
        let mut kinds = stage.guard.documents.clone();
        kinds.retain(|kind| !told.contains(kind));
        told.extend(&kinds);
        if !kinds.is_empty() {
            groups.push((stage.name.clone(), kinds));
        }
    }
    groups
}

/// A kind of paper as the value of a choice.
fn value(kind: DocumentKind) -> String {
    DocumentKind::ALL.iter().position(|one| *one == kind).map(|at| at.to_string()).unwrap_or_default()
}

fn kind_of(value: &str) -> Option<DocumentKind> {
    value.parse::<usize>().ok().and_then(|at| DocumentKind::ALL.get(at)).copied()
}

fn kinds(dossier: Dossier) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let lang = dossier.lang.get();
        let named = |kind: &DocumentKind| (value(*kind), sale::document_name(lang, *kind).to_owned());
        DocumentKind::ALL.iter().map(named).collect()
    })
}

/// The papers: for each stage what is there and what is missing, then all others.
#[component]
pub fn Documents(dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let all = dossier.all::<Document>(|document, deal| document.deal == deal);
    let groups = Memo::new(move |_| {
        let stages: Vec<Stage> = dossier
            .rooms
            .with(|world| world.all::<Stage>().filter(|stage| stage.pipeline == dossier.pipeline).cloned().collect());
        groups(&stages)
    });
    let of = move |kind: DocumentKind| {
        Memo::new(move |_| {
            let mut own: Vec<_> =
                all.with(|all| all.iter().filter(|one| one.kind == kind).map(|one| (one.at, one.id)).collect());
            own.sort();
            own.into_iter().map(|(_, id)| id).collect::<Vec<DocumentId>>()
        })
    };
    let others = Memo::new(move |_| {
        let asked: Vec<DocumentKind> =
            groups.with(|groups| groups.iter().flat_map(|(_, kinds)| kinds.clone()).collect());
        all.with(|all| all.iter().filter(|one| !asked.contains(&one.kind)).map(|one| one.id).collect::<Vec<_>>())
    });
    let wanted = RwSignal::new(String::new());
    let count = move || all.with(Vec::len);
    view! {
        <section class="documents" id="deal-documents" aria-labelledby="deal-documents-head">
            <h2 id="deal-documents-head">{tr!(words::documents)} " " <span class="count">{count}</span></h2>
            {move || groups.get().into_iter().map(|(stage, kinds)| view! {
                <div class="asked">
                    <h3>{move || words::asked_by(lang.get(), stage.get(lang.get()))}</h3>
                    <ul>
                        {kinds.into_iter().map(|kind| view! { <Asked kind papers=of(kind) wanted dossier/> }).collect_view()}
                    </ul>
                </div>
            }).collect_view()}
            <Show when=move || others.with(|others| !others.is_empty())>
                <div class="asked">
                    <h3>{tr!(words::other_papers)}</h3>
                    <ul>
                        <For each=move || others.get() key=|id| *id children=move |id| view! { <li><Paper id named=true dossier/></li> }/>
                    </ul>
                </div>
            </Show>
            <Show when=move || count() == 0 && groups.with(Vec::is_empty)>
                <p class="meta">{tr!(words::no_documents)}</p>
            </Show>
            {dossier.may_edit().then(|| view! { <NewDocument wanted dossier/> })}
        </section>
    }
}

/// A kind of paper a stage asks for: there, or missing.
#[component]
fn Asked(
    kind: DocumentKind,
    papers: Memo<Vec<DocumentId>>,
    /// The kind that is chosen for a new one.
    wanted: RwSignal<String>,
    dossier: Dossier,
) -> impl IntoView {
    let lang = dossier.lang;
    let there = Memo::new(move |_| papers.with(|papers| !papers.is_empty()));
    let add = move |_| {
        wanted.set(value(kind));
        if let Some(field) = document().get_element_by_id("new-document-title")
            && let Some(field) = wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlElement>(&field)
        {
            drop(field.focus());
        }
    };
    view! {
        <li data-there=move || there.get().then_some("")>
            <span class="mark">
                {move || if there.get() {
                    view! { <Icon glyph=Glyph::Check small=true/><span class="vh">{tr!(words::present)}</span> }.into_any()
                } else {
                    view! { <Icon glyph=Glyph::Minus small=true/> }.into_any()
                }}
            </span>
            <span class="kind">
                {move || sale::document_name(lang.get(), kind)}
                {move || (!there.get()).then(|| view! { " " <span class="caution">{tr!(words::missing)}</span> })}
            </span>
            {move || (!there.get() && dossier.may_edit()).then(|| view! {
                <Button size=Size::Small kind=Kind::Quiet icon=Glyph::Plus
                    label=move || words::of(lang.get(), common::add(lang.get()), sale::document_name(lang.get(), kind)) on_press=add/>
            })}
            <div class="papers">
                <For each=move || papers.get() key=|id| *id children=move |id| view! { <Paper id named=false dossier/> }/>
            </div>
        </li>
    }
}

/// One paper; its fields open where it stands.
#[component]
fn Paper(
    id: DocumentId,
    /// Says its kind, too.
    named: bool,
    dossier: Dossier,
) -> impl IntoView {
    let lang = dossier.lang;
    let paper = dossier.rooms.record::<Document>(id);
    let open = RwSignal::new(false);
    let title = move || paper.with(|paper| paper.as_ref().map(|paper| paper.title.clone()).unwrap_or_default());
    let link = move || {
        let link = paper.with(|paper| paper.as_ref().map(|paper| paper.link.clone()).unwrap_or_default());
        (link.starts_with("https://") || link.starts_with("http://") || file_of(&link).is_some()).then_some(link)
    };
    let about = move || {
        let lang = lang.get();
        paper.with(|paper| {
            let paper = paper.as_ref()?;
            let kind = named.then(|| sale::document_name(lang, paper.kind).to_owned());
            let on = paper.on.map(|on| locale::date_full(lang, on));
            let by = dossier.colleague(lang, paper.by).unwrap_or_else(|| "…".to_owned());
            let by = words::added_by(lang, &by, &dossier.zone.near(lang, paper.at, dossier.today));
            Some([kind, on, Some(by)].into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
    };
    let remove = move |_| dossier.doing.act(Change::Remove(id.into()));
    let of = move |what: fn(locale::Lang) -> &'static str| move || words::of(lang.get(), what(lang.get()), &title());
    view! {
        <div class="paper">
            <span class="t">
                {move || match link() {
                    Some(link) => view! { <a class="link" href=link target="_blank" rel="noopener noreferrer">{title}</a> }.into_any(),
                    None => view! { <span>{title}</span> }.into_any(),
                }}
                <span class="meta">{about}</span>
            </span>
            <Button kind=Kind::Quiet icon=Glyph::Note label=of(common::edit) pressed=open why=dossier.why on_press=move |_| open.update(|open| *open = !*open)/>
            <Button kind=Kind::Quiet icon=Glyph::Trash label=of(common::remove) why=dossier.why on_press=remove/>
            <Show when=move || open.get()><Fields id paper dossier/></Show>
        </div>
    }
}

#[component]
fn Fields(id: DocumentId, paper: Memo<Option<Document>>, dossier: Dossier) -> impl IntoView {
    let read =
        move |read: fn(&Document) -> String| move || paper.with(|paper| paper.as_ref().map(read).unwrap_or_default());
    let set = move |set: DocumentPatch| Change::Edit(Patch::Document { id, set });
    let title = Entry::new(dossier, read(|paper| paper.title.clone()), move |text| {
        let text = text.trim();
        if text.is_empty() {
            return Err(Wrong::Missing);
        }
        Ok(set(DocumentPatch { title: Some(text.to_owned()), ..DocumentPatch::default() }))
    });
    let link = Entry::new(dossier, read(|paper| paper.link.clone()), move |text| {
        let link = typed::optional(text, typed::link)?.unwrap_or_default();
        Ok(set(DocumentPatch { link: Some(link), ..DocumentPatch::default() }))
    });
    let on = Entry::new(dossier, read(|paper| paper.on.map(|on| on.to_string()).unwrap_or_default()), move |text| {
        let on = typed::optional(text, typed::day)?;
        Ok(set(DocumentPatch { on: Some(on), ..DocumentPatch::default() }))
    });
    let choose = Callback::new(move |chosen: String| {
        if let Some(kind) = kind_of(&chosen) {
            dossier.doing.act(set(DocumentPatch { kind: Some(kind), ..DocumentPatch::default() }));
        }
    });
    let chosen =
        Signal::derive(move || paper.with(|paper| paper.as_ref().map(|paper| value(paper.kind)).unwrap_or_default()));
    view! {
        <div class="pair fields">
            <Choice place=dossier id=format!("document-{id}-kind") label=tr!(words::paper_kind) options=kinds(dossier) chosen on_choose=choose/>
            <EntryField id=format!("document-{id}-title") label=tr!(words::paper_title) entry=title/>
            <Show when=move || paper.with(|paper| paper.as_ref().is_none_or(|paper| file_of(&paper.link).is_none()))>
                <EntryField id=format!("document-{id}-link") label=tr!(words::link) entry=link kind="url" hint=tr!(words::link_hint)/>
            </Show>
            <EntryField id=format!("document-{id}-on") label=tr!(words::paper_date) entry=on kind="date"/>
        </div>
    }
}

/// A field of a new paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Kind,
    Title,
    Link,
    On,
}

#[component]
fn NewDocument(wanted: RwSignal<String>, dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let me = use_signed();
    let (title, link, on) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new(None::<(At, Fault)>);
    let options = Signal::derive(move || {
        let choose = (String::new(), common::choose(lang.get()).to_owned());
        std::iter::once(choose).chain(kinds(dossier).get()).collect::<Vec<_>>()
    });
    let error = move |of: At| {
        Signal::derive(move || {
            fault.with(|fault| fault.as_ref().filter(|(at, _)| *at == of).map(|(_, fault)| fault.tell(lang.get())))
        })
    };
    let read = move |by: UserId| {
        let wrong = |at: At| move |wrong| (at, Fault::Wrong(wrong));
        let kind = kind_of(&wanted.get_untracked()).ok_or(Wrong::Missing).map_err(wrong(At::Kind))?;
        let title = title.get_untracked().trim().to_owned();
        if title.is_empty() {
            return Err(wrong(At::Title)(Wrong::Missing));
        }
        let link = typed::optional(&link.get_untracked(), typed::link).map_err(wrong(At::Link))?.unwrap_or_default();
        let on = typed::optional(&on.get_untracked(), typed::day).map_err(wrong(At::On))?;
        let (id, pipeline, deal, at) = (fresh(), dossier.pipeline, dossier.id, now());
        Ok(Document { id, pipeline, deal, kind, title, link, on, by, at })
    };
    // A paper without a title is called like its file.
    let named = Callback::new(move |name: String| {
        title.update(|title| {
            if title.trim().is_empty() {
                *title = name;
            }
        });
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(by) = me.with_untracked(|me| me.as_ref().map(|me| me.id)) else { return };
        match read(by) {
            Err(wrong) => fault.set(Some(wrong)),
            Ok(document) => {
                fault.set(None);
                let done = move || {
                    for field in [wanted, title, link, on] {
                        field.try_set(String::new());
                    }
                };
                let refused = move |failure| _ = fault.try_set(Some((At::Title, Fault::Refused(failure))));
                dossier.doing.attempt(Change::Add(document.into()), done, refused);
            }
        }
    };
    view! {
        <form class="new-entry" on:submit=save aria-label=tr!(words::add_document)>
            <SelectField id="new-document-kind" label=tr!(words::paper_kind) value=wanted options error=error(At::Kind)/>
            <TextField id="new-document-title" label=tr!(words::paper_title) value=title autocomplete="off" error=error(At::Title)/>
            <div class="link-or-file">
                <Show when=move || link.with(|link| file_of(link).is_none())>
                    <TextField id="new-document-link" label=tr!(words::link) value=link inputmode="url" autocomplete="off" hint=tr!(words::link_hint) error=error(At::Link)/>
                </Show>
                <Attach id="new-document-file" deal=dossier.id link named/>
            </div>
            <TextField id="new-document-on" label=tr!(words::paper_date) value=on kind="date" error=error(At::On)/>
            <Button submit=true icon=Glyph::Plus>{tr!(words::add_document)}</Button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::Guard;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_paper_stands_with_the_first_stage_that_asks_for_it() {
        let stage = |n: u128, kind, documents: &[DocumentKind]| {
            let id = Uuid::from_u128(n);
            let named = Stage::named(id.into(), id.into(), Names::same(&n.to_string()), n as i64, kind);
            Stage { guard: Guard { documents: documents.to_vec(), ..Guard::default() }, ..named }
        };
        let (contract, bid, notice) = (DocumentKind::Contract, DocumentKind::Bid, DocumentKind::TenderNotice);
        let stages = [
            stage(3, StageKind::Won, &[contract, bid]),
            stage(1, StageKind::Open, &[]),
            stage(2, StageKind::Open, &[notice, bid]),
            stage(4, StageKind::Lost, &[DocumentKind::Other]),
        ];
        let told = [(Names::same("2"), vec![notice, bid]), (Names::same("3"), vec![contract])];
        assert_eq!(groups(&stages), told);
    }

    #[test]
    fn each_kind_is_chosen_by_its_value() {
        for kind in DocumentKind::ALL {
            assert_eq!(kind_of(&value(*kind)), Some(*kind));
        }
        assert_eq!(kind_of(""), None);
    }
}

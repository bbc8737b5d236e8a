//! Parts that the rows of all sheets are made of: small fields under their captions, the line that adds
//! one, and what puts one further up or down.

use leptos::{ev::SubmitEvent, html, prelude::*, text_prop::TextProp};
use meridian_domain::{
    gate::Change,
    locale::Lang,
    names::Names,
    stakeholder::{Evidence, Grade},
};

use super::sheets::Sheets;
use crate::{
    entry::{
        Choice, Entry, EntryField, Look,
        typed::{self, Fault, Wrong},
    },
    tr,
    ui::{Button, EvidenceDot, Glyph, Kind, Size},
    words::{common, map, plan as words},
};

/// What is changed about one thing by typing: reads the text and says the change.
pub type Reads = Callback<String, Result<Change, Wrong>>;

/// A caption over a control.
#[component]
pub fn Captioned(#[prop(into)] caption: TextProp, #[prop(optional)] wide: bool, children: Children) -> impl IntoView {
    view! {
        <div class="cap" data-wide=wide.then_some("")>
            <span class="k" aria-hidden="true">{move || caption.get()}</span>
            {children()}
        </div>
    }
}

/// A figure or a word that is edited under its caption.
#[component]
pub fn Cell(
    sheets: Sheets,
    #[prop(into)] id: String,
    /// What it is.
    #[prop(into)]
    caption: TextProp,
    /// Of what it is.
    name: Signal<String>,
    #[prop(into)] now: Signal<String>,
    change: Reads,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] number: bool,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let lang = sheets.lang;
    let entry = Entry::new(sheets, move || now.get(), move |text| change.run(text.to_owned()));
    let spoken = caption.clone();
    let label = move || words::of(lang.get(), &spoken.get(), &name.get());
    view! {
        <Captioned caption wide>
            {if number {
                view! { <EntryField id label entry kind inputmode="decimal" look=Look::Cell/> }.into_any()
            } else {
                view! { <EntryField id label entry kind look=Look::Cell/> }.into_any()
            }}
        </Captioned>
    }
}

/// One of a few under its caption; empty stands for none.
#[component]
pub fn Pick(
    sheets: Sheets,
    #[prop(into)] id: String,
    #[prop(into)] caption: TextProp,
    name: Signal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(into)] chosen: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let lang = sheets.lang;
    let spoken = caption.clone();
    let label = move || words::of(lang.get(), &spoken.get(), &name.get());
    view! {
        <Captioned caption wide>
            <Choice place=sheets id label options chosen on_choose look=Look::Cell/>
        </Captioned>
    }
}

/// Whole numbers to choose from, and none.
pub fn numbers(
    range: std::ops::RangeInclusive<i64>,
    but: Option<i64>,
) -> impl Fn() -> Vec<(String, String)> + Send + Sync + 'static {
    let signed = *range.start() < 0;
    move || {
        let word = move |value: i64| match (signed, value) {
            (true, value) if value > 0 => format!("+{value}"),
            (_, value) if value < 0 => format!("\u{2212}{}", -value),
            (_, value) => value.to_string(),
        };
        let all = range.clone().rev().filter(move |value| Some(*value) != but);
        let none = std::iter::once((String::new(), "–".to_owned()));
        none.chain(all.map(|value| (value.to_string(), word(value)))).collect()
    }
}

/// The words of a vocabulary, and none.
pub fn vocabulary<T: Copy + std::fmt::Debug + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(Lang, T) -> &'static str,
    lang: RwSignal<Lang>,
) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let lang = lang.get();
        let none = std::iter::once((String::new(), "–".to_owned()));
        none.chain(all.iter().map(|one| (key(*one), word(lang, *one).to_owned()))).collect()
    })
}

/// What a value of a vocabulary is called among the options of a choice; nothing else reads it.
pub fn key(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

/// The value of a key.
pub fn read<T: Copy + std::fmt::Debug>(all: &[T], text: &str) -> Option<T> {
    all.iter().copied().find(|one| key(*one) == text)
}

/// Text of a number that may not be there.
pub fn shown(value: Option<i64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The words of a text that must say something, in the reader's language.
pub fn reworded(names: &Names, lang: Lang, text: &str) -> Result<Names, Wrong> {
    if text.trim().is_empty() { Err(Wrong::Missing) } else { Ok(names.reworded(lang, text)) }
}

/// How sure something is, and where it is from.
#[component]
pub fn EvidenceCells(
    sheets: Sheets,
    #[prop(into)] id: String,
    name: Signal<String>,
    now: Signal<Evidence>,
    change: Callback<Evidence, Change>,
) -> impl IntoView {
    let lang = sheets.lang;
    let grades = Signal::derive(move || {
        let lang = lang.get();
        Grade::ALL.iter().map(|grade| (key(*grade), map::grade(lang, *grade).to_owned())).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || key(now.get().grade));
    let grade = Callback::new(move |text: String| {
        if let Some(grade) = read(Grade::ALL, &text) {
            let was = now.get_untracked();
            sheets.doing.act(change.run(Evidence { grade, on: Some(sheets.today), ..was }));
        }
    });
    let source = Signal::derive(move || now.get().source);
    let from = Callback::new(move |text: String| {
        let was = now.get_untracked();
        Ok(change.run(Evidence { source: text.trim().to_owned(), ..was }))
    });
    let shade = Signal::derive(move || now.get().grade);
    view! {
        <Pick sheets id=format!("{id}-grade") caption=tr!(words::evidence) name options=grades chosen on_choose=grade/>
        <EvidenceDot grade=shade/>
        <Cell sheets id=format!("{id}-source") caption=tr!(common::source) name now=source change=from wide=true/>
    }
}

/// The line at the end of a list that adds one more.
#[component]
pub fn AddLine(
    sheets: Sheets,
    #[prop(into)] id: String,
    /// To what it adds.
    #[prop(into)]
    to: TextProp,
    /// What the text becomes.
    add: Callback<String, Option<Change>>,
) -> impl IntoView {
    let lang = sheets.lang;
    let text = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<Fault>);
    let input = NodeRef::<html::Input>::new();
    let spoken = to.clone();
    let label = move || words::add_here(lang.get(), &spoken.get());
    let hint = label.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        let change = (!typed.trim().is_empty()).then(|| add.run(typed.trim().to_owned())).flatten();
        let Some(change) = change else {
            fault.set(Some(Fault::Wrong(Wrong::Missing)));
            return;
        };
        fault.set(None);
        text.set(String::new());
        let refused = move |failure| {
            text.try_set(typed.clone());
            fault.try_set(Some(Fault::Refused(failure)));
        };
        sheets.doing.attempt(change, || (), refused);
        if let Some(input) = input.get_untracked() {
            // Cannot fail: an input takes focus.
            drop(input.focus());
        }
    };
    let told = move || fault.with(|fault| fault.as_ref().map(|fault| fault.tell(lang.get())));
    sheets.may_edit().then(|| {
        view! {
            <form class="add-line" on:submit=save>
                <input node_ref=input id=id class="input" autocomplete="off" aria-label=label placeholder=hint
                    prop:value=move || text.get()
                    on:input:target=move |event| text.set(event.target().value())/>
                <Button submit=true kind=Kind::Quiet icon=Glyph::Plus>{tr!(common::add)}</Button>
                {move || told().map(|told| view! { <span class="err" role="alert">{told}</span> })}
            </form>
        }
    })
}

/// One place up, one place down.
#[component]
pub fn Steps(
    sheets: Sheets,
    name: Signal<String>,
    /// Where it stands, and of how many.
    #[prop(into)]
    at: Signal<(usize, usize)>,
    /// Puts it at a place.
    put: Callback<usize>,
) -> impl IntoView {
    let lang = sheets.lang;
    let why = move |end: bool| {
        Signal::derive(move || {
            let (at, of) = at.get();
            sheets.why.get().or_else(|| {
                let stuck = if end { at + 1 >= of } else { at == 0 };
                stuck.then(|| if end { words::last(lang.get()) } else { words::first(lang.get()) }.to_owned())
            })
        })
    };
    let step = move |by: isize| {
        Callback::new(move |_: web_sys::MouseEvent| {
            let (at, _) = at.get_untracked();
            put.run(at.saturating_add_signed(by));
        })
    };
    view! {
        <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Up label=move || words::up(lang.get(), &name.get())
            why=why(false) on_press=step(-1)/>
        <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Down label=move || words::down(lang.get(), &name.get())
            why=why(true) on_press=step(1)/>
    }
}

/// Takes it away; it can be taken back.
#[component]
pub fn Removal(sheets: Sheets, name: Signal<String>, change: Callback<(), Change>) -> impl IntoView {
    let lang = sheets.lang;
    view! {
        <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Trash label=move || words::remove(lang.get(), &name.get())
            why=sheets.why on_press=move |_| sheets.doing.act(change.run(()))/>
    }
}

/// Reads a whole number that may be left out.
pub fn whole(text: &str) -> Result<Option<i64>, Wrong> {
    typed::optional(text, typed::whole)
}

/// Reads a number that may be left out, as thousandths.
pub fn thousandths(text: &str) -> Result<Option<i64>, Wrong> {
    typed::optional(text, typed::thousandths)
}

//! The panel of one person: what we think of them, under headings.

use leptos::prelude::*;
use meridian_domain::{gate::Change, id::SeatId, names::Names, stakeholder::*};

use super::{
    super::{
        change,
        insight::{Suppose, name_of},
        lines::weight,
        stage::Stage,
        talk::{Comments, Pin},
        time::Deeds,
    },
    Beside, Close,
    about::{Contact, Wants, Who},
    fold::Fold,
    knowledge::Knowledge,
    note::Note,
    relations::Relations,
    stance::{Role, Stance},
};
use crate::{
    tr,
    ui::{Button, EvidenceDot, Glyph, Icon, Kind, SealMark},
    words::{map, people as words, use_lang},
};

/// A person on the map, read and edited.
#[derive(Clone, Copy)]
pub struct Sitter {
    pub stage: Stage,
    pub id: SeatId,
    pub seat: Memo<Option<Seat>>,
    pub person: Memo<Option<Person>>,
}

impl Sitter {
    fn new(stage: Stage, id: SeatId) -> Self {
        let person = Memo::new(move |_| {
            stage.rooms.with(|world| world.the::<Seat>(id).and_then(|seat| world.the::<Person>(seat.person)).cloned())
        });
        Self { stage, id, seat: stage.rooms.record::<Seat>(id), person }
    }

    /// Whether nothing may be changed.
    pub fn off(self) -> bool {
        !self.stage.may_edit
    }

    /// Something about the seat; its default while the seat is gone.
    pub fn of<T: Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&Seat) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.seat.with(|seat| seat.as_ref().map(&read).unwrap_or_default()))
    }

    /// Something about the person.
    pub fn whose<T: Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&Person) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.person.with(|person| person.as_ref().map(&read).unwrap_or_default()))
    }

    /// A callback that sets something of the seat.
    pub fn put<T: 'static>(self, set: impl Fn(T) -> SeatPatch + Send + Sync + 'static) -> Callback<T> {
        Callback::new(move |value| self.stage.submit(change::edit_seat(self.id, set(value))))
    }

    /// A callback that sets something of the person.
    pub fn write<T: 'static>(self, set: impl Fn(T) -> PersonPatch + Send + Sync + 'static) -> Callback<T> {
        Callback::new(move |value| {
            if let Some(person) = self.person.get_untracked() {
                self.stage.submit(change::edit_person(&person, set(value)));
            }
        })
    }

    /// One language of a name: how it reads, and what sets it.
    pub fn named(
        self,
        read: fn(&Person) -> &Names,
        tongue: fn(&mut Names) -> &mut String,
        set: fn(Names) -> PersonPatch,
    ) -> (Signal<String>, Callback<String>) {
        let now = self.whose(move |person| std::mem::take(tongue(&mut read(person).clone())));
        let write = self.write(move |value| {
            let mut names = self.person.with_untracked(|person| person.as_ref().map(read).cloned().unwrap_or_default());
            *tongue(&mut names) = value;
            set(names)
        });
        (now, write)
    }

    /// Changes the evidence of what is said here.
    pub fn evidence(self, change: impl FnOnce(&mut Evidence)) {
        let mut evidence =
            self.seat.with_untracked(|seat| seat.as_ref().map(|seat| seat.evidence.clone()).unwrap_or_default());
        change(&mut evidence);
        let set = SeatPatch { evidence: Some(evidence), ..SeatPatch::default() };
        self.stage.submit(change::edit_seat(self.id, set));
    }
}

#[component]
pub fn PersonPanel(stage: Stage, beside: Beside, id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let sitter = Sitter::new(stage, id);
    let seal = sitter.of(Seat::seal);
    let monitor = Memo::new(move |_| sitter.seat.with(|seat| seat.as_ref().is_some_and(Seat::is_monitor)));
    view! {
        <header>
            <div>
                <h2>{move || name_of(stage, id, lang.get())}<SealMark seal/></h2>
                <span class="meta">{move || sitter.person.with(|person| person.as_ref().map(|person| person.title.get(lang.get()).to_owned()))}</span>
            </div>
            <span class="push"></span>
            <Suppose stage id/>
            <Close stage/>
        </header>
        <div class="scroll">
            <Fold name="role" title=tr!(words::role)><Role sitter/></Fold>
            {move || (!monitor.get()).then(|| view! { <Fold name="stance" title=tr!(words::stance)><Stance sitter/></Fold> })}
            <Fold name="relations" title=tr!(words::relations)><Relations sitter beside/></Fold>
            <Fold name="knowledge" title=tr!(words::knowledge)><Knowledge sitter today=beside.today/></Fold>
            <Fold name="wants" title=tr!(map::wants)><Wants sitter/></Fold>
            <Fold name="who" title=tr!(words::name_and_title)><Who sitter/></Fold>
            <Fold name="contact" title=tr!(words::contact)><Contact sitter/></Fold>
            <Fold name="note" title=tr!(words::note)><Note sitter may_read=beside.may_read_notes/></Fold>
            <Fold name="lines" title=tr!(map::lines)><Lines stage id/></Fold>
            <Deeds id/>
            <Comments pin=Pin::Seat(id)/>
        </div>
        {stage.may_edit.then(|| view! {
            <footer>
                <Button icon=Glyph::Link on_press=move |_| stage.joining.set(true)>{tr!(map::add_line)}</Button>
                <Button kind=Kind::Danger icon=Glyph::Trash on_press=move |_| { stage.select([]); stage.submit(Change::Remove(id.into())); }>{tr!(map::take_off)}</Button>
            </footer>
        })}
    }
}

/// The lines at the person.
#[component]
fn Lines(stage: Stage, id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let lines = move || {
        stage.rooms.with(|world| {
            let mine = |line: &&Line| line.from == id || line.to == id;
            world.all::<Line>().filter(mine).cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="lines">
            {move || lines().into_iter().map(|line| {
                let out = line.from == id;
                let other = if out { line.to } else { line.from };
                view! {
                    <li>
                        <Icon glyph=if out { Glyph::Right } else { Glyph::Left } small=true/>
                        <button type="button" class="clip" on:click=move |_| { stage.select([]); stage.line.set(Some(line.id)); }>
                            {map::line_name(lang.get(), line.kind)} " · " {name_of(stage, other, lang.get())}
                        </button>
                        <span>{weight(line.weight)}</span>
                        <EvidenceDot grade=line.grade/>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

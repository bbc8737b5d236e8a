//! The dialog of all that can be supposed: for fingers and keys, about anybody and any line.

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    stakeholder::{Line, LineKind, Seat, metrics::WhatIf},
};
use uuid::Uuid;

use super::{super::stage::Stage, name_of, suppose};
use crate::{
    tr,
    ui::{Button, Dialog, Kind, SelectField, TextField, support::signed},
    words::{common, map, scenario as words, use_lang},
};

const LEAVES: &str = "leaves";
const SUPPORT: &str = "support";
const POWER: &str = "power";
const GONE: &str = "gone";
const DRAWN: &str = "drawn";

/// What the fields of the dialog say.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    who: RwSignal<String>,
    to: RwSignal<String>,
    support: RwSignal<String>,
    power: RwSignal<String>,
    weight: RwSignal<String>,
}

impl Fields {
    fn new() -> Self {
        let field = |value: &str| RwSignal::new(value.to_owned());
        Self {
            kind: field(LEAVES),
            who: field(""),
            to: field(""),
            support: field("1"),
            power: field("3"),
            weight: field("50"),
        }
    }

    fn is(self, kind: &str) -> bool {
        self.kind.with(|now| now == kind)
    }

    /// Begins with whoever or whatever is chosen on the map.
    fn begin(self, stage: Stage) {
        let line = stage.line.get_untracked().and_then(|line| {
            stage.rooms.with_untracked(|world| world.the::<Line>(line).map(|line| (line.from, line.to)))
        });
        let chosen = stage.selected.with_untracked(|selected| selected.first().copied());
        match (line, chosen.or_else(|| stage.cursor.get_untracked())) {
            (Some((from, to)), _) => {
                self.kind.set(GONE.to_owned());
                self.who.set(from.to_string());
                self.to.set(to.to_string());
            }
            (None, who) => {
                self.who.set(who.map(|who| who.to_string()).unwrap_or_default());
                self.to.set(String::new());
            }
        }
    }

    fn change(self, stage: Stage) -> Result<WhatIf, fn(meridian_domain::locale::Lang) -> &'static str> {
        let seat = |text: String| text.parse::<SeatId>().ok();
        let person = seat(self.who.get()).ok_or(words::choose_who as fn(_) -> _)?.0;
        let monitor = || stage.rooms.with(|world| world.the::<Seat>(SeatId(person)).is_some_and(Seat::is_monitor));
        let to = || -> Result<Uuid, fn(meridian_domain::locale::Lang) -> &'static str> {
            let chosen = seat(self.to.get()).filter(|to| to.0 != person);
            let none = if self.is(GONE) && pulls(stage, person).is_empty() {
                words::no_line_from as fn(_) -> _
            } else {
                words::choose_on_whom
            };
            let there = chosen.filter(|to| self.is(DRAWN) || pulls(stage, person).contains(to));
            there.map(|to| to.0).ok_or(none)
        };
        Ok(match self.kind.get().as_str() {
            SUPPORT | POWER if monitor() => return Err(words::monitor_only_leaves),
            SUPPORT => WhatIf::Supports { person, support: self.support.get().parse().unwrap_or_default() },
            POWER => WhatIf::HasPower { person, power: self.power.get().parse().unwrap_or(1) },
            GONE => WhatIf::LineGone { from: person, to: to()? },
            DRAWN => {
                let weight = self.weight.get().trim().parse::<u8>().ok().filter(|weight| (1..=100).contains(weight));
                let weight = f64::from(weight.ok_or(words::weight_range as fn(_) -> _)?) / 100.0;
                WhatIf::LineDrawn { from: person, to: to()?, weight }
            }
            _ => WhatIf::Leaves { person },
        })
    }
}

/// Whom somebody has a line of influence to.
fn pulls(stage: Stage, person: Uuid) -> Vec<SeatId> {
    let map = stage.map.with_value(|map| map.id);
    stage.rooms.with(|world| {
        let lines = world.all::<Line>().filter(|line| line.map == map && line.kind == LineKind::Influence);
        lines.filter(|line| line.from.0 == person).map(|line| line.to).collect()
    })
}

/// Opened by `stage.supposing`.
#[component]
pub fn SupposeDialog(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let fields = Fields::new();
    Effect::new(move |_| {
        if stage.supposing.get() {
            fields.begin(stage);
        }
    });
    let kinds = Signal::derive(move || {
        let lang = lang.get();
        let kinds = [
            (LEAVES, words::leaves(lang)),
            (SUPPORT, words::support(lang)),
            (POWER, words::power(lang)),
            (GONE, words::line_gone(lang)),
            (DRAWN, words::line_new(lang)),
        ];
        kinds.map(|(key, word)| (key.to_owned(), word.to_owned())).to_vec()
    });
    let options = move |ids: Vec<SeatId>| {
        let lang = lang.get();
        let mut named: Vec<_> = ids.into_iter().map(|id| (id.to_string(), name_of(stage, id, lang))).collect();
        named.sort_by(|a, b| a.1.cmp(&b.1));
        std::iter::once((String::new(), common::choose(lang).to_owned())).chain(named).collect::<Vec<_>>()
    };
    let everybody = move || {
        let map = stage.map.with_value(|map| map.id);
        stage
            .rooms
            .with(|world| world.all::<Seat>().filter(|seat| seat.map == map).map(|seat| seat.id).collect::<Vec<_>>())
    };
    let people = Signal::derive(move || options(everybody()));
    let others = Signal::derive(move || {
        let who = fields.who.get().parse::<SeatId>().ok();
        let to = match who {
            Some(who) if fields.is(GONE) => pulls(stage, who.0),
            _ => everybody(),
        };
        options(to.into_iter().filter(|to| Some(*to) != who).collect())
    });
    let supports = Signal::derive(move || {
        let word = |value: i8| {
            let words = format!("{} {}", signed(Some(value)), map::support_name(lang.get(), Some(value)));
            (value.to_string(), words)
        };
        (-2..=2).rev().map(word).collect::<Vec<_>>()
    });
    let powers = Signal::derive(move || {
        (1..=5).rev().map(|power: u8| (power.to_string(), map::power_of_5(lang.get(), power))).collect::<Vec<_>>()
    });
    let why = Signal::derive(move || fields.change(stage).err().map(|why| why(lang.get()).to_owned()));
    let apply = move || {
        if let Ok(change) = untrack(|| fields.change(stage)) {
            stage.what_if.update(|all| {
                if !all.contains(&change) {
                    suppose::suppose(all, change);
                }
            });
            stage.supposing.set(false);
        }
    };
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| stage.supposing.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary why on_press=move |_| apply()>{tr!(words::suppose_it)}</Button>
        }
    };
    view! {
        <Dialog open=stage.supposing title=tr!(words::what_if_dialog) footer>
            <form class="suppose" on:submit=move |event| { event.prevent_default(); apply(); }>
                <SelectField id="w-kind" label=tr!(words::kind) value=fields.kind options=kinds/>
                <SelectField id="w-who" label=tr!(words::who) value=fields.who options=people/>
                <Show when=move || fields.is(GONE) || fields.is(DRAWN)>
                    <SelectField id="w-to" label=tr!(words::on_whom) value=fields.to options=others/>
                </Show>
                <Show when=move || fields.is(SUPPORT)>
                    <SelectField id="w-support" label=tr!(map::support) value=fields.support options=supports/>
                </Show>
                <Show when=move || fields.is(POWER)>
                    <SelectField id="w-power" label=tr!(map::power) value=fields.power options=powers/>
                </Show>
                <Show when=move || fields.is(DRAWN)>
                    <TextField id="w-weight" label=tr!(map::line_weight) value=fields.weight inputmode="numeric"/>
                </Show>
                <button class="vh" type="submit" tabindex="-1">{tr!(words::suppose_it)}</button>
            </form>
        </Dialog>
    }
}

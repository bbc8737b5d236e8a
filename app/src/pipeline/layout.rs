//! What a card shows: each reader's own choice, kept in the browser. The height of a card stays.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{id::UserId, locale::Lang, wire};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use crate::{
    live::keep::Shelf,
    session::use_signed,
    tr,
    ui::{Checkbox, Glyph, Icon, Popover},
    words::{board, card as words, common},
};

/// A part of a card that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Account,
    Amount,
    Probability,
    Owner,
    NextStep,
    AgeBar,
    Dates,
    /// Letters of MEDDPICC that are recorded and proved.
    Letters,
    /// Coverage of the key players on the people map.
    Coverage,
    /// The probability that closed deals teach.
    Learned,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Account,
        Self::Amount,
        Self::Probability,
        Self::Owner,
        Self::NextStep,
        Self::AgeBar,
        Self::Dates,
        Self::Letters,
        Self::Coverage,
        Self::Learned,
    ];

    /// Whether it is shown unless the reader says otherwise.
    const fn usual(self) -> bool {
        !matches!(self, Self::Letters | Self::Coverage | Self::Learned)
    }

    const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Account => board::account(lang),
            Self::Amount => common::amount(lang),
            Self::Probability => words::probability(lang),
            Self::Owner => common::owner(lang),
            Self::NextStep => words::next_step(lang),
            Self::AgeBar => words::age_bar(lang),
            Self::Dates => words::dates(lang),
            Self::Letters => words::letters_part(lang),
            Self::Coverage => words::coverage_part(lang),
            Self::Learned => words::learned_part(lang),
        }
    }
}

/// The parts that are not as usual: what is left out of what a card shows, and what is shown beside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout(BTreeSet<Part>);

impl Layout {
    /// Whether a part is shown.
    pub fn shows(&self, part: Part) -> bool {
        part.usual() != self.0.contains(&part)
    }

    fn set(&mut self, part: Part, shown: bool) {
        if shown == part.usual() {
            self.0.remove(&part)
        } else {
            self.0.insert(part)
        };
    }

    /// What was kept; the usual is shown where that cannot be read.
    fn read(text: &str) -> Self {
        wire::read(text).unwrap_or_default()
    }

    fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Where the browser keeps it.
fn shelf(user: UserId) -> String {
    format!("meridian.card.{user}")
}

/// The menu of the bar, with a box for each part.
#[component]
pub fn CardLayout(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    let me = use_signed();
    // The server does not know what this browser keeps.
    Effect::new(move |_| {
        let kept = me.with(|me| me.as_ref().and_then(|me| Shelf::Browser.get(&shelf(me.id))));
        if let Some(kept) = kept {
            desk.layout.set(Layout::read(&kept));
        }
    });
    let choose = move |part: Part, shown: bool| {
        desk.layout.update(|layout| layout.set(part, shown));
        if let Some(me) = me.get_untracked() {
            Shelf::Browser.put(&shelf(me.id), &desk.layout.with_untracked(Layout::write));
        }
    };
    let boxes = move || {
        Part::ALL
            .map(|part| {
                let shown = Signal::derive(move || desk.layout.with(|layout| layout.shows(part)));
                let word = move || part.word(desk.lang.get());
                view! { <Checkbox label=word checked=shown on_change=Callback::new(move |shown| choose(part, shown)) /> }
            })
            .collect_view()
    };
    view! {
        <button
            type="button"
            class="btn"
            data-kind="quiet"
            popovertarget="card-layout"
            aria-haspopup="dialog"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            title=tr!(words::layout_how)
        >
            <Icon glyph=Glyph::Sliders />
            {tr!(words::layout)}
        </button>
        <Popover id="card-layout" open label=tr!(words::layout_how) class="card-layout">
            {boxes()}
        </Popover>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_left_out_again() {
        let mut layout = Layout::default();
        assert!(Part::ALL.iter().all(|part| layout.shows(*part) == part.usual()));
        layout.set(Part::Letters, true);
        layout.set(Part::Owner, false);
        layout.set(Part::Dates, false);
        layout.set(Part::Dates, true);
        let again = Layout::read(&layout.write());
        assert_eq!(again, layout);
        assert!(!again.shows(Part::Owner) && again.shows(Part::Dates) && again.shows(Part::Letters));
    }

    #[test]
    fn what_cannot_be_read_shows_the_usual() {
        for text in ["", "{}", r#"["shoe size"]"#] {
            assert_eq!(Layout::read(text), Layout::default(), "{text}");
        }
    }
}

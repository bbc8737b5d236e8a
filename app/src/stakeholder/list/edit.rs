//! Editing in place: a figure of the row as a choice, or as its mark where nothing may be changed.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{locale::Lang, stakeholder::*};

use super::super::{change, stage::Stage};
use crate::{
    ui::{CoverageRing, PowerDots, SupportBadge, support::signed},
    words::{map, use_lang},
};

/// A figure that is edited in a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    Support,
    Power,
    Coverage,
}

impl Figure {
    const fn values(self) -> std::ops::RangeInclusive<i64> {
        match self {
            Self::Support => -2..=2,
            Self::Power => 1..=5,
            Self::Coverage => 1..=4,
        }
    }

    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Support => map::support(lang),
            Self::Power => map::power(lang),
            Self::Coverage => map::coverage(lang),
        }
    }

    /// A value as the choice shows it: the figure, and its word where it has one.
    fn word(self, lang: Lang, value: i64) -> String {
        let short = i8::try_from(value).ok();
        match self {
            Self::Support => format!("{} {}", signed(short), map::support_name(lang, short)),
            Self::Power => value.to_string(),
            Self::Coverage => map::coverage_name(lang, u8::try_from(value).unwrap_or_default()).to_owned(),
        }
    }

    const fn read(self, seat: &Seat) -> Option<i64> {
        match self {
            Self::Support => seat.support,
            Self::Power => seat.power,
            Self::Coverage => seat.coverage,
        }
    }

    fn set(self, value: Option<i64>) -> SeatPatch {
        let value = Some(value);
        match self {
            Self::Support => SeatPatch { support: value, ..SeatPatch::default() },
            Self::Power => SeatPatch { power: value, ..SeatPatch::default() },
            Self::Coverage => SeatPatch { coverage: value, ..SeatPatch::default() },
        }
    }
}

/// The mark of the figure and, for whoever may edit, the choice beside it.
#[component]
pub fn FigureCell(
    stage: Stage,
    seat: Memo<Option<Seat>>,
    #[prop(into)] who: TextProp,
    figure: Figure,
) -> impl IntoView {
    let lang = use_lang();
    let now = Signal::derive(move || seat.with(|seat| seat.as_ref().and_then(|seat| figure.read(seat))));
    let small = Signal::derive(move || now.get().and_then(|value| u8::try_from(value).ok()).unwrap_or(0));
    let choose = move |value: String| {
        if let Some(id) = seat.with_untracked(|seat| seat.as_ref().map(|seat| seat.id)) {
            stage.submit(change::edit_seat(id, figure.set(value.parse().ok())));
        }
    };
    view! {
        <span class="cell">
            {match figure {
                Figure::Support => {
                    let support = Signal::derive(move || now.get().and_then(|value| i8::try_from(value).ok()));
                    view! { <SupportBadge support/> }.into_any()
                }
                Figure::Power => view! { <PowerDots power=small/> }.into_any(),
                Figure::Coverage => view! { <CoverageRing coverage=small/> }.into_any(),
            }}
            {stage.may_edit.then(|| view! {
                <select class="input" aria-label=move || format!("{} {}", who.get(), figure.name(lang.get()))
                    prop:value=move || now.get().map(|value| value.to_string()).unwrap_or_default()
                    on:change:target=move |event| choose(event.target().value())>
                    <option value="" selected=move || now.get().is_none()>"?"</option>
                    {figure.values().map(|value| view! {
                        <option value=value.to_string() selected=move || now.get() == Some(value)>{move || figure.word(lang.get(), value)}</option>
                    }).collect_view()}
                </select>
            })}
        </span>
    }
}

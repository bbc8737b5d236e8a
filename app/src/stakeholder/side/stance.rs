//! What the person does in the decision, and how they stand to it and to us.

use leptos::prelude::*;
use meridian_domain::{locale::Lang, stakeholder::*};

use super::{
    fields::{Choice, Few},
    person::Sitter,
};
use crate::{
    tr,
    words::{map, people as words},
};

/// The values of coverage that are chosen; 0 is nothing chosen.
pub const COVERAGE: &[i64] = &[1, 2, 3, 4];

/// The word for a coverage.
pub fn coverage_word(lang: Lang, value: i64) -> &'static str {
    map::coverage_name(lang, u8::try_from(value).unwrap_or(0))
}

/// A callback that sets one field of the seat.
macro_rules! put {
    ($sitter:ident, $field:ident) => {
        $sitter.put(|value| SeatPatch { $field: Some(value), ..SeatPatch::default() })
    };
}

/// The role in the decision.
#[component]
pub fn Role(sitter: Sitter) -> impl IntoView {
    let off = sitter.off();
    view! {
        <dl class="attrs">
            <Choice id="m-influence" label=tr!(map::buying_influence) values=BuyingInfluence::ALL word=map::influence_name now=sitter.of(|seat| seat.influence) disabled=off on_choose=put!(sitter, influence)/>
            <Choice id="m-function" label=tr!(map::function) values=CommitteeFunction::ALL word=map::function_name now=sitter.of(|seat| seat.function) disabled=off on_choose=put!(sitter, function)/>
            <Choice id="m-status" label=tr!(map::status) values=PoliticalStatus::ALL word=map::status_name now=sitter.of(|seat| seat.status) disabled=off on_choose=put!(sitter, status)/>
            <Choice id="m-orientation" label=tr!(map::orientation) values=Orientation::ALL word=map::orientation_name now=sitter.of(|seat| seat.orientation) disabled=off on_choose=put!(sitter, orientation)/>
            <Choice id="m-adaptability" label=tr!(map::adaptability) values=Adaptability::ALL word=map::adaptability_name now=sitter.of(|seat| seat.adaptability) disabled=off on_choose=put!(sitter, adaptability)/>
        </dl>
    }
}

/// Support now and wanted, power, interest, coverage. Not of monitors.
#[component]
pub fn Stance(sitter: Sitter) -> impl IntoView {
    let off = sitter.off();
    view! {
        <dl class="attrs">
            <Few id="m-support" label=tr!(map::support) values=-2..=2 sign=true now=sitter.of(|seat| seat.support) disabled=off on_choose=put!(sitter, support)/>
            <Few id="m-desired" label=tr!(words::support_wanted) values=-2..=2 sign=true now=sitter.of(|seat| seat.desired) disabled=off on_choose=put!(sitter, desired)/>
            <Few id="m-power" label=tr!(map::power) values=1..=5 now=sitter.of(|seat| seat.power) disabled=off on_choose=put!(sitter, power)/>
            <Few id="m-interest" label=tr!(map::interest) values=1..=5 now=sitter.of(|seat| seat.interest) disabled=off on_choose=put!(sitter, interest)/>
            <Choice id="m-coverage" label=tr!(map::coverage) values=COVERAGE word=coverage_word now=sitter.of(|seat| seat.coverage) disabled=off on_choose=put!(sitter, coverage)/>
        </dl>
    }
}

//! Whose word counts: own power and what it moves in others.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    explained::Explained,
    id::SeatId,
    locale,
    stakeholder::metrics::{NoKatz, katz_ranking},
};
use uuid::Uuid;

use super::{super::stage::Stage, Reading, name_of, reasons};
use crate::{
    tr,
    ui::{Asks, Button, Glyph, Icon, Segment, Segmented, Size},
    words::{scenario as words, use_lang},
};

/// Nobody reads further.
const SHOWN: usize = 8;
/// How many widths the map shows.
const LEVELS: f64 = 4.0;

type Ranking = Vec<(Uuid, Explained)>;

#[component]
pub fn Influence(stage: Stage, reading: Reading) -> impl IntoView {
    let lang = use_lang();
    let (deep, marked) = (RwSignal::new(false), RwSignal::new(false));
    let ranking = Memo::new(move |_| -> Result<Ranking, NoKatz> {
        if deep.get() {
            reading.facts.with(|facts| katz_ranking(facts, &reading.rules.get().map))
        } else {
            Ok(reading.now.with(|now| now.influence.clone()))
        }
    });
    let share = move || locale::decimal(reading.rules.get().map.influence_share, 2);
    Effect::new(move |_| {
        let levels = if marked.get() {
            ranking.with(|all| all.as_ref().map(|all| levels(all)).unwrap_or_default())
        } else {
            BTreeMap::new()
        };
        if stage.emphasis.with_untracked(|now| *now != levels) {
            stage.emphasis.set(levels);
        }
    });
    let rows = move || {
        match ranking.get() {
        Ok(all) if all.iter().all(|(_, explained)| explained.value.is_none()) => {
            view! { <p class="meta">{words::no_power(lang.get())}</p> }.into_any()
        }
        Ok(all) => {
            let known = all.into_iter().filter(|(_, explained)| explained.value.is_some()).take(SHOWN);
            let rows = known.map(|(person, explained)| view! { <Row stage person explained/> }).collect_view();
            view! { <ol class="ranked">{rows}</ol> }.into_any()
        }
        Err(none) => view! {
            <p class="warned"><Icon glyph=Glyph::Alert small=true/><span>{words::no_katz(lang.get(), none, &share())}</span></p>
        }
        .into_any(),
    }
    };
    view! {
        <div class="influence">
            <span class="k"><Icon glyph=Glyph::Network small=true/>{tr!(words::influence)}</span>
            <Segmented label=tr!(words::steps) chosen=deep on_choose=move |far| deep.set(far)
                segments=vec![Segment::new(false, tr!(words::one_step)), Segment::new(true, tr!(words::without_end))]/>
            <p class="meta">{move || words::influence_about(lang.get(), &share())}</p>
            {rows}
            <div class="acts">
                <Button size=Size::Small icon=Glyph::Eye pressed=marked on_press=move |_| marked.update(|on| *on = !*on)>{tr!(words::show_on_map)}</Button>
            </div>
        </div>
    }
}

/// One of [`LEVELS`] widths for each person with a figure, by their share of the largest.
fn levels(ranking: &[(Uuid, Explained)]) -> BTreeMap<SeatId, u8> {
    let figures = || ranking.iter().filter_map(|(person, explained)| Some((*person, explained.value?)));
    let most = figures().map(|(_, value)| value).fold(0.0, f64::max);
    if most <= 0.0 {
        return BTreeMap::new();
    }
    figures().map(|(person, value)| (SeatId(person), (LEVELS * value / most).ceil().clamp(1.0, LEVELS) as u8)).collect()
}

#[component]
fn Row(stage: Stage, person: Uuid, explained: Explained) -> impl IntoView {
    let lang = use_lang();
    let seat = SeatId(person);
    let figure = |value: f64| locale::decimal(value, 2);
    let own = explained
        .parts
        .first()
        .and_then(|part| part.value)
        .map_or(locale::ABSENT.to_owned(), |own| locale::decimal(own, 0));
    let effective = explained.value.map_or(locale::ABSENT.to_owned(), figure);
    let explained = StoredValue::new(explained);
    view! {
        <li>
            <button type="button" class="clip" on:click=move |_| { stage.select([seat]); stage.open.set(true); }>
                {move || name_of(stage, seat, lang.get())}
            </button>
            <Asks id=format!("inf-{person}") about=tr!(words::influence)
                explain=move || reasons(stage, explained.get_value(), tr!(words::influence))>
                <span class="num">{move || words::own_and_effective(lang.get(), &own, &effective)}</span>
            </Asks>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::explained::FormulaId;

    use super::*;

    #[test]
    fn the_most_influential_is_widest_and_who_has_no_figure_has_no_width() {
        let of = |n: u128, value: Option<f64>| {
            let explained = Explained { value, ..Explained::unknown(FormulaId::EffectiveInfluence, Vec::new(), 1) };
            (Uuid::from_u128(n), explained)
        };
        let levels = levels(&[of(1, Some(8.0)), of(2, Some(2.0)), of(3, Some(0.1)), of(4, None)]);
        assert_eq!(levels.into_values().collect::<Vec<_>>(), [4, 1, 1]);
    }
}

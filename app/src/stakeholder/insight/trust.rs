//! The trust equation for the person chosen: four judgements, recorded with the person.

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    locale::{self, Lang},
    stakeholder::{
        Seat, SeatPatch,
        metrics::{TrustInputs, trust, trust_hundred},
    },
};

use super::{
    super::{change, side::Choice, stage::Stage},
    Reading, name_of, reasons,
};
use crate::{
    tr,
    ui::{Asks, Why},
    words::{map, proof as words, use_lang},
};

#[component]
pub fn Trust(stage: Stage, reading: Reading) -> impl IntoView {
    let one = Memo::new(move |_| {
        stage.selected.with(|selected| (selected.len() == 1).then(|| selected.first().copied()).flatten())
    });
    let monitor = Memo::new(move |_| {
        let is_monitor = |id| stage.rooms.with(|world| world.the::<Seat>(id).is_some_and(Seat::is_monitor));
        one.get().is_some_and(is_monitor)
    });
    view! {
        <div class="trust">
            <details>
                <summary>{tr!(words::trust)}</summary>
                {move || match one.get() {
                    None => view! { <p class="meta">{tr!(words::trust_pick)}</p> }.into_any(),
                    Some(_) if monitor.get() => view! { <p class="meta">{tr!(words::trust_monitor)}</p> }.into_any(),
                    Some(id) => view! { <Equation stage reading id/> }.into_any(),
                }}
            </details>
        </div>
    }
}

/// The values of a judgement.
const MARKS: &[i64] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/// A value as it is written in either language.
fn mark(_: Lang, value: i64) -> &'static str {
    const WRITTEN: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    MARKS.iter().zip(WRITTEN).find(|(mark, _)| **mark == value).map_or("", |(_, written)| written)
}

#[component]
fn Equation(stage: Stage, reading: Reading, id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let seat = stage.rooms.record::<Seat>(id);
    let explained = Memo::new(move |_| {
        let inputs = seat.with(|seat| seat.as_ref().map(TrustInputs::from).unwrap_or_default());
        trust(&inputs, reading.rules.get().version())
    });
    let value = move || explained.with(|explained| explained.value);
    let why = Signal::derive(move || {
        let lang = lang.get();
        let past = stage.rooms.moment().map(|_| words::trust_past(lang).to_owned());
        past.or_else(|| (!stage.may_edit).then(|| map::read_only(lang).to_owned()))
    });
    let off = Memo::new(move |_| why.with(Option::is_some));
    // A judgement of the seat, and what changes it.
    macro_rules! judgement {
        ($field:ident) => {{
            let now = Signal::derive(move || seat.with(|seat| seat.as_ref().and_then(|seat| seat.$field)));
            let put = Callback::new(move |value| {
                stage.submit(change::edit_seat(id, SeatPatch { $field: Some(value), ..SeatPatch::default() }));
            });
            (now, put)
        }};
    }
    let (credibility, reliability) = (judgement!(credibility), judgement!(reliability));
    let (intimacy, selfish) = (judgement!(intimacy), judgement!(self_orientation));
    view! {
        <span class="k">{move || words::trust_of(lang.get(), &name_of(stage, id, lang.get()))}</span>
        <p class="meta">{tr!(words::trust_about)}</p>
        <Why reason=why/>
        <dl class="attrs">
            <Choice id="t-credibility" label=tr!(words::credibility) values=MARKS word=mark now=credibility.0 disabled=off on_choose=credibility.1/>
            <Choice id="t-reliability" label=tr!(words::reliability) values=MARKS word=mark now=reliability.0 disabled=off on_choose=reliability.1/>
            <Choice id="t-intimacy" label=tr!(words::intimacy) values=MARKS word=mark now=intimacy.0 disabled=off on_choose=intimacy.1/>
            <Choice id="t-self" label=tr!(words::self_orientation) values=MARKS word=mark now=selfish.0 disabled=off on_choose=selfish.1/>
        </dl>
        <span class="v">
            <Asks id="map-trust" about=tr!(words::trust) explain=move || reasons(stage, explained.get(), tr!(words::trust))>
                {move || value().map_or(locale::ABSENT.to_owned(), |value| locale::decimal(value, 2))}
            </Asks>
        </span>
        {move || value().map(|value| view! {
            <span class="meta">{words::on_100(lang.get(), &locale::decimal(trust_hundred(value), 1))}</span>
        })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_written() {
        assert!(MARKS.iter().all(|value| mark(Lang::Zh, *value) == value.to_string()));
        assert_eq!(mark(Lang::En, 0), "");
    }
}

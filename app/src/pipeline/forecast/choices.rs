//! What is looked at: which pipeline, whose deals, which period.

use leptos::prelude::*;
use meridian_domain::{
    locale::{self, Lang},
    pipeline::{
        forecast::view::{Basis, ForecastQuery, ForecastView, Span},
        history::Months,
    },
};

use super::address::Address;
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Segment, Segmented, SelectField},
    words::{forecast as words, use_lang},
};

const PIPELINE: &str = "forecast-pipeline";
const OWNER: &str = "forecast-owner";
const SPAN: &str = "forecast-span";
const EARLIER: &str = "forecast-earlier";
const LATER: &str = "forecast-later";
const PRESENT: &str = "forecast-present";
const BASIS: &str = "forecast-basis";

/// What a period is called.
pub fn period(lang: Lang, span: Span, months: Months) -> String {
    match span {
        Span::Quarter => words::quarter_of(lang, months.from.year, (months.from.month - 1) / 3 + 1),
        Span::Year => words::year_of(lang, months.from.year),
    }
}

/// The choices.
#[component]
pub fn Choices(view: StoredValue<ForecastView>, address: Address) -> impl IntoView {
    let lang = use_lang();
    let query = view.with_value(|view| view.query);
    let (months, today) = view.with_value(|view| (view.months, view.today));
    address.refocus(&[PIPELINE, OWNER, SPAN, EARLIER, LATER, PRESENT, BASIS]);
    let pipeline = RwSignal::new(query.pipeline.map(|id| id.to_string()).unwrap_or_default());
    let owner = RwSignal::new(query.owner.map(|id| id.to_string()).unwrap_or_default());
    let pipelines = Signal::derive(move || {
        let all = (String::new(), words::all_pipelines(lang.get()).to_owned());
        let named = view.with_value(|view| {
            view.pipelines
                .iter()
                .filter(|one| !one.archived || query.pipeline == Some(one.id))
                .map(|one| (one.id.to_string(), one.name.get(lang.get()).to_owned()))
                .collect::<Vec<_>>()
        });
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    let owners = Signal::derive(move || {
        let all = (String::new(), words::all_owners(lang.get()).to_owned());
        let named = view.with_value(|view| {
            view.owners.iter().map(|(id, name)| (id.to_string(), name.get(lang.get()).to_owned())).collect::<Vec<_>>()
        });
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    Effect::watch(
        move || pipeline.get(),
        move |id, _, _| address.choose(PIPELINE, |query| query.pipeline = id.parse().ok()),
        false,
    );
    Effect::watch(
        move || owner.get(),
        move |id, _, _| address.choose(OWNER, |query| query.owner = id.parse().ok()),
        false,
    );
    let go = move |by: &'static str, to: ForecastQuery| address.choose(by, |query| *query = to);
    let spans = vec![
        Segment::new(Span::Quarter, move || words::quarter(lang.get())),
        Segment::new(Span::Year, move || words::year(lang.get())),
    ];
    let choose_span = Callback::new(move |span| address.choose(SPAN, |query| query.span = span));
    let present = ForecastQuery { month: None, ..query };
    let bases = vec![
        Segment::new(false, move || words::by_set(lang.get())),
        Segment::new(true, move || words::by_learned(lang.get())),
    ];
    let choose_basis = Callback::new(move |learned| address.choose(BASIS, |query| query.learned = learned));
    let basis = view.with_value(|view| view.basis);
    view! {
        <div class="choices" role="group" aria-label=tr!(words::choice)>
            <SelectField id=PIPELINE label=tr!(words::pipeline) value=pipeline options=pipelines/>
            <SelectField id=OWNER label=tr!(words::owner) value=owner options=owners/>
            <div class="span">
                <div id=SPAN>
                    <Segmented label=tr!(words::span) segments=spans chosen=Signal::derive(move || query.span) on_choose=choose_span/>
                </div>
                <div class="period">
                    <span id=EARLIER>
                        <Button kind=Kind::Quiet icon=Glyph::Left label=tr!(words::earlier) on_press=move |_| go(EARLIER, query.moved(-1, today))/>
                    </span>
                    <b aria-live="polite">{move || period(lang.get(), query.span, months)}</b>
                    <span id=LATER>
                        <Button kind=Kind::Quiet icon=Glyph::Right label=tr!(words::later) on_press=move |_| go(LATER, query.moved(1, today))/>
                    </span>
                    <span id=PRESENT>
                        <Button on_press=move |_| go(PRESENT, present)>{tr!(words::this_period)}</Button>
                    </span>
                </div>
            </div>
            <div id=BASIS>
                <Segmented label=tr!(words::basis) segments=bases chosen=Signal::derive(move || query.learned) on_choose=choose_basis/>
            </div>
        </div>
        {basis.map(|basis| view! { <p class="meta" role="note" data-testid="basis">{move || learned_from(lang.get(), basis)}</p> })}
    }
}

/// On what the probabilities rest, and openly where nothing could be learned.
fn learned_from(lang: Lang, basis: Basis) -> String {
    let Basis { n, least, by_deal, by_stage, as_set } = basis;
    let deals = |count: u32| locale::integer(i64::from(count));
    let mut told = vec![words::basis_n(lang, &deals(n))];
    if n < least {
        told.push(words::basis_too_few(lang, &deals(least)));
    }
    for (count, word) in [
        (by_deal, words::basis_by_deal as fn(Lang, &str) -> String),
        (by_stage, words::basis_by_stage),
        (as_set, words::basis_as_set),
    ] {
        if count > 0 {
            told.push(word(lang, &deals(count)));
        }
    }
    told.join(words::basis_between(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_called_as_people_call_it() {
        let months =
            |from: &str, to: &str| Months { from: from.parse().expect("a month"), to: to.parse().expect("a month") };
        assert_eq!(period(Lang::En, Span::Quarter, months("2026-10", "2026-12")), "Q4 2026");
        assert_eq!(period(Lang::Zh, Span::Quarter, months("2026-01", "2026-03")), "2026 年第 1 季度");
        assert_eq!(period(Lang::Zh, Span::Year, months("2026-01", "2026-12")), "2026 年");
    }
}

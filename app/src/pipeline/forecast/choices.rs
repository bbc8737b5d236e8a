//! What is looked at: which pipeline, whose deals, which period.

use leptos::prelude::*;
use meridian_domain::{
    locale::Lang,
    pipeline::{
        forecast::view::{ForecastQuery, ForecastView, Span},
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
    address.refocus(&[PIPELINE, OWNER, SPAN, EARLIER, LATER, PRESENT]);
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
        </div>
    }
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

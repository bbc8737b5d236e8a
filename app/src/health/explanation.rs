//! Why a figure is what it is: formula, inputs with links to the records, weights, what is missing,
//! the version of the model. The same in a popover and on a page.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{
    explained::{Explained, FormulaId, InputKey, Part},
    health::Band,
    id::AccountId,
    locale::{self, Lang},
    names::Names,
    stakeholder::Person,
};
use uuid::Uuid;

use crate::{
    shell::Route,
    tr,
    ui::{Glyph, Icon},
    words::{health as words, map, plan, use_lang},
};

/// A record that a figure rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub id: Uuid,
    pub names: Names,
    /// Where it is shown.
    pub href: Option<String>,
}

impl Source {
    /// A person, shown on the people map.
    #[must_use]
    pub fn person(account: AccountId, person: &Person) -> Self {
        let names = if person.name.is_empty() { person.title.clone() } else { person.name.clone() };
        Self { id: person.id.0, names, href: Some(Route::AccountMap(account).path()) }
    }
}

/// An explained figure; the children stand in the foot, beside the version of the model.
#[component]
pub fn Explanation(
    explained: Explained,
    /// What the figure is: “Health”.
    #[prop(into)]
    title: TextProp,
    #[prop(optional_no_strip)] band: Option<Band>,
    /// Names and addresses of the records among the inputs.
    #[prop(optional)]
    sources: Vec<Source>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let lang = use_lang();
    let Explained { value, formula, parts, missing, coverage, model_version } = explained;
    let sources = StoredValue::new(sources);
    let shown = value.map(|value| total(formula, value));
    let verdict = move || match (band, value) {
        (Some(band), _) => format!("{} · {}", title.get(), words::band(lang.get(), Some(band))),
        (None, Some(_)) => title.get().to_string(),
        (None, None) => words::not_enough(lang.get()).to_owned(),
    };
    let names = move |inputs: &[InputKey]| {
        let lang = lang.get();
        let names: Vec<String> = inputs.iter().map(|input| name(lang, input, sources)).collect();
        names.join(if lang == Lang::Zh { "、" } else { ", " })
    };
    let model = move || match formula {
        FormulaId::Health | FormulaId::HealthDimension => words::hospital_model(lang.get()),
        FormulaId::WeightedPipeline
        | FormulaId::Velocity
        | FormulaId::StageProbability
        | FormulaId::DealProbability => words::forecast_model(lang.get()),
        FormulaId::KeyAccount => crate::words::identify::model(lang.get()),
        FormulaId::FactorScore
        | FormulaId::InternalFactors
        | FormulaId::ExternalFactors
        | FormulaId::StrategyValue
        | FormulaId::PlanProgress
        | FormulaId::PlanCompleteness
        | FormulaId::ValueRealised
        | FormulaId::LedgerRealised
        | FormulaId::VisitContribution => plan::model(lang.get()),
        FormulaId::Meddpicc | FormulaId::WeightedMeddpicc | FormulaId::TenderScore => words::deal_model(lang.get()),
        _ => words::map_model(lang.get()),
    };
    let left = missing.clone();
    view! {
        <header>
            {match shown {
                Some(shown) => view! { <span class="big">{shown}</span> }.into_any(),
                None => view! { <span class="dash">"–"</span> }.into_any(),
            }}
            <span class="sub">{verdict}</span>
        </header>
        <p class="formula">{move || words::formula_text(lang.get(), formula)}</p>
        {(!parts.is_empty()).then(|| view! { <Parts parts formula sources/> })}
        <ul class="notes">
            <li>
                <Icon glyph=Glyph::Info small=true/>
                <span>{move || words::data_coverage(lang.get(), &locale::percent(coverage, 0))}</span>
            </li>
            {(!left.is_empty())
                .then(|| {
                    view! {
                        <li>
                            <Icon glyph=Glyph::EyeOff small=true/>
                            <span>{move || left_out(lang.get(), formula, &names(&missing))}</span>
                        </li>
                    }
                })}
        </ul>
        <footer>
            <span>{move || words::model(lang.get(), model(), model_version)}</span>
            <span class="push"></span>
            {children.map(|children| children())}
        </footer>
    }
}

/// The table of the inputs with a running bar: each begins where the one before ended.
#[component]
pub(super) fn Parts(parts: Vec<Part>, formula: FormulaId, sources: StoredValue<Vec<Source>>) -> impl IntoView {
    let lang = use_lang();
    let scale = Scale::of(&parts);
    let centred = matches!(formula, FormulaId::Health | FormulaId::HealthDimension);
    let mut level = 0.0;
    let rows: Vec<_> = parts
        .into_iter()
        .map(|part| {
            let from = level;
            level += part.contribution;
            (part, from)
        })
        .collect();
    view! {
        <table class="parts">
            <caption class="vh">{tr!(words::contribution)}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        {move || if formula == FormulaId::Health { words::dimension(lang.get()) } else { words::input(lang.get()) }}
                    </th>
                    <th scope="col" class="num">{tr!(words::weight)}</th>
                    <th scope="col" class="num">{tr!(words::score)}</th>
                    <th scope="col">{move || if centred { words::from_50(lang.get()) } else { words::from_0(lang.get()) }}</th>
                    <th scope="col" class="num"><span class="vh">{tr!(words::contribution)}</span></th>
                </tr>
            </thead>
            <tbody>
                {rows
                    .into_iter()
                    .map(|(part, from)| {
                        let input = part.input.clone();
                        let href = href(&part.input, sources);
                        let name = move || name(lang.get(), &input, sources);
                        let bar = scale.bar(from, from + part.contribution);
                        let class = if part.contribution < 0.0 { "f-alarm" } else { "f-accent" };
                        let known = part.value.is_some();
                        view! {
                            <tr>
                                <th scope="row">
                                    {match href {
                                        Some(href) => view! { <a class="link" href=href>{name}</a> }.into_any(),
                                        None => view! { <span class:muted=!known>{name}</span> }.into_any(),
                                    }}
                                </th>
                                <td class="num">{weight(formula, part.weight)}</td>
                                <td class="num">
                                    {match part.value {
                                        Some(value) => locale::decimal(value, decimals(formula)).into_any(),
                                        None => view! { <span class="caution">{tr!(words::no_value)}</span> }.into_any(),
                                    }}
                                </td>
                                <td>
                                    <svg width="112" height="14" viewBox="0 0 112 14" aria-hidden="true">
                                        <line class="k-line2" x1=scale.zero() x2=scale.zero() y1="-6" y2="20"/>
                                        {known.then(|| view! { <rect class=class x=bar.0 y="3" width=bar.1 height="8"/> })}
                                    </svg>
                                </td>
                                <td class="num">{known.then(|| added(formula, part.contribution))}</td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// Running sums on 112 px.
#[derive(Clone, Copy)]
struct Scale {
    low: f64,
    span: f64,
}

impl Scale {
    fn of(parts: &[Part]) -> Self {
        let (mut level, mut low, mut high) = (0.0_f64, 0.0_f64, 0.0_f64);
        for part in parts {
            level += part.contribution;
            low = low.min(level);
            high = high.max(level);
        }
        Self { low, span: (high - low).max(1e-9) }
    }

    fn x(self, level: f64) -> f64 {
        4.0 + 104.0 * (level - self.low) / self.span
    }

    fn zero(self) -> String {
        format!("{:.1}", self.x(0.0))
    }

    /// Left edge and width of a bar between two levels, never too thin to be seen.
    fn bar(self, from: f64, to: f64) -> (String, String) {
        let (a, b) = (self.x(from.min(to)), self.x(from.max(to)));
        (format!("{a:.1}"), format!("{:.1}", (b - a).max(1.0)))
    }
}

fn href(input: &InputKey, sources: StoredValue<Vec<Source>>) -> Option<String> {
    let (InputKey::Person(id) | InputKey::Deal(id)) = input else {
        return match input {
            InputKey::Dimension(dimension) => Some(format!("#{}", super::dimensions::anchor(*dimension)))
                .filter(|_| sources.with_value(|sources| sources.iter().any(|source| source.id == Uuid::nil()))),
            _ => None,
        };
    };
    sources.with_value(|sources| sources.iter().find(|source| source.id == *id).and_then(|source| source.href.clone()))
}

fn name(lang: Lang, input: &InputKey, sources: StoredValue<Vec<Source>>) -> String {
    match input {
        InputKey::Dimension(dimension) => words::dimension_name(lang, *dimension).to_owned(),
        InputKey::Measure(measure) => words::measure_name(lang, *measure).to_owned(),
        InputKey::Override => words::override_part(lang).to_owned(),
        InputKey::Person(id)
        | InputKey::Deal(id)
        | InputKey::Swot(id)
        | InputKey::Goal(id)
        | InputKey::Promise(id)
        | InputKey::Response(id) => called(lang, *id, sources),
        InputKey::Pair { within, around } => {
            format!("{} × {}", called(lang, *within, sources), called(lang, *around, sources))
        }
        InputKey::Rule(rule) => plan::rule(lang, *rule).to_owned(),
        InputKey::Impact => plan::impact(lang).to_owned(),
        InputKey::Likelihood => plan::likelihood(lang).to_owned(),
        InputKey::Baseline => plan::baseline(lang).to_owned(),
        InputKey::Target => plan::target(lang).to_owned(),
        InputKey::UnitWorth => plan::unit_worth(lang).to_owned(),
        InputKey::Measured => plan::measured(lang).to_owned(),
        InputKey::Evidence(code) => code.clone(),
        InputKey::Influence { .. } => map::line_influences(lang).to_owned(),
        InputKey::Function(function) => map::function_name(lang, *function).to_owned(),
        InputKey::Buyer(influence) => map::influence_name(lang, *influence).to_owned(),
        InputKey::Letter(letter) => words::letter_name(lang, *letter).to_owned(),
        InputKey::Credibility => words::credibility(lang).to_owned(),
        InputKey::Reliability => words::reliability(lang).to_owned(),
        InputKey::Intimacy => words::intimacy(lang).to_owned(),
        InputKey::SelfOrientation => words::self_orientation(lang).to_owned(),
        InputKey::Level => words::level(lang).to_owned(),
        InputKey::Frequency => words::frequency(lang).to_owned(),
        InputKey::Recency => words::recency(lang).to_owned(),
        InputKey::DealCount => words::deal_count(lang).to_owned(),
        InputKey::AverageValue => words::average_value(lang).to_owned(),
        InputKey::WinRate => words::win_rate(lang).to_owned(),
        InputKey::CycleDays => words::cycle_days(lang).to_owned(),
        InputKey::Prior => words::prior(lang).to_owned(),
        InputKey::OwnRecord => words::own_record(lang).to_owned(),
        InputKey::TenderPrice => words::tender_price(lang).to_owned(),
        InputKey::TenderTechnical => words::tender_technical(lang).to_owned(),
        InputKey::TenderCommercial => words::tender_commercial(lang).to_owned(),
        InputKey::Trait(of) => crate::words::identify::trait_name(lang, *of).to_owned(),
    }
}

/// What a record among the inputs is called.
fn called(lang: Lang, id: Uuid, sources: StoredValue<Vec<Source>>) -> String {
    let named = |sources: &Vec<Source>| {
        sources.iter().find(|source| source.id == id).map(|source| source.names.get(lang).to_owned())
    };
    sources.with_value(named).unwrap_or_else(|| map::name_unknown(lang).to_owned())
}

/// Whether a figure is a share of one, which people read as a percentage.
const fn is_share(formula: FormulaId) -> bool {
    matches!(
        formula,
        FormulaId::KeyCoverage
            | FormulaId::RoleCompleteness
            | FormulaId::PathToPower
            | FormulaId::StageProbability
            | FormulaId::DealProbability
    )
}

/// What was asked for and is not there.
fn left_out(lang: Lang, formula: FormulaId, names: &str) -> String {
    match formula {
        FormulaId::RoleCompleteness => words::unfilled_list(lang, names),
        _ => words::missing_list(lang, names),
    }
}

/// Weights of functions are shares of one, others whole points.
fn weight(formula: FormulaId, weight: f64) -> String {
    match formula {
        FormulaId::RoleCompleteness | FormulaId::LedgerRealised => locale::percent(weight, 0),
        FormulaId::InternalFactors | FormulaId::ExternalFactors | FormulaId::StrategyValue => {
            locale::decimal(weight, 2)
        }
        _ => locale::decimal(weight, 0),
    }
}

/// A function may be filled by half.
const fn decimals(formula: FormulaId) -> usize {
    match formula {
        FormulaId::RoleCompleteness | FormulaId::ValueRealised => 1,
        FormulaId::KeyAccount => 2,
        FormulaId::TenderScore
        | FormulaId::WeightedPipeline
        | FormulaId::Velocity
        | FormulaId::StageProbability
        | FormulaId::DealProbability => 2,
        _ => 0,
    }
}

/// Digits of the figure behind the point, and of what is added to it.
const fn digits(formula: FormulaId) -> usize {
    match formula {
        FormulaId::InternalFactors | FormulaId::ExternalFactors | FormulaId::StrategyValue => 2,
        FormulaId::FactorScore | FormulaId::VisitContribution => 0,
        _ => 1,
    }
}

fn total(formula: FormulaId, value: f64) -> String {
    if is_share(formula) {
        format!("{}%", locale::decimal(100.0 * value, 0))
    } else {
        locale::decimal(value, digits(formula))
    }
}

fn added(formula: FormulaId, contribution: f64) -> String {
    if is_share(formula) {
        format!("{}%", locale::signed(100.0 * contribution, 0))
    } else {
        locale::signed(contribution, digits(formula))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(contribution: f64) -> Part {
        Part { input: InputKey::Level, value: Some(1.0), weight: 1.0, contribution }
    }

    #[test]
    fn bars_begin_where_the_last_ended_and_stay_on_the_scale() {
        let scale = Scale::of(&[part(6.0), part(-9.0)]);
        assert_eq!(scale.bar(0.0, 6.0).0, scale.zero());
        let (left, width) = scale.bar(6.0, -3.0);
        assert_eq!((left.as_str(), width.as_str()), ("4.0", "104.0"));
    }
}

//! How good the probabilities were, at past moments and by what was known then.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    pipeline::history::{Calibration, Decile, Predictor, view::PastView},
};

use super::{reliability::Reliability, why::Why};
use crate::{
    tr,
    ui::{Segment, Segmented, Table},
    words::{forecast as words, use_lang},
};

/// The section.
#[component]
pub fn Measured(view: StoredValue<PastView>) -> impl IntoView {
    let lang = use_lang();
    let chosen = RwSignal::new(Predictor::Team);
    let segments = [Predictor::Team, Predictor::Stage, Predictor::Deal]
        .map(|predictor| Segment::new(predictor, move || words::predictor_name(lang.get(), predictor)))
        .to_vec();
    let told = move || {
        let predictor = chosen.get();
        view.with_value(|view| view.calibration.iter().find(|(own, _)| *own == predictor).map(|(_, told)| told.clone()))
    };
    view! {
        <section class="part" aria-labelledby="calibration">
            <h2 id="calibration">{tr!(words::calibration)}</h2>
            <p class="meta">{tr!(words::calibration_about)}</p>
            <Segmented label=tr!(words::predictor) segments chosen on_choose=move |predictor| chosen.set(predictor)/>
            {move || match told() {
                None => ().into_any(),
                Some(Calibration::NotEnoughData { deals, needed, silent }) => view! {
                    <p class="caution">{move || words::not_enough(lang.get(), deals, needed)}</p>
                    <p class="meta">{tr!(words::silent)} " " {silent}</p>
                }
                .into_any(),
                Some(Calibration::Measured { predictions, deals, silent, brier, base_brier, skill, deciles, .. }) => view! {
                    <Scores counts=(predictions, deals, silent) brier base_brier skill/>
                    <div class="beside">
                        <Reliability deciles=deciles.clone()/>
                        <Deciles deciles/>
                    </div>
                }
                .into_any(),
            }}
        </section>
    }
}

#[component]
fn Scores(
    /// Predictions, the deals they are of, and the points without enough data.
    counts: (u32, u32, u32),
    brier: f64,
    base_brier: f64,
    skill: Option<f64>,
) -> impl IntoView {
    let lang = use_lang();
    let whole = |n: u32| locale::integer(i64::from(n));
    let (predictions, deals, silent) = counts;
    let inputs = Signal::derive(move || {
        let lang = lang.get();
        vec![
            (words::predictions(lang).to_owned(), whole(predictions)),
            (words::closed_n(lang).to_owned(), whole(deals)),
            (words::silent(lang).to_owned(), whole(silent)),
            (words::base_brier(lang).to_owned(), locale::decimal(base_brier, 3)),
        ]
    });
    let shown = Signal::derive(move || locale::decimal(brier, 3));
    let skill = skill.map_or_else(|| locale::ABSENT.to_owned(), |skill| locale::percent(skill, 0));
    view! {
        <dl class="facts">
            <dt>{tr!(words::brier)}</dt>
            <dd><Why id="why-brier" about=tr!(words::brier) shown formula=tr!(words::formula_brier) inputs/></dd>
            <dt>{tr!(words::base_brier)}</dt>
            <dd>{locale::decimal(base_brier, 3)}</dd>
            <dt>{tr!(words::skill)}</dt>
            <dd>{skill}</dd>
            <dt>{tr!(words::closed_n)}</dt>
            <dd>{whole(deals)}</dd>
        </dl>
    }
}

#[component]
fn Deciles(deciles: Vec<Decile>) -> impl IntoView {
    let share = |share: Option<f64>| share.map_or_else(|| locale::ABSENT.to_owned(), |share| locale::percent(share, 0));
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=tr!(words::reliability)>
            <Table caption=tr!(words::reliability)>
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::decile)}</th>
                        <th scope="col" class="num">{tr!(words::said)}</th>
                        <th scope="col" class="num">{tr!(words::came)}</th>
                        <th scope="col" class="num">{tr!(words::interval)}</th>
                        <th scope="col" class="num">{tr!(words::predictions)}</th>
                        <th scope="col" class="num">{tr!(words::closed_n)}</th>
                    </tr>
                </thead>
                <tbody>
                    {deciles
                        .into_iter()
                        .map(|decile| {
                            let interval = decile.interval.map_or_else(
                                || locale::ABSENT.to_owned(),
                                |it| format!("{} – {}", locale::percent(it.low, 0), locale::percent(it.high, 0)),
                            );
                            view! {
                                <tr>
                                    <th scope="row">{format!("{}–{}%", decile.from_percent, u32::from(decile.from_percent) + 10)}</th>
                                    <td class="num">{share(decile.predicted)}</td>
                                    <td class="num">{share(decile.won)}</td>
                                    <td class="num">{interval}</td>
                                    <td class="num">{decile.predictions}</td>
                                    <td class="num">{decile.deals}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </Table>
        </div>
    }
}

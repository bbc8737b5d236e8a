//! How many deals go on from each stage, and how long they stay there.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    names::Names,
    pipeline::{
        Stage,
        history::{Conversion, Proportion, StageStays, view::PastView},
    },
};

use super::why::Why;
use crate::{
    tr,
    ui::Table,
    words::{forecast as words, use_lang},
};

/// The section; nothing while no deal was anywhere.
#[component]
pub fn Conversions(view: StoredValue<PastView>) -> impl IntoView {
    let rows: Vec<(Stage, Option<Names>, Conversion, Option<StageStays>)> = view.with_value(|view| {
        let stays = |id| view.stays.iter().find(|stays| stays.stage == id).copied();
        let row = |one: &Conversion| {
            let stage = view.stage(one.stage)?;
            Some((stage.clone(), view.pipeline_among(stage).cloned(), *one, stays(one.stage)))
        };
        view.conversion.iter().filter_map(row).collect()
    });
    if rows.iter().all(|(_, _, conversion, _)| conversion.entered == 0) {
        return ().into_any();
    }
    view! {
        <section class="part" aria-labelledby="conversion">
            <h2 id="conversion">{tr!(words::conversion)}</h2>
            <p class="meta">{tr!(words::conversion_about)}</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="conversion">
                <Table caption=tr!(words::conversion)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::stage)}</th>
                            <th scope="col" class="num">{tr!(words::entered)}</th>
                            <th scope="col" class="num">{tr!(words::waiting)}</th>
                            <th scope="col" class="num">{tr!(words::advanced)}</th>
                            <th scope="col" class="num">{tr!(words::won_of)}</th>
                            <th scope="col" class="num">{tr!(words::stay)}</th>
                            <th scope="col" class="num">"n"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows.into_iter().map(|(stage, pipeline, conversion, stays)| view! { <Row stage pipeline conversion stays/> }).collect_view()}
                    </tbody>
                </Table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Row(stage: Stage, pipeline: Option<Names>, conversion: Conversion, stays: Option<StageStays>) -> impl IntoView {
    let lang = use_lang();
    let name = stage.name;
    let usual = stays.and_then(|stays| stays.usual).map_or_else(
        || locale::ABSENT.to_owned(),
        |usual| format!("{} / {}", locale::decimal(usual.p50, 0), locale::decimal(usual.p80, 0)),
    );
    let rate = move |kind: &'static str, word: fn(_) -> &'static str, of: Proportion| {
        let Some(share) = of.share() else { return view! { <span>{locale::ABSENT}</span> }.into_any() };
        let shown = Signal::derive(move || words::of_n(lang.get(), &locale::percent(share, 0), of.count, of.n));
        let inputs = Signal::derive(move || {
            let lang = lang.get();
            let mut inputs = vec![(word(lang).to_owned(), format!("{}/{}", of.count, of.n))];
            inputs.extend(of.interval().map(|it| {
                let told = format!("{} – {}", locale::percent(it.low, 0), locale::percent(it.high, 0));
                (words::interval(lang).to_owned(), told)
            }));
            inputs
        });
        view! {
            <Why id=format!("why-{kind}-{}", stage.id) about=move || word(lang.get()) shown
                formula=tr!(words::conversion_about) inputs/>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">
                {move || name.get(lang.get()).to_owned()}
                {pipeline.map(|pipeline| view! { " " <span class="meta">{move || pipeline.get(lang.get()).to_owned()}</span> })}
            </th>
            <td class="num">{conversion.entered}</td>
            <td class="num">{conversion.waiting}</td>
            <td class="num">{rate("advanced", words::advanced, conversion.advanced)}</td>
            <td class="num">{rate("won", words::won_of, conversion.won)}</td>
            <td class="num">{usual}</td>
            <td class="num">{stays.map_or(0, |stays| stays.n)}</td>
        </tr>
    }
}
